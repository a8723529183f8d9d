// SPDX-License-Identifier: MIT
#include "affinity/rank_correlation.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

namespace taskatlas {
namespace {

using Pairs = std::vector<std::pair<double, double>>;

Pairs complete_pairs(std::span<const double> a, std::span<const double> b, const char* what) {
  if (a.size() != b.size()) {
    throw usage_error(std::string(what) + ": " + std::to_string(a.size()) + " values against " +
                      std::to_string(b.size()) + "; as many on either side are expected");
  }
  Pairs pairs;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isnan(a[i]) && !std::isnan(b[i])) pairs.emplace_back(a[i], b[i]);
  }
  return pairs;
}

double pearson(std::span<const double> a, std::span<const double> b) {
  const auto n = static_cast<double>(a.size());
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n;
  const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  if (aa == 0 || bb == 0) return std::numeric_limits<double>::quiet_NaN();
  return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
}

std::int64_t pairs_of(std::int64_t n) { return n * (n - 1) / 2; }

// Pairs of elements that are equal, in a sorted range.
template <class Iterator, class Equal>
std::int64_t tied_pairs(Iterator begin, Iterator end, Equal equal) {
  std::int64_t tied = 0;
  while (begin != end) {
    const Iterator run =
        std::find_if_not(begin, end, [&](const auto& other) { return equal(*begin, other); });
    tied += pairs_of(run - begin);
    begin = run;
  }
  return tied;
}

// Sorts and returns the number of pairs that were in strictly the wrong order.
std::int64_t sort_counting(std::span<double> values, std::span<double> scratch) {
  if (values.size() < 2) return 0;
  const std::size_t half = values.size() / 2;
  std::int64_t inversions = sort_counting(values.first(half), scratch.first(half)) +
                            sort_counting(values.subspan(half), scratch.subspan(half));
  std::size_t left = 0;
  std::size_t right = half;
  for (double& out : scratch) {
    const bool take_right = left == half || (right < values.size() && values[right] < values[left]);
    if (take_right) inversions += static_cast<std::int64_t>(half - left);
    out = values[take_right ? right++ : left++];
  }
  std::copy(scratch.begin(), scratch.end(), values.begin());
  return inversions;
}

}  // namespace

std::vector<double> average_ranks(std::span<const double> values, RankOrder order) {
  std::vector<double> ranks(values.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<std::size_t> sorted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) sorted.push_back(i);
  }
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
    return order == RankOrder::kHighestFirst ? values[a] > values[b] : values[a] < values[b];
  });
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    while (end < sorted.size() && values[sorted[end]] == values[sorted[begin]]) ++end;
    // The mean of begin + 1 .. end.
    const double rank = static_cast<double>(begin + 1 + end) / 2;
    for (; begin < end; ++begin) ranks[sorted[begin]] = rank;
  }
  return ranks;
}

RankCorrelation spearman(std::span<const double> a, std::span<const double> b) {
  const Pairs pairs = complete_pairs(a, b, "Spearman's rho");
  RankCorrelation result;
  result.count = pairs.size();
  if (pairs.size() < 2) return result;
  std::vector<double> left;
  std::vector<double> right;
  for (const auto& [x, y] : pairs) {
    left.push_back(x);
    right.push_back(y);
  }
  result.value = pearson(average_ranks(left), average_ranks(right));
  return result;
}

RankCorrelation kendall_tau_b(std::span<const double> a, std::span<const double> b) {
  Pairs pairs = complete_pairs(a, b, "Kendall's tau");
  RankCorrelation result;
  result.count = pairs.size();
  if (pairs.size() < 2) return result;
  std::sort(pairs.begin(), pairs.end());
  const auto all = pairs_of(static_cast<std::int64_t>(pairs.size()));
  const auto tied_a = tied_pairs(pairs.begin(), pairs.end(),
                                 [](const auto& p, const auto& q) { return p.first == q.first; });
  const auto tied_both = tied_pairs(pairs.begin(), pairs.end(), std::equal_to<>());
  std::vector<double> right;
  for (const auto& pair : pairs) right.push_back(pair.second);
  std::vector<double> scratch(right.size());
  // Sorted by a, then b: what is in the wrong order now is a discordant pair.
  const std::int64_t discordant = sort_counting(right, scratch);
  const auto tied_b = tied_pairs(right.begin(), right.end(), std::equal_to<>());
  if (all == tied_a || all == tied_b) return result;
  const std::int64_t untied = all - tied_a - tied_b + tied_both;
  result.value =
      static_cast<double>(untied - 2 * discordant) /
      (std::sqrt(static_cast<double>(all - tied_a)) * std::sqrt(static_cast<double>(all - tied_b)));
  result.value = std::clamp(result.value, -1.0, 1.0);
  return result;
}

}  // namespace taskatlas
