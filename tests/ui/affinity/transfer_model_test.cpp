// SPDX-License-Identifier: MIT
#include "ui/affinity/transfer_model.hpp"

#include "ui/affinity/affinity_support.hpp"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(TransferModel, IsAWellBehavedModel) {
  TransferModel model;
  TransferFilter filter;
  filter.setSourceModel(&model);
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester filter_tester(
      &filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
  EXPECT_EQ(model.rowCount(), 0);
  const OpenedStudy opened = open_study(QStringLiteral("published-1k"));
  model.set_table(opened.table);
  EXPECT_EQ(model.rowCount(), static_cast<int>(opened.table->transfers().size()));
  Taxonomy taxonomy;
  taxonomy.transfers.resize(1);
  taxonomy.transfers[0].row = TransferId(3);
  model.set_chosen(&taxonomy);
  filter.set_chosen_only(true);
  ASSERT_EQ(filter.rowCount(), 1);
  EXPECT_EQ(model.transfer(filter.mapToSource(filter.index(0, 0))), TransferId(3));
  model.set_chosen(nullptr);
  EXPECT_EQ(filter.rowCount(), 0);
  filter.set_chosen_only(false);
  filter.set_order(3);
  ASSERT_GT(filter.rowCount(), 0);
  for (int row = 0; row < filter.rowCount(); ++row) {
    EXPECT_EQ(filter.index(row, TransferModel::kOrder).data(TransferModel::kSortRole).toInt(), 3);
  }
  model.set_table(nullptr);
  EXPECT_EQ(filter.rowCount(), 0);
}

TEST(TransferModel, SortsByNumbersWithWhatIsMissingLast) {
  TransferModel model;
  TransferFilter filter;
  filter.setSourceModel(&model);
  const taskatlas::testing::TemporaryFolder folder;
  model.set_table(open_study(testing::losses_study(folder)).table);
  filter.sort(TransferModel::kAffinity, Qt::DescendingOrder);
  double before = 2;
  bool missing = false;
  for (int row = 0; row < filter.rowCount(); ++row) {
    const double value =
        filter.index(row, TransferModel::kAffinity).data(TransferModel::kSortRole).toDouble();
    if (std::isnan(value)) {
      missing = true;  // from scratch: outside the tournament
      continue;
    }
    EXPECT_FALSE(missing);
    EXPECT_LE(value, before);
    before = value;
  }
  EXPECT_TRUE(missing);
}

TEST(TransferModel, WordsAreLookedForInNamesAndCodes) {
  TransferModel model;
  TransferFilter filter;
  filter.setSourceModel(&model);
  const OpenedStudy opened = open_study(QStringLiteral("published-16k"));
  model.set_table(opened.table);
  filter.set_words(QStringLiteral("normals  CURVATURE"));
  int wanted = 0;
  const TaskId normals = *opened.table->find_task("rgb2sfnorm");
  const TaskId curvature = *opened.table->find_task("curvature");
  for (const Transfer& transfer : opened.table->transfers()) {
    const auto has = [&](TaskId task) {
      return transfer.target == task || std::find(transfer.sources.begin(), transfer.sources.end(),
                                                  task) != transfer.sources.end();
    };
    if (has(normals) && has(curvature)) ++wanted;
  }
  EXPECT_GT(wanted, 0);
  EXPECT_EQ(filter.rowCount(), wanted);
}

}  // namespace
}  // namespace taskatlas::ui
