// SPDX-License-Identifier: MIT
#include "study/network_win_rates.hpp"

#include "affinity/percentile.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas {
namespace {

constexpr std::uint64_t kResamples = 1000;
constexpr double kLower = 0.05, kUpper = 0.95;

std::optional<std::size_t> row_of(const TargetLosses& losses, std::string_view name) {
  const auto at = std::find(losses.names.begin(), losses.names.end(), name);
  if (at == losses.names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - losses.names.begin());
}

struct Tally {
  std::size_t wins = 0, images = 0;
};

// Of each group, in the order in which they come first.
std::vector<Tally> tallies(const TargetLosses& losses, std::size_t one, std::size_t other) {
  const std::size_t images = losses.losses.images;
  std::vector<Tally> out;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < images; ++i) {
    const float mine = losses.losses.losses[one * images + i];
    const float theirs = losses.losses.losses[other * images + i];
    if (std::isnan(mine) || std::isnan(theirs)) continue;
    std::size_t place = out.size();
    if (!losses.groups.empty()) place = places.try_emplace(losses.groups[i], place).first->second;
    if (place == out.size()) out.emplace_back();
    ++out[place].images;
    if (mine < theirs) ++out[place].wins;
  }
  return out;
}

double share(std::size_t wins, std::size_t images) {
  return static_cast<double>(wins) / static_cast<double>(images);
}

std::optional<WinRate> win_rate_of(const TargetLosses& losses, std::string_view one,
                                   std::string_view other, const RunContext& context) {
  WinRate out;
  const auto mine = row_of(losses, one), theirs = row_of(losses, other);
  if (!mine || !theirs) return out;
  const std::vector<Tally> groups = tallies(losses, *mine, *theirs);
  Tally whole;
  for (const Tally& group : groups) {
    whole.wins += group.wins;
    whole.images += group.images;
  }
  out.images = whole.images;
  if (whole.images == 0) return out;
  out.rate = share(whole.wins, whole.images);
  if (groups.size() < 2) return out;
  std::vector<double> rates;
  rates.reserve(kResamples);
  for (std::uint64_t r = 0; r < kResamples; ++r) {
    if (context.stopped()) return std::nullopt;
    const auto weights = resample_weights(context.seed, losses.target.index(), r, groups.size());
    Tally drawn;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      drawn.wins += weights[g] * groups[g].wins;
      drawn.images += weights[g] * groups[g].images;
    }
    rates.push_back(share(drawn.wins, drawn.images));
  }
  std::sort(rates.begin(), rates.end());
  out.interval = {percentile(rates, kLower), percentile(rates, kUpper)};
  return out;
}

}  // namespace

std::optional<NetworkWinRates> network_win_rates(const TargetLosses& losses,
                                                 const std::string& code,
                                                 const RunContext& context) {
  const auto average = win_rate_of(losses, "self", "average", context);
  if (!average) return std::nullopt;
  const auto random = win_rate_of(losses, "self", "random", context);
  if (!random) return std::nullopt;
  return NetworkWinRates{code, *average, *random};
}

}  // namespace taskatlas
