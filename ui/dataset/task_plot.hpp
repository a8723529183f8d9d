// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/task_content.hpp"
#include "ui/shared/plot.hpp"

#include <QJsonObject>
#include <QRectF>

namespace taskatlas::ui {

// What is drawn of a view as its tasks have it: options of figures of kind "dataset-tasks".
struct TaskOptions {
  QString building;  // which view; the three together
  std::uint32_t point = 0;
  std::uint32_t view = 0;
  QStringList tasks;  // codes; empty: all of the dictionary
  int columns = 0;    // 0: as many as there is room for
  bool links = true;  // a line between what two views are to match

  static constexpr int kMostColumns = 12;

  QJsonObject to_json() const;
  // Throws Error(kBadInput) for values that make no sense.
  static TaskOptions from_json(const QJsonObject& json);
};

// One view as every task has it: input and target side by side, by kind of task.
class TaskPlot : public Plot {
 public:
  explicit TaskPlot(std::shared_ptr<const TaskContent> content, TaskOptions options = {});

  std::vector<QRectF> places(double width, const PlotStyle& style) const;
  const TaskContent& content() const { return *content_; }

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style,
             const QRectF& clip) const;
  PlotData data() const override;
  QString summary() const override;

 private:
  std::shared_ptr<const TaskContent> content_;
  TaskOptions options_;
};

// Reads the view that the options name. Null where stopped. Throws Error(kBadInput) for one that
// the dataset does not have, and for tasks that there are not.
std::unique_ptr<Plot> make_tasks_plot(const DatasetSource& source, const QJsonObject& options,
                                      const RunContext& context);

}  // namespace taskatlas::ui
