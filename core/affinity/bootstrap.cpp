// SPDX-License-Identifier: MIT
#include "affinity/bootstrap.hpp"

#include "affinity/aligned_vector.hpp"
#include "affinity/grouped_losses.hpp"
#include "affinity/kernels.hpp"
#include "affinity/percentile.hpp"
#include "affinity/rank_correlation.hpp"
#include "affinity/ratio_matrix.hpp"
#include "affinity/resample_counter.hpp"
#include "affinity/shared_progress.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kTile = 32;      // pairs whose bit rows stay in the cache together
constexpr std::size_t kAhpAtOnce = 8;  // resamples whose matrices are gathered together
constexpr std::size_t kBatchBytes = std::size_t{128} << 20;  // of counts and weights at a time
// A product of doubles does about as much as a population count over 40 images.
constexpr std::size_t kImagesPerProduct = 40;

using Pair = std::pair<std::size_t, std::size_t>;

// All i < j (or i <= j) below n.
std::vector<Pair> pairs_below(std::size_t n, bool with_itself) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = with_itself ? i : i + 1; j < n; ++j) pairs.emplace_back(i, j);
  }
  return pairs;
}

double standard_deviation(const std::vector<double>& values) {
  if (values.size() < 2) return kNaN;
  double mean = 0;
  for (const double value : values) mean += value;
  mean /= static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

bool connected(const WinMatrix& matrix) {
  const auto sets = comparison_sets(matrix);
  return std::all_of(sets.begin(), sets.end(), [](std::size_t set) { return set == 0; });
}

class Bootstrap {
 public:
  Bootstrap(const LossMatrix& losses, std::span<const std::uint32_t> groups,
            const BootstrapOptions& options, const RunContext& context, std::uint64_t stream,
            BootstrapRoute route)
      : options_(options),
        context_(context),
        stream_(stream),
        losses_(losses, groups, context),
        pairs_(pairs_below(losses_.alternatives(), false)),
        class_pairs_(pairs_below(losses_.presence_classes(), true)),
        resamples_(static_cast<std::size_t>(options.resamples)),
        affinities_(losses_.alternatives() * resamples_, kNaN),
        ranks_(losses_.alternatives() * resamples_, kNaN) {
    const bool few = losses_.groups() * kImagesPerProduct <= losses_.images();
    const bool by_groups =
        route == BootstrapRoute::kGroups || (route == BootstrapRoute::kAuto && few);
    counter_ = by_groups ? make_group_counter(losses_) : make_image_counter(losses_);
  }

  std::optional<BootstrapResult> run(const LossMatrix& losses) {
    RunContext quiet = context_;  // the tournament is a thousandth of the work
    quiet.on_progress = nullptr;
    const auto wins = tournament(losses, quiet);
    if (!wins) return std::nullopt;
    BootstrapResult result;
    result.alternatives = losses_.alternatives();
    result.groups = losses_.groups();
    result.resamples = resamples_;
    result.affinity = ahp(*wins, options_.ahp);
    result.rank = average_ranks(result.affinity);

    const std::size_t per_resample =
        (2 * pairs_.size() + class_pairs_.size()) * sizeof(std::uint32_t) +
        counter_->bytes_per_resample();
    const std::size_t batch =
        std::clamp(kBatchBytes / per_resample, std::min(kAhpAtOnce, resamples_), resamples_);
    const std::size_t batches = (resamples_ + batch - 1) / batch;
    SharedProgress progress(context_, batches * tiles(pairs_) + resamples_, "bootstrap");
    progress_ = &progress;
    for (std::size_t begin = 0; begin < resamples_; begin += batch) {
      drawn_ = std::min(batch, resamples_ - begin);
      counter_->draw(begin, drawn_, stream_, context_);
      if (context_.stopped()) return std::nullopt;
      count_shared();
      count_wins();
      if (context_.stopped()) return std::nullopt;
      derive(begin, result.affinity);
      if (context_.stopped()) return std::nullopt;
    }
    summarise(result);
    if (context_.stopped()) return std::nullopt;
    progress.finish();
    return result;
  }

 private:
  static std::size_t tiles(const std::vector<Pair>& pairs) {
    return (pairs.size() + kTile - 1) / kTile;
  }

  std::size_t class_pair(std::size_t i, std::size_t j) const {
    const std::size_t a = std::min(losses_.presence_class(i), losses_.presence_class(j));
    const std::size_t b = std::max(losses_.presence_class(i), losses_.presence_class(j));
    // Rows of the upper triangle above row a, then along it.
    return a * losses_.presence_classes() - a * (a + 1) / 2 + b;
  }

  // shared_[class pair][resample]: images drawn that both have.
  void count_shared() {
    shared_.resize(class_pairs_.size() * drawn_);
    parallel_for(tiles(class_pairs_), context_.threads, [&](std::size_t tile) {
      if (context_.stopped()) return;
      const std::size_t begin = tile * kTile;
      const std::size_t count = std::min(kTile, class_pairs_.size() - begin);
      AlignedVector<std::uint64_t> rows(count * losses_.words());
      for (std::size_t k = 0; k < count; ++k) {
        const auto [a, b] = class_pairs_[begin + k];
        losses_.shared_bits(a, b, rows.data() + k * losses_.words());
      }
      // Stopping is seen by the caller.
      counter_->count(rows.data(), count, shared_.data() + begin * drawn_, context_);
    });
  }

  // wins_ and defeats_[pair][resample]. Where a pair has no tie, the one side's wins give the
  // other's, which halves the work for losses that are real numbers.
  void count_wins() {
    wins_.resize(pairs_.size() * drawn_);
    defeats_.resize(pairs_.size() * drawn_);
    parallel_for(tiles(pairs_), context_.threads, [&](std::size_t tile) {
      if (context_.stopped()) return;
      count_tile(tile * kTile, std::min(kTile, pairs_.size() - tile * kTile));
      progress_->step();
    });
  }

  void count_tile(std::size_t begin, std::size_t count) {
    const std::size_t words = losses_.words();
    AlignedVector<std::uint64_t> rows(2 * count * words);
    AlignedVector<std::uint64_t> shared(words);
    std::vector<std::size_t> tied;  // pairs whose defeats need rows of their own
    for (std::size_t k = 0; k < count; ++k) {
      const auto [i, j] = pairs_[begin + k];
      std::uint64_t* wins = rows.data() + k * words;
      std::uint64_t* defeats = rows.data() + (count + tied.size()) * words;
      losses_.win_bits(i, j, wins);
      losses_.win_bits(j, i, defeats);
      losses_.shared_bits(losses_.presence_class(i), losses_.presence_class(j), shared.data());
      std::uint64_t undecided = 0;
      for (std::size_t w = 0; w < words; ++w) undecided |= shared[w] ^ wins[w] ^ defeats[w];
      if (undecided != 0) tied.push_back(begin + k);
    }

    if (!counter_->count(rows.data(), count, wins_.data() + begin * drawn_, context_)) return;
    for (std::size_t pair = begin; pair < begin + count; ++pair) {
      const std::uint32_t* all =
          shared_.data() + class_pair(pairs_[pair].first, pairs_[pair].second) * drawn_;
      for (std::size_t b = 0; b < drawn_; ++b) {
        defeats_[pair * drawn_ + b] = all[b] - wins_[pair * drawn_ + b];
      }
    }
    if (tied.empty()) return;
    std::vector<std::uint32_t> counts(tied.size() * drawn_);
    if (!counter_->count(rows.data() + count * words, tied.size(), counts.data(), context_)) return;
    for (std::size_t k = 0; k < tied.size(); ++k) {
      std::copy_n(counts.data() + k * drawn_, drawn_, defeats_.data() + tied[k] * drawn_);
    }
  }

  // Affinities and ranks of each resample drawn, the sample's affinities being the start.
  void derive(std::size_t begin, const std::vector<double>& start) {
    const std::size_t n = losses_.alternatives();
    parallel_for((drawn_ + kAhpAtOnce - 1) / kAhpAtOnce, context_.threads, [&](std::size_t unit) {
      if (context_.stopped()) return;
      const std::size_t first = unit * kAhpAtOnce;
      const std::size_t count = std::min(kAhpAtOnce, drawn_ - first);
      const std::vector<WinMatrix> matrices = gather(first, count);
      std::vector<double> ratios;
      for (std::size_t b = 0; b < count; ++b) {
        if (context_.stopped()) return;
        const std::size_t open = fill_ratio_matrix(matrices[b], options_.ahp.clip, ratios);
        if (open == 0 || connected(matrices[b])) {
          const PerronPair pair = perron_pair(ratios, n, start);
          const std::vector<double> ranks = average_ranks(pair.vector);
          for (std::size_t i = 0; i < n; ++i) {
            affinities_[i * resamples_ + begin + first + b] = pair.vector[i];
            ranks_[i * resamples_ + begin + first + b] = ranks[i];
          }
        }
        progress_->step();
      }
    });
  }

  std::vector<WinMatrix> gather(std::size_t first, std::size_t count) const {
    const std::size_t n = losses_.alternatives();
    std::vector<WinMatrix> matrices(count);
    for (WinMatrix& matrix : matrices) {
      matrix.alternatives = n;
      matrix.wins.assign(n * n, 0);
      matrix.shared.assign(n * n, 0);
    }
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      const auto [i, j] = pairs_[pair];
      const std::size_t place = pair * drawn_ + first;
      const std::size_t shared = class_pair(i, j) * drawn_ + first;
      for (std::size_t b = 0; b < count; ++b) {
        matrices[b].wins[i * n + j] = wins_[place + b];
        matrices[b].wins[j * n + i] = defeats_[place + b];
        matrices[b].shared[i * n + j] = shared_[shared + b];
        matrices[b].shared[j * n + i] = shared_[shared + b];
      }
    }
    return matrices;
  }

  void summarise(BootstrapResult& result) const {
    const std::size_t n = losses_.alternatives();
    result.standard_error.resize(n);
    result.affinity_interval.resize(n);
    result.rank_interval.resize(n);
    std::atomic<std::size_t> usable{0};
    const auto interval = [&](std::vector<double>& values) {
      std::sort(values.begin(), values.end());
      return Interval{percentile(values, options_.lower), percentile(values, options_.upper)};
    };
    parallel_for(n, context_.threads, [&](std::size_t i) {
      if (context_.stopped()) return;
      std::vector<double> affinities = usable_values(affinities_, i);
      std::vector<double> ranks = usable_values(ranks_, i);
      usable = affinities.size();  // the same for every alternative
      result.standard_error[i] = standard_deviation(affinities);
      result.affinity_interval[i] = interval(affinities);
      result.rank_interval[i] = interval(ranks);
    });
    result.usable = usable;
  }

  std::vector<double> usable_values(const std::vector<double>& samples, std::size_t i) const {
    std::vector<double> values;
    // Every resample of a single group is the sample itself, which tells nothing of its spread.
    if (losses_.groups() < 2) return values;
    for (std::size_t b = 0; b < resamples_; ++b) {
      const double value = samples[i * resamples_ + b];
      if (!std::isnan(value)) values.push_back(value);
    }
    return values;
  }

  const BootstrapOptions& options_;
  const RunContext& context_;
  std::uint64_t stream_;
  GroupedLosses losses_;
  std::vector<Pair> pairs_;        // of alternatives, i < j
  std::vector<Pair> class_pairs_;  // of presence classes, a <= b
  std::size_t resamples_;
  std::unique_ptr<ResampleCounter> counter_;
  SharedProgress* progress_ = nullptr;

  std::size_t drawn_ = 0;  // resamples of the present batch
  std::vector<std::uint32_t> shared_;
  std::vector<std::uint32_t> wins_;
  std::vector<std::uint32_t> defeats_;

  std::vector<double> affinities_;  // alternatives × resamples; NaN = the resample is not usable
  std::vector<double> ranks_;
};

}  // namespace

std::optional<BootstrapResult> bootstrap(const LossMatrix& losses,
                                         std::span<const std::uint32_t> groups,
                                         const BootstrapOptions& options, const RunContext& context,
                                         std::uint64_t stream, BootstrapRoute route) {
  options.check();
  if (context.stopped()) return std::nullopt;
  return Bootstrap(losses, groups, options, context, stream, route).run(losses);
}

std::optional<std::vector<BootstrapResult>> bootstraps(
    std::span<const LossMatrix> targets, std::span<const std::vector<std::uint32_t>> groups,
    const BootstrapOptions& options, const RunContext& context, BootstrapRoute route) {
  if (!groups.empty() && groups.size() != targets.size()) {
    throw bad_input("bootstrap: groups for " + std::to_string(groups.size()) + " targets of " +
                    std::to_string(targets.size()) + "; for every target or for none is expected");
  }
  std::vector<BootstrapResult> results;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    // Each target's progress is a part of the whole; threads share a target's work.
    RunContext part = context;
    part.on_progress = [&](double done, double total, std::string_view stage) {
      context.progress(static_cast<double>(t) + (total > 0 ? done / total : 1),
                       static_cast<double>(targets.size()), stage);
    };
    const std::span<const std::uint32_t> own =
        groups.empty() ? std::span<const std::uint32_t>() : std::span(groups[t]);
    auto result = bootstrap(targets[t], own, options, part, t, route);
    if (!result) return std::nullopt;
    results.push_back(std::move(*result));
  }
  return results;
}

}  // namespace taskatlas
