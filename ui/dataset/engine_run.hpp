// SPDX-License-Identifier: MIT
#pragma once

#include "engine/progress.hpp"

#include <QObject>
#include <QStringList>
#include <optional>

class QProcess;

namespace taskatlas::ui {

// One run of taskatlas-engine at a time, followed from the object's own thread, which never waits
// for it: an engine that is told to stop is killed where it has not ended after kPatience, and one
// that still runs when the object goes ends likewise, by itself.
class EngineRun : public QObject {
  Q_OBJECT

 public:
  explicit EngineRun(QObject* parent = nullptr);
  ~EngineRun() override;  // stops the engine; does not wait

  // Starts `program ARGUMENTS.. --progress json --stop-on-eof`; nothing where one is running.
  void start(const QString& program, const QStringList& arguments);
  void stop();
  bool busy() const { return process_ != nullptr; }  // also while it is stopping
  bool stopping() const { return stopping_; }

  void set_patience(int milliseconds) { patience_ = milliseconds; }
  static constexpr int kPatience = 10'000;  // milliseconds

 Q_SIGNALS:
  void busy_changed(bool busy);
  // Seconds below zero: not known yet.
  void progressed(double done, double total, double seconds_left);
  // One of these ends every run.
  void finished();
  void stopped();
  void failed(const QString& message);

 private:
  void read();
  void take(const engine::Event& event);
  void end(bool crashed, int code);

  QProcess* process_ = nullptr;
  engine::EventReader reader_;
  std::optional<engine::Event> last_;
  QString problem_;  // what it said is no progress
  bool stopping_ = false;
  int patience_ = kPatience;
};

// Gives a process to the application until it has ended by itself; the application's end takes it
// along. To be called before it is told to end.
void let_go(QProcess* process);

}  // namespace taskatlas::ui
