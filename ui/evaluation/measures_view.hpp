// SPDX-License-Identifier: MIT
#pragma once

#include "ui/evaluation/measure_study.hpp"

#include <QPixmap>
#include <QWidget>
#include <memory>
#include <set>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace taskatlas::ui {

class HeatmapView;
class ResultView;

// All measures in a table, and below it more of them: the targets of the measure that is chosen
// above, the heat map of measures × targets, or why values are absent.
class MeasuresView : public QWidget {
  Q_OBJECT

 public:
  enum class Show { kTargets, kMap, kNotes };

  explicit MeasuresView(QWidget* parent = nullptr);

  void set_result(std::shared_ptr<const ComparedMeasures> result);  // null: empty
  void set_show(Show show);
  void set_selected(const std::set<TaskId>& tasks);  // marked in the heat map

  void copy();                 // the part with the focus, else the table of all measures
  bool shows_picture() const;  // the heat map is in front and has cells
  QPixmap picture() const;

  ResultView& overview() { return *overview_; }
  ResultView& targets() { return *targets_; }
  ResultView& notes() { return *notes_; }
  HeatmapView& map() { return *map_; }

 Q_SIGNALS:
  void target_chosen(TaskId task);  // invalid: none

 private:
  void build_map();
  void show_measure(int measure);
  void choose_cell(int row, int column);
  void mark();

  std::shared_ptr<const ComparedMeasures> result_;
  int measure_ = 0;  // chosen, in the order of the result's tables
  std::set<TaskId> selected_;

  QSplitter* splitter_;
  bool sized_ = false;  // the splitter, for the first result
  ResultView* overview_;
  QString hint_;   // what to do with it; its tool tip adds what the result rests on
  QLabel* about_;  // the chosen measure
  QStackedWidget* below_;
  ResultView* targets_;
  HeatmapView* map_;
  ResultView* notes_;
};

}  // namespace taskatlas::ui
