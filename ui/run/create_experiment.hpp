// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "engine/experiment.hpp"

#include <QString>

namespace taskatlas::ui {

// What makes such an experiment, with the parts that its tasks were given.
engine::NewExperiment wish_for(const engine::Experiment& experiment);

// Writes the new study of that experiment through engine::create_study, with the parts that its
// tasks were given. False where stopped: nothing was written. Throws Error. Any thread.
bool create_experiment(const QString& path, const engine::Experiment& experiment, bool overwrite,
                       const RunContext& context);

}  // namespace taskatlas::ui
