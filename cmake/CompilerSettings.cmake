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
  # With the checks that sanitizers insert, GCC 12 finds uninitialised values in <regex> and others.
  target_compile_options(taskatlas_settings INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  # Function multiversioning resolves before the sanitizer's run time is up.
  target_compile_definitions(taskatlas_settings INTERFACE TASKATLAS_NO_MULTIVERSIONING)
endif()
# Linking takes a quarter of the time: the programs that link LibTorch or Qt have 200 MB of debugging
# information each.
find_program(TASKATLAS_LLD ld.lld)
mark_as_advanced(TASKATLAS_LLD)
if(TASKATLAS_LLD)
  target_link_options(taskatlas_settings INTERFACE -fuse-ld=lld)
endif()
find_program(TASKATLAS_CCACHE ccache)
mark_as_advanced(TASKATLAS_CCACHE)
if(TASKATLAS_CCACHE)
  # Paths below the checkout are hashed as relative ones, so that clones and presets share results;
  # and whether a warning is an error is left out, so that `release` takes what `dev` has compiled
  # (where it was compiled as `release` first, `dev` prints the warning and goes on).
  # A rule launcher, unlike CMAKE_CXX_COMPILER_LAUNCHER, stays out of compile_commands.json, where
  # clang-tidy and clangd would take it for the compiler.
  set(taskatlas_ccache_settings
    "\"CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}\" CCACHE_NOHASHDIR=1 CCACHE_IGNOREOPTIONS=-Werror")
  set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE
    "/usr/bin/env ${taskatlas_ccache_settings} \"${TASKATLAS_CCACHE}\"")
endif()
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
