// SPDX-License-Identifier: MIT
#include "reporter.hpp"

#include "base/numbers.hpp"
#include "base/version.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

#include <unistd.h>

namespace taskatlas::engine_program {
namespace {

std::string time_left(double seconds) {
  if (seconds < 90) return format_fixed(std::ceil(seconds), 0) + " s left";
  if (seconds < 5400) return format_fixed(std::ceil(seconds / 60), 0) + " min left";
  return format_fixed(seconds / 3600, 1) + " h left";
}

std::string line_of(const engine::Progressed& event) {
  std::string line =
      event.stage + " " + format_fixed(event.done, 0) + " of " + format_fixed(event.total, 0);
  if (event.seconds_left) line += ", " + time_left(*event.seconds_left);
  return line;
}

void write_line(std::FILE* file, const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), file);
  std::fflush(file);
}

}  // namespace

Reporter::Reporter(ProgressStyle style, std::string job) : style_(style) {
  if (style_ == ProgressStyle::kBar && isatty(STDERR_FILENO) == 0) style_ = ProgressStyle::kNone;
  show(engine::Started{engine::kProtocolVersion, std::string(version()), std::move(job)});
}

RunContext Reporter::context(const std::stop_token& stop) {
  RunContext context;
  context.stop = stop;
  context.on_progress = [this](double done, double total, std::string_view stage) {
    if (const auto event = meter_.update(done, total, stage)) show(*event);
  };
  context.on_log = [this](std::string_view message) { show(engine::Logged{std::string(message)}); };
  return context;
}

void Reporter::finished(bool stopped,
                        std::map<std::string, std::variant<double, std::string>> result) {
  show(engine::Done{stopped, std::move(result)});
}

void Reporter::failed(const Error& error) { show(engine::Failed{error.kind(), error.what()}); }

void Reporter::show(const engine::Event& event) {
  const std::lock_guard lock(mutex_);
  if (style_ == ProgressStyle::kJson) {
    write_line(stdout, engine::format_event(event) + "\n");
    return;
  }
  if (const auto* progress = std::get_if<engine::Progressed>(&event)) {
    if (style_ == ProgressStyle::kNone) return;
    write_line(stderr, "\r\033[K" + line_of(*progress));
    line_open_ = true;
    return;
  }
  if (line_open_) write_line(stderr, "\r\033[K");
  line_open_ = false;
  if (const auto* logged = std::get_if<engine::Logged>(&event)) {
    write_line(stderr, logged->message + "\n");
  } else if (const auto* error = std::get_if<engine::Failed>(&event)) {
    write_line(stderr, "taskatlas-engine: " + error->message + "\n");
  }
}

}  // namespace taskatlas::engine_program
