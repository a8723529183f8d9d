// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "outputs/support.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace taskatlas::outputs {
namespace {

using testing::answers;
using testing::decoded;

void expect_same(const Answer& read, const Answer& written) {
  EXPECT_EQ(read.kind, written.kind);
  EXPECT_EQ(read.labels, written.labels);
  EXPECT_EQ(read.scores, written.scores);
  EXPECT_EQ(read.numbers, written.numbers);
  EXPECT_EQ(read.range, written.range);
  EXPECT_EQ(read.picture.width, written.picture.width);
  EXPECT_EQ(read.picture.height, written.picture.height);
  EXPECT_EQ(read.picture.channels, written.picture.channels);
  ASSERT_EQ(read.picture.data.size(), written.picture.data.size());
}

TEST(Answers, ComeBackExactly) {
  for (const Answer& answer : answers()) {
    const Answer read = decoded(encode_answer(answer, Precision::kExact));
    expect_same(read, answer);
    for (std::size_t i = 0; i < read.picture.data.size(); ++i) {
      const float was = answer.picture.data[i];
      if (std::isnan(was)) {
        EXPECT_TRUE(std::isnan(read.picture.data[i]));
      } else {
        EXPECT_EQ(read.picture.data[i], was);
      }
    }
  }
}

TEST(Answers, KeepTheirRangeWhereSmall) {
  for (const Answer& answer : answers()) {
    const Answer read = decoded(encode_answer(answer, Precision::kSmall));
    expect_same(read, answer);
    float least = 1e30F, most = -1e30F;
    for (const float value : answer.picture.data) {
      if (std::isnan(value)) continue;
      least = std::min(least, value);
      most = std::max(most, value);
    }
    // Half a step of 1/254, and what single precision rounds.
    const float tolerance = (most - least) / 508 + 1e-5F;
    for (std::size_t i = 0; i < read.picture.data.size(); ++i) {
      const float was = answer.picture.data[i];
      if (std::isnan(was)) {
        EXPECT_TRUE(std::isnan(read.picture.data[i]));
      } else {
        EXPECT_NEAR(read.picture.data[i], was, tolerance);
      }
    }
  }
}

TEST(Answers, RefuseWhatContradictsItself) {
  const auto refused = [](const Answer& answer) {
    try {
      encode_answer(answer, Precision::kSmall);
      return false;
    } catch (const Error& error) {
      return error.kind() == ErrorKind::kUsage;
    }
  };
  const auto all = answers();
  Answer answer = all[0];
  answer.picture.data.pop_back();
  EXPECT_TRUE(refused(answer));
  answer = all[0];
  answer.picture.data[0] = std::numeric_limits<float>::infinity();
  EXPECT_TRUE(refused(answer));
  answer = all[2];
  answer.labels[0] = -2;
  EXPECT_TRUE(refused(answer));
  answer = all[2];
  answer.width = 4;
  EXPECT_TRUE(refused(answer));
  answer = all[5];
  answer.kind = AnswerKind::kNumbers;
  EXPECT_TRUE(refused(answer));
  EXPECT_TRUE(refused(Answer()));
  answer = all[7];
  answer.range->high = answer.range->low;
  EXPECT_TRUE(refused(answer));
  answer = all[5];
  answer.range = ValueRange{};  // scores have none
  EXPECT_TRUE(refused(answer));
  answer = all[0];
  answer.picture = dataset::Values(2, 2, 65);
  EXPECT_TRUE(refused(answer));
}

// Of many channels all go over the pipe, and the first is kept in the study.
TEST(Answers, OfManyChannelsTheFirstIsKept) {
  Answer answer;
  answer.range = ValueRange{0, 100};
  answer.picture = dataset::Values(6, 4, 64);
  for (std::size_t i = 0; i < answer.picture.data.size(); ++i) {
    answer.picture.data[i] = static_cast<float>(i % 64 == 0 ? i / 64 : 1000);
  }
  const Answer exact = decoded(encode_answer(answer, Precision::kExact));
  EXPECT_EQ(exact.picture.channels, 64);
  EXPECT_EQ(exact.picture.data, answer.picture.data);
  EXPECT_EQ(exact.range, answer.range);
  const Answer small = decoded(encode_answer(answer, Precision::kSmall));
  ASSERT_EQ(small.picture.channels, 1);
  EXPECT_EQ(small.range, answer.range);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 6; ++x) {
      EXPECT_NEAR(static_cast<double>(small.picture.at(x, y)), 6 * y + x, 23.0 / 254 / 2 + 1e-5);
    }
  }
}

// Whatever is done to the bytes: an answer, or Error(kBadInput), never anything else.
TEST(Answers, SurviveDamage) {
  std::mt19937 random(5);
  for (const Answer& answer : answers()) {
    for (const Precision precision : {Precision::kExact, Precision::kSmall}) {
      const std::string bytes = encode_answer(answer, precision);
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_THROW(decoded(bytes.substr(0, size)), Error) << size;
      }
      EXPECT_THROW(decoded(bytes + "x"), Error);
      for (int i = 0; i < 400; ++i) {
        std::string damaged = bytes;
        for (int k = 0; k <= i % 3; ++k) {
          damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        }
        try {
          decoded(damaged);
        } catch (const Error& error) {
          EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << error.what();
        }
      }
    }
  }
}

// Sizes are held against the bytes before memory is taken.
TEST(Answers, DoNotBelieveSizes) {
  std::string bytes = encode_answer(answers()[0], Precision::kExact);
  bytes[10] = '\0';
  bytes[11] = '\x10';  // 4096
  EXPECT_THROW(decoded(bytes), Error);
  bytes[11] = '\x7f';
  EXPECT_THROW(decoded(bytes), Error);
}

}  // namespace
}  // namespace taskatlas::outputs
