// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/evaluation/evaluation_panel.hpp"
#include "ui/evaluation/tree_plot.hpp"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QScrollArea;
class QSlider;
class QSpinBox;

namespace taskatlas::ui {

class TreeView;

// The similarity tree with its linkage, features and cut; a click selects tasks everywhere.
class TreePanel : public EvaluationPanel {
  Q_OBJECT

 public:
  TreePanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);

  std::vector<FigureRequest> figures() const override;
  bool ready() const override { return !job_.busy() && !stale(); }
  void copy() override;
  QPixmap picture() const override;
  TreeView& view() { return *view_; }

 private:
  void refresh() override;
  void show_settings();
  void store_settings(const QString& text, int merge_key = -1);
  void show_tree();
  void show_selection();
  void show_hover();
  void cut_into(int groups);

  LatestJob job_;
  TreePlotOptions options_;
  // What the tree at hand was made from; another cut needs no clustering.
  std::shared_ptr<const TransferTable> table_;
  std::map<std::string, Role> roles_;
  std::optional<SimilarityTree> tree_;
  QString problem_;
  int drag_ = 0;  // tells one drag of the slider from the next

  QComboBox* linkage_;
  QComboBox* features_;
  QSlider* cut_;
  QSpinBox* groups_;
  QLabel* note_;
  QScrollArea* scroll_;
  TreeView* view_;
};

}  // namespace taskatlas::ui
