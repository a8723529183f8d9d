// SPDX-License-Identifier: MIT
#pragma once

#include "engine/slurm_settings.hpp"
#include "ui/document/latest_job.hpp"

#include <QObject>
#include <QString>
#include <optional>

class QTimer;

namespace taskatlas::ui {

// How a run is to be done.
struct RunChoice {
  QString device;      // as the engine takes it; empty: as the profile says
  int workers = 0;     // 0: as the profile says
  QString only;        // one transfer, "a+b->t"; empty: everything
  bool slurm = false;  // by the cluster, rather than by this machine; device and workers are unused
  // What is to be different from the profile's, and kept in the study.
  std::optional<engine::SlurmSettings> slurm_settings;
  bool trust_prologue = false;  // the lines that a shell will run were confirmed
};

// Starts the program that runs a study, and asks whoever runs it to pause or to stop. The program
// is on its own: it goes on when this object, the window or the session ends.
class RunControl : public QObject {
  Q_OBJECT

 public:
  explicit RunControl(const QString& study, QObject* parent = nullptr);
  ~RunControl() override;

  void start(const RunChoice& choice);
  void cancel();
  void pause(bool paused);
  // From the start until the program has ended or another look is due.
  bool started_here() const { return process_ > 0; }

  // `settings` is the file with choice.slurm_settings.
  static QStringList arguments(const QString& study, const RunChoice& choice,
                               const QString& settings = {});

 Q_SIGNALS:
  void changed();  // something was asked for, or the program has ended: time to look
  void failed(const QString& message);

 private:
  void look();

  QString study_;
  std::optional<RunChoice> next_;  // asked for while the last program is still ending
  qint64 process_ = 0;             // of the program that was started here, while it lives
  QString output_;                 // file with what it said
  QTimer* timer_;
  LatestJob asking_;
};

}  // namespace taskatlas::ui
