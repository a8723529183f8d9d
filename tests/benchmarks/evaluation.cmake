# SPDX-License-Identifier: MIT
taskatlas_benchmark(evaluation
  SOURCES evaluation_benchmark.cpp
  DEPENDS evaluation taxonomy affinity tasks base)
