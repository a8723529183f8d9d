// SPDX-License-Identifier: MIT
#include "base/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas {
namespace {

void close_fd(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

struct Pipe {
  int ends[2] = {-1, -1};
  ~Pipe() {
    close_fd(ends[0]);
    close_fd(ends[1]);
  }
  bool open() { return pipe2(ends, O_CLOEXEC) == 0; }
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
};

std::string describe_end(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return "was killed by signal " + std::to_string(number) +
           (number == SIGKILL ? ": the machine may be out of memory" : "");
  }
  return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

std::string ChildProcess::start(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments) {
  end();
  Pipe to_child, from_child;
  if (!to_child.open() || !from_child.open()) return std::strerror(errno);
  if (fcntl(to_child.ends[1], F_SETFL, O_NONBLOCK) != 0 ||
      fcntl(from_child.ends[0], F_SETFL, O_NONBLOCK) != 0) {
    return std::strerror(errno);
  }
  SpawnSettings settings;
  posix_spawn_file_actions_adddup2(&settings.actions, to_child.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&settings.actions, from_child.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&settings.actions, STDERR_FILENO + 1);
  sigset_t none, ours;
  sigemptyset(&none);
  sigemptyset(&ours);
  for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&ours, number);
  posix_spawnattr_setsigmask(&settings.attributes, &none);
  posix_spawnattr_setsigdefault(&settings.attributes, &ours);
  posix_spawnattr_setpgroup(&settings.attributes, 0);
  posix_spawnattr_setflags(&settings.attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t pid = -1;
  const int error = posix_spawn(&pid, words.front().c_str(), &settings.actions,
                                &settings.attributes, pointers.data(), environ);
  if (error != 0) return std::strerror(error);
  pid_ = pid;
  input_ = to_child.ends[1];
  output_ = from_child.ends[0];
  to_child.ends[1] = -1;
  from_child.ends[0] = -1;
  return {};
}

void ChildProcess::signal(int number) const {
  if (pid_ > 0) kill(-pid_, number);
}

void ChildProcess::close_input() { close_fd(input_); }

std::string ChildProcess::end(std::chrono::milliseconds patience) {
  close_fd(input_);
  close_fd(output_);
  if (pid_ <= 0) return {};
  // Only looked at, not reaped, so that the number stays ours until the whole group is killed.
  siginfo_t ended{};
  for (auto waited = std::chrono::milliseconds(0); waited <= patience; ++waited) {
    if (waited.count() > 0) poll(nullptr, 0, 1);
    if (waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        ended.si_pid == pid_) {
      break;
    }
  }
  kill(-pid_, SIGKILL);  // whatever it started, too
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  std::string how = ended.si_pid == pid_ ? describe_end(status) : std::string();
  pid_ = -1;
  return how;
}

bool ChildProcess::astray() const {
  pollfd look{output_, POLLIN, 0};
  return poll(&look, 1, 0) > 0;
}

}  // namespace taskatlas
