// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/run/run_snapshot.hpp"

#include <QDialog>

class QPlainTextEdit;

namespace taskatlas::ui {

// What a job has said, followed while it runs. Not modal.
class JobLog : public QDialog {
  Q_OBJECT

 public:
  JobLog(const QString& study, const JobRow& job, QWidget* parent = nullptr);
  ~JobLog() override;
  QString text() const;

 private:
  void read();

  QString file_;
  QString reason_;
  QPlainTextEdit* text_;
  LatestJob job_;
};

}  // namespace taskatlas::ui
