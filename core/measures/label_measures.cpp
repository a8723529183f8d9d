// SPDX-License-Identifier: MIT
#include "measures/label_measures.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "measures/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string>

namespace taskatlas::measures {
namespace {

// What is known of a column of labels y: squares of Uᵀ y, and what of y lies outside F's columns.
struct Column {
  std::span<const double> squares;  // of the singular values, σ
  std::vector<double> x;            // squares of Uᵀ y
  double outside = 0;
  double samples = 0;

  // yᵀ (I + F Fᵀ / t)⁻¹ y
  double rest(double t) const {
    double value = 0;
    const std::size_t rank = x.size();
#pragma omp simd reduction(+ : value)
    for (std::size_t k = 0; k < rank; ++k) value += x[k] * (t / (t + squares[k]));
    return value + outside;
  }
  // The derivative by log t of −2 / n times the log evidence at its best β = n / rest(t).
  double slope(double t) const {
    double value = 0;
    double change = 0;   // of rest(t), by log t
    double freedom = 0;  // MacKay's γ
    const std::size_t rank = x.size();
#pragma omp simd reduction(+ : value, change, freedom)
    for (std::size_t k = 0; k < rank; ++k) {
      const double share = t / (t + squares[k]);
      value += x[k] * share;
      change += x[k] * share * (1 - share);
      freedom += 1 - share;
    }
    return change / (value + outside) - freedom / samples;
  }
};

// log det(I + F Fᵀ / t) / n
double log_determinant(std::span<const double> squares, double t, double samples) {
  double sum = 0;
  for (const double square : squares) sum += std::log1p(square / t);
  return sum / samples;
}

double evidence_at(double rest, double determinant, double samples) {
  return -0.5 * (std::log(2 * std::numbers::pi) + 1 + std::log(rest / samples) + determinant);
}

// The search begins at the best of these noise ratios: four to each power of ten, so that no
// second maximum is overlooked.
constexpr int kGridEnd = 40;  // of 1e10
std::vector<double> noise_ratios(std::span<const double> squares) {
  double mean = 0;
  for (const double square : squares) mean += square;
  mean /= static_cast<double>(squares.size());
  std::vector<double> ratios;
  for (int i = -kGridEnd; i <= kGridEnd; ++i) ratios.push_back(mean * std::pow(10, i / 4.0));
  return ratios;
}

// Where the evidence's derivative is zero between two ratios of which it has different signs.
double maximum_between(const Column& column, double lower, double upper) {
  double low = std::log(lower);
  double high = std::log(upper);
  double low_slope = column.slope(lower);
  double high_slope = column.slope(upper);
  if (!(low_slope < 0 && high_slope > 0)) return std::nan("");
  // The evidence is flat about its maximum: an error of 1e-6 here is one of 1e-12 there.
  constexpr double kClose = 1e-6;
  constexpr double kFlat = 1e-9;
  // Regula falsi with Illinois' correction: the end that stays twice counts half.
  int stayed = 0;  // +1: the upper end, -1: the lower one
  for (int step = 0; step < 60 && high - low > kClose; ++step) {
    double at = (low * high_slope - high * low_slope) / (high_slope - low_slope);
    if (!(at > low && at < high)) at = (low + high) / 2;
    const double slope = column.slope(std::exp(at));
    if (std::fabs(slope) < kFlat) return std::exp(at);
    if (slope < 0) {
      low = at;
      low_slope = slope;
      if (stayed == 1) high_slope /= 2;
      stayed = 1;
    } else {
      high = at;
      high_slope = slope;
      if (stayed == -1) low_slope /= 2;
      stayed = -1;
    }
  }
  return std::exp((low + high) / 2);
}

// `values`: of each of the ratios, the evidence.
Evidence greatest(const Column& column, std::span<const double> ratios,
                  std::span<const double> values) {
  const auto best = static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
  Evidence result{values[best], ratios[best]};
  const double lower = ratios[best == 0 ? 0 : best - 1];
  const double upper = ratios[std::min(best + 1, ratios.size() - 1)];
  const double t = maximum_between(column, lower, upper);
  if (std::isnan(t)) return result;  // the evidence grows towards an end of what is searched
  const double value = evidence_at(
      column.rest(t), log_determinant(column.squares, t, column.samples), column.samples);
  if (value > result.value) result = {value, t};
  return result;
}

// ratios × rank: t / (t + σ), by which the squares of Uᵀ y count in rest(t).
Matrix<double> weights_of(std::span<const double> ratios, std::span<const double> squares) {
  Matrix<double> weights(static_cast<Eigen::Index>(ratios.size()),
                         static_cast<Eigen::Index>(squares.size()));
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    for (std::size_t k = 0; k < squares.size(); ++k) {
      weights(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)) =
          ratios[i] / (ratios[i] + squares[k]);
    }
  }
  return weights;
}

void check_samples(const Spectrum& spectrum, const Labels& labels) {
  labels.check();
  if (labels.samples != spectrum.samples()) {
    throw usage_error("labels of " + std::to_string(labels.samples) +
                      " samples do not belong to representations of " +
                      std::to_string(spectrum.samples()));
  }
}

// The distinct classes, ascending: position of each, and how many samples it has.
struct ClassCounts {
  std::map<std::uint32_t, std::size_t> position;
  std::vector<std::size_t> samples;
};

ClassCounts count_classes(const std::vector<std::uint32_t>& classes) {
  ClassCounts counts;
  for (const std::uint32_t one : classes) counts.position.emplace(one, 0);
  std::size_t next = 0;
  for (auto& [one, position] : counts.position) position = next++;
  counts.samples.resize(next);
  for (const std::uint32_t one : classes) ++counts.samples[counts.position.at(one)];
  return counts;
}

// samples × classes: 1 where a sample is of the class.
std::vector<double> indicators(const std::vector<std::uint32_t>& classes,
                               const ClassCounts& counts) {
  const std::size_t m = counts.samples.size();
  std::vector<double> matrix(classes.size() * m);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    matrix[i * m + counts.position.at(classes[i])] = 1;
  }
  return matrix;
}

// Ledoit and Wolf (2004), section 3, of the covariance F Fᵀ / n.
double ledoit_wolf(const Spectrum& spectrum) {
  const auto n = static_cast<double>(spectrum.samples());
  const auto d = static_cast<double>(spectrum.columns());
  double trace = 0;
  double norm = 0;
  for (const double square : spectrum.squares()) {
    trace += square / n;
    norm += square / n * (square / n);
  }
  double fourth = 0;
  for (const double length : spectrum.lengths()) fourth += length * length;
  const double distance = norm - trace * trace / d;  // ‖Σ − μ I‖²
  if (!(distance > 0)) return 1;
  const double error = (fourth / n - norm) / n;
  return std::clamp(error / distance, 0.0, 1.0);
}

}  // namespace

void Labels::check() const {
  if (samples < 3) {
    throw bad_input("labels of " + std::to_string(samples) + " samples are too few; 3 at least");
  }
  if (are_classes()) {
    if (classes.size() != samples || !numbers.empty()) {
      throw bad_input("labels: one class for each sample is expected");
    }
    if (std::ranges::all_of(classes, [&](std::uint32_t one) { return one == classes[0]; })) {
      throw bad_input("all labels are of one class");
    }
    return;
  }
  if (columns == 0 || numbers.size() != samples * columns) {
    throw bad_input("labels: " + std::to_string(numbers.size()) + " numbers are not " +
                    std::to_string(samples) + " × " + std::to_string(columns));
  }
  bool varies = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!std::isfinite(numbers[i])) {
      throw bad_input("labels of sample " + std::to_string(i / columns + 1) +
                      ": a value is not a finite number");
    }
    varies = varies || numbers[i] != numbers[i % columns];
  }
  if (!varies) throw bad_input("all labels are the same");
}

std::vector<Evidence> evidences(const Spectrum& spectrum, std::span<const double> numbers,
                                std::size_t columns) {
  const std::vector<double> projected = spectrum.project(numbers, columns);
  const std::size_t rank = spectrum.rank();
  const auto n = static_cast<double>(spectrum.samples());
  const std::vector<double> ratios = noise_ratios(spectrum.squares());
  const Eigen::Map<const Matrix<double>> x(projected.data(), static_cast<Eigen::Index>(rank),
                                           static_cast<Eigen::Index>(columns));
  // Of each ratio (row) and column of the labels, rest(t) less what lies outside.
  const Matrix<double> rests = weights_of(ratios, spectrum.squares()) * x.cwiseAbs2();
  std::vector<double> determinants;
  for (const double t : ratios) {
    determinants.push_back(log_determinant(spectrum.squares(), t, n));
  }
  std::vector<Evidence> result;
  std::vector<double> values(ratios.size());
  for (std::size_t c = 0; c < columns; ++c) {
    Column column{spectrum.squares(), std::vector<double>(rank), 0, n};
    double all = 0;
    for (std::size_t i = 0; i < spectrum.samples(); ++i) {
      all += numbers[i * columns + c] * numbers[i * columns + c];
    }
    if (!(all > 0)) throw bad_input("labels: a column is zero throughout");
    double inside = 0;
    for (std::size_t k = 0; k < rank; ++k) {
      column.x[k] = projected[k * columns + c] * projected[k * columns + c];
      inside += column.x[k];
    }
    // What rounding leaves of labels that lie inside is nothing.
    const double outside = all - inside;
    column.outside = outside > 1e-13 * all ? outside : 0;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
      const double rest =
          rests(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(c)) + column.outside;
      values[i] = evidence_at(rest, determinants[i], n);
    }
    result.push_back(greatest(column, ratios, values));
  }
  return result;
}

double logme(const Spectrum& spectrum, const Labels& labels) {
  check_samples(spectrum, labels);
  std::vector<Evidence> each;
  if (labels.are_classes()) {
    const ClassCounts counts = count_classes(labels.classes);
    each = evidences(spectrum, indicators(labels.classes, counts), counts.samples.size());
  } else {
    each = evidences(spectrum, labels.numbers, labels.columns);
  }
  double sum = 0;
  for (const Evidence& evidence : each) sum += evidence.value;
  return sum / static_cast<double>(each.size());
}

HScore h_score(const Spectrum& spectrum, const Labels& labels, std::optional<double> shrinkage) {
  check_samples(spectrum, labels);
  if (!labels.are_classes()) throw usage_error("H-score: labels are numbers, classes are needed");
  if (shrinkage && !(*shrinkage >= 0 && *shrinkage <= 1)) {
    throw usage_error("shrinkage " + format_number(*shrinkage) + ": 0 to 1 is allowed");
  }
  const ClassCounts counts = count_classes(labels.classes);
  const std::size_t m = counts.samples.size();
  const std::vector<double> sums = spectrum.project(indicators(labels.classes, counts), m);
  const double delta = shrinkage ? *shrinkage : ledoit_wolf(spectrum);
  const auto n = static_cast<double>(spectrum.samples());
  double trace = 0;
  for (const double square : spectrum.squares()) trace += square / n;
  const double mean = trace / static_cast<double>(spectrum.columns());
  HScore score{0, delta};
  for (std::size_t k = 0; k < spectrum.rank(); ++k) {
    double between = 0;  // of the direction u's variance, what lies between classes
    for (std::size_t c = 0; c < m; ++c) {
      between += sums[k * m + c] * sums[k * m + c] / static_cast<double>(counts.samples[c]);
    }
    const double variance = (1 - delta) * spectrum.squares()[k] / n;
    score.value += variance / (variance + delta * mean) * between;
  }
  return score;
}

}  // namespace taskatlas::measures
