// SPDX-License-Identifier: MIT
// The whole experiment in miniature through a Slurm of the test's own (support/private_slurm), with
// tasks, daemons and the coordinator killed on the way: the results are those of this machine's
// workers, bit by bit. TASKATLAS_SLURM_PROFILE names another built-in profile than `tiny` for that,
// as `quick`, of minutes.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "integration/tiny_study.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;

constexpr const char* kScript = TASKATLAS_SOURCE_DIR "/tests/support/private_slurm";
// What a person may name a folder; `touch` would leave a file where a shell took it up.
const std::string kEvil = "a b'c\"$(touch hacked)`touch hacked`;&%j%%\\\n\xc3\xbc";

// What a shell command printed; the words are its arguments. Only for commands of this test.
std::string output_of(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");  // NOLINT(cert-env33-c)
  if (pipe == nullptr) return text;
  char bytes[4096];
  while (const std::size_t got = std::fread(bytes, 1, sizeof bytes, pipe)) text.append(bytes, got);
  ::pclose(pipe);
  return text;
}

bool has_program(const std::string& name) {
  return !output_of("PATH=$PATH:/usr/sbin:/sbin command -v " + name).empty();
}

std::string profile() {
  const char* name = std::getenv("TASKATLAS_SLURM_PROFILE");
  return name == nullptr || *name == '\0' ? "tiny" : name;
}

void create_study(const std::string& study, const fs::path& dataset = {}) {
  std::vector<std::string> words{"study", "create", study, "--profile", profile()};
  if (!dataset.empty()) words.insert(words.end(), {"--dataset", dataset.string()});
  const Outcome created = run_cli(words);
  ASSERT_EQ(created.exit_code, 0) << created.err;
}

using Lines = std::vector<std::string>;

// A table of the study, sorted: jobs end in another order each time.
Lines exported(const std::string& study, const std::string& what) {
  const TemporaryFolder folder;
  const fs::path file = folder / "table.csv";
  const Outcome outcome =
      run_cli({"study", "export", study, "--what", what, "--out", file.string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  std::ifstream text(file);
  Lines lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

// All that a study says of its experiment: per-image losses; affinity, gain and quality of every
// transfer; what comes of them.
std::map<std::string, Lines> results_of(const std::string& study) {
  std::map<std::string, Lines> results;
  for (const char* what : {"losses", "transfers", "win-rates", "affinity"}) {
    results[what] = exported(study, what);
  }
  const Outcome evaluated = run_cli({"evaluate", study, "--format", "json"});
  EXPECT_EQ(evaluated.exit_code, 0) << evaluated.err;
  if (evaluated.exit_code == 0) {
    json evaluation = evaluated.json();
    for (const char* own : {"study", "seconds"}) evaluation.erase(own);
    results["evaluation"] = {evaluation.dump()};
  }
  return results;
}

// Networks, representations, readouts and losses of all jobs, by what the jobs are about: the ids
// of jobs are others where their samples are rendered by one of them.
std::map<std::string, fs::path> files_of(const std::string& study) {
  std::map<std::string, fs::path> files;
  for (const auto& folder : fs::directory_iterator(artifacts_of(study) / "jobs")) {
    const json job = json::parse(read_file(folder.path() / "job.json"));
    const json& work = job.at("work");
    std::string about = job.at("kind").get<std::string>();
    if (about == "render") continue;
    for (const char* key : {"task", "source", "target", "transfer_images", "seed", "sources"}) {
      if (work.contains(key)) about += " " + work.at(key).dump();
    }
    for (const auto& file : fs::directory_iterator(folder.path())) {
      const std::string type = file.path().extension().string();
      if (type != ".bin" && type != ".npy") continue;
      const bool added =
          files.emplace(about + " " + file.path().filename().string(), file.path()).second;
      EXPECT_TRUE(added) << about;
    }
  }
  return files;
}

// Not by EXPECT_EQ of the whole, which would look for the least change between long texts.
void expect_same_results(const std::string& here, const std::string& there) {
  const auto expected = results_of(here), found = results_of(there);
  for (const auto& [what, lines] : expected) {
    EXPECT_GT(lines.size(), what == "evaluation" ? 0u : 1u) << what;
    ASSERT_TRUE(found.contains(what)) << what;
    const Lines& others = found.at(what);
    EXPECT_EQ(lines.size(), others.size()) << what;
    const auto differs = std::mismatch(lines.begin(), lines.end(), others.begin(), others.end());
    if (differs.first == lines.end() || differs.second == others.end()) continue;
    ADD_FAILURE() << what << ": " << *differs.first << " here, and " << *differs.second;
  }
  const auto files = files_of(here), others = files_of(there);
  EXPECT_EQ(files.size(), others.size());
  std::size_t networks = 0;
  for (const auto& [about, file] : files) {
    ASSERT_TRUE(others.contains(about)) << about;
    EXPECT_TRUE(read_file(file) == read_file(others.at(about))) << about;
    networks += file.filename() == "network.bin" ? 1 : 0;
  }
  EXPECT_GT(networks, 0u);
}

struct Process {
  pid_t pid = 0;
  std::vector<std::string> words;
  bool has(const std::string& word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
};

std::vector<Process> processes_of(const std::string& path) {
  std::vector<Process> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/proc", ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    Process process;
    process.pid = static_cast<pid_t>(std::stol(name));
    if (process.pid == getpid()) continue;
    std::ifstream file(entry.path() / "cmdline", std::ios::binary);
    for (std::string word; std::getline(file, word, '\0');) process.words.push_back(word);
    if (process.has(path)) found.push_back(std::move(process));
  }
  return found;
}

class Slurm : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const std::string lack = lacking(); !lack.empty()) {
      const char* needed = std::getenv("TASKATLAS_NEED_SLURM");
      ASSERT_STRNE(needed == nullptr ? "" : needed, "1") << lack;
      GTEST_SKIP() << lack;
    }
    const std::string said = slurm("start", "2 " + std::to_string(getpid()) + " 2>&1; echo = $?");
    ASSERT_THAT(said, HasSubstr("= 0")) << said;
    started_ = true;
    ::setenv("SLURM_CONF", (place() + "/slurm.conf").c_str(), 1);
    write_file_atomically(folder_ / "slurm.json",
                          R"({"partition": "test", "poll_seconds": 0.3, "attempts": 20,
                              "prologue": ["export TASKATLAS_TEST='a  b'"]})",
                          Links::kFollow);
  }
  void TearDown() override {
    if (started_) slurm("stop");
    end_processes(study("slurm"));
    ::unsetenv("SLURM_CONF");
  }

  // What a Slurm of its own lacks on this machine, empty where nothing.
  static std::string lacking() {
    if (::geteuid() != 0) return "munged of its own wants root";
    for (const char* program : {"munged", "slurmctld", "slurmd", "sbatch", "squeue"}) {
      if (!has_program(program)) {
        return std::string(program) + " is missing: apt-get install slurm-wlm munge";
      }
    }
    return "";
  }
  static void end_processes(const std::string& study) {
    for (const Process& process : processes_of(study)) ::kill(process.pid, SIGKILL);
  }
  std::string place() const { return (folder_ / "slurm").string(); }
  std::string slurm(const std::string& command, const std::string& more = "") const {
    return output_of("'" + std::string(kScript) + "' " + command + " '" + place() + "' " + more);
  }
  fs::path evil() const { return folder_ / kEvil; }
  std::string study(const std::string& name) const {
    return (evil() / (name + ".taskstudy")).string();
  }
  std::vector<std::string> through_slurm(const std::string& study) const {
    return {"run",        study, "--executor",      "slurm", "--slurm", folder_ / "slurm.json",
            "--progress", "bar", "--trust-prologue"};
  }
  // Until it is so, or `over`; false then.
  static bool wait(const std::function<bool()>& there, const std::function<bool()>& over) {
    // Jobs of other profiles than `tiny` take up to minutes each.
    const auto until = std::chrono::steady_clock::now() + seconds(profile() == "tiny" ? 240 : 2400);
    while (!there()) {
      if (over() || std::chrono::steady_clock::now() > until) return there();
      std::this_thread::sleep_for(milliseconds(2));
    }
    return true;
  }
  static std::optional<pid_t> task_of(const std::string& study) {
    for (const Process& process : processes_of(study)) {
      if (process.has("--task") && process.has("work")) return process.pid;
    }
    return std::nullopt;
  }
  static std::size_t queued(const std::string& states) {
    const std::string text = output_of("squeue -h -r -t " + states + " -o %i");
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  const TemporaryFolder folder_;
  bool started_ = false;
};

TEST_F(Slurm, TheSameResultsAsHereWhateverIsKilledOnTheWay) {
  fs::create_directories(evil());
  const std::string here = study("here"), there = study("slurm");
  create_study(here);
  const Outcome ran = run_cli({"run", here, "--workers", "2", "--progress", "none"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const std::size_t jobs = jobs_done(here);

  // Rooms that are rendered anew are the same ones. Where they are given as a dataset, what a
  // profile leaves open (transfer_images) follows the true numbers of views rather than the planned
  // ones, which for the small study are the same.
  create_study(there, profile() == "tiny" ? artifacts_of(here) / "dataset" : fs::path());
  auto first = std::async(std::launch::async, [&] { return run_cli(through_slurm(there)); });
  const auto over = [&] { return first.wait_for(milliseconds(0)) == std::future_status::ready; };
  int disturbances = 0;
  bool missed = false;  // after which none is waited for: each may take minutes
  const auto disturb = [&](std::size_t at, const std::function<bool()>& how) {
    // A task may be gone before it is hit: then the next one is.
    missed = missed || !wait([&] { return jobs_done(there) >= at && how(); }, over);
    if (!missed) ++disturbances;
  };
  disturb(0, [&] {
    const auto task = task_of(there);
    return task && ::kill(*task, SIGKILL) == 0;
  });
  disturb(1, [&] {
    return !output_of(
                "id=$(squeue -h -r -t R -o %F_%K | head -n 1); [ -n \"$id\" ] && scancel "
                "\"$id\" && echo \"$id\"")
                .empty();
  });
  disturb(2, [&] {
    slurm("kill", "ctld");
    slurm("revive", "ctld");
    return true;
  });
  disturb(3, [&] {
    slurm("kill", "d");
    slurm("revive", "d");
    return true;
  });
  disturb(4, [&] {
    bool killed = false;
    for (const Process& process : processes_of(there)) {
      if (process.has("run")) killed = ::kill(process.pid, SIGKILL) == 0 || killed;
    }
    return killed;
  });
  if (missed) end_processes(there);  // nobody else would end the run
  const Outcome killed = first.get();
  EXPECT_EQ(disturbances, 5) << killed.err;
  EXPECT_NE(killed.exit_code, 0);

  const Outcome resumed = run_cli(through_slurm(there));
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err << resumed.out << killed.err;
  const Outcome told = run_cli({"status", there, "--format", "json"});
  EXPECT_EQ(told.json().at("state"), "finished");
  EXPECT_EQ(jobs_done(there) + (profile() == "tiny" ? 1 : 0), jobs);  // but for the rendering
  expect_same_results(here, there);
  EXPECT_FALSE(fs::exists(artifacts_of(there) / "slurm"));  // nothing is in Slurm any more
  EXPECT_FALSE(fs::exists("/hacked"));
  for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
    EXPECT_NE(entry.path().filename(), "hacked") << entry.path();
  }
  EXPECT_FALSE(fs::exists("hacked"));
}

TEST_F(Slurm, LeftFollowedAndCancelled) {
  fs::create_directories(evil());
  const std::string path = study("slurm");
  create_tiny_study(path);
  const Outcome distrusted =
      run_cli({"run", path, "--executor", "slurm", "--slurm", (folder_ / "slurm.json").string()});
  EXPECT_EQ(distrusted.exit_code, 2);
  EXPECT_THAT(distrusted.err, HasSubstr("export TASKATLAS_TEST"));
  EXPECT_EQ(queued("all"), 0u);

  auto left = std::async(std::launch::async, [&] { return run_cli(through_slurm(path)); });
  const auto over = [&] { return left.wait_for(milliseconds(0)) == std::future_status::ready; };
  if (!wait([&] { return queued("PD,R") > 0 && task_of(path); }, over)) {
    end_processes(path);  // nobody else would end the run
    FAIL() << left.get().err;
  }
  for (const Process& process : processes_of(path)) {
    if (process.has("run") && process.has("bar")) ::kill(process.pid, SIGINT);
  }
  const Outcome outcome = left.get();
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("in Slurm"));
  EXPECT_GT(queued("PD,R"), 0u);
  const json status = run_cli({"status", path, "--format", "json"}).json();
  EXPECT_GT(status.at("queued").get<int>(), 0);

  const Outcome local = run_cli({"run", path});
  EXPECT_EQ(local.exit_code, 2);
  EXPECT_THAT(local.err, HasSubstr("--executor slurm"));

  const Outcome cancelled = run_cli({"cancel", path});
  EXPECT_EQ(cancelled.exit_code, 0) << cancelled.err;
  EXPECT_TRUE(wait([&] { return queued("PD,R") == 0; }, [] { return false; }));
  EXPECT_EQ(run_cli({"cancel", path}).exit_code, 2);
}

}  // namespace
}  // namespace taskatlas::testing
