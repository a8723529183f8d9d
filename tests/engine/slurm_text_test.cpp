// SPDX-License-Identifier: MIT
// What is said to Slurm's programs, and what they say, without any of them.
#include "engine/slurm_text.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/command.hpp"
#include "engine/experiment.hpp"
#include "engine/slurm_batch.hpp"
#include "engine/task_note.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// What a person may name a folder.
const std::string kEvil = "a b'c\"$(touch hacked)`touch hacked`;&|<>\n%j%%\\\t\xc3\xbc";

std::string refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

JobId job_id(int number) {
  std::string id(32, '0');
  const std::string digits = std::to_string(number);
  return id.replace(32 - digits.size(), digits.size(), digits);
}

SlurmArray small_array() {
  SlurmArray array;
  array.name = "taskatlas-0123456789abcdef";
  array.tasks = 12;
  array.cpus = 3;
  array.output = "/data/x.artifacts/slurm/0123456789abcdef";
  array.script = array.output + "/script.sh";
  array.arguments = {"/bin/engine", "/data/x.taskstudy", "0123456789abcdef", array.output};
  return array;
}

TEST(SlurmText, WhatIsAskedOfSbatch) {
  SlurmSettings settings;
  auto words = sbatch_words(small_array(), settings);
  EXPECT_EQ(words.front(), "sbatch");
  EXPECT_THAT(words, Contains("--array=0-11"));
  EXPECT_THAT(words, Contains("--cpus-per-task=3"));
  EXPECT_THAT(words, Contains("--signal=B:TERM@60"));
  EXPECT_THAT(words, Contains("--requeue"));
  EXPECT_THAT(words, Contains("--output=/data/x.artifacts/slurm/0123456789abcdef/%a.out"));
  for (const char* absent : {"--partition", "--account", "--qos", "--gres", "--mem", "--time",
                             "--dependency", "--constraint"}) {
    EXPECT_THAT(words, Not(Contains(StartsWith(absent))));
  }
  settings.partition = "gpu";
  settings.account = "vision";
  settings.qos = "long";
  settings.constraint = "a100|h100";
  settings.gpus = 2;
  settings.memory_mb = 16000;
  settings.time_limit = 90;
  settings.max_running = 4;
  SlurmArray array = small_array();
  array.after = {"7", "12"};
  words = sbatch_words(array, settings);
  for (const char* word : {"--partition=gpu", "--account=vision", "--qos=long",
                           "--constraint=a100|h100", "--gres=gpu:2", "--mem=16000M", "--time=90",
                           "--array=0-11%4", "--dependency=afterany:7:12"}) {
    EXPECT_THAT(words, Contains(word));
  }
  array.gpus = false;
  EXPECT_THAT(sbatch_words(array, settings), Not(Contains(StartsWith("--gres"))));
}

TEST(SlurmText, NoPathIsEverPartOfTheScript) {
  SlurmArray array = small_array();
  array.output = "/data/" + kEvil;
  array.script = array.output + "/script.sh";
  array.arguments = {"/bin/engine", "/data/" + kEvil + ".taskstudy", "0123456789abcdef",
                     array.output};
  const auto words = sbatch_words(array, {});
  // One word each, as they are, after the script; patterns of Slurm's cannot be told it.
  ASSERT_GT(words.size(), 5u);
  EXPECT_EQ(words[words.size() - 5], array.script);
  EXPECT_EQ(words[words.size() - 3], array.arguments[1]);
  EXPECT_THAT(words, Contains("--output=/dev/null"));  // a backslash: the script writes by itself
  array.output = "/data/50%j";
  EXPECT_THAT(sbatch_words(array, {}), Contains("--output=/data/50%%j/%a.out"));
  EXPECT_EQ(batch_script({}).find("/data"), std::string::npos);
}

// The script by itself, in a real shell: paths come through as they are, and nothing else happens.
TEST(SlurmText, TheScriptHandsOnWhatItWasGiven) {
  const taskatlas::testing::TemporaryFolder folder;
  const fs::path place = folder / kEvil;
  fs::create_directories(place);
  const fs::path engine = place / "engine 'x'", said = folder / "said";
  write_file_atomically(engine,
                        "#!/bin/sh\nfor word; do printf '%s\\0' \"$word\" >>'" + said.string() +
                            "'; done\necho \"$FROM_PROLOGUE\"\n",
                        Links::kFollow);
  fs::permissions(engine, fs::perms::owner_all);
  const fs::path script = folder / "script.sh";
  write_file_atomically(script, batch_script({"export FROM_PROLOGUE='it is'", "# a comment"}),
                        Links::kFollow);
  Command command;
  const std::string study = (place / "st'udy.taskstudy").string();
  command.start({"env", "-C", folder.path().string(), "SLURM_ARRAY_TASK_ID=3", "bash",
                 script.string(), engine.string(), study, "0123456789abcdef", place.string()},
                std::chrono::seconds(20));
  const auto result = command.wait(std::chrono::seconds(20));
  ASSERT_TRUE(result && result->good()) << (result ? result->err : "");
  using namespace std::string_literals;
  EXPECT_EQ(read_file(said),
            "work\0--study\0"s + study + "\0--batch\0"s + "0123456789abcdef\0--task\0"s + "3\0"s);
  EXPECT_EQ(read_file(place / "3.out"), "it is\n");
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    EXPECT_NE(entry.path().filename(), "hacked");
  }
}

TEST(SlurmText, WhatSbatchSays) {
  EXPECT_EQ(parse_submitted("123\n"), "123");
  EXPECT_EQ(parse_submitted("123;cluster\n"), "123");
  EXPECT_FALSE(parse_submitted(""));
  EXPECT_FALSE(parse_submitted("Submitted batch job 123"));
  EXPECT_FALSE(parse_submitted("12345678901234567890123"));
}

TEST(SlurmText, WhatTheQueueSays) {
  const auto tasks = parse_queue(
      "7|0|RUNNING|taskatlas-0123456789abcdef|None\n"
      "7|1|PENDING|taskatlas-0123456789abcdef|Resources, and | more\n"
      "7|2|COMPLETING|taskatlas-0123456789abcdef|None\n"
      "7|3|OUT_OF_MEMORY|taskatlas-0123456789abcdef|OutOfMemory\n"
      "7|4|REQUEUE_HOLD|taskatlas-0123456789abcdef|job requeued in held state\n"
      "7|6|CONFIGURING|taskatlas-0123456789abcdef|None\n"
      "9|N/A|RUNNING|somebody's|None\n"
      "9|1|RUNNING|other|None\n"
      "slurm_load_jobs error: Unable to contact slurm controller\n"
      "7|-1|RUNNING|taskatlas-0123456789abcdef|None\n"
      "||||\n"
      "7|5|RUNNING\n"
      "7|99999999999999999999|RUNNING|taskatlas-0123456789abcdef|None");
  ASSERT_EQ(tasks.size(), 6u);
  EXPECT_EQ(tasks[0].state, TaskState::kRunning);
  EXPECT_EQ(tasks[1].state, TaskState::kWaiting);
  EXPECT_EQ(tasks[1].reason, "Resources, and | more");
  EXPECT_EQ(tasks[2].state, TaskState::kRunning);
  EXPECT_EQ(tasks[3].state, TaskState::kEnded);
  EXPECT_EQ(tasks[3].word, "OUT_OF_MEMORY");
  EXPECT_EQ(tasks[3].index, 3u);
  EXPECT_EQ(tasks[4].state, TaskState::kWaiting);
  EXPECT_EQ(tasks[5].state, TaskState::kStarting);  // its node boots
}

TEST(SlurmText, LimitsAndEnds) {
  EXPECT_EQ(parse_max_array("MaxAge = 3\nMaxArraySize            = 1001\n"), 1001u);
  EXPECT_FALSE(parse_max_array("MaxArraySize = many\n"));
  EXPECT_FALSE(parse_max_array(""));
  const auto accounted = parse_accounting("FAILED|0:9\n");
  ASSERT_TRUE(accounted);
  EXPECT_EQ(describe_end(*accounted, "None"), "was killed by signal 9 (FAILED)");
  EXPECT_EQ(parse_accounting("CANCELLED by 1000|0:0")->word, "CANCELLED");
  EXPECT_FALSE(parse_accounting("RUNNING|0:0"));
  EXPECT_FALSE(parse_accounting("Slurm accounting storage is disabled"));
  const auto shown = parse_shown_job(
      "JobId=1 ArrayJobId=1 JobName=x JobState=FAILED Reason=NonZeroExitCode ExitCode=127:0 x=1");
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown_name("JobId=1 JobName=x-1 JobState=FAILED\n"), "x-1");
  EXPECT_EQ(shown_name("slurm_load_jobs error: Invalid job id specified"), "");
  EXPECT_EQ(describe_end(*shown, "NonZeroExitCode"), "ended with exit code 127 (FAILED)");
  EXPECT_THAT(describe_end({"TIMEOUT", ""}, "TimeLimit"), HasSubstr("time_limit"));
  EXPECT_THAT(describe_end({"OUT_OF_MEMORY", ""}, ""), HasSubstr("memory_mb"));
  EXPECT_THAT(describe_end({"NODE_FAIL", ""}, ""), HasSubstr("NODE_FAIL"));
}

TEST(SlurmText, WhatComplaintsMean) {
  for (const char* passing :
       {"sbatch: error: Batch job submission failed: Transport endpoint is not connected",
        "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect "
        "failure)",
        "slurm_load_jobs error: Socket timed out on send/recv operation",
        "sbatch: error: Batch job submission failed: Unexpected missing socket error",
        "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying",
        "slurm_load_jobs error: Zero Bytes were transmitted or received",
        "squeue: error: If munged is up, restart with --num-threads=10"}) {
    EXPECT_EQ(trouble_of(passing), SlurmTrouble::kPassing) << passing;
  }
  EXPECT_EQ(trouble_of("sbatch: error: QOSMaxSubmitJobPerUserLimit"), SlurmTrouble::kLimit);
  EXPECT_EQ(trouble_of("sbatch: error: Batch job submission failed: Invalid partition name"),
            SlurmTrouble::kLasting);
  EXPECT_EQ(trouble_of(""), SlurmTrouble::kLasting);
}

TEST(SlurmSettings, BothWaysAndRefused) {
  SlurmSettings settings;
  settings.partition = "gpu";
  settings.prologue = {"module load cuda/12", "\texport X=\"$(hostname)\""};
  settings.gpus = 1;
  settings.time_limit = 240;
  settings.poll_seconds = 0.5;
  EXPECT_TRUE(slurm_settings_from_json(to_json(settings)) == settings);
  EXPECT_TRUE(slurm_settings_from_json(nlohmann::ordered_json::object(), settings) == settings);
  SlurmSettings changed = settings;
  changed.partition = "cpu";
  EXPECT_TRUE(parse_slurm_settings(R"({"partition":"cpu"})", "x.json", settings) == changed);
  const auto refused = [&](const char* text) {
    return refusal([&] { parse_slurm_settings(text, "x.json", settings); });
  };
  for (const auto& [text, member] : std::vector<std::pair<const char*, const char*>>{
           {R"({"partition":"a b"})", "partition"},
           {R"({"account":"a\n--wrap=touch"})", "account"},
           {R"({"qos":"\u0007"})", "qos"},
           {R"({"constraint":"ü"})", "constraint"},
           {R"({"time_limit":4})", "time_limit"},
           {R"({"time_limit":-1})", "time_limit"},
           {R"({"gpus":65})", "gpus"},
           {R"({"prologue":["a\nb"]})", "prologue"},
           {R"({"prologue":"module load cuda"})", "prologue"},
           {R"({"max_in_flight":0})", "max_in_flight"},
           {R"({"attempts":0})", "attempts"},
           {R"({"poll_seconds":0})", "poll_seconds"},
           {R"({"colour":"red"})", "colour"}}) {
    EXPECT_THAT(refused(text), HasSubstr(member));
    EXPECT_THAT(refused(text), HasSubstr("x.json"));
  }
}

// What a person is asked to trust after reading it.
TEST(SlurmSettings, APrologueIsWhatItLooksLike) {
  const auto refused = [](std::vector<std::string> lines) {
    SlurmSettings settings;
    settings.prologue = std::move(lines);
    return refusal([&] { settings.check(); });
  };
  EXPECT_EQ(refused({"module load cuda/12", "", "\texport X=\"$(hostname)\" # ~"}), "");
  for (const char* line : {
           "echo \xe2\x80\xae# good",  // writing from right to left from here on
           "echo\xc2\xa0x",            // a blank that is none
           "\xd0\xb5\xd1\x85it",       // Cyrillic
           "true\xe2\x80\xa8rm -r x",  // a line separator
           "\x1b[2Krm -r x",
           "a\rb",
           "a\x7f"
           "b",
           "a\xff",
       }) {
    const std::string said = refused({"module load cuda/12", line});
    EXPECT_THAT(said, HasSubstr("line 2 of 'prologue' holds the byte 0x")) << line;
    EXPECT_THAT(said, HasSubstr("printable ASCII"));
  }
  EXPECT_THAT(refused({"\xe2\x80\xae"}), HasSubstr("0xe2"));
  EXPECT_EQ(refused(std::vector<std::string>(100, "true")), "");
  EXPECT_THAT(refused(std::vector<std::string>(101, "true")), HasSubstr("more than 100 lines"));
  EXPECT_THAT(refused({std::string(2001, 'x')}), HasSubstr("line 1 of 'prologue' has more than"));
  std::vector<std::string> lines(16, std::string(1023, 'x'));  // 16 KiB with their ends
  EXPECT_EQ(refused(lines), "");
  lines.back() += 'x';
  EXPECT_THAT(refused(lines), HasSubstr("more than 16384 bytes"));
}

TEST(SlurmBatches, WhatIsWrittenIsFound) {
  const taskatlas::testing::TemporaryFolder folder;
  const fs::path study = folder / (kEvil + ".taskstudy");
  const JobStore store(study);
  const SlurmBatches batches(store);
  EXPECT_FALSE(batches.any());
  SlurmBatch batch;
  batch.name = new_batch_name();
  EXPECT_TRUE(is_batch_name(batch.name));
  batch.kind = JobKind::kTransfer;
  batch.cpus = 4;
  batch.gpus = false;
  batch.after = {new_batch_name()};
  batch.jobs = {job_id(1), job_id(2)};
  batch.number = 7;
  batches.put(batch, batch_script({}));
  batch.array = "12";
  batch.held = true;
  batches.update(batch);
  const auto found = batches.read();
  EXPECT_THAT(found.problems, ElementsAre());
  ASSERT_EQ(found.batches.size(), 1u);
  const SlurmBatch& read = found.batches.front();
  EXPECT_EQ(read.name, batch.name);
  EXPECT_EQ(read.number, 7);
  EXPECT_EQ(read.array, "12");
  EXPECT_TRUE(read.held);
  EXPECT_EQ(read.kind, JobKind::kTransfer);
  EXPECT_EQ(read.after, batch.after);
  EXPECT_EQ(read.jobs, batch.jobs);
  EXPECT_EQ(batches.job_of(batch.name, 1), job_id(2));
  EXPECT_THROW(batches.job_of(batch.name, 2), Error);
  EXPECT_THROW(batches.job_of("../../../../etc/pwd", 0), Error);

  // A copy of study and artifacts has no tasks of its own.
  const fs::path copy = folder / "copy.taskstudy";
  fs::copy(artifacts_folder(study), artifacts_folder(copy), fs::copy_options::recursive);
  const auto copied = SlurmBatches(JobStore(copy)).read();
  EXPECT_TRUE(copied.batches.empty());
  EXPECT_EQ(copied.problems.size(), 1u);

  batches.remove(batch.name);
  EXPECT_FALSE(batches.any());
}

TEST(SlurmBatches, DamagedOnesArePassedOverAndNamed) {
  const taskatlas::testing::TemporaryFolder folder;
  const JobStore store(folder / "x.taskstudy");
  const SlurmBatches batches(store);
  SlurmBatch batch;
  batch.jobs = {job_id(1)};
  const auto damaged = [&](const char* file, const std::string& text) {
    batch.name = new_batch_name();
    batches.put(batch, "");
    write_file_atomically(batches.folder(batch.name) / file, text, Links::kFollow);
    const auto found = batches.read();
    EXPECT_TRUE(found.batches.empty()) << text;
    EXPECT_EQ(found.problems.size(), 1u) << text;
    batches.remove(batch.name);
  };
  damaged("batch.json", "{");
  damaged("batch.json", "[]");
  damaged("batch.json", R"({"name":"0123456789abcdef"})");
  damaged("tasks.txt", "");
  damaged("tasks.txt", job_id(1));  // cut off
  damaged("tasks.txt", job_id(1) + "\n" + job_id(2) + "\n");
  damaged("tasks.txt", "../../x\n");
}

// What their files' times say, which a clock that jumps or a copy may have changed, counts nothing.
TEST(SlurmBatches, AreInTheOrderTheyWereMade) {
  const taskatlas::testing::TemporaryFolder folder;
  const JobStore store(folder / "x.taskstudy");
  const SlurmBatches batches(store);
  const auto put = [&](const std::string& name, std::int64_t number, int hours) {
    SlurmBatch batch;
    batch.name = name;
    batch.number = number;
    batch.jobs = {job_id(1)};
    batches.put(batch, "");
    if (number == 0) {
      const fs::path file = batches.folder(name) / "batch.json";
      auto json = nlohmann::ordered_json::parse(read_file(file));
      json.erase("number");  // as an earlier version wrote it
      write_file_atomically(file, json.dump(), Links::kFollow);
    }
    fs::last_write_time(batches.folder(name) / "tasks.txt",
                        fs::file_time_type::clock::now() + std::chrono::hours(hours));
  };
  put("000000000000000a", 3, -5);
  put("000000000000000b", 2, 5);
  put("000000000000000c", 10, 0);
  put("000000000000000d", 0, 3);
  put("000000000000000e", 0, 1);
  std::vector<std::string> ends;
  for (const SlurmBatch& batch : batches.read().batches) ends.push_back(batch.name.substr(15));
  EXPECT_THAT(ends, ElementsAre("d", "e", "b", "a", "c"));
}

// A study, with its artifacts, may come from a stranger.
class StrangersBatch : public ::testing::Test {
 protected:
  StrangersBatch() {
    batch_.name = new_batch_name();
    batch_.jobs = {job_id(1), job_id(2)};
    batches_.put(batch_, "");
    write_file_atomically(victim_, "precious", Links::kFollow);
  }
  ~StrangersBatch() override { fs::current_path(before_); }

  fs::path place() const { return batches_.folder(batch_.name); }
  void say_artifacts(const std::string& path) const {
    const fs::path file = place() / "batch.json";
    auto json = nlohmann::ordered_json::parse(read_file(file));
    json["artifacts"] = path;
    write_file_atomically(file, json.dump(), Links::kFollow);
  }
  void expect_passed_over(const std::string& why) const {
    const auto found = batches_.read();
    EXPECT_TRUE(found.batches.empty()) << why;
    ASSERT_EQ(found.problems.size(), 1u) << why;
    EXPECT_THAT(found.problems.front(), HasSubstr(why));
    EXPECT_EQ(read_file(victim_), "precious");
  }

  const fs::path before_ = fs::current_path();
  const taskatlas::testing::TemporaryFolder folder_;
  const fs::path victim_ = folder_ / "victim";
  const JobStore store_{folder_ / "x.taskstudy"};
  const SlurmBatches batches_{store_};
  SlurmBatch batch_;
};

TEST_F(StrangersBatch, APathThatMeansWhereOneIsMakesItNobodysOwn) {
  ASSERT_EQ(batches_.read().batches.size(), 1u);
  fs::current_path(folder_.path());
  for (const char* path : {"x.artifacts", "./x.artifacts", "/proc/self/cwd/x.artifacts",
                           "/tmp/../proc/thread-self/cwd/x.artifacts"}) {
    say_artifacts(path);
    expect_passed_over("an absolute path");
  }
  // Another way to the same folder is one.
  fs::create_directory_symlink(folder_.path(), folder_ / "way");
  say_artifacts((folder_ / "way" / "x.artifacts").string());
  EXPECT_EQ(batches_.read().batches.size(), 1u);
}

TEST_F(StrangersBatch, WithLinksIsPassedOver) {
  for (const char* name : {"0.out", "tasks.txt", "script.sh", "other"}) {
    fs::remove(place() / name);
    fs::create_symlink(victim_, place() / name);
    expect_passed_over("is no regular file");
    fs::remove(place() / name);
    fs::create_directory(place() / name);
    expect_passed_over("is no regular file");
    fs::remove(place() / name);
    ASSERT_EQ(::mkfifo((place() / name).c_str(), 0600), 0);
    expect_passed_over("is no regular file");
    fs::remove(place() / name);
    batches_.put(batch_, "");
  }
  write_file_atomically(place() / "0.out", "of a task", Links::kFollow);
  EXPECT_EQ(batches_.read().batches.size(), 1u);
}

TEST_F(StrangersBatch, AFolderThatIsALinkIsRefused) {
  const fs::path elsewhere = folder_ / "elsewhere", all = place().parent_path();
  const auto refused = [&](const fs::path& link) {
    expect_passed_over(link.string() + ": is a link");
    EXPECT_THAT(refusal([&] { batches_.put(batch_, "x"); }), HasSubstr("is a link"));
    EXPECT_THAT(refusal([&] { batches_.update(batch_); }), HasSubstr("is a link"));
    EXPECT_THAT(refusal([&] { batches_.job_of(batch_.name, 0); }), HasSubstr("is a link"));
    EXPECT_EQ(batches_.take_output(batch_.name, 0), "");
  };
  fs::rename(place(), elsewhere);
  write_file_atomically(elsewhere / "0.out", "precious", Links::kFollow);
  fs::create_directory_symlink(elsewhere, place());
  refused(place());
  batches_.remove(batch_.name);  // the link alone
  EXPECT_FALSE(fs::exists(all));
  EXPECT_TRUE(fs::exists(elsewhere / "batch.json"));

  fs::create_directory(folder_ / "all");
  fs::rename(elsewhere, folder_ / "all" / batch_.name);
  fs::create_directory_symlink(folder_ / "all", all);
  refused(all);
  batches_.remove(batch_.name);
  EXPECT_TRUE(fs::exists(folder_ / "all" / batch_.name / "batch.json"));
  EXPECT_EQ(read_file(folder_ / "all" / batch_.name / "0.out"), "precious");
}

// Slurm and the script add to what lies under a task's name.
TEST_F(StrangersBatch, SubmittedAgainItsFolderHasOurFilesAlone) {
  fs::create_symlink(victim_, place() / "0.out");
  fs::create_symlink(folder_ / "nothing", place() / "1.out");
  write_file_atomically(place() / "2.out", "of before", Links::kFollow);
  fs::create_directory(place() / "3.out");
  fs::remove(place() / "script.sh");
  fs::create_symlink(victim_, place() / "script.sh");
  batches_.put(batch_, "true\n");
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(place())) {
    EXPECT_TRUE(fs::is_regular_file(entry.symlink_status()));
    names.push_back(entry.path().filename().string());
  }
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("batch.json", "tasks.txt", "script.sh"));
  EXPECT_EQ(read_file(place() / "script.sh"), "true\n");
  EXPECT_EQ(read_file(victim_), "precious");
  // What cannot be removed is said.
  fs::create_directories(place() / "4.out" / "in");
  EXPECT_THAT(refusal([&] { batches_.put(batch_, ""); }), HasSubstr("cannot be removed"));
}

TEST_F(StrangersBatch, OutputIsTakenFromARegularFileAlone) {
  const auto taken = [&] { return batches_.take_output(batch_.name, 0); };
  const fs::path out = place() / "0.out";
  EXPECT_EQ(taken(), "");
  write_file_atomically(out, "said\n", Links::kFollow);
  EXPECT_EQ(taken(), "said\n");
  EXPECT_FALSE(fs::exists(out));
  write_file_atomically(out, std::string(100'000, 'x') + "end", Links::kFollow);
  const std::string end = taken();
  EXPECT_EQ(end.size(), 65'536u);
  EXPECT_TRUE(end.ends_with("xend"));
  fs::create_symlink(victim_, out);
  EXPECT_EQ(taken(), "");
  EXPECT_FALSE(fs::is_symlink(out));
  ASSERT_EQ(::mkfifo(out.c_str(), 0600), 0);  // would wait for who writes
  EXPECT_EQ(taken(), "");
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(read_file(victim_), "precious");
}

TEST(TaskNote, BothWaysOfOneAttemptAlone) {
  const taskatlas::testing::TemporaryFolder folder;
  const JobStore store(folder / "x.taskstudy");
  const JobId id = job_id(7);
  fs::create_directories(store.folder(id));
  EXPECT_FALSE(read_note(store, id, "a/1"));
  TaskNote note;
  note.attempt = "a/1";
  note.state = NoteState::kFailed;
  note.stage = "training";
  note.done = 3;
  note.total = std::numeric_limits<double>::infinity();
  note.advanced = true;
  note.failure = {ErrorKind::kBadInput, "no \xff UTF-8"};
  write_note(store, id, note);
  const auto read = read_note(store, id, "a/1");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->state, NoteState::kFailed);
  EXPECT_EQ(read->done, 3);
  EXPECT_TRUE(read->advanced);
  EXPECT_EQ(read->failure.kind, ErrorKind::kBadInput);
  EXPECT_FALSE(read_note(store, id, "a/2"));
  write_file_atomically(store.folder(id) / "progress.json", "{\"attempt\":\"a/1\"", Links::kFollow);
  EXPECT_FALSE(read_note(store, id, "a/1"));
}

TEST(TaskNote, TellsWhetherItCameFurther) {
  const taskatlas::testing::TemporaryFolder folder;
  const JobStore store(folder / "x.taskstudy");
  const JobId id = job_id(7);
  fs::create_directories(store.folder(id));
  NoteKeeper keeper(store, id, "b/0");
  EXPECT_EQ(read_note(store, id, "b/0")->state, NoteState::kRunning);
  keeper.progress(100, 600, "training");
  EXPECT_FALSE(read_note(store, id, "b/0")->advanced);
  keeper.progress(100, 600, "training");
  keeper.end(NoteState::kStopped);
  EXPECT_FALSE(read_note(store, id, "b/0")->advanced);
  keeper.progress(101, 600, "training");
  keeper.end(NoteState::kStopped);
  EXPECT_TRUE(read_note(store, id, "b/0")->advanced);
}

TEST(Command, SaysWhatItSaidAndHowItEnded) {
  using std::chrono::seconds;
  Command command;
  const auto run = [&](const std::vector<std::string>& words, std::chrono::milliseconds limit) {
    command.start(words, limit);
    return command.wait(seconds(30)).value();
  };
  ::setenv("SQUEUE_FORMAT", "%i", 1);
  const auto good =
      run({"sh", "-c", "echo out; echo err >&2; echo \"$SQUEUE_FORMAT$LC_ALL\""}, seconds(20));
  ::unsetenv("SQUEUE_FORMAT");
  EXPECT_TRUE(good.good());
  EXPECT_EQ(good.out, "out\nC\n");
  EXPECT_EQ(good.err, "err\n");
  const auto bad = run({"sh", "-c", "echo one >&2; echo two >&2; exit 3"}, seconds(20));
  EXPECT_EQ(bad.exit_code, 3);
  EXPECT_EQ(bad.complaint(), "two");
  const auto slow = run({"sh", "-c", "sleep 1000"}, std::chrono::milliseconds(50));
  EXPECT_TRUE(slow.timed_out);
  EXPECT_FALSE(slow.good());
  EXPECT_THROW(command.start({"no-such-program-at-all"}, seconds(1)), Error);
  EXPECT_TRUE(find_program("no-such-program-at-all").empty());
  EXPECT_FALSE(find_program("sh").empty());
}

}  // namespace
}  // namespace taskatlas::engine
