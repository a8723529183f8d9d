# SPDX-License-Identifier: MIT

# taskatlas_room(NAME SOURCES a.cpp .. [DEPENDS base tasks ..] [LIBRARIES x::y ..])
# One room of core/: a static library taskatlas_NAME. DEPENDS are rooms, part of its interface;
# LIBRARIES are third-party ones, private.
function(taskatlas_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(taskatlas_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(taskatlas_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
  target_link_libraries(taskatlas_${name} PRIVATE taskatlas_settings ${ROOM_LIBRARIES})
  foreach(dependency IN LISTS ROOM_DEPENDS)
    target_link_libraries(taskatlas_${name} PUBLIC taskatlas_${dependency})
  endforeach()
endfunction()

# taskatlas_test(NAME SOURCES a_test.cpp .. [DEPENDS rooms..] [LIBRARIES ..])
# One test program NAME_tests; each of its cases becomes a ctest named NAME/Suite.Case. Its
# environment knows one more locale, de_DE.UTF-8 (see tests/support/comma_locale.hpp).
function(taskatlas_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_executable(${name}_tests ${TEST_SOURCES})
  target_include_directories(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_options(${name}_tests PRIVATE "SHELL:-include ${TASKATLAS_TEST_PATHS}")
  target_link_libraries(${name}_tests PRIVATE taskatlas_settings GTest::gtest GTest::gmock
                        GTest::gtest_main ${TEST_LIBRARIES})
  foreach(dependency IN LISTS TEST_DEPENDS)
    target_link_libraries(${name}_tests PRIVATE taskatlas_${dependency})
  endforeach()
  add_dependencies(${name}_tests taskatlas_test_locale)
  include(GoogleTest)
  gtest_discover_tests(${name}_tests TEST_PREFIX "${name}/" NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
                       PROPERTIES TIMEOUT 300 ENVIRONMENT "LOCPATH=${CMAKE_BINARY_DIR}/locales")
endfunction()
