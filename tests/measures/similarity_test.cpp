// SPDX-License-Identifier: MIT
#include "measures/similarity.hpp"

#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "measures/random_rows.hpp"

#include <cmath>
#include <functional>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures::testing {
namespace {

using ::testing::HasSubstr;

constexpr Similarity kAll[] = {Similarity::kCka, Similarity::kCkaRbf, Similarity::kDds,
                               Similarity::kRsa};
// Kernels are computed in single precision.
constexpr double kSingle = 2e-5;

double between(Similarity kind, const Rowwise& a, const Rowwise& b) {
  return similarity(kind, as_rows(a), as_rows(b), {}, threads(2)).value();
}

// Two representations with something in common: the first columns of b are those of a.
std::pair<Rowwise, Rowwise> related(Eigen::Index n, Eigen::Index d) {
  const Rowwise a = normal_rows(n, d, 1);
  Rowwise b = normal_rows(n, d + 3, 2);
  b.leftCols(d / 2) = a.leftCols(d / 2);
  return {a, b};
}

// --- direct computations in double precision

using Square = Eigen::MatrixXd;

Square kernel_matrix(
    const Eigen::MatrixXd& x,
    const std::function<double(const Eigen::VectorXd&, const Eigen::VectorXd&)>& k) {
  Square result(x.rows(), x.rows());
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    for (Eigen::Index j = 0; j < x.rows(); ++j) result(i, j) = k(x.row(i), x.row(j));
  }
  return result;
}

// Song et al. (2012), as it is printed, by matrices.
double unbiased_hsic(Square k, Square l) {
  const auto n = static_cast<double>(k.rows());
  k.diagonal().setZero();
  l.diagonal().setZero();
  const Eigen::VectorXd one = Eigen::VectorXd::Ones(k.rows());
  return ((k * l).trace() + one.dot(k * one) * one.dot(l * one) / ((n - 1) * (n - 2)) -
          2 / (n - 2) * one.dot(k * l * one)) /
         (n * (n - 3));
}

double alignment(const Square& k, const Square& l) {
  return unbiased_hsic(k, l) / std::sqrt(unbiased_hsic(k, k) * unbiased_hsic(l, l));
}

Square linear(const Rowwise& x) {
  return kernel_matrix(x.cast<double>(), [](const auto& a, const auto& b) { return a.dot(b); });
}

Square gaussian(const Rowwise& x, double width) {
  const Eigen::MatrixXd rows = x.cast<double>();
  std::vector<double> squares;
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    for (Eigen::Index j = i + 1; j < rows.rows(); ++j) {
      squares.push_back((rows.row(i) - rows.row(j)).squaredNorm());
    }
  }
  std::sort(squares.begin(), squares.end());
  const std::size_t half = squares.size() / 2;
  const double median =
      squares.size() % 2 == 1 ? squares[half] : (squares[half] + squares[half - 1]) / 2;
  return kernel_matrix(rows, [&](const auto& a, const auto& b) {
    return std::exp(-(a - b).squaredNorm() / (2 * width * width * median));
  });
}

Square laplacian_of_standardised(const Rowwise& x) {
  Eigen::MatrixXd rows = x.cast<double>();
  for (Eigen::Index c = 0; c < rows.cols(); ++c) {
    rows.col(c).array() -= rows.col(c).mean();
    const double deviation =
        std::sqrt(rows.col(c).squaredNorm() / static_cast<double>(rows.rows()));
    if (deviation > 0) rows.col(c) /= deviation;
  }
  return kernel_matrix(rows, [](const auto& a, const auto& b) {
    return std::exp(-(a - b).template lpNorm<1>() / static_cast<double>(a.size()));
  });
}

double rank_correlation_of_dissimilarities(const Rowwise& x, const Rowwise& y) {
  const auto dissimilarities = [](const Rowwise& rows) {
    std::vector<double> result;
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
      for (Eigen::Index j = i + 1; j < rows.rows(); ++j) {
        Eigen::VectorXd a = rows.row(i).cast<double>();
        Eigen::VectorXd b = rows.row(j).cast<double>();
        a.array() -= a.mean();
        b.array() -= b.mean();
        result.push_back(1 - a.dot(b) / (a.norm() * b.norm()));
      }
    }
    return result;
  };
  return spearman(dissimilarities(x), dissimilarities(y)).value;
}

// More samples than a block, and no multiple of it; fewer and more columns than samples.
struct Shape {
  Eigen::Index n, d;
};
constexpr Shape kShapes[] = {{4, 3}, {37, 50}, {150, 20}, {260, 9}};

TEST(Similarity, AgreesWithDirectComputations) {
  for (const Shape shape : kShapes) {
    const auto [a, b] = related(shape.n, shape.d);
    EXPECT_NEAR(between(Similarity::kCka, a, b), alignment(linear(a), linear(b)), kSingle);
    EXPECT_NEAR(between(Similarity::kCkaRbf, a, b), alignment(gaussian(a, 1), gaussian(b, 1)),
                5 * kSingle);
    EXPECT_NEAR(between(Similarity::kDds, a, b),
                alignment(laplacian_of_standardised(a), laplacian_of_standardised(b)), 5 * kSingle);
    EXPECT_NEAR(between(Similarity::kRsa, a, b), rank_correlation_of_dissimilarities(a, b),
                kSingle);
  }
}

TEST(Similarity, TakesTheWidthOfTheGaussianKernel) {
  const auto [a, b] = related(40, 12);
  SimilarityOptions options;
  options.rbf_width = .4;
  EXPECT_NEAR(*similarity(Similarity::kCkaRbf, as_rows(a), as_rows(b), options, threads(1)),
              alignment(gaussian(a, .4), gaussian(b, .4)), 5 * kSingle);
  options.rbf_width = 0;
  EXPECT_THROW(similarity(Similarity::kCkaRbf, as_rows(a), as_rows(b), options, {}), Error);
  options.rbf_width = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(similarity(Similarity::kCkaRbf, as_rows(a), as_rows(b), options, {}), Error);
}

TEST(Similarity, DoesNotSeeRotationsScalesAndOffsets) {
  const Rowwise a = normal_rows(60, 24, 5);
  Rowwise b = 3 * a * rotation(24, 6);
  b.rowwise() += normal_rows(1, 24, 7).row(0);
  EXPECT_NEAR(between(Similarity::kCka, a, b), 1, kSingle);
  EXPECT_NEAR(between(Similarity::kCkaRbf, a, b), 1, 10 * kSingle);
  // DDS: columns in another order, each with its own scale, sign and offset.
  Rowwise c(60, 24);
  for (Eigen::Index k = 0; k < 24; ++k) {
    c.col(k) = (k % 2 == 0 ? -2.0F : 3.0F) * a.col(23 - k);
    c.col(k).array() += static_cast<float>(k);
  }
  EXPECT_NEAR(between(Similarity::kDds, a, c), 1, kSingle);
  // RSA: each sample with its own scale and offset.
  Rowwise d = a;
  for (Eigen::Index i = 0; i < 60; ++i) {
    d.row(i) *= 1 + static_cast<float>(i % 5);
    d.row(i).array() += static_cast<float>(i);
  }
  EXPECT_NEAR(between(Similarity::kRsa, a, d), 1, 1e-3);  // float offsets reorder near ties
}

TEST(Similarity, IsAboutZeroForIndependentNoise) {
  for (const Similarity kind : kAll) {
    // The biased estimate of CKA would be near n-independent values well above: at 200 samples of
    // 400 columns it is 0.67.
    EXPECT_NEAR(between(kind, normal_rows(200, 400, 8), normal_rows(200, 400, 9)), 0, .03);
  }
}

TEST(Similarity, OrdersByWhatIsShared) {
  const Rowwise a = normal_rows(150, 16, 10);
  const Rowwise noise = normal_rows(150, 16, 11);
  for (const Similarity kind : kAll) {
    double last = 1;
    for (const float share : {.2F, .5F, .8F}) {
      const Rowwise mixed = (1 - share) * a + share * noise;
      const double value = between(kind, a, mixed);
      EXPECT_LT(value, last) << static_cast<int>(kind);
      last = value;
    }
    EXPECT_GT(last, 0);
  }
}

TEST(Similarity, IsTheSameForAnyNumberOfThreads) {
  std::vector<Rowwise> data;
  for (std::uint64_t e = 0; e < 5; ++e)
    data.push_back(normal_rows(300, 20 + static_cast<int>(e), e));
  std::vector<Rows> rows;
  for (const Rowwise& one : data) rows.push_back(as_rows(one));
  for (const Similarity kind : kAll) {
    const auto one = similarities(kind, rows, {}, threads(1));
    const auto many = similarities(kind, rows, {}, threads(7));
    EXPECT_EQ(one->values, many->values);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(one->at(i, i), 1);
      for (std::size_t j = 0; j < rows.size(); ++j) EXPECT_EQ(one->at(i, j), one->at(j, i));
    }
  }
}

TEST(Similarity, NamesWhatCannotBeCompared) {
  const Rowwise good = normal_rows(20, 6, 12);
  Rowwise same = good;
  same.rowwise() = Eigen::RowVectorXf(good.row(0));
  const Rows rows[] = {as_rows(good), as_rows(same), as_rows(good)};
  for (const Similarity kind : kAll) {
    const auto matrix = similarities(kind, rows, {}, threads(2));
    EXPECT_THAT(matrix->problems[1], HasSubstr("the same"));
    EXPECT_EQ(matrix->problems[0], "");
    EXPECT_TRUE(std::isnan(matrix->at(0, 1)));
    EXPECT_TRUE(std::isnan(matrix->at(1, 1)));
    EXPECT_NEAR(matrix->at(0, 2), 1, 1e-12);
    EXPECT_THROW(similarity(kind, rows[0], rows[1], {}, {}), Error);
  }
  // Samples at the same distance from each other: no kernel tells them apart.
  const Rowwise simplex = Rowwise::Identity(8, 8);
  const Rowwise eight = normal_rows(8, 5, 13);
  for (const Similarity kind : kAll) {
    EXPECT_THROW(similarity(kind, as_rows(simplex), as_rows(eight), {}, {}), Error)
        << static_cast<int>(kind);
  }
  // One sample without any variance has no correlation with others.
  Rowwise flat = good;
  flat.row(3).setConstant(.1F);
  EXPECT_THROW(similarity(Similarity::kRsa, as_rows(flat), as_rows(good), {}, {}), Error);
  EXPECT_NO_THROW(similarity(Similarity::kCka, as_rows(flat), as_rows(good), {}, {}));
}

TEST(Similarity, RefusesWhatIsNoRepresentation) {
  const Rowwise good = normal_rows(20, 6, 14);
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    Rowwise damaged = good;
    damaged(7, 2) = bad;
    for (const Similarity kind : kAll) {
      try {
        similarity(kind, as_rows(good), as_rows(damaged), {}, {});
        ADD_FAILURE() << "no error";
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
        EXPECT_THAT(error.what(), HasSubstr("representation 2"));
        EXPECT_THAT(error.what(), HasSubstr("sample 8"));
      }
    }
  }
  const Rowwise three = normal_rows(3, 6, 15);
  EXPECT_THROW(between(Similarity::kCka, three, three), Error);
  EXPECT_NO_THROW(between(Similarity::kRsa, three, three));
  const Rowwise two = normal_rows(2, 6, 15);
  EXPECT_THROW(between(Similarity::kRsa, two, two), Error);
  EXPECT_THROW(between(Similarity::kCka, good, three), Error);
  const std::vector<float> many(kMostRsaSamples + 1, 1);
  const Rows long_rows(many, 1);
  EXPECT_THROW(similarity(Similarity::kRsa, long_rows, long_rows, {}, {}), Error);
}

TEST(Similarity, Stops) {
  const Rowwise rows = normal_rows(200, 6, 16);
  std::stop_source stop;
  RunContext context = threads(2);
  context.stop = stop.get_token();
  stop.request_stop();
  for (const Similarity kind : kAll) {
    EXPECT_EQ(similarity(kind, as_rows(rows), as_rows(rows), {}, context), std::nullopt);
  }
}

}  // namespace
}  // namespace taskatlas::measures::testing
