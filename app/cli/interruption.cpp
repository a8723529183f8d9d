// SPDX-License-Identifier: MIT
#include "cli/interruption.hpp"

#include "cli/exit_codes.hpp"

#include <csignal>

#include <pthread.h>
#include <unistd.h>

namespace taskatlas::cli {
namespace {

constexpr int kWakeUp = SIGUSR1;  // from the destructor to the waiting thread

sigset_t handled_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction current {};
    sigaction(signal, nullptr, &current);
    // Blocked, an ignored signal would be delivered to sigwait all the same.
    if (current.sa_handler != SIG_IGN) sigaddset(&set, signal);
  }
  sigaddset(&set, kWakeUp);
  return set;
}

}  // namespace

Interruption::Interruption() {
  const sigset_t set = handled_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::thread([this] { wait(); });
}

Interruption::~Interruption() {
  over_ = true;
  pthread_kill(waiter_.native_handle(), kWakeUp);
  waiter_.join();
}

void Interruption::wait() {
  const sigset_t set = handled_signals();
  while (true) {
    int signal = 0;
    if (sigwait(&set, &signal) != 0) continue;
    if (signal == kWakeUp) {
      if (over_) return;
      continue;
    }
    if (at_once_ || source_.stop_requested()) ::_exit(kCancelled);
    source_.request_stop();
  }
}

}  // namespace taskatlas::cli
