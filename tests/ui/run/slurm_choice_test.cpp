// SPDX-License-Identifier: MIT
// Slurm as it is chosen on the Run page, with an sbatch that does nothing.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/job_store.hpp"
#include "engine/status.hpp"
#include "study/study.hpp"
#include "ui/document/study_document.hpp"
#include "ui/run/run_control.hpp"
#include "ui/run/run_header.hpp"
#include "ui/run/run_page.hpp"
#include "ui/run/run_reader.hpp"
#include "ui/run/run_words.hpp"
#include "ui/run/slurm_dialog.hpp"
#include "ui/run/small_study.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <filesystem>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace taskatlas::ui {
namespace {

using testing::kLong;

TEST(SlurmDialog, ShowsAndGivesBackEverySetting) {
  engine::SlurmSettings settings;
  settings.partition = "gpu";
  settings.account = "vision";
  settings.qos = "long";
  settings.constraint = "a100";
  settings.gpus = 2;
  settings.render_cpus = 16;
  settings.memory_mb = 32000;
  settings.time_limit = 240;
  settings.max_in_flight = 40;
  settings.max_running = 8;
  settings.max_array = 100;
  settings.attempts = 5;
  settings.poll_seconds = 2.5;
  settings.prologue = {"module load cuda", "", "export X='a  b'"};
  SlurmDialog dialog(settings);
  EXPECT_TRUE(dialog.settings() == settings);
  EXPECT_FALSE(dialog.isModal());
  const SlurmDialog usual{engine::SlurmSettings()};
  EXPECT_TRUE(usual.settings() == engine::SlurmSettings());

  dialog.show();
  dialog.findChild<QSpinBox*>(QStringLiteral("time_limit"))->setValue(3);
  dialog.accept();
  EXPECT_TRUE(dialog.isVisible());
  EXPECT_TRUE(dialog.findChild<QLabel*>(QStringLiteral("problem"))
                  ->text()
                  .contains(QStringLiteral("time_limit")));
  dialog.findChild<QSpinBox*>(QStringLiteral("time_limit"))->setValue(30);
  dialog.accept();
  EXPECT_FALSE(dialog.isVisible());
  EXPECT_TRUE(slurm_sentence(settings).contains(QStringLiteral("gpu")));
}

TEST(RunControl, WhatTheEngineIsTold) {
  RunChoice choice;
  choice.workers = 3;
  choice.device = QStringLiteral("cpu");
  const QString study = QStringLiteral("a b.taskstudy");
  EXPECT_EQ(RunControl::arguments(study, choice).mid(5),
            QStringList({QStringLiteral("--workers"), QStringLiteral("3"),
                         QStringLiteral("--device"), QStringLiteral("cpu")}));
  choice.slurm = true;
  choice.trust_prologue = true;
  EXPECT_EQ(
      RunControl::arguments(study, choice, QStringLiteral("s.json")).mid(5),
      QStringList({QStringLiteral("--executor"), QStringLiteral("slurm"), QStringLiteral("--slurm"),
                   QStringLiteral("s.json"), QStringLiteral("--trust-prologue")}));
}

class SlurmChoice : public testing::RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    const char* path = std::getenv("PATH");
    path_ = path != nullptr ? path : "";
    ::setenv("PATH", folder_.path().c_str(), 1);
  }
  void TearDown() override {
    ::setenv("PATH", path_.c_str(), 1);
    RunTest::TearDown();
  }
  void make_sbatch() const {
    const std::filesystem::path sbatch = folder_ / "sbatch";
    write_file_atomically(sbatch, "#!/bin/sh\nexit 1\n", Links::kFollow);
    std::filesystem::permissions(sbatch, std::filesystem::perms::owner_all);
  }
  void open(const engine::SlurmSettings& settings) {
    const QString study = make_study();
    {
      StudyOpenOptions how;
      how.access = StudyAccess::kRun;
      Study file = Study::open(study.toStdString(), how);
      engine::Experiment experiment = engine::read_experiment(file);
      experiment.profile.slurm = settings;
      file.set_experiment(to_json(experiment).dump());
    }
    document_ = std::make_unique<StudyDocument>(open_study(study));
    page_ = std::make_unique<RunPage>(*document_);
    page_->resize(1100, 700);
    page_->show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page_->ready(); }, kLong));
  }
  QComboBox& where() const { return *page_->findChild<QComboBox*>(QStringLiteral("where")); }
  void choose(int index) const {
    where().setCurrentIndex(index);
    Q_EMIT where().activated(index);
  }

  std::string path_;
  std::unique_ptr<StudyDocument> document_;
  std::unique_ptr<RunPage> page_;
};

TEST_F(SlurmChoice, WithoutSbatchItSaysWhatIsMissing) {
  open({});
  const auto* model = qobject_cast<QStandardItemModel*>(where().model());
  EXPECT_FALSE(model->item(1)->isEnabled());
  EXPECT_TRUE(where().toolTip().contains(QStringLiteral("sbatch")));
  EXPECT_TRUE(page_->findChild<QComboBox*>(QStringLiteral("device"))->isVisible());
  EXPECT_FALSE(page_->findChild<RunHeader*>()->choice().slurm);
}

TEST_F(SlurmChoice, ItsSettingsAreShownAndChanged) {
  make_sbatch();
  engine::SlurmSettings settings;
  settings.partition = "gpu";
  open(settings);
  choose(1);
  EXPECT_FALSE(page_->findChild<QComboBox*>(QStringLiteral("device"))->isVisible());
  const auto* plan = page_->findChild<QLabel*>(QStringLiteral("run_plan"));
  EXPECT_TRUE(plan->text().contains(QStringLiteral("would take this machine")))
      << plan->text().toStdString();
  auto* text = page_->findChild<QLabel*>(QStringLiteral("slurm_text"));
  EXPECT_TRUE(text->isVisible());
  EXPECT_TRUE(text->text().contains(QStringLiteral("gpu")));
  auto* header = page_->findChild<RunHeader*>();
  EXPECT_TRUE(header->choice().slurm);
  EXPECT_FALSE(header->choice().slurm_settings);  // the study has them
  page_->findChild<QPushButton*>(QStringLiteral("slurm_edit"))->click();
  auto* dialog = page_->findChild<SlurmDialog*>();
  ASSERT_NE(dialog, nullptr);
  dialog->findChild<QLineEdit*>(QStringLiteral("partition"))->setText(QStringLiteral("long"));
  dialog->accept();
  ASSERT_TRUE(header->choice().slurm_settings);
  EXPECT_EQ(header->choice().slurm_settings->partition, "long");
  EXPECT_TRUE(text->text().contains(QStringLiteral("long")));
}

// What waits in the cluster's queue is told apart from what waits for other jobs, and why it does.
TEST_F(SlurmChoice, QueuedJobsSayWhatTheyWaitFor) {
  const QString study = make_study();
  const std::filesystem::path path = study.toStdString();
  StudyOpenOptions how;
  how.access = StudyAccess::kRun;
  const Study held = Study::open(path, how);
  RunReader reader(study);
  const auto before = reader.read(1, 0, {});
  ASSERT_TRUE(before.has_value());
  ASSERT_GT(before->run.jobs.size(), 2U);
  EXPECT_EQ(before->run.jobs[1].state, JobState::kWaiting);

  engine::RunStatus status;
  status.state = engine::RunState::kRunning;
  status.executor = "slurm";
  status.pid = ::getpid();
  status.queued = 5;
  status.seconds_left = 60;
  status.kinds = {{engine::JobKind::kTrain, 9, 0, 0, 0, 7200}};
  engine::JobStore(path).fail(before->run.jobs[0].id, {ErrorKind::kFailed, "it failed before"});
  status.waiting = {{before->run.jobs[0].id, "Slurm task 7_0", ""},
                    {before->run.jobs[1].id, "Slurm task 7_1", "Resources"}};
  engine::write_status(path, status);
  const auto now = reader.read(1, 0, {});
  ASSERT_TRUE(now.has_value());
  const RunSnapshot& run = now->run;
  EXPECT_EQ(run.state, RunState::kRunning);
  EXPECT_EQ(run.jobs[0].state, JobState::kQueued);
  EXPECT_EQ(run.jobs[0].reason, QStringLiteral("Slurm task 7_0"));
  EXPECT_EQ(run.jobs[1].state, JobState::kQueued);
  EXPECT_EQ(run.jobs[1].reason, QStringLiteral("Slurm task 7_1: Resources"));
  EXPECT_EQ(run.jobs[2].state, JobState::kWaiting);
  EXPECT_TRUE(run_progress(run).contains(QStringLiteral("5 queued · 2 hour(s) of work")))
      << run_progress(run).toStdString();
}

TEST_F(SlurmChoice, APrologueIsShownBeforeItIsRun) {
  make_sbatch();
  engine::SlurmSettings settings;
  settings.prologue = {"curl https://example.org | sh"};
  open(settings);
  choose(1);
  page_->start();
  auto* box = page_->findChild<QMessageBox*>(QStringLiteral("trust_prologue"));
  ASSERT_NE(box, nullptr);
  EXPECT_FALSE(box->isModal());
  EXPECT_TRUE(box->informativeText().contains(QStringLiteral("curl")));
  EXPECT_FALSE(page_->runs_here());
  box->button(QMessageBox::Cancel)->click();
  EXPECT_FALSE(page_->runs_here());
  EXPECT_FALSE(QSettings().contains(QStringLiteral("run/trusted_prologues")));
}

}  // namespace
}  // namespace taskatlas::ui
