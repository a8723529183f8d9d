// SPDX-License-Identifier: MIT
// The window's plans are those of the command line, for whatever machine.
#include "engine/plan.hpp"

#include "base/atomic_file.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/run/create_experiment.hpp"
#include "ui/run/new_study_dialog.hpp"
#include "ui/run/profile_form.hpp"
#include "ui/run/run_reader.hpp"
#include "ui/run/small_study.hpp"

#include <QProcess>
#include <filesystem>

#include <nlohmann/json.hpp>

namespace taskatlas::ui {
namespace {

using nlohmann::json;
using testing::kLong;

class PlanTest : public testing::RunTest {
 protected:
  void TearDown() override {
    ::unsetenv("FAKE_DEVICES");
    RunTest::TearDown();
  }
  // Of which two can be used.
  void put_three_cards() const {
    ::setenv("FAKE_DEVICES",
             R"([{"id":"cpu","name":"P"},{"id":"cuda:0","name":"G"},{"id":"cuda:1","name":"G"},
                 {"id":"cuda:2","name":"H","problem":"too old"}])",
             1);
    // What another test was told is kept for a minute: another name of the same program.
    const std::filesystem::path engine = folder_ / "engine";
    std::filesystem::create_symlink(std::getenv("TASKATLAS_ENGINE"), engine);
    ::setenv("TASKATLAS_ENGINE", engine.c_str(), 1);
  }

  // `taskatlas-cli plan` with these arguments.
  static json command(QStringList arguments) {
    arguments.prepend(QStringLiteral("plan"));
    arguments << QStringLiteral("--format") << QStringLiteral("json");
    QProcess process;
    process.start(QStringLiteral(TASKATLAS_BINARY_DIR "/bin/taskatlas-cli"), arguments);
    EXPECT_TRUE(process.waitForFinished(kLong));
    EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    return json::parse(process.readAllStandardOutput().toStdString());
  }
  static std::shared_ptr<const PlanSummary> plan(const engine::Experiment& experiment,
                                                 const DatasetReport* report = nullptr) {
    return plan_experiment(experiment, report, QStringLiteral("/x.taskstudy"), {},
                           engine::this_machine);
  }
  static void expect_same(const PlanSummary& plan, const json& told) {
    EXPECT_EQ(plan.jobs, told.at("jobs").get<int>());
    EXPECT_EQ(plan.seconds, told.at("seconds_left").get<double>());
    EXPECT_EQ(plan.memory_bytes, told.at("memory_bytes").get<double>());
    EXPECT_EQ(plan.disk_bytes, told.at("disk_left_bytes").get<double>());
  }
};

TEST_F(PlanTest, OfAProfileAsTheDialogOffersIt) {
  NewStudyDialog dialog;
  dialog.set_profile(QStringLiteral("quick"));
  const auto wanted = dialog.experiment();
  ASSERT_TRUE(wanted);
  ASSERT_EQ(wanted->profile.device, "auto");
  const QStringList quick{QStringLiteral("--profile"), QStringLiteral("quick")};
  const json on_processor = command(quick);
  EXPECT_EQ(on_processor.at("device"), "cpu");
  expect_same(*plan(*wanted), on_processor);
  put_three_cards();
  const json on_cards = command(quick);
  EXPECT_EQ(on_cards.at("device"), "cuda");
  EXPECT_EQ(on_cards.at("workers"), 2);
  expect_same(*plan(*wanted), on_cards);
  EXPECT_NE(on_cards.at("seconds_left"), on_processor.at("seconds_left"));
}

// However many workers, jobs that need each other come one after the other.
TEST_F(PlanTest, KnowsTheLongestChain) {
  engine::Profile profile = testing::small_profile();
  profile.workers = 1024;
  const QString path = in_folder("wide.json");
  save_profile(profile, path);
  NewStudyDialog dialog;
  dialog.set_profile(path);
  const auto wanted = dialog.experiment();
  ASSERT_TRUE(wanted);
  const json told = command({QStringLiteral("--profile"), path});
  expect_same(*plan(*wanted), told);
  const json& rendering = told.at("kinds").at(0);
  ASSERT_EQ(rendering.at("kind"), "render");
  const double shared_out =
      rendering.at("seconds").get<double>() + told.at("worker_seconds").get<double>() / 1024;
  EXPECT_GT(told.at("seconds_left").get<double>(), shared_out + 1);
}

TEST_F(PlanTest, OfADatasetIsThatOfTheStudyThatIsMadeOnIt) {
  put_three_cards();
  const std::filesystem::path root = folder_ / "data";
  for (const char* building : {"a", "b", "c"}) {
    for (std::uint32_t point = 0; point < 12; ++point) testing::put_view(root, building, point, 0);
  }
  const auto report = examine_dataset(in_folder("data"), {});
  ASSERT_NE(report, nullptr);
  engine::Experiment wanted;
  wanted.dataset = root;
  wanted.profile = testing::small_profile();
  wanted.profile.device = "auto";
  wanted.profile.workers = 0;
  wanted.profile.transfer_images.clear();
  for (const std::string& code : wanted.profile.tasks) {
    wanted.tasks.push_back({code, true, code == "edge2d" || code == "rgb2depth"});
  }
  const auto before = plan(wanted, report.get());
  const QString path = in_folder("made.taskstudy");
  ASSERT_TRUE(create_experiment(path, wanted, false, {}));
  const json told = command({path});
  EXPECT_EQ(told.at("workers"), 2);
  expect_same(*before, told);
}

TEST_F(PlanTest, OfAStudyHalfWayThrough) {
  put_three_cards();
  const std::filesystem::path path = folder_ / "x.taskstudy";
  engine::NewExperiment wish;
  wish.profile = testing::small_profile();
  wish.profile.device = "cuda";
  wish.profile.workers = 0;
  const engine::Experiment experiment = engine::create_study(path, wish, {}).value();
  const engine::JobStore store(path);
  int done = 0;
  for (const engine::Job& job :
       engine::list_jobs(experiment, experiment.dataset_folder(path), [](const auto&, const auto&) {
         return std::nullopt;
       }).jobs) {
    if (job.kind() != engine::JobKind::kTrain) continue;
    store.put(job);
    write_file_atomically(store.folder(job.id) / engine::kNetworkFile, std::string(5'000'000, 'x'),
                          Links::kFollow);
    engine::JobResult result;
    result.seconds = 100;
    result.peak_bytes = std::uint64_t{3} << 30;
    result.files = {engine::kNetworkFile};
    store.finish(job.id, result);
    ++done;
  }
  RunReader reader(QString::fromStdString(path.string()), engine::this_machine);
  const auto reading = reader.read(0, 0, {});
  ASSERT_TRUE(reading);
  const RunSnapshot& run = reading->run;
  const json told = command({QString::fromStdString(path.string())});
  EXPECT_EQ(told.at("done"), done);
  EXPECT_EQ(run.done(), done);
  EXPECT_EQ(run.total(), told.at("jobs").get<int>());
  EXPECT_EQ(run.seconds_left, told.at("seconds_left").get<double>());
  EXPECT_EQ(run.memory_bytes, told.at("memory_bytes").get<double>());
  EXPECT_EQ(told.at("memory_bytes"), std::uint64_t{6} << 30);  // two workers
  EXPECT_EQ(run.disk_bytes, told.at("disk_left_bytes").get<double>());
  const double written = told.at("disk_bytes").get<double>() - run.disk_bytes;
  EXPECT_GE(written, done * 5e6);
  EXPECT_LT(written, done * 5e6 + 1e6);
}

}  // namespace
}  // namespace taskatlas::ui
