// SPDX-License-Identifier: MIT
// What is drawn of views: pairs with what they both show, tasks, contact sheets; and that it fits.
#include "base/error.hpp"
#include "support/temporary_folder.hpp"
#include "ui/dataset/match_paint.hpp"
#include "ui/dataset/sample_plot.hpp"
#include "ui/dataset/sheet_plot.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/dataset/task_plot.hpp"
#include "ui/dataset/whole_text.hpp"

#include <QJsonArray>
#include <QPainter>
#include <QPalette>
#include <cmath>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using taskatlas::testing::TemporaryFolder;
using testing::kSide;
namespace fs = std::filesystem;

// Two cameras side by side, 0.4 m apart, before a wall 2 m away; the first point is in the middle
// of the first view. A third file lists both views.
class Wall {
 public:
  explicit Wall(const fs::path& root) : root_(root) {
    put(0, 0, 0);
    put(0, 1, kApart);
    dataset::Matches matches;
    matches.point = 0;
    matches.views = {{0, 0, {kSide / 2.0, kSide / 2.0}, "a"},
                     {0, 1, {kSide / 2.0 - shift() * kSide, kSide / 2.0}, "b"}};
    const fs::path file =
        testing::file_of(root, "wall", 0, 0, Domain::kNonfixatedMatches).parent_path() /
        "point_0_view_all_domain_nonfixated_matches.json";
    fs::create_directories(file.parent_path());
    write_file_atomically(file, dataset::format_matches(matches), Links::kFollow);
  }
  // How far the second picture is shifted against the first, in its widths.
  static double shift() { return kApart / kDistance / (2 * std::tan(kFieldOfView / 2)); }
  std::shared_ptr<const DatasetSource> open() const { return testing::opened(root_); }

  static constexpr double kApart = 0.4, kDistance = 2, kFieldOfView = 1;

 private:
  void put(std::uint32_t point, std::uint32_t view, double right) const {
    dataset::Values colour(kSide, kSide, 3), depth(kSide, kSide, 1);
    for (float& metres : depth.data) metres = kDistance;
    testing::put_raster(root_, "wall", point, view, Domain::kRgb, dataset::encode_colour(colour));
    testing::put_raster(root_, "wall", point, view, Domain::kDepthZbuffer,
                        dataset::encode_depth(depth));
    dataset::PointInfo info;
    info.camera_location = {right, 0, 1.5};
    info.camera_rotation_final = {1.5707963267948966, 0, 0};  // looks along the world's y
    info.field_of_view_rads = kFieldOfView;
    const auto facts = testing::file_of(root_, "wall", point, view, Domain::kPointInfo);
    fs::create_directories(facts.parent_path());
    write_file_atomically(facts, dataset::format_point_info(info), Links::kFollow);
  }

  fs::path root_;
};

TEST(MatchPair, TracesWhatBothViewsShow) {
  const TemporaryFolder folder;
  const Wall wall(folder.path());
  const auto source = wall.open();
  const auto content = read_sample(*source, 0, {});
  ASSERT_EQ(content->others.size(), 1U) << "a view is no other view of itself";
  EXPECT_EQ(content->others[0].view, 1U);
  ASSERT_NE(content->pair, nullptr);
  const MatchPair& pair = *content->pair;
  const auto middle = pair.trace({0.5, 0.5});
  ASSERT_TRUE(middle);
  EXPECT_NEAR(middle->x(), 0.5 - Wall::shift(), 1e-3);
  EXPECT_NEAR(middle->y(), 0.5, 1e-3);
  EXPECT_FALSE(pair.trace({Wall::shift() / 2, 0.5})) << "left of what the other shows";
  EXPECT_FALSE(pair.trace({1.5, 0.5}));
  EXPECT_EQ(pair.listed(), 1);
  ASSERT_TRUE(pair.links.back().listed);
  EXPECT_NEAR(pair.links.back().there.x(), middle->x(), 1e-6) << "as it is listed";
  EXPECT_GT(pair.traced(), 0);
  EXPECT_LT(pair.traced(), pair.asked);
  for (const MatchPair::Link& link : pair.links) {
    EXPECT_NEAR(link.here.x() - link.there.x(), Wall::shift(), 2e-3);
    EXPECT_NEAR(link.here.y(), link.there.y(), 2e-3);
  }
}

TEST(MatchPair, DoesNotTraceWhatIsHiddenThere) {
  const TemporaryFolder folder;
  const Wall wall(folder.path());
  // Before the second camera stands something half as far away.
  dataset::Values depth(kSide, kSide, 1);
  for (float& metres : depth.data) metres = Wall::kDistance / 2;
  testing::put_raster(folder.path(), "wall", 0, 1, Domain::kDepthZbuffer,
                      dataset::encode_depth(depth));
  const auto content = read_sample(*wall.open(), 0, {});
  EXPECT_EQ(content->pair->traced(), 0);
  EXPECT_EQ(content->pair->listed(), 1) << "what the dataset says stands";
}

QImage painted(const Plot& plot, const QSizeF& size, const PlotStyle& style) {
  QImage image(size.toSize(), QImage::Format_RGB32);
  image.fill(style.paper);
  QPainter painter(&image);
  plot.paint(painter, QRectF(QPointF(), size), style);
  return image;
}

TEST(SamplePlot, JoinsMatchesByLinesUnlessToldNotTo) {
  const TemporaryFolder folder;
  const auto source = Wall(folder.path()).open();
  const QJsonObject view{{QStringLiteral("building"), QStringLiteral("wall")},
                         {QStringLiteral("point"), 0},
                         {QStringLiteral("view"), 0}};
  QJsonObject without = view;
  without.insert(QStringLiteral("links"), false);
  const PlotStyle style = PlotStyle::figure(QString(), 8);
  const auto joined = make_sample_plot(*source, view, {}),
             bare = make_sample_plot(*source, without, {});
  const QSizeF size(400, joined->height_for(400, style));
  EXPECT_NE(painted(*joined, size, style), painted(*bare, size, style));
  // The pair has the place of two panels.
  const auto& plot = static_cast<const SamplePlot&>(*joined);
  const auto places = plot.places(1000, style);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool pair = plot.panels()[i]->domain == Domain::kNonfixatedMatches;
    EXPECT_EQ(places[i].width() > 1.5 * places[0].width(), pair) << i;
  }
  QStringList quantities;
  for (const QStringList& row : joined->data().rows) quantities.push_back(row[2]);
  EXPECT_TRUE(quantities.contains(QStringLiteral("listed match with 0.1 x")));
}

TEST(SampleOptions, BesideComesBackAndIsChecked) {
  SampleOptions options;
  options.beside = SampleOptions::Beside{3, 4};
  options.links = false;
  const SampleOptions back = SampleOptions::from_json(options.to_json());
  ASSERT_TRUE(back.beside);
  EXPECT_EQ(back.beside->point, 3U);
  EXPECT_EQ(back.beside->view, 4U);
  EXPECT_FALSE(back.links);
  EXPECT_THROW(SampleOptions::from_json({{QStringLiteral("beside"), QJsonArray{1}}}), Error);
  EXPECT_THROW(SampleOptions::from_json({{QStringLiteral("beside"), QJsonArray{-1, 2}}}), Error);
}

class FitTest : public ::testing::Test {
 protected:
  FitTest() {
    testing::make_dataset(folder_.path());
    source_ = testing::opened(folder_.path());
    for (const char* kind : {"sample", "tasks", "sheet"}) plots_[kind] = make(kind);
  }
  std::shared_ptr<const Plot> make(const std::string& kind) const {
    const QJsonObject view{{QStringLiteral("building"), QStringLiteral("hanson")},
                           {QStringLiteral("point"), 0},
                           {QStringLiteral("view"), 0}};
    if (kind == "sample") return make_sample_plot(*source_, view, {});
    if (kind == "tasks") return make_tasks_plot(*source_, view, {});
    return make_sheet_plot(*source_, {{QStringLiteral("count"), 5}}, {});
  }

  const TemporaryFolder folder_;
  std::shared_ptr<const DatasetSource> source_;
  std::map<std::string, std::shared_ptr<const Plot>> plots_;
};

// A plot that fits its height leaves the last line of pixels below it alone.
TEST_F(FitTest, AFixedHeightCutsNothingOff) {
  const PlotStyle style = PlotStyle::figure(QString(), 8);
  for (const auto& [kind, plot] : plots_) {
    const double natural = plot->height_for(300, style);
    const auto height_for = [&](double width) { return plot->height_for(width, style); };
    const Fitting fit = fitting({300, natural / 3}, height_for);
    EXPECT_LT(fit.scale, 1) << kind;
    EXPECT_LE(fit.scale * height_for(fit.width), natural / 3 + 0.1) << kind;
    EXPECT_LE(fit.scale * fit.width, 300 + 1e-6) << kind;
    EXPECT_EQ(fitting({300, natural}, height_for).scale, 1) << kind;
    // Painted into the upper part of a larger picture nothing goes beyond that part.
    QImage image(300, static_cast<int>(natural) + 20, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    {
      QPainter painter(&image);
      plot->paint(painter, QRectF(0, 0, 300, natural / 3), style);
    }
    const auto below = static_cast<int>(std::ceil(natural / 3)) + 3;
    for (int y = below; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) {
        ASSERT_EQ(image.pixel(x, y), QColor(Qt::magenta).rgb()) << kind << ' ' << x << ", " << y;
      }
    }
  }
}

TEST_F(FitTest, UsualWidthsFitAPage) {
  const PlotStyle style = PlotStyle::figure(QString(), 8);
  for (const double inches : {3.25, 5.5, 6.875}) {
    EXPECT_LE(plots_.at("sample")->height_for(72 * inches, style), kPageHeight) << inches;
    EXPECT_LE(plots_.at("tasks")->height_for(72 * inches, style), kPageHeight) << inches;
  }
}

TEST_F(FitTest, NarrowFiguresHaveFewerColumnsRatherThanTextThatNobodyCanRead) {
  for (const double points : {5.0, 8.0, 10.0}) {
    const PlotStyle style = PlotStyle::figure(QString(), points);
    EXPECT_DOUBLE_EQ(least_relative(1, style) * points, std::min(points, kLeastText));
    const auto& plot = static_cast<const SamplePlot&>(*plots_.at("sample"));
    for (const double inches : {2.0, 3.25, 5.5}) {
      const std::vector<QRectF> places = plot.places(72 * inches, style);
      for (const QRectF& place : places) {
        EXPECT_GE(place.width() + 0.01, std::min(legible_panel_width(style), 72 * inches))
            << points << " pt, " << inches << " in";
      }
    }
  }
  EXPECT_EQ(least_relative(0.8, PlotStyle::screen({}, {})), 0.8) << "on the screen nothing shrinks";
}

TEST(WholeText, IsBrokenBetweenWords) {
  const PlotStyle style = PlotStyle::figure(QString(), 8);
  const QStringList lines{QStringLiteral("one two three"), QStringLiteral("four")};
  EXPECT_EQ(wrapped(lines, 1000, 1, style), lines);
  EXPECT_EQ(wrapped(lines, 1, 1, style),
            QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"),
                         QStringLiteral("four")}));
}

TEST_F(FitTest, TasksHaveTheirOwnFigure) {
  const auto& plot = static_cast<const TaskPlot&>(*plots_.at("tasks"));
  EXPECT_EQ(plot.content().panels.size(), 27U);
  QJsonObject options{{QStringLiteral("building"), QStringLiteral("hanson")},
                      {QStringLiteral("tasks"),
                       QJsonArray{QStringLiteral("fix_pose"), QStringLiteral("rgb2depth")}}};
  const auto two = make_tasks_plot(*source_, options, {});
  EXPECT_EQ(static_cast<const TaskPlot&>(*two).content().panels.size(), 2U);
  options.insert(QStringLiteral("tasks"), QJsonArray{QStringLiteral("cooking")});
  EXPECT_THROW(make_tasks_plot(*source_, options, {}), Error);
  EXPECT_THROW(make_tasks_plot(*source_, {{QStringLiteral("building"), QStringLiteral("x")}}, {}),
               Error);
  EXPECT_THROW(TaskOptions::from_json({{QStringLiteral("columns"), 99}}), Error);
}

TEST_F(FitTest, PosesAreTablesOfWholeNumbersOfDigits) {
  const auto& plot = static_cast<const TaskPlot&>(*plots_.at("tasks"));
  for (const TaskSample& panel : plot.content().panels) {
    if (panel.task->code != "fix_pose") continue;
    ASSERT_EQ(panel.table.size(), 3U);
    EXPECT_TRUE(panel.header);
    for (const QStringList& row : panel.table) EXPECT_EQ(row.size(), 4);
    EXPECT_EQ(panel.lines.size(), 2) << "and for those who do not see the table";
  }
}

}  // namespace
}  // namespace taskatlas::ui
