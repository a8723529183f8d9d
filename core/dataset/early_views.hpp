// SPDX-License-Identifier: MIT
// Samples of a large dataset that are told of before all are found, for those who want to see some
// at once.
#pragma once

#include "base/run_context.hpp"
#include "dataset/dataset.hpp"
#include "dataset/index.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>

namespace taskatlas::dataset {

// How many folders and files are looked at for the first samples. A dataset that has no more is not
// told of early: all of it is read as soon.
struct EarlyLimits {
  std::size_t folders = 64;
  std::size_t files = 5000;

  static constexpr std::size_t kMostViews = 1'000'000;  // that are told early
};

// As update_index() and open_dataset(), and where the index does not hold any more, `found` is
// called, by the thread that called, with what was found so far: first with the samples of a few
// folders, those of pictures before others, then each time that four times as many views are there.
// These views may lack files that are not found yet; the file of such an index is gone already.
// Memory grows by at most EarlyLimits::kMostViews views.
std::optional<IndexUpdate> update_index(const std::filesystem::path& root,
                                        const std::filesystem::path& file,
                                        const RunContext& context,
                                        const std::function<void(DatasetIndex)>& found,
                                        const EarlyLimits& limits = {});
std::optional<Dataset> open_dataset(const std::filesystem::path& root, const RunContext& context,
                                    const DatasetOptions& options,
                                    const std::function<void(Dataset)>& found,
                                    const EarlyLimits& limits = {});

}  // namespace taskatlas::dataset
