# SPDX-License-Identifier: MIT
# OpenCV's core and imgproc alone, as Debian's libopencv-core-dev and libopencv-imgproc-dev have
# them; OpenCVConfig.cmake comes only with libopencv-dev, which brings everything else too.
# Defines OpenCVCore::imgproc.
find_path(OPENCV_INCLUDE_DIR opencv2/imgproc.hpp PATH_SUFFIXES opencv4)
find_library(OPENCV_CORE_LIBRARY opencv_core)
find_library(OPENCV_IMGPROC_LIBRARY opencv_imgproc)
mark_as_advanced(OPENCV_INCLUDE_DIR OPENCV_CORE_LIBRARY OPENCV_IMGPROC_LIBRARY)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVCore
  REQUIRED_VARS OPENCV_IMGPROC_LIBRARY OPENCV_CORE_LIBRARY OPENCV_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "apt-get install libopencv-core-dev libopencv-imgproc-dev")
if(OpenCVCore_FOUND AND NOT TARGET OpenCVCore::imgproc)
  add_library(OpenCVCore::core SHARED IMPORTED)
  set_target_properties(OpenCVCore::core PROPERTIES
    IMPORTED_LOCATION ${OPENCV_CORE_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${OPENCV_INCLUDE_DIR})
  add_library(OpenCVCore::imgproc SHARED IMPORTED)
  set_target_properties(OpenCVCore::imgproc PROPERTIES
    IMPORTED_LOCATION ${OPENCV_IMGPROC_LIBRARY}
    INTERFACE_LINK_LIBRARIES OpenCVCore::core
    INTERFACE_INCLUDE_DIRECTORIES ${OPENCV_INCLUDE_DIR})
endif()
