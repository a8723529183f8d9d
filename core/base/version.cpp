// SPDX-License-Identifier: MIT
#include "base/version.hpp"

#include "taskatlas_version.inc"  // generated on every build: TASKATLAS_VERSION

namespace taskatlas {

std::string_view version() noexcept { return TASKATLAS_VERSION; }

}  // namespace taskatlas
