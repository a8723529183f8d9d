// SPDX-License-Identifier: MIT
#include "measures/target_labels.hpp"

#include "base/error.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures {
namespace {

using dataset::Planes;
using dataset::Target;
using dataset::TargetKind;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

Target image(int channels, int side) {
  Target target;
  target.kind = TargetKind::kImage;
  target.height = target.width = side;
  target.values = Planes(channels, side, side);
  return target;
}

TEST(TargetLabels, ImagesBecomeMeansOfCells) {
  for (const auto& [channels, numbers] :
       {std::pair{1, 64}, {2, 50}, {3, 48}, {64, 64}, {100, 100}}) {
    EXPECT_THAT(label_of(image(channels, 32))->numbers, SizeIs(static_cast<std::size_t>(numbers)));
  }
  Target target = image(1, 16);  // cells of 2 × 2
  std::iota(target.values.data.begin(), target.values.data.end(), 0.F);
  const auto label = label_of(target);
  EXPECT_EQ(label->numbers[0], (0 + 1 + 16 + 17) / 4.);
  EXPECT_EQ(label->numbers[9], (34 + 35 + 50 + 51) / 4.);
  // What does not count has no part in them.
  target.mask.assign(256, 1);
  target.mask[0] = target.mask[1] = target.mask[16] = 0;
  for (const std::size_t pixel : {34U, 35U, 50U, 51U}) target.mask[pixel] = 0;
  const auto masked = label_of(target);
  EXPECT_EQ(masked->numbers[0], 17);
  EXPECT_TRUE(std::isnan(masked->numbers[9]));
  target.mask.assign(256, 0);
  EXPECT_EQ(label_of(target), std::nullopt);
}

TEST(TargetLabels, ScoresBecomeTheBestClass) {
  Target target;
  target.kind = TargetKind::kScores;
  target.values = Planes(4, 1, 1);
  target.values.data = {.1F, .2F, .6F, .1F};
  target.mask = {1};
  EXPECT_EQ(label_of(target)->one_class, 2U);
  target.mask = {0};
  EXPECT_EQ(label_of(target), std::nullopt);
}

TEST(TargetLabels, VectorsStayWhatTheyAre) {
  Target target;
  target.kind = TargetKind::kVector;
  target.values = Planes(3, 1, 1);
  target.values.data = {1, -2, 3};
  EXPECT_THAT(label_of(target)->numbers, ElementsAre(1, -2, 3));
  target.mask = {0};
  EXPECT_EQ(label_of(target), std::nullopt);
}

TEST(TargetLabels, ClassesByPixelBecomeShares) {
  Target target;
  target.kind = TargetKind::kPixelClass;
  target.height = target.width = 2;
  target.labels = {0, 2, 2, -1};
  EXPECT_THAT(label_of(target)->numbers, ElementsAre(1 / 3., 0, 2 / 3.));
  target.labels = {-1, -1, -1, -1};
  EXPECT_EQ(label_of(target), std::nullopt);
  // Beyond 64 classes the most frequent ones.
  std::vector<LabelOfSample> samples(4);
  for (std::size_t i = 0; i < 4; ++i) {
    samples[i].numbers.assign(100, 0);
    for (std::size_t c = 30; c < 100; ++c)
      samples[i].numbers[c] = static_cast<double>(c + (i * i + c) % 5);
  }
  EXPECT_EQ(labels_of(samples).columns, 64U);
}

TEST(TargetLabels, ColoursBecomeMeansOfAAndB) {
  Target target;
  target.kind = TargetKind::kPixelColour;
  target.height = target.width = 10;
  target.colour.assign(100, dataset::encode_colour_code(20, -30));
  const auto label = label_of(target);
  ASSERT_THAT(label->numbers, SizeIs(50));
  // Soft codes are means over a neighbourhood of bins.
  for (std::size_t c = 0; c < 25; ++c) {
    EXPECT_NEAR(label->numbers[c], 20, 1);
    EXPECT_NEAR(label->numbers[25 + c], -30, 1);
  }
}

TEST(TargetLabels, SegmentsBecomePairsWhateverTheirNumbers) {
  Target target;
  target.kind = TargetKind::kSegments;
  target.height = target.width = 24;
  for (int i = 0; i < 24 * 24; ++i) target.labels.push_back(i / 24 / 6);
  const auto label = label_of(target);
  ASSERT_THAT(label->numbers, SizeIs(64));
  EXPECT_THAT(label->numbers, Each(::testing::AnyOf(0, 1)));
  const double same = std::accumulate(label->numbers.begin(), label->numbers.end(), 0.);
  EXPECT_GT(same, 8);
  EXPECT_LT(same, 56);
  for (std::int32_t& one : target.labels) one = 100 - 3 * one;
  EXPECT_EQ(label_of(target)->numbers, label->numbers);
  std::ranges::fill(target.labels, 5);
  EXPECT_THAT(label_of(target)->numbers, Each(1));
}

TEST(TargetLabels, AreStandardisedAndCompleted) {
  const double none = std::nan("");
  const Labels labels =
      labels_of({{{}, {1, 7, 10, none}}, {{}, {2, 7, none, none}}, {{}, {6, 7, 30, none}}});
  EXPECT_EQ(labels.samples, 3U);
  ASSERT_EQ(labels.columns, 2U);  // neither the constant nor the unknown one
  labels.check();
  for (std::size_t c = 0; c < 2; ++c) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      sum += labels.numbers[i * 2 + c];
      squares += labels.numbers[i * 2 + c] * labels.numbers[i * 2 + c];
    }
    EXPECT_NEAR(sum, 0, 1e-12);
    EXPECT_NEAR(squares, 3, 1e-12);
  }
  EXPECT_EQ(labels.numbers[1 * 2 + 1], 0);  // the mean of the others
  const Labels classes = labels_of({{3, {}}, {9, {}}, {3, {}}});
  EXPECT_THAT(classes.classes, ElementsAre(3, 9, 3));
}

TEST(TargetLabels, RefuseWhatTellsNothing) {
  EXPECT_THROW(labels_of({}), Error);
  EXPECT_THROW(labels_of({{{}, {4, 5}}, {{}, {4, 5}}, {{}, {4, 5}}}), Error);
  EXPECT_THROW(labels_of({{{}, {4, 5}}, {1, {}}}), Error);
  EXPECT_TRUE(no_labels("jigsaw").has_value());
  EXPECT_TRUE(no_labels("random").has_value());
  EXPECT_FALSE(no_labels("rgb2depth").has_value());
}

}  // namespace
}  // namespace taskatlas::measures
