# SPDX-License-Identifier: MIT
# What `cmake --install` puts below its prefix, beside the built-in studies, which their room adds.
# The programs find those and the layout helper relative to themselves, so the prefix can be moved
# as a whole.
include(GNUInstallDirs)
install(TARGETS taskatlas-cli taskatlas-layout RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES LICENSE NOTICE.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
install(DIRECTORY licences DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
