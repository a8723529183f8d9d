// SPDX-License-Identifier: MIT
// The graph of a taxonomy as a figure: at every usual width its text is as high as asked for, and
// nothing lies over anything else.
#include "graph/layout_client.hpp"
#include "support/published.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"
#include "ui/taxonomy/page_graph_plot.hpp"

#include <QDir>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

FigureOptions page(double inches, double points) {
  FigureOptions options;
  options.width = {inches, LengthUnit::kInch};
  options.font_size = points;
  return options;
}

struct Made {
  TransferTable table = taskatlas::testing::published_table("16k");
  Scenario scenario;

  std::unique_ptr<Plot> plot(const GraphOptions& options = {},
                             const ComparedSolution* other = nullptr) const {
    LayoutClient client;  // which is not asked
    return make_taxonomy_plot(table, scenario, solve_taxonomy(table, scenario, {}, {}), client,
                              options, {}, {}, other);
  }
};

QRectF rect_of(const Box& box) { return {box.left(), box.top(), box.size.width, box.size.height}; }

// Whether a line comes nearer than `margin` to a box that is none of its ends.
void expect_clear(const GraphPicture& picture, const std::string& what) {
  const Drawing& drawing = picture.drawing();
  for (const DrawnEdge& edge : drawing.edges) {
    const GraphEdge& line = drawing.graph.edges[static_cast<std::size_t>(edge.edge)];
    const TaskId from = line.source;
    const TaskId to = line.target;
    for (int i = 0; i <= 100; ++i) {
      const auto segments = static_cast<double>((edge.points.size() - 1) / 3);
      const Point p = point_on_curve(edge.points, segments * i / 100);
      for (std::size_t node = 0; node < drawing.nodes.size(); ++node) {
        if (!picture.shown(node) || drawing.nodes[node].task == from ||
            drawing.nodes[node].task == to) {
          continue;
        }
        ASSERT_FALSE(drawing.nodes[node].box.contains(p, -1))
            << what << ": " << picture.name(node).toStdString();
      }
    }
  }
}

void expect_apart(const GraphPicture& picture, double width, const std::string& what) {
  const Drawing& drawing = picture.drawing();
  for (std::size_t a = 0; a < drawing.nodes.size(); ++a) {
    if (!picture.shown(a)) continue;
    for (std::size_t b = 0; b < a; ++b) {
      if (!picture.shown(b)) continue;
      ASSERT_FALSE(
          picture.node_reach(a).adjusted(2, 2, -2, -2).intersects(rect_of(drawing.nodes[b].box)))
          << what << ": " << picture.name(a).toStdString() << " over "
          << picture.name(b).toStdString();
    }
    for (const Point junction : drawing.junctions) {
      ASSERT_GT(drawing.nodes[a].box.distance(junction), 3.6) << what;
    }
  }
  for (std::size_t a = 0; a < drawing.junctions.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const Point p = drawing.junctions[a], q = drawing.junctions[b];
      ASSERT_GT(std::hypot(p.x - q.x, p.y - q.y), 2 * 3.6) << what;
    }
  }
  EXPECT_LE(picture.bounds().width(), width + 1e-6) << what;
  expect_clear(picture, what);
}

TEST(PageGraph, NothingLiesOverAnythingAtUsualWidths) {
  for (const double budget : {2.0, 5.0, 6.0, 9.0, 14.0, 26.0}) {
    Made made;
    made.scenario.budget = budget;
    for (const bool values : {false, true}) {
      GraphOptions options;
      options.values = values;
      const auto plot = made.plot(options);
      const auto& graph = dynamic_cast<const PageGraphPlot&>(*plot);
      for (const double inches : {3.25, 5.0, 6.875}) {
        for (const double points : {6.0, 8.0}) {
          const FigureOptions options_here = page(inches, points);
          const PlotStyle style = options_here.style();
          const double width = options_here.width.points();
          const std::string what = std::to_string(budget) + " at " + std::to_string(inches) +
                                   " in, " + std::to_string(points) + " pt";
          expect_apart(graph.arranged(width, 0, style), width / PageGraphPlot::scale(style), what);
        }
      }
    }
  }
}

TEST(PageGraph, EveryTransferIsDrawnFromItsSourcesToItsTarget) {
  const Made made;
  const auto plot = made.plot();
  const auto& graph = dynamic_cast<const PageGraphPlot&>(*plot);
  const GraphPicture picture = graph.arranged(234, 0, page(3.25, 8).style());
  const Drawing& drawing = picture.drawing();
  ASSERT_EQ(drawing.edges.size(), drawing.graph.edges.size());
  ASSERT_EQ(drawing.junctions.size(), static_cast<std::size_t>(drawing.graph.junctions));
  for (const DrawnEdge& edge : drawing.edges) {
    const GraphEdge& line = drawing.graph.edges[static_cast<std::size_t>(edge.edge)];
    const auto ends_at = [&](TaskId task, Point p) {
      if (task.valid()) return drawing.nodes[task.index()].box.distance(p) < 1e-6;
      return drawing.junctions[static_cast<std::size_t>(line.junction)] == p;
    };
    EXPECT_TRUE(ends_at(line.source, edge.points.front()));
    EXPECT_TRUE(ends_at(line.target, edge.points.back()));
    EXPECT_EQ(edge.arrow, line.target.valid());
  }
}

TEST(PageGraph, TwoTaxonomiesFitAsOne) {
  Made made;
  ComparedSolution other;
  other.scenario.value = Value::kGain;
  other.taxonomy = solve_taxonomy(made.table, other.scenario, {}, {});
  other.name_a = QStringLiteral("affinity");
  other.name_b = QStringLiteral("gain");
  const auto plot = made.plot({}, &other);
  const auto& graph = dynamic_cast<const PageGraphPlot&>(*plot);
  const PlotStyle style = page(3.25, 8).style();
  const GraphPicture picture = graph.arranged(234, 0, style);
  expect_apart(picture, 234 / PageGraphPlot::scale(style), "comparison");
  std::set<EdgeSide> sides;
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) {
    sides.insert(picture.side(i));
    EXPECT_EQ(picture.side(i), graph.picture().side(i));
  }
  EXPECT_EQ(sides.size(), 3U);
}

TEST(PageGraph, ForbiddenTransfersKeepTheirLines) {
  Made made;
  made.scenario.forbidden = {"rgb2sfnorm->curvature"};
  const auto plot = made.plot();
  const auto& graph = dynamic_cast<const PageGraphPlot&>(*plot);
  for (const double inches : {3.25, 6.875}) {
    const PlotStyle style = page(inches, 8).style();
    const GraphPicture picture = graph.arranged(72 * inches, 0, style);
    const Drawing& lines = picture.rules().drawn;
    ASSERT_EQ(lines.edges.size(), 1U);
    // From box to box of this arrangement.
    const GraphEdge& line = lines.graph.edges[static_cast<std::size_t>(lines.edges[0].edge)];
    const auto box = [&](TaskId task) { return picture.drawing().nodes[task.index()].box; };
    EXPECT_LT(box(line.source).distance(lines.edges[0].points.front()), 1e-6);
    EXPECT_LT(box(line.target).distance(lines.edges[0].points.back()), 1e-6);
    EXPECT_EQ(made.table.code(line.source), "rgb2sfnorm");
    EXPECT_EQ(made.table.code(line.target), "curvature");
  }
}

TEST(PageGraph, AGivenHeightIsFilledAndNeverExceeded) {
  const Made made;
  const auto plot = made.plot();
  FigureOptions options = page(5, 8);
  const double natural = figure_size(*plot, options).height();
  for (const double share : {0.6, 1.0, 1.3}) {
    options.height = FigureLength{share * natural, LengthUnit::kPoint};
    const TextFit fit = text_fit(*plot, options);
    EXPECT_EQ(fit.fits, share >= 1) << share << ": " << fit.smallest;
  }
}

std::unique_ptr<Plot> figure(const QString& kind) {
  FigureRecipe recipe;
  recipe.kind = kind;
  recipe.study = QStringLiteral("published-16k");
  return make_plot(recipe, load_source(recipe, QDir::tempPath()), {});
}

TEST(TextOfFigures, IsAsHighAsAskedForInAColumn) {
  for (const char* kind : {"taxonomy", "gain", "quality", "tree", "frontier", "significance"}) {
    const auto plot = figure(QString::fromLatin1(kind));
    for (const double points : {7.0, 8.0}) {
      const TextFit fit = text_fit(*plot, page(3.25, points));
      EXPECT_TRUE(fit.fits) << kind << ": " << fit.smallest;
      EXPECT_GE(fit.smallest, points - 0.02) << kind;
    }
  }
}

TEST(TextOfFigures, OfAGraphIsAsHighAsAskedForAtEveryWidth) {
  const auto plot = figure(QStringLiteral("taxonomy"));
  for (double inches = 3; inches < 7.3; inches += 0.13) {
    const TextFit fit = text_fit(*plot, page(inches, 8));
    EXPECT_TRUE(fit.fits) << inches << ": " << fit.smallest;
  }
}

TEST(TextOfFigures, WhereItIsNotTheWidthThatItNeedsIsEnough) {
  const auto plot = figure(QStringLiteral("affinity"));
  const TextFit fit = text_fit(*plot, page(3.25, 8));
  EXPECT_FALSE(fit.fits);
  ASSERT_TRUE(fit.width);
  EXPECT_TRUE(text_fit(*plot, page(*fit.width / 72, 8)).fits);
  EXPECT_FALSE(text_fit(*plot, page((*fit.width - 8) / 72, 8)).fits);
  EXPECT_LT(*fit.width, 5.5 * 72);
}

}  // namespace
}  // namespace taskatlas::ui
