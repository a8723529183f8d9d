// SPDX-License-Identifier: MIT
#include "affinity/bootstrap.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace taskatlas {

std::vector<Spread> spread_over_runs(std::span<const std::vector<double>> runs) {
  if (runs.empty()) return {};
  std::vector<Spread> spreads(runs.front().size());
  for (std::size_t r = 0; r < runs.size(); ++r) {
    if (runs[r].size() != spreads.size()) {
      throw bad_input("repeats: run " + std::to_string(r + 1) + " has " +
                      std::to_string(runs[r].size()) + " alternatives, the first has " +
                      std::to_string(spreads.size()) + "; the same ones are expected");
    }
  }
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    Spread& spread = spreads[i];
    double sum = 0;
    for (const auto& run : runs) {
      if (std::isnan(run[i])) continue;
      ++spread.count;
      sum += run[i];
      spread.minimum = std::fmin(spread.minimum, run[i]);  // fmin of NaN and x is x
      spread.maximum = std::fmax(spread.maximum, run[i]);
    }
    if (spread.count == 0) continue;
    spread.mean = sum / static_cast<double>(spread.count);
    if (spread.count < 2) continue;
    double squares = 0;
    for (const auto& run : runs) {
      if (!std::isnan(run[i])) squares += (run[i] - spread.mean) * (run[i] - spread.mean);
    }
    spread.standard_deviation = std::sqrt(squares / static_cast<double>(spread.count - 1));
  }
  return spreads;
}

}  // namespace taskatlas
