// SPDX-License-Identifier: MIT
#include "study/loss_analysis.hpp"

#include "affinity/ahp.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace taskatlas {

TargetLosses in_tournament(const TransferTable& table, TargetLosses losses, bool first_order) {
  std::size_t kept = 0;
  const std::size_t images = losses.losses.images;
  for (std::size_t i = 0; i < losses.alternatives.size(); ++i) {
    const Transfer& row = table.transfer(losses.alternatives[i]);
    if (row.pseudo == PseudoSource::kPixels || row.pseudo == PseudoSource::kAverage) continue;
    if (first_order && row.order() > 1) continue;
    if (kept != i) {
      losses.alternatives[kept] = losses.alternatives[i];
      losses.names[kept] = losses.names[i];
      const auto from = losses.losses.losses.begin() + static_cast<std::ptrdiff_t>(i * images);
      std::copy(from, from + static_cast<std::ptrdiff_t>(images),
                losses.losses.losses.begin() + static_cast<std::ptrdiff_t>(kept * images));
    }
    ++kept;
  }
  losses.alternatives.resize(kept);
  losses.names.resize(kept);
  losses.losses.alternatives = kept;
  losses.losses.losses.resize(kept * images);
  return losses;
}

std::optional<BootstrapResult> target_intervals(const TargetLosses& losses,
                                                const BootstrapOptions& options,
                                                const RunContext& context) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> groups;
  groups.reserve(losses.groups.size());
  for (const std::string& group : losses.groups) {
    groups.push_back(
        numbers.emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return bootstrap(losses.losses, groups, options, context, losses.target.index());
}

WinMatrix among(const WinMatrix& wins, std::span<const std::size_t> alternatives) {
  const std::size_t n = alternatives.size();
  WinMatrix part;
  part.alternatives = n;
  part.wins.resize(n * n);
  part.shared.resize(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t from = alternatives[i] * wins.alternatives + alternatives[j];
      part.wins[i * n + j] = wins.wins[from];
      part.shared[i * n + j] = wins.shared[from];
    }
  }
  return part;
}

std::vector<AlternativeValues> alternative_values(std::span<const PseudoSource> alternatives,
                                                  const WinMatrix& wins) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  constexpr double kItself = 0.5;
  std::vector<AlternativeValues> values(alternatives.size(), {kNone, kNone, kNone});
  std::vector<std::size_t> competing;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    if (alternatives[i] == PseudoSource::kNone || alternatives[i] == PseudoSource::kSelf) {
      competing.push_back(i);
    }
    for (std::size_t j = 0; j < alternatives.size(); ++j) {
      const double rate = i == j ? kItself : win_rate(wins, i, j);
      if (alternatives[j] == PseudoSource::kPixels) values[i].gain = rate;
      if (alternatives[j] == PseudoSource::kSelf) values[i].quality = rate;
    }
  }
  if (competing.empty()) return values;
  const auto sets = comparison_sets(among(wins, competing));
  std::vector<std::size_t> sizes(sets.size());
  for (const std::size_t set : sets) ++sizes[set];
  const auto largest =
      static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
  std::vector<std::size_t> connected;
  for (std::size_t i = 0; i < competing.size(); ++i) {
    if (sets[i] == largest) connected.push_back(competing[i]);
  }
  const auto affinity = ahp(among(wins, connected));
  for (std::size_t i = 0; i < connected.size(); ++i) {
    values[connected[i]].affinity = affinity[i];
  }
  return values;
}

std::vector<MeanLoss> mean_losses(const TargetLosses& losses) {
  std::vector<MeanLoss> means;
  const std::size_t images = losses.losses.images;
  for (std::size_t a = 0; a < losses.losses.alternatives; ++a) {
    MeanLoss mean;
    for (std::size_t i = 0; i < images; ++i) {
      const double loss = static_cast<double>(losses.losses.losses[a * images + i]);
      if (std::isnan(loss)) continue;
      mean.mean += loss;
      ++mean.images;
    }
    mean.mean = mean.images > 0 ? mean.mean / static_cast<double>(mean.images)
                                : std::numeric_limits<double>::quiet_NaN();
    means.push_back(mean);
  }
  return means;
}

LossMeasures::LossMeasures(const TransferTable& table)
    : mean_loss(table.transfers().size(), std::numeric_limits<double>::quiet_NaN()),
      win_rate(mean_loss) {}

bool LossMeasures::add(const TransferTable& table, const TargetLosses& losses, bool first_order,
                       const RunContext& context) {
  const TargetLosses compared = in_tournament(table, losses, first_order);
  const std::optional<WinMatrix> wins = tournament(compared.losses, context);
  if (!wins) return false;
  const std::vector<MeanLoss> means = mean_losses(losses);
  for (std::size_t a = 0; a < means.size(); ++a) {
    mean_loss[losses.alternatives[a].index()] = means[a].mean;
  }
  for (std::size_t i = 0; i < compared.alternatives.size(); ++i) {
    double sum = 0;
    std::size_t others = 0;
    for (std::size_t j = 0; j < compared.alternatives.size(); ++j) {
      const double rate = i == j ? std::nan("") : taskatlas::win_rate(*wins, i, j);
      if (std::isnan(rate)) continue;
      sum += rate;
      ++others;
    }
    if (others > 0) {
      win_rate[compared.alternatives[i].index()] = sum / static_cast<double>(others);
    }
  }
  return true;
}

}  // namespace taskatlas
