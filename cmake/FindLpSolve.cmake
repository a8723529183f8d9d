# SPDX-License-Identifier: MIT
# Finds lp_solve 5.5 (Debian: liblpsolve55-dev, static; needs colamd and dl). Target: LpSolve::LpSolve
find_path(LPSOLVE_INCLUDE_DIR lpsolve/lp_lib.h)
find_library(LPSOLVE_LIBRARY NAMES lpsolve55_pic lpsolve55 PATHS /usr/lib /usr/lib/lp_solve)
find_library(LPSOLVE_COLAMD_LIBRARY colamd)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LpSolve REQUIRED_VARS LPSOLVE_LIBRARY LPSOLVE_INCLUDE_DIR
                                  LPSOLVE_COLAMD_LIBRARY)
if(LpSolve_FOUND AND NOT TARGET LpSolve::LpSolve)
  add_library(LpSolve::LpSolve UNKNOWN IMPORTED)
  set_target_properties(LpSolve::LpSolve PROPERTIES
    IMPORTED_LOCATION "${LPSOLVE_LIBRARY}"
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${LPSOLVE_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${LPSOLVE_COLAMD_LIBRARY};${CMAKE_DL_LIBS};m")
endif()
mark_as_advanced(LPSOLVE_INCLUDE_DIR LPSOLVE_LIBRARY LPSOLVE_COLAMD_LIBRARY)
