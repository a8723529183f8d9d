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

# taskatlas_ui_room(NAME SOURCES a.cpp .. [DEPENDS core rooms..] [UI ui rooms..] [LIBRARIES x::y ..])
# One room of ui/: a static library taskatlas_ui_NAME over rooms of core/ and other rooms of ui/.
function(taskatlas_ui_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;DEPENDS;UI;LIBRARIES" ${ARGN})
  add_library(taskatlas_ui_${name} STATIC ${ROOM_SOURCES})
  # moc of Qt 6.4 stumbles over the standard header <concepts>; with its guard defined it skips it.
  set_target_properties(taskatlas_ui_${name} PROPERTIES AUTOMOC ON
                        AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
  target_include_directories(taskatlas_ui_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_compile_definitions(taskatlas_ui_${name} PUBLIC QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII)
  target_link_libraries(taskatlas_ui_${name} PUBLIC Qt6::Widgets PRIVATE taskatlas_settings
                        ${ROOM_LIBRARIES})
  foreach(dependency IN LISTS ROOM_DEPENDS)
    target_link_libraries(taskatlas_ui_${name} PUBLIC taskatlas_${dependency})
  endforeach()
  foreach(dependency IN LISTS ROOM_UI)
    target_link_libraries(taskatlas_ui_${name} PUBLIC taskatlas_ui_${dependency})
  endforeach()
endfunction()

# taskatlas_test(NAME SOURCES a_test.cpp .. [DEPENDS rooms..] [LIBRARIES ..] [PROPERTIES ..])
# One test program NAME_tests; each of its cases becomes a ctest named NAME/Suite.Case, with these
# PROPERTIES over the usual ones. Its environment knows one more locale, de_DE.UTF-8 (see
# tests/support/comma_locale.hpp).
function(taskatlas_test name)
  cmake_parse_arguments(TEST "TORCH" "" "SOURCES;DEPENDS;LIBRARIES;PROPERTIES" ${ARGN})
  add_executable(${name}_tests ${TEST_SOURCES})
  target_include_directories(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  if(NOT TEST_TORCH)
    target_compile_options(${name}_tests PRIVATE "SHELL:-include ${TASKATLAS_TEST_PATHS}")
  endif()
  target_link_libraries(${name}_tests PRIVATE taskatlas_settings GTest::gtest GTest::gmock
                        GTest::gtest_main ${TEST_LIBRARIES})
  foreach(dependency IN LISTS TEST_DEPENDS)
    target_link_libraries(${name}_tests PRIVATE taskatlas_${dependency})
  endforeach()
  add_dependencies(${name}_tests taskatlas_test_locale)
  include(GoogleTest)
  gtest_discover_tests(${name}_tests TEST_PREFIX "${name}/" NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
                       PROPERTIES TIMEOUT 300 ENVIRONMENT "LOCPATH=${CMAKE_BINARY_DIR}/locales"
                                  ${TEST_PROPERTIES})
endfunction()

# taskatlas_ui_test(NAME SOURCES a_test.cpp .. [UI ui rooms..] [DEPENDS core rooms..])
# One test program ui_NAME_tests that drives real widgets, each case a ctest named ui/NAME/Suite.Case
# under Qt's offscreen platform (tests/support/qt_main.cpp has its main).
function(taskatlas_ui_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;DEPENDS;UI;LIBRARIES" ${ARGN})
  set(program ui_${name}_tests)
  add_executable(${program} ${TEST_SOURCES} ${CMAKE_SOURCE_DIR}/tests/support/qt_main.cpp)
  set_target_properties(${program} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
  target_include_directories(${program} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_options(${program} PRIVATE "SHELL:-include ${TASKATLAS_TEST_PATHS}")
  target_link_libraries(${program} PRIVATE taskatlas_settings GTest::gtest GTest::gmock Qt6::Test
                        ${TEST_LIBRARIES})
  foreach(dependency IN LISTS TEST_DEPENDS)
    target_link_libraries(${program} PRIVATE taskatlas_${dependency})
  endforeach()
  foreach(dependency IN LISTS TEST_UI)
    target_link_libraries(${program} PRIVATE taskatlas_ui_${dependency})
  endforeach()
  add_dependencies(${program} taskatlas_test_locale builtin_studies taskatlas-layout)
  include(GoogleTest)
  gtest_discover_tests(${program} TEST_PREFIX "ui/${name}/" NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300 ENVIRONMENT "LOCPATH=${CMAKE_BINARY_DIR}/locales;QT_QPA_PLATFORM=offscreen")
endfunction()
