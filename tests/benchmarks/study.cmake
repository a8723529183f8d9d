# SPDX-License-Identifier: MIT
taskatlas_benchmark(study SOURCES study_benchmark.cpp DEPENDS study)
