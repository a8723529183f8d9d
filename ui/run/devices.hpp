// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <vector>

namespace taskatlas::ui {

// Where jobs can be computed.
struct Device {
  QString id;              // as the engine takes it: "cpu", "cuda:0"
  QString name;            // of the processor or card
  int cores = 0;           // of a processor
  double free_bytes = -1;  // of its memory at present; below zero: not known
  double total_bytes = -1;
  bool operator==(const Device&) const = default;
};

// This machine's processor. Any thread.
Device this_processor();

// "AMD EPYC 7763, 2 cores, 21 GB of 24 GB free"; translated.
QString device_text(const Device& device);

}  // namespace taskatlas::ui
