// SPDX-License-Identifier: MIT
// `devices`: where this program's LibTorch can compute.
#pragma once

#include "engine/devices.hpp"

#include <vector>

namespace taskatlas::engine_program {

// The processor, then the cards, those among them that cannot be used with the reason.
std::vector<engine::Device> devices();

}  // namespace taskatlas::engine_program
