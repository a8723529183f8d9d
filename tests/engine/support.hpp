// SPDX-License-Identifier: MIT
// Small experiments for the engine room's tests.
#pragma once

#include "engine/experiment.hpp"
#include "tasks/task_dictionary.hpp"

#include <string>
#include <vector>

namespace taskatlas::engine::testing {

// Four tasks, one of them a source alone; orders 1 to `max_order`.
inline Profile small_profile(int max_order = 2) {
  Profile profile;
  profile.name = "test";
  profile.image_size = 32;
  profile.tasks = {"colorization", "edge2d", "rgb2depth", "rgb2sfnorm"};
  profile.transfer_images = {8};
  profile.training.steps = 6;
  profile.transfer.steps = 4;
  profile.max_order = max_order;
  profile.beam_width = 2;
  profile.readouts_per_job = 2;
  profile.workers = 2;
  profile.device = "cpu";
  return profile;
}

inline Experiment small_experiment(int max_order = 2) {
  Experiment experiment;
  experiment.profile = small_profile(max_order);
  for (const std::string& code : experiment.profile.tasks) {
    experiment.tasks.push_back({code, true, code != "colorization"});
  }
  return experiment;
}

}  // namespace taskatlas::engine::testing
