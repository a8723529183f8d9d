// SPDX-License-Identifier: MIT
#include "engine/engine_process.hpp"

#include "base/child_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

constexpr const char* kName = "taskatlas-engine";

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

// An eventfd that a stop request makes readable.
class Wake {
 public:
  Wake() : file_(eventfd(0, EFD_CLOEXEC)) {
    if (file_ < 0) throw failure(std::string("eventfd: ") + std::strerror(errno));
  }
  ~Wake() { close(file_); }
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;
  int file() const { return file_; }
  void up() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(file_, &one, sizeof one);
  }

 private:
  int file_;
};

}  // namespace

std::filesystem::path find_engine() {
  if (const char* given = std::getenv("TASKATLAS_ENGINE"); given != nullptr && *given != '\0') {
    if (is_program(given)) return given;
    throw failure(std::string("$TASKATLAS_ENGINE is '") + given + "', which is no program");
  }
  std::error_code error;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    for (const auto& place : {own / kName, own.parent_path() / "libexec" / "taskatlas" / kName}) {
      if (is_program(place)) return place;
    }
  }
  throw failure(
      "rooms are rendered and networks trained by the program taskatlas-engine, which is not "
      "beside "
      "this program; build TaskAtlas with TASKATLAS_ROOMS=ON, or name it in $TASKATLAS_ENGINE");
}

Done run_engine(const std::filesystem::path& program, std::vector<std::string> arguments,
                const std::function<void(const Event&)>& on_event, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kPatience = std::chrono::seconds(10);
  for (const char* word : {"--progress", "json", "--stop-on-eof"}) arguments.emplace_back(word);
  const Wake wake;
  ChildProcess child;
  if (const std::string why = child.start(program, arguments); !why.empty()) {
    throw failure("cannot start " + program.string() + ": " + why);
  }

  std::optional<Event> last;
  EventReader reader;
  const auto keep = [&](const Event& event) {
    if (std::holds_alternative<Done>(event) || std::holds_alternative<Failed>(event)) {
      last = event;
    } else {
      on_event(event);
    }
  };
  const std::stop_callback on_stop(stop, [&wake] { wake.up(); });
  std::optional<Clock::time_point> deadline;
  while (true) {
    std::array<pollfd, 2> polled{{{child.output(), POLLIN, 0}, {wake.file(), POLLIN, 0}}};
    if (deadline) polled[1].fd = -1;
    if (poll(polled.data(), polled.size(), deadline ? 200 : -1) < 0 && errno != EINTR) {
      throw failure(std::string("poll: ") + std::strerror(errno));
    }
    if (polled[1].revents != 0) {
      child.signal(SIGTERM);
      deadline = Clock::now() + kPatience;
    }
    if (deadline && Clock::now() >= *deadline) child.signal(SIGKILL);
    if (polled[0].revents == 0) continue;
    std::array<char, 4096> bytes{};
    const ssize_t got = read(child.output(), bytes.data(), bytes.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) break;
    reader.feed({bytes.data(), static_cast<std::size_t>(got)}, keep);
  }
  const std::string how = child.end(kPatience);
  if (last) {
    if (const auto* failed = std::get_if<Failed>(&*last))
      throw Error(failed->kind, failed->message);
    return std::get<Done>(*last);
  }
  if (stop.stop_requested()) return Done{true, {}};
  throw failure(program.string() + " " + (how.empty() ? "closed its output and went on" : how) +
                (how.find("exit code") != std::string::npos ? " without saying why" : ""));
}

}  // namespace taskatlas::engine
