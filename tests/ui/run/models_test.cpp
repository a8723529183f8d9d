// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "support/temporary_folder.hpp"
#include "ui/run/curve_chart.hpp"
#include "ui/run/curves.hpp"
#include "ui/run/devices.hpp"
#include "ui/run/job_model.hpp"
#include "ui/run/profile_fields.hpp"
#include "ui/run/profile_form.hpp"
#include "ui/run/stage_table.hpp"
#include "ui/run/task_parts_model.hpp"

#include <QAbstractItemModelTester>
#include <QChart>
#include <QCheckBox>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <algorithm>
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace taskatlas::ui {
namespace {

JobRow job(const char* id, JobState state, const char* task = "edge2d") {
  JobRow row;
  row.id = id;
  row.title = QStringLiteral("job %1").arg(QLatin1String(id));
  row.task = QLatin1String(task);
  row.state = state;
  return row;
}

TEST(JobModel, ChangesOnlyTheRowsThatDiffer) {
  JobModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_jobs({job("a", JobState::kRunning), job("b", JobState::kWaiting)});
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
  QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
  model.set_jobs(
      {job("a", JobState::kDone), job("b", JobState::kWaiting), job("c", JobState::kWaiting)});
  ASSERT_EQ(changed.count(), 1);
  EXPECT_EQ(changed[0][0].toModelIndex().row(), 0);
  EXPECT_EQ(inserted.count(), 1);
  EXPECT_EQ(reset.count(), 0);
  EXPECT_EQ(model.rowCount(), 3);
  model.set_jobs({job("x", JobState::kDone)});
  EXPECT_EQ(reset.count(), 1);
}

TEST(JobFilter, KeepsWhatTheTextAndTheStateLeave) {
  JobModel model;
  JobFilter filter;
  filter.setSourceModel(&model);
  const QAbstractItemModelTester tester(&filter,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  JobRow failed = job("b", JobState::kFailed);
  failed.reason = QStringLiteral("not a Number");
  model.set_jobs({job("a", JobState::kRunning), failed, job("c", JobState::kFailed, "rgb2depth"),
                  job("d", JobState::kDone)});
  filter.set_state(JobState::kFailed);
  EXPECT_EQ(filter.rowCount(), 2);
  filter.set_text(QStringLiteral("number"));
  EXPECT_EQ(filter.rowCount(), 1) << "the reason is looked through, in any case";
  filter.set_text(QStringLiteral("rgb2"));
  EXPECT_EQ(filter.rowCount(), 1) << "so is the task";
  filter.set_state(std::nullopt);
  filter.set_text({});
  filter.sort(JobModel::kState);
  EXPECT_EQ(filter.index(0, 0).data(JobModel::kId).toString(), QStringLiteral("b"))
      << "failed ones first";
  EXPECT_EQ(filter.index(3, 0).data(JobModel::kId).toString(), QStringLiteral("d"));
}

TEST(StageModel, ShowsStagesThatHaveJobs) {
  StageModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  RunSnapshot run;
  run.jobs = {job("a", JobState::kDone), job("b", JobState::kSkipped), job("c", JobState::kFailed)};
  for (JobRow& row : run.jobs) row.stage = Stage::kFirstOrder;
  run.jobs.push_back(job("d", JobState::kRunning));
  run.expected = 3;
  count_stages(run);
  model.set_stages(run.stages);
  ASSERT_EQ(model.rowCount(), 3) << "task networks, first order, and higher ones to come";
  EXPECT_EQ(model.stage(0), Stage::kTrain);
  EXPECT_EQ(model.stage(2), Stage::kHigherOrders);
  const auto first =
      model.index(1, StageModel::kProgress).data(StageModel::kCount).value<StageCount>();
  EXPECT_EQ(first.total, 3);
  EXPECT_EQ(first.done, 1);
  EXPECT_EQ(model.index(1, StageModel::kFailed).data().toString(), QStringLiteral("2"));
  EXPECT_EQ(run.total(), 7);
  EXPECT_EQ(run.failed(), 2);
}

TEST(TaskParts, UsualPartsOfThePapersTasks) {
  TaskPartsModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  EXPECT_EQ(model.sources(), 26);
  EXPECT_EQ(model.targets(), 22);
  EXPECT_TRUE(model.usual());
  model.set_tasks({"edge2d", "random"});
  const std::vector<TaskPartsModel::Part> expected{{"edge2d", true, true}, {"random", true, false}};
  EXPECT_EQ(model.parts(), expected);
}

TEST(TaskParts, FollowTheTicks) {
  TaskPartsModel model;
  model.set_tasks({"edge2d", "random"});
  int edge = -1, random = -1;
  for (int row = 0; row < model.rowCount(); ++row) {
    const QString tip = model.index(row, 0).data(Qt::ToolTipRole).toString();
    if (tip.contains(QStringLiteral("(edge2d)"))) edge = row;
    if (tip.contains(QStringLiteral("(random)"))) random = row;
  }
  ASSERT_GE(edge, 0);
  ASSERT_GE(random, 0);
  EXPECT_FALSE(
      model.setData(model.index(random, TaskPartsModel::kTarget), Qt::Checked, Qt::CheckStateRole))
      << "what has no output is no target";
  EXPECT_TRUE(
      model.setData(model.index(edge, TaskPartsModel::kSource), Qt::Unchecked, Qt::CheckStateRole));
  EXPECT_EQ(model.parts()[0], (TaskPartsModel::Part{"edge2d", false, true}));
  EXPECT_FALSE(model.usual());
  EXPECT_TRUE(
      model.setData(model.index(edge, TaskPartsModel::kTask), Qt::Unchecked, Qt::CheckStateRole));
  EXPECT_EQ(model.parts().size(), 1U);
  auto report = std::make_shared<DatasetReport>();
  report->tasks.insert(QStringLiteral("random"), {0, QStringLiteral("nothing there")});
  model.set_report(report);
  EXPECT_TRUE(model.parts().empty());
  EXPECT_EQ(model.impossible().size(), 1);
  EXPECT_FALSE(
      model.setData(model.index(random, TaskPartsModel::kTask), Qt::Checked, Qt::CheckStateRole));
}

TEST(Curves, AreReadAsTheyGrow) {
  const taskatlas::testing::TemporaryFolder folder;
  const auto path = folder / "curve.csv";
  CurveReader reader(QString::fromStdString(path.string()));
  EXPECT_FALSE(reader.read());
  std::ofstream(path) << "step,loss\n10,0.5\n20,0.2";
  EXPECT_TRUE(reader.read());
  EXPECT_EQ(reader.points(), (std::vector<QPointF>{{10, 0.5}})) << "a line that is not whole waits";
  EXPECT_FALSE(reader.read());
  std::ofstream(path, std::ios::app) << "5\nnonsense\n30,nan\n30,0.125\n";
  EXPECT_TRUE(reader.read());
  EXPECT_EQ(reader.points(), (std::vector<QPointF>{{10, 0.5}, {20, 0.25}, {30, 0.125}}));
  std::ofstream(path, std::ios::app) << "20,0.3\n";
  EXPECT_TRUE(reader.read());
  EXPECT_EQ(reader.points(), (std::vector<QPointF>{{10, 0.5}, {20, 0.3}}))
      << "it went on from a checkpoint";
  std::ofstream(path) << "step,loss\n1,9\n";
  EXPECT_TRUE(reader.read());
  EXPECT_EQ(reader.points(), (std::vector<QPointF>{{1, 9}})) << "it was begun anew";
}

TEST(Curves, APipeIsNotWaitedFor) {
  const taskatlas::testing::TemporaryFolder folder;
  const auto path = folder / "curve.csv";
  ASSERT_EQ(::mkfifo(path.c_str(), 0666), 0);
  CurveReader reader(QString::fromStdString(path.string()));
  EXPECT_FALSE(reader.read());
}

TEST(Curves, ThinnedOnesKeepTheirEndAndTheirMean) {
  std::vector<QPointF> points;
  for (int i = 0; i < 1000; ++i) points.emplace_back(i, i % 2);
  const auto few = thinned(points, 51);
  ASSERT_EQ(few.size(), 51U);
  EXPECT_EQ(few.back(), points.back());
  for (std::size_t i = 0; i + 1 < few.size(); ++i) EXPECT_DOUBLE_EQ(few[i].y(), 0.5);
  EXPECT_EQ(thinned(points, 1000), points);
}

TEST(CurveChart, KeepsACurvesLookAndDrawsLogarithms) {
  QSettings().clear();
  CurveChart chart;
  chart.resize(400, 300);
  chart.show();
  chart.set_curves({{QStringLiteral("a"), QStringLiteral("A"), true, {{0, 1}, {10, 0.1}}},
                    {QStringLiteral("b"), QStringLiteral("B"), true, {{0, 1}, {10, 0}}}});
  ASSERT_EQ(chart.chart().series().size(), 2);
  const auto pen = [&](const QString& name) {
    for (QAbstractSeries* one : chart.chart().series()) {
      if (one->name() == name) return static_cast<QLineSeries*>(one)->pen();
    }
    return QPen();
  };
  const QPen before = pen(QStringLiteral("B"));
  EXPECT_NE(before.style(), pen(QStringLiteral("A")).style()) << "not by colour alone";
  chart.set_curves({{QStringLiteral("b"), QStringLiteral("B"), true, {{0, 1}, {20, 0}}},
                    {QStringLiteral("c"), QStringLiteral("C"), true, {{0, 1}}}});
  EXPECT_EQ(pen(QStringLiteral("B")), before);
  auto* logarithmic = chart.findChild<QCheckBox*>(QStringLiteral("logarithmic"));
  ASSERT_TRUE(logarithmic->isChecked());
  EXPECT_FALSE(chart.grab().isNull()) << "a loss of 0 does not end it";
  // Within a decade there may be no power of ten, and such alone would be labelled.
  const auto base = [&] {
    return qobject_cast<QLogValueAxis*>(chart.chart().axes(Qt::Vertical).back())->base();
  };
  EXPECT_EQ(base(), 10);
  chart.set_curves({{QStringLiteral("c"), QStringLiteral("C"), true, {{0, 0.4}, {1, 0.3}}}});
  EXPECT_EQ(base(), 2);
  const auto* c = static_cast<QLineSeries*>(chart.chart().series().front());
  EXPECT_FALSE(c->pointsVisible());
  chart.set_curves({{QStringLiteral("c"), QStringLiteral("C"), true, {{0, 0.4}}}});
  EXPECT_TRUE(c->pointsVisible()) << "one point makes no line";
  logarithmic->click();
  EXPECT_FALSE(chart.logarithmic());
  EXPECT_FALSE(CurveChart().logarithmic()) << "it is remembered";
}

TEST(Devices, TheProcessorIsNamed) {
  const engine::Device device = engine::this_processor();
  EXPECT_EQ(device.id, "cpu");
  EXPECT_GT(device.cores, 0);
  EXPECT_GT(device.free_bytes, 0);
  EXPECT_FALSE(device_text(device).isEmpty());
  const engine::Device card{"cuda:1", "H100", 0, 4e9, 8e9, "no driver"};
  for (const char* part : {"H100", "cuda:1", "no driver"}) {
    EXPECT_TRUE(device_text(card).contains(QLatin1String(part)));
  }
}

// --- the profile's form --------------------------------------------------------------------------

TEST(ProfileFields, CoverTheWholeProfile) {
  std::set<QString> known;
  for (const ProfileField& field : profile_fields()) {
    EXPECT_TRUE(known.insert(field.id).second) << field.id.toStdString();
    EXPECT_FALSE(field.label.isEmpty());
    EXPECT_FALSE(field.tip.isEmpty());
  }
  // Those chosen elsewhere in the dialog.
  for (const char* elsewhere : {"name", "tasks", "transfer_images", "max_order"}) {
    known.insert(QLatin1String(elsewhere));
  }
  const auto json = to_json(engine::Profile());
  for (const auto& [key, value] : json.items()) {
    if (key == "slurm") continue;  // in a dialog of its own, on the Run page
    if (!value.is_object()) {
      EXPECT_TRUE(known.contains(QString::fromStdString(key))) << key;
      continue;
    }
    for (const auto& [inner, unused] : value.items()) {
      EXPECT_TRUE(known.contains(QString::fromStdString(key + "." + inner))) << key << inner;
    }
  }
}

TEST(ProfileFields, HaveTheRangesOfTheChecks) {
  for (const ProfileField& field : profile_fields()) {
    const auto with = [&](const QVariant& value) {
      engine::Profile profile;
      field.set(profile, value);
      return profile;
    };
    const std::string id = field.id.toStdString();
    if (field.form == ProfileField::Form::kChoice) {
      for (const QString& choice : field.choices) EXPECT_NO_THROW(with(choice).check()) << id;
      EXPECT_THROW(with(QStringLiteral("no such thing")).check(), Error) << id;
      continue;
    }
    if (field.form == ProfileField::Form::kList) {
      EXPECT_NO_THROW(with(QStringLiteral("1, 2")).check()) << id;
      EXPECT_THROW(with(QStringLiteral("1, 1")).check(), Error) << id;
      continue;
    }
    EXPECT_NO_THROW(with(field.least).check()) << id;
    EXPECT_NO_THROW(with(field.most).check()) << id;
    EXPECT_EQ(field.get(with(field.most)).toDouble(), field.most) << id;
    const bool real = field.form == ProfileField::Form::kReal;
    const double below = real ? -0.5 : field.least - 1;
    EXPECT_THROW(with(field.most + (real ? 1.0 : 1024.0)).check(), Error) << id;
    EXPECT_THROW(with(below).check(), Error) << id;
  }
}

TEST(ProfileForm, ShowsAndTakesEveryMember) {
  ProfileForm form;
  engine::Profile profile;
  profile.training.learning_rate = 3e-6;
  profile.image_size = 128;
  profile.seeds = {1, 5};
  form.set_profile(profile);
  EXPECT_EQ(form.profile(), profile) << "showing changes nothing";
  QSignalSpy edited(&form, &ProfileForm::edited);
  auto* batch = qobject_cast<WholeBox*>(form.control(QStringLiteral("training.batch")));
  ASSERT_NE(batch, nullptr);
  batch->setValue(7);
  EXPECT_EQ(edited.count(), 1);
  EXPECT_EQ(form.profile().training.batch, 7);
  auto* rate = qobject_cast<RealBox*>(form.control(QStringLiteral("training.learning_rate")));
  ASSERT_NE(rate, nullptr);
  EXPECT_EQ(rate->text(), QStringLiteral("3e-06"));
  rate->stepBy(1);
  EXPECT_NEAR(form.profile().training.learning_rate, 5e-6, 1e-12);
  for (const ProfileField& field : profile_fields()) {
    QWidget* control = form.control(field.id);
    ASSERT_NE(control, nullptr);
    EXPECT_FALSE(control->accessibleName().isEmpty());
    EXPECT_FALSE(control->toolTip().isEmpty());
  }
}

TEST(ProfileFields, ListsBothWays) {
  EXPECT_EQ(list_text({1, 20}), QStringLiteral("1, 20"));
  EXPECT_EQ(*parse_list(QStringLiteral(" 1 ,20")), (std::vector<std::uint64_t>{1, 20}));
  EXPECT_TRUE(parse_list({})->empty());
  EXPECT_FALSE(parse_list(QStringLiteral("1,,2")));
  EXPECT_FALSE(parse_list(QStringLiteral("-1")));
}

}  // namespace
}  // namespace taskatlas::ui
