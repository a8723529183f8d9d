// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"

#include "affinity/ratio_matrix.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void check_connected(const WinMatrix& matrix) {
  const std::vector<std::size_t> sets = comparison_sets(matrix);
  const auto apart = std::find_if(sets.begin(), sets.end(), [](std::size_t s) { return s != 0; });
  if (apart != sets.end()) {
    throw bad_input("affinity: alternatives 1 and " + std::to_string(apart - sets.begin() + 1) +
                    " share no image, nor does a chain of others connect them; measure both on "
                    "common images or leave one out");
  }
}

}  // namespace

std::size_t fill_ratio_matrix(const WinMatrix& matrix, double clip, std::vector<double>& ratios) {
  const std::size_t n = matrix.alternatives;
  ratios.assign(n * n, 0);
  std::size_t open = 0;
  for (std::size_t i = 0; i < n; ++i) {
    ratios[i * n + i] += 1;
    for (std::size_t j = i + 1; j < n; ++j) {
      if (matrix.shared[i * n + j] == 0) {
        ratios[i * n + i] += 1;
        ratios[j * n + j] += 1;
        ++open;
        continue;
      }
      const double won = std::clamp(win_rate(matrix, i, j), clip, 1 - clip);
      const double lost = std::clamp(win_rate(matrix, j, i), clip, 1 - clip);
      ratios[i * n + j] = won / lost;
      ratios[j * n + i] = lost / won;
    }
  }
  return open;
}

void AhpOptions::check() const {
  if (!(clip > 0 && clip < 0.5)) {
    throw usage_error("clip of win rates is " + format_number(clip) +
                      "; a number above 0 and below 0.5 is expected");
  }
}

nlohmann::json to_json(const AhpOptions& options) { return {{"clip", options.clip}}; }

AhpOptions ahp_options_from_json(const nlohmann::json& json) {
  if (!json.is_object()) throw bad_input("AHP options must be a JSON object");
  AhpOptions options;
  for (const auto& [key, member] : json.items()) {
    if (key != "clip") {
      throw bad_input("AHP options have a member '" + key + "' that this version does not know");
    }
    if (!member.is_number()) throw bad_input("AHP options: member 'clip' must be a number");
    options.clip = member.get<double>();
  }
  try {
    options.check();
  } catch (const Error& error) {
    throw bad_input(std::string("AHP options: ") + error.what());
  }
  return options;
}

std::vector<std::size_t> comparison_sets(const WinMatrix& matrix) {
  const std::size_t n = matrix.alternatives;
  std::vector<std::size_t> sets(n, n);
  std::size_t count = 0;
  std::vector<std::size_t> open;
  for (std::size_t first = 0; first < n; ++first) {
    if (sets[first] != n) continue;
    sets[first] = count;
    open.push_back(first);
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < n; ++j) {
        if (sets[j] == n && matrix.shared[i * n + j] > 0) {
          sets[j] = count;
          open.push_back(j);
        }
      }
    }
    ++count;
  }
  return sets;
}

AhpDerivation derive_affinity(const WinMatrix& matrix, const AhpOptions& options) {
  options.check();
  matrix.check();
  check_connected(matrix);
  const std::size_t n = matrix.alternatives;

  AhpDerivation result;
  result.alternatives = n;
  result.unmeasured_pairs = fill_ratio_matrix(matrix, options.clip, result.ratios);
  PerronPair pair = perron_pair(result.ratios, n);
  result.affinity = std::move(pair.vector);
  result.eigenvalue = pair.value;
  if (n >= 3) {
    const auto size = static_cast<double>(n);
    // Rounding may leave the eigenvalue of a consistent matrix just below n.
    result.consistency_index = std::max(0.0, (pair.value - size) / (size - 1));
    result.consistency_ratio = result.consistency_index / ((1.7699 * size - 4.3513) / (size - 1));
  }

  // From here for looking at: open pairs shown as such.
  result.win_rates = win_rates(matrix);
  result.clipped = result.win_rates;
  for (double& rate : result.clipped) {
    if (!std::isnan(rate)) rate = std::clamp(rate, options.clip, 1 - options.clip);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) {
        result.ratios[i * n + j] = 1;
      } else if (matrix.shared[i * n + j] == 0) {
        result.ratios[i * n + j] = kNaN;
      }
    }
  }
  return result;
}

std::vector<double> ahp(const WinMatrix& matrix, const AhpOptions& options) {
  options.check();
  matrix.check();
  check_connected(matrix);
  std::vector<double> ratios;
  fill_ratio_matrix(matrix, options.clip, ratios);
  return principal_eigenvector(ratios, matrix.alternatives);
}

}  // namespace taskatlas
