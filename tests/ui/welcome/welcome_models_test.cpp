// SPDX-License-Identifier: MIT
#include "ui/welcome/kinds_model.hpp"
#include "ui/welcome/preview_model.hpp"
#include "ui/welcome/recent_model.hpp"

#include <QAbstractItemModelTester>
#include <QDir>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

TEST(RecentModel, SaysWhereAStudyLiesAndWhatIsMissing) {
  RecentModel model;
  const QAbstractItemModelTester tester(&model, kFatal);
  const QString home = QDir::homePath() + QStringLiteral("/one.taskstudy");
  model.set_studies({{home, {}, {}, false},
                     {QStringLiteral("/a/two.taskstudy"), {}, {}, true},
                     {QStringLiteral("published-1k"), {}, {}, false}});
  ASSERT_EQ(model.rowCount(), 3);
  EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("one"));
  EXPECT_EQ(model.index(0).data(RecentModel::kDetail).toString(),
            QStringLiteral("~/one.taskstudy"));
  EXPECT_EQ(model.index(0).data(Qt::ToolTipRole).toString(), home);
  EXPECT_EQ(model.index(1).data(RecentModel::kDetail).toString(),
            QStringLiteral("/a/two.taskstudy"));
  EXPECT_EQ(model.index(1).data(RecentModel::kWhen).toString(), QStringLiteral("Missing"));
  EXPECT_TRUE(model.index(1).flags() & Qt::ItemIsEnabled);  // so that it can be taken off
  EXPECT_EQ(model.index(2).data(RecentModel::kDetail).toString(), QStringLiteral("Built-in study"));
  model.set_studies({});
  EXPECT_EQ(model.rowCount(), 0);
}

TEST(RecentModel, ShortensTheHomeFolderAlone) {
  const QString home = QDir::homePath();
  EXPECT_EQ(place_text(home + QStringLiteral("/a/b.taskstudy")), QStringLiteral("~/a/b.taskstudy"));
  // Not where the name merely begins alike.
  EXPECT_EQ(place_text(home + QStringLiteral("2/b.taskstudy")),
            home + QStringLiteral("2/b.taskstudy"));
}

TEST(RecentModel, SaysWhenInWords) {
  const QDate today(2026, 3, 4);
  EXPECT_TRUE(when_text(QDateTime(today, QTime(9, 5)), today).startsWith(QLatin1String("Today")));
  EXPECT_TRUE(when_text(QDateTime(today.addDays(-1), QTime(9, 5)), today)
                  .startsWith(QLatin1String("Yesterday")));
  EXPECT_FALSE(when_text(QDateTime(today.addDays(-2), QTime(9, 5)), today).isEmpty());
  EXPECT_TRUE(when_text({}, today).isEmpty());
}

TEST(KindsModel, KeepsKindsOfTasksThatStay) {
  KindsModel model;
  const QAbstractItemModelTester tester(&model, kFatal);
  model.set_codes({QStringLiteral("a"), QStringLiteral("b")});
  EXPECT_TRUE(model.setData(model.index(1, KindsModel::kKind), static_cast<int>(TaskKind::k2D),
                            Qt::EditRole));
  EXPECT_FALSE(model.setData(model.index(1, KindsModel::kKind), 77, Qt::EditRole));
  EXPECT_FALSE(model.setData(model.index(1, KindsModel::kCode), 0, Qt::EditRole));
  model.set_codes({QStringLiteral("b"), QStringLiteral("c")});
  const std::map<std::string, TaskKind> expected{{"b", TaskKind::k2D}};
  EXPECT_EQ(model.kinds(), expected);
  model.set_codes({QStringLiteral("c")});
  EXPECT_TRUE(model.kinds().empty());  // a kind of a task that the table lacks would be refused
}

TEST(PreviewModel, ShowsTheRowsAboutAProblem) {
  PreviewModel model;
  const QAbstractItemModelTester tester(&model, kFatal);
  CsvPreview preview;
  preview.header = {QStringLiteral("sources"), QStringLiteral("target"),
                    QStringLiteral("affinity")};
  preview.rows = {{2, {QStringLiteral("a"), QStringLiteral("t"), QStringLiteral("1")}},
                  {3, {QStringLiteral("b")}}};  // too short
  const ColumnCheck check = check_columns(preview.header, TableKind::kTransfers);
  model.set_preview(preview, check);
  EXPECT_EQ(model.columnCount(), 3);
  EXPECT_FALSE(model.problem_index().isValid());

  CsvProblem problem;
  problem.line = 3;
  problem.column = 2;
  problem.message = QStringLiteral("too short");
  problem.full = QStringLiteral("t.csv, line 3: too short");
  model.set_problem(problem, {});
  EXPECT_EQ(model.columnCount(), 4);
  EXPECT_EQ(model.problem_index(), model.index(1, 1));
  EXPECT_TRUE(model.index(1, 3).data().toString().contains(problem.message));
  EXPECT_TRUE(model.index(0, 3).data().toString().isEmpty());

  problem.line = 900;
  model.set_problem(problem, {{899, {}}, {900, {}}, {901, {}}});
  EXPECT_EQ(model.rowCount(), 3);
  EXPECT_EQ(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("900"));
  EXPECT_EQ(model.problem_index(), model.index(1, 1));
  model.set_problem(std::nullopt, {});
  EXPECT_EQ(model.rowCount(), 2);
}

}  // namespace
}  // namespace taskatlas::ui
