// SPDX-License-Identifier: MIT
#include "graph/layout_client.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "graph/layout_protocol.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace taskatlas {
namespace {

using Clock = std::chrono::steady_clock;
using layout_protocol::ProtocolError;
using layout_protocol::RequestType;
using layout_protocol::ResponseStatus;

Clock::time_point after(double seconds) {
  // A century is no limit, and does not overflow the clock.
  const double capped = std::min(seconds, 3e9);
  return Clock::now() +
         std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(capped));
}

std::filesystem::path find_helper() {
  if (const char* given = std::getenv("TASKATLAS_LAYOUT"); given != nullptr && *given != '\0') {
    return given;
  }
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) throw failure("cannot find out where this program lies: " + error.message());
  return self.parent_path() / "taskatlas-layout";
}

// Wakes the worker from its poll; safe from any thread.
class WakeUp {
 public:
  WakeUp() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (fd_ < 0) throw failure(std::string("cannot make an event: ") + std::strerror(errno));
  }
  ~WakeUp() { close(fd_); }
  WakeUp(const WakeUp&) = delete;
  WakeUp& operator=(const WakeUp&) = delete;

  void signal() const {
    const std::uint64_t one = 1;
    // The counter is full only where the worker is about to wake up anyway.
    [[maybe_unused]] const auto written = write(fd_, &one, sizeof one);
  }
  void clear() const {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = read(fd_, &count, sizeof count);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

struct Job {
  RequestType type = RequestType::kPing;
  std::string payload;
  std::string problem;  // what is wrong with the request itself
  std::stop_token stop;
  // Takes the payload of the answer; throws ProtocolError where it makes no sense.
  std::function<void(std::string_view)> accept;
  std::function<void(HelperStatus, const std::string& reason)> finish;
  using StopCallback = std::stop_callback<std::function<void()>>;
  std::unique_ptr<StopCallback> on_stop;

  bool finished = false;
  void conclude(HelperStatus status, const std::string& reason = {}) {
    if (std::exchange(finished, true)) return;
    finish(status, reason);
  }
};

// How an exchange of one message with the helper went.
enum class Exchange { kAnswered, kDied, kLate, kGarbage, kAbandoned };

}  // namespace

class LayoutClient::Worker {
 public:
  explicit Worker(LayoutClientOptions options) : options_(std::move(options)) {
    if (!(options_.time_limit > 0) || !(options_.start_limit > 0) || !(options_.stop_grace >= 0)) {
      throw usage_error(
          "the layout helper's time limits must be greater than 0, its grace at least 0");
    }
    if (options_.program.empty()) options_.program = find_helper();
  }

  void add(std::unique_ptr<Job> job) {
    if (job->stop.stop_possible()) {
      // wake_ outlives every job: the queue is emptied before the worker goes.
      job->on_stop = std::make_unique<Job::StopCallback>(
          job->stop, std::function<void()>([this] { wake_.signal(); }));
    }
    {
      const std::lock_guard lock(mutex_);
      if (!quit_) {
        queue_.push_back(std::move(job));
        wake_.signal();
        return;
      }
    }
    job->conclude(HelperStatus::kStopped);
  }

  void quit() {
    {
      const std::lock_guard lock(mutex_);
      quit_ = true;
    }
    wake_.signal();
  }

  void run() {
    // A helper that goes away while we write must not end this program.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    while (true) {
      std::unique_ptr<Job> job;
      bool leaving = false;
      {
        const std::lock_guard lock(mutex_);
        leaving = quit_;
        if (!leaving && !queue_.empty()) {
          job = std::move(queue_.front());
          queue_.pop_front();
        }
      }
      if (leaving) break;
      if (job) {
        serve(*job);
      } else {
        pollfd wait{wake_.fd(), POLLIN, 0};
        poll(&wait, 1, -1);
        wake_.clear();
      }
    }
    end_helper();
    std::deque<std::unique_ptr<Job>> rest;
    {
      const std::lock_guard lock(mutex_);
      rest.swap(queue_);
    }
    for (auto& job : rest) job->conclude(HelperStatus::kStopped);
  }

  const std::filesystem::path& program() const { return options_.program; }
  int starts() const { return starts_; }
  int process_id() const { return pid_; }

 private:
  std::string name() const { return "the layout helper " + options_.program.string(); }

  std::string end_helper(bool gone = false) {
    pid_ = -1;
    return helper_.end(std::chrono::milliseconds(gone ? 200 : 0));
  }

  bool quitting() {
    const std::lock_guard lock(mutex_);
    return quit_;
  }

  // Those that were stopped while they waited need not wait any longer.
  void drop_stopped() {
    std::vector<std::unique_ptr<Job>> stopped;
    {
      const std::lock_guard lock(mutex_);
      const auto first = std::stable_partition(queue_.begin(), queue_.end(), [](const auto& job) {
        return !job->stop.stop_requested();
      });
      std::move(first, queue_.end(), std::back_inserter(stopped));
      queue_.erase(first, queue_.end());
    }
    for (auto& job : stopped) job->conclude(HelperStatus::kStopped);
  }

  // A helper that has said who it is; else why there is none.
  std::string ensure_helper(Job& job) {
    if (helper_.running() && helper_.astray()) end_helper();
    if (helper_.running()) return {};
    if (const auto error = helper_.start(options_.program); !error.empty()) {
      return "cannot start " + name() + ": " + error +
             "; it belongs beside the program (or where $TASKATLAS_LAYOUT says)";
    }
    ++starts_;
    serial_ = 0;
    pid_ = helper_.pid();
    std::string answer;
    const auto how = exchange(RequestType::kPing, {}, job, after(options_.start_limit), answer);
    std::string problem;
    if (how == Exchange::kAnswered) {
      try {
        HelperVersion version;
        layout_protocol::decode(check_done(answer), version);
        if (version.protocol == layout_protocol::kVersion) return {};
        problem = "speaks version " + std::to_string(version.protocol) +
                  " of the protocol, this program version " +
                  std::to_string(layout_protocol::kVersion) + ": install both anew";
      } catch (const ProtocolError& error) {
        problem = std::string("is not what it should be: ") + error.what();
      }
      end_helper();
    } else {
      problem = describe(how, options_.start_limit);
    }
    return name() + " " + problem;
  }

  // Ends a helper that cannot be used any more and says what was the matter.
  std::string describe(Exchange how, double limit) {
    const std::string end = end_helper(how == Exchange::kDied);
    switch (how) {
      case Exchange::kDied:
        return end.empty() ? "closed its output and was ended" : end;
      case Exchange::kLate:
        return "took longer than " + format_number(limit) + " s and was ended";
      default:
        return "answered against the protocol (" + garbage_ + ") and was ended";
    }
  }

  std::string_view check_done(std::string_view answer) const {
    const auto header = layout_protocol::decode_response(answer);
    if (header.serial != serial_) throw ProtocolError("it answers another request");
    if (header.status == ResponseStatus::kDone) return header.payload;
    throw ProtocolError(layout_protocol::decode_text(header.payload));
  }

  void serve(Job& job) {
    if (job.stop.stop_requested()) return job.conclude(HelperStatus::kStopped);
    if (!job.problem.empty()) {
      return job.conclude(HelperStatus::kFailed, "cannot lay out: " + job.problem);
    }
    // Once more on a fresh helper if it died: it may have been killed for reasons of its own.
    for (int attempt = 0;; ++attempt) {
      if (const auto problem = ensure_helper(job); !problem.empty()) {
        return job.conclude(quitting() ? HelperStatus::kStopped : HelperStatus::kFailed, problem);
      }
      if (job.finished) return;  // stopped meanwhile
      std::string answer;
      const auto how = exchange(job.type, job.payload, job, after(options_.time_limit), answer);
      if (how == Exchange::kAbandoned) {
        end_helper();
        return job.conclude(HelperStatus::kStopped);
      }
      if (how == Exchange::kAnswered) return hand_over(job, answer);
      std::string problem = describe(how, options_.time_limit);
      if (job.finished) return;
      if (how == Exchange::kDied && attempt == 0 && !quitting()) continue;
      return job.conclude(HelperStatus::kFailed, name() + " " + problem);
    }
  }

  void hand_over(Job& job, std::string_view answer) {
    if (job.finished) return;  // nobody waits for it any more
    std::string problem;
    try {
      const auto header = layout_protocol::decode_response(answer);
      if (header.serial != serial_) throw ProtocolError("it answers another request");
      if (header.status == ResponseStatus::kError) {
        return job.conclude(HelperStatus::kFailed,
                            "cannot lay out: " + layout_protocol::decode_text(header.payload));
      }
      job.accept(header.payload);
    } catch (const ProtocolError& error) {
      problem = error.what();
    }
    if (problem.empty()) return job.conclude(HelperStatus::kDone);
    garbage_ = problem;
    job.conclude(HelperStatus::kFailed, name() + " " + describe(Exchange::kGarbage, 0));
  }

  // Sends one request and collects the answer, whole and without its length. Where the job is
  // stopped, it is told at once, and the helper gets its grace to finish for the next in line.
  Exchange exchange(RequestType type, std::string_view payload, Job& job,
                    Clock::time_point deadline, std::string& answer) {
    const std::string message =
        layout_protocol::frame(layout_protocol::encode_request(type, ++serial_, payload));
    std::size_t sent = 0;
    std::string received;
    std::array<char, 65536> buffer;
    while (true) {
      if (quitting()) return Exchange::kAbandoned;
      drop_stopped();
      if (!job.finished && job.stop.stop_requested()) {
        job.conclude(HelperStatus::kStopped);
        deadline = std::min(deadline, after(options_.stop_grace));
      }
      const auto now = Clock::now();
      if (now >= deadline) return Exchange::kLate;
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - now).count();
      std::array<pollfd, 3> wait{{{wake_.fd(), POLLIN, 0},
                                  {helper_.output(), POLLIN, 0},
                                  {sent < message.size() ? helper_.input() : -1, POLLOUT, 0}}};
      const int ready =
          poll(wait.data(), wait.size(), static_cast<int>(std::min<long long>(left, 3'600'000)));
      if (ready < 0 && errno != EINTR) return Exchange::kDied;
      if (ready <= 0) continue;
      if (wait[0].revents != 0) wake_.clear();
      if (wait[2].revents != 0) {
        const auto count = write(helper_.input(), message.data() + sent, message.size() - sent);
        if (count > 0) {
          sent += static_cast<std::size_t>(count);
        } else if (errno != EAGAIN && errno != EINTR) {
          return Exchange::kDied;
        }
      }
      if (wait[1].revents == 0) continue;
      const auto count = read(helper_.output(), buffer.data(), buffer.size());
      if (count == 0) return Exchange::kDied;
      if (count < 0) {
        if (errno == EAGAIN || errno == EINTR) continue;
        return Exchange::kDied;
      }
      received.append(buffer.data(), static_cast<std::size_t>(count));
      if (received.size() < layout_protocol::kLengthBytes) continue;
      const std::size_t length = layout_protocol::read_length(received.data());
      if (length > layout_protocol::kMaxResponseBytes) return garbage("an answer is too long");
      const std::size_t whole = length + layout_protocol::kLengthBytes;
      if (received.size() > whole) return garbage("it says more than it was asked");
      if (received.size() < whole) continue;
      if (sent < message.size()) return garbage("it answers before it was asked");
      answer = received.substr(layout_protocol::kLengthBytes);
      return Exchange::kAnswered;
    }
  }

  Exchange garbage(const char* what) {
    garbage_ = what;
    return Exchange::kGarbage;
  }

  LayoutClientOptions options_;
  WakeUp wake_;
  std::mutex mutex_;  // of queue_ and quit_
  std::deque<std::unique_ptr<Job>> queue_;
  bool quit_ = false;
  std::atomic<int> starts_ = 0;
  std::atomic<int> pid_ = -1;

  // The worker thread's own.
  ChildProcess helper_;
  std::uint32_t serial_ = 0;
  std::string garbage_;
};

namespace {

// `fits`: an answer that keeps to the protocol may still not fit the request.
template <class Result, class Fits>
std::unique_ptr<Job> make_job(RequestType type, std::stop_token stop,
                              std::function<void(HelperOutcome<Result>)> callback, Fits fits) {
  auto job = std::make_unique<Job>();
  job->type = type;
  job->stop = std::move(stop);
  auto outcome = std::make_shared<HelperOutcome<Result>>();
  job->accept = [outcome, fits](std::string_view payload) {
    layout_protocol::decode(payload, outcome->result);
    if (!fits(outcome->result)) throw ProtocolError("the answer is of another size");
  };
  job->finish = [outcome, callback = std::move(callback)](HelperStatus status,
                                                          const std::string& reason) {
    outcome->status = status;
    outcome->reason = reason;
    if (status != HelperStatus::kDone) outcome->result = {};
    callback(std::move(*outcome));
  };
  return job;
}

template <class Result>
std::pair<std::future<HelperOutcome<Result>>, std::function<void(HelperOutcome<Result>)>>
make_promise() {
  auto promise = std::make_shared<std::promise<HelperOutcome<Result>>>();
  auto future = promise->get_future();
  return {std::move(future),
          [promise](HelperOutcome<Result> outcome) { promise->set_value(std::move(outcome)); }};
}

}  // namespace

LayoutClient::LayoutClient(LayoutClientOptions options)
    : worker_(std::make_shared<Worker>(std::move(options))),
      thread_([worker = worker_] { worker->run(); }) {}

LayoutClient::~LayoutClient() {
  worker_->quit();
  // The last owner may be a callback, in the client's own thread: it then winds up by itself.
  if (std::this_thread::get_id() == thread_.get_id()) {
    thread_.detach();
  } else {
    thread_.join();
  }
}

void LayoutClient::layout(const LayoutRequest& request, std::stop_token stop,
                          std::function<void(LayoutOutcome)> callback) {
  auto job = make_job<LayoutResult>(RequestType::kLayout, std::move(stop), std::move(callback),
                                    [count = request.nodes.size()](const auto& result) {
                                      return result.centres.size() == count;
                                    });
  job->problem = problem_of(request);
  if (job->problem.empty()) job->payload = layout_protocol::encode(request);
  worker_->add(std::move(job));
}

void LayoutClient::route(const RouteRequest& request, std::stop_token stop,
                         std::function<void(RouteOutcome)> callback) {
  auto job = make_job<RouteResult>(
      RequestType::kRoute, std::move(stop), std::move(callback),
      [count = request.pairs.size()](const auto& result) { return result.routes.size() == count; });
  job->problem = problem_of(request);
  if (job->problem.empty()) job->payload = layout_protocol::encode(request);
  worker_->add(std::move(job));
}

void LayoutClient::ping(std::stop_token stop, std::function<void(VersionOutcome)> callback) {
  worker_->add(make_job<HelperVersion>(RequestType::kPing, std::move(stop), std::move(callback),
                                       [](const HelperVersion&) { return true; }));
}

std::future<LayoutClient::LayoutOutcome> LayoutClient::layout(const LayoutRequest& request,
                                                              std::stop_token stop) {
  auto [future, callback] = make_promise<LayoutResult>();
  layout(request, std::move(stop), std::move(callback));
  return std::move(future);
}

std::future<LayoutClient::RouteOutcome> LayoutClient::route(const RouteRequest& request,
                                                            std::stop_token stop) {
  auto [future, callback] = make_promise<RouteResult>();
  route(request, std::move(stop), std::move(callback));
  return std::move(future);
}

std::future<LayoutClient::VersionOutcome> LayoutClient::ping(std::stop_token stop) {
  auto [future, callback] = make_promise<HelperVersion>();
  ping(std::move(stop), std::move(callback));
  return std::move(future);
}

LayoutClient::LayoutOutcome LayoutClient::layout(const LayoutRequest& request,
                                                 const RunContext& context) {
  return layout(request, context.stop).get();
}

LayoutClient::RouteOutcome LayoutClient::route(const RouteRequest& request,
                                               const RunContext& context) {
  return route(request, context.stop).get();
}

const std::filesystem::path& LayoutClient::program() const { return worker_->program(); }
int LayoutClient::starts() const { return worker_->starts(); }
int LayoutClient::process_id() const { return worker_->process_id(); }

}  // namespace taskatlas
