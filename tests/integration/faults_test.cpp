// SPDX-License-Identifier: MIT
// The real programs in miniature (rooms, networks, transfers), killed at random moments. How often
// is $TASKATLAS_KILLS, else ten times; docs/reliability.md has the command for hundreds, and what
// came of it.
#include "base/atomic_file.hpp"
#include "base/random_stream.hpp"
#include "engine/study_results.hpp"
#include "integration/run_program.hpp"
#include "integration/tiny_study.hpp"
#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

namespace fs = std::filesystem;
using engine::testing::losses_of;
using engine::testing::Results;
using engine::testing::results_of;
using ::testing::HasSubstr;

class RealFaults : public ::testing::Test {
 protected:
  // The undisturbed study, made once: its rooms are everyone's dataset, its results what is
  // expected of everyone.
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>(memory_folder());
    const fs::path rendered = *folder_ / "rendered.taskstudy";
    create_tiny_study(rendered);
    const Outcome ran = run(rendered, {"--only", "render"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    fs::rename(artifacts_of(rendered) / "dataset", *folder_ / "rooms");
    const fs::path whole = *folder_ / "undisturbed.taskstudy";
    create_tiny_study(whole, *folder_ / "rooms");
    const auto begun = std::chrono::steady_clock::now();
    const Outcome measured = run(whole);
    ASSERT_EQ(measured.exit_code, 0) << measured.err;
    took_ = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                  begun);
    expected_ = results_of(whole);
    ASSERT_EQ(expected_.size(), 21U);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static Outcome run(const fs::path& study, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run", study.string(), "--workers", "2", "--progress", "none"};
    words.insert(words.end(), more.begin(), more.end());
    return run_cli(words);
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::chrono::milliseconds took_{};
  static inline Results expected_;
};

// A run in the background.
class Running {
 public:
  explicit Running(std::function<Outcome()> action)
      : thread_([this, action = std::move(action)] {
          outcome_ = action();
          over_ = true;
        }) {}
  ~Running() {
    if (thread_.joinable()) thread_.join();
  }
  bool over() const { return over_; }
  const Outcome& wait() {
    thread_.join();
    return outcome_;
  }

 private:
  Outcome outcome_;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

TEST_F(RealFaults, KilledAtRandomMoments) {
  const char* wish = std::getenv("TASKATLAS_KILLS");
  const int wanted = wish == nullptr ? 10 : std::atoi(wish);
  const fs::path study = *folder_ / "killed.taskstudy";
  RandomStream random(20'180'618, 2, 0);
  std::map<std::string, int> kills;
  int all = 0, finished = 0;
  Results kept;
  create_tiny_study(study, *folder_ / "rooms");
  while (all < wanted) {
    const std::string kind = std::vector<std::string>{"coordinator", "worker", "everything",
                                                      "command line"}[random.below(4)];
    // Some kills come within the start, some when most is done.
    const auto moment = std::chrono::milliseconds(random.below(
        static_cast<std::size_t>(std::max<long long>(took_.count() / (1 + random.below(4)), 1))));
    bool over = false;
    {
      Running running([&] { return run(study); });
      const auto until = std::chrono::steady_clock::now() + moment;
      while (!running.over() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      std::vector<pid_t> victims;
      const std::string path = study.string();
      if (kind == "coordinator") victims = processes_of(path, std::string("engine\0run\0", 11));
      if (kind == "worker") victims = processes_of(path, std::string("engine\0work\0", 12));
      if (kind == "command line") victims = processes_of(path, std::string("cli\0run\0", 8));
      if (kind == "everything") victims = processes_of(path);
      if (kind == "worker" && !victims.empty()) victims = {victims[random.below(victims.size())]};
      for (const pid_t pid : victims) ::kill(pid, SIGKILL);
      if (!victims.empty()) {
        ++all;
        ++kills[kind];
      }
      const Outcome& ended = running.wait();
      over = ended.exit_code == 0;
      // Whatever was killed, the rest ends in good order: nobody crashes over it.
      ASSERT_TRUE(ended.signal == 0 || ended.signal == SIGKILL) << ended.err;
    }
    Results now = losses_of(study);
    for (const auto& [name, values] : kept) {
      ASSERT_TRUE(now.contains(name)) << name << " is lost after " << all << " kills";
      ASSERT_EQ(now[name], values) << name << " has changed after " << all << " kills";
    }
    kept = std::move(now);
    if (over) {
      ASSERT_EQ(results_of(study), expected_) << "after " << all << " kills";
      ++finished;
      kill_all(study.string());
      fs::remove(study);
      fs::remove_all(artifacts_of(study));
      kept.clear();
      create_tiny_study(study, *folder_ / "rooms");
    }
  }
  kill_all(study.string());
  const Outcome resumed = run(study);
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
  EXPECT_EQ(results_of(study), expected_);
  std::printf("%d kills (", all);
  for (const auto& [kind, count] : kills) std::printf(" %s %d", kind.c_str(), count);
  std::printf(" ), %d studies finished on the way, nothing lost or changed\n", finished);
}

// The disk with the samples goes away while it runs: what needs them fails and says so, nothing is
// spoilt; when it is back, the run goes on.
TEST_F(RealFaults, TheDatasetVanishes) {
  const fs::path study = *folder_ / "vanishing.taskstudy", rooms = *folder_ / "rooms";
  create_tiny_study(study, rooms);
  Running running([&] { return run(study); });
  while (!running.over() && jobs_done(study) < 2) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  fs::rename(rooms, *folder_ / "away");
  const Outcome ended = running.wait();
  const Results half = losses_of(study);
  if (ended.exit_code != 0) {  // it may have finished before
    EXPECT_THAT(ended.err + ended.out, HasSubstr(rooms.string()));
  }
  const Outcome refused = run(study);
  EXPECT_EQ(refused.exit_code, 3) << refused.err;
  EXPECT_THAT(refused.err, HasSubstr(rooms.string()));
  fs::rename(*folder_ / "away", rooms);
  const Outcome resumed = run(study);
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
  const Results whole = losses_of(study);
  for (const auto& [name, values] : half) EXPECT_EQ(whole.at(name), values) << name;
  EXPECT_EQ(results_of(study), expected_);
}

// SQLite is the coordinator's alone, so that workers may be on other hosts: they do their jobs
// where there is no study at all.
TEST_F(RealFaults, WorkersNeverOpenTheStudy) {
  const fs::path elsewhere = *folder_ / "elsewhere" / "undisturbed.taskstudy";
  fs::create_directory(elsewhere.parent_path());
  fs::copy(artifacts_of(*folder_ / "undisturbed.taskstudy"), artifacts_of(elsewhere),
           fs::copy_options::recursive);
  std::map<std::string, int> kinds;
  for (const auto& job : fs::directory_iterator(artifacts_of(elsewhere) / "jobs")) {
    const std::string kind =
        nlohmann::json::parse(read_file(job.path() / "job.json")).at("kind").get<std::string>();
    if (kinds[kind]++ > 0) continue;
    const std::string before = read_file(job.path() / "result.json");
    fs::remove(job.path() / "result.json");
    const Outcome ended =
        run_program(TASKATLAS_ENGINE, {"work", "--study", elsewhere.string(), "--job",
                                       job.path().filename().string(), "--progress", "none"});
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_TRUE(fs::exists(job.path() / "result.json")) << kind;
  }
  EXPECT_EQ(kinds.size(), 4U);  // train, encode, baseline, transfer
  EXPECT_FALSE(fs::exists(elsewhere));
}

}  // namespace
}  // namespace taskatlas::testing
