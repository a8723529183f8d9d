# SPDX-License-Identifier: MIT
# What `cmake --install` puts below its prefix, beside the built-in studies, which their room adds.
# The programs find those and the layout helper relative to themselves, so the prefix can be moved
# as a whole.
include(GNUInstallDirs)
foreach(program IN ITEMS taskatlas-cli taskatlas-layout)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
install(FILES LICENSE NOTICE.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
install(DIRECTORY licences DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
