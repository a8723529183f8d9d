// SPDX-License-Identifier: MIT
// What a study that is still being measured lacks. Affinities are shares among what is there:
// whoever shows a ranking says so until nothing is missing, or it would pass for a final one.
#pragma once

#include "tasks/transfer_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas {
class Study;
}

namespace taskatlas::engine {

struct Unmeasured {
  std::size_t wanted = 0;            // transfers of order 1 that the experiment is to measure
  std::size_t found = 0;             // of them, those that are there: fewer than wanted
  std::vector<std::string> without;  // codes of targets into which none is there
  bool operator==(const Unmeasured&) const = default;
};

// What `table`, one of the study's measurements, lacks of transfers of order 1. nullopt where
// nothing is missing, and for a study that is not measured here: imported or built-in. Throws
// Error(kBadInput) for an experiment that cannot be read.
std::optional<Unmeasured> unmeasured(const Study& study, const TransferTable& table);

}  // namespace taskatlas::engine
