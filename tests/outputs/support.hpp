// SPDX-License-Identifier: MIT
#pragma once

#include "outputs/answer.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::outputs::testing {

// One answer of each kind.
inline std::vector<Answer> answers() {
  Answer picture;
  picture.picture = dataset::Values(7, 5, 3);
  for (std::size_t i = 0; i < picture.picture.data.size(); ++i) {
    picture.picture.data[i] = static_cast<float>(std::sin(static_cast<double>(i)) * 40);
  }
  for (std::size_t c = 0; c < 3; ++c) {
    picture.picture.data[6 + c] = std::numeric_limits<float>::quiet_NaN();
  }
  Answer two = picture;
  two.picture = dataset::Values(4, 4, 2);  // all the same, and nothing at all
  for (std::size_t i = 1; i < two.picture.data.size(); i += 2) {
    two.picture.data[i] = std::numeric_limits<float>::quiet_NaN();
  }
  Answer classes;
  classes.kind = AnswerKind::kPixelClasses;
  classes.width = 3;
  classes.height = 2;
  classes.labels = {0, 1, -1, 16, 1, 1};
  classes.scores = {{1, "chair", 0.5F}, {0, "background", 1 / 6.0F}, {16, "sofa", 1 / 6.0F}};
  Answer segments;
  segments.kind = AnswerKind::kSegments;
  segments.width = 2;
  segments.height = 2;
  segments.labels = {0, 1, 40'000, -1};
  Answer embedded = segments;
  embedded.picture = dataset::Values(2, 2, 3);
  Answer scores;
  scores.kind = AnswerKind::kScores;
  scores.scores = {{3, "Küche", 0.75F}, {0, "", 0.0F}};
  Answer numbers;
  numbers.kind = AnswerKind::kNumbers;
  numbers.numbers = {0.1, -1e-300, 12345.678};
  Answer own = two;  // of a user's own task
  own.range = ValueRange{-3, 250.5F};
  return {picture, two, classes, segments, embedded, scores, numbers, own};
}

inline Answer decoded(std::string_view bytes) {
  return decode_answer(std::as_bytes(std::span(bytes)), "test");
}

}  // namespace taskatlas::outputs::testing
