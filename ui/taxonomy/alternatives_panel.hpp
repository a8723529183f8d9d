// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/taxonomy.hpp"
#include "ui/document/latest_job.hpp"

#include <QWidget>
#include <memory>
#include <vector>

class QLabel;
class QSpinBox;
class QTableView;
class QTimer;

namespace taskatlas::ui {

class RowsModel;
class Solutions;
class StudyDocument;
struct Solution;

// The k best sets of sources; choosing one previews it in the graph.
class AlternativesPanel : public QWidget {
  Q_OBJECT

 public:
  AlternativesPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  ~AlternativesPanel() override;

  RowsModel& rows() { return *rows_; }
  QTableView& view() { return *view_; }
  void clear_choice();  // when the preview is left

 Q_SIGNALS:
  // 0 is the best.
  void previewed(const std::shared_ptr<const Solution>& alternative, int rank);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void restart();
  void search();

  StudyDocument& document_;
  Solutions& solutions_;
  LatestJob job_;
  QTimer* rest_;
  RowsModel* rows_;
  QTableView* view_;
  QSpinBox* count_;
  QLabel* state_;
  std::vector<std::shared_ptr<const Solution>> found_;
  bool stale_ = true;
};

}  // namespace taskatlas::ui
