// SPDX-License-Identifier: MIT
// The client against programs that behave and misbehave like an engine: shell scripts.
#include "engine/engine_process.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

class EngineProcess : public testing::Test {
 protected:
  EngineProcess() {
    folder_ =
        std::filesystem::temp_directory_path() / ("taskatlas-engine-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~EngineProcess() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path script(const std::string& body) const {
    const auto path = folder_ / "engine";
    std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }

  Done run(const std::string& body, const std::stop_token& stop = {}) {
    return run_engine(
        script(body), {"job"}, [this](const Event& event) { events_.push_back(event); }, stop);
  }

  std::filesystem::path folder_;
  std::vector<Event> events_;
};

TEST_F(EngineProcess, HandsOutEventsAndTheResult) {
  const Done done = run(R"(echo '{"event":"log","message":"'"$*"'"}'
echo '{"event":"progress","stage":"s","done":1,"total":2}'
echo '{"event":"done","outcome":"finished","result":{"views":3}}')");
  EXPECT_FALSE(done.stopped);
  EXPECT_EQ(std::get<double>(done.result.at("views")), 3);
  ASSERT_EQ(events_.size(), 2U);
  EXPECT_EQ(std::get<Logged>(events_[0]).message, "job --progress json --stop-on-eof");
}

TEST_F(EngineProcess, PassesOnItsErrors) {
  try {
    run(R"(echo '{"event":"error","kind":"bad_input","message":"the folder is odd"}'; exit 3)");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_STREQ(error.what(), "the folder is odd");
  }
}

TEST_F(EngineProcess, SaysHowItDied) {
  const auto message = [&](const std::string& body) {
    try {
      run(body);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kFailed);
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_NE(message("kill -SEGV $$").find("killed by signal 11"), std::string::npos);
  EXPECT_NE(message("exit 7").find("exit code 7"), std::string::npos);
}

TEST_F(EngineProcess, IsStoppedByASignal) {
  std::stop_source source;
  const std::string body =
      R"(trap 'echo "{\"event\":\"done\",\"outcome\":\"stopped\"}"; exit 130' TERM
echo '{"event":"log","message":"ready"}'
while true; do sleep 0.05; done)";
  const Done done = run_engine(
      script(body), {}, [&](const Event&) { source.request_stop(); }, source.get_token());
  EXPECT_TRUE(done.stopped);
}

TEST_F(EngineProcess, ThatSpeaksNonsenseIsRefusedAndKilled) {
  EXPECT_THROW(run("echo hello; sleep 100"), Error);
}

TEST_F(EngineProcess, SeesItsInputEndWhenNobodyFollowsIt) {
  EXPECT_THROW(run_engine(script("echo '{\"event\":\"log\",\"message\":\"m\"}'; sleep 100"), {},
                          [](const Event&) { throw failure("enough"); }, {}),
               Error);
}

TEST(FindEngine, TakesTheEnvironmentsOrSaysWhatIsWrong) {
  setenv("TASKATLAS_ENGINE", "/bin/sh", 1);
  EXPECT_EQ(find_engine(), "/bin/sh");
  setenv("TASKATLAS_ENGINE", "/nowhere/engine", 1);
  EXPECT_THROW(find_engine(), Error);
  unsetenv("TASKATLAS_ENGINE");
}

TEST_F(EngineProcess, ThatCannotBeStartedIsAnError) {
  EXPECT_THROW(run_engine(folder_ / "nothing", {}, [](const Event&) {}, {}), Error);
}

}  // namespace
}  // namespace taskatlas::engine
