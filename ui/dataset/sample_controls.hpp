// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/match_pair.hpp"
#include "ui/shared/control_row.hpp"

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace taskatlas::ui {

// The controls above one view: how its annotations, or its tasks, are drawn.
class SampleControls : public ControlRow {
  Q_OBJECT

 public:
  explicit SampleControls(QWidget* parent = nullptr);

  void show_title(const QString& title);
  void show_zoom(double zoom);
  void show_as_tasks(bool tasks);  // without what tells of annotations alone
  // The views that can be set beside the one that is shown, and which is. Tells nothing.
  void fill_others(const std::vector<OtherView>& others, const MatchPair* shown);

 Q_SIGNALS:
  void opacity_wanted(double opacity);
  void links_wanted(bool shown);
  void beside_wanted(dataset::ViewNumber view);

 private:
  QLabel* title_;
  QSlider* opacity_;
  QComboBox* beside_;
  QCheckBox* links_;
  QLabel* zoom_;
  bool tasks_ = false;
};

}  // namespace taskatlas::ui
