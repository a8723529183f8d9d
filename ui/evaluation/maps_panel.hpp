// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/evaluation_plots.hpp"

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QSplitter;

namespace taskatlas::ui {

class HeatmapView;

// Gain and quality of every target at every budget, side by side (one above the other where that
// shows more), with the same order, pointer and zoom. A click on a budget's head sets the budget.
class MapsPanel : public EvaluationPanel {
  Q_OBJECT

 public:
  MapsPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  std::vector<FigureRequest> figures() const override;
  bool ready() const override;
  void copy() override;
  QPixmap picture() const override;
  QString status() const override;

  HeatmapView& gain_view() { return *gain_; }
  HeatmapView& quality_view() { return *quality_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Maps;
  enum class Show { kBoth, kGain, kQuality };

  void refresh() override;
  void show_maps();
  void show_settings();
  void store_settings(const QString& text);
  void show_selection();
  void show_hover();
  void take_hover(const HeatmapView& view, int row, int column);
  void take_selection(int row, int column);
  const HeatmapView* chosen_view() const;  // that Copy is for
  TaskId task_at(int row) const;
  TransferId transfer_at(int row, int column) const;
  void arrange();

  LatestJob job_;
  QString problem_;                   // why there is no frontier
  std::shared_ptr<const Maps> maps_;  // null before the first
  EvaluationMapOptions options_;
  Show show_ = Show::kBoth;

  QComboBox* order_;
  QComboBox* colours_;
  QComboBox* shown_;
  QCheckBox* values_;
  QLabel* hint_;
  QSplitter* splitter_;
  HeatmapView* gain_;
  HeatmapView* quality_;
};

}  // namespace taskatlas::ui
