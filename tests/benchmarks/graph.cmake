# SPDX-License-Identifier: MIT
taskatlas_benchmark(graph SOURCES graph_benchmark.cpp DEPENDS graph taxonomy tasks base)
add_dependencies(graph_benchmark taskatlas-layout)
