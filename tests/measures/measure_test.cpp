// SPDX-License-Identifier: MIT
#include "measures/measure.hpp"

#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "measures/agreement.hpp"
#include "measures/random_rows.hpp"
#include "tasks/transfer_table.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Kind, IsNamedBothWays) {
  for (const Kind kind : kKinds) EXPECT_EQ(parse_kind(to_string(kind)), kind);
  EXPECT_EQ(parse_kind("leep"), std::nullopt);
}

class Tables : public ::testing::Test {
 protected:
  // `near` is the target's own network with noise, `far` noise alone.
  Tables() {
    data_.push_back(normal_rows(90, 12, 1));
    data_.push_back(data_[0] + .4F * normal_rows(90, 12, 2));
    data_.push_back(normal_rows(90, 12, 3));
    const char* const codes[] = {"own", "near", "far"};
    for (std::size_t i = 0; i < 3; ++i) sources_.push_back({codes[i], as_rows(data_[i])});
  }

  TargetLabels numbers_of_first_column(const std::string& code) const {
    TargetLabels target{code, 1, {}, {}};
    for (std::uint32_t i = 0; i < 90; ++i) {
      target.index.push_back(i);
      target.labels.numbers.push_back(static_cast<double>(data_[0](i, 0)));
    }
    target.labels.samples = 90;
    target.labels.columns = 1;
    return target;
  }

  std::vector<Rowwise> data_;
  std::vector<SourceRows> sources_;
};

TEST_F(Tables, OfSimilaritiesHaveARowForEachTarget) {
  const std::vector<std::string> targets{"far", "own", "unknown"};
  for (const Similarity kind :
       {Similarity::kCka, Similarity::kCkaRbf, Similarity::kDds, Similarity::kRsa}) {
    const auto table = similarity_table(kind, sources_, targets, {}, threads(2));
    EXPECT_THAT(table->targets, ElementsAre("far", "own", "unknown"));
    EXPECT_THAT(table->sources, ElementsAre("own", "near", "far"));
    EXPECT_THAT(table->samples, ElementsAre(90, 90, 0));
    EXPECT_NEAR(table->at(1, 0), 1, 1e-12);
    EXPECT_GT(table->at(1, 1), table->at(1, 2));
    EXPECT_EQ(table->at(0, 0), table->at(1, 2));
    EXPECT_TRUE(std::isnan(table->at(2, 0)));
    ASSERT_EQ(table->notes.size(), 1U);
    EXPECT_THAT(table->notes[0], HasSubstr("unknown"));
  }
}

TEST_F(Tables, OfLabelsPreferWhatForetellsThem) {
  TargetLabels classes = numbers_of_first_column("two");
  for (const double value : classes.labels.numbers) {
    classes.labels.classes.push_back(value > 0 ? 1 : 0);
  }
  classes.labels.numbers.clear();
  TargetLabels constant = numbers_of_first_column("constant");
  std::ranges::fill(constant.labels.numbers, 1.0);
  const TargetLabels targets[] = {numbers_of_first_column("one"), classes, constant};
  const auto evidence = label_table(Kind::kLogme, sources_, targets, threads(2));
  for (std::size_t t = 0; t < 2; ++t) {
    EXPECT_GT(evidence->at(t, 0), evidence->at(t, 1));
    EXPECT_GT(evidence->at(t, 1), evidence->at(t, 2));
  }
  EXPECT_TRUE(std::isnan(evidence->at(2, 0)));
  ASSERT_EQ(evidence->notes.size(), 1U);
  EXPECT_THAT(evidence->notes[0], HasSubstr("constant"));

  const auto scores = label_table(Kind::kHScore, sources_, targets, threads(2));
  EXPECT_TRUE(std::isnan(scores->at(0, 0)));
  EXPECT_GT(scores->at(1, 0), scores->at(1, 2));
  ASSERT_EQ(scores->notes.size(), 1U);
  EXPECT_THAT(scores->notes[0], HasSubstr("one, constant"));
  EXPECT_THROW(label_table(Kind::kCka, sources_, targets, {}), Error);
}

TEST_F(Tables, TakeSamplesOfSeveralImages) {
  // The label is the difference of two images' first columns; one of them tells half of it.
  TargetLabels pairs{"pairs", 2, {}, {}};
  for (std::uint32_t i = 0; i < 90; ++i) {
    pairs.index.push_back(i);
    pairs.index.push_back((i + 7) % 90);
    pairs.labels.numbers.push_back(static_cast<double>(data_[0](i, 0)) -
                                   static_cast<double>(data_[0]((i + 7) % 90, 0)));
  }
  pairs.labels.samples = 90;
  pairs.labels.columns = 1;
  TargetLabels first = pairs;
  first.per_sample = 1;
  first.index.clear();
  for (std::uint32_t i = 0; i < 90; ++i) first.index.push_back(i);
  const TargetLabels targets[] = {pairs, first};
  const auto table = label_table(Kind::kLogme, sources_, targets, threads(1));
  EXPECT_GT(table->at(0, 0), table->at(1, 0) + 1);
  // The same as one source at a time.
  const auto spectrum = Spectrum::of(sources_[1].rows.pick(pairs.index, 2), false, threads(1));
  EXPECT_EQ(table->at(0, 1), logme(*spectrum, pairs.labels));
}

TEST_F(Tables, AreTheSameForAnyNumberOfThreads) {
  const TargetLabels targets[] = {numbers_of_first_column("a"), numbers_of_first_column("b")};
  const auto one = label_table(Kind::kLogme, sources_, targets, threads(1));
  const auto many = label_table(Kind::kLogme, sources_, targets, threads(5));
  EXPECT_EQ(one->values, many->values);
  EXPECT_THAT(one->notes, IsEmpty());
}

TEST_F(Tables, LeaveOutSourcesThatCannotBeUsed) {
  const Rowwise zeros = Rowwise::Zero(90, 12);
  sources_.push_back({"dead", as_rows(zeros)});
  const TargetLabels targets[] = {numbers_of_first_column("a")};
  const auto table = label_table(Kind::kLogme, sources_, targets, threads(2));
  EXPECT_TRUE(std::isnan(table->at(0, 3)));
  EXPECT_FALSE(std::isnan(table->at(0, 2)));
  ASSERT_EQ(table->notes.size(), 1U);
  EXPECT_THAT(table->notes[0], HasSubstr("dead"));
}

// --- agreement

Task task(std::string code) {
  Task one;
  one.code = std::move(code);
  return one;
}

// Targets a, b; sources a to e. Affinities of `a`: b best, then c, d, e.
class Agreements : public ::testing::Test {
 protected:
  Agreements() {
    std::vector<Task> tasks;
    for (const char* const code : {"a", "b", "c", "d", "e"}) tasks.push_back(task(code));
    std::vector<Transfer> transfers;
    for (std::uint32_t target = 0; target < 2; ++target) {
      for (std::uint32_t source = 0; source < 5; ++source) {
        Transfer transfer;
        transfer.target = TaskId(target);
        transfer.sources = {TaskId(source)};
        transfer.affinity = 1. / (2 + source);
        transfers.push_back(transfer);
      }
    }
    table_ = TransferTable(tasks, transfers);
    matrix_ = first_order_affinity(table_);
    measure_.kind = Kind::kDds;
    measure_.targets = {"b", "a"};
    measure_.sources = {"e", "d", "c", "b", "a"};
    measure_.samples = {10, 10};
  }
  TransferTable table_;
  FirstOrderMatrix matrix_;
  MeasureTable measure_;
};

TEST_F(Agreements, MatchTasksByCodeAndLeaveTheTargetOut) {
  // For b: the measured order a, c, d, e exactly; t→t would break it if it counted.
  // For a: the reverse of b, c, d, e.
  measure_.values = {1, 2, 3, 99, 4, 4, 3, 2, 1, 99};
  const Agreement result = agreement(measure_, table_, matrix_);
  ASSERT_EQ(result.targets.size(), 2U);
  EXPECT_EQ(result.targets[0].target, "b");
  EXPECT_EQ(result.targets[0].sources, 4U);
  EXPECT_NEAR(result.targets[0].spearman, 1, 1e-12);
  EXPECT_NEAR(result.targets[0].kendall, 1, 1e-12);
  EXPECT_EQ(result.targets[0].first, "a");
  EXPECT_EQ(result.targets[0].rank_of_first, 1);
  EXPECT_NEAR(result.targets[1].spearman, -1, 1e-12);
  EXPECT_EQ(result.targets[1].first, "e");
  EXPECT_EQ(result.targets[1].rank_of_first, 4);
  EXPECT_NEAR(result.spearman, 0, 1e-12);
  EXPECT_NEAR(result.kendall, 0, 1e-12);
  EXPECT_NEAR(result.pooled_spearman, 0, 1e-12);
  // Two targets are drawn: both the same with probability 1/4 each.
  EXPECT_EQ(result.spearman_interval.lower, -1);
  EXPECT_EQ(result.spearman_interval.upper, 1);
}

TEST_F(Agreements, SkipWhatEitherSideLacks) {
  const double none = std::nan("");
  measure_.values = {1, 3, 2, 99, none, none, none, none, 1, 99};
  const Agreement result = agreement(measure_, table_, matrix_);
  ASSERT_EQ(result.targets.size(), 1U);
  EXPECT_EQ(result.targets[0].sources, 3U);
  EXPECT_NEAR(result.targets[0].spearman, .5, 1e-12);
  EXPECT_NEAR(result.spearman, .5, 1e-12);
  EXPECT_TRUE(std::isnan(result.spearman_interval.lower));
  measure_.sources[0] = "not there";
  EXPECT_EQ(agreement(measure_, table_, matrix_).targets[0].sources, 2U);
}

TEST_F(Agreements, DependOnTheSeedAlone) {
  measure_.values = {1, 3, 2, 99, 4, 4, 1, 2, 3, 99};
  AgreementOptions options;
  options.resamples = 7;
  const Agreement one = agreement(measure_, table_, matrix_, options);
  const Agreement again = agreement(measure_, table_, matrix_, options);
  EXPECT_EQ(one.spearman_interval.lower, again.spearman_interval.lower);
  EXPECT_LE(one.spearman_interval.lower, one.spearman);
  EXPECT_GE(one.spearman_interval.upper, one.spearman);
  options.resamples = 0;
  EXPECT_THROW(agreement(measure_, table_, matrix_, options), Error);
  options.resamples = 10;
  options.lower = .9;
  options.upper = .1;
  EXPECT_THROW(agreement(measure_, table_, matrix_, options), Error);
}

}  // namespace
}  // namespace taskatlas::measures::testing
