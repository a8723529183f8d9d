// SPDX-License-Identifier: MIT
// Where outputs come from: what a study keeps, and its networks, asked through the engine. Behind
// functions, so that tests can stand in for both.
#pragma once

#include "outputs/kept.hpp"
#include "outputs/networks.hpp"
#include "outputs/request.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace taskatlas::ui {

// All are called from one background thread, one at a time, and may block. They throw Error, and
// `ask` outputs::Predictor::Stopped where it was stopped.
struct OutputsAccess {
  // Whether the study has an experiment; an imported one has neither networks nor pictures.
  std::function<bool()> has_experiment;
  std::function<outputs::Answerable()> answerable;
  std::function<std::vector<outputs::KeptSample>(const std::string& target)> kept_samples;
  std::function<outputs::Reply(const std::string& target, const std::string& sample)> read_kept;
  std::function<outputs::Reply(const outputs::Request& request, const std::stop_token& stop)> ask;
  // How a row that cannot be answered comes to be measured again.
  std::function<std::string(const outputs::Row& row)> how_to_measure;
};

// Of the study at that path. The engine is started with the first question and ends with the last
// copy of what this returns.
OutputsAccess study_outputs(const std::filesystem::path& study, const Selection& selection);

// How a page comes by it, each time that its study has another place or measurement.
using MakeOutputsAccess =
    std::function<OutputsAccess(const std::filesystem::path& study, const Selection& selection)>;

}  // namespace taskatlas::ui
