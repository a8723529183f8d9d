// SPDX-License-Identifier: MIT
#include "affinity/resample_counter.hpp"

#include "affinity/bootstrap.hpp"
#include "affinity/kernels.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace taskatlas {
namespace {

constexpr std::size_t kWordBits = 64;
// Multiplications between two looks at the stop token: some 0.5 ms.
constexpr std::size_t kProductsAtOnce = 1'000'000;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// The groups' weights in one resample. All counts are at most the number of images drawn.
std::vector<std::uint32_t> draw_weights(const GroupedLosses& losses, std::uint64_t seed,
                                        std::uint64_t stream, std::size_t resample) {
  std::vector<std::uint32_t> weights = resample_weights(seed, stream, resample, losses.groups());
  std::uint64_t images = 0;
  for (std::size_t g = 0; g < weights.size(); ++g) {
    images += weights[g] * std::uint64_t{losses.group_begin(g + 1) - losses.group_begin(g)};
  }
  if (images > std::numeric_limits<std::uint32_t>::max()) {
    throw failure("bootstrap: a resample drew " + std::to_string(images) +
                  " images, more than can be counted; make the groups more alike in size");
  }
  return weights;
}

// Set bits among [begin, end).
std::uint64_t count_range(const std::uint64_t* bits, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kOnes = ~std::uint64_t{0};
  if (begin == end) return 0;
  const std::size_t first = begin / kWordBits;
  const std::size_t last = (end - 1) / kWordBits;
  const std::uint64_t from_begin = kOnes << (begin % kWordBits);
  const std::uint64_t to_end = kOnes >> (kWordBits - 1 - (end - 1) % kWordBits);
  if (first == last) {
    return static_cast<std::uint64_t>(std::popcount(bits[first] & from_begin & to_end));
  }
  int count = std::popcount(bits[first] & from_begin) + std::popcount(bits[last] & to_end);
  for (std::size_t w = first + 1; w < last; ++w) count += std::popcount(bits[w]);
  return static_cast<std::uint64_t>(count);
}

class GroupCounter : public ResampleCounter {
 public:
  explicit GroupCounter(const GroupedLosses& losses) : losses_(losses) {}

  void draw(std::size_t begin, std::size_t count, std::uint64_t stream,
            const RunContext& context) override {
    weights_.resize(static_cast<Eigen::Index>(losses_.groups()), static_cast<Eigen::Index>(count));
    parallel_for(count, context.threads, [&](std::size_t b) {
      if (context.stopped()) return;
      const auto weights = draw_weights(losses_, context.seed, stream, begin + b);
      for (std::size_t g = 0; g < weights.size(); ++g) {
        weights_(static_cast<Eigen::Index>(g), static_cast<Eigen::Index>(b)) = weights[g];
      }
    });
  }

  bool count(const std::uint64_t* rows, std::size_t row_count, std::uint32_t* out,
             const RunContext& context) const override {
    const std::size_t groups = losses_.groups();
    const auto drawn = static_cast<std::size_t>(weights_.cols());
    RowMajor counts(static_cast<Eigen::Index>(row_count), static_cast<Eigen::Index>(groups));
    for (std::size_t r = 0; r < row_count; ++r) {
      for (std::size_t g = 0; g < groups; ++g) {
        counts(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(g)) =
            static_cast<double>(count_range(rows + r * losses_.words(), losses_.group_begin(g),
                                            losses_.group_begin(g + 1)));
      }
    }
    const std::size_t step = std::max<std::size_t>(1, kProductsAtOnce / (row_count * groups));
    RowMajor product;
    for (std::size_t begin = 0; begin < drawn; begin += step) {
      if (context.stopped()) return false;
      const std::size_t width = std::min(step, drawn - begin);
      product.noalias() = counts * weights_.middleCols(static_cast<Eigen::Index>(begin),
                                                       static_cast<Eigen::Index>(width));
      for (std::size_t r = 0; r < row_count; ++r) {
        for (std::size_t b = 0; b < width; ++b) {
          out[r * drawn + begin + b] = static_cast<std::uint32_t>(
              product(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(b)));
        }
      }
    }
    return true;
  }

  std::size_t bytes_per_resample() const override { return losses_.groups() * sizeof(double); }

 private:
  const GroupedLosses& losses_;
  RowMajor weights_;  // groups × resamples
};

class ImageCounter : public ResampleCounter {
 public:
  explicit ImageCounter(const GroupedLosses& losses) : losses_(losses) {}

  void draw(std::size_t begin, std::size_t count, std::uint64_t stream,
            const RunContext& context) override {
    planes_.resize(count);
    parallel_for(count, context.threads, [&](std::size_t b) {
      if (context.stopped()) return;
      set_planes(draw_weights(losses_, context.seed, stream, begin + b), planes_[b]);
    });
  }

  bool count(const std::uint64_t* rows, std::size_t row_count, std::uint32_t* out,
             const RunContext& context) const override {
    const std::size_t words = losses_.words();
    const Kernels& best = kernels();
    std::vector<std::uint32_t> some(row_count);
    for (std::size_t b = 0; b < planes_.size(); ++b) {
      if (context.stopped()) return false;
      const std::size_t digits = planes_[b].size() / words;
      for (std::size_t r = 0; r < row_count; ++r) out[r * planes_.size() + b] = 0;
      for (std::size_t digit = 0; digit < digits; digit += kMaxPlanes) {
        std::fill(some.begin(), some.end(), 0);
        best.weighted_counts(rows, row_count, planes_[b].data() + digit * words,
                             std::min(kMaxPlanes, digits - digit), words, some.data());
        for (std::size_t r = 0; r < row_count; ++r) out[r * planes_.size() + b] += some[r] << digit;
      }
    }
    return true;
  }

  std::size_t bytes_per_resample() const override {
    return 4 * losses_.words() *
           sizeof(std::uint64_t);  // single images: weights of 8 and more are rare
  }

 private:
  // Plane p holds binary digit p of each image's weight.
  void set_planes(const std::vector<std::uint32_t>& weights, AlignedVector<std::uint64_t>& planes) {
    const std::size_t words = losses_.words();
    const auto digits =
        static_cast<std::size_t>(std::bit_width(*std::max_element(weights.begin(), weights.end())));
    planes.assign(digits * words, 0);
    for (std::size_t g = 0; g < weights.size(); ++g) {
      if (weights[g] == 0) continue;
      for (std::size_t k = losses_.group_begin(g); k < losses_.group_begin(g + 1); ++k) {
        const std::uint64_t bit = std::uint64_t{1} << (k % kWordBits);
        for (std::size_t p = 0; p < digits; ++p) {
          if (weights[g] >> p & 1U) planes[p * words + k / kWordBits] |= bit;
        }
      }
    }
  }

  const GroupedLosses& losses_;
  std::vector<AlignedVector<std::uint64_t>> planes_;
};

}  // namespace

std::unique_ptr<ResampleCounter> make_group_counter(const GroupedLosses& losses) {
  return std::make_unique<GroupCounter>(losses);
}

std::unique_ptr<ResampleCounter> make_image_counter(const GroupedLosses& losses) {
  return std::make_unique<ImageCounter>(losses);
}

}  // namespace taskatlas
