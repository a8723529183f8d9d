// SPDX-License-Identifier: MIT
#include "measures/label_measures.hpp"

#include "base/error.hpp"
#include "measures/random_rows.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <Eigen/SVD>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures::testing {
namespace {

using Doubles = Eigen::MatrixXd;

Spectrum spectrum(const Rowwise& rows, bool centred) {
  return *Spectrum::of(as_rows(rows), centred, threads(1));
}

// Numbers that the representation's first columns foretell, with noise.
std::vector<double> linear_labels(const Rowwise& rows, std::size_t columns, double noise,
                                  std::uint64_t seed) {
  RandomStream random(seed, 1, 0);
  std::vector<double> numbers;
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    for (std::size_t c = 0; c < columns; ++c) {
      const auto first = static_cast<double>(rows(i, static_cast<Eigen::Index>(c) % rows.cols()));
      numbers.push_back(first + 0.3 + noise * random.normal());
    }
  }
  return numbers;
}

Labels numbers(std::vector<double> values, std::size_t columns) {
  return {values.size() / columns, columns, std::move(values), {}};
}

Labels classes(std::vector<std::uint32_t> values) {
  return {values.size(), 0, {}, std::move(values)};
}

Eigen::VectorXd column(const std::vector<double>& values, std::size_t columns, std::size_t c) {
  Eigen::VectorXd y(static_cast<Eigen::Index>(values.size() / columns));
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    y[i] = values[static_cast<std::size_t>(i) * columns + c];
  }
  return y;
}

// log N(y; 0, I / beta + F Fᵀ / alpha) / n, from the definition.
double log_density(const Doubles& f, const Eigen::VectorXd& y, double alpha, double beta) {
  const auto n = static_cast<double>(y.size());
  const Doubles covariance =
      Doubles::Identity(y.size(), y.size()) / beta + f * f.transpose() / alpha;
  const Eigen::LLT<Doubles> factor(covariance);
  const double log_determinant =
      2 * factor.matrixL().toDenseMatrix().diagonal().array().log().sum();
  return -0.5 * (n * std::log(2 * std::numbers::pi) + log_determinant + y.dot(factor.solve(y))) / n;
}

// The greatest of it, by a grid that narrows down on both parameters.
double brute_force(const Doubles& f, const Eigen::VectorXd& y) {
  double a = 0, b = 0, best = -std::numeric_limits<double>::infinity();
  for (double step = 1; step > 1e-4; step /= 3) {
    const double centre_a = a, centre_b = b;
    const int reach = step == 1 ? 12 : 4;
    for (int i = -reach; i <= reach; ++i) {
      for (int j = -reach; j <= reach; ++j) {
        const double value =
            log_density(f, y, std::exp(centre_a + i * step), std::exp(centre_b + j * step));
        if (value > best) {
          best = value;
          a = centre_a + i * step;
          b = centre_b + j * step;
        }
      }
    }
  }
  return best;
}

// MacKay's fixed point for alpha and beta, as You et al. (2021), algorithm 1, run to convergence
// and without their epsilon, by matrix inversion.
double fixed_point(const Doubles& f, const Eigen::VectorXd& y) {
  const auto n = static_cast<double>(f.rows());
  const Doubles square = f.transpose() * f;
  const Doubles identity = Doubles::Identity(f.cols(), f.cols());
  double alpha = 1, beta = 1;
  for (int step = 0; step < 2000; ++step) {
    const Doubles inverse = (alpha * identity + beta * square).inverse();
    const Eigen::VectorXd m = beta * inverse * f.transpose() * y;
    const double gamma = beta * (inverse * square).trace();
    alpha = gamma / m.squaredNorm();
    beta = (n - gamma) / (y - f * m).squaredNorm();
  }
  return log_density(f, y, alpha, beta);
}

TEST(LogMe, IsTheGreatestEvidence) {
  struct Case {
    Eigen::Index n, d;
    double noise;
  };
  for (const Case c : {Case{12, 4, .5}, Case{8, 20, .5}, Case{15, 15, 1}, Case{30, 3, .1}}) {
    const Rowwise rows = normal_rows(c.n, c.d, 1);
    const std::vector<double> y = linear_labels(rows, 2, c.noise, 2);
    const auto found = evidences(spectrum(rows, false), y, 2);
    for (std::size_t k = 0; k < 2; ++k) {
      const double best = brute_force(rows.cast<double>(), column(y, 2, k));
      EXPECT_NEAR(found[k].value, best, 1e-5);
      EXPECT_GT(found[k].value, best - 1e-9);
    }
  }
}

TEST(LogMe, IsWhereTheFixedPointEnds) {
  const Rowwise rows = normal_rows(60, 7, 3);
  const std::vector<double> y = linear_labels(rows, 3, .7, 4);
  const auto found = evidences(spectrum(rows, false), y, 3);
  double sum = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const double expected = fixed_point(rows.cast<double>(), column(y, 3, k));
    EXPECT_NEAR(found[k].value, expected, 1e-9);
    sum += expected;
  }
  EXPECT_NEAR(logme(spectrum(rows, false), numbers(y, 3)), sum / 3, 1e-9);
}

TEST(LogMe, OfClassesIsTheMeanOverTheirIndicators) {
  const Rowwise rows = normal_rows(40, 6, 5);
  std::vector<std::uint32_t> labels;
  std::vector<double> indicators;
  for (Eigen::Index i = 0; i < 40; ++i) {
    const std::uint32_t one = rows(i, 0) > .5F ? 7U : rows(i, 1) > 0 ? 2U : 90U;
    labels.push_back(one);
    for (const std::uint32_t c : {2U, 7U, 90U}) indicators.push_back(one == c ? 1 : 0);
  }
  const Spectrum s = spectrum(rows, false);
  EXPECT_NEAR(logme(s, classes(labels)), logme(s, numbers(indicators, 3)), 1e-12);
  EXPECT_NEAR(logme(s, classes(labels)),
              (fixed_point(rows.cast<double>(), column(indicators, 3, 0)) +
               fixed_point(rows.cast<double>(), column(indicators, 3, 1)) +
               fixed_point(rows.cast<double>(), column(indicators, 3, 2))) /
                  3,
              1e-9);
}

TEST(LogMe, DoesNotSeeRotationsAndScales) {
  const Rowwise rows = normal_rows(50, 12, 6);
  const std::vector<double> y = linear_labels(rows, 1, .5, 7);
  const Rowwise turned = 40 * rows * rotation(12, 8);
  EXPECT_NEAR(logme(spectrum(rows, false), numbers(y, 1)),
              logme(spectrum(turned, false), numbers(y, 1)), 1e-5);
  // Labels c times as large are c times less dense.
  std::vector<double> larger = y;
  for (double& value : larger) value *= 5;
  EXPECT_NEAR(logme(spectrum(rows, false), numbers(larger, 1)),
              logme(spectrum(rows, false), numbers(y, 1)) - std::log(5), 1e-9);
}

TEST(LogMe, PrefersWhatForetellsTheLabels) {
  const Rowwise rows = normal_rows(80, 10, 9);
  double last = std::numeric_limits<double>::infinity();
  for (const double noise : {.1, .5, 2.}) {
    std::vector<double> y = linear_labels(rows, 1, noise, 10);
    double squares = 0;
    for (const double value : y) squares += value * value;
    for (double& value : y) value /= std::sqrt(squares);
    const double value = logme(spectrum(rows, false), numbers(y, 1));
    EXPECT_LT(value, last);
    last = value;
  }
}

TEST(LogMe, IsFiniteWhereLabelsFitExactly) {
  const Rowwise rows = normal_rows(30, 4, 11);
  const std::vector<double> y = linear_labels(rows, 1, 0, 12);
  std::vector<double> exact;
  for (Eigen::Index i = 0; i < 30; ++i) exact.push_back(static_cast<double>(rows(i, 0)));
  const double perfect = logme(spectrum(rows, false), numbers(exact, 1));
  EXPECT_TRUE(std::isfinite(perfect));
  EXPECT_GT(perfect, logme(spectrum(rows, false), numbers(y, 1)) + 1);
  // More columns than samples: any labels fit, which is not held for knowledge.
  const Rowwise wide = normal_rows(30, 200, 13);
  EXPECT_TRUE(std::isfinite(logme(spectrum(wide, false), numbers(exact, 1))));
  EXPECT_LT(logme(spectrum(wide, false), numbers(exact, 1)), perfect);
}

// The same matrix with zero columns added has the same Gram matrix, but the other side is smaller.
TEST(Spectrum, IsTheSameFromEitherSide) {
  const Rowwise narrow = normal_rows(40, 15, 14);
  Rowwise wide = Rowwise::Zero(40, 90);
  wide.middleCols(20, 15) = narrow;
  const std::vector<double> y = linear_labels(narrow, 2, .5, 15);
  std::vector<std::uint32_t> labels;
  for (Eigen::Index i = 0; i < 40; ++i) labels.push_back(narrow(i, 0) > 0 ? 1 : 0);
  for (const bool centred : {false, true}) {
    const Spectrum a = spectrum(narrow, centred);
    const Spectrum b = spectrum(wide, centred);
    ASSERT_EQ(a.rank(), b.rank());
    const Doubles svd = [&] {
      Doubles f = narrow.cast<double>();
      if (centred) f.rowwise() -= f.colwise().mean().eval();
      return Doubles(f.jacobiSvd().singularValues());
    }();
    for (std::size_t k = 0; k < a.rank(); ++k) {
      EXPECT_NEAR(a.squares()[k], b.squares()[k], 1e-9 * a.squares()[0]);
      EXPECT_NEAR(std::sqrt(a.squares()[k]), svd(static_cast<Eigen::Index>(k)), 1e-9);
    }
    const auto pa = a.project(y, 2);
    const auto pb = b.project(y, 2);
    for (std::size_t i = 0; i < pa.size(); ++i) EXPECT_NEAR(pa[i] * pa[i], pb[i] * pb[i], 1e-8);
  }
  EXPECT_NEAR(logme(spectrum(narrow, false), numbers(y, 2)),
              logme(spectrum(wide, false), numbers(y, 2)), 1e-9);
  EXPECT_NEAR(h_score(spectrum(narrow, true), classes(labels), 0).value,
              h_score(spectrum(wide, true), classes(labels), 0).value, 1e-9);
}

TEST(Spectrum, RefusesWhatHasNone) {
  EXPECT_THROW(spectrum(Rowwise::Zero(10, 4), false), Error);
  EXPECT_THROW(spectrum(Rowwise::Constant(10, 4, 2), true), Error);
  EXPECT_NO_THROW(spectrum(Rowwise::Constant(10, 4, 2), false));
  EXPECT_THROW(spectrum(normal_rows(2, 4, 1), false), Error);
  Rowwise damaged = normal_rows(10, 4, 1);
  damaged(3, 3) = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THROW(spectrum(damaged, false), Error);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  stop.request_stop();
  const Rowwise rows = normal_rows(10, 4, 1);
  EXPECT_FALSE(Spectrum::of(as_rows(rows), false, context).has_value());
}

// tr(pinv(cov(f)) cov(E[f | y])), as it is printed; with shrinkage after Ibrahim et al.
double direct_h_score(const Rowwise& rows, const std::vector<std::uint32_t>& y, double shrinkage) {
  Doubles f = rows.cast<double>();
  f.rowwise() -= f.colwise().mean().eval();
  Doubles g = f;
  for (Eigen::Index i = 0; i < f.rows(); ++i) {
    Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(f.cols());
    double count = 0;
    for (Eigen::Index j = 0; j < f.rows(); ++j) {
      if (y[static_cast<std::size_t>(j)] != y[static_cast<std::size_t>(i)]) continue;
      sum += f.row(j);
      ++count;
    }
    g.row(i) = sum / count;
  }
  const auto n = static_cast<double>(f.rows());
  const Doubles of_f = f.transpose() * f / n;
  const Doubles of_g = g.transpose() * g / n;
  const double mean = of_f.trace() / static_cast<double>(f.cols());
  const Doubles shrunk =
      (1 - shrinkage) * of_f + shrinkage * mean * Doubles::Identity(f.cols(), f.cols());
  Eigen::CompleteOrthogonalDecomposition<Doubles> inverse;
  inverse.setThreshold(1e-10);
  inverse.compute(shrunk);
  return (inverse.pseudoInverse() * (1 - shrinkage) * of_g).trace();
}

// Ledoit and Wolf (2004), section 3, sample by sample.
double direct_shrinkage(const Rowwise& rows) {
  Doubles f = rows.cast<double>();
  f.rowwise() -= f.colwise().mean().eval();
  const auto n = static_cast<double>(f.rows());
  const Doubles s = f.transpose() * f / n;
  const double mean = s.trace() / static_cast<double>(f.cols());
  const double distance = (s - mean * Doubles::Identity(f.cols(), f.cols())).squaredNorm();
  double error = 0;
  for (Eigen::Index i = 0; i < f.rows(); ++i) {
    error += (f.row(i).transpose() * f.row(i) - s).squaredNorm();
  }
  return std::min(error / (n * n), distance) / distance;
}

std::vector<std::uint32_t> some_classes(const Rowwise& rows, std::uint32_t count) {
  std::vector<std::uint32_t> labels;
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    const float value = rows(i, 0) + .3F * rows(i, rows.cols() - 1);
    labels.push_back(static_cast<std::uint32_t>(
        std::clamp(static_cast<int>(value * 1.5F + static_cast<float>(count) / 2), 0,
                   static_cast<int>(count) - 1)));
  }
  return labels;
}

TEST(HScore, AgreesWithTheDefinition) {
  for (const auto& [n, d] : {std::pair{50, 8}, std::pair{20, 45}, std::pair{33, 33}}) {
    const Rowwise rows = normal_rows(n, d, 20);
    const auto labels = some_classes(rows, 4);
    const Spectrum s = spectrum(rows, true);
    for (const double shrinkage : {0., .3, 1.}) {
      EXPECT_NEAR(h_score(s, classes(labels), shrinkage).value,
                  direct_h_score(rows, labels, shrinkage), 1e-6);
    }
    const double estimate = direct_shrinkage(rows);
    const HScore score = h_score(s, classes(labels));
    EXPECT_NEAR(score.shrinkage, estimate, 1e-9);
    EXPECT_NEAR(score.value, direct_h_score(rows, labels, estimate), 1e-6);
    EXPECT_GT(score.shrinkage, 0);
  }
}

TEST(HScore, OfTheLabelsThemselvesIsOneLessThanTheClasses) {
  constexpr std::uint32_t kClasses = 5;
  Rowwise one_hot = Rowwise::Zero(60, kClasses);
  std::vector<std::uint32_t> labels;
  for (Eigen::Index i = 0; i < 60; ++i) {
    labels.push_back(static_cast<std::uint32_t>(i * i % kClasses));
    one_hot(i, static_cast<Eigen::Index>(labels.back())) = 1;
  }
  const double distinct = 3;  // squares modulo 5 are 0, 1 and 4
  EXPECT_NEAR(h_score(spectrum(one_hot, true), classes(labels), 0).value, distinct - 1, 1e-9);
}

TEST(HScore, ShrinkageKeepsNoiseFromLookingPerfect) {
  // More columns than samples: the pseudo-inverse explains any labels.
  const Rowwise noise = normal_rows(40, 100, 21);
  const auto labels = some_classes(normal_rows(40, 2, 22), 3);
  const Spectrum s = spectrum(noise, true);
  EXPECT_NEAR(h_score(s, classes(labels), 0).value, 2, 1e-6);
  EXPECT_LT(h_score(s, classes(labels)).value, .5);
}

TEST(Labels, AreChecked) {
  const auto rows = normal_rows(10, 3, 23);  // a spectrum looks into them
  const Spectrum s = spectrum(rows, false);
  EXPECT_THROW(logme(s, numbers(std::vector<double>(10, 2.5), 1)), Error);
  EXPECT_THROW(logme(s, classes(std::vector<std::uint32_t>(10, 3))), Error);
  std::vector<double> y(10, 1);
  y[4] = std::numeric_limits<double>::infinity();
  EXPECT_THROW(logme(s, numbers(y, 1)), Error);
  EXPECT_THROW(logme(s, classes({0, 1, 0})), Error);        // of other samples
  EXPECT_THROW(logme(s, Labels{10, 2, y, {}}), Error);      // 10 numbers are not 10 × 2
  EXPECT_THROW(logme(s, Labels{2, 1, {1, 2}, {}}), Error);  // too few
  std::vector<double> zeros(20);
  for (std::size_t i = 0; i < 10; ++i) zeros[2 * i] = static_cast<double>(i);
  EXPECT_THROW(logme(s, numbers(zeros, 2)), Error);  // the second column is zero
  const Labels two = classes({0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
  EXPECT_THROW(h_score(s, numbers(std::vector<double>(y.size(), 1), 1)), Error);
  EXPECT_THROW(h_score(s, two, 1.5), Error);
  EXPECT_THROW(h_score(s, two, std::numeric_limits<double>::quiet_NaN()), Error);
}

}  // namespace
}  // namespace taskatlas::measures::testing
