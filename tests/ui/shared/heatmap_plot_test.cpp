// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_plot.hpp"

#include "base/error.hpp"
#include "ui/shared/heatmap_support.hpp"

#include <QPainter>
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using namespace testing;

QImage painted(const HeatmapPlot& plot, const QSize& size, const PlotStyle& style) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(style.paper);
  QPainter painter(&image);
  plot.paint(painter, QRectF(QPointF(), QSizeF(size)), style);
  painter.end();
  return image;
}

// A place in the cell that no text, mark or line covers.
QPoint quiet(const QRectF& cell) {
  return (cell.topLeft() + QPointF(0.2 * cell.width(), 0.8 * cell.height())).toPoint();
}

TEST(HeatmapPlot, EverythingOfACellMovesTogether) {
  const HeatmapData data = numbered(5, 4);
  const std::array<std::size_t, 5> rows{3, 0, 4, 1, 2};
  const std::array<std::size_t, 4> columns{2, 3, 1, 0};
  const HeatmapData moved = rearranged(data, rows, columns);
  HeatmapOptions options;
  options.cell_values = true;
  const HeatmapPlot plot(moved, options);
  const PlotStyle style = screen_style();
  const QImage image = painted(plot, {500, 500}, style);
  const HeatmapGeometry geometry = plot.geometry(QRectF(0, 0, 500, 500), style);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(moved.rows[i].label, data.rows[rows[i]].label);
    EXPECT_EQ(moved.rows[i].task, data.rows[rows[i]].task);
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const std::size_t before = rows[i] * 4 + columns[j];
      const std::size_t after = i * 4 + j;
      EXPECT_EQ(moved.values[after], data.values[before]);
      EXPECT_EQ(moved.notes[after], data.notes[before]);
      EXPECT_EQ(moved.marks[after], data.marks[before]);
      // The text in the cell, what is said of it, and its colour are all of the same cell.
      const QString own = QStringLiteral("%1-%2").arg(rows[i]).arg(columns[j]);
      EXPECT_EQ(plot.cell_text(i, j), u't' + own);
      EXPECT_TRUE(plot.cell_name(i, j).endsWith(u'n' + own));
      EXPECT_TRUE(plot.cell_name(i, j).startsWith(
          QStringLiteral("Column %1 to Row %2").arg(columns[j]).arg(rows[i])));
      const QPoint at = quiet(geometry.cell(static_cast<int>(i), static_cast<int>(j)));
      EXPECT_EQ(image.pixel(at), plot.colours().colour(data.values[before]) | 0xff000000U);
    }
  }
}

TEST(HeatmapPlot, SaysOfACellWhatItIsGivenToSay) {
  HeatmapData data = numbered(2, 3);
  for (int cell = 0; cell < 6; ++cell) data.names.push_back(QStringLiteral("cell %1").arg(cell));
  const std::array<std::size_t, 2> rows{1, 0};
  const std::array<std::size_t, 2> columns{2, 0};
  const HeatmapPlot plot(rearranged(data, rows, columns), {});
  EXPECT_EQ(plot.cell_name(0, 0), QStringLiteral("cell 5"));
  EXPECT_EQ(plot.cell_name(1, 1), QStringLiteral("cell 0"));
  data.names.pop_back();
  EXPECT_THROW(data.check(), Error);
}

TEST(HeatmapPlot, HitTestIsTheInverseOfTheGeometry) {
  const HeatmapPlot plot(numbered(7, 11), {});
  for (const PlotStyle& style : {screen_style(), PlotStyle::figure(QStringLiteral("sans"), 8)}) {
    for (const QRectF& area : {QRectF(0, 0, 600, 500), QRectF(30, 40, 300, 700)}) {
      const HeatmapGeometry geometry = plot.geometry(area, style);
      EXPECT_TRUE(area.contains(geometry.cells));
      for (int row = 0; row < 7; ++row) {
        for (int column = 0; column < 11; ++column) {
          const QRectF cell = geometry.cell(row, column);
          for (const QPointF& at : {cell.center(), cell.topLeft() + QPointF(0.1, 0.1),
                                    cell.bottomRight() - QPointF(0.1, 0.1)}) {
            EXPECT_EQ(plot.hit_test(at, area, style), (HeatmapHit{row, column}));
          }
        }
        const QPointF head(geometry.row_labels.center().x(), geometry.cell(row, 0).center().y());
        EXPECT_EQ(plot.hit_test(head, area, style), (HeatmapHit{row, -1}));
      }
      const QPointF head(geometry.cell(0, 4).center().x(), geometry.column_labels.center().y());
      EXPECT_EQ(plot.hit_test(head, area, style), (HeatmapHit{-1, 4}));
      EXPECT_EQ(plot.hit_test(area.topLeft(), area, style), HeatmapHit{});
      EXPECT_EQ(plot.hit_test(geometry.legend.center(), area, style), HeatmapHit{});
    }
  }
}

TEST(HeatmapPlot, APartOfTheMatrixFillsTheSameRoom) {
  const HeatmapPlot plot(numbered(20, 20), {});
  const PlotStyle style = screen_style();
  const QRectF area(0, 0, 600, 600);
  const HeatmapGeometry whole = plot.geometry(area, style);
  const HeatmapGeometry part = plot.geometry(area, style, {5, 7.5, 10, 10});
  EXPECT_EQ(part.cells, whole.cells);
  EXPECT_DOUBLE_EQ(part.cell_width(), 2 * whole.cell_width());
  EXPECT_EQ(part.hit(part.cells.topLeft() + QPointF(1, 1), 20, 20), (HeatmapHit{7, 5}));
}

TEST(HeatmapPlot, MissingCellsAreHatchedAndNamed) {
  HeatmapData data = numbered(4, 4);
  data.texts.clear();
  data.values[5] = kMissing;
  HeatmapOptions options;
  options.cell_values = true;
  const HeatmapPlot plot(data, options);
  EXPECT_TRUE(plot.cell_text(1, 1).isEmpty());
  EXPECT_TRUE(plot.cell_name(1, 1).contains(QStringLiteral("not measured")));
  EXPECT_TRUE(plot.summary().contains(QStringLiteral("not measured")));
  EXPECT_TRUE(plot.data().rows[1][2].isEmpty());
  for (const PlotStyle& style : {screen_style(), PlotStyle::figure(QStringLiteral("sans"), 10)}) {
    const QImage image = painted(plot, {500, 500}, style);
    const HeatmapGeometry geometry = plot.geometry(QRectF(0, 0, 500, 500), style);
    const QRect inside = geometry.cell(1, 1).adjusted(3, 3, -3, -3).toRect();
    bool plain = false, line = false;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
      for (int x = inside.left(); x <= inside.right(); ++x) {
        const QRgb pixel = image.pixel(x, y);
        (pixel == style.missing.rgb() ? plain : line) = true;
      }
    }
    EXPECT_TRUE(plain && line);
  }
}

TEST(HeatmapPlot, TheTsvReadsBack) {
  HeatmapData data = numbered(3, 4);
  data.values[7] = kMissing;
  data.values[2] = 1.0 / 3;
  data.rows[1].code = QStringLiteral("a\tb");
  const QStringList lines = heatmap_tsv(data).split(u'\n');
  ASSERT_EQ(lines.size(), 5);  // and nothing after the last
  EXPECT_EQ(lines[0], QStringLiteral("Target\tc0\tc1\tc2\tc3"));
  for (int row = 0; row < 3; ++row) {
    const QStringList cells = lines[row + 1].split(u'\t');
    ASSERT_EQ(cells.size(), 5);
    for (int column = 0; column < 4; ++column) {
      const double value = data.values[static_cast<std::size_t>(4 * row + column)];
      if (std::isnan(value)) {
        EXPECT_TRUE(cells[column + 1].isEmpty());
      } else {
        EXPECT_EQ(cells[column + 1].toDouble(), value);
      }
    }
  }
  EXPECT_EQ(lines[2].split(u'\t')[0], QStringLiteral("a b"));
}

TEST(HeatmapPlot, OptionsGoBothWays) {
  HeatmapOptions options;
  options.colour_map = QStringLiteral("magma");
  options.reversed = true;
  options.scale = HeatmapScale::kExponential;
  options.beta = 7.5;
  options.low = 0.01;
  options.centre = 0.5;
  options.cell_values = true;
  options.digits = 4;
  options.significant = true;
  options.grid = false;
  EXPECT_EQ(HeatmapOptions::from_json(options.to_json()), options);
  EXPECT_EQ(HeatmapOptions::from_json(HeatmapOptions().to_json(), options), HeatmapOptions());
  EXPECT_EQ(HeatmapOptions::from_json({}, options), options);
  const QJsonObject nonsense{{QStringLiteral("colour_map"), QStringLiteral("jet")},
                             {QStringLiteral("scale"), 3},
                             {QStringLiteral("beta"), -1},
                             {QStringLiteral("low"), 2},
                             {QStringLiteral("high"), 1},
                             {QStringLiteral("digits"), 99}};
  const HeatmapOptions read = HeatmapOptions::from_json(nonsense);
  EXPECT_EQ(read.colour_map, HeatmapOptions().colour_map);
  EXPECT_EQ(read.beta, 20);
  EXPECT_FALSE(read.low || read.high);
  EXPECT_EQ(read.digits, 6);
}

TEST(HeatmapPlot, SizesThatDoNotFitAreRefused) {
  HeatmapData data = numbered(2, 2);
  data.values.pop_back();
  EXPECT_THROW(HeatmapPlot(data, {}), Error);
  data = numbered(2, 2);
  data.notes.pop_back();
  EXPECT_THROW(HeatmapPlot(data, {}), Error);
  data = numbered(2, 2);
  data.column_tree = HeatmapTree{{2, {{0, 1, 1, 2}}, {0, 1}}, {0, 2}, std::nullopt};
  EXPECT_THROW(HeatmapPlot(data, {}), Error);
}

TEST(HeatmapPlot, PaintsWhateverTheSize) {
  for (const auto& [rows, columns] : {std::pair{0, 0}, {1, 1}, {1, 40}, {40, 1}, {300, 300}}) {
    HeatmapData data = numbered(rows, columns);
    for (std::size_t i = 0; i < data.values.size(); i += 7) data.values[i] = kMissing;
    const HeatmapPlot plot(data, {});
    for (const QSize& size : {QSize(1, 1), QSize(80, 60), QSize(400, 300)}) {
      painted(plot, size, screen_style());
    }
    EXPECT_GT(plot.height_for(200, PlotStyle::figure(QStringLiteral("sans"), 8)), 0);
  }
}

TEST(HeatmapPlot, AFigureUsesTheHeightItAskedFor) {
  const HeatmapPlot plot(numbered(22, 27), {});
  const PlotStyle style = PlotStyle::figure(QStringLiteral("sans"), 8);
  for (const double width : {120.0, 234.0, 495.0}) {
    const double height = plot.height_for(width, style);
    const HeatmapGeometry geometry = plot.geometry(QRectF(0, 0, width, height), style);
    // Square, or as high as a label.
    EXPECT_NEAR(geometry.cell_height(), std::max(geometry.cell_width(), 1.12 * style.em()), 1e-6);
    EXPECT_LE(geometry.legend.bottom(), height);
    EXPECT_GE(geometry.legend.bottom(), height - 2 * style.em());
  }
}

TEST(HeatmapPlot, AFigureOfManyRowsIsNoStrip) {
  const HeatmapPlot plot(numbered(1000, 1000), {});
  const PlotStyle style = PlotStyle::figure(QStringLiteral("sans"), 8);
  EXPECT_LT(plot.height_for(234, style), 3 * 234);
}

}  // namespace
}  // namespace taskatlas::ui
