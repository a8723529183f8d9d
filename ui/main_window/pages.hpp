// SPDX-License-Identifier: MIT
// Which pages a window has, and what they need: the one place that knows all of them.
#pragma once

#include "ui/shared/page.hpp"

#include <QString>
#include <functional>
#include <memory>
#include <vector>

namespace taskatlas {
class LayoutClient;
}

namespace taskatlas::ui {

class Solutions;
class StudyDocument;

// What every page of a window is made from; all of it outlives the page.
struct PageInputs {
  StudyDocument& document;
  Solutions& solutions;
  std::shared_ptr<LayoutClient> layout;
};

struct PageKind {
  QString id;     // "affinity"
  QString title;  // translated
  QString icon;   // of themed_icon()
  // One of the two: pages of a study, and pages that need none and outlive studies.
  std::function<Page*(const PageInputs&, QWidget* parent)> make;
  std::function<Page*(QWidget* parent)> make_alone;

  bool needs_study() const { return make != nullptr; }
};

std::vector<PageKind> page_kinds();

}  // namespace taskatlas::ui
