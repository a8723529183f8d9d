# SPDX-License-Identifier: MIT
# Warnings, sanitizers, compiler cache. Linked by every room and program as taskatlas_settings.
add_library(taskatlas_settings INTERFACE)
target_compile_options(taskatlas_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual)
if(TASKATLAS_WERROR)
  target_compile_options(taskatlas_settings INTERFACE -Werror)
endif()
if(TASKATLAS_SANITIZE)
  target_compile_options(taskatlas_settings INTERFACE
    -fsanitize=${TASKATLAS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(taskatlas_settings INTERFACE -fsanitize=${TASKATLAS_SANITIZE})
  # Function multiversioning resolves before the sanitizer's run time is up.
  target_compile_definitions(taskatlas_settings INTERFACE TASKATLAS_NO_MULTIVERSIONING)
endif()
find_program(TASKATLAS_CCACHE ccache)
if(TASKATLAS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TASKATLAS_CCACHE})
endif()
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
