// SPDX-License-Identifier: MIT
// Keeps what networks say of a few test samples in the study (outputs/kept.hpp).
#pragma once

#include "base/run_context.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace taskatlas::jobs {

struct KeptCount {
  std::size_t answers = 0;  // that were added
  std::string left_out;     // why none could be, or some could not; empty: nothing was left out
};

// For every measurement and target of the study's experiment whose losses are there, what is not
// kept yet of: inputs and truth of kKeptSamples test samples, and the answers of self, average,
// pixels, every transfer of order 1, and of each higher order the one of the highest affinity. One
// transaction a target: what is there stays when it is stopped or killed. nullopt where stopped.
// Takes the lease `runner`; throws Error(kFailed) where another program runs the study, or it
// cannot be written.
std::optional<KeptCount> keep_outputs(const std::filesystem::path& study,
                                      const RunContext& context);

}  // namespace taskatlas::jobs
