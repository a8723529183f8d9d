// SPDX-License-Identifier: MIT
#pragma once

#include "cli/study_access.hpp"
#include "cli/style.hpp"
#include "evaluation/comparison.hpp"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::cli {

struct ComparisonSide {
  std::string label;  // as the user named it
  LoadedStudy study;
  Scenario scenario;
  Taxonomy taxonomy;
};

nlohmann::ordered_json comparison_json(const ComparisonSide& a, const ComparisonSide& b,
                                       const Comparison& comparison);
std::string comparison_table(const ComparisonSide& a, const ComparisonSide& b,
                             const Comparison& comparison, const Style& style);

}  // namespace taskatlas::cli
