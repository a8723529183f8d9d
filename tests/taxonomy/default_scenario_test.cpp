// SPDX-License-Identifier: MIT
#include "taxonomy/default_scenario.hpp"

#include "support/published.hpp"
#include "taxonomy/taxonomy.hpp"

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

// A study of `count` tasks, each a source and a target, with every transfer between two of them.
TransferTable table_of(int count) {
  std::vector<Task> tasks;
  std::vector<Transfer> rows;
  for (int i = 0; i < count; ++i) {
    Task task;
    task.code = "t" + std::to_string(i);
    tasks.push_back(task);
    for (int j = 0; j < count; ++j) {
      Transfer row;
      row.target = TaskId(i);
      row.affinity = 0.1 + 0.01 * j;
      if (i == j) {
        row.pseudo = PseudoSource::kSelf;
      } else {
        row.sources = {TaskId(j)};
      }
      rows.push_back(row);
    }
  }
  return TransferTable(std::move(tasks), std::move(rows));
}

TEST(DefaultScenario, OfAPublishedStudyIsTheDefault) {
  EXPECT_EQ(default_scenario(testing::published_table("16k")), Scenario{});
}

TEST(DefaultScenario, OfASmallStudyMeansTheSameAsTheDefault) {
  for (const int count : {2, 3, 5, 6, 9}) {
    const TransferTable table = table_of(count);
    Scenario scenario = default_scenario(table);
    EXPECT_EQ(scenario.budget, std::min(count, 6)) << count;
    const Taxonomy small = solve_taxonomy(table, scenario, {}, {});
    const Taxonomy usual = solve_taxonomy(table, Scenario{}, {}, {});
    EXPECT_EQ(small.status, TaxonomyStatus::kOptimal);
    EXPECT_EQ(small.objective, usual.objective);
    EXPECT_EQ(small.sources, usual.sources);
    scenario.budget = 6;
    EXPECT_EQ(scenario, Scenario{});
  }
}

}  // namespace
}  // namespace taskatlas
