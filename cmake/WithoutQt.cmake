# SPDX-License-Identifier: MIT
# What the preset no-gui promises: the command line builds on machines without Qt, so nothing may
# so much as look for it. Included last, once every find_package has been called.
if(NOT TASKATLAS_GUI)
  foreach(property IN ITEMS PACKAGES_FOUND PACKAGES_NOT_FOUND)
    get_property(packages GLOBAL PROPERTY ${property})
    list(FILTER packages INCLUDE REGEX "^Qt")
    if(packages)
      message(FATAL_ERROR "TASKATLAS_GUI is OFF, yet something looks for ${packages}")
    endif()
  endforeach()
endif()
