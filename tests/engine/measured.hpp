// SPDX-License-Identifier: MIT
// Results of an experiment that nobody ran.
#pragma once

#include "study/study.hpp"

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace taskatlas::engine::testing {

// Adds rows of small_profile()'s one measurement into one target, each given by its sources' codes
// or by "self", "pixels" or "average": losses on four images, the same each time. Nobody else may
// run the study.
inline void measure(const std::filesystem::path& path, const std::string& target,
                    const std::vector<std::vector<std::string>>& rows) {
  StudyOpenOptions how;
  how.access = StudyAccess::kRun;
  Study study = Study::open(path, how);
  GrownLosses grown;
  grown.transfer_images = 8;
  grown.seed = 1;
  grown.target = target;
  grown.rows = rows;
  grown.images = {"a", "b", "c", "d"};
  for (const std::vector<std::string>& row : rows) {
    std::uint32_t seed = 1;
    for (const char letter : target + join_codes(row)) seed = seed * 31 + std::uint32_t(letter);
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < grown.images.size(); ++i) {
      grown.losses.push_back(static_cast<float>(1 + random() % 1000) / 1000);
    }
  }
  Provenance provenance;
  provenance.action = "run";
  study.grow(grown, provenance);
}

}  // namespace taskatlas::engine::testing
