# SPDX-License-Identifier: MIT
# What `cmake --install` puts below its prefix, beside the built-in studies, which their room adds.
# The programs find those and the layout helper relative to themselves, so the prefix can be moved
# as a whole.
include(GNUInstallDirs)
install(TARGETS taskatlas-cli taskatlas-layout RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TASKATLAS_ROOMS)
  install(TARGETS taskatlas-engine RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES docs/man/taskatlas-cli.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(TASKATLAS_GUI)
  install(TARGETS taskatlas RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(FILES docs/man/taskatlas.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  set(desktop resources/desktop/org.taskatlas.TaskAtlas)
  set(icons ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor/scalable)
  install(FILES ${desktop}.desktop DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications)
  install(FILES ${desktop}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/metainfo)
  install(FILES ${desktop}.xml DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/mime/packages)
  install(FILES resources/icons/taskatlas.svg DESTINATION ${icons}/apps
          RENAME org.taskatlas.TaskAtlas.svg)
  install(FILES resources/icons/taskatlas.svg DESTINATION ${icons}/mimetypes
          RENAME application-x-taskatlas-study.svg)
endif()
install(FILES LICENSE NOTICE.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas
        PATTERN man EXCLUDE)
install(DIRECTORY licences DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/taskatlas)

# A Debian package (installer/package): dependencies are what the programs are linked with.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME taskatlas)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The TaskAtlas authors <taskatlas@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "explorer of task transfer: affinities and taxonomies")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "explorer of task transfer: affinities and taxonomies
 TaskAtlas finds which few tasks to supervise under a budget, and from which of
 them to transfer to the rest, from measurements of task transfer as in
 \"Taskonomy: Disentangling Task Transfer Learning\" (CVPR 2018), which are built
 in, or from your own. A desktop program and a command line.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-noto-core, fonts-noto-cjk, qt6-translations-l10n, qt6-wayland")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
