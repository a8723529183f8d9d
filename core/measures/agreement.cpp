// SPDX-License-Identifier: MIT
#include "measures/agreement.hpp"

#include "affinity/percentile.hpp"
#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace taskatlas::measures {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Of one target, the sources that both have.
struct Pairs {
  std::vector<double> measure;
  std::vector<double> measured;
  std::vector<std::size_t> sources;  // positions in the measure's table
};

class Cells {
 public:
  Cells(const TransferTable& table, const FirstOrderMatrix& matrix) : matrix_(matrix) {
    for (std::size_t i = 0; i < matrix.targets.size(); ++i) {
      rows_.emplace(table.code(matrix.targets[i]), i);
    }
    for (std::size_t i = 0; i < matrix.sources.size(); ++i) {
      columns_.emplace(table.code(matrix.sources[i]), i);
    }
  }
  double at(const std::string& target, const std::string& source) const {
    const auto row = rows_.find(target);
    const auto column = columns_.find(source);
    if (row == rows_.end() || column == columns_.end()) return kNaN;
    return matrix_.at(row->second, column->second);
  }

 private:
  const FirstOrderMatrix& matrix_;
  std::unordered_map<std::string, std::size_t> rows_, columns_;
};

Pairs pairs_of(const MeasureTable& table, std::size_t target, const Cells& cells) {
  Pairs pairs;
  for (std::size_t s = 0; s < table.sources.size(); ++s) {
    if (table.sources[s] == table.targets[target]) continue;
    const double measure = table.at(target, s);
    const double measured = cells.at(table.targets[target], table.sources[s]);
    if (std::isnan(measure) || std::isnan(measured)) continue;
    pairs.measure.push_back(measure);
    pairs.measured.push_back(measured);
    pairs.sources.push_back(s);
  }
  return pairs;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count == 0 ? kNaN : sum / static_cast<double>(count);
}

// Targets without a value take no part in the draws.
Interval interval_of_mean(const std::vector<double>& values, const AgreementOptions& options,
                          std::uint64_t stream) {
  std::vector<double> known;
  std::ranges::copy_if(values, std::back_inserter(known),
                       [](double value) { return !std::isnan(value); });
  if (known.size() < 2) return {};
  std::vector<double> means(static_cast<std::size_t>(options.resamples));
  for (std::size_t r = 0; r < means.size(); ++r) {
    const auto weights = resample_weights(options.seed, stream, r, known.size());
    double sum = 0;
    for (std::size_t t = 0; t < known.size(); ++t) sum += weights[t] * known[t];
    means[r] = sum / static_cast<double>(known.size());
  }
  std::ranges::sort(means);
  return {percentile(means, options.lower), percentile(means, options.upper)};
}

}  // namespace

void AgreementOptions::check() const {
  if (resamples < 1 || resamples > 1000000) {
    throw usage_error("resamples " + std::to_string(resamples) + ": 1 to 1000000 is allowed");
  }
  if (!(lower >= 0 && lower <= upper && upper <= 1)) {
    throw usage_error("interval " + format_number(lower) + " .. " + format_number(upper) +
                      ": 0 to 1 is allowed, the lower end first");
  }
}

Agreement agreement(const MeasureTable& measure, const TransferTable& table,
                    const FirstOrderMatrix& measured, const AgreementOptions& options) {
  options.check();
  const Cells cells(table, measured);
  Agreement result;
  std::vector<double> spearmans, kendalls, ranks_a, ranks_b;
  for (std::size_t t = 0; t < measure.targets.size(); ++t) {
    const Pairs pairs = pairs_of(measure, t, cells);
    if (pairs.sources.size() < 2) continue;
    TargetAgreement one;
    one.target = measure.targets[t];
    one.sources = pairs.sources.size();
    one.spearman = spearman(pairs.measure, pairs.measured).value;
    one.kendall = kendall_tau_b(pairs.measure, pairs.measured).value;
    const std::vector<double> ranks = average_ranks(pairs.measured);
    const auto first =
        static_cast<std::size_t>(std::ranges::max_element(pairs.measure) - pairs.measure.begin());
    one.first = measure.sources[pairs.sources[first]];
    one.rank_of_first = ranks[first];
    spearmans.push_back(one.spearman);
    kendalls.push_back(one.kendall);
    // Centred, so that targets with different numbers of sources can stand side by side.
    const double middle = (static_cast<double>(ranks.size()) + 1) / 2;
    for (const double rank : average_ranks(pairs.measure)) {
      ranks_a.push_back((middle - rank) / middle);
    }
    for (const double rank : ranks) ranks_b.push_back((middle - rank) / middle);
    result.targets.push_back(std::move(one));
  }
  result.spearman = mean(spearmans);
  result.kendall = mean(kendalls);
  result.spearman_interval = interval_of_mean(spearmans, options, 0);
  result.kendall_interval = interval_of_mean(kendalls, options, 0);
  result.pooled_spearman = spearman(ranks_a, ranks_b).value;
  return result;
}

}  // namespace taskatlas::measures
