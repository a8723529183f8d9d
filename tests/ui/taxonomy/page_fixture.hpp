// SPDX-License-Identifier: MIT
// The real page over a built-in study, shown and solved.
#pragma once

#include "graph/layout_client.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/taxonomy/graph_places.hpp"
#include "ui/taxonomy/graph_view.hpp"
#include "ui/taxonomy/taxonomy_page.hpp"

#include <QSignalSpy>
#include <QTest>
#include <memory>

namespace taskatlas::ui::testing {

struct PageFixture {
  explicit PageFixture(const QString& study = QStringLiteral("published-16k"),
                       const std::filesystem::path& helper = TASKATLAS_BINARY_DIR
                       "/bin/taskatlas-layout")
      : document(open_study(study)),
        solutions(document),
        page(document, solutions, std::make_shared<LayoutClient>(LayoutClientOptions{helper})) {
    page.resize(1280, 800);
    page.show();
  }

  // Until what the graph shows is the document's scenario.
  bool settle() {
    return QTest::qWaitFor(
        [this] {
          const auto& latest = solutions.latest();
          return latest && latest->scenario == document.scenario() && !solutions.busy() &&
                 page.places().layout() && (page.graph().picture() || page.message().isVisible());
        },
        10000);
  }

  StudyDocument document;
  Solutions solutions;
  TaxonomyPage page;
};

}  // namespace taskatlas::ui::testing
