// SPDX-License-Identifier: MIT
#include "ui/document/latest_job.hpp"

#include <QElapsedTimer>
#include <QMetaObject>
#include <QTimer>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace taskatlas::ui {

struct LatestJob::State {
  struct Job {
    quint64 serial = 0;
    Work work;
  };

  std::mutex mutex;
  std::condition_variable wake;
  std::optional<Job> waiting;
  std::stop_source stop;  // of the running job
  QElapsedTimer since;    // when it began
  bool running = false;
  bool ending = false;
  std::thread thread;

  // The object's own thread alone:
  quint64 last_serial = 0;   // given out
  quint64 first_wanted = 0;  // results below are dropped
  bool busy = false;
};

LatestJob::LatestJob(QObject* parent, Policy policy)
    : QObject(parent), state_(std::make_shared<State>()), policy_(policy) {}

LatestJob::~LatestJob() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->ending = true;
    state_->waiting.reset();
    state_->stop.request_stop();
  }
  state_->wake.notify_one();
  if (state_->thread.joinable()) state_->thread.join();
}

void LatestJob::start(Work work) {
  State& state = *state_;
  ++state.last_serial;
  if (policy_ == Policy::kReplace) state.first_wanted = state.last_serial;
  {
    const std::scoped_lock lock(state.mutex);
    state.waiting = State::Job{state.last_serial, std::move(work)};
    if (state.running) {
      if (policy_ == Policy::kReplace || state.since.elapsed() >= kGraceMilliseconds) {
        state.stop.request_stop();
      } else {
        QTimer::singleShot(kGraceMilliseconds, this, &LatestJob::stop_overdue);
      }
    }
  }
  state.wake.notify_one();
  if (!state.thread.joinable()) {
    state.thread = std::thread([this, shared = state_] {
      for (;;) {
        State::Job job;
        std::stop_token token;
        {
          std::unique_lock lock(shared->mutex);
          shared->running = false;
          shared->wake.wait(lock, [&] { return shared->ending || shared->waiting; });
          if (shared->ending) return;
          job = std::move(*shared->waiting);
          shared->waiting.reset();
          shared->stop = std::stop_source();
          token = shared->stop.get_token();
          shared->since.start();
          shared->running = true;
        }
        QElapsedTimer told;
        RunContext context;
        context.stop = token;
        context.on_progress = [&](double done, double total, std::string_view stage) {
          if (told.isValid() && told.elapsed() < 50) return;
          told.start();
          const QString name =
              QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
          QMetaObject::invokeMethod(
              this, [this, done, total, name] { Q_EMIT progress(done, total, name); },
              Qt::QueuedConnection);
        };
        std::function<void()> deliver;
        QString error;
        try {
          deliver = job.work(context);
        } catch (const std::exception& exception) {
          error = QString::fromUtf8(exception.what());
        }
        job.work = nullptr;  // what it captured goes here, not in the window's thread
        if (token.stop_requested()) deliver = nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, serial = job.serial, deliver = std::move(deliver), error] {
              finished(serial, deliver, error);
            },
            Qt::QueuedConnection);
      }
    });
  }
  if (!state.busy) {
    state.busy = true;
    Q_EMIT busy_changed(true);
  }
}

void LatestJob::stop_overdue() {
  const std::scoped_lock lock(state_->mutex);
  if (state_->running && state_->waiting && state_->since.elapsed() >= kGraceMilliseconds) {
    state_->stop.request_stop();
  }
}

void LatestJob::cancel() {
  state_->first_wanted = state_->last_serial + 1;
  {
    const std::scoped_lock lock(state_->mutex);
    state_->waiting.reset();
    state_->stop.request_stop();
  }
  if (state_->busy) {
    state_->busy = false;
    Q_EMIT busy_changed(false);
  }
}

bool LatestJob::busy() const { return state_->busy; }

void LatestJob::finished(quint64 serial, const std::function<void()>& deliver,
                         const QString& error) {
  if (serial < state_->first_wanted) return;
  if (serial == state_->last_serial && state_->busy) {
    state_->busy = false;
    Q_EMIT busy_changed(false);
  }
  if (!error.isEmpty()) {
    Q_EMIT failed(error);
  } else if (deliver) {
    deliver();
  }
}

}  // namespace taskatlas::ui
