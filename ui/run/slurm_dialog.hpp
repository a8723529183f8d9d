// SPDX-License-Identifier: MIT
#pragma once

#include "engine/slurm_settings.hpp"

#include <QDialog>
#include <QString>

class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace taskatlas::ui {

// "Partition gpu · 1 GPU a task · 240 minutes · at most 500 tasks in flight"; translated.
QString slurm_sentence(const engine::SlurmSettings& settings);

// How jobs are given to Slurm: the profile's member `slurm`. Not modal.
class SlurmDialog : public QDialog {
  Q_OBJECT

 public:
  explicit SlurmDialog(const engine::SlurmSettings& settings, QWidget* parent = nullptr);

  // As they are chosen at present; not yet checked.
  engine::SlurmSettings settings() const;

 public Q_SLOTS:
  void accept() override;  // where they are possible; else says why they are not

 private:
  QLineEdit* line(const char* name, const QString& label, const QString& tip,
                  const std::string& value);
  QSpinBox* number(const char* name, const QString& label, const QString& tip, int least, int most,
                   qint64 value, const QString& special = {});

  QFormLayout* form_;
  QLineEdit* partition_;
  QLineEdit* account_;
  QLineEdit* qos_;
  QLineEdit* constraint_;
  QSpinBox* gpus_;
  QSpinBox* render_cpus_;
  QSpinBox* memory_;
  QSpinBox* time_;
  QSpinBox* in_flight_;
  QSpinBox* running_;
  QSpinBox* array_;
  QSpinBox* attempts_;
  QDoubleSpinBox* poll_;
  QPlainTextEdit* prologue_;
  QLabel* problem_;
};

}  // namespace taskatlas::ui
