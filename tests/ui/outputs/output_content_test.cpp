// SPDX-License-Identifier: MIT
#include "ui/outputs/output_content.hpp"

#include "dataset/target.hpp"
#include "ui/outputs/answer_difference.hpp"
#include "ui/outputs/answer_paint.hpp"
#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/outputs_support.hpp"
#include "ui/outputs/score_paint.hpp"

#include <numbers>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using namespace testing;
using outputs::Answer;

std::shared_ptr<const Answer> shared(Answer answer) {
  return std::make_shared<const Answer>(std::move(answer));
}

// A target's content with a truth and one answer, keys "truth" and "self".
std::shared_ptr<const OutputContent> content_of(
    const char* code, const Answer& truth, const Answer& answer,
    std::shared_ptr<const InputPictures> inputs = nullptr) {
  ContentOptions options;
  options.task = task_of(code);
  OutputRow row;
  row.key = QStringLiteral("self");
  row.sources = {"self"};
  options.rows = {row};
  KnownOutputs known;
  known.inputs = std::move(inputs);
  known.truth = shared(truth);
  known.truth_is_known = true;
  known.rows.push_back({row.key, shared(answer), std::nullopt, {}, true});
  return make_content(options, known);
}

const OutputPanel& panel(const OutputContent& content, const char* key) {
  return *content.find(QString::fromLatin1(key));
}

TEST(OutputContent, AnswersHaveTheTruthsScale) {
  const auto content = content_of("rgb2depth", depth_answer(2), depth_answer(30));
  EXPECT_EQ(panel(*content, "self").annotation.low, panel(*content, "truth").annotation.low);
  EXPECT_EQ(panel(*content, "self").annotation.high, panel(*content, "truth").annotation.high);
  EXPECT_NEAR(panel(*content, "truth").annotation.high, 2.7, 1e-6);
  EXPECT_TRUE(panel(*content, "self").annotation.beyond);
  EXPECT_FALSE(panel(*content, "truth").annotation.beyond);
}

TEST(OutputContent, WhatIsNotKnownWaitsAndWhatFailedSaysWhy) {
  ContentOptions options;
  options.task = task_of("rgb2depth");
  OutputRow self, pixels;
  self.key = QStringLiteral("self");
  pixels.key = QStringLiteral("pixels");
  options.rows = {self, pixels};
  KnownOutputs known;
  known.rows.push_back({pixels.key, nullptr, std::nullopt, QStringLiteral("gone"), true});
  const auto content = make_content(options, known);
  ASSERT_EQ(content->panels.size(), 4U);
  EXPECT_EQ(panel(*content, "input").state, OutputPanel::State::kWaiting);
  EXPECT_EQ(panel(*content, "truth").state, OutputPanel::State::kWaiting);
  EXPECT_EQ(panel(*content, "self").state, OutputPanel::State::kWaiting);
  EXPECT_EQ(panel(*content, "pixels").state, OutputPanel::State::kProblem);
  EXPECT_EQ(panel(*content, "pixels").problem, QStringLiteral("gone"));
}

TEST(OutputContent, EveryKindOfTaskHasItsDrawing) {
  using Kind = outputs::AnswerKind;
  EXPECT_EQ(drawing_of(task_of("rgb2sfnorm"), Kind::kPicture), AnswerDrawing::kPicture);
  EXPECT_EQ(drawing_of(task_of("segmentsemantic_rb"), Kind::kPixelClasses),
            AnswerDrawing::kClasses);
  EXPECT_EQ(drawing_of(task_of("segment2d"), Kind::kSegments), AnswerDrawing::kSegments);
  EXPECT_EQ(drawing_of(task_of("class_1000"), Kind::kScores), AnswerDrawing::kScores);
  EXPECT_EQ(drawing_of(task_of("jigsaw"), Kind::kScores), AnswerDrawing::kJigsaw);
  EXPECT_EQ(drawing_of(task_of("point_match"), Kind::kScores), AnswerDrawing::kMatch);
  EXPECT_EQ(drawing_of(task_of("room_layout"), Kind::kNumbers), AnswerDrawing::kLayout);
  EXPECT_EQ(drawing_of(task_of("vanishing_point_well_defined"), Kind::kNumbers),
            AnswerDrawing::kVanishing);
  EXPECT_EQ(drawing_of(task_of("ego_motion"), Kind::kNumbers), AnswerDrawing::kPoses);
}

TEST(OutputContent, JigsawsArePutTogetherAsAnswered) {
  const auto permutations = dataset::jigsaw_permutations();
  constexpr int kPermutation = 17;
  InputPictures tiles;
  for (std::size_t tile = 0; tile < 9; ++tile) {
    QImage image(4, 4, QImage::Format_RGB32);
    // As grey as the number of the cell that it belongs to.
    const int level = 20 * permutations[kPermutation][tile];
    image.fill(qRgb(level, level, level));
    tiles.push_back(image);
  }
  const QImage whole = put_together(tiles, kPermutation);
  ASSERT_EQ(whole.size(), QSize(12, 12));
  for (int cell = 0; cell < 9; ++cell) {
    EXPECT_EQ(qRed(whole.pixel((cell % 3) * 4 + 1, (cell / 3) * 4 + 1)), 20 * cell);
  }
  EXPECT_TRUE(put_together(tiles, 100).isNull());
  EXPECT_TRUE(put_together({tiles.begin(), tiles.begin() + 8}, 0).isNull());
}

TEST(OutputContent, KeptAnswersGiveWayToExactOnesAndNotTheOtherWayRound) {
  outputs::Request request;
  request.target = "rgb2depth";
  outputs::Row row;
  row.sources = {"self"};
  request.rows = {row};
  KnownOutputs known;
  take_reply(known, reply_for(request), false);
  EXPECT_EQ(rows_to_ask(request.rows, known).size(), 1U);
  take_reply(known, reply_for(request), true);
  EXPECT_TRUE(rows_to_ask(request.rows, known).empty());
  const auto exact = known.rows.front().answer;
  take_reply(known, reply_for(request), false);
  EXPECT_EQ(known.rows.front().answer, exact);
  // A network that is gone does not take away what is kept.
  outputs::Reply gone = reply_for(request);
  gone.rows.front().answer.reset();
  gone.rows.front().problem = "gone";
  take_reply(known, std::move(gone), true);
  EXPECT_EQ(known.rows.front().answer, exact);
}

TEST(AnswerDifference, IsTheSecondMinusTheFirst) {
  const auto content = content_of("rgb2depth", depth_answer(2), depth_answer(1.5));
  const auto difference = difference_of(panel(*content, "truth"), panel(*content, "self"));
  ASSERT_TRUE(difference.problem.isEmpty());
  EXPECT_TRUE(difference.has_sign);
  EXPECT_EQ(difference.unit, QStringLiteral("m"));
  EXPECT_NEAR(static_cast<double>(difference.values.at(3, 3)), -0.5, 1e-6);
  EXPECT_NEAR(difference.limit, 0.5, 1e-6);
  EXPECT_EQ(difference_value(difference, {0.5, 0.5}), QStringLiteral("−0.50 m"));
}

TEST(AnswerDifference, OfNormalsIsTheAngle) {
  Answer up, right;
  up.picture = dataset::Values(2, 2, 3);
  right.picture = dataset::Values(2, 2, 3);
  for (int i = 0; i < 4; ++i) {
    up.picture.at(i % 2, i / 2, 1) = 1;
    right.picture.at(i % 2, i / 2, 0) = 1;
  }
  right.picture.at(0, 0, 0) = std::numeric_limits<float>::quiet_NaN();
  const auto content = content_of("rgb2sfnorm", up, right);
  const auto difference = difference_of(panel(*content, "truth"), panel(*content, "self"));
  EXPECT_FALSE(difference.has_sign);
  EXPECT_NEAR(static_cast<double>(difference.values.at(1, 1)), 90, 1e-3);
  EXPECT_TRUE(std::isnan(difference.values.at(0, 0)));
}

TEST(AnswerDifference, OfClassesIsWhereTheyDiffer) {
  Answer truth, answer;
  truth.kind = answer.kind = outputs::AnswerKind::kPixelClasses;
  truth.width = answer.width = 2;
  truth.height = answer.height = 2;
  truth.labels = {1, 1, 2, -1};
  answer.labels = {1, 3, 2, 2};
  const auto content = content_of("segmentsemantic_rb", truth, answer);
  const auto difference = difference_of(panel(*content, "truth"), panel(*content, "self"));
  EXPECT_NEAR(difference.share, 1.0 / 3, 1e-9);  // uncertain pixels are not counted
  EXPECT_EQ(qAlpha(difference.picture.pixel(0, 0)), 0);
  EXPECT_EQ(difference.picture.pixel(1, 0), panel(*content, "self").annotation.picture.pixel(1, 0));
}

// Answers are kept, or asked for, where the dataset with its names is not there.
TEST(OutputContent, ClassesOfPixelsHaveTheNamesThatTheAnswerGivesThem) {
  Answer answer;
  answer.kind = outputs::AnswerKind::kPixelClasses;
  answer.width = 2;
  answer.height = 1;
  answer.labels = {1, 30};
  answer.scores = {{1, "wardrobe", 0.5F}, {30, "ceiling", 0.5F}, {1 << 30, "no class", 0}};
  const auto content = content_of("segmentsemantic_rb", answer, answer);
  const auto& names = panel(*content, "self").annotation.class_names;
  ASSERT_EQ(names.size(), 32U);
  EXPECT_EQ(names[2], QStringLiteral("wardrobe"));
  EXPECT_EQ(names[31], QStringLiteral("ceiling"));
}

TEST(AnswerDifference, RefusesWhatCannotBeSubtracted) {
  const auto content = content_of("rgb2depth", depth_answer(2), depth_answer(2));
  EXPECT_FALSE(difference_of(panel(*content, "input"), panel(*content, "self")).problem.isEmpty());
  Answer segments;
  segments.kind = outputs::AnswerKind::kSegments;
  segments.width = segments.height = 1;
  segments.labels = {0};
  const auto other = content_of("segment2d", segments, segments);
  EXPECT_FALSE(difference_of(panel(*other, "truth"), panel(*other, "self")).problem.isEmpty());
}

TEST(AnswerPaint, ScoresKnowThePlaceOfTheTruth) {
  const Answer truth = scores_answer({{3, 1.0F}});
  EXPECT_EQ(place_of_truth(scores_answer({{5, 0.6F}, {3, 0.4F}}), &truth), 2);
  EXPECT_EQ(place_of_truth(scores_answer({{5, 0.6F}}), &truth), 0);
  EXPECT_EQ(place_of_truth(scores_answer({{5, 0.6F}}), nullptr), 0);
}

TEST(PosePaint, ErrorsAreAnglesAndDistances) {
  const std::vector<double> straight{0, 0, 0, 1, 0, 0}, turned{0, 0, 0.5, 1, 0, 2};
  const auto first = cameras_of(straight), second = cameras_of(turned);
  ASSERT_EQ(first.size(), 1U);
  const PoseError error = pose_error(first[0], second[0]);
  EXPECT_NEAR(error.turn, 0.5, 1e-9);
  EXPECT_NEAR(error.move, 2, 1e-9);
  EXPECT_EQ(cameras_of(std::vector<double>(18)).size(), 2U);
  EXPECT_TRUE(cameras_of(std::vector<double>(5)).empty());
  EXPECT_TRUE(cameras_of(std::vector<double>(6, std::nan(""))).empty());
}

}  // namespace
}  // namespace taskatlas::ui
