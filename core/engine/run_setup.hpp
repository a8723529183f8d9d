// SPDX-License-Identifier: MIT
// What a run settles before its first job: device, cluster, and who does the jobs. Internal to the
// room.
#pragma once

#include "engine/coordinator.hpp"
#include "engine/executor.hpp"
#include "engine/experiment.hpp"

#include <memory>
#include <string>
#include <vector>

namespace taskatlas::engine {

// Brings the experiment's device and settings of the cluster in line with the options, and the
// study with them. Throws Error(kUsage) for what does not go together.
void settle_profile(const RunOptions& options, Study& study, Experiment& experiment);

// `cards`: RunOptions::find_cards, for workers of this machine. Throws Error(kUsage) where jobs of
// this study are in Slurm and others are to do them, and for a prologue that nobody has vouched
// for; Error(kFailed) where this machine has no Slurm.
std::unique_ptr<Executor> make_executor(const RunOptions& options, const Experiment& experiment,
                                        int workers, const std::vector<std::string>& cards,
                                        const RunContext& context);

}  // namespace taskatlas::engine
