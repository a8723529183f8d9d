// SPDX-License-Identifier: MIT
#pragma once

#include "engine/devices.hpp"

#include <QString>
#include <functional>
#include <stop_token>

namespace taskatlas::ui {

// What plans take this machine for. Asking the engine takes half a second: machine_here() does it
// once in a program, and whoever asks meanwhile waits for the same answer. Any thread.
using FindMachine = std::function<engine::Machine(const std::stop_token&)>;
engine::Machine machine_here(const std::stop_token& stop);

// "AMD EPYC 7763, 2 cores, 21 GB of 24 GB free"; a card that cannot be used with the reason.
// Translated, but for the reason.
QString device_text(const engine::Device& device);

}  // namespace taskatlas::ui
