// SPDX-License-Identifier: MIT
// Tasks of the user's own in a study, artifacts that are gone, and transfers asked for one by one:
// with workers that do no work.
#include "base/error.hpp"
#include "base/npy.hpp"
#include "base/shell_text.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/dataset.hpp"
#include "engine/add_task.hpp"
#include "engine/coordinator.hpp"
#include "engine/devices.hpp"
#include "engine/job_store.hpp"
#include "engine/plan.hpp"
#include "engine/support.hpp"
#include "engine/survey.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <map>
#include <set>
#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using dataset::testing::BoxDataset;
using dataset::testing::put_file;
using ::testing::HasSubstr;

std::string array(const std::vector<double>& values) {
  return npy::write(std::span<const double>(values), {values.size()});
}

class OwnTasksTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    shared_ = std::make_unique<taskatlas::testing::TemporaryFolder>();
    box_.folder = shared_->path() / "dataset";
    box_.write();
  }
  static void TearDownTestSuite() { shared_.reset(); }
  OwnTasksTest() { std::signal(SIGPIPE, SIG_IGN); }

  fs::path study(std::vector<std::int64_t> images = {8}, bool rendered = false,
                 int beam_width = 3) const {
    const fs::path path = folder_ / "x.taskstudy";
    NewExperiment wish;
    wish.profile = testing::small_profile();
    wish.profile.beam_width = beam_width;
    wish.profile.transfer_images = std::move(images);
    if (!rendered) wish.dataset = box_.folder;
    create_study(path, wish, {});
    return path;
  }
  RunStatus run(const fs::path& path, const std::string& only = {}) {
    RunOptions wanted;
    wanted.study = path;
    wanted.worker = std::string(TASKATLAS_BINARY_DIR) + "/bin/tests/taskatlas-fake-engine";
    wanted.workers = 2;
    wanted.only = only;
    RunContext context;
    log_.clear();
    context.on_log = [this](std::string_view message) { log_ += std::string(message) + "\n"; };
    return run_experiment(wanted, context);
  }
  // One vector for each view of those rooms, [first, last).
  void write_labels(const std::string& name, std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t room = first; room < last; ++room) {
      for (std::uint32_t point = 0; point < box_.points; ++point) {
        for (std::uint32_t view = 0; view < box_.views; ++view) {
          put_file(
              folder_ / name / BoxDataset::room_name(room) /
                  ("point_" + std::to_string(point) + "_view_" + std::to_string(view) + ".npy"),
              array({static_cast<double>(room), 1.0 + view}));
        }
      }
    }
  }
  fs::path spec(const std::string& json) const {
    put_file(folder_ / "spec.json", json);
    return folder_ / "spec.json";
  }
  AddedTask add(const fs::path& path, const std::string& json) const {
    return add_task(path, spec(json), {}).value();
  }
  std::string refusal(const fs::path& path, const std::string& json) const {
    try {
      add_task(path, spec(json), {});
    } catch (const Error& error) {
      EXPECT_NE(error.kind(), ErrorKind::kFailed) << error.what();
      return error.what();
    }
    ADD_FAILURE() << "nothing was refused: " << json;
    return {};
  }
  // "8/1 a+b->t", with its affinity; -1 of what takes no part in the tournament.
  static std::map<std::string, double> rows(const fs::path& path) {
    std::map<std::string, double> found;
    const Study study = Study::open(path);
    for (const MeasurementInfo& one : study.measurements()) {
      const TransferTable table = study.table({std::nullopt, std::nullopt, one.id});
      for (std::size_t i = 0; i < table.transfers().size(); ++i) {
        const TransferId id(static_cast<std::int32_t>(i));
        found[std::to_string(*one.transfer_images) + "/" + std::to_string(*one.seed) + " " +
              table.describe(id)] =
            std::isnan(table.transfer(id).affinity) ? -1 : table.transfer(id).affinity;
      }
    }
    return found;
  }
  static std::map<JobId, fs::file_time_type> finished(const fs::path& path) {
    std::map<JobId, fs::file_time_type> found;
    for (const auto& job : fs::directory_iterator(artifacts_folder(path) / "jobs")) {
      const fs::path result = job.path() / "result.json";
      if (fs::exists(result)) found[job.path().filename().string()] = fs::last_write_time(result);
    }
    return found;
  }

  static BoxDataset box_;
  static std::unique_ptr<taskatlas::testing::TemporaryFolder> shared_;
  taskatlas::testing::TemporaryFolder folder_;
  std::string log_;
};
BoxDataset OwnTasksTest::box_;
std::unique_ptr<taskatlas::testing::TemporaryFolder> OwnTasksTest::shared_;

constexpr const char* kPlace =
    R"({"code": "place", "name": "Place", "kind": "geometric", "labels": "place",
        "output": {"vector": 2}})";

TEST_F(OwnTasksTest, OnlyTheNewRowAndColumnAreMeasured) {
  const fs::path path = study();
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto before = rows(path);
  const auto jobs = finished(path);

  write_labels("place", 0, box_.rooms);
  const AddedTask added = add(path, kPlace);
  EXPECT_FALSE(added.moved);
  EXPECT_FALSE(added.task.novel);
  EXPECT_EQ(added.files, std::size_t{box_.rooms} * box_.points * box_.views);
  EXPECT_EQ(added.views[0] + added.views[1] + added.views[2], added.files);
  EXPECT_EQ(added.task.mean.size(), 2U);
  const Study now = Study::open(path);
  EXPECT_EQ(now.tasks().back().name, "Place");
  EXPECT_EQ(now.tasks().back().kind, TaskKind::kGeometric);
  const RunStatus grown = survey(path);
  EXPECT_EQ(grown.state, RunState::kPartial);
  EXPECT_EQ(grown.done, jobs.size());
  EXPECT_THAT(grown.message, HasSubstr(std::to_string(grown.jobs - grown.done) + " jobs"));

  ASSERT_EQ(run(path).state, RunState::kFinished);
  EXPECT_EQ(survey(path).state, RunState::kFinished);
  const auto after = rows(path);
  for (const auto& [row, affinity] : before) EXPECT_TRUE(after.contains(row)) << row;
  for (const auto& [row, affinity] : after) {
    if (!before.contains(row)) {
      EXPECT_THAT(row, HasSubstr("place"));
    }
  }
  for (const char* row : {"8/1 self->place", "8/1 pixels->place", "8/1 average->place",
                          "8/1 place->place", "8/1 edge2d->place", "8/1 place->edge2d"}) {
    EXPECT_TRUE(after.contains(row)) << row;
  }
  const auto done = finished(path);
  EXPECT_GT(done.size(), jobs.size());
  for (const auto& [id, when] : jobs) EXPECT_EQ(done.at(id), when);  // nothing was done twice
}

TEST_F(OwnTasksTest, ANovelTargetGetsTransfersAlone) {
  const fs::path path = study();
  // Labels of the rooms to validate and test on alone.
  const auto data = dataset::open_dataset(box_.folder, {});
  for (std::uint32_t room = 0; room < box_.rooms; ++room) {
    if (data->splits.find(BoxDataset::room_name(room)) != dataset::Split::kTrain) {
      write_labels("place", room, room + 1);
    }
  }
  EXPECT_THAT(refusal(path, kPlace), HasSubstr("\"role\": \"target\""));
  const AddedTask added = add(path, R"({"code": "place", "labels": "place", "role": "target",
                                        "output": {"vector": 2}})");
  EXPECT_TRUE(added.task.novel);
  EXPECT_EQ(added.views[0], 0U);
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto measured = rows(path);
  EXPECT_TRUE(measured.contains("8/1 edge2d->place"));
  EXPECT_TRUE(measured.contains("8/1 average->place"));
  EXPECT_FALSE(measured.contains("8/1 self->place"));
  EXPECT_FALSE(measured.contains("8/1 place->edge2d"));
}

TEST_F(OwnTasksTest, ForeignRepresentationsAreASource) {
  const fs::path path = study();
  write_labels("net", 0, box_.rooms);
  const AddedTask added = add(path, R"({"code": "net", "representations": "net"})");
  EXPECT_TRUE(added.task.is_source_only());
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto measured = rows(path);
  EXPECT_TRUE(measured.contains("8/1 net->edge2d"));
  EXPECT_FALSE(measured.contains("8/1 edge2d->net"));
  const Study now = Study::open(path);
  const TransferTable table = now.table();
  EXPECT_EQ(table.default_role(*table.find_task("net")), Role::kSource);
}

// Where all sources are combined, nothing is left to chance: the plan is what the run does.
TEST_F(OwnTasksTest, ThePlanHasWhatOwnSourcesAdd) {
  const auto jobs_of = [](const auto& told) {
    std::map<JobKind, std::size_t> jobs;
    for (const auto& kind : told.kinds) jobs[kind.kind] = kind.jobs;
    return jobs;
  };
  const fs::path path = study({4, 8}, false, 6);
  write_labels("place", 0, box_.rooms);
  write_labels("net", 0, box_.rooms);
  add(path, kPlace);
  Plan plan = make_plan(path, 2, {}).value();
  RunStatus status = run(path, "transfer");
  ASSERT_EQ(status.state, RunState::kFinished);
  const std::size_t baselines = 2 * 4;  // which transfers do not need
  EXPECT_EQ(plan.jobs, status.jobs + baselines);
  EXPECT_EQ(jobs_of(plan)[JobKind::kTransfer], jobs_of(status)[JobKind::kTransfer]);
  ASSERT_EQ(run(path).state, RunState::kFinished);

  // And once all the others are measured.
  add(path, R"({"code": "net", "representations": "net"})");
  plan = make_plan(path, 2, {}).value();
  EXPECT_EQ(survey(path).jobs, plan.jobs);
  status = run(path);
  ASSERT_EQ(status.state, RunState::kFinished);
  EXPECT_EQ(jobs_of(plan), jobs_of(status));
  std::size_t networks = 0;  // of the transfers: so many rows
  for (const auto& [row, affinity] : rows(path)) networks += row.find("->") != row.npos ? 1 : 0;
  for (const KindPlan& kind : plan.kinds) {
    if (kind.kind != JobKind::kTransfer) continue;
    // Of each of two measurements and four targets: self, pixels and average are no transfers.
    EXPECT_EQ(kind.networks, networks - 2 * 4 * 3);
  }
  EXPECT_EQ(make_plan(path, 2, {}).value().done, plan.jobs);
}

TEST_F(OwnTasksTest, MovedFoldersAreGivenAgain) {
  const fs::path path = study();
  write_labels("place", 0, box_.rooms);
  add(path, kPlace);
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto jobs = finished(path);
  fs::rename(folder_ / "place", folder_ / "elsewhere");
  const std::string moved = R"({"code": "place", "labels": "elsewhere", "output": {"vector": 2}})";
  EXPECT_TRUE(add(path, moved).moved);
  EXPECT_EQ(read_experiment(Study::open(path)).own.front().folder, folder_ / "elsewhere");
  EXPECT_EQ(run(path).state, RunState::kFinished);
  EXPECT_EQ(finished(path), jobs);
  // Other files, or another meaning, are another task.
  EXPECT_THAT(refusal(path, R"({"code": "place", "labels": "elsewhere", "output": {"vector": 2},
                                "loss": "l1"})"),
              HasSubstr("another code"));
  fs::remove(folder_ / "elsewhere/room_00000/point_0_view_0.npy");
  EXPECT_THAT(refusal(path, moved), HasSubstr("a code of their own"));
}

TEST_F(OwnTasksTest, WhatCannotBeAdded) {
  const fs::path path = study();
  write_labels("place", 0, box_.rooms);
  write_labels("few", 0, 1);
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"code": "edge2d", "labels": "place", "output": {"vector": 2}})", "dictionary"},
      {R"({"code": "inpainting_whole", "labels": "place", "output": {"vector": 2}})", "dictionary"},
      {R"({"code": "a", "labels": "nowhere", "output": {"vector": 2}})", "nowhere"},
      {R"({"code": "a", "labels": "place", "output": {"vector": 3}})", "point_"},
      {R"({"code": "a", "labels": "place", "output": {"picture": 1}})", "point_"},
      {R"({"code": "a", "labels": "few", "output": {"vector": 2}, "role": "target"})", "few"},
      {R"({"code": "a", "representations": "few"})", "no representation of"}};
  for (const auto& [json, what] : cases) EXPECT_THAT(refusal(path, json), HasSubstr(what)) << json;
  EXPECT_EQ(Study::open(path).tasks().size(), 4U);
  EXPECT_TRUE(read_experiment(Study::open(path)).own.empty());
}

TEST_F(OwnTasksTest, WhatIsStoppedAddsNothing) {
  const fs::path path = study();
  write_labels("place", 0, box_.rooms);
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(add_task(path, spec(kPlace), context));
  EXPECT_EQ(Study::open(path).tasks().size(), 4U);
  EXPECT_TRUE(read_experiment(Study::open(path)).own.empty());
}

TEST_F(OwnTasksTest, RoomsMustBeThereToHaveLabels) {
  const fs::path path = study({8}, true);
  write_labels("place", 0, 1);
  EXPECT_THAT(refusal(path, kPlace),
              HasSubstr("`taskatlas-cli run " + shell_quoted(path.string()) + " --only render`"));
}

TEST_F(OwnTasksTest, OneTransferThatThePlanLacks) {
  const fs::path path = study({4, 8});
  write_labels("net", 0, box_.rooms);
  add(path, R"({"code": "net", "representations": "net"})");
  const RunStatus status = run(path, "net+edge2d+colorization->rgb2depth");
  EXPECT_EQ(status.state, RunState::kFinished);
  // Three encoders, of two networks, and the transfer for each number of images.
  EXPECT_EQ(status.jobs, 2U + 3U + 2U);
  auto measured = rows(path);
  EXPECT_EQ(measured.size(), 4U);  // that of both numbers of images, and of self, edge2d's own
  ASSERT_EQ(run(path).state, RunState::kFinished);
  measured = rows(path);
  for (const char* key : {"4/1 ", "8/1 "}) {
    const auto row = measured.find(std::string(key) + "colorization+edge2d+net->rgb2depth");
    ASSERT_NE(row, measured.end()) << key;
    EXPECT_GT(row->second, 0) << "it takes part in the tournament";
  }
  EXPECT_EQ(run(path, "net+edge2d+colorization->rgb2depth").state, RunState::kFinished);
  EXPECT_EQ(rows(path), measured);
  EXPECT_THROW(run(path, "edge3d->rgb2depth"), Error);
}

TEST_F(OwnTasksTest, DeletedArtifactsComeBackAndResultsStay) {
  const fs::path path = study({4, 8});
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto before = rows(path);
  fs::remove_all(artifacts_folder(path));
  const RunStatus gone = survey(path);
  EXPECT_EQ(gone.state, RunState::kMeasured);
  EXPECT_EQ(gone.done, 0U);
  EXPECT_EQ(gone.measured, gone.jobs);
  EXPECT_THAT(gone.message, HasSubstr("are not here"));

  ASSERT_EQ(run(path).state, RunState::kFinished);
  EXPECT_THAT(log_, HasSubstr(std::to_string(gone.jobs) + " jobs are done again"));
  EXPECT_THAT(log_, HasSubstr("are not here"));
  EXPECT_EQ(rows(path), before);
  EXPECT_EQ(survey(path).state, RunState::kFinished);

  // Of another version: what it made is there, under other names.
  const fs::path jobs = artifacts_folder(path) / "jobs";
  for (const auto& job : fs::directory_iterator(jobs)) {
    std::string name = job.path().filename().string();
    name.front() = name.front() == 'f' ? '0' : 'f';
    if (!fs::exists(jobs / name)) fs::rename(job.path(), jobs / name);
  }
  const RunStatus other = survey(path);
  EXPECT_EQ(other.state, RunState::kMeasured);
  EXPECT_THAT(other.message, HasSubstr("another version"));
  ASSERT_EQ(run(path).state, RunState::kFinished);
  EXPECT_THAT(log_, HasSubstr("another version"));
  EXPECT_EQ(rows(path), before);
}

// Nobody stopped a run that did all that it was asked for.
TEST_F(OwnTasksTest, WhatWasAskedForIsNoStop) {
  const fs::path path = study();
  ASSERT_EQ(run(path, "train").state, RunState::kFinished);
  RunStatus status = survey(path);
  EXPECT_EQ(status.state, RunState::kPartial);
  EXPECT_EQ(status.done, 4U);
  EXPECT_THAT(status.message, HasSubstr("what was asked for is done"));
  EXPECT_THAT(status.message, HasSubstr(std::to_string(status.jobs - 4) + " jobs"));

  // Where nothing says how it came about, nothing is said of it.
  fs::remove(artifacts_folder(path) / "run.json");
  status = survey(path);
  EXPECT_EQ(status.state, RunState::kPartial);
  EXPECT_EQ(status.message,
            std::to_string(status.jobs - 4) + " jobs of the experiment are not done");

  // One that was cancelled stays so.
  RunStatus stopped = status;
  stopped.state = RunState::kStopped;
  write_status(path, stopped);
  EXPECT_EQ(survey(path).state, RunState::kStopped);

  ASSERT_EQ(run(path).state, RunState::kFinished);
  EXPECT_EQ(survey(path).state, RunState::kFinished);
  EXPECT_EQ(survey(path).message, "");
}

TEST_F(OwnTasksTest, PartOfTheArtifactsGoneIsNoStop) {
  const fs::path path = study();
  ASSERT_EQ(run(path).state, RunState::kFinished);
  const auto jobs = finished(path);
  fs::remove_all(artifacts_folder(path) / "jobs" / jobs.begin()->first);
  const RunStatus status = survey(path);
  EXPECT_EQ(status.state, RunState::kMeasured);
  EXPECT_EQ(status.measured, 1U);
  EXPECT_EQ(status.done + 1, status.jobs);
}

TEST(Devices, BothWaysAndTheBest) {
  std::vector<Device> devices{this_processor(), {"cuda:0", "A", 0, 1e9, 2e9, "too old"}};
  EXPECT_EQ(devices.front().id, "cpu");
  EXPECT_GT(devices.front().cores, 0);
  EXPECT_EQ(parse_devices(format_devices(devices)), devices);
  EXPECT_EQ(best_device(devices), "cpu");
  devices.push_back({"cuda:1", "B", 0, -1, 8e9, ""});
  EXPECT_EQ(parse_devices(format_devices(devices)), devices);
  EXPECT_EQ(best_device(devices), "cuda");
  for (const char* bad : {"", "{}", "[1]", R"([{"id": ""}])", R"([{"id": "x", "cores": -1}])"}) {
    EXPECT_THROW(parse_devices(bad), Error) << bad;
  }
}

TEST(Devices, CardsByTheNamesThatWorkersAreGiven) {
  const std::vector<Device> devices{this_processor(),
                                    {"cuda:0", "A", 0, 1e9, 2e9, ""},
                                    {"cuda:1", "B", 0, 1e9, 2e9, "too old"},
                                    {"cuda:2", "C", 0, 1e9, 2e9, ""}};
  using Names = std::vector<std::string>;
  EXPECT_EQ(usable_cards(devices, nullptr), (Names{"0", "2"}));
  EXPECT_EQ(usable_cards(devices, "5,6,7"), (Names{"5", "7"}));
  EXPECT_EQ(usable_cards(devices, "GPU-8f, GPU-9a ,MIG-3/1/0"), (Names{"GPU-8f", "MIG-3/1/0"}));
  EXPECT_EQ(usable_cards(devices, "5"), Names{"5"});  // the others are hidden
  EXPECT_EQ(usable_cards(devices, ""), Names());
  EXPECT_EQ(usable_cards({this_processor()}, nullptr), Names());
}

TEST(Devices, TheEngineIsAskedOnceAMinute) {
  const fs::path engine = std::string(TASKATLAS_BINARY_DIR) + "/bin/tests/taskatlas-fake-engine";
  const std::vector<Device> told{{"cpu", "P", 2, 1, 2, ""}, {"cuda:0", "G", 0, 3, 4, ""}};
  ::setenv("FAKE_DEVICES", format_devices(told).c_str(), 1);
  EXPECT_EQ(list_devices(engine), told);
  ::setenv("FAKE_DEVICES", "[]", 1);
  EXPECT_EQ(list_devices(engine), told);
  ::unsetenv("FAKE_DEVICES");
  EXPECT_THROW(list_devices("/nowhere/engine"), Error);
}

}  // namespace
}  // namespace taskatlas::engine
