// SPDX-License-Identifier: MIT
// How sure an affinity is: intervals by bootstrap over the test images, and spread over repeats.
//
// Images of one room or building resemble each other, so whole groups are drawn: as many as there
// are, with replacement; an image's weight in a resample is how often its group was drawn. From
// the weighted win counts the analytic hierarchy process is run anew for each resample.
#pragma once

#include "affinity/ahp.hpp"
#include "affinity/tournament.hpp"
#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

struct BootstrapOptions {
  int resamples = 1000;  // 1 to 1,000,000, default 1000
  double lower = 0.05;   // percentile of the lower end, in [0, 1], default 0.05
  double upper = 0.95;   // percentile of the upper end, in [lower, 1], default 0.95
  AhpOptions ahp;

  // Throws Error(kUsage) naming the option, its value and what is allowed.
  void check() const;

  bool operator==(const BootstrapOptions&) const = default;
};

// As for AhpOptions, which is the member "ahp".
nlohmann::json to_json(const BootstrapOptions& options);
BootstrapOptions bootstrap_options_from_json(const nlohmann::json& json);

// Percentiles interpolate linearly between order statistics. NaN if no resample could be used.
struct Interval {
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
};

struct BootstrapResult {
  std::size_t alternatives = 0;
  std::size_t groups = 0;
  std::size_t resamples = 0;  // asked for
  // Resamples in which chains of shared images still connect all alternatives. Only missing losses
  // can make it less than `resamples`; the others tell nothing and are left out. 0 for a single
  // group, all of whose resamples are the sample itself.
  std::size_t usable = 0;
  std::vector<double> affinity;             // n; of the sample itself
  std::vector<double> rank;                 // n; 1 = the highest affinity, ties share
  std::vector<double> standard_error;       // n; standard deviation over resamples
  std::vector<Interval> affinity_interval;  // n
  std::vector<Interval> rank_interval;      // n; of the ranks within each resample
};

// Two ways to the same counts, bit for bit; kAuto takes the quicker.
enum class BootstrapRoute : std::uint8_t {
  kAuto,
  kGroups,  // win counts of each group, times the resamples' weights: a matrix product
  kImages,  // weights' binary digits against rows of win bits: population counts
};

// `groups` names the group of each image (any numbers); empty = each image is its own group.
// The resamples depend on context.seed, `stream` (which target it is) and the groups' order of
// first appearance only: neither on the threads nor on the route. Looks at the stop token every
// few milliseconds; nullopt when stopped. Throws Error(kBadInput) if the sizes do not fit, there
// is no image, or no chain of shared images connects two alternatives (see derive_affinity).
std::optional<BootstrapResult> bootstrap(const LossMatrix& losses,
                                         std::span<const std::uint32_t> groups,
                                         const BootstrapOptions& options, const RunContext& context,
                                         std::uint64_t stream = 0,
                                         BootstrapRoute route = BootstrapRoute::kAuto);

// One for each target, its index being the stream. `groups`: empty, or as many as targets.
std::optional<std::vector<BootstrapResult>> bootstraps(
    std::span<const LossMatrix> targets, std::span<const std::vector<std::uint32_t>> groups,
    const BootstrapOptions& options, const RunContext& context,
    BootstrapRoute route = BootstrapRoute::kAuto);

// How often each of `groups` groups is drawn in one resample; sums to `groups`.
std::vector<std::uint32_t> resample_weights(std::uint64_t seed, std::uint64_t stream,
                                            std::uint64_t resample, std::size_t groups);

// Repeats: one alternative's values over runs with different seeds.
struct Spread {
  std::size_t count = 0;  // runs that have it
  double mean = std::numeric_limits<double>::quiet_NaN();
  double standard_deviation = std::numeric_limits<double>::quiet_NaN();  // n − 1; NaN below 2 runs
  double minimum = std::numeric_limits<double>::quiet_NaN();
  double maximum = std::numeric_limits<double>::quiet_NaN();
};

// One Spread for each alternative; NaN values are skipped. Throws Error(kBadInput) if the runs
// differ in length.
std::vector<Spread> spread_over_runs(std::span<const std::vector<double>> runs);

}  // namespace taskatlas
