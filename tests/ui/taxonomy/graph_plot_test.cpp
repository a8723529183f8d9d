// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_plot.hpp"

#include "base/error.hpp"
#include "support/published.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/shared/colour_map.hpp"
#include "ui/taxonomy/frontier_plot.hpp"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

struct Drawn {
  TransferTable table = taskatlas::testing::published_table("16k");
  Scenario scenario;
  Taxonomy taxonomy = solve_taxonomy(table, scenario, {}, {});
  LayoutClient client{LayoutClientOptions{TASKATLAS_BINARY_DIR "/bin/taskatlas-layout"}};

  std::unique_ptr<Plot> plot(const GraphOptions& options = {}) {
    GraphOptions with = options;
    if (!with.arrangement) with.arrangement = GraphArrangement::kScreen;
    return make_taxonomy_plot(table, scenario, taxonomy, client, with, {});
  }
};

QImage painted(const Plot& plot, double width, const PlotStyle& style, double scale = 1) {
  const double height = plot.height_for(width, style);
  QImage image(QSize(static_cast<int>(width * scale), static_cast<int>(height * scale)),
               QImage::Format_ARGB32_Premultiplied);
  image.fill(style.paper);
  QPainter painter(&image);
  painter.scale(scale, scale);
  plot.paint(painter, QRectF(0, 0, width, height), style);
  return image;
}

// Whether anything but paper lies within a rectangle.
bool has_ink(const QImage& image, const QRectF& rect) {
  const QRgb paper = image.pixel(0, 0);
  const QRect within = rect.toAlignedRect() & image.rect();
  for (int y = within.top(); y <= within.bottom(); ++y) {
    for (int x = within.left(); x <= within.right(); ++x) {
      if (image.pixel(x, y) != paper) return true;
    }
  }
  return false;
}

TEST(GraphPlot, PaintsEveryNodeAndEveryEdge) {
  Drawn drawn;
  const auto plot = drawn.plot();
  const auto& graph = dynamic_cast<const GraphPlot&>(*plot);
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const double width = 495, scale = 2;
  const QImage image = painted(*plot, width, style, scale);
  if (const QByteArray folder = qgetenv("TASKATLAS_SHOTS"); !folder.isEmpty()) {
    image.save(QString::fromLocal8Bit(folder) + QStringLiteral("/plot.png"));
  }
  const QTransform placed =
      graph.placed(QRectF(0, 0, width, plot->height_for(width, style)), style) *
      QTransform::fromScale(scale, scale);
  const GraphPicture& picture = graph.picture();
  for (std::size_t i = 0; i < picture.drawing().nodes.size(); ++i) {
    EXPECT_TRUE(has_ink(image, placed.mapRect(picture.node_box(i)))) << i;
    EXPECT_TRUE(QRectF(image.rect()).contains(placed.mapRect(picture.node_box(i)))) << i;
  }
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) {
    const QPointF middle = placed.map(picture.edge_path(i).pointAtPercent(0.5));
    EXPECT_TRUE(has_ink(image, QRectF(middle - QPointF(2, 2), QSizeF(4, 4)))) << i;
    if (picture.graph().edges[i].junction < 0) {
      EXPECT_TRUE(picture.drawing().edges[i].routed) << i;
    }
  }
}

TEST(GraphPlot, LeavesUnusedTasksOut) {
  Drawn drawn;
  GraphOptions options;
  options.unused = false;
  const auto plot = drawn.plot(options);
  const GraphPicture& picture = dynamic_cast<const GraphPlot&>(*plot).picture();
  std::set<TaskId> used(drawn.taxonomy.sources.begin(), drawn.taxonomy.sources.end());
  for (const ChosenTransfer& chosen : drawn.taxonomy.transfers) used.insert(chosen.target);
  for (std::size_t i = 0; i < picture.drawing().nodes.size(); ++i) {
    EXPECT_EQ(picture.shown(i), used.contains(TaskId::from_index(i))) << i;
  }
}

TEST(GraphPlot, ColoursOfAffinitiesSpread) {
  Drawn drawn;
  GraphOptions options;
  options.colour = GraphColour::kAffinity;
  const auto plot = drawn.plot(options);
  const GraphPicture& picture = dynamic_cast<const GraphPlot&>(*plot).picture();
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  std::vector<double> lightness;
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) {
    lightness.push_back(static_cast<double>(picture.edge_colour(i, style).lightnessF()));
  }
  const auto [low, high] = std::minmax_element(lightness.begin(), lightness.end());
  EXPECT_GT(*high - *low, 0.15);
  // By the share of the target's first-order affinities, evenly in exp(-20 p).
  const ColourMap& map = default_colour_map();
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) {
    const GraphTransfer& transfer =
        picture.graph().transfers[static_cast<std::size_t>(picture.graph().edges[i].transfer)];
    double sum = 0;
    for (const TransferId id : drawn.table.into(transfer.target)) {
      if (drawn.table.transfer(id).order() == 1) sum += drawn.table.transfer(id).affinity;
    }
    const double p = std::min(transfer.affinity / sum, 0.25);
    const double share = (1 - std::exp(-20 * p)) / (1 - std::exp(-5));
    EXPECT_EQ(picture.edge_colour(i, style).rgb(), QColor(map.at(0.9 * share)).rgb()) << i;
  }
}

TEST(GraphPlot, LinesKeepClearOfOtherTasksBoxes) {
  Drawn drawn;
  constexpr double kClear = 3;  // in the layout's units, where text is 12 high
  int legs = 0, crossing = 0;   // lines to and from junctions
  for (const double budget : {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20}) {
    drawn.scenario.budget = budget;
    drawn.taxonomy = solve_taxonomy(drawn.table, drawn.scenario, {}, {});
    const auto plot = drawn.plot();
    const GraphPicture& picture = dynamic_cast<const GraphPlot&>(*plot).picture();
    const Drawing& drawing = picture.drawing();
    for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
      const GraphEdge& line = picture.graph().edges[i];
      const Curve& curve = drawing.edges[i].points;
      const auto segments = static_cast<double>((curve.size() - 1) / 3);
      double nearest = std::numeric_limits<double>::infinity();
      for (int step = 0; step <= 400; ++step) {
        const Point p = point_on_curve(curve, segments * step / 400);
        for (const DrawnNode& node : drawing.nodes) {
          if (node.task == line.source || node.task == line.target) continue;
          nearest = std::min(nearest, node.box.distance(p));
        }
      }
      if (line.junction < 0) {
        EXPECT_GE(nearest, kClear) << "budget " << budget << ", line " << i;
        continue;
      }
      ++legs;
      if (nearest <= 0) ++crossing;
    }
    for (const Point junction : drawing.junctions) {
      for (const DrawnNode& node : drawing.nodes) {
        EXPECT_GE(node.box.distance(junction), 8) << "budget " << budget;
      }
    }
  }
  // A leg is bent as far as that helps; now and then nothing does.
  EXPECT_LT(crossing, legs / 12) << "of " << legs;
}

TEST(GraphPlot, DataAreTheTaxonomy) {
  Drawn drawn;
  const PlotData data = drawn.plot()->data();
  ASSERT_EQ(data.rows.size(), drawn.taxonomy.transfers.size());
  for (const QStringList& row : data.rows) EXPECT_EQ(row.size(), data.columns.size());
  EXPECT_EQ(data.rows[0][0].toStdString(), drawn.table.code(drawn.taxonomy.transfers[0].target));
  EXPECT_EQ(data.rows[0][4].toDouble(), drawn.taxonomy.transfers[0].affinity);
}

TEST(GraphPlot, TheSameOptionsAndPositionsGiveTheSamePicture) {
  Drawn drawn;
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const auto first = drawn.plot();
  GraphOptions options;
  options.colour = GraphColour::kGain;
  options.values = true;
  options.positions = FrozenLayout(
      [&] {
        std::vector<FrozenNode> nodes;
        const Drawing& drawing = dynamic_cast<const GraphPlot&>(*first).picture().drawing();
        for (const DrawnNode& node : drawing.nodes) {
          nodes.push_back({drawn.table.code(node.task), node.box, true});
        }
        return nodes;
      }(),
      dynamic_cast<const GraphPlot&>(*first).picture().drawing().size);
  const GraphOptions read = GraphOptions::from_json(options.to_json());
  EXPECT_EQ(read, options);
  EXPECT_EQ(painted(*drawn.plot(options), 600, style), painted(*drawn.plot(read), 600, style));
  EXPECT_NE(painted(*drawn.plot(options), 600, style), painted(*first, 600, style));
}

TEST(GraphPlot, RefusesOptionsThatMakeNoSense) {
  EXPECT_THROW(GraphOptions::from_json({{QStringLiteral("colour"), QStringLiteral("red")}}), Error);
  EXPECT_THROW(GraphOptions::from_json({{QStringLiteral("unused"), 3}}), Error);
  EXPECT_THROW(GraphOptions::from_json({{QStringLiteral("map"), QStringLiteral("jet")}}), Error);
}

TEST(FrontierPlot, ShowsEveryPoint) {
  const TransferTable table = taskatlas::testing::published_table("16k");
  const Frontier frontier = solve_frontier(table, {}, {}, {});
  FrontierOptions options;
  options.budget = 6;
  EXPECT_EQ(FrontierOptions::from_json(options.to_json()), options);
  const auto plot = make_frontier_plot(frontier, options);
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Noto Sans"), 8);
  const QImage image = painted(*plot, 234, style, 3);
  if (const QByteArray folder = qgetenv("TASKATLAS_SHOTS"); !folder.isEmpty()) {
    image.save(QString::fromLocal8Bit(folder) + QStringLiteral("/frontier.png"));
  }
  EXPECT_TRUE(has_ink(image, image.rect()));
  EXPECT_EQ(plot->data().rows.size(), frontier.points.size());
}

TEST(FrontierPlot, TicksAreRoundAndSpanTheRange) {
  for (const auto& [low, high] : {std::pair{0.0, 1.0}, {1.4, 2.9}, {0.003, 0.0041}, {0.0, 26.0}}) {
    const auto ticks = nice_ticks(low, high, 6);
    ASSERT_GE(ticks.size(), 2u);
    EXPECT_LE(ticks.front(), low + 1e-9);
    EXPECT_GE(ticks.back(), high - 1e-9);
    EXPECT_LE(ticks.size(), 8u);
  }
}

}  // namespace
}  // namespace taskatlas::ui
