#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# links.sh TASKATLAS_CLI TASKATLAS_LAYOUT [TASKATLAS]: which shared libraries the programs load.
set -uo pipefail
cli=$1
layout=$2
desktop=${3-}
failures=0

# loads_none PROGRAM PATTERN MESSAGE
loads_none() {
  local libraries found
  libraries=$(ldd "$1") || { echo "ldd $1 failed"; exit 1; }
  found=$(grep -E "$2" <<<"$libraries")
  if [[ -n $found ]]; then
    printf '%s:\n%s\n' "$3" "$found"
    failures=$((failures + 1))
  fi
}
loads_none "$cli" 'libQt[0-9]|libtorch|libc10|libopencv' 'taskatlas-cli loads Qt, LibTorch or OpenCV'
loads_none "$cli" 'libgvc|libcgraph' 'taskatlas-cli loads Graphviz, which belongs into its helper'
loads_none "$layout" 'libQt[0-9]|libtorch|libc10' 'taskatlas-layout loads Qt or LibTorch'
loads_none "$cli" 'not found' 'taskatlas-cli misses libraries'
loads_none "$layout" 'not found' 'taskatlas-layout misses libraries'
if [[ -n $desktop ]]; then
  loads_none "$desktop" 'libtorch|libc10|libgvc|libcgraph|libopencv_(imgcodecs|highgui)' \
    'taskatlas loads LibTorch, Graphviz or parts of OpenCV that bring half a desktop'
  loads_none "$desktop" 'libQt5' 'taskatlas loads Qt 5'
  loads_none "$desktop" 'not found' 'taskatlas misses libraries'
fi
((failures == 0)) && echo 'The programs load what they should.'
exit "$((failures > 0))"
