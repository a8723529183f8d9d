// SPDX-License-Identifier: MIT
#include "evaluation/published.hpp"

#include "evaluation/all_for_one.hpp"
#include "support/published.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

template <class Rows>
void expect_known_and_sorted(const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Task* task = find_dictionary_task(rows[i].task);
    ASSERT_NE(task, nullptr) << rows[i].task;
    EXPECT_EQ(task->code, rows[i].task);
    if (i > 0) {
      EXPECT_LT(rows[i - 1].task, rows[i].task);
    }
  }
}

TEST(Published, TasksAreTheDictionarys) {
  expect_known_and_sorted(published_win_rates());
  expect_known_and_sorted(published_comparisons());
  EXPECT_EQ(published_win_rate("nothing"), nullptr);
  EXPECT_EQ(published_comparison("jigsaw"), nullptr);
  EXPECT_EQ(published_win_rate("jigsaw")->versus_average, .999);
  EXPECT_TRUE(std::isnan(published_win_rate("jigsaw")->versus_random));
}

TEST(Published, MeansOfTable1AreThoseOfItsRowsAsFarAsTheyAre) {
  double average = 0;
  double random = 0;
  double listed = 0;
  for (const PublishedWinRate& row : published_win_rates()) {
    average += row.versus_average;
    if (std::isnan(row.versus_random)) continue;
    random += row.versus_random;
    ++listed;
  }
  EXPECT_EQ(published_win_rates().size(), 22U);
  EXPECT_EQ(listed, 20);
  EXPECT_NEAR(average / 22, kPublishedMeanVersusAverage, 0.0005);
  EXPECT_NEAR(random / listed, 0.912, 0.0005);  // the printed .909 is not the rows' mean
}

// The first and the last column of figure 10 (right) are the released table's gain and quality of
// the best transfer of order 4, of order 1 for the two classifications.
TEST(Published, Figure10AgreesWithTheReleasedTable) {
  const auto table = testing::published_table("16k");
  constexpr double kPrinted = 0.012;  // two digits, cut off rather than rounded
  for (const PublishedComparison& row : published_comparisons()) {
    const bool classes = row.task == "class_1000" || row.task == "class_places";
    const auto best = best_single_transfer(table, {}, *table.find_task(row.task), classes ? 1 : 4);
    ASSERT_TRUE(best) << row.task;
    EXPECT_NEAR(table.transfer(*best).gain, row.win_rate[0], kPrinted) << row.task;
    EXPECT_NEAR(table.transfer(*best).quality, row.win_rate[kPublishedRivals - 1], kPrinted)
        << row.task;
  }
}

TEST(Published, RivalsHaveNames) {
  EXPECT_EQ(to_string(PublishedRival::kScratch), "scratch");
  EXPECT_EQ(to_string(PublishedRival::kFullSupervision), "full supervision");
}

}  // namespace
}  // namespace taskatlas
