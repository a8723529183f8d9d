// SPDX-License-Identifier: MIT
#include "ui/run/run_watch.hpp"

#include <QTimer>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kOften = 500, kSeldom = 3000;  // milliseconds between two readings

}  // namespace

RunWatch::RunWatch(const QString& study, QObject* parent)
    : QObject(parent), reader_(std::make_shared<RunReader>(study)), next_(new QTimer(this)) {
  next_->setSingleShot(true);
  connect(next_, &QTimer::timeout, this, &RunWatch::read_now);
  read_now();
}

RunWatch::~RunWatch() = default;

void RunWatch::set_looked_at(bool looked_at) {
  if (std::exchange(looked_at_, looked_at) != looked_at && looked_at) read_now();
}

void RunWatch::set_expecting(bool expecting) {
  if (std::exchange(expecting_, expecting) != expecting) read_now();
}

void RunWatch::set_curves(int curves) {
  if (std::exchange(wanted_curves_, curves) != curves) read_now();
}

void RunWatch::set_workers(int workers) {
  if (std::exchange(workers_, workers) != workers) read_now();
}

void RunWatch::read_now() {
  if (job_.busy()) {
    again_ = true;
    return;
  }
  next_->stop();
  job_.start([this, reader = reader_, curves = wanted_curves_,
              workers = workers_](const RunContext& context) -> std::function<void()> {
    auto reading =
        std::make_shared<std::optional<RunReading>>(reader->read(curves, workers, context));
    if (!reading->has_value()) return nullptr;
    return [this, reading] {
      reading_ = std::move(**reading);
      schedule();
      Q_EMIT changed();
    };
  });
}

void RunWatch::schedule() {
  if (std::exchange(again_, false)) {
    next_->start(0);
    return;
  }
  const bool runs =
      reading_.run.state == RunState::kRunning || reading_.run.state == RunState::kPaused;
  next_->start((runs && looked_at_) || expecting_ ? kOften : kSeldom);
}

}  // namespace taskatlas::ui
