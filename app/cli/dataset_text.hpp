// SPDX-License-Identifier: MIT
// What is known of a dataset, as tables and as JSON.
#pragma once

#include "cli/style.hpp"
#include "dataset/check.hpp"
#include "dataset/dataset.hpp"
#include "dataset/sample_counts.hpp"

#include <string>
#include <vector>

namespace taskatlas::cli {

struct DatasetSummary {
  const dataset::Dataset& dataset;
  dataset::UsualSizes sizes;
  std::vector<dataset::TaskSamples> samples;  // of each task
};
std::string dataset_info_json(const DatasetSummary& summary);
std::string dataset_info_table(const DatasetSummary& summary, const Style& style);

struct DatasetCheckResult {
  const dataset::Dataset& dataset;
  const dataset::CheckReport& report;
  std::string list;  // where the damage list was written
};
std::string dataset_check_json(const DatasetCheckResult& result);
std::string dataset_check_table(const DatasetCheckResult& result, const Style& style);

}  // namespace taskatlas::cli
