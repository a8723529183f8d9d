// SPDX-License-Identifier: MIT
#include "ui/affinity/affinity_plot.hpp"

#include "affinity/affinity_matrix.hpp"
#include "base/error.hpp"
#include "ui/affinity/affinity_support.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

class AffinityPlotTest : public ::testing::TestWithParam<const char*> {
 protected:
  AffinityPlotTest() : opened_(open_study(QString::fromLatin1(GetParam()))) {
    source_ = {opened_.table, opened_.raw_scores, nullptr};
  }
  OpenedStudy opened_;
  AffinitySource source_;
};

// The value that the table has, looked up by itself.
double expected(const TransferTable& table, AffinityMeasure measure, TaskId target, TaskId from) {
  const std::optional<TransferId> id = from.valid() ? table.find(std::span(&from, 1), target)
                                                    : table.find(PseudoSource::kSelf, target);
  if (!id) return std::nan("");
  const Transfer& transfer = table.transfer(*id);
  if (measure == AffinityMeasure::kGain) return transfer.gain;
  if (measure == AffinityMeasure::kQuality) return transfer.quality;
  double sum = 0;
  for (const TransferId other : table.into(target)) {
    const Transfer& t = table.transfer(other);
    const bool first = t.pseudo == PseudoSource::kSelf || t.sources.size() == 1;
    if (first && !std::isnan(t.affinity)) sum += t.affinity;
  }
  return transfer.affinity / sum;
}

TEST_P(AffinityPlotTest, InEveryOrderEveryCellIsItsOwn) {
  const auto tree = similarity_tree(*opened_.table, Scenario{}, TreeOptions{}, {});
  for (const auto measure :
       {AffinityMeasure::kAffinity, AffinityMeasure::kGain, AffinityMeasure::kQuality}) {
    if (!source_.has(measure)) continue;
    for (const auto order :
         {AffinityOrder::kTable, AffinityOrder::kName, AffinityOrder::kKind, AffinityOrder::kValue,
          AffinityOrder::kRow, AffinityOrder::kColumn, AffinityOrder::kCluster}) {
      AffinityOptions options;
      options.measure = measure;
      options.order = order;
      options.order_task = QStringLiteral("rgb2sfnorm");
      options.order_by = AffinityMeasure::kAffinity;
      const AffinityMatrix matrix = affinity_matrix(source_, options, &*tree);
      std::set<TaskId> seen;
      for (std::size_t row = 0; row < matrix.targets.size(); ++row) {
        EXPECT_TRUE(seen.insert(matrix.targets[row]).second);
        EXPECT_EQ(matrix.data.rows[row].task, matrix.targets[row]);
        for (std::size_t column = 0; column < matrix.sources.size(); ++column) {
          const double value = matrix.data.at(row, column);
          const double wanted =
              expected(*opened_.table, measure, matrix.targets[row], matrix.sources[column]);
          EXPECT_EQ(std::isnan(value), std::isnan(wanted));
          if (!std::isnan(wanted)) {
            EXPECT_NEAR(value, wanted, 1e-12);
          }
          EXPECT_EQ(matrix.find(matrix.targets[row], matrix.sources[column]),
                    (HeatmapHit{static_cast<int>(row), static_cast<int>(column)}));
          const TransferId id = matrix.transfer(static_cast<int>(row), static_cast<int>(column));
          if (id.valid()) {
            EXPECT_EQ(opened_.table->transfer(id).target, matrix.targets[row]);
          }
        }
      }
      if (order == AffinityOrder::kColumn && measure == AffinityMeasure::kAffinity) {
        const auto from = opened_.table->find_task("rgb2sfnorm");
        const int column = matrix.find(matrix.targets[0], *from).column;
        for (std::size_t row = 1; row < matrix.targets.size(); ++row) {
          EXPECT_GE(matrix.data.at(row - 1, static_cast<std::size_t>(column)),
                    matrix.data.at(row, static_cast<std::size_t>(column)));
        }
      }
      EXPECT_EQ(matrix.data.column_tree.has_value(), order == AffinityOrder::kCluster);
    }
  }
}

TEST_P(AffinityPlotTest, TheTreeStandsUnderItsLeaves) {
  const auto tree = similarity_tree(*opened_.table, Scenario{}, TreeOptions{}, {});
  for (const int groups : {1, 2, 5, 26}) {
    AffinityOptions options;
    options.order = AffinityOrder::kCluster;
    options.groups = groups;
    const AffinityMatrix matrix = affinity_matrix(source_, options, &*tree);
    const HeatmapTree& beside = *matrix.data.column_tree;
    for (std::size_t leaf = 0; leaf < tree->tasks.size(); ++leaf) {
      EXPECT_EQ(matrix.sources[beside.places[leaf]], tree->tasks[leaf]);
    }
    // Leaves side by side, in the tree's order: no lines cross.
    for (std::size_t i = 1; i < tree->tree.order.size(); ++i) {
      EXPECT_EQ(beside.places[tree->tree.order[i]], beside.places[tree->tree.order[i - 1]] + 1);
    }
    if (groups == 1) {
      EXPECT_FALSE(beside.cut);
    } else {
      const auto cut = cut_at(beside.tree, *beside.cut);
      EXPECT_EQ(std::set<std::size_t>(cut.begin(), cut.end()).size(),
                static_cast<std::size_t>(groups));
    }
  }
}

TEST_P(AffinityPlotTest, FiguresComeFromTheOptionsAlone) {
  for (const QString& kind : {QStringLiteral("raw"), QStringLiteral("affinity")}) {
    AffinityOptions options = AffinityOptions::from_json({}, kind, source_);
    options.order = AffinityOrder::kCluster;
    options.groups = 4;
    EXPECT_EQ(AffinityOptions::from_json(options.to_json(), kind, source_), options);
    const auto plot = make_affinity_plot(kind, source_, Scenario{}, options.to_json(), {});
    ASSERT_NE(plot, nullptr);
    const auto* map = dynamic_cast<const HeatmapPlot*>(plot.get());
    ASSERT_NE(map, nullptr);
    const auto tree = similarity_tree(*opened_.table, Scenario{}, TreeOptions{}, {});
    const AffinityMatrix matrix = affinity_matrix(source_, options, &*tree);
    EXPECT_EQ(map->options(), options.map);
    EXPECT_EQ(heatmap_tsv(map->contents()), heatmap_tsv(matrix.data));
  }
  EXPECT_THROW(make_affinity_plot(QStringLiteral("tree"), source_, {}, {}, {}), Error);
  const QJsonObject raw{{QStringLiteral("measure"), QStringLiteral("mean-loss")}};
  EXPECT_THROW(make_affinity_plot(QStringLiteral("raw"), source_, {}, raw, {}), Error);
}

TEST_P(AffinityPlotTest, RanksAreThoseOfTheCore) {
  const AffinityMatrix matrix = affinity_matrix(source_, {}, nullptr);
  const FirstOrderMatrix ranks =
      ranks_per_target(first_order_affinity(*opened_.table, {true, false}));
  for (int row = 0; row < static_cast<int>(matrix.targets.size()); ++row) {
    for (int column = 0; column < static_cast<int>(ranks.sources.size()); ++column) {
      const auto rank = rank_in_row(matrix, row, column, false);
      const double wanted =
          ranks.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
      ASSERT_EQ(rank.has_value(), !std::isnan(wanted));
      if (rank) {
        EXPECT_EQ(rank->rank, wanted);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Studies, AffinityPlotTest,
                         ::testing::Values("published-16k", "published-1k", "published-mixed"),
                         [](const auto& study) {
                           std::string name = study.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(AffinityPlot, LossesGiveMeanLossesAndWinRates) {
  const taskatlas::testing::TemporaryFolder folder;
  Study study = Study::open(testing::losses_study(folder).toStdString());
  const auto table = std::make_shared<const TransferTable>(study.table());
  LossMeasures measures(*table);
  const TaskId a = *table->find_task("a");
  ASSERT_TRUE(measures.add(*table, *study.losses("a"), true, {}));
  const AffinitySource source{table, {}, &measures};
  ASSERT_TRUE(source.has(AffinityMeasure::kMeanLoss));
  AffinityOptions options;
  options.measure = AffinityMeasure::kMeanLoss;
  options.map = default_map(options.measure);
  const AffinityMatrix matrix = affinity_matrix(source, options, nullptr);
  const HeatmapHit best = matrix.find(a, a);
  EXPECT_EQ(rank_in_row(matrix, best.row, best.column, true)->rank, 1);
  // A tournament of four without ties: mean win rates sum to half the number of alternatives.
  double sum = 0;
  for (const TransferId id : table->into(a)) {
    if (!std::isnan(measures.win_rate[id.index()])) sum += measures.win_rate[id.index()];
  }
  EXPECT_NEAR(sum, 2, 1e-12);
}

}  // namespace
}  // namespace taskatlas::ui
