# SPDX-License-Identifier: MIT
# What `cmake --install` puts below its prefix. The programs find the built-in studies and the
# layout helper relative to themselves, so the prefix can be moved as a whole.
include(GNUInstallDirs)
foreach(program IN ITEMS taskatlas-cli taskatlas-layout)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/taskatlas/studies/
        DESTINATION ${CMAKE_INSTALL_DATADIR}/taskatlas/studies
        FILES_MATCHING PATTERN "*.taskstudy")
install(FILES LICENSE NOTICE.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
install(DIRECTORY licences DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
