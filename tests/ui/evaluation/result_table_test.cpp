// SPDX-License-Identifier: MIT
#include "ui/evaluation/result_table.hpp"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

ResultTable small() {
  ResultTable table;
  table.columns = {{QStringLiteral("Task"), {}, -1, false},
                   {QStringLiteral("Rate\nas published"), {}, 2, false},
                   {QStringLiteral("Difference"), {}, 3, true}};
  table.rows = {{text_cell(QStringLiteral("b")), number_cell(0.125), number_cell(-0.01)},
                {text_cell(QStringLiteral("a")), number_cell(std::nan("")), number_cell(0.25)},
                {text_cell(QStringLiteral("c")), number_cell(0.5), number_cell(-1e-9)}};
  return table;
}

TEST(ResultModel, ShowsNumbersForPeople) {
  ResultModel model;
  const QAbstractItemModelTester tester(&model, kFatal);
  model.set_table(small());
  EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("0.13"));
  EXPECT_EQ(model.index(1, 1).data().toString(), QStringLiteral("–"));
  EXPECT_EQ(model.index(0, 2).data().toString(), QStringLiteral("−0.010"));
  EXPECT_EQ(model.index(1, 2).data().toString(), QStringLiteral("+0.250"));
  EXPECT_EQ(model.index(2, 2).data().toString(), QStringLiteral("0.000"));  // no sign of nothing
  model.set_table({});
  EXPECT_EQ(model.rowCount(), 0);
}

TEST(ResultView, CopiesExactNumbersInTheCLocale) {
  QLocale::setDefault(QLocale(QLocale::German));
  ResultView view;
  view.set_table(small());
  EXPECT_EQ(view.tsv(),
            QStringLiteral("Task\tRate as published\tDifference\nb\t0.125\t-0.01\na\t\t0.25\n"
                           "c\t0.5\t-1e-09\n"));
  QLocale::setDefault(QLocale::c());
  view.show();
  view.sortByColumn(0, Qt::AscendingOrder);
  view.selectRow(0);
  QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
  EXPECT_EQ(QGuiApplication::clipboard()->text(),
            QStringLiteral("Task\tRate as published\tDifference\na\t\t0.25\n"));
}

TEST(ResultView, KnowsTheCurrentRowHoweverItIsSorted) {
  ResultView view;
  std::vector<int> told;
  QObject::connect(&view, &ResultView::current_row_changed, [&](int row) { told.push_back(row); });
  EXPECT_EQ(view.current_row(), -1);
  view.set_table(small());
  view.sortByColumn(0, Qt::AscendingOrder);
  view.set_current_row(1);
  EXPECT_EQ(view.currentIndex().row(), 0);
  EXPECT_EQ(view.current_row(), 1);
  view.show();
  QTest::keyClick(&view, Qt::Key_Down);
  EXPECT_EQ(view.current_row(), 0);
  EXPECT_EQ(told, (std::vector<int>{1, 0}));
  EXPECT_EQ(view.tsv().count(QLatin1Char('\n')), 2);
  EXPECT_EQ(view.whole_tsv().count(QLatin1Char('\n')), 4);
  view.set_table(small());
  EXPECT_EQ(view.current_row(), -1);
}

TEST(ResultView, SortsByValueWithMissingOnesLowest) {
  ResultView view;
  view.set_table(small());
  view.sortByColumn(1, Qt::DescendingOrder);
  QStringList order;
  for (int row = 0; row < 3; ++row) order << view.model()->index(row, 0).data().toString();
  EXPECT_EQ(order, (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
}

}  // namespace
}  // namespace taskatlas::ui
