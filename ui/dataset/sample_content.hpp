// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/annotation.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// Everything about one view that is drawn. Immutable.
struct SampleContent {
  QString title;  // "hanson · 12.3"
  dataset::ViewNumber view = 0;
  std::vector<Annotation> annotations;  // in the order of the domains

  const Annotation* find(dataset::Domain domain) const;
  const QImage* rgb() const;               // null: the view has no picture that can be shown
  const dataset::PointInfo* info() const;  // null: no facts
};

// Domains that the dataset has for any view of the building, in the order in which people look at
// them: what a view lacks of these is shown as missing.
std::vector<dataset::Domain> shown_domains(const DatasetSource& source, dataset::ViewNumber view);

// Null where stopped.
std::shared_ptr<const SampleContent> read_sample(const DatasetSource& source,
                                                 dataset::ViewNumber view,
                                                 const RunContext& context);

}  // namespace taskatlas::ui
