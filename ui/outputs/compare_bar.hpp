// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outputs/outputs_plot.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;

namespace taskatlas::ui {

// Above the outputs: how they are compared, and which two.
class CompareBar : public QWidget {
  Q_OBJECT

 public:
  explicit CompareBar(QWidget* parent = nullptr);

  // What the controls say; tells nothing.
  void show_options(const OutputsOptions& options, const OutputContent* content);
  void show_zoom(double zoom);
  int blink_interval() const;    // milliseconds
  bool blink_runs() const;       // not paused
  void set_blink_runs(bool on);  // without telling

 Q_SIGNALS:
  void compare_wanted(taskatlas::ui::Compare compare);
  void first_wanted(const QString& key);
  void second_wanted(const QString& key);
  void swap_wanted();
  void divider_wanted(double divider);
  void clusters_wanted(bool clusters);
  void blink_changed();

 private:
  void fill(QComboBox* box, const OutputContent* content, const QString& key);

  QComboBox* compare_;
  QWidget* pair_;
  QComboBox* first_;
  QComboBox* second_;
  QToolButton* swap_;
  QWidget* wipe_;
  QSlider* divider_;
  QWidget* blink_;
  QSpinBox* interval_;
  QToolButton* pause_;
  QWidget* embedding_;
  QComboBox* clusters_;
  QLabel* zoom_;
};

}  // namespace taskatlas::ui
