# SPDX-License-Identifier: MIT
taskatlas_benchmark(dataset_formats
  SOURCES dataset_formats_benchmark.cpp
  DEPENDS dataset)
