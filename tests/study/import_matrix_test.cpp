// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "study/import.hpp"
#include "study/support.hpp"

#include <tuple>

namespace taskatlas {
namespace {

using namespace testing;

class ImportMatrix : public ::testing::Test {
 protected:
  Study study(const std::string& csv, bool higher_is_better) {
    written(csv_, csv);
    ImportOptions options;
    options.overwrite = true;
    EXPECT_TRUE(import_matrix(csv_, out_, {higher_is_better}, options, {}));
    return Study::open(out_);
  }
  Folder folder_;
  fs::path csv_ = folder_ / "m.csv";
  fs::path out_ = folder_ / "out.taskstudy";
};

constexpr double kTolerance = 1e-14;

TEST_F(ImportMatrix, LossesAndScores) {
  const std::string csv =
      ",t,u\n"
      "a,1,0.5\n"
      "b+a,2,\n"
      "self,4,2\n"
      "pixels,8,8\n";
  const Study losses = study(csv, false);
  const TransferTable table = losses.table();
  ASSERT_EQ(table.transfers().size(), 7U);
  const auto affinity = [](const TransferTable& from, std::size_t i) {
    return from.transfers()[i].affinity;
  };
  EXPECT_EQ(table.describe(TransferId(2)), "b+a->t");
  // 1/1 : 1/2 : 1/4 and 1/0.5 : 1/2; pixels stands aside.
  EXPECT_NEAR(affinity(table, 0), 4.0 / 7, kTolerance);
  EXPECT_NEAR(affinity(table, 1), 0.8, kTolerance);
  EXPECT_NEAR(affinity(table, 2), 2.0 / 7, kTolerance);
  EXPECT_NEAR(affinity(table, 3), 1.0 / 7, kTolerance);
  EXPECT_NEAR(affinity(table, 4), 0.2, kTolerance);
  EXPECT_TRUE(std::isnan(affinity(table, 5)));
  EXPECT_EQ(losses.raw_scores(), (std::vector<double>{1, 0.5, 2, 4, 2, 8, 8}));
  const TransferTable scores = study(csv, true).table();
  EXPECT_NEAR(affinity(scores, 0), 1.0 / 7, kTolerance);
  EXPECT_NEAR(affinity(scores, 3), 4.0 / 7, kTolerance);
}

// The shortcut against the eigenvector that it stands for.
TEST_F(ImportMatrix, IsThePrincipalEigenvectorOfTheRatios) {
  const std::vector<double> scores{0.7, 3.25, 11, 0.02, 5};
  std::string csv = "source,t\n";
  for (std::size_t i = 0; i < scores.size(); ++i) {
    csv += "s" + std::to_string(i) + "," + std::to_string(scores[i]) + "\n";
  }
  for (const bool higher : {false, true}) {
    const TransferTable table = study(csv, higher).table();
    std::vector<double> ratios;
    for (const double a : scores) {
      for (const double b : scores) ratios.push_back(higher ? a / b : b / a);
    }
    const auto expected = principal_eigenvector(ratios, scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      EXPECT_NEAR(table.transfers()[i].affinity, expected[i], 1e-12);
    }
  }
}

TEST_F(ImportMatrix, ExtremeScoresNeitherOverflowNorVanish) {
  const TransferTable table = study("x,t\na,1e-300\nb,1e300\nc,1e-300\n", false).table();
  EXPECT_NEAR(table.transfers()[0].affinity, 0.5, kTolerance);
  EXPECT_EQ(table.transfers()[1].affinity, 0);
  const TransferTable zeros = study("x,t\na,0\nb,1e300\nc,1e300\n", true).table();
  EXPECT_EQ(zeros.transfers()[0].affinity, 0);
  EXPECT_NEAR(zeros.transfers()[1].affinity, 0.5, kTolerance);
}

TEST_F(ImportMatrix, ErrorsSayWhere) {
  const std::vector<std::tuple<std::string, bool, int, int, std::string>> cases{
      {"", false, 1, 1, "header line is expected"},
      {"x\na\n", false, 1, 1, "one column only"},
      {"x,t\n", false, 2, 1, "one row for each source is expected"},
      {"x,t\na,\n", false, 2, 1, "no score"},
      {"x,t,u,t\na,1,1,1\n", false, 1, 4, "has a column already, column 2"},
      {"x,self\na,1\n", false, 1, 2, "target 'self' is no task code"},
      {"x,t\na,1,2\n", false, 2, 3, "2 are expected"},
      {"x,t\na,one\n", false, 2, 2, "(t): 'one': a number is expected"},
      {"x,t\na,1\nb,-1\n", true, 3, 2, "negative; ratios of scores"},
      {"x,t\na,1\nb,0\n", false, 3, 2, "a loss of 0"},
      {"x,u,t\na,1,0\nb,2,0\n", true, 1, 3, "every score of this target is 0"},
      {"x,t\na,1\na,2\n", false, 3, 1, "given in line 2 already"},
      {"x,t\na+b,1\nb+a,2\n", false, 3, 1, "given in line 2 already"},
      {"x,t\na+t,1\n", false, 2, 2, "among several sources"},
      {"x,t\n,1\n", false, 2, 1, "the sources are empty"},
      {"x,t\na b,1\n", false, 2, 1, "is no task code"},
      {"x,u,t\na,1,1\nt,,2\nself,1,\n", false, 3, 3, "a row named self"},
  };
  for (const auto& [content, higher, line, column, part] : cases) {
    SCOPED_TRACE(content);
    written(csv_, content);
    const MatrixOptions options{higher};
    const Caught error = caught([&] { import_matrix(csv_, out_, options, {}, {}); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_NE(error.message.find(csv_.string() + ", line " + std::to_string(line) + ", column " +
                                 std::to_string(column)),
              std::string::npos)
        << error.message;
    EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
    EXPECT_EQ(folder_.entries(), std::vector<std::string>{"m.csv"});
  }
}

}  // namespace
}  // namespace taskatlas
