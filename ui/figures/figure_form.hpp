// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/figure_options.hpp"

#include <QWidget>
#include <array>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace taskatlas::ui {

// The controls for FigureOptions and for the formats to write.
class FigureForm : public QWidget {
  Q_OBJECT

 public:
  explicit FigureForm(QWidget* parent = nullptr);

  // For rows before and after its own, so that all are aligned.
  QFormLayout& rows() { return *rows_; }

  FigureOptions options() const;
  void set_options(const FigureOptions& options);
  std::vector<FigureFormat> formats() const;
  void set_formats(const std::vector<FigureFormat>& formats);

 Q_SIGNALS:
  void options_changed();
  void formats_changed();

 private:
  void build_size(QFormLayout& form);
  void build_type(QFormLayout& form);
  void build_output(QFormLayout& form);
  void choose_preset(int index);
  void choose_unit();
  void show_preset();  // the one whose width it is, or "Custom"
  LengthUnit unit() const;

  QFormLayout* rows_;
  QComboBox* preset_;
  QDoubleSpinBox* width_;
  QComboBox* unit_;
  QDoubleSpinBox* height_;
  QFontComboBox* family_;
  QDoubleSpinBox* font_size_;
  QComboBox* background_;
  QComboBox* text_;
  QSpinBox* dpi_;
  std::array<QCheckBox*, 4> formats_{};
  LengthUnit shown_unit_ = LengthUnit::kInch;
};

}  // namespace taskatlas::ui
