// SPDX-License-Identifier: MIT
#include "cli/loss_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace taskatlas::cli {

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

}  // namespace taskatlas::cli
