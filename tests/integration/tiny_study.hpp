// SPDX-License-Identifier: MIT
// Studies of the profile `tiny`, as the real programs make and measure them: what tests of whole
// experiments ask of one.
#pragma once

#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::testing {

// Without a dataset its run renders rooms first.
inline void create_tiny_study(const std::filesystem::path& study,
                              const std::filesystem::path& dataset = {}) {
  std::vector<std::string> words{"study", "create", study.string(), "--profile", "tiny"};
  if (!dataset.empty()) words.insert(words.end(), {"--dataset", dataset.string()});
  const Outcome created = run_cli(words);
  ASSERT_EQ(created.exit_code, 0) << created.err;
}

inline std::filesystem::path artifacts_of(const std::filesystem::path& study) {
  return std::filesystem::path(study).replace_extension(".artifacts");
}

// Jobs that have a result, of which some may come or go meanwhile.
inline std::size_t jobs_done(const std::filesystem::path& study) {
  std::size_t count = 0;
  std::error_code ignored;
  for (const auto& job :
       std::filesystem::directory_iterator(artifacts_of(study) / "jobs", ignored)) {
    count += std::filesystem::exists(job.path() / "result.json", ignored) ? 1 : 0;
  }
  return count;
}

// The lines of `study export --what losses`, sorted: jobs end in another order each time.
inline std::vector<std::string> exported_losses(const std::filesystem::path& study) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "losses.csv";
  const Outcome exported =
      run_cli({"study", "export", study.string(), "--what", "losses", "--out", file.string()});
  EXPECT_EQ(exported.exit_code, 0) << exported.err;
  std::ifstream text(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace taskatlas::testing
