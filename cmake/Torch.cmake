# SPDX-License-Identifier: MIT
# LibTorch and the rooms that use it. <torch/torch.h> takes 12 s to read: it is compiled once, with
# taskatlas_torch, and shared by all that is added below. A CUDA LibTorch is found by
# CMAKE_PREFIX_PATH.
if(NOT TASKATLAS_TRAINING)
  return()
endif()
find_package(Torch 1.13 REQUIRED)

add_library(taskatlas_torch STATIC ${CMAKE_SOURCE_DIR}/cmake/torch_precompiled.cpp)
target_link_libraries(taskatlas_torch PUBLIC ${TORCH_LIBRARIES} PRIVATE taskatlas_settings)
target_precompile_headers(taskatlas_torch PRIVATE <torch/torch.h>)

# Lets a target use the precompiled header, which GCC takes only where options agree. The compiler
# cache has to be told that such a header may be trusted.
function(taskatlas_use_torch target)
  target_link_libraries(${target} PUBLIC taskatlas_torch)
  target_precompile_headers(${target} REUSE_FROM taskatlas_torch)
  taskatlas_torch_options(${target})
endfunction()

function(taskatlas_torch_options target)
  # Programs are compiled as libraries are (-fPIC, not -fPIE), or the header could not be shared.
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  # -g1: functions and lines; with all types of LibTorch compiling takes more than twice the time.
  target_compile_options(${target} PRIVATE -fPIC -g1 $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  if(TASKATLAS_CCACHE)
    set_target_properties(${target} PROPERTIES RULE_LAUNCH_COMPILE
      "/usr/bin/env ${taskatlas_ccache_settings} CCACHE_SLOPPINESS=pch_defines,time_macros \"${TASKATLAS_CCACHE}\"")
  endif()
endfunction()
taskatlas_torch_options(taskatlas_torch)

# taskatlas_torch_room(NAME SOURCES a.cpp .. [DEPENDS base ..] [LIBRARIES x::y ..])
# A room of core/ that sees LibTorch. Its headers include <ATen/core/Tensor.h> at most.
function(taskatlas_torch_room name)
  taskatlas_room(${name} ${ARGN})
  taskatlas_use_torch(taskatlas_${name})
endfunction()

# taskatlas_torch_test(NAME SOURCES a_test.cpp .. [DEPENDS rooms ..] [LIBRARIES ..])
# As taskatlas_test. The precompiled header has to come before all else, so that the paths of
# sources and build are included by those sources that want them: "generated/test_paths.hpp".
function(taskatlas_torch_test name)
  taskatlas_test(${name} TORCH ${ARGN})
  taskatlas_use_torch(${name}_tests)
  target_include_directories(${name}_tests PRIVATE ${CMAKE_BINARY_DIR})
endfunction()
