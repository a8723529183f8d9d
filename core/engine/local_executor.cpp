// SPDX-License-Identifier: MIT
#include "engine/local_executor.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <poll.h>

namespace taskatlas::engine {
namespace {

using std::chrono::milliseconds;

double seconds_since(const Worker& worker) {
  return std::chrono::duration<double>(Worker::Clock::now() - worker.since()).count();
}

}  // namespace

LocalExecutor::LocalExecutor(std::filesystem::path study, std::filesystem::path program,
                             int workers, std::vector<std::string> cards)
    : study_(std::move(study)),
      program_(std::move(program)),
      cards_(std::move(cards)),
      seats_(static_cast<std::size_t>(std::max(0, workers))) {}

bool LocalExecutor::holds(const JobId& id) const {
  return std::any_of(seats_.begin(), seats_.end(),
                     [&](const Seat& seat) { return seat.worker.job() == id; });
}

bool LocalExecutor::idle() const { return room() == seats_.size(); }

std::size_t LocalExecutor::room() const {
  return static_cast<std::size_t>(std::count_if(
      seats_.begin(), seats_.end(), [](const Seat& seat) { return !seat.worker.busy(); }));
}

std::vector<JobInHand> LocalExecutor::in_hand() const {
  std::vector<JobInHand> jobs;
  for (const Seat& seat : seats_) {
    if (!seat.worker.busy()) continue;
    jobs.push_back({seat.worker.job(),
                    true,
                    seconds_since(seat.worker),
                    seat.stage,
                    seat.done,
                    seat.total,
                    {}});
  }
  return jobs;
}

void LocalExecutor::submit(std::span<const Job* const> jobs) {
  auto seat = seats_.begin();
  for (const Job* job : jobs) {
    while (seat->worker.busy()) ++seat;
    if (!seat->worker.running()) {
      std::vector<std::string> words{"work", "--study", study_.string(), "--stdin"};
      if (!cards_.empty()) {
        const auto number = static_cast<std::size_t>(seat - seats_.begin());
        words.insert(words.end(), {"--card", cards_[number % cards_.size()]});
      }
      seat->worker.start(program_, words);
    }
    seat->stage.clear();
    seat->done = seat->total = 0;
    seat->worker.give(job->id);
  }
}

void LocalExecutor::wait(milliseconds time, const Reports& report) {
  std::vector<pollfd> polled;
  std::vector<Seat*> whose;
  for (Seat& seat : seats_) {
    if (!seat.worker.running()) continue;
    polled.push_back({seat.worker.output(), POLLIN, 0});
    whose.push_back(&seat);
  }
  if (poll(polled.data(), polled.size(), static_cast<int>(time.count())) < 0) {
    if (errno == EINTR) return;
    throw failure(std::string("poll: ") + std::strerror(errno));
  }
  for (std::size_t i = 0; i < polled.size(); ++i) {
    if (polled[i].revents != 0) hear(*whose[i], report);
  }
}

void LocalExecutor::hear(Seat& seat, const Reports& report) {
  JobId job;
  std::string how;
  try {
    if (seat.worker.read([&](const WorkerEvent& event) { take(seat, event, report); })) return;
    job = seat.worker.job();
    how = seat.worker.end(milliseconds(500));
    if (how.empty()) how = "closed its output";
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kBadInput) throw;
    job = seat.worker.job();
    seat.worker.end(milliseconds(0));
    how = std::string("said what it may not: ") + error.what();
  }
  if (job.empty()) return;  // between jobs: the next one gets another worker
  report({job, JobDied{"its worker " + how, true}});
}

void LocalExecutor::take(Seat& seat, const WorkerEvent& event, const Reports& report) {
  if (std::holds_alternative<Started>(event.event)) return;
  if (event.id != seat.worker.job()) throw bad_input("it speaks of the job " + event.id);
  if (const auto* progressed = std::get_if<Progressed>(&event.event)) {
    seat.stage = progressed->stage;
    seat.done = progressed->done;
    seat.total = progressed->total;
  } else if (const auto* logged = std::get_if<Logged>(&event.event)) {
    report({event.id, JobLogged{logged->message}});
  } else if (const auto* done = std::get_if<Done>(&event.event)) {
    const double seconds = seconds_since(seat.worker);
    seat.worker.finished();
    if (done->stopped) {
      report({event.id, JobReturned{}});
    } else {
      report({event.id, JobDone{seconds}});
    }
  } else if (const auto* failed = std::get_if<Failed>(&event.event)) {
    seat.worker.finished();
    report({event.id, JobFailed{{failed->kind, failed->message}}});
  }
}

void LocalExecutor::stop(Ending) {
  stopping_ = true;
  for (Seat& seat : seats_) {
    if (seat.worker.busy()) seat.worker.stop_job();
  }
}

milliseconds LocalExecutor::patience() const { return milliseconds(3000); }

void LocalExecutor::end() {
  for (Seat& seat : seats_) {
    if (seat.worker.running()) seat.worker.close_input();
  }
  for (Seat& seat : seats_) {
    if (seat.worker.running()) seat.worker.end(stopping_ ? milliseconds(500) : milliseconds(5000));
  }
}

}  // namespace taskatlas::engine
