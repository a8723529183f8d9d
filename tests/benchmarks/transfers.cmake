# SPDX-License-Identifier: MIT
if(TASKATLAS_TRAINING)
  taskatlas_benchmark(transfers
    SOURCES transfers_benchmark.cpp
    DEPENDS transfers training networks dataset)
  taskatlas_use_torch(transfers_benchmark)
endif()
