// SPDX-License-Identifier: MIT
// A study beside another one, under the same scenario.
#pragma once

#include "base/run_context.hpp"
#include "evaluation/comparison.hpp"
#include "ui/document/other_study.hpp"
#include "ui/evaluation/result_table.hpp"

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::ui {

struct StudyComparison {
  QString here, there;  // labels
  Comparison comparison;
  std::vector<std::string> dropped;  // what the scenario says of tasks that the other study lacks
  QString infeasible;                // why one side has no taxonomy; empty: both have
};

// Solves the scenario on both tables and compares. nullopt: stopped. Throws Error.
std::optional<StudyComparison> compare_studies(const TransferTable& here, const QString& label,
                                               const TransferTable& there,
                                               const QString& other_label, const Scenario& scenario,
                                               const RunContext& context);

// One row for each target of both or either: rank correlations, and by what it is served.
ResultTable comparison_table(const TransferTable& names, const StudyComparison& compared);
// The figures over all of it, in a few lines.
QString comparison_summary(const StudyComparison& compared);

}  // namespace taskatlas::ui
