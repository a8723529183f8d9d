// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace taskatlas::ui {

// Work away from the window's thread of which only the latest counts. One background thread per
// object, started with the first job. All members are for the thread the object lives in.
class LatestJob : public QObject {
  Q_OBJECT

 public:
  // Runs in the background; what it returns is called in the object's thread, unless a later job
  // was started or this one was cancelled by then. An Error is told by failed(). Everything that
  // it captures must outlive it or be shared.
  using Work = std::function<std::function<void()>(const RunContext&)>;

  enum class Policy {
    kReplace,    // a new job stops the running one at once
    kLetFinish,  // the running one may finish within `grace` and is delivered: for sliders, where
                 // a stream of stopped jobs would show nothing until the hand rests
  };

  explicit LatestJob(QObject* parent = nullptr, Policy policy = Policy::kReplace);
  ~LatestJob() override;  // stops and waits

  void start(Work work);
  void cancel();
  bool busy() const;

  static constexpr int kGraceMilliseconds = 50;

 Q_SIGNALS:
  void busy_changed(bool busy);
  void progress(double done, double total, const QString& stage);  // at most 20 a second
  void failed(const QString& message);

 private:
  struct State;
  void finished(quint64 serial, const std::function<void()>& deliver, const QString& error);
  void stop_overdue();

  std::shared_ptr<State> state_;
  Policy policy_;
};

}  // namespace taskatlas::ui
