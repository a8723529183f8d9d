// SPDX-License-Identifier: MIT
#pragma once

#include "engine/progress.hpp"

#include <QWidget>
#include <memory>

class QLabel;
class QProgressBar;

namespace taskatlas::ui {

class LatestJob;

// How far the reading of a folder is: what was found so far, how much is left, and a button that
// stops it. In sight while the job is busy.
class FolderProgress : public QWidget {
  Q_OBJECT

 public:
  explicit FolderProgress(LatestJob& job, QWidget* parent = nullptr);

  // `total` 0: nobody knows yet how much there is; `done` folders were looked at.
  void show_progress(double done, double total);
  QString text() const;

 private:
  LatestJob& job_;
  std::unique_ptr<engine::ProgressMeter> meter_;
  QLabel* text_;
  QProgressBar* bar_;
};

}  // namespace taskatlas::ui
