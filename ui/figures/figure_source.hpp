// SPDX-License-Identifier: MIT
#pragma once

#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/dataset/dataset_source.hpp"
#include "ui/document/other_study.hpp"
#include "ui/figures/recipe.hpp"

#include <memory>
#include <vector>

namespace taskatlas::ui {

// What a figure is drawn from: a study's measurements as its file has them, under the recipe's
// names and kinds of tasks; or a dataset, and then there is nothing of a study.
struct FigureSource {
  StudyInfo info;
  MeasurementInfo measurement;
  std::shared_ptr<const TransferTable> table;
  std::vector<double> raw_scores;  // of the table's transfers, or empty
  std::filesystem::path path;      // of the study's file
  Scenario scenario;
  std::shared_ptr<const OtherStudy> other;  // that a comparison names; null: none
  QString other_uuid;
  std::shared_ptr<const DatasetSource> dataset;  // for the kinds that are drawn from one, else null
};

// Whether figures of that kind are drawn from a dataset, whose folder the recipe has for a study.
bool is_dataset_kind(const QString& kind);

// Reads the study or dataset that the recipe names; a relative path is seen from `folder`. Blocks;
// any thread. Throws Error(kBadInput) also where it is another study than the recipe's.
FigureSource load_source(const FigureRecipe& recipe, const QString& folder);

// The recipe as it goes into a figure that is written to `folder`: with everything it leaves open
// filled in (uuid, measurement, scenario, font, versions), with names and kinds of those tasks
// alone that differ from the study's, and the study's path as seen from there.
FigureRecipe completed(const FigureRecipe& recipe, const FigureSource& source,
                       const QString& folder);

}  // namespace taskatlas::ui
