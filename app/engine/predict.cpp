// SPDX-License-Identifier: MIT
#include "predict.hpp"

#include "base/error.hpp"
#include "cli/exit_codes.hpp"
#include "engine/status.hpp"
#include "jobs/export_networks.hpp"
#include "jobs/keep_outputs.hpp"
#include "jobs/prediction.hpp"
#include "outputs/predict_protocol.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <new>
#include <optional>
#include <string>

#include <poll.h>
#include <unistd.h>

namespace taskatlas::engine_program {
namespace {

// Lines of standard input.
class Lines {
 public:
  // nullopt at its end, or when the program is to stop.
  std::optional<std::string> next(const std::stop_token& stop) {
    while (true) {
      if (const auto end = pending_.find('\n'); end != std::string::npos) {
        std::string line = pending_.substr(0, end);
        pending_.erase(0, end + 1);
        return line;
      }
      if (stop.stop_requested() || pending_.size() > outputs::kMaxRequestBytes) return std::nullopt;
      pollfd input{STDIN_FILENO, POLLIN, 0};
      constexpr int kMilliseconds = 100;  // until it is seen that the program is to stop
      const int ready = poll(&input, 1, kMilliseconds);
      if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
      std::array<char, 4096> bytes{};
      const ssize_t got = read(STDIN_FILENO, bytes.data(), bytes.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return std::nullopt;
      pending_.append(bytes.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  std::string pending_;
};

// What `status` and the Run page are told while outputs are kept: the run has ended by then, and
// goes on for those who wait. Written only while the study's lease is held; as it was afterwards.
class KeepingStatus {
 public:
  explicit KeepingStatus(const std::filesystem::path& study)
      : study_(study), ended_(engine::read_status(study)), begun_(Clock::now()) {}

  void tell(double done, double total) {
    if (!ended_) return;
    const bool over = done >= total;
    const auto now = Clock::now();
    if (!over && told_ && now - *told_ < std::chrono::milliseconds(500)) return;
    told_ = now;
    engine::RunStatus status = *ended_;
    status.updated = std::time(nullptr);
    if (!over) {
      status.state = engine::RunState::kRunning;
      engine::RunningJob line;
      line.title = "keeping outputs";
      line.stage = std::to_string(std::llround(done)) + " of " +
                   std::to_string(std::llround(total)) + " targets";
      line.done = done;
      line.total = total;
      line.seconds = std::chrono::duration<double>(now - begun_).count();
      status.running = {line};
    }
    engine::write_status(study_, status);
    says_running_ = !over;
  }
  // As the run ended, where it was left before all was kept.
  void end() {
    if (says_running_) engine::write_status(study_, *ended_);
    says_running_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::filesystem::path study_;
  std::optional<engine::RunStatus> ended_;
  Clock::time_point begun_;
  std::optional<Clock::time_point> told_;
  bool says_running_ = false;
};

void say(const std::string& bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  std::fflush(stdout);
}

}  // namespace

int predict_from_input(const std::filesystem::path& study, const std::stop_token& stop) {
  jobs::Prediction prediction(study);
  say(outputs::format_ready());
  RunContext context;
  context.stop = stop;
  Lines lines;
  while (const auto line = lines.next(stop)) {
    const auto [id, request] = outputs::parse_request(*line);
    const auto refuse = [&, number = id](ErrorKind kind, const std::string& message) {
      say(outputs::format_error(number, kind, message));
    };
    try {
      say(outputs::format_reply(id, prediction.answer(request, context)));
    } catch (const Error& error) {
      refuse(error.kind(), error.what());
    } catch (const std::bad_alloc&) {
      refuse(ErrorKind::kFailed, "out of memory");
    } catch (const std::exception& error) {
      const std::string message = error.what();
      refuse(ErrorKind::kFailed, message.substr(0, message.find('\n')));
    }
  }
  return stop.stop_requested() ? cli::kCancelled : cli::kDone;
}

bool keep_outputs(const std::filesystem::path& study, const RunContext& context) {
  KeepingStatus status(study);
  RunContext inner = context;
  inner.on_progress = [&](double done, double total, std::string_view stage) {
    context.progress(done, total, stage);
    if (stage == "outputs") status.tell(done, total);
  };
  std::optional<jobs::KeptCount> kept;
  try {
    kept = jobs::keep_outputs(study, inner);
  } catch (...) {
    status.end();
    throw;
  }
  status.end();
  if (!kept) return false;
  if (kept->answers > 0) {
    context.log("kept " + std::to_string(kept->answers) + " outputs in the study");
  }
  if (!kept->left_out.empty()) context.log("some outputs are not kept: " + kept->left_out);
  return true;
}

int export_networks(const std::filesystem::path& study, const std::filesystem::path& out,
                    Reporter& reporter, const std::stop_token& stop) {
  const auto exported = jobs::export_networks(study, out, reporter.context(stop));
  if (!exported) {
    reporter.finished(true, {});
    return cli::kCancelled;
  }
  reporter.finished(false, {{"networks", static_cast<double>(exported->networks)},
                            {"bytes", static_cast<double>(exported->bytes)}});
  return cli::kDone;
}

}  // namespace taskatlas::engine_program
