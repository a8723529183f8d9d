// SPDX-License-Identifier: MIT
// Processes of tests: found by what they were started with, or begun for one action.
#pragma once

#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::testing {

// Runs an action in a child process and waits for it; its exit status, -signal where it was killed.
inline int in_child(const std::function<int()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      code = action();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "in the child: %s\n", error.what());
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Those that have this text among their arguments, but this one; `words` too, one after the other,
// where it is not empty ("engine\0run").
inline std::vector<pid_t> processes_of(const std::string& text, const std::string& words = {}) {
  std::vector<pid_t> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const auto pid = static_cast<pid_t>(std::stol(name));
    if (pid == ::getpid()) continue;
    std::ifstream file(entry.path() / "cmdline", std::ios::binary);
    const std::string line((std::istreambuf_iterator<char>(file)), {});
    if (line.find(text) == std::string::npos) continue;
    if (line.find(words) != std::string::npos) found.push_back(pid);
  }
  return found;
}

// As a power cut does it: none is left when it returns.
inline void kill_all(const std::string& text) {
  for (auto found = processes_of(text); !found.empty(); found = processes_of(text)) {
    for (const pid_t pid : found) ::kill(pid, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

}  // namespace taskatlas::testing
