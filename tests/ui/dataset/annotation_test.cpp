// SPDX-License-Identifier: MIT
#include "ui/dataset/annotation.hpp"

#include "base/error.hpp"
#include "support/temporary_folder.hpp"
#include "ui/dataset/sample_plot.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/shared/colour_map.hpp"

#include <QPainter>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using taskatlas::testing::TemporaryFolder;
using testing::kSide;

class AnnotationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::make_dataset(folder_.path());
    source_ = testing::opened(folder_.path());
  }
  Annotation read(Domain domain) const { return read_annotation(*source_, 0, domain); }
  void damage(Domain domain) const {
    std::ofstream(source_->file(0, domain), std::ios::binary) << "no picture";
  }

  const TemporaryFolder folder_;
  std::shared_ptr<const DatasetSource> source_;
};

TEST_F(AnnotationTest, TellsDepthInMetresAsStored) {
  const Annotation depth = read(Domain::kDepthZbuffer);
  ASSERT_EQ(depth.state, Annotation::State::kShown);
  const dataset::Values decoded = dataset::decode_values(
      dataset::read_image(source_->file(0, Domain::kDepthZbuffer)), Domain::kDepthZbuffer);
  for (const int x : {0, 7, kSide - 1}) {
    EXPECT_EQ(value_text(depth, x, 5),
              QLocale().toString(static_cast<double>(decoded.at(x, 5)), 'f', 3) + " m");
  }
  EXPECT_EQ(value_text(depth, 3, 0), "not measured");
  EXPECT_EQ(value_text(depth, kSide, 0), QString());
  EXPECT_EQ(qAlpha(depth.picture.pixel(3, 0)), 0) << "what was not measured is transparent";
  // Near is bright: the ends of the map are at the ends of the scale.
  EXPECT_EQ(depth.picture.pixel(0, 9), default_colour_map().at(1));
  EXPECT_EQ(depth.picture.pixel(kSide - 1, 9), default_colour_map().at(0));
  EXPECT_NEAR(depth.low, 1, 0.01);
  EXPECT_NEAR(depth.high, 4.1, 0.01);
}

TEST_F(AnnotationTest, ShowsNormalsAsTheyAreStored) {
  const Annotation normals = read(Domain::kNormal);
  EXPECT_EQ(value_text(normals, 4, 4), "(0.00, 0.00, 1.00)");
  const QRgb pixel = normals.picture.pixel(4, 4);
  EXPECT_NEAR(qRed(pixel), 128, 1);
  EXPECT_NEAR(qGreen(pixel), 128, 1);
  EXPECT_EQ(qBlue(pixel), 0);
}

TEST_F(AnnotationTest, ShowsCurvatureOnASymmetricScale) {
  const Annotation curvature = read(Domain::kPrincipalCurvature);
  EXPECT_DOUBLE_EQ(curvature.low, -curvature.high);
  EXPECT_NEAR(curvature.high, 5, 0.2);
  const ColourMap& map = default_diverging_colour_map();
  EXPECT_EQ(curvature.picture.pixel(1, 1), map.at(1));
  EXPECT_EQ(curvature.picture.pixel(kSide - 1, 1), map.at(0));
}

TEST_F(AnnotationTest, NamesClassesAndLeavesTheUncertainOut) {
  const Annotation classes = read(Domain::kSegmentSemantic);
  EXPECT_EQ(value_text(classes, 0, 0), "uncertain");
  EXPECT_EQ(value_text(classes, 20, 3), text_of(dataset::taskonomy_classes().semantic[2]));
  EXPECT_EQ(qAlpha(classes.picture.pixel(0, 0)), 0);
  EXPECT_EQ(classes.picture.pixel(20, 3), label_colour(3));
  ASSERT_EQ(classes.shares.size(), 2U);
  EXPECT_DOUBLE_EQ(classes.shares[0].share, 0.75);
}

TEST_F(AnnotationTest, RanksScores) {
  const Annotation scenes = read(Domain::kClassScene);
  ASSERT_EQ(scenes.scores.size(), 5U);
  EXPECT_EQ(scenes.scores[0].name, dataset::taskonomy_classes().scene.names[7]);
  EXPECT_FLOAT_EQ(scenes.scores[0].score, 0.75F);
  EXPECT_EQ(scenes.scores[1].name, dataset::taskonomy_classes().scene.names[20]);
}

TEST_F(AnnotationTest, SaysWhatIsMissingAndWhatIsDamaged) {
  EXPECT_EQ(read(Domain::kKeypoints3d).state, Annotation::State::kMissing);
  for (const Domain domain :
       {Domain::kRgb, Domain::kDepthZbuffer, Domain::kClassScene, Domain::kPointInfo}) {
    damage(domain);
    const Annotation annotation = read(domain);
    EXPECT_EQ(annotation.state, Annotation::State::kDamaged);
    EXPECT_THAT(annotation.problem.toStdString(),
                ::testing::HasSubstr(std::string(dataset::info(domain).name)));
  }
}

TEST_F(AnnotationTest, PaintsAPanelForEveryDomainAndReadsItsOptionsBack) {
  damage(Domain::kNormal);
  SampleOptions options;
  options.building = QStringLiteral("hanson");
  options.opacity = 0.5;
  options.window.zoom_about({0.25, 0.5}, 4);
  options.domains = {Domain::kRgb, Domain::kNormal, Domain::kDepthZbuffer};
  const SampleOptions back = SampleOptions::from_json(options.to_json());
  EXPECT_EQ(back.window, options.window);
  EXPECT_EQ(back.domains, options.domains);
  EXPECT_EQ(back.to_json(), options.to_json());
  const auto plot = make_sample_plot(*source_, options.to_json(), {});
  const PlotStyle style = PlotStyle::figure(QStringLiteral("Sans"), 8);
  const double height = plot->height_for(400, style);
  QImage image(400, static_cast<int>(height), QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  plot->paint(painter, QRectF(0, 0, 400, height), style);
  EXPECT_THAT(plot->summary().toStdString(), ::testing::HasSubstr("Surface normals: "));
  EXPECT_GE(plot->data().rows.size(), 3);
  EXPECT_THROW(make_sample_plot(*source_, {{"building", "nowhere"}}, {}), Error);
  EXPECT_THROW(SampleOptions::from_json({{"opacity", 2}}), Error);
  EXPECT_THROW(SampleOptions::from_json({{"domains", "rgb, nonsense"}}), Error);
}

TEST(PictureWindow, KeepsThePlaceThatItIsZoomedAbout) {
  PictureWindow window;
  const QPointF place(0.3, 0.7);
  window.zoom_about(place, 2);
  const QRectF part = window.part();
  EXPECT_NEAR((place.x() - part.x()) / part.width(), 0.3, 1e-9);
  EXPECT_NEAR((place.y() - part.y()) / part.height(), 0.7, 1e-9);
  window.zoom_about(place, 0.01);
  EXPECT_EQ(window.part(), QRectF(0, 0, 1, 1));
  window.move({5, 5});
  EXPECT_EQ(window.part(), QRectF(0, 0, 1, 1)) << "nothing outside is ever shown";
}

}  // namespace
}  // namespace taskatlas::ui
