// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/match_pair.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// Everything about one view that is drawn. Immutable.
struct SampleContent {
  QString title;  // "hanson · 12.3"
  dataset::ViewNumber view = 0;
  std::vector<Annotation> annotations;    // in the order of the domains
  std::vector<OtherView> others;          // that are listed as showing the view's point
  std::shared_ptr<const MatchPair> pair;  // with one of them; null: there is none

  const Annotation* find(dataset::Domain domain) const;
  const QImage* rgb() const;               // null: the view has no picture that can be shown
  const dataset::PointInfo* info() const;  // null: no facts
};

// Domains that the dataset has for any view of the building, in the order in which people look at
// them: what a view lacks of these is shown as missing.
std::vector<dataset::Domain> shown_domains(const DatasetSource& source, dataset::ViewNumber view);

// `beside`: which of the other views is set beside this one; the first where it is none of them.
// Null where stopped.
std::shared_ptr<const SampleContent> read_sample(
    const DatasetSource& source, dataset::ViewNumber view, const RunContext& context,
    std::optional<dataset::ViewNumber> beside = std::nullopt);

}  // namespace taskatlas::ui
