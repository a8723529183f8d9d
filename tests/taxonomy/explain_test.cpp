// SPDX-License-Identifier: MIT
// Every figure of an explanation is an optimum of a changed scenario: so it is recomputed here.
#include "taxonomy/explain.hpp"

#include "base/error.hpp"
#include "support/exhaustive.hpp"
#include "support/published.hpp"
#include "support/random_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

constexpr double kTolerance = 1e-8;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double true_loss(const TransferTable& table, const Scenario& changed, double objective) {
  const auto best = testing::best_choice(testing::all_choices(table, changed), changed.budget);
  return best ? objective - best->objective : kInfinity;
}

void expect_loss(double found, double truth, const char* what) {
  if (std::isinf(truth)) {
    EXPECT_EQ(found, truth) << what;
  } else {
    EXPECT_NEAR(found, truth, kTolerance) << what;
  }
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// The best other row under the same supervised sources, straight from the table.
std::optional<double> true_runner_up(const TransferTable& table, const Scenario& scenario,
                                     const Taxonomy& taxonomy, const ChosenTransfer& chosen) {
  const auto supervised = [&](TaskId id) {
    return std::binary_search(taxonomy.sources.begin(), taxonomy.sources.end(), id);
  };
  const bool trained = supervised(chosen.target);
  std::optional<double> best;
  for (const TransferId id : table.into(chosen.target)) {
    const Transfer& row = table.transfer(id);
    const double value = value_of(row, scenario.value);
    if (id == chosen.row || std::isnan(value)) continue;
    if (row.pseudo == PseudoSource::kSelf) {
      const std::string self = table.code(row.target) + "->" + table.code(row.target);
      if (!trained || holds(scenario.forbidden, self)) continue;
    } else {
      if (row.pseudo != PseudoSource::kNone || holds(scenario.forbidden, table.describe(id)))
        continue;
      if (scenario.max_order > 0 && row.order() > scenario.max_order) continue;
      if (scenario.formulation == Formulation::kSolver && trained) continue;
      if (std::find(row.sources.begin(), row.sources.end(), chosen.target) != row.sources.end() ||
          !std::all_of(row.sources.begin(), row.sources.end(), supervised)) {
        continue;
      }
    }
    if (!best || value > *best) best = value;
  }
  return best;
}

TEST(Explain, EqualsExhaustiveSearchOnRandomTables) {
  int explained = 0;
  for (std::uint64_t seed = 20000; explained < 80; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto [table, scenario] = testing::random_study(seed);
    std::erase_if(scenario.required,  // what is required has no alternative to explain
                  [](const auto& text) { return text.find("->") != std::string::npos; });
    Taxonomy taxonomy;
    try {
      taxonomy = solve_taxonomy(table, scenario, {}, {});
    } catch (const Error&) {
      continue;
    }
    if (taxonomy.status != TaxonomyStatus::kOptimal || taxonomy.transfers.empty()) continue;
    ++explained;
    const Explanation explanation = explain(table, scenario, taxonomy, {}, {});
    ASSERT_TRUE(explanation.complete);
    ASSERT_EQ(explanation.transfers.size(), taxonomy.transfers.size());
    for (std::size_t i = 0; i < taxonomy.transfers.size(); ++i) {
      const ChosenTransfer& chosen = taxonomy.transfers[i];
      const TransferExplanation& found = explanation.transfers[i];
      const std::string& code = table.code(chosen.target);
      ASSERT_EQ(found.target, chosen.target);
      ASSERT_TRUE(found.firm);
      EXPECT_EQ(found.chosen_value, chosen.value);
      Scenario without = scenario;
      without.forbidden.push_back(chosen.full_supervision ? code + "->" + code
                                                          : table.describe(chosen.row));
      expect_loss(found.loss_without, true_loss(table, without, taxonomy.objective),
                  without.forbidden.back().c_str());
      const auto runner_up = true_runner_up(table, scenario, taxonomy, chosen);
      ASSERT_EQ(found.runner_up.has_value(), runner_up.has_value()) << code;
      if (runner_up) {
        EXPECT_EQ(found.runner_up_value, *runner_up);
        EXPECT_EQ(value_of(table.transfer(*found.runner_up), scenario.value), *runner_up);
      }
    }
    for (const SourceExplanation& found : explanation.sources) {
      const std::string& code = table.code(found.source);
      EXPECT_EQ(found.supervised,
                std::binary_search(taxonomy.sources.begin(), taxonomy.sources.end(), found.source));
      Scenario changed = scenario;
      (found.supervised ? changed.forbidden : changed.required).push_back(code);
      expect_loss(found.loss, true_loss(table, changed, taxonomy.objective), code.c_str());
      std::vector<TaskId> serves;
      for (const ChosenTransfer& transfer : taxonomy.transfers) {
        if (std::count(transfer.sources.begin(), transfer.sources.end(), found.source) > 0) {
          serves.push_back(transfer.target);
        }
      }
      EXPECT_EQ(found.serves, serves);
    }
    if (HasFailure()) return;
  }
}

TEST(Explain, HasNothingToSayOfAnInfeasibleOne) {
  const TransferTable table = testing::published_table("16k");
  Scenario scenario;
  scenario.budget = 0;
  const Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  EXPECT_TRUE(explain(table, scenario, taxonomy, {}, {}).transfers.empty());
}

TEST(BestTaxonomies, EqualTheExhaustiveRanking) {
  constexpr std::size_t kBest = 6;
  int compared = 0;
  for (std::uint64_t seed = 30000; compared < 120; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [table, scenario] = testing::random_study(seed);
    std::vector<Taxonomy> found;
    try {
      found = best_taxonomies(table, scenario, kBest, {}, {});
    } catch (const Error&) {
      continue;
    }
    std::uint32_t keep = 0;  // sources that are required, alone or for a transfer
    for (const auto& entry : testing::detail::entries(table, scenario.required)) {
      for (const TaskId source : entry.sources) keep |= 1U << source.value;
    }
    const auto truth =
        testing::best_sets(testing::all_choices(table, scenario), scenario.budget, keep);
    // Where values are equal, which of the best choices serves nobody is a matter of taste.
    bool ties = false;
    std::set<double> seen;
    for (const Transfer& row : table.transfers()) {
      const double value = value_of(row, scenario.value);
      if (!std::isnan(value) && !seen.insert(value).second) ties = true;
    }
    for (const auto& [code, importance] : scenario.importance) ties |= importance == 0;
    if (ties) continue;
    ++compared;
    ASSERT_EQ(found.size(), std::min(kBest, truth.size()));
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_NEAR(found[i].objective, truth[i].objective, kTolerance) << "rank " << i;
      for (std::size_t j = 0; j < i; ++j) ASSERT_NE(found[i].sources, found[j].sources);
    }
  }
}

TEST(BestTaxonomies, TheFirstIsTheOptimum) {
  const TransferTable table = testing::published_table("16k");
  const Taxonomy best = solve_taxonomy(table, {}, {}, {});
  const auto ranked = best_taxonomies(table, {}, 5, {}, {});
  ASSERT_EQ(ranked.size(), 5U);
  EXPECT_NEAR(ranked.front().objective, best.objective, 1e-12);
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    EXPECT_LE(ranked[i].objective, ranked[i - 1].objective);
    EXPECT_NE(ranked[i].sources, ranked[i - 1].sources);
  }
  EXPECT_TRUE(best_taxonomies(table, {}, 0, {}, {}).empty());
}

}  // namespace
}  // namespace taskatlas
