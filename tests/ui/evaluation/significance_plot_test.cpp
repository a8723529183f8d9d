// SPDX-License-Identifier: MIT
#include "ui/evaluation/significance_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "support/published.hpp"
#include "ui/evaluation/evaluation_plots.hpp"
#include "ui/evaluation/painted.hpp"

#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::is_blank;
using testing::painted;
using testing::paper_style;

const TransferTable& table() {
  static const TransferTable read = taskatlas::testing::published_table("1k");
  return read;
}

const Significance& significance() {
  static const Significance tested = [] {
    const Frontier frontier = solve_frontier(table(), {}, {}, {});
    SignificanceOptions options;
    options.samples = 40;
    options.seed = 5;
    return *test_significance(table(), {}, frontier.points, options, {});
  }();
  return tested;
}

TEST(SignificancePlot, OptionsComeBackFromJson) {
  for (const auto& [gain, quality] : {std::pair(true, true), {true, false}, {false, true}}) {
    const SignificanceOptionsView options{77, 123456789012345, gain, quality};
    EXPECT_EQ(SignificanceOptionsView::from_json(options.to_json()), options);
  }
  EXPECT_EQ(SignificanceOptionsView::from_json({}), SignificanceOptionsView());
  for (const QJsonObject& wrong :
       {QJsonObject{{QStringLiteral("samples"), 0}}, QJsonObject{{QStringLiteral("samples"), 1.5}},
        QJsonObject{{QStringLiteral("seed"), -1}},
        QJsonObject{{QStringLiteral("seed"), QStringLiteral("x")}},
        QJsonObject{{QStringLiteral("show"), QStringLiteral("all")}}}) {
    EXPECT_THROW(SignificanceOptionsView::from_json(wrong), Error);
  }
}

TEST(SignificancePlot, DataAreTheCores) {
  const SignificancePlot plot(significance(), {});
  const PlotData data = plot.data();
  ASSERT_EQ(data.rows.size(), significance().points.size() * 6);
  const auto column = [&](const char* name) { return data.columns.indexOf(QLatin1String(name)); };
  for (const QStringList& row : data.rows) {
    ASSERT_EQ(row.size(), data.columns.size());
    if (row[column("measure")] != QLatin1String("gain") ||
        row[column("random")] != QLatin1String("best")) {
      continue;
    }
    for (const SignificancePoint& point : significance().points) {
      if (row[column("budget")].toStdString() != format_number(point.budget)) continue;
      EXPECT_EQ(row[column("ours")].toStdString(), format_number(point.best.gain.ours));
      EXPECT_EQ(row[column("p95")].toStdString(), format_number(point.best.gain.random.p95));
      EXPECT_EQ(row[column("p_value")].toStdString(), format_number(point.best.gain.p_value));
    }
  }
}

TEST(SignificancePlot, PointsAreFoundWhereTheyArePainted) {
  const PlotStyle style = paper_style();
  for (const double width : {250.0, 900.0}) {
    const SignificancePlot plot(significance(), {});
    const auto geometry = plot.geometry(QRectF(0, 0, width, plot.height_for(width, style)), style);
    ASSERT_EQ(geometry.panels.size(), 2u);
    EXPECT_EQ(geometry.panels[0].area.top() == geometry.panels[1].area.top(), width > 500);
    for (std::size_t i = 0; i < significance().points.size(); ++i) {
      const QPointF at = geometry.place(geometry.panels[1], significance().points[i].budget, 0.3);
      EXPECT_EQ(plot.point_at(at, geometry), i);
      EXPECT_TRUE(plot.describe(i).contains(QLatin1String("p = ")));
    }
    EXPECT_FALSE(plot.point_at(QPointF(-100, 0), geometry));
  }
}

TEST(SignificancePlot, EveryNumberLiesWithinItsPanel) {
  const PlotStyle style = paper_style();
  const SignificancePlot plot(significance(), {});
  const auto geometry = plot.geometry(QRectF(0, 0, 600, 400), style);
  for (const SignificancePoint& point : significance().points) {
    for (const double value : {point.best.gain.ours, point.best.gain.random.p5,
                               point.uniform.quality.random.p5, point.best.gain.random.p95}) {
      if (std::isnan(value)) continue;
      EXPECT_GE(value, geometry.low);
      EXPECT_LE(value, geometry.high);
    }
  }
}

TEST(SignificancePlot, ShowsWhatIsAskedFor) {
  SignificanceOptionsView gain;
  gain.quality = false;
  const SignificancePlot both(significance(), {}), one(significance(), gain);
  EXPECT_FALSE(is_blank(painted(both, 400, 400)));
  EXPECT_NE(painted(both, 400, 400), painted(one, 400, 400));
  EXPECT_TRUE(both.summary().contains(QLatin1String("quality")));
  EXPECT_FALSE(one.summary().contains(QLatin1String("quality")));
  EXPECT_TRUE(both.summary().contains(QLatin1String("seed 5")));
}

TEST(SignificancePlot, NothingFeasibleIsSaid) {
  EXPECT_FALSE(is_blank(painted(SignificancePlot({}, {}), 300, 100)));
  Significance none;
  none.samples = 3;
  SignificancePoint point;
  point.budget = 2;
  none.points = {point};
  const SignificancePlot plot(none, {});
  EXPECT_FALSE(is_blank(painted(plot, 300, 300)));
  EXPECT_TRUE(plot.describe(0).contains(QLatin1String("none that is feasible")));
}

TEST(SignificancePlot, FiguresAreTheSameWithoutAWindow) {
  const QJsonObject options{{QStringLiteral("samples"), 40}, {QStringLiteral("seed"), 5}};
  const auto made = make_significance_plot(table(), {}, options, {});
  ASSERT_NE(made, nullptr);
  const SignificancePlot plot(significance(), SignificanceOptionsView::from_json(options));
  EXPECT_EQ(painted(*made, 300, 400), painted(plot, 300, 400));
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_EQ(make_significance_plot(table(), {}, options, context), nullptr);
}

}  // namespace
}  // namespace taskatlas::ui
