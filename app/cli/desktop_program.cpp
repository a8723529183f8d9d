// SPDX-License-Identifier: MIT
#include "cli/desktop_program.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::cli {
namespace {

constexpr const char* kName = "taskatlas";

bool is_program(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}

// The environment without a display.
class Environment {
 public:
  Environment() {
    constexpr std::string_view kPlatform = "QT_QPA_PLATFORM=";
    for (char** variable = environ; *variable != nullptr; ++variable) {
      if (!std::string_view(*variable).starts_with(kPlatform)) texts_.emplace_back(*variable);
    }
    texts_.push_back(std::string(kPlatform) + "offscreen");
    // Qt's remarks on the environment ("XDG_RUNTIME_DIR not set") are not the user's concern.
    if (std::getenv("QT_LOGGING_RULES") == nullptr) {
      texts_.emplace_back("QT_LOGGING_RULES=default.warning=false");
    }
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw failure(std::string("pipe: ") + std::strerror(errno));
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    close_end(read);
    close_end(write);
  }
  static void close_end(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }
};

pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            int input) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, ours;  // what this program blocks or ignores is no business of the other's
  sigemptyset(&none);
  sigemptyset(&ours);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&ours, signal);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &ours);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const Environment environment;
  pid_t pid = -1;
  const int error = posix_spawn(&pid, program.c_str(), &actions, &attributes, pointers.data(),
                                environment.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    throw failure("cannot start " + program.string() + ": " + std::strerror(error));
  }
  return pid;
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // it has gone away, which its exit code explains
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::filesystem::path find_desktop_program() {
  if (const char* given = std::getenv("TASKATLAS_DESKTOP"); given != nullptr && *given != '\0') {
    if (is_program(given)) return given;
    throw failure(std::string("$TASKATLAS_DESKTOP is '") + given + "', which is no program");
  }
  std::error_code error;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error && is_program(own.parent_path() / kName)) return own.parent_path() / kName;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (!folder.empty() && is_program(std::filesystem::path(folder) / kName)) {
      return std::filesystem::path(folder) / kName;
    }
  }
  throw failure(
      "figures are drawn by the desktop program 'taskatlas', which is neither beside this program "
      "nor on the PATH; install it, or name it in $TASKATLAS_DESKTOP");
}

int run_desktop_program(const std::filesystem::path& program,
                        const std::vector<std::string>& arguments, std::string_view input,
                        const std::stop_token& stop) {
  Pipe pipe;
  const pid_t pid = start(program, arguments, pipe.read);
  Pipe::close_end(pipe.read);
  siginfo_t ended{};
  {
    const std::stop_callback on_stop(stop, [pid] { kill(pid, SIGTERM); });
    write_all(pipe.write, input);
    Pipe::close_end(pipe.write);
    // Only looked at, not reaped, so that the number stays its own while it may be signalled.
    while (waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
  }
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  if (stop.stop_requested()) return 128 + WTERMSIG(status);
  throw failure(program.string() + " was killed by signal " + std::to_string(WTERMSIG(status)));
}

}  // namespace taskatlas::cli
