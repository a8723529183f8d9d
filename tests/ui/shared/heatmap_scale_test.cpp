// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_scale.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

const ColourMap& kMap = default_colour_map();

TEST(HeatmapColours, SharesFollowTheirFormulas) {
  const HeatmapColours linear(kMap, false, HeatmapScale::kLinear, 20, {2, 6, std::nullopt});
  EXPECT_DOUBLE_EQ(linear.share(3), 0.25);
  EXPECT_EQ(linear.share(-1), 0);
  EXPECT_EQ(linear.share(7), 1);
  const HeatmapColours log(kMap, false, HeatmapScale::kLog, 20, {1e-4, 1, std::nullopt});
  EXPECT_NEAR(log.share(1e-3), 0.25, 1e-12);
  EXPECT_EQ(log.share(0), 0);
  const HeatmapColours exponential(kMap, false, HeatmapScale::kExponential, 20,
                                   {0, 0.3, std::nullopt});
  for (const double p : {0.0, 0.01, 0.1, 0.3}) {
    // Even in exp(−20 p), higher affinities still higher.
    EXPECT_NEAR(exponential.share(p), (1 - std::exp(-20 * p)) / (1 - std::exp(-6.0)), 1e-12);
  }
}

TEST(HeatmapColours, TheCentreHasTheMiddleColour) {
  const HeatmapColours colours(default_diverging_colour_map(), false, HeatmapScale::kLinear, 20,
                               {0, 0.8, 0.5});
  EXPECT_DOUBLE_EQ(colours.share(0.5), 0.5);
  EXPECT_DOUBLE_EQ(colours.share(0), 0);  // the longer side spans its half
  EXPECT_DOUBLE_EQ(colours.share(0.8), 0.8);
}

TEST(HeatmapColours, LevelsAgreeWithShares) {
  for (const auto scale : {HeatmapScale::kLinear, HeatmapScale::kLog, HeatmapScale::kExponential}) {
    const HeatmapColours colours(kMap, true, scale, 20, {0.001, 0.9, std::nullopt});
    for (int i = 0; i <= 4000; ++i) {
      const double value = i / 4000.0;
      const double share = colours.share(value);
      // Just at a limit between two levels rounding may take either.
      const bool same = colours.colour(value) == colours.colour_at(share) ||
                        colours.colour(value) == colours.colour_at(share - 1e-9) ||
                        colours.colour(value) == colours.colour_at(share + 1e-9);
      EXPECT_TRUE(same) << value;
    }
  }
}

TEST(HeatmapColours, EndsThatMakeNoSenseStillGiveColours) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const auto scale : {HeatmapScale::kLinear, HeatmapScale::kLog, HeatmapScale::kExponential}) {
    for (const HeatmapColours::Ends ends :
         {HeatmapColours::Ends{0, 0, std::nullopt}, HeatmapColours::Ends{5, 5, std::nullopt},
          HeatmapColours::Ends{-3, -1, std::nullopt}, HeatmapColours::Ends{nan, nan, std::nullopt},
          HeatmapColours::Ends{1, 0, 0.0}, HeatmapColours::Ends{0, 1e9, 0.0}}) {
      const HeatmapColours colours(kMap, false, scale, 20, ends);
      EXPECT_LT(colours.low(), colours.high());
      for (const double value : {-1e12, -1.0, 0.0, 0.5, 1e12}) {
        const double share = colours.share(value);
        EXPECT_GE(share, 0);
        EXPECT_LE(share, 1);
        colours.colour(value);
      }
      const auto ticks = colours.ticks(
          300, 5, [](const QString& text) { return 7.0 * static_cast<double>(text.size()); });
      for (const auto& tick : ticks) EXPECT_TRUE(std::isfinite(tick.share));
    }
  }
}

TEST(HeatmapColours, TicksDoNotTouch) {
  const auto width_of = [](const QString& text) { return 7.0 * static_cast<double>(text.size()); };
  for (const auto scale : {HeatmapScale::kLinear, HeatmapScale::kLog, HeatmapScale::kExponential}) {
    for (const double length : {40.0, 120.0, 300.0, 900.0}) {
      const HeatmapColours colours(kMap, false, scale, 20, {0.0002, 0.73, std::nullopt});
      const auto ticks = colours.ticks(length, 4, width_of);
      EXPECT_FALSE(ticks.empty());
      for (std::size_t i = 0; i < ticks.size(); ++i) {
        EXPECT_GE(ticks[i].value, colours.low() * 0.999);
        EXPECT_LE(ticks[i].value, colours.high() * 1.001);
        EXPECT_NEAR(ticks[i].share, colours.share(ticks[i].value), 1e-12);
        if (i == 0) continue;
        EXPECT_GE((ticks[i].share - ticks[i - 1].share) * length,
                  (width_of(ticks[i].text) + width_of(ticks[i - 1].text)) / 2 + 4 - 1e-9);
      }
    }
  }
}

TEST(HeatmapScale, WordsGoBothWays) {
  for (const auto scale : {HeatmapScale::kLinear, HeatmapScale::kLog, HeatmapScale::kExponential}) {
    EXPECT_EQ(parse_heatmap_scale(to_string(scale)), scale);
  }
  EXPECT_FALSE(parse_heatmap_scale(QStringLiteral("square")));
}

}  // namespace
}  // namespace taskatlas::ui
