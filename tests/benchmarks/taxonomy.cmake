# SPDX-License-Identifier: MIT
taskatlas_benchmark(taxonomy
  SOURCES taxonomy_benchmark.cpp ${CMAKE_SOURCE_DIR}/tests/support/random_program.cpp
  DEPENDS taxonomy)
