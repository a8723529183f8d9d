// SPDX-License-Identifier: MIT
#pragma once

#include "engine/add_task.hpp"
#include "ui/document/latest_job.hpp"

#include <QDialog>
#include <QString>
#include <optional>
#include <stop_token>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace taskatlas::ui {

class InlineMessage;

// Adds a task of the user's own, or representations that were made elsewhere, to a study with an
// experiment: what `taskatlas-cli study add-task` takes as a file, in fields. The files are looked
// at in the background, and nothing is added that the study could not measure.
class AddTaskDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AddTaskDialog(const QString& study, QWidget* parent = nullptr);
  ~AddTaskDialog() override;

  // The specification that the fields make (docs/experiment.md, "Own tasks and sources").
  QByteArray specification() const;
  void set_folder(const QString& folder);
  // Why nothing can be added at present; empty where it can.
  void set_obstacle(const QString& reason);
  void add();
  // Stops an addition first, and closes once that has ended: nothing waits.
  void reject() override;
  bool event(QEvent* event) override;
  bool busy() const { return job_.busy(); }
  bool done() const { return done_; }
  QString message() const;  // what was found, or what is wrong; empty while nothing is said

 Q_SIGNALS:
  void added(const QString& code);

 private:
  QString content() const;  // "picture", "vector", .., "representations"
  void build();
  void choose_folder();
  void content_changed();
  QString count_title() const;
  void refresh();
  void ended(const std::optional<engine::AddedTask>& found);
  void failed(const QString& text);

  QString study_;
  QString obstacle_;
  bool done_ = false;
  bool closing_ = false;
  std::stop_source stop_;  // of the addition
  QFormLayout* form_;
  QWidget* fields_;
  QLineEdit* code_;
  QLineEdit* name_;
  QComboBox* kind_;
  QLineEdit* folder_;
  QComboBox* content_;
  QSpinBox* count_;
  QComboBox* loss_;
  QComboBox* role_;
  QCheckBox* has_range_;
  QWidget* range_;
  QDoubleSpinBox* low_;
  QDoubleSpinBox* high_;
  QCheckBox* has_missing_;
  QDoubleSpinBox* missing_;
  QLabel* files_;
  InlineMessage* message_;
  QPushButton* add_;
  QPushButton* close_;
  LatestJob job_;
};

}  // namespace taskatlas::ui
