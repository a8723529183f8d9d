// SPDX-License-Identifier: MIT
// Which rows of a study can be answered, and by which files. Looks at the jobs of NAME.artifacts
// (engine/job_store.hpp) and at NAME.networks, the exported networks beside the study
// (network_folder.hpp); opens no network. Free of LibTorch.
#pragma once

#include "engine/experiment.hpp"
#include "outputs/request.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas::outputs {

struct AnswerableRow {
  Row row;
  // `self`: the task's network. `pixels`: the readout alone. `average`: the constant. Transfers:
  // the readout, and one network for each source.
  std::filesystem::path readout;  // empty for self
  // In the order of row.sources; self: one. Empty path: the source is a folder of representations
  // (dataset::OwnTask::is_source_only), which has no network.
  std::vector<std::filesystem::path> networks;
  bool half = false;  // weights of half precision: losses are near
};

struct Answerable {
  std::vector<AnswerableRow> rows;  // sorted by row
  // The dataset's folder where it is there at present; samples can be asked about then. Photos can
  // where it is there, or NAME.networks is.
  std::optional<std::filesystem::path> dataset;
  bool photos = false;
  std::string problem;  // why samples cannot be asked about, and what to do; empty: they can

  const AnswerableRow* find(const Row& row) const;  // nullptr: it cannot be answered
  bool empty() const { return rows.empty(); }
};

// Of the study at that path: reads the file for its experiment, then the folders. Takes tens of
// milliseconds; a run adds rows as it goes on. A study without experiment has none, and `problem`
// says so. Throws as Study::open does.
Answerable answerable(const std::filesystem::path& study);

}  // namespace taskatlas::outputs
