# SPDX-License-Identifier: MIT
taskatlas_benchmark(measures SOURCES measures_benchmark.cpp DEPENDS measures base)
