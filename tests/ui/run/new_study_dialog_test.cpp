// SPDX-License-Identifier: MIT
#include "ui/run/new_study_dialog.hpp"

#include "base/error.hpp"
#include "study/study.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/run/profile_form.hpp"
#include "ui/run/small_study.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <fstream>

namespace taskatlas::ui {
namespace {

using testing::kLong;

class NewStudyDialogTest : public testing::RunTest {
 protected:
  void show(NewStudyDialog& dialog, const char* profile = "quick") const {
    dialog.set_target(in_folder("made.taskstudy"));
    dialog.set_profile(QLatin1String(profile));
    dialog.show();
  }
  static void wait(NewStudyDialog& dialog) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.planning(); }, kLong));
  }
  template <typename Widget>
  static Widget& child(const NewStudyDialog& dialog, const char* name) {
    auto* found = dialog.findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
};

TEST_F(NewStudyDialogTest, PlansWhatIsChosen) {
  NewStudyDialog dialog;
  show(dialog);
  wait(dialog);
  ASSERT_NE(dialog.plan(), nullptr) << dialog.problem().toStdString();
  const PlanSummary quick = *dialog.plan();
  EXPECT_GT(quick.jobs, 10);
  EXPECT_GT(quick.seconds, 0);
  EXPECT_GT(quick.memory_bytes, 0);
  EXPECT_GT(quick.disk_bytes, 0);
  EXPECT_FALSE(child<QLabel>(dialog, "plan").text().isEmpty());
  child<QPushButton>(dialog, "all_tasks").click();
  wait(dialog);
  ASSERT_NE(dialog.plan(), nullptr);
  EXPECT_GT(dialog.plan()->jobs, quick.jobs);
  EXPECT_GT(dialog.plan()->seconds, quick.seconds);
}

TEST_F(NewStudyDialogTest, AChangedProfileIsCustomAndItsOwnAgainWhenChangedBack) {
  NewStudyDialog dialog;
  show(dialog);
  auto& profile = child<QComboBox>(dialog, "profile");
  auto& order = child<QSpinBox>(dialog, "max_order");
  EXPECT_EQ(profile.currentData().toString(), QStringLiteral("quick"));
  const int before = order.value();
  order.setValue(before + 1);
  EXPECT_EQ(profile.currentData().toString(), QStringLiteral("custom"));
  EXPECT_EQ(dialog.experiment()->profile.name, "custom");
  EXPECT_EQ(dialog.experiment()->profile.max_order, before + 1);
  order.setValue(before);
  EXPECT_EQ(profile.currentData().toString(), QStringLiteral("quick"));
  auto* form = dialog.findChild<ProfileForm*>();
  qobject_cast<WholeBox*>(form->control(QStringLiteral("training.steps")))->setValue(77);
  EXPECT_EQ(profile.currentData().toString(), QStringLiteral("custom"));
  EXPECT_EQ(dialog.experiment()->profile.training.steps, 77);
}

TEST_F(NewStudyDialogTest, TransferImagesAreSeveralNumbers) {
  NewStudyDialog dialog;
  show(dialog);
  auto& images = child<QLineEdit>(dialog, "transfer_images");
  auto& create = child<QPushButton>(dialog, "create");
  images.selectAll();
  QTest::keyClicks(&images, QStringLiteral("8, 16"));
  EXPECT_EQ(dialog.experiment()->profile.transfer_images, (std::vector<std::int64_t>{8, 16}));
  QTest::keyClicks(&images, QStringLiteral(", x"));
  EXPECT_FALSE(dialog.problem().isEmpty());
  wait(dialog);
  EXPECT_FALSE(create.isEnabled());
}

TEST_F(NewStudyDialogTest, WritesAStudyOfTheChosenParts) {
  NewStudyDialog dialog;
  show(dialog);
  TaskPartsModel& tasks = dialog.tasks();
  tasks.set_tasks({"edge2d", "rgb2depth", "random"});
  for (int row = 0; row < tasks.rowCount(); ++row) {
    if (tasks.index(row, 0)
            .data(Qt::ToolTipRole)
            .toString()
            .contains(QStringLiteral("(rgb2depth)"))) {
      tasks.setData(tasks.index(row, TaskPartsModel::kTarget), Qt::Unchecked, Qt::CheckStateRole);
    }
  }
  wait(dialog);
  QSignalSpy created(&dialog, &NewStudyDialog::created);
  auto& create = child<QPushButton>(dialog, "create");
  ASSERT_TRUE(create.isEnabled()) << dialog.problem().toStdString();
  create.click();
  ASSERT_TRUE(created.count() > 0 || created.wait(kLong));
  EXPECT_FALSE(dialog.isVisible());
  const Study study = Study::open(in_folder("made.taskstudy").toStdString());
  const engine::Experiment experiment = engine::read_experiment(study);
  EXPECT_EQ(experiment.tasks.size(), 3U);
  for (const engine::ExperimentTask& task : experiment.tasks) {
    EXPECT_TRUE(task.source) << task.code;
    EXPECT_EQ(task.target, task.code == "edge2d") << task.code;
  }
  EXPECT_EQ(experiment.profile.name, "quick");
}

TEST_F(NewStudyDialogTest, OverwritesOnlyWhereThatIsSaid) {
  make_study();
  NewStudyDialog dialog;
  show(dialog);
  dialog.set_target(in_folder("study.taskstudy"));
  wait(dialog);
  auto& create = child<QPushButton>(dialog, "create");
  auto& replace = child<QCheckBox>(dialog, "replace");
  EXPECT_FALSE(create.isEnabled());
  ASSERT_TRUE(replace.isVisible());
  replace.click();
  EXPECT_TRUE(create.isEnabled());
}

TEST_F(NewStudyDialogTest, SaysWhatIsMissing) {
  NewStudyDialog dialog;
  show(dialog);
  dialog.tasks().set_tasks({"random"});
  EXPECT_FALSE(dialog.problem().isEmpty()) << "a source alone";
  dialog.tasks().set_tasks({"edge2d", "random"});
  EXPECT_TRUE(dialog.problem().isEmpty());
  dialog.set_dataset(in_folder("nothing"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.examining(); }, kLong));
  EXPECT_FALSE(dialog.problem().isEmpty());
  EXPECT_FALSE(child<QLabel>(dialog, "report").text().isEmpty());
  EXPECT_FALSE(child<QPushButton>(dialog, "create").isEnabled());
  dialog.set_dataset({});
  EXPECT_TRUE(dialog.problem().isEmpty());
}

TEST_F(NewStudyDialogTest, ADatasetAllowsSomeTasksAndSaysWhyNotOthers) {
  const std::filesystem::path root = folder_ / "data";
  for (const char* building : {"a", "b", "c"}) {
    for (std::uint32_t point = 0; point < 2; ++point) testing::put_view(root, building, point, 0);
  }
  NewStudyDialog dialog;
  show(dialog, "workstation");
  dialog.set_dataset(in_folder("data"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.examining(); }, kLong));
  wait(dialog);
  const QString report = child<QLabel>(dialog, "report").text();
  EXPECT_TRUE(report.contains(QLatin1Char('6'))) << report.toStdString();
  const auto parts = dialog.tasks().parts();
  const auto has = [&](const char* code) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const auto& part) { return part.code == code; });
  };
  EXPECT_TRUE(has("rgb2depth"));
  EXPECT_FALSE(has("reshade")) << "its files are not there";
  EXPECT_FALSE(has("fix_pose")) << "no point has two views";
  EXPECT_FALSE(dialog.tasks().impossible().isEmpty());
  for (int row = 0; row < dialog.tasks().rowCount(); ++row) {
    const QModelIndex samples = dialog.tasks().index(row, TaskPartsModel::kSamples);
    EXPECT_FALSE(samples.data().toString().isEmpty());
  }
  ASSERT_NE(dialog.plan(), nullptr) << dialog.problem().toStdString();
}

TEST_F(NewStudyDialogTest, ProfilesAreSavedAndReadAsFiles) {
  engine::Profile profile = testing::small_profile();
  const QString path = in_folder("mine.json");
  save_profile(profile, path);
  NewStudyDialog dialog;
  show(dialog);
  dialog.set_profile(path);
  EXPECT_EQ(child<QComboBox>(dialog, "profile").currentData().toString(), path);
  EXPECT_EQ(dialog.experiment()->profile, profile);
  std::ofstream(path.toStdString()) << "{\"image_size\": 7}";
  dialog.set_profile(path);
  EXPECT_TRUE(child<QLabel>(dialog, "error").isVisible());
  EXPECT_EQ(dialog.experiment()->profile, profile) << "what was chosen stays";
}

}  // namespace
}  // namespace taskatlas::ui
