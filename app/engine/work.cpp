// SPDX-License-Identifier: MIT
#include "work.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/exit_codes.hpp"
#include "engine/job_store.hpp"
#include "engine/slurm_batch.hpp"
#include "engine/task_note.hpp"
#include "engine/worker_protocol.hpp"
#include "jobs/job_runner.hpp"
#include "training/device_errors.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>

#include <linux/magic.h>
#include <poll.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace taskatlas::engine_program {
namespace {

// Lines of standard input as jobs and requests to stop them. A thread reads them, so that a job can
// be stopped while it runs.
class Orders {
 public:
  struct Order {
    std::string job;
    std::stop_source stop;
  };

  explicit Orders(const std::stop_token& stop)
      : on_stop_(stop, [this] { end(); }),
        reader_([this](const std::stop_token& over) { read_lines(over); }) {}

  // The next job; nullopt once there will be none.
  std::optional<Order> next() {
    std::unique_lock lock(mutex_);
    in_hand_.reset();
    changed_.wait(lock, [&] { return over_ || !waiting_.empty(); });
    if (over_) return std::nullopt;
    in_hand_ = std::move(waiting_.front());
    waiting_.pop_front();
    return in_hand_;
  }

 private:
  void end() {
    const std::lock_guard lock(mutex_);
    over_ = true;
    stop_jobs();
    changed_.notify_all();
  }

  void stop_jobs() {  // under the lock
    if (in_hand_) in_hand_->stop.request_stop();
    for (Order& order : waiting_) order.stop.request_stop();
  }

  void take(const std::string& line) {
    const std::lock_guard lock(mutex_);
    if (line == engine::kStopLine) {
      stop_jobs();
    } else if (!line.empty()) {
      waiting_.push_back({line, {}});
      changed_.notify_all();
    }
  }

  void read_lines(const std::stop_token& over) {
    std::string pending;
    std::array<char, 512> bytes{};
    while (!over.stop_requested()) {
      pollfd input{STDIN_FILENO, POLLIN, 0};
      constexpr int kMilliseconds = 100;  // until it is seen that the program ends
      const int ready = poll(&input, 1, kMilliseconds);
      if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
      const ssize_t got = read(STDIN_FILENO, bytes.data(), bytes.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      pending.append(bytes.data(), static_cast<std::size_t>(got));
      std::size_t begin = 0;
      for (std::size_t end = pending.find('\n'); end != std::string::npos;
           end = pending.find('\n', begin)) {
        take(pending.substr(begin, end - begin));
        begin = end + 1;
      }
      pending.erase(0, begin);
      if (pending.size() > engine::kMaxLineBytes) break;  // nobody who speaks this protocol
    }
    end();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Order> waiting_;
  std::optional<Order> in_hand_;
  bool over_ = false;
  std::stop_callback<std::function<void()>> on_stop_;
  std::jthread reader_;  // last: it uses all of the above
};

// Says on standard output how the job in hand goes. Thread-safe.
class Answers {
 public:
  void say(const engine::JobId& id, const engine::Event& event) {
    const std::string line = engine::format_worker_event({id, event}) + "\n";
    const std::lock_guard lock(mutex_);
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
  }

  RunContext context(const engine::JobId& id, const std::stop_token& stop,
                     engine::ProgressMeter& meter) {
    RunContext context;
    context.stop = stop;
    context.on_progress = [this, id, &meter](double done, double total, std::string_view stage) {
      if (const auto event = meter.update(done, total, stage)) say(id, *event);
    };
    context.on_log = [this, id](std::string_view message) {
      say(id, engine::Logged{std::string(message)});
    };
    return context;
  }

 private:
  std::mutex mutex_;
};

std::map<std::string, std::variant<double, std::string>> summary(const engine::JobStore& store,
                                                                 const engine::JobId& id) {
  std::map<std::string, std::variant<double, std::string>> out;
  const auto result = store.result(id);
  if (!result) return out;
  for (const auto& [name, value] : result->numbers) out[name] = value;
  out["seconds"] = result->seconds;
  out["peak_bytes"] = static_cast<double>(result->peak_bytes);
  return out;
}

void note_failure(const engine::JobStore& store, const engine::JobId& id, const Error& error) {
  try {
    store.fail(id, {error.kind(), error.what()});
  } catch (const Error&) {
    // The disk may be full; whoever asked is told all the same.
  }
}

// Whether a file that another host has written may be there and not be seen from here yet.
bool may_lag(const std::filesystem::path& folder) {
  struct statfs about {};
  if (statfs(folder.c_str(), &about) != 0) return false;
  constexpr long kCifs = 0xff534d42, kSmb2 = 0xfe534d42, kFuse = 0x65735546;
  const auto type = static_cast<long>(about.f_type) & 0xffffffff;
  return type == NFS_SUPER_MAGIC || type == AFS_SUPER_MAGIC || type == V9FS_MAGIC ||
         type == kCifs || type == kSmb2 || type == kFuse;
}

// What a job needs and has no result; empty: it can begin. On a file system that shows the past,
// looks again for a while: its task was begun as soon as another had ended elsewhere.
std::string missing_input(const engine::JobStore& store, const engine::Job& job,
                          const std::stop_token& stop) {
  constexpr std::chrono::milliseconds kLook(1000);
  constexpr int kLooks = 30;
  const int looks = may_lag(store.artifacts()) ? kLooks : 1;
  std::string missing;
  for (int look = 0; look < looks && !stop.stop_requested(); ++look) {
    if (look > 0) std::this_thread::sleep_for(kLook);
    missing.clear();
    for (const engine::JobId& needed : job.depends) {
      std::error_code ignored;
      // Opening a folder asks the server what is in it now.
      const std::filesystem::directory_iterator anew(store.folder(needed), ignored);
      if (!store.done(needed)) missing = needed;
    }
    if (missing.empty()) break;
  }
  return missing;
}

}  // namespace

int work_task(const std::filesystem::path& study, const std::string& batch, std::size_t task,
              Reporter& reporter, const std::stop_token& stop) {
  const engine::JobStore store(study);
  const engine::JobId id = engine::SlurmBatches(store).job_of(batch, task);
  const engine::Job job = store.job(id);
  engine::NoteKeeper note(store, id, engine::attempt_name(batch, task));
  RunContext context = reporter.context(stop);
  const auto show = context.on_progress;
  context.on_progress = [&](double done, double total, std::string_view stage) {
    note.progress(done, total, stage);
    if (show) show(done, total, stage);
  };
  context.on_log = {};  // the job keeps its own log, and there is nobody to be told besides
  try {
    if (!store.done(id)) {
      if (const std::string missing = missing_input(store, job, stop); !missing.empty()) {
        note.end(stop.stop_requested() ? engine::NoteState::kStopped : engine::NoteState::kWaiting);
        std::fprintf(stderr, "%s: job %s, which it needs, has no result\n", job.title().c_str(),
                     missing.c_str());
        return kNotYet;
      }
    }
    jobs::JobRunner runner(store);
    const bool stopped = runner.run(id, context) == jobs::Outcome::kStopped;
    note.end(stopped ? engine::NoteState::kStopped : engine::NoteState::kFinished);
    reporter.finished(stopped, {});
    return stopped ? cli::kCancelled : cli::kDone;
  } catch (const training::DeviceLost& lost) {
    // As if the task had died: another one, perhaps on another card, may come further.
    std::fprintf(stderr, "taskatlas-engine: %s\n", lost.what());
    std::_Exit(cli::kFailed);
  } catch (const Error& error) {
    note_failure(store, id, error);
    note.end(engine::NoteState::kFailed, {error.kind(), error.what()});
    throw;
  }
}

int work_one(const std::filesystem::path& study, const std::string& job, Reporter& reporter,
             const std::stop_token& stop) {
  const engine::JobStore store(study);
  jobs::JobRunner runner(store);
  try {
    const bool stopped = runner.run(job, reporter.context(stop)) == jobs::Outcome::kStopped;
    reporter.finished(stopped, stopped ? decltype(summary(store, job))() : summary(store, job));
    return stopped ? cli::kCancelled : cli::kDone;
  } catch (const Error& error) {
    if (engine::is_job_id(job)) note_failure(store, job, error);
    throw;
  }
}

int work_from_input(const std::filesystem::path& study, const std::stop_token& stop) {
  const engine::JobStore store(study);
  jobs::JobRunner runner(store);
  Answers answers;
  answers.say({}, engine::Started{engine::kProtocolVersion, std::string(version()), "work"});
  Orders orders(stop);
  while (const auto order = orders.next()) {
    const engine::JobId& id = order->job;
    if (!engine::is_job_id(id)) throw usage_error("'" + id.substr(0, 40) + "' names no job");
    engine::ProgressMeter meter;
    try {
      const RunContext context = answers.context(id, order->stop.get_token(), meter);
      const bool stopped = runner.run(id, context) == jobs::Outcome::kStopped;
      answers.say(
          id, engine::Done{stopped, stopped ? decltype(summary(store, id))() : summary(store, id)});
    } catch (const training::DeviceLost& lost) {
      // No job can be done on the card in this process any more: this one is another worker's.
      answers.say(id, engine::Logged{lost.what()});
      std::fprintf(stderr, "taskatlas-engine: %s\n", lost.what());
      std::_Exit(cli::kFailed);  // tearing CUDA down may hang
    } catch (const Error& error) {
      note_failure(store, id, error);
      answers.say(id, engine::Failed{error.kind(), error.what()});
    }
  }
  return stop.stop_requested() ? cli::kCancelled : cli::kDone;
}

}  // namespace taskatlas::engine_program
