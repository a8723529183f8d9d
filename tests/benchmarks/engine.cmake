# SPDX-License-Identifier: MIT
taskatlas_benchmark(engine SOURCES engine_benchmark.cpp DEPENDS engine study tasks base)
target_link_libraries(engine_benchmark PRIVATE nlohmann_json::nlohmann_json)
