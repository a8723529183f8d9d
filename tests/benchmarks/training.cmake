# SPDX-License-Identifier: MIT
if(TASKATLAS_TRAINING)
  taskatlas_benchmark(training
    SOURCES training_benchmark.cpp
    DEPENDS training networks dataset tasks base)
  taskatlas_use_torch(training_benchmark)
endif()
