// SPDX-License-Identifier: MIT
// Everything that a study has measured, by name, to the last bit.
#pragma once

#include "study/study.hpp"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace taskatlas::engine::testing {

using Results = std::map<std::string, std::vector<std::uint64_t>>;

inline Results results_of(const std::filesystem::path& path) {
  Results found;
  const Study study = Study::open(path);
  for (const MeasurementInfo& one : study.measurements()) {
    const Selection selection{std::nullopt, std::nullopt, one.id};
    const TransferTable table = study.table(selection);
    for (const TaskId target : study.targets_with_losses(selection)) {
      const auto losses = study.losses(table.code(target), selection);
      for (std::size_t i = 0; i < losses->alternatives.size(); ++i) {
        const Transfer& row = table.transfer(losses->alternatives[i]);
        auto& values = found[one.describe() + " " + table.describe(losses->alternatives[i])];
        for (const double value : {row.affinity, row.gain, row.quality}) {
          values.push_back(std::bit_cast<std::uint64_t>(value));
        }
        for (std::size_t k = 0; k < losses->images.size(); ++k) {
          const float loss = losses->losses.losses[i * losses->images.size() + k];
          values.push_back(std::bit_cast<std::uint32_t>(loss));
        }
      }
    }
  }
  return found;
}

// Losses alone: what a study has once, it keeps. Affinities follow what else is measured.
inline Results losses_of(const std::filesystem::path& path) {
  Results found = results_of(path);
  for (auto& [name, values] : found) values.erase(values.begin(), values.begin() + 3);
  return found;
}

}  // namespace taskatlas::engine::testing
