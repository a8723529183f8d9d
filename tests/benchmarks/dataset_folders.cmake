# SPDX-License-Identifier: MIT
taskatlas_benchmark(dataset_folders SOURCES dataset_folders_benchmark.cpp DEPENDS dataset)
