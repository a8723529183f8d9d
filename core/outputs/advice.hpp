// SPDX-License-Identifier: MIT
// What to do where a study has no network for what is asked of it, or why it can have none.
#pragma once

#include "base/error.hpp"
#include "outputs/request.hpp"

#include <filesystem>
#include <string>

namespace taskatlas::outputs {

struct Advice {
  // Goes on after "..; ": "taskatlas-cli run STUDY --only 'a+b->t' trains it", or "'x' is no task
  // of this study's experiment, which has a, b".
  std::string text;
  // What an Error that ends so is of: kUsage where the study knows no such task or transfer,
  // kBadInput where it lacks the network.
  ErrorKind kind = ErrorKind::kBadInput;
};

// For a row of a study that answerable() does not find. An empty target of `self` means any task;
// transfer_images and seed are not looked at. `study` is a file or a built-in study's name, and is
// called so in the text. Opens the study; throws as Study::open does.
Advice how_to_measure(const std::filesystem::path& study, const Row& row);

}  // namespace taskatlas::outputs
