// SPDX-License-Identifier: MIT
// `taskatlas-engine run --study STUDY ..` without LibTorch: the coordinator of core/engine with
// workers that do no work (tests/support/fake_worker.cpp, told by $FAKE_WORKER how to misbehave).
// $FAKE_ENGINE tells how it misbehaves itself: "dies" at once, without a word, or "refuses" with a
// reason.
#include "base/error.hpp"
#include "engine/coordinator.hpp"
#include "engine/progress.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

namespace {

using namespace taskatlas;

void say(const engine::Event& event) {
  std::puts(engine::format_event(event).c_str());
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);
  const char* how = std::getenv("FAKE_ENGINE");
  const std::string_view behaviour = how != nullptr ? how : "";
  if (behaviour == "dies") return 9;
  if (count < 4 || std::string_view(words[1]) != "run" || std::string_view(words[2]) != "--study") {
    return 2;
  }
  say(engine::Started{engine::kProtocolVersion, "fake", "run"});
  if (behaviour == "refuses") {
    say(engine::Failed{ErrorKind::kFailed, "the moon is full"});
    return 1;
  }
  engine::RunOptions options;
  options.study = words[3];
  options.worker = std::filesystem::path(words[0]).parent_path() / "taskatlas-fake-worker";
  for (int i = 4; i + 1 < count; ++i) {
    if (std::string_view(words[i]) == "--workers") options.workers = std::atoi(words[i + 1]);
    if (std::string_view(words[i]) == "--device") options.device = words[i + 1];
  }
  try {
    const engine::RunStatus status = engine::run_experiment(options, {});
    say(engine::Done{status.state == engine::RunState::kStopped, {}});
  } catch (const std::exception& error) {
    say(engine::Failed{ErrorKind::kFailed, error.what()});
    return 1;
  }
  return 0;
}
