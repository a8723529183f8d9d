// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/sample_filter.hpp"
#include "ui/shared/control_row.hpp"

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSlider;
class QTimer;

namespace taskatlas::ui {

// The controls above the thumbnails: which annotation they show, which views pass, in which order,
// and how large they are.
class GridControls : public ControlRow {
  Q_OBJECT

 public:
  explicit GridControls(QWidget* parent = nullptr);

  // Offers what the dataset has and shows the filter and the domain; tells nothing.
  void fill(const DatasetSource& source, const SampleFilter& filter, dataset::Domain domain);
  // The scenes that its views were found to have.
  void fill_scenes(const DatasetSource& source, const SceneOfView& scenes,
                   const SampleFilter& filter);
  void allow_damaged(bool allow);
  void show_size(int size);
  int shown_size() const;
  // What the list of annotations is at; none where the dataset has no pictures.
  std::optional<dataset::Domain> domain() const;

 Q_SIGNALS:
  void filter_wanted(const SampleFilter& filter);
  void domain_wanted(dataset::Domain domain);
  void size_wanted(int size);

 private:
  SampleFilter read() const;
  void tell();

  bool filling_ = false;
  std::optional<int> unread_scene_;  // wanted, while the scenes are not known yet
  QComboBox* domain_;
  QLineEdit* search_;
  QComboBox* split_;
  QComboBox* building_;
  QComboBox* scene_;
  QComboBox* order_;
  QCheckBox* damaged_;
  QSlider* size_;
  QTimer* typing_;
};

}  // namespace taskatlas::ui
