// SPDX-License-Identifier: MIT
#include "tasks/task.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

template <class E, class Parse>
void expect_round_trips(std::initializer_list<E> values, Parse parse) {
  std::set<std::string> words;
  for (const E value : values) {
    const std::string_view word = to_string(value);
    EXPECT_EQ(parse(word), value);
    EXPECT_TRUE(words.emplace(word).second) << word << " means two things";
  }
  for (const char* wrong : {"", "NONE", " none", "no"}) EXPECT_FALSE(parse(wrong)) << wrong;
}

TEST(Task, WordsRoundTrip) {
  using K = TaskKind;
  using O = OutputKind;
  using L = TaskLoss;
  expect_round_trips({K::k2D, K::k3D, K::kGeometric, K::kSemantic, K::kNone}, parse_task_kind);
  expect_round_trips({Role::kBoth, Role::kSource, Role::kTarget, Role::kUnused}, parse_role);
  expect_round_trips({O::kImage, O::kClasses, O::kVector, O::kEmbedding, O::kNone},
                     parse_output_kind);
  expect_round_trips({L::kL1, L::kL2, L::kCrossEntropy, L::kNorm, L::kCycle, L::kMetric, L::kNone},
                     parse_task_loss);
}

TEST(Task, WordsOfTheCommandLine) {
  EXPECT_EQ(parse_role("both"), Role::kBoth);
  EXPECT_EQ(parse_role("source"), Role::kSource);
  EXPECT_EQ(parse_role("target"), Role::kTarget);
  EXPECT_EQ(parse_role("unused"), Role::kUnused);
}

TEST(Task, Codes) {
  for (const char* code : {"a", "rgb2depth", "My-Task_2.5", "-", "SELF", "selfie", "0"}) {
    EXPECT_TRUE(is_task_code(code)) << code;
  }
  for (const char* code : {"", "self", "pixels", "average", "a b", "a+b", "a->b", "a,b", "a/b",
                           "\xC3\xA9", "a\n", "*", "a:b", "a=b"}) {
    EXPECT_FALSE(is_task_code(code)) << code;
  }
  EXPECT_FALSE(is_task_code(std::string_view("a\0", 2)));
  EXPECT_TRUE(is_task_code(std::string(100, 'x')));
  EXPECT_FALSE(is_task_code(std::string(101, 'x')));
}

TEST(Task, OutputsDescribeThemselves) {
  EXPECT_EQ(describe({OutputKind::kImage, 256, 128, 3}), "256×128×3");
  EXPECT_EQ(describe({OutputKind::kClasses, 0, 0, 1000}), "1000 classes");
  EXPECT_EQ(describe({OutputKind::kVector, 0, 0, 9}), "9 numbers");
  EXPECT_EQ(describe({OutputKind::kEmbedding, 256, 256, 64}), "64-d embedding");
  EXPECT_EQ(describe({}), "none");
}

}  // namespace
}  // namespace taskatlas
