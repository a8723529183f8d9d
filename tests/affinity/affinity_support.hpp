// SPDX-License-Identifier: MIT
// Random losses and slow, obvious counting: the oracles of this room's tests.
#pragma once

#include "affinity/tournament.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace taskatlas::testing {

inline constexpr float kMissingLoss = std::numeric_limits<float>::quiet_NaN();

inline RunContext on_threads(int threads, std::uint64_t seed = 1) {
  RunContext context;
  context.threads = threads;
  context.seed = seed;
  return context;
}

struct LossRecipe {
  int levels = 0;       // > 0: losses rounded to so many levels, so that there are ties
  double missing = 0;   // share of losses that are not measured
  double infinite = 0;  // share of losses that are infinite
  double spread = 1;    // how much the alternatives' means differ
};

inline LossMatrix random_losses(std::size_t alternatives, std::size_t images, unsigned seed,
                                const LossRecipe& recipe = {}) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  LossMatrix matrix;
  matrix.alternatives = alternatives;
  matrix.images = images;
  std::vector<double> means;
  for (std::size_t i = 0; i < alternatives; ++i) means.push_back(recipe.spread * normal(random));
  for (std::size_t i = 0; i < alternatives; ++i) {
    for (std::size_t k = 0; k < images; ++k) {
      double loss = means[i] + normal(random);
      if (recipe.levels > 0) loss = std::floor(loss * recipe.levels) / recipe.levels;
      if (uniform(random) < recipe.infinite) loss = std::numeric_limits<double>::infinity();
      matrix.losses.push_back(uniform(random) < recipe.missing ? kMissingLoss
                                                               : static_cast<float>(loss));
    }
  }
  return matrix;
}

// Counts with a weight for each image, one comparison at a time.
inline WinMatrix naive_tournament(const LossMatrix& losses,
                                  const std::vector<std::uint32_t>& weights = {}) {
  const std::size_t n = losses.alternatives;
  WinMatrix result{n, std::vector<std::uint32_t>(n * n), std::vector<std::uint32_t>(n * n)};
  for (std::size_t k = 0; k < losses.images; ++k) {
    const std::uint32_t weight = weights.empty() ? 1 : weights[k];
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        const float a = losses.losses[i * losses.images + k];
        const float b = losses.losses[j * losses.images + k];
        if (std::isnan(a) || std::isnan(b)) continue;
        result.shared[i * n + j] += weight;
        if (a < b) result.wins[i * n + j] += weight;
      }
    }
  }
  return result;
}

}  // namespace taskatlas::testing
