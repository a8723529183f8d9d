// SPDX-License-Identifier: MIT
// Changes of an experiment while nobody runs it.
#pragma once

#include "base/run_context.hpp"
#include "engine/profile.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas::engine {

// What holds the study's run while an experiment is changed calls itself so: no run, though none
// may begin.
inline constexpr std::string_view kChangingExperiment = "TaskAtlas, changing the experiment";

// The study with the right to run it. Throws Error(kFailed) naming who has it.
Study open_to_change(const std::filesystem::path& study, const RunContext& context);

// Other settings for one task's network that is yet to be trained: the way on where its training
// failed (a loss that is no finite number). What `change` leaves out stays as it was. Jobs of other
// tasks keep their names and results. Returns how the network will be trained. Throws Error(kUsage)
// for a task whose network the experiment does not train, or has trained already (results of two
// settings are not mixed); Error(kBadInput) for a value out of its range; Error(kFailed) where
// another program runs the study.
TrainSettings set_training(const std::filesystem::path& study, const std::string& task,
                           const TaskTraining& change, const RunContext& context);

}  // namespace taskatlas::engine
