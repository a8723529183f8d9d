// SPDX-License-Identifier: MIT
#pragma once

#include "engine/devices.hpp"

#include <QString>

namespace taskatlas::ui {

// "AMD EPYC 7763, 2 cores, 21 GB of 24 GB free"; a card that cannot be used with the reason.
// Translated, but for the reason.
QString device_text(const engine::Device& device);

}  // namespace taskatlas::ui
