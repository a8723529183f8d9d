// SPDX-License-Identifier: MIT
#include "ui/main_window/pages.hpp"

#include "ui/affinity/affinity_page.hpp"
#include "ui/dataset/dataset_page.hpp"
#include "ui/evaluation/evaluation_page.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/run/run_page.hpp"
#include "ui/taxonomy/taxonomy_page.hpp"

#include <QCoreApplication>

namespace taskatlas::ui {

std::vector<PageKind> page_kinds() {
  return {
      {QStringLiteral("dataset"),
       QCoreApplication::translate("Pages", "Dataset"),
       QStringLiteral("dataset"),
       {},
       [](QWidget* parent) { return new DatasetPage(parent); }},
      {QStringLiteral("run"),
       QCoreApplication::translate("Pages", "Run"),
       QStringLiteral("run"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new RunPage(inputs.document, parent);
       },
       {}},
      {QStringLiteral("outputs"),
       QCoreApplication::translate("Pages", "Outputs"),
       QStringLiteral("outputs"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new OutputsPage(inputs.document, study_outputs, parent);
       },
       {}},
      {QStringLiteral("affinity"),
       QCoreApplication::translate("Pages", "Affinity"),
       QStringLiteral("affinity"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new AffinityPage(inputs.document, inputs.solutions, parent);
       },
       {}},
      {QStringLiteral("taxonomy"),
       QCoreApplication::translate("Pages", "Taxonomy"),
       QStringLiteral("taxonomy"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new TaxonomyPage(inputs.document, inputs.solutions, inputs.layout, parent);
       },
       {}},
      {QStringLiteral("evaluation"),
       QCoreApplication::translate("Pages", "Evaluation"),
       QStringLiteral("evaluation"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new EvaluationPage(inputs.document, inputs.solutions, parent);
       },
       {}},
  };
}

}  // namespace taskatlas::ui
