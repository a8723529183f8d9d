// SPDX-License-Identifier: MIT
#include "dataset/own_display.hpp"

#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/image_file.hpp"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using taskatlas::testing::TemporaryFolder;

OwnTask parsed(const std::string& json, const std::filesystem::path& base = "/data") {
  return parse_own_task(json, "spec.json", base);
}

// What a file holds comes back from its target, whatever the range.
TEST(OwnDisplay, IsTheInverseOfTargets) {
  const TemporaryFolder folder;
  std::mt19937 random(3);
  constexpr int kSide = 32;
  for (const int channels : {1, 3, 6}) {
    std::vector<double> stored;
    for (int i = 0; i < channels * kSide * kSide; ++i) {
      stored.push_back(-500 + static_cast<double>(random() % 100'000) / 50);
    }
    stored[kSide + 5] = std::nan("");
    const std::string code = "t" + std::to_string(channels);
    testing::put_file(folder / code / "room/point_1_view_2.npy",
                      npy::write(std::span<const double>(stored),
                                 {static_cast<std::size_t>(channels), kSide, kSide}));
    for (const std::string range : {R"(, "range": [-500, 1500])", R"(, "range": [0, 1])", ""}) {
      const OwnTask task =
          parsed(R"({"code": ")" + code + R"(", "labels": ")" + code +
                     R"(", "output": {"picture": )" + std::to_string(channels) + "}" + range + "}",
                 folder.path());
      const auto target = OwnLabels::open(task, {})->target("room/point_1_view_2", kSide);
      const Values shown = display_own_values(task, target->values, target->mask);
      ASSERT_EQ(shown.channels, channels);
      for (int c = 0; c < channels; ++c) {
        EXPECT_TRUE(std::isnan(shown.at(5, 1, c)));
        for (const auto& [x, y] : {std::pair(0, 0), std::pair(31, 0), std::pair(17, 30)}) {
          const double value = stored[static_cast<std::size_t>((c * kSide + y) * kSide + x)];
          EXPECT_NEAR(static_cast<double>(shown.at(x, y, c)), value, 1e-3) << range;
        }
      }
      const Values all = display_own_values(task, target->values, {});
      EXPECT_FALSE(std::isnan(all.at(5, 1)));
    }
  }
}

TEST(OwnDisplay, NumbersHaveTheirUnitsAgain) {
  OwnTask task = parsed(R"({"code": "v", "labels": "v", "output": {"vector": 2},
                            "mean": [10, -4], "std": [2, 0.5]})");
  const std::vector<float> answer{1.5F, -2};
  EXPECT_THAT(display_own_numbers(task, answer), ::testing::ElementsAre(13, -5));
  task.mean.clear();
  task.std.clear();
  EXPECT_THAT(display_own_numbers(task, answer), ::testing::ElementsAre(1.5, -2));
}

TEST(OwnDisplay, ClassesHaveNumbersForNames) {
  const OwnTask task = parsed(R"({"code": "c", "labels": "c", "output": {"classes": 4}})");
  EXPECT_THAT(own_class_names(task), ::testing::ElementsAre("0", "1", "2", "3"));
  const std::vector<float> scores{0.1F, 0.4F, 0.1F, 0.4F};
  const auto best = display_own_scores(task, scores, 3);
  ASSERT_EQ(best.size(), 3U);
  EXPECT_EQ(best[0].name, "1");  // ties in their order
  EXPECT_EQ(best[1].name, "3");
  EXPECT_EQ(best[2].name, "0");
  EXPECT_EQ(display_own_scores(task, scores).size(), 4U);
  EXPECT_TRUE(
      own_class_names(parsed(R"({"code": "v", "labels": "v", "output": {"vector": 2}})")).empty());
}

TEST(OwnDisplay, RefusesWhatIsNoAnswerOfTheTask) {
  const OwnTask picture = parsed(R"({"code": "p", "labels": "p", "output": {"picture": 2}})");
  const OwnTask parts = parsed(R"({"code": "q", "labels": "q", "output": {"pixel_classes": 3}})");
  const OwnTask classes = parsed(R"({"code": "c", "labels": "c", "output": {"classes": 3}})");
  const OwnTask vector = parsed(R"({"code": "v", "labels": "v", "output": {"vector": 3}})");
  const std::vector<float> two(2), three(3);
  EXPECT_THROW(display_own_values(picture, Planes(1, 4, 4), {}), Error);
  EXPECT_THROW(display_own_values(picture, Planes(2, 4, 4), three), Error);
  EXPECT_THROW(display_own_values(parts, Planes(3, 4, 4), {}), Error);
  EXPECT_THROW(display_own_numbers(vector, two), Error);
  EXPECT_THROW(display_own_numbers(classes, three), Error);
  EXPECT_THROW(display_own_scores(classes, two), Error);
  EXPECT_THROW(display_own_scores(vector, three), Error);
}

TEST(OwnDisplay, UnreadLabelsKnowTheTaskAlone) {
  const OwnTask task = parsed(R"({"code": "v", "labels": "v", "output": {"vector": 3}})");
  const OwnLabels labels = OwnLabels::unread(task);
  EXPECT_EQ(labels.task(), task);
  EXPECT_EQ(labels.size(), 0U);
  EXPECT_FALSE(labels.file("room/point_1_view_2"));
  EXPECT_THROW(labels.target("room/point_1_view_2", 32), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
