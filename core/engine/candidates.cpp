// SPDX-License-Identifier: MIT
#include "engine/candidates.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace taskatlas::engine {

namespace {

constexpr int kMaxOrder = 26;
constexpr int kMaxBeamWidth = 20;
constexpr int kMaxCombinedOrder = 5;

bool is_pseudo_source(std::string_view code) {
  return code == to_string(PseudoSource::kSelf) || code == to_string(PseudoSource::kPixels) ||
         code == to_string(PseudoSource::kAverage);
}

// From how many of the best sources a candidate of that order is chosen; 0 = there are too few.
std::size_t pool_size(std::size_t order, std::size_t sources, const CandidateOptions& options) {
  if (sources < order) return 0;
  if (order > static_cast<std::size_t>(options.last_combined_order)) return order;
  return std::min(sources, std::max(static_cast<std::size_t>(options.beam_width), order));
}

// The next set of positions in lexicographic order, of as many out of `pool`; false after the last.
bool next_combination(std::vector<std::size_t>& chosen, std::size_t pool) {
  const std::size_t order = chosen.size();
  for (std::size_t i = order; i-- > 0;) {
    if (chosen[i] == pool - order + i) continue;
    ++chosen[i];
    for (std::size_t j = i + 1; j < order; ++j) chosen[j] = chosen[j - 1] + 1;
    return true;
  }
  return false;
}

// How many sets of `order` there are among `pool`, which is not smaller.
std::size_t combinations(std::size_t pool, std::size_t order) {
  std::size_t sets = 1;  // each step divides without remainder
  for (std::size_t i = 1; i <= order; ++i) sets = sets * (pool - order + i) / i;
  return sets;
}

}  // namespace

void CandidateOptions::check() const {
  if (max_order < 1 || max_order > kMaxOrder)
    throw usage_error("the highest order of transfers must be 1 to 26");
  if (min_order < 2 || min_order > kMaxOrder)
    throw usage_error("the lowest higher order of transfers must be 2 to 26");
  if (beam_width < 1 || beam_width > kMaxBeamWidth)
    throw usage_error("the beam width of transfers must be 1 to 20");
  if (last_combined_order < 1 || last_combined_order > kMaxCombinedOrder)
    throw usage_error("sources are combined up to an order of 1 to 5");
}

std::vector<RankedSource> rank_sources(std::string_view target,
                                       std::span<const RankedSource> measured) {
  std::vector<RankedSource> ranked;
  std::set<std::string_view> seen;
  for (const RankedSource& source : measured) {
    if (source.code == target || is_pseudo_source(source.code) || std::isnan(source.affinity))
      continue;
    if (!seen.insert(source.code).second)
      throw bad_input("two transfers of order 1 from " + source.code + " to " +
                      std::string(target));
    ranked.push_back(source);
  }
  std::sort(ranked.begin(), ranked.end(), [](const RankedSource& a, const RankedSource& b) {
    return a.affinity != b.affinity ? a.affinity > b.affinity : a.code < b.code;
  });
  return ranked;
}

std::vector<RankedSource> rank_sources(const TransferTable& table, TaskId target) {
  std::vector<RankedSource> measured;
  for (const TransferId id : table.into(target)) {
    const Transfer& row = table.transfer(id);
    if (row.pseudo == PseudoSource::kNone && row.sources.size() == 1)
      measured.push_back({table.code(row.sources.front()), row.affinity});
  }
  return rank_sources(table.code(target), measured);
}

std::vector<std::vector<std::string>> higher_order_candidates(std::span<const RankedSource> ranked,
                                                              const CandidateOptions& options) {
  options.check();
  std::vector<std::vector<std::string>> candidates;
  for (int k = options.min_order; k <= options.max_order; ++k) {
    const auto order = static_cast<std::size_t>(k);
    const std::size_t pool = pool_size(order, ranked.size(), options);
    if (pool == 0) break;
    std::vector<std::size_t> chosen(order);
    for (std::size_t i = 0; i < order; ++i) chosen[i] = i;
    do {
      std::vector<std::string>& sources = candidates.emplace_back();
      for (const std::size_t i : chosen) sources.push_back(ranked[i].code);
    } while (next_combination(chosen, pool));
  }
  return candidates;
}

std::size_t count_candidates(std::size_t sources, const CandidateOptions& options) {
  options.check();
  std::size_t total = 0;
  for (int k = options.min_order; k <= options.max_order; ++k) {
    const auto order = static_cast<std::size_t>(k);
    const std::size_t pool = pool_size(order, sources, options);
    if (pool == 0) break;
    total += combinations(pool, order);
  }
  return total;
}

AddedCandidates count_added_candidates(std::size_t sources, int order,
                                       const CandidateOptions& options) {
  options.check();
  const auto size = static_cast<std::size_t>(order);
  const std::size_t pool = pool_size(size, sources, options);
  if (pool == 0) return {};
  // The others of each set are of the pool without it.
  return {combinations(pool - 1, size - 1),
          static_cast<double>(pool) / static_cast<double>(sources)};
}

}  // namespace taskatlas::engine
