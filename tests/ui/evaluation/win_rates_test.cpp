// SPDX-License-Identifier: MIT
#include "ui/evaluation/win_rates.hpp"

#include "evaluation/all_for_one.hpp"
#include "evaluation/published.hpp"
#include "support/published.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

const TransferTable& table() {
  static const TransferTable read = taskatlas::testing::published_table("16k");
  return read;
}

TEST(WinRates, TableOneIsLabelledAsPublished) {
  NetworkWinRates own;
  own.target = "curvature";
  own.versus_average = {.9, {.8, .95}, 10};
  NetworkWinRates unpublished;
  unpublished.target = "my_task";
  unpublished.versus_random.rate = .7;
  const std::vector measured{own, unpublished};
  const ResultTable result = network_table(table(), measured);
  ASSERT_EQ(result.rows.size(), published_win_rates().size() + 2);
  for (const std::size_t column : {1u, 4u}) {
    EXPECT_TRUE(result.columns[column].title.contains(QLatin1String("as published")));
    EXPECT_FALSE(result.columns[column + 1].title.contains(QLatin1String("as published")));
  }
  for (std::size_t i = 0; i < published_win_rates().size(); ++i) {
    const PublishedWinRate& published = published_win_rates()[i];
    EXPECT_EQ(result.rows[i][1].value, published.versus_average);
    if (published.task == "curvature") {
      EXPECT_EQ(result.rows[i][2].value, .9);
      EXPECT_TRUE(result.rows[i][2].tip.contains(QLatin1String("0.800 to 0.950")));
      EXPECT_DOUBLE_EQ(result.rows[i][3].value, .9 - published.versus_average);
    } else {
      EXPECT_TRUE(std::isnan(result.rows[i][2].value));
    }
  }
  EXPECT_EQ(result.rows[result.rows.size() - 2][0].text, QStringLiteral("my_task"));
  EXPECT_EQ(result.rows.back()[1].value, kPublishedMeanVersusAverage);
  EXPECT_EQ(result.rows.back()[2].value, .9);
}

TEST(WinRates, FigureTenStandsBesideTheStudysOwnTransfers) {
  const ResultTable result = rivals_table(table(), {}, 4);
  ASSERT_EQ(result.rows.size(), published_comparisons().size());
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const PublishedComparison& published = published_comparisons()[i];
    const TaskId target = *table().find_task(published.task);
    const auto row = best_single_transfer(table(), {}, target, 4);
    ASSERT_TRUE(row);
    const auto& cells = result.rows[i];
    EXPECT_EQ(cells[1].value, published.win_rate[0]);
    EXPECT_EQ(cells[2].value, table().transfer(*row).gain);
    EXPECT_EQ(cells[4].value, published.win_rate[kPublishedRivals - 1]);
    EXPECT_EQ(cells[5].value, table().transfer(*row).quality);
    ASSERT_EQ(cells.size(), result.columns.size());
  }
  for (const std::size_t column : {1u, 4u, 8u, 9u, 10u, 11u, 12u, 13u}) {
    EXPECT_TRUE(result.columns[column].title.contains(QLatin1String("as published")));
  }
  // The release behind the figure is this table: what both have differs by rounding alone, but for
  // the two classifications, whose printed rates are of one source.
  for (const auto& cells : result.rows) {
    if (cells[0].text.contains(QLatin1String("Class"))) continue;
    EXPECT_NEAR(cells[3].value, 0, 0.011) << cells[0].text.toStdString();
  }
}

}  // namespace
}  // namespace taskatlas::ui
