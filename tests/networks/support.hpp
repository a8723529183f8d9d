// SPDX-License-Identifier: MIT
#pragma once

#include "dataset/classes.hpp"
#include "networks/spec.hpp"

#include <string_view>

namespace taskatlas::networks {

inline NetworkSpec spec_of(std::string_view task, int size = 32, Family family = Family::kCompact) {
  return spec_for(task, size, family, dataset::taskonomy_classes());
}

}  // namespace taskatlas::networks
