// SPDX-License-Identifier: MIT
#include "integration/run_program.hpp"

#include "base/atomic_file.hpp"
#include "support/temporary_folder.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char** environ;

namespace taskatlas::testing {
namespace {

std::vector<std::string> environment_with(const Environment& extra) {
  Environment variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const auto sign = text.find('=');
    variables[text.substr(0, sign)] = text.substr(sign + 1);
  }
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "LC_ALL", "LC_NUMERIC", "LANG",
                           "TASKATLAS_DATA_DIR"}) {
    variables.erase(name);
  }
  for (const auto& [name, value] : extra) variables[name] = value;
  std::vector<std::string> entries;
  for (const auto& [name, value] : variables) entries.push_back(name + "=" + value);
  return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Signals as a shell leaves them, whatever this process ignores or blocks.
pid_t start(const std::vector<std::string>& arguments, const Environment& extra, int out, int err,
            const std::string& program = TASKATLAS_CLI) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment_with(extra);
  const auto argv = pointers(words);
  const auto envp = pointers(variables);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults, none;
  sigemptyset(&none);
  sigemptyset(&defaults);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  pid_t pid = -1;
  const int error =
      posix_spawn(&pid, program.c_str(), &actions, &attributes, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::runtime_error("cannot start " + program);
  return pid;
}

void finish(pid_t pid, Outcome& outcome) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("waitpid failed");
  }
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

class File {
 public:
  explicit File(const std::filesystem::path& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw std::runtime_error("cannot open " + path.string());
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }
  std::string content() const { return read_file(path_); }

 private:
  std::filesystem::path path_;
  int descriptor_;
};

// Whether the process blocks this signal, but not all: that is how the program takes it in hand,
// while posix_spawn blocks every signal until the program begins.
bool handles(pid_t pid, int signal) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with("SigBlk:")) continue;
    const unsigned long long blocked = std::stoull(line.substr(7), nullptr, 16);
    const auto has = [&](int one) { return ((blocked >> (one - 1)) & 1) != 0; };
    return has(signal) && !has(SIGQUIT);
  }
  return false;
}

}  // namespace

Outcome run_cli(const std::vector<std::string>& arguments, const Environment& extra) {
  return run_program(TASKATLAS_CLI, arguments, extra);
}

Outcome run_program(const std::string& program, const std::vector<std::string>& arguments,
                    const Environment& extra) {
  const TemporaryFolder folder;
  const File out(folder / "out"), err(folder / "err");
  Outcome outcome;
  finish(start(arguments, extra, out.descriptor(), err.descriptor(), program), outcome);
  outcome.out = out.content();
  outcome.err = err.content();
  return outcome;
}

Outcome run_cli_into(int descriptor, const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  const File err(folder / "err");
  Outcome outcome;
  finish(start(arguments, {}, descriptor, err.descriptor()), outcome);
  outcome.err = err.content();
  return outcome;
}

Outcome run_cli_on_terminal(const std::vector<std::string>& arguments, const Environment& extra) {
  const int leader = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (leader < 0 || ::grantpt(leader) != 0 || ::unlockpt(leader) != 0) {
    throw std::runtime_error("no pseudo-terminal");
  }
  const int terminal = ::open(::ptsname(leader), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) throw std::runtime_error("cannot open the pseudo-terminal");
  Outcome outcome;
  const pid_t pid = start(arguments, extra, terminal, terminal);
  ::close(terminal);
  char buffer[4096];
  while (true) {  // the leader's read fails once the program, the only user, has ended
    const ssize_t n = ::read(leader, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    outcome.out.append(buffer, static_cast<std::size_t>(n));
  }
  ::close(leader);
  finish(pid, outcome);
  return outcome;
}

Outcome interrupt_cli(const std::vector<std::string>& arguments, int signal) {
  const TemporaryFolder folder;
  const File out(folder / "out"), err(folder / "err");
  Outcome outcome;
  const pid_t pid = start(arguments, {}, out.descriptor(), err.descriptor());
  const auto ended = [pid] {
    siginfo_t info{};
    const int status = ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT);
    return status != 0 || info.si_pid != 0;
  };
  while (!handles(pid, signal) && !ended()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  ::kill(pid, signal);
  finish(pid, outcome);
  outcome.out = out.content();
  outcome.err = err.content();
  return outcome;
}

}  // namespace taskatlas::testing
