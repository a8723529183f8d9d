// SPDX-License-Identifier: MIT
#include "affinity/affinity_matrix.hpp"

#include "base/error.hpp"
#include "support/published.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::published_table;

double row_sum(const FirstOrderMatrix& matrix, std::size_t row) {
  double sum = 0;
  for (std::size_t c = 0; c < matrix.columns(); ++c) {
    if (!std::isnan(matrix.at(row, c))) sum += matrix.at(row, c);
  }
  return sum;
}

// The released vectors run over all orders, t→t and self, and sum to 1 (10 digits each).
TEST(PublishedAffinities, SumToOneForEachTarget) {
  for (const char* which : {"16k", "1k", "mixed"}) {
    const TransferTable table = published_table(which);
    std::map<TaskId, double> sums;
    for (const Transfer& transfer : table.transfers()) {
      if (!std::isnan(transfer.affinity)) sums[transfer.target] += transfer.affinity;
    }
    EXPECT_EQ(sums.size(), 22U);
    for (const auto& [target, sum] : sums) {
      EXPECT_NEAR(sum, 1, 1e-8) << which << ", " << table.code(target);
    }
  }
}

// Figure 7: 22 targets; 27 sources and full supervision in the later tables, 26 in its own.
TEST(FirstOrder, PublishedMatricesHaveTheFiguresShape) {
  for (const auto& [which, sources] :
       std::map<std::string, std::size_t>{{"16k", 27}, {"1k", 27}, {"mixed", 26}}) {
    const TransferTable table = published_table(which);
    const FirstOrderMatrix matrix = first_order_affinity(table);
    EXPECT_EQ(matrix.rows(), 22U) << which;
    EXPECT_EQ(matrix.sources.size(), sources) << which;
    ASSERT_TRUE(matrix.has_self);
    EXPECT_TRUE(std::is_sorted(matrix.targets.begin(), matrix.targets.end()));
    EXPECT_TRUE(std::is_sorted(matrix.sources.begin(), matrix.sources.end()));
    for (std::size_t r = 0; r < matrix.rows(); ++r) {
      EXPECT_NEAR(row_sum(matrix, r), 1, 1e-12);
      for (std::size_t c = 0; c < matrix.columns(); ++c) {
        const auto id = matrix.transfers[r * matrix.columns() + c];
        ASSERT_TRUE(id);
        EXPECT_EQ(table.transfer(*id).target, matrix.targets[r]);
        if (c < matrix.sources.size()) {
          EXPECT_EQ(table.transfer(*id).sources, std::vector<TaskId>{matrix.sources[c]});
        } else {
          EXPECT_EQ(table.transfer(*id).pseudo, PseudoSource::kSelf);
        }
      }
    }
  }
}

// Restricting keeps the ratios within a row.
TEST(FirstOrder, RenormalisingKeepsRatios) {
  const TransferTable table = published_table("16k");
  const FirstOrderMatrix raw = first_order_matrix(table, Measure::kAffinity);
  const FirstOrderMatrix matrix = first_order_affinity(table);
  for (std::size_t r = 0; r < matrix.rows(); ++r) {
    EXPECT_LT(row_sum(raw, r), 1);
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      EXPECT_NEAR(matrix.at(r, c), raw.at(r, c) / row_sum(raw, r), 1e-15);
      EXPECT_EQ(raw.at(r, c), table.transfer(*raw.transfers[r * raw.columns() + c]).affinity);
    }
  }
}

TEST(FirstOrder, WhatIsLeftOutHasNoPartInTheSum) {
  const TransferTable table = published_table("16k");
  FirstOrderOptions options;
  options.identity = false;
  options.self = false;
  const FirstOrderMatrix matrix = first_order_affinity(table, options);
  EXPECT_FALSE(matrix.has_self);
  EXPECT_EQ(matrix.columns(), 27U);
  for (std::size_t r = 0; r < matrix.rows(); ++r) {
    EXPECT_NEAR(row_sum(matrix, r), 1, 1e-12);
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      const bool diagonal = matrix.sources[c] == matrix.targets[r];
      EXPECT_EQ(std::isnan(matrix.at(r, c)), diagonal);
      EXPECT_EQ(matrix.transfers[r * matrix.columns() + c].has_value(), !diagonal);
    }
  }
}

// The figure's colours: full supervision and the best sources near 0, everything else near 1.
TEST(FirstOrder, DisplayDistanceIsFigureSevens) {
  const TransferTable table = published_table("mixed");
  const FirstOrderMatrix affinity = first_order_affinity(table);
  const FirstOrderMatrix distance = display_distance(affinity);
  for (std::size_t k = 0; k < affinity.values.size(); ++k) {
    ASSERT_NEAR(distance.values[k], std::exp(-20 * affinity.values[k]), 1e-15);
  }
  EXPECT_NEAR(display_distance(affinity, 3).values[5], std::exp(-3 * affinity.values[5]), 1e-15);
  for (const double beta : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    EXPECT_THROW(display_distance(affinity, beta), Error);
  }
}

TEST(FirstOrder, GainAndQualityAreTheTables) {
  const TransferTable table = published_table("1k");
  for (const Measure measure : {Measure::kGain, Measure::kQuality}) {
    const FirstOrderMatrix matrix = first_order_matrix(table, measure);
    for (std::size_t k = 0; k < matrix.values.size(); ++k) {
      const double expected = measure_of(table.transfer(*matrix.transfers[k]), measure);
      if (std::isnan(expected)) {
        EXPECT_TRUE(std::isnan(matrix.values[k]));
      } else {
        EXPECT_EQ(matrix.values[k], expected);
      }
    }
  }
}

// a, b, c; c is never a target, b→a missing, all of b's affinities missing.
TransferTable small_table() {
  std::vector<Task> tasks(3);
  tasks[0].code = "a";
  tasks[1].code = "b";
  tasks[2].code = "c";
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto row = [](int target, std::vector<TaskId> sources, double affinity) {
    Transfer transfer;
    transfer.target = TaskId(target);
    transfer.sources = std::move(sources);
    transfer.affinity = affinity;
    return transfer;
  };
  std::vector<Transfer> transfers{row(0, {TaskId(2)}, 0.25), row(0, {TaskId(0)}, 0.25),
                                  row(1, {TaskId(0)}, nan), row(0, {TaskId(1), TaskId(2)}, 0.4)};
  Transfer pixels;
  pixels.target = TaskId(0);
  pixels.pseudo = PseudoSource::kPixels;
  pixels.affinity = 0.1;
  transfers.push_back(pixels);
  return TransferTable(tasks, transfers);
}

TEST(FirstOrder, MissingCellsAndRowsStayMissing) {
  const FirstOrderMatrix matrix = first_order_affinity(small_table());
  EXPECT_THAT(matrix.targets, ::testing::ElementsAre(TaskId(0), TaskId(1)));
  EXPECT_THAT(matrix.sources, ::testing::ElementsAre(TaskId(0), TaskId(2)));
  EXPECT_FALSE(matrix.has_self);
  EXPECT_EQ(matrix.at(0, 0), 0.5);
  EXPECT_EQ(matrix.at(0, 1), 0.5);
  EXPECT_TRUE(std::isnan(matrix.at(1, 0)));
  EXPECT_TRUE(std::isnan(matrix.at(1, 1)));
  EXPECT_TRUE(matrix.transfers[2].has_value());
  EXPECT_FALSE(matrix.transfers[3].has_value());
  EXPECT_TRUE(std::isnan(display_distance(matrix).at(1, 1)));
  const FirstOrderMatrix ranks = ranks_per_target(matrix);
  EXPECT_EQ(ranks.at(0, 0), 1.5);
  EXPECT_EQ(ranks.at(0, 1), 1.5);
  EXPECT_TRUE(std::isnan(ranks.at(1, 0)));
  EXPECT_EQ(first_order_affinity(TransferTable()).rows(), 0U);
}

TEST(FirstOrder, RanksPerTargetStartAtTheBest) {
  const FirstOrderMatrix affinity = first_order_affinity(published_table("16k"));
  const FirstOrderMatrix ranks = ranks_per_target(affinity);
  for (std::size_t r = 0; r < ranks.rows(); ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < ranks.columns(); ++c) {
      sum += ranks.at(r, c);
      for (std::size_t d = 0; d < ranks.columns(); ++d) {
        EXPECT_EQ(affinity.at(r, c) > affinity.at(r, d), ranks.at(r, c) < ranks.at(r, d));
      }
    }
    EXPECT_EQ(sum, 28 * 29 / 2);
  }
}

}  // namespace
}  // namespace taskatlas
