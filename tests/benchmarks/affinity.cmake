# SPDX-License-Identifier: MIT
taskatlas_benchmark(affinity SOURCES affinity_benchmark.cpp DEPENDS affinity base tasks)
