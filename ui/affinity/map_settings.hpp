// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/heatmap_plot.hpp"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace taskatlas::ui {

// How one heat map is coloured: controls for HeatmapOptions.
class MapSettings : public QGroupBox {
  Q_OBJECT

 public:
  explicit MapSettings(const QString& title, QWidget* parent = nullptr);

  // Shows them; no signal. `colours`: what the open ends stand for.
  void set_options(const HeatmapOptions& options, const HeatmapColours& colours);

 Q_SIGNALS:
  // By the user. `dragging`: one of a row of small changes of the same kind.
  void changed(const HeatmapOptions& options, bool dragging);
  void reset_wanted();

 private:
  void tell(bool dragging);

  HeatmapOptions options_;
  bool setting_ = false;
  QComboBox* colour_map_;
  QCheckBox* reversed_;
  QComboBox* scale_;
  QDoubleSpinBox* beta_;
  QCheckBox* has_low_;
  QDoubleSpinBox* low_;
  QCheckBox* has_high_;
  QDoubleSpinBox* high_;
  QCheckBox* has_centre_;
  QDoubleSpinBox* centre_;
  QCheckBox* values_;
  QSpinBox* digits_;
};

}  // namespace taskatlas::ui
