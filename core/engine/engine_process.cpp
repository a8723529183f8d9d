// SPDX-License-Identifier: MIT
#include "engine/engine_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

constexpr const char* kName = "taskatlas-engine";

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return value_; }
  void set(int value) {
    reset();
    value_ = value;
  }
  void reset() {
    if (value_ >= 0) close(value_);
    value_ = -1;
  }

 private:
  int value_ = -1;
};

struct Pipe {
  Descriptor read, write;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
      throw failure(std::string("pipe: ") + std::strerror(errno));
    read.set(ends[0]);
    write.set(ends[1]);
  }
};

struct SpawnSettings {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
};

// The running engine; killed and reaped with the object.
class Child {
 public:
  Child(const std::filesystem::path& program, std::vector<std::string> words, int input,
        int output) {
    words.insert(words.begin(), program.string());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    SpawnSettings settings;
    posix_spawn_file_actions_adddup2(&settings.actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&settings.actions, output, STDOUT_FILENO);
    sigset_t none, ours;  // what this program blocks or ignores is no business of the other's
    sigemptyset(&none);
    sigemptyset(&ours);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&ours, signal);
    posix_spawnattr_setsigmask(&settings.attributes, &none);
    posix_spawnattr_setsigdefault(&settings.attributes, &ours);
    posix_spawnattr_setpgroup(&settings.attributes, 0);
    posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                       POSIX_SPAWN_SETPGROUP);
    const int error = posix_spawn(&pid_, program.c_str(), &settings.actions, &settings.attributes,
                                  pointers.data(), environ);
    if (error != 0) {
      pid_ = -1;
      throw failure("cannot start " + program.string() + ": " + std::strerror(error));
    }
  }
  ~Child() {
    if (pid_ < 0) return;
    kill(-pid_, SIGKILL);
    wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void signal(int number) const { kill(-pid_, number); }
  // How it ended, once its output is closed.
  int wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
};

std::string describe(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return "was killed by signal " + std::to_string(number) +
           (number == SIGKILL ? ": the machine may be out of memory" : "");
  }
  return "ended with exit code " + std::to_string(WEXITSTATUS(status)) + " without saying why";
}

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
      "rooms are rendered by the program taskatlas-engine, which is not beside this program; build "
      "TaskAtlas with TASKATLAS_ROOMS=ON, or name it in $TASKATLAS_ENGINE");
}

Done run_engine(const std::filesystem::path& program, std::vector<std::string> arguments,
                const std::function<void(const Event&)>& on_event, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kPatience = std::chrono::seconds(10);
  for (const char* word : {"--progress", "json", "--stop-on-eof"}) arguments.emplace_back(word);
  Pipe to_engine, from_engine;
  const Descriptor wake(eventfd(0, EFD_CLOEXEC));
  if (wake.get() < 0) throw failure(std::string("eventfd: ") + std::strerror(errno));
  Child child(program, std::move(arguments), to_engine.read.get(), from_engine.write.get());
  to_engine.read.reset();
  from_engine.write.reset();

  std::optional<Event> last;
  EventReader reader;
  const auto keep = [&](const Event& event) {
    if (std::holds_alternative<Done>(event) || std::holds_alternative<Failed>(event)) {
      last = event;
    } else {
      on_event(event);
    }
  };
  const std::stop_callback on_stop(stop, [&wake] {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(wake.get(), &one, sizeof one);
  });
  std::optional<Clock::time_point> deadline;
  while (true) {
    std::array<pollfd, 2> polled{{{from_engine.read.get(), POLLIN, 0}, {wake.get(), POLLIN, 0}}};
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
    const ssize_t got = read(from_engine.read.get(), bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    reader.feed({bytes.data(), static_cast<std::size_t>(got)}, keep);
  }
  const int status = child.wait();
  if (last) {
    if (const auto* failed = std::get_if<Failed>(&*last))
      throw Error(failed->kind, failed->message);
    return std::get<Done>(*last);
  }
  if (stop.stop_requested()) return Done{true, {}};
  throw failure(program.string() + " " + describe(status));
}

}  // namespace taskatlas::engine
