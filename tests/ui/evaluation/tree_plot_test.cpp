// SPDX-License-Identifier: MIT
#include "ui/evaluation/tree_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "support/published.hpp"
#include "ui/evaluation/painted.hpp"

#include <QSet>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::is_blank;
using testing::painted;
using testing::paper_style;

const TransferTable& table() {
  static const TransferTable read = taskatlas::testing::published_table("16k");
  return read;
}

TreePlot plot_of(const QJsonObject& json) {
  const TreePlotOptions options = TreePlotOptions::from_json(json);
  auto tree = similarity_tree(table(), {}, options.tree_options(), {});
  return {table(), std::move(*tree), options};
}

TEST(TreePlot, OptionsComeBackFromJson) {
  for (const Linkage linkage :
       {Linkage::kWard, Linkage::kAverage, Linkage::kComplete, Linkage::kSingle}) {
    for (const bool root : {true, false}) {
      const TreePlotOptions options{linkage, root, 7};
      EXPECT_EQ(TreePlotOptions::from_json(options.to_json()), options);
    }
  }
  EXPECT_EQ(TreePlotOptions::from_json({}), TreePlotOptions());
  for (const QJsonObject& wrong :
       {QJsonObject{{QStringLiteral("linkage"), QStringLiteral("median")}},
        QJsonObject{{QStringLiteral("features"), 3}}, QJsonObject{{QStringLiteral("cut"), 0}},
        QJsonObject{{QStringLiteral("cut"), QStringLiteral("two")}}}) {
    EXPECT_THROW(TreePlotOptions::from_json(wrong), Error);
  }
}

TEST(TreePlot, DataAreTheCoresTree) {
  const TreePlot plot = plot_of({{QStringLiteral("cut"), 4}});
  const Dendrogram& tree = plot.tree().tree;
  const PlotData data = plot.data();
  ASSERT_EQ(data.rows.size(), tree.leaves + tree.merges.size());
  for (std::size_t i = 0; i < tree.leaves; ++i) {
    EXPECT_EQ(data.rows[i][1].toStdString(), plot.tree().codes[tree.order[i]]);
  }
  for (std::size_t i = 0; i < tree.merges.size(); ++i) {
    EXPECT_EQ(data.rows[tree.leaves + i][6].toStdString(), format_number(tree.merges[i].height));
  }
  QSet<QString> groups;
  for (std::size_t i = 0; i < tree.leaves; ++i) groups.insert(data.rows[i][3]);
  EXPECT_EQ(groups.size(), 4);
}

TEST(TreePlot, GroupsHoldTheTasksBetweenThem) {
  for (const int cut : {1, 2, 5, 26, 1000}) {
    const TreePlot plot = plot_of({{QStringLiteral("cut"), cut}});
    EXPECT_EQ(plot.groups(), std::min<int>(cut, static_cast<int>(plot.leaf_count())));
    std::set<TaskId> all;
    std::size_t count = 0;
    for (int group = 0; group < plot.groups(); ++group) {
      TreeHit hit;
      hit.group = group;
      const auto tasks = plot.tasks_of(hit);
      EXPECT_FALSE(tasks.empty());
      count += tasks.size();
      all.insert(tasks.begin(), tasks.end());
    }
    EXPECT_EQ(count, plot.leaf_count());
    EXPECT_EQ(all.size(), plot.leaf_count());
  }
}

TEST(TreePlot, EveryLeafMergeAndGroupIsHitWhereItIsPainted) {
  const TreePlot plot = plot_of({{QStringLiteral("cut"), 5}});
  const PlotStyle style = paper_style();
  const TreeGeometry geometry =
      plot.geometry(QRectF(0, 0, 500, plot.height_for(500, style)), style);
  for (std::size_t i = 0; i < plot.leaf_count(); ++i) {
    const TreeHit hit = plot.hit_test(geometry.leaves[i].center(), geometry, style);
    EXPECT_EQ(hit.leaf, static_cast<int>(i));
    EXPECT_EQ(plot.tasks_of(hit), std::vector{plot.leaf(i).task});
  }
  for (std::size_t i = 0; i < plot.tree().tree.merges.size(); ++i) {
    const TreeHit hit = plot.hit_test(geometry.nodes[plot.leaf_count() + i], geometry, style);
    ASSERT_EQ(hit.merge, static_cast<int>(i));
    EXPECT_EQ(plot.tasks_of(hit).size(), plot.tree().tree.merges[i].size);
  }
  for (int i = 0; i < plot.groups(); ++i) {
    const TreeHit hit =
        plot.hit_test(geometry.brackets[static_cast<std::size_t>(i)].center(), geometry, style);
    EXPECT_EQ(hit.group, i);
    EXPECT_FALSE(plot.describe(hit).isEmpty());
  }
  EXPECT_FALSE(plot.hit_test(QPointF(-50, -50), geometry, style).any());
}

TEST(TreePlot, IsPaintedAtAnySize) {
  const TreePlot plot = plot_of({{QStringLiteral("cut"), 3}});
  for (const QSizeF size : {QSizeF(900, 700), QSizeF(234, 300), QSizeF(60, 40), QSizeF(8, 8)}) {
    const QImage image = painted(plot, size.width(), size.height());
    if (size.width() > 50) {
      EXPECT_FALSE(is_blank(image));
    }
    EXPECT_EQ(image, painted(plot, size.width(), size.height()));
  }
  EXPECT_NE(painted(plot, 400, 400), painted(plot_of({}), 400, 400));
  EXPECT_TRUE(plot.summary().contains(QLatin1String("3 groups")));
  EXPECT_FALSE(plot.summary().contains(QLatin1String(".."))) << plot.summary().toStdString();
}

TEST(TreePlot, FiguresAreTheSameWithoutAWindow) {
  const QJsonObject options{{QStringLiteral("cut"), 3},
                            {QStringLiteral("linkage"), QStringLiteral("average")}};
  const auto made = make_tree_plot(table(), {}, options, {});
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(painted(*made, 300, 400), painted(plot_of(options), 300, 400));
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_EQ(make_tree_plot(table(), {}, options, context), nullptr);
}

TEST(TreePlot, OneLeafIsATree) {
  std::vector<Task> tasks(2);
  tasks[0].code = tasks[0].name = "a";
  tasks[1].code = tasks[1].name = "t";
  Transfer transfer;
  transfer.target = TaskId(1);
  transfer.sources = {TaskId(0)};
  transfer.affinity = 1;
  const auto plot =
      make_tree_plot(TransferTable(tasks, {transfer}), {}, {{QStringLiteral("cut"), 3}}, {});
  ASSERT_NE(plot, nullptr);
  EXPECT_FALSE(is_blank(painted(*plot, 300, 200)));
  EXPECT_EQ(plot->data().rows.size(), 1u);
}

}  // namespace
}  // namespace taskatlas::ui
