// SPDX-License-Identifier: MIT
#pragma once

#include "ui/taxonomy/scenario_edits.hpp"

#include <QWidget>
#include <memory>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSlider;
class QToolButton;

namespace taskatlas::ui {

class StudyDocument;

// What is asked: which scenario, budget, order, value, formulation.
class SettingsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SettingsPanel(StudyDocument& document, QWidget* parent = nullptr);

  QSlider& budget_slider() { return *budget_; }
  QDoubleSpinBox& budget_field() { return *budget_field_; }
  QSlider& order_slider() { return *order_; }
  QComboBox& value_choice() { return *value_; }
  QComboBox& formulation_choice() { return *formulation_; }
  QComboBox& scenario_choice() { return *scenario_; }
  QLineEdit& name_field() { return *name_; }  // in place of the choice while renaming

 public:
  void add_scenario();        // the defaults, under a new name that can be typed at once
  void duplicate_scenario();  // of the present one, likewise
  void start_rename();  // in place; Enter or leaving the field keeps the name, Escape does not
  void rename_scenario(const QString& name);
  void delete_scenario();  // not the last one

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void refresh_names();
  void set_budget(double budget);
  void add(Scenario scenario, const QString& text);
  void end_rename(bool keep);
  void explain_budget(double budget, double most, bool unit);

  StudyDocument& document_;
  QComboBox* scenario_;
  QLineEdit* name_;
  QToolButton* delete_;
  QSlider* budget_;
  QDoubleSpinBox* budget_field_;
  QSlider* order_;
  QLabel* order_text_;
  QComboBox* value_;
  QComboBox* formulation_;
  std::shared_ptr<const TransferTable> order_table_;
  std::vector<int> orders_;  // that were measured, ascending; the slider's positions
  double step_ = 1;          // of the budget slider
  MergeKey budget_key_, order_key_;
  bool refreshing_ = false;
};

// A name that no scenario has yet: "budget 8", "budget 8 (2)".
std::string free_name(const std::vector<Scenario>& scenarios, const std::string& wanted);

}  // namespace taskatlas::ui
