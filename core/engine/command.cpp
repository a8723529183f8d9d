// SPDX-License-Identifier: MIT
#include "engine/command.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

void close_pipe(int& file) {
  if (file >= 0) ::close(file);
  file = -1;
}

// SLURM_* describe a job that this process may itself be part of; the others are options by
// another way, and the programs' answers could not be read.
bool misleads(std::string_view variable) {
  if (variable.starts_with("SLURM_CONF=")) return false;
  for (const std::string_view prefix :
       {"SLURM_", "SBATCH_WAIT", "SBATCH_ARRAY_INX=", "SBATCH_TEST_ONLY=", "SQUEUE_", "SCANCEL_",
        "SACCT_", "SCONTROL_", "LC_", "LANG=", "LANGUAGE="}) {
    if (variable.starts_with(prefix)) return true;
  }
  return false;
}

std::vector<std::string> environment() {
  std::vector<std::string> variables{"LC_ALL=C"};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (!misleads(*variable)) variables.emplace_back(*variable);
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

class Spawn {
 public:
  Spawn() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~Spawn() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;

  // 0, or the errno of the failure.
  int run(pid_t& pid, std::vector<std::string> words, int out, int err) {
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    sigset_t none, ours;
    sigemptyset(&none);
    sigemptyset(&ours);
    for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) sigaddset(&ours, number);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &ours);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    std::vector<std::string> variables = environment();
    return posix_spawnp(&pid, words.front().c_str(), &actions_, &attributes_,
                        pointers(words).data(), pointers(variables).data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

std::string last_line(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  const auto begin = text.rfind('\n');
  return std::string(begin == std::string_view::npos ? text : text.substr(begin + 1));
}

}  // namespace

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path != nullptr ? path : "/usr/bin:/bin";
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    std::string file = std::string(folders.substr(0, end)) + "/" + name;
    if (end > 0 && ::access(file.c_str(), X_OK) == 0) return file;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

std::string CommandResult::complaint() const {
  if (timed_out) return "it did not answer in time";
  if (std::string said = last_line(err); !said.empty()) return said;
  if (std::string said = last_line(out); !said.empty()) return said;
  return exit_code < 0 ? "it was killed" : "exit code " + std::to_string(exit_code);
}

Command::~Command() { end(); }

void Command::end() {
  close_pipe(out_);
  close_pipe(err_);
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

void Command::start(const std::vector<std::string>& words, milliseconds limit) {
  end();
  result_ = {};
  std::array<int, 2> out{-1, -1}, err{-1, -1};
  int error = 0;
  if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) error = errno;
  if (error == 0) error = Spawn().run(pid_, words, out[1], err[1]);
  close_pipe(out[1]);
  close_pipe(err[1]);
  if (error != 0) {
    close_pipe(out[0]);
    close_pipe(err[0]);
    pid_ = -1;
    throw failure("cannot start " + words.front() + ": " + std::strerror(error));
  }
  out_ = out[0];
  err_ = err[0];
  for (const int file : {out_, err_}) ::fcntl(file, F_SETFL, O_NONBLOCK);
  until_ = Clock::now() + limit;
}

void Command::take(int& pipe, std::string& text) {
  std::array<char, 65536> bytes;
  const ssize_t got = ::read(pipe, bytes.data(), bytes.size());
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) {
    close_pipe(pipe);
    return;
  }
  text.append(bytes.data(), std::min(static_cast<std::size_t>(got),
                                     kMostBytes - std::min(kMostBytes, text.size())));
}

std::optional<CommandResult> Command::wait(milliseconds time) {
  const auto deadline = Clock::now() + time;
  while (running()) {
    const auto now = Clock::now();
    if (now >= until_ && !result_.timed_out) {
      result_.timed_out = true;
      ::kill(-pid_, SIGKILL);
    }
    if (out_ < 0 && err_ < 0) {
      // Only looked at, not reaped, so that the number stays ours until the whole group is killed.
      siginfo_t ended{};
      if (::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
          ended.si_pid == pid_) {
        if (ended.si_code == CLD_EXITED && !result_.timed_out) result_.exit_code = ended.si_status;
        end();
        return std::move(result_);
      }
    }
    if (now >= deadline) return std::nullopt;
    constexpr milliseconds kLook(20);
    const auto left =
        std::chrono::ceil<milliseconds>(std::min(deadline, std::max(until_, now)) - now);
    // Once both pipes are closed the end itself has to be looked for.
    const auto pause =
        out_ < 0 && err_ < 0 ? std::min(left, milliseconds(1)) : std::min(left, kLook);
    std::array<pollfd, 2> polled{{{out_, POLLIN, 0}, {err_, POLLIN, 0}}};
    if (::poll(polled.data(), polled.size(),
               static_cast<int>(std::max(pause, milliseconds(1)).count())) <= 0)
      continue;
    if (polled[0].revents != 0) take(out_, result_.out);
    if (polled[1].revents != 0) take(err_, result_.err);
  }
  return std::nullopt;
}

}  // namespace taskatlas::engine
