// SPDX-License-Identifier: MIT
#pragma once

#include "rooms/composer.hpp"

namespace taskatlas::testing {

// The installed furniture, read once per program. Where the package is missing, reading throws and
// the test fails with the name of the package: it belongs to the build's dependencies.
inline const rooms::ModelLibrary& furniture() {
  static const rooms::ModelLibrary library(rooms::Catalogue::read());
  return library;
}

}  // namespace taskatlas::testing
