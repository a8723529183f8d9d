// SPDX-License-Identifier: MIT
#include "affinity/tournament.hpp"

#include "affinity/aligned_vector.hpp"
#include "affinity/kernels.hpp"
#include "affinity/shared_progress.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <string>

namespace taskatlas {
namespace {

constexpr std::size_t kBlock = 512;        // images at a time: 84 rows of them stay in the cache
constexpr std::size_t kBlocksPerUnit = 8;  // one unit of work for a thread
constexpr std::size_t kWordBits = 64;
constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

// Counts over some of the images.
struct Counts {
  explicit Counts(std::size_t n) : wins(n * n), shared(n * n) {}

  std::vector<std::uint32_t> wins;
  std::vector<std::uint32_t> shared;  // of the images on which somebody is missing
  std::uint32_t complete = 0;         // images on which nobody is: shared by every pair
};

class BlockCounter {
 public:
  explicit BlockCounter(const LossMatrix& losses)
      : losses_(losses),
        padded_rows_(round_up(losses.alternatives, kRowTile)),
        block_(padded_rows_ * kBlock, kMissing),
        present_(losses.alternatives * (kBlock / kWordBits)) {}

  // False when stopped, the counts being worthless then.
  bool count(std::size_t begin, std::size_t end, const RunContext& context, Counts& counts) {
    const std::size_t n = losses_.alternatives;
    const std::size_t width = round_up(end - begin, kFloatPadding);
    if (load(begin, end, width)) {
      counts.complete += static_cast<std::uint32_t>(end - begin);
    } else {
      count_shared(end - begin, counts);
    }
    const Kernels& best = kernels();
    for (std::size_t tile = 0; tile < n; tile += kRowTile) {
      if (context.stopped()) return false;
      for (std::size_t j = tile + 1; j < n; ++j) {
        std::uint32_t wins[kRowTile]{};
        std::uint32_t defeats[kRowTile]{};
        best.count_wins(row(tile), kBlock, row(j), width, wins, defeats);
        // Pairs within the tile come up twice; they are taken once.
        for (std::size_t q = 0; q < kRowTile && tile + q < j; ++q) {
          counts.wins[(tile + q) * n + j] += wins[q];
          counts.wins[j * n + tile + q] += defeats[q];
        }
      }
    }
    return true;
  }

 private:
  float* row(std::size_t i) { return block_.data() + i * kBlock; }

  // Copies a block of images, padded with NaN, which wins against nobody. True if none is missing.
  bool load(std::size_t begin, std::size_t end, std::size_t width) {
    bool complete = true;
    for (std::size_t i = 0; i < losses_.alternatives; ++i) {
      const float* from = losses_.losses.data() + i * losses_.images + begin;
      float* to = row(i);
      int missing = 0;
      for (std::size_t k = 0; k < end - begin; ++k) {
        to[k] = from[k];
        missing |= from[k] != from[k];
      }
      std::fill(to + (end - begin), to + width, kMissing);
      complete &= missing == 0;
    }
    return complete;
  }

  void count_shared(std::size_t images, Counts& counts) {
    const std::size_t n = losses_.alternatives;
    const std::size_t words = (images + kWordBits - 1) / kWordBits;
    std::fill(present_.begin(), present_.end(), 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < images; ++k) {
        const bool present = !std::isnan(row(i)[k]);
        present_[i * words + k / kWordBits] |= std::uint64_t{present} << (k % kWordBits);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i; j < n; ++j) {
        int common = 0;
        for (std::size_t w = 0; w < words; ++w) {
          common += std::popcount(present_[i * words + w] & present_[j * words + w]);
        }
        counts.shared[i * n + j] += static_cast<std::uint32_t>(common);
        if (i != j) counts.shared[j * n + i] += static_cast<std::uint32_t>(common);
      }
    }
  }

  const LossMatrix& losses_;
  std::size_t padded_rows_;
  AlignedVector<float> block_;
  std::vector<std::uint64_t> present_;
};

// Some of one target's images.
struct Unit {
  std::size_t target;
  std::size_t begin;
  std::size_t end;
};

}  // namespace

void LossMatrix::check() const {
  // Divided, not multiplied: the product of two wrong sizes may overflow.
  const bool fits = images == 0
                        ? losses.empty()
                        : losses.size() % images == 0 && losses.size() / images == alternatives;
  if (!fits) {
    throw bad_input("losses: " + std::to_string(losses.size()) + " values for " +
                    std::to_string(alternatives) + " alternatives on " + std::to_string(images) +
                    " images; one for each alternative and image is expected");
  }
  if (images > std::numeric_limits<std::uint32_t>::max()) {
    throw bad_input("losses: " + std::to_string(images) + " images; fewer than 2^32 are expected");
  }
}

void WinMatrix::check() const {
  const std::size_t n = alternatives;
  if (wins.size() != n * n || shared.size() != n * n) {
    throw bad_input("win counts: " + std::to_string(wins.size()) + " wins and " +
                    std::to_string(shared.size()) + " shared counts for " + std::to_string(n) +
                    " alternatives; one of each for every pair is expected");
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::uint64_t decided = std::uint64_t{wins[i * n + j]} + (i == j ? 0 : wins[j * n + i]);
      if (shared[i * n + j] != shared[j * n + i] || decided > shared[i * n + j]) {
        throw bad_input("win counts: alternatives " + std::to_string(i + 1) + " and " +
                        std::to_string(j + 1) + " share " + std::to_string(shared[i * n + j]) +
                        " images, but " + std::to_string(decided) +
                        " were won by one of them; at most as many are expected");
      }
    }
  }
}

std::optional<std::vector<WinMatrix>> tournaments(std::span<const LossMatrix> targets,
                                                  const RunContext& context) {
  std::vector<WinMatrix> results(targets.size());
  std::vector<Unit> units;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    targets[t].check();
    const std::size_t n = targets[t].alternatives;
    results[t].alternatives = n;
    results[t].wins.assign(n * n, 0);
    results[t].shared.assign(n * n, 0);
    for (std::size_t begin = 0; begin < targets[t].images; begin += kBlock * kBlocksPerUnit) {
      units.push_back({t, begin, std::min(begin + kBlock * kBlocksPerUnit, targets[t].images)});
    }
  }

  SharedProgress progress(context, units.size(), "tournament");
  const auto locks = std::make_unique<std::mutex[]>(targets.size());
  parallel_for(units.size(), context.threads, [&](std::size_t u) {
    if (context.stopped()) return;
    const Unit& unit = units[u];
    const std::size_t n = targets[unit.target].alternatives;
    BlockCounter counter(targets[unit.target]);
    Counts counts(n);
    for (std::size_t begin = unit.begin; begin < unit.end; begin += kBlock) {
      if (!counter.count(begin, std::min(begin + kBlock, unit.end), context, counts)) return;
    }
    {
      const std::lock_guard lock(locks[unit.target]);
      WinMatrix& result = results[unit.target];
      for (std::size_t k = 0; k < n * n; ++k) {
        result.wins[k] += counts.wins[k];
        result.shared[k] += counts.shared[k] + counts.complete;
      }
    }
    progress.step();
  });
  if (context.stopped()) return std::nullopt;
  progress.finish();
  return results;
}

std::optional<WinMatrix> tournament(const LossMatrix& losses, const RunContext& context) {
  auto results = tournaments(std::span(&losses, 1), context);
  if (!results) return std::nullopt;
  return std::move(results->front());
}

double win_rate(const WinMatrix& matrix, std::size_t i, std::size_t j) {
  const std::size_t k = i * matrix.alternatives + j;
  if (matrix.shared[k] == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(matrix.wins[k]) / static_cast<double>(matrix.shared[k]);
}

std::vector<double> win_rates(const WinMatrix& matrix) {
  const std::size_t n = matrix.alternatives;
  std::vector<double> rates(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) rates[i * n + j] = win_rate(matrix, i, j);
  }
  return rates;
}

}  // namespace taskatlas
