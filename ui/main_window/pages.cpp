// SPDX-License-Identifier: MIT
#include "ui/main_window/pages.hpp"

#include "ui/affinity/affinity_page.hpp"
#include "ui/evaluation/evaluation_page.hpp"
#include "ui/taxonomy/taxonomy_page.hpp"

#include <QCoreApplication>

namespace taskatlas::ui {

std::vector<PageKind> page_kinds() {
  const auto tr = [](const char* text) { return QCoreApplication::translate("Pages", text); };
  return {
      {QStringLiteral("affinity"), tr(QT_TRANSLATE_NOOP("Pages", "Affinity")),
       QStringLiteral("affinity"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new AffinityPage(inputs.document, inputs.solutions, parent);
       }},
      {QStringLiteral("taxonomy"), tr(QT_TRANSLATE_NOOP("Pages", "Taxonomy")),
       QStringLiteral("taxonomy"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new TaxonomyPage(inputs.document, inputs.solutions, inputs.layout, parent);
       }},
      {QStringLiteral("evaluation"), tr(QT_TRANSLATE_NOOP("Pages", "Evaluation")),
       QStringLiteral("evaluation"),
       [](const PageInputs& inputs, QWidget* parent) {
         return new EvaluationPage(inputs.document, inputs.solutions, parent);
       }},
  };
}

}  // namespace taskatlas::ui
