// SPDX-License-Identifier: MIT
// The page with the real coordinator in a process of its own, and workers that do no work.
#include "ui/run/run_page.hpp"

#include "engine/experiment_change.hpp"
#include "engine/job_store.hpp"
#include "engine/status.hpp"
#include "study/study.hpp"
#include "ui/document/study_document.hpp"
#include "ui/run/job_log.hpp"
#include "ui/run/job_model.hpp"
#include "ui/run/measure_dialog.hpp"
#include "ui/run/run_header.hpp"
#include "ui/run/run_words.hpp"
#include "ui/run/small_study.hpp"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <filesystem>

namespace taskatlas::ui {
namespace {

using testing::kLong;

class RunPageTest : public testing::RunTest {
 protected:
  // Ends what a test left running.
  void TearDown() override {
    page_.reset();
    document_.reset();
    const std::filesystem::path study = folder_ / "study.taskstudy";
    if (std::filesystem::exists(study)) {
      engine::set_paused(study, false);
      EXPECT_TRUE(QTest::qWaitFor([&] { return !engine::request_cancel(study); }, kLong));
    }
    RunTest::TearDown();
  }

  void open(const QString& study) {
    page_.reset();
    document_ = std::make_unique<StudyDocument>(open_study(study));
    page_ = std::make_unique<RunPage>(*document_);
    page_->resize(1100, 700);
    page_->show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page_->ready(); }, kLong));
  }
  void expect_state(RunState state) {
    EXPECT_TRUE(QTest::qWaitFor([&] { return page_->run().state == state; }, kLong))
        << "it is at " << static_cast<int>(page_->run().state) << ": "
        << page_->run().problem.toStdString();
  }
  QAction& action(const char* name) const {
    for (QAction* one : page_->page_actions()) {
      if (one->objectName() == QLatin1String(name)) return *one;
    }
    throw std::runtime_error(name);
  }
  QString text(const char* name) const {
    return page_->findChild<QLabel*>(QLatin1String(name))->text();
  }
  QPushButton& start() const { return *page_->findChild<QPushButton*>(QStringLiteral("start")); }

  std::unique_ptr<StudyDocument> document_;
  std::unique_ptr<RunPage> page_;
};

TEST_F(RunPageTest, AStudyWithoutAnExperimentSaysWhatToDo) {
  open(QStringLiteral("published-1k"));
  EXPECT_EQ(page_->run().state, RunState::kNoExperiment);
  EXPECT_FALSE(action("run.start").isEnabled());
  QSignalSpy wanted(page_.get(), &RunPage::new_study_wanted);
  auto* make = page_->findChild<QPushButton*>(QStringLiteral("new_study"));
  ASSERT_TRUE(make->isVisible());
  make->click();
  EXPECT_EQ(wanted.count(), 1);
}

TEST_F(RunPageTest, ABuiltInStudyIsMeasuredAndOffersNothingThatItWouldRefuse) {
  open(QStringLiteral("rooms-26"));
  EXPECT_EQ(page_->run().state, RunState::kNoExperiment);
  EXPECT_TRUE(page_->run().shipped);
  EXPECT_EQ(text("run_title"), QStringLiteral("Measured"));
  for (const QAction* action : page_->page_actions()) {
    EXPECT_FALSE(action->isEnabled()) << action->objectName().toStdString();
  }
  EXPECT_FALSE(start().isVisible());
}

// Only one program may run a study or add a task to it, but who adds one does not run it.
TEST_F(RunPageTest, WhoAddsATaskDoesNotRunIt) {
  const QString study = make_study();
  StudyOpenOptions options;
  options.access = StudyAccess::kRun;
  options.program = engine::kChangingExperiment;
  std::optional<Study> held = Study::open(study.toStdString(), options);
  open(study);
  EXPECT_EQ(page_->run().state, RunState::kNotBegun);
  EXPECT_FALSE(action("run.cancel").isEnabled());
  page_.reset();
  held.reset();
  options.program = "another program";
  held = Study::open(study.toStdString(), options);
  open(study);
  EXPECT_EQ(page_->run().state, RunState::kRunning);
}

TEST_F(RunPageTest, ShowsThePlanBeforeTheStart) {
  open(make_study());
  EXPECT_EQ(page_->run().state, RunState::kNotBegun);
  EXPECT_TRUE(start().isEnabled());
  EXPECT_FALSE(text("run_plan").isEmpty());
  EXPECT_GT(page_->run().total(), 10);
  EXPECT_GT(page_->run().seconds_left, 0);
  EXPECT_EQ(document_->table()->transfers().size(), 0U);
}

TEST_F(RunPageTest, RunsToTheEndAndTheResultsArrive) {
  open(make_study());
  document_->change_scenario(QStringLiteral("Order"),
                             [](Scenario& scenario) { scenario.max_order = 1; });
  document_->set_view(QStringLiteral("x"), {{QStringLiteral("y"), 1}}, QStringLiteral("View"));
  QSignalSpy results(document_.get(), &StudyDocument::results_changed);
  start().click();
  expect_state(RunState::kFinished);
  EXPECT_EQ(page_->run().done(), page_->run().total());
  ASSERT_TRUE(QTest::qWaitFor(
      [&] {
        return document_->table()->transfers().size() > 0 && document_->measurement().targets == 3;
      },
      kLong));
  EXPECT_GT(results.count(), 0);
  // What the user did is still there.
  EXPECT_EQ(document_->scenario().max_order, 1);
  EXPECT_EQ(document_->undo_stack().count(), 2);
  document_->undo_stack().undo();
  document_->undo_stack().undo();
  EXPECT_NE(document_->scenario().max_order, 1);
  EXPECT_FALSE(start().isVisible());
  EXPECT_FALSE(action("run.cancel").isEnabled());
}

TEST_F(RunPageTest, AScenarioThatNobodyChangedFollowsTheResults) {
  open(make_study());
  const double before = document_->scenario().budget;
  document_->set_view(QStringLiteral("x"), {{QStringLiteral("y"), 1}}, QStringLiteral("View"));
  start().click();
  expect_state(RunState::kFinished);
  ASSERT_TRUE(QTest::qWaitFor([&] { return document_->measurement().targets == 3; }, kLong));
  StudyDocument fresh(open_study(document_->file_path()));
  EXPECT_EQ(document_->scenario(), fresh.scenario());
  document_->undo_stack().undo();
  EXPECT_EQ(document_->scenario(), fresh.scenario()) << "undoing a view is not undoing results";
  EXPECT_GE(document_->scenario().budget, before);
}

TEST_F(RunPageTest, FailedJobsAreNamedAndTriedAgain) {
  ::setenv("FAKE_WORKER", "fail=rgb2depth", 1);
  open(make_study());
  start().click();
  expect_state(RunState::kFailed);
  EXPECT_GT(page_->run().failed(), 0);
  bool reason = false;
  engine::JobId failed;
  for (const JobRow& row : page_->run().jobs) {
    if (row.state != JobState::kFailed) continue;
    reason = reason || row.reason.contains(QStringLiteral("not a number"));
    failed = row.id;
  }
  EXPECT_TRUE(reason);
  page_->show_log(failed);
  auto* log = page_->findChild<JobLog*>();
  ASSERT_NE(log, nullptr);
  EXPECT_NE(log->findChild<QLabel*>(QStringLiteral("reason")), nullptr);
  EXPECT_FALSE(log->isModal());
  ::setenv("FAKE_WORKER", "", 1);
  ASSERT_TRUE(start().isEnabled());
  start().click();
  expect_state(RunState::kFinished);
}

TEST_F(RunPageTest, CancelledItGoesOnWhereItWas) {
  ::setenv("FAKE_WORKER", "sleep=300", 1);
  open(make_study());
  page_->findChild<QSpinBox*>(QStringLiteral("workers"))->setValue(1);
  start().click();
  expect_state(RunState::kRunning);
  EXPECT_TRUE(page_->runs_here());
  EXPECT_TRUE(QTest::qWaitFor([&] { return page_->run().done() > 0; }, kLong));
  action("run.cancel").trigger();
  expect_state(RunState::kStopped);
  EXPECT_EQ(run_title(page_->run()), QStringLiteral("Stopped"));
  const int done = page_->run().done();
  EXPECT_GT(done, 0);
  EXPECT_LT(done, page_->run().total());
  ::setenv("FAKE_WORKER", "", 1);
  start().click();
  expect_state(RunState::kFinished);
}

TEST_F(RunPageTest, PausedItWaitsAndWhoOpensTheStudySeesIt) {
  ::setenv("FAKE_WORKER", "sleep=200", 1);
  const QString study = make_study();
  open(study);
  page_->findChild<QSpinBox*>(QStringLiteral("workers"))->setValue(1);
  start().click();
  expect_state(RunState::kRunning);
  action("run.pause").trigger();
  expect_state(RunState::kPaused);
  open(study);  // the window was closed and opened again: the run was left alone
  EXPECT_EQ(page_->run().state, RunState::kPaused);
  EXPECT_FALSE(page_->run().holder.isEmpty());
  EXPECT_TRUE(page_->runs_here());
  action("run.start").trigger();
  expect_state(RunState::kRunning);
  action("run.cancel").trigger();
  expect_state(RunState::kStopped);
}

TEST_F(RunPageTest, ArtifactsThatAreGoneCanBeMadeAgain) {
  const QString study = make_study();
  open(study);
  start().click();
  expect_state(RunState::kFinished);
  page_.reset();
  ASSERT_GT(std::filesystem::remove_all(engine::artifacts_folder(study.toStdString())), 0U);
  open(study);
  expect_state(RunState::kArtifactsGone);
  EXPECT_TRUE(start().isEnabled());
}

TEST_F(RunPageTest, MeasuresOneTransferThatThePlanLacks) {
  open(make_study());
  page_->measure(
      {{QStringLiteral("rgb2depth"), QStringLiteral("edge2d")}, QStringLiteral("rgb2sfnorm")});
  auto* dialog = page_->findChild<MeasureDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_FALSE(dialog->isModal());
  auto* sources = dialog->findChild<QListWidget*>(QStringLiteral("sources"));
  ASSERT_EQ(sources->count(), 4);
  EXPECT_EQ(transfer_text(dialog->transfer()), QStringLiteral("edge2d+rgb2depth->rgb2sfnorm"));
  for (int i = 0; i < sources->count(); ++i) {
    if (sources->item(i)->data(Qt::UserRole) == QStringLiteral("colorization")) {
      sources->item(i)->setCheckState(Qt::Checked);
    }
  }
  auto* measure = dialog->findChild<QPushButton*>(QStringLiteral("measure"));
  ASSERT_TRUE(measure->isEnabled());
  measure->click();
  const auto asked_for = [&]() -> const JobRow* {
    for (const JobRow& row : page_->run().jobs) {
      if (row.stage == Stage::kHigherOrders && row.state == JobState::kDone) return &row;
    }
    return nullptr;
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return asked_for() != nullptr; }, kLong));
  expect_state(RunState::kStopped);  // the rest is still to be measured
  EXPECT_EQ(run_title(page_->run()), QStringLiteral("Measured in part"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return document_->table()->max_order() == 3; }, kLong));
  EXPECT_LT(page_->run().done(), page_->run().total());
}

TEST_F(RunPageTest, NothingIsMeasuredWhileItRuns) {
  ::setenv("FAKE_WORKER", "sleep=300", 1);
  open(make_study());
  EXPECT_TRUE(action("run.measure").isEnabled());
  page_->measure({{QStringLiteral("edge2d")}, QStringLiteral("rgb2depth")});
  auto* measure =
      page_->findChild<MeasureDialog*>()->findChild<QPushButton*>(QStringLiteral("measure"));
  ASSERT_TRUE(measure->isEnabled());
  start().click();
  expect_state(RunState::kRunning);
  EXPECT_FALSE(action("run.measure").isEnabled());
  EXPECT_TRUE(QTest::qWaitFor([&] { return !measure->isEnabled(); }, kLong));
  action("run.cancel").trigger();
  expect_state(RunState::kStopped);
  EXPECT_TRUE(QTest::qWaitFor([&] { return measure->isEnabled(); }, kLong));
}

TEST_F(RunPageTest, AnImportedStudyHasNothingToMeasureWith) {
  open(QStringLiteral("published-1k"));
  EXPECT_FALSE(action("run.measure").isEnabled());
  QSignalSpy failed(page_.get(), &Page::failed);
  page_->measure({{QStringLiteral("edge2d")}, QStringLiteral("rgb2depth")});
  EXPECT_EQ(failed.count(), 1);
  EXPECT_EQ(page_->findChild<MeasureDialog*>(), nullptr);
}

TEST_F(RunPageTest, CardsAreListedOnceTheEngineHasBeenAsked) {
  ::setenv("FAKE_DEVICES",
           R"([{"id":"cpu","name":"P"},{"id":"cuda:0","name":"G"},
               {"id":"cuda:1","name":"H","problem":"too old"}])",
           1);
  // What another test was told is kept for a minute: another name of the same program.
  const std::filesystem::path engine = folder_ / "engine";
  std::filesystem::create_symlink(std::getenv("TASKATLAS_ENGINE"), engine);
  ::setenv("TASKATLAS_ENGINE", engine.c_str(), 1);
  open(make_study());
  auto* device = page_->findChild<QComboBox*>(QStringLiteral("device"));
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return device->findData(QStringLiteral("cuda:0")) > 0; }, kLong));
  const auto* model = qobject_cast<QStandardItemModel*>(device->model());
  EXPECT_TRUE(model->item(device->findData(QStringLiteral("cuda:0")))->isEnabled());
  EXPECT_FALSE(model->item(device->findData(QStringLiteral("cuda:1")))->isEnabled());
  ::unsetenv("FAKE_DEVICES");
}

TEST_F(RunPageTest, SaysWhyTheEngineDidNotRun) {
  open(make_study());
  QSignalSpy failed(page_.get(), &Page::failed);
  ::setenv("FAKE_ENGINE", "refuses", 1);
  start().click();
  ASSERT_TRUE(failed.count() > 0 || failed.wait(kLong));
  EXPECT_EQ(failed[0][0].toString(), QStringLiteral("the moon is full"));
  expect_state(RunState::kNotBegun);
  EXPECT_TRUE(QTest::qWaitFor([&] { return start().isEnabled(); }, kLong));
  ::setenv("FAKE_ENGINE", "dies", 1);
  start().click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return failed.count() > 1; }, kLong));
  EXPECT_FALSE(failed[1][0].toString().isEmpty());
  ::setenv("TASKATLAS_ENGINE", "/nonexistent/engine", 1);
  EXPECT_TRUE(QTest::qWaitFor([&] { return start().isEnabled(); }, kLong));
  start().click();
  EXPECT_EQ(failed.count(), 3);
}

TEST_F(RunPageTest, ADatasetThatIsNotThereIsNamed) {
  const QString study = make_study();
  {
    StudyOpenOptions options;
    options.access = StudyAccess::kRun;
    Study file = Study::open(study.toStdString(), options);
    std::string json = *file.experiment();
    const std::string before = "\"dataset\":\"\",\"dataset_identity\":\"\"";
    ASSERT_NE(json.find(before), std::string::npos) << json;
    json.replace(json.find(before), before.size(),
                 "\"dataset\":\"/nonexistent/rooms\",\"dataset_identity\":\"x\"");
    file.set_experiment(json);
  }
  open(study);
  expect_state(RunState::kDatasetGone);
  EXPECT_TRUE(text("run_text").contains(QStringLiteral("/nonexistent/rooms")));
}

}  // namespace
}  // namespace taskatlas::ui
