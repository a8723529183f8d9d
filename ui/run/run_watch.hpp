// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/run/run_reader.hpp"

#include <QObject>
#include <memory>

class QFileSystemWatcher;
class QTimer;

namespace taskatlas::ui {

// Follows a study's experiment in the background, whoever runs it: often while it runs and is
// looked at, seldom otherwise.
class RunWatch : public QObject {
  Q_OBJECT

 public:
  explicit RunWatch(const QString& study, QObject* parent = nullptr);
  ~RunWatch() override;

  const RunSnapshot& run() const { return reading_.run; }
  const std::vector<Curve>& curves() const { return reading_.curves; }
  const QString& log() const { return reading_.log; }

  void set_looked_at(bool looked_at);
  void set_expecting(bool expecting);  // it was started and is about to run: look often
  void set_curves(int curves);
  void set_workers(int workers);  // with which the plan is made; 0: as the profile says
  void read_now();

 Q_SIGNALS:
  void changed();

 private:
  void schedule();

  std::shared_ptr<RunReader> reader_;
  RunReading reading_;
  int wanted_curves_ = 4;
  int workers_ = 0;
  bool looked_at_ = false;
  bool expecting_ = false;
  bool again_ = false;  // something changed while it was being read
  QTimer* next_;
  LatestJob job_;
};

}  // namespace taskatlas::ui
