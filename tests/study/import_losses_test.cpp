// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "study/import.hpp"
#include "study/support.hpp"

#include <algorithm>
#include <random>
#include <tuple>

namespace taskatlas {
namespace {

using namespace testing;

class ImportLosses : public ::testing::Test {
 protected:
  Study study(const std::string& csv) {
    written(csv_, csv);
    ImportOptions options;
    options.overwrite = true;
    EXPECT_TRUE(import_losses(csv_, out_, options, {}));
    return Study::open(out_);
  }
  static const Transfer& row(const TransferTable& table, const std::string& name) {
    for (std::size_t i = 0; i < table.transfers().size(); ++i) {
      if (table.describe(TransferId::from_index(i)) == name) return table.transfers()[i];
    }
    throw failure("no row " + name);
  }
  Folder folder_;
  fs::path csv_ = folder_ / "losses.csv";
  fs::path out_ = folder_ / "out.taskstudy";
};

constexpr double kTolerance = 1e-12;

// Four images; a beats pixels on 1, 2 (ties on 3, loses 4), and self on 2 alone.
const std::string kSmall =
    "target,sources,image,loss,group\n"
    "t,a,1,0.1,r1\nt,a,2,0.2,r1\nt,a,3,0.5,r2\nt,a,4,0.9,r2\n"
    "t,self,1,0.05,r1\nt,self,2,0.3,r1\nt,self,3,0.1,r2\nt,self,4,0.1,r2\n"
    "t,pixels,1,0.5,r1\nt,pixels,2,0.5,r1\nt,pixels,3,0.5,r2\nt,pixels,4,0.5,r2\n"
    "t,average,1,9,r1\nt,average,2,9,r1\nt,average,3,9,r2\nt,average,4,9,r2\n";

TEST_F(ImportLosses, GainQualityAndAffinity) {
  const Study study = this->study(kSmall);
  const TransferTable table = study.table();
  ASSERT_EQ(table.transfers().size(), 4U);
  EXPECT_EQ(row(table, "a->t").gain, 0.5);
  EXPECT_EQ(row(table, "a->t").quality, 0.25);
  EXPECT_EQ(row(table, "self->t").gain, 1);
  EXPECT_EQ(row(table, "self->t").quality, 0.5);
  EXPECT_EQ(row(table, "pixels->t").gain, 0.5);
  EXPECT_EQ(row(table, "pixels->t").quality, 0);
  EXPECT_EQ(row(table, "average->t").gain, 0);
  // Two alternatives: their affinities are in the ratio of their wins, 1 : 3.
  EXPECT_NEAR(row(table, "a->t").affinity, 0.25, kTolerance);
  EXPECT_NEAR(row(table, "self->t").affinity, 0.75, kTolerance);
  EXPECT_TRUE(std::isnan(row(table, "pixels->t").affinity));
  EXPECT_TRUE(std::isnan(row(table, "average->t").affinity));

  const auto losses = study.losses("t");
  ASSERT_TRUE(losses);
  EXPECT_EQ(losses->names, (std::vector<std::string>{"a", "self", "pixels", "average"}));
  EXPECT_EQ(losses->images, (std::vector<std::string>{"1", "2", "3", "4"}));
  EXPECT_EQ(losses->groups, (std::vector<std::string>{"r1", "r1", "r2", "r2"}));
  EXPECT_EQ(losses->losses.losses[7], 0.1F);
}

TEST_F(ImportLosses, NeitherPixelsNorAverageChangeTheAffinities) {
  std::string without = kSmall.substr(0, kSmall.find("t,pixels"));
  const TransferTable with = study(kSmall).table();
  const TransferTable table = study(without).table();
  EXPECT_EQ(row(table, "a->t").affinity, row(with, "a->t").affinity);
  EXPECT_TRUE(std::isnan(row(table, "a->t").gain));
}

// Against the definition: ratios of clipped strict win rates on common images.
TEST_F(ImportLosses, AgreesWithTheDefinition) {
  std::mt19937 random(42);
  const std::vector<std::string> names{"a", "b", "a+b", "t", "self", "pixels"};
  constexpr std::size_t kImages = 40;
  std::vector<std::vector<float>> losses(names.size(), std::vector<float>(kImages, NAN));
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t k = 0; k < kImages; ++k) {
      const auto level = static_cast<float>(random() % 12 + i);  // ties are frequent
      const auto chance = random() % 10;
      if (chance == 0) continue;                 // no row
      if (chance > 1) losses[i][k] = level / 8;  // else a row that says "not measured"
      lines.push_back("t," + names[i] + ",img" + std::to_string(k) + "," +
                      (chance > 1 ? std::to_string(level / 8) : std::string()));
    }
  }
  std::shuffle(lines.begin(), lines.end(), random);
  std::string csv = "target,sources,image,loss\n";
  for (const std::string& line : lines) csv += line + "\n";
  const TransferTable table = study(csv).table();

  const auto rate = [&](std::size_t i, std::size_t j) {
    double wins = 0, shared = 0;
    for (std::size_t k = 0; k < kImages; ++k) {
      if (std::isnan(losses[i][k]) || std::isnan(losses[j][k])) continue;
      ++shared;
      if (losses[i][k] < losses[j][k]) ++wins;
    }
    return wins / shared;
  };
  constexpr std::size_t kCompeting = 5, kSelf = 4, kPixels = 5;
  std::vector<double> ratios;
  for (std::size_t i = 0; i < kCompeting; ++i) {
    for (std::size_t j = 0; j < kCompeting; ++j) {
      ratios.push_back(
          i == j ? 1 : std::clamp(rate(i, j), 0.001, 0.999) / std::clamp(rate(j, i), 0.001, 0.999));
    }
  }
  const auto expected = principal_eigenvector(ratios, kCompeting);
  double sum = 0;
  for (std::size_t i = 0; i < kCompeting; ++i) {
    const Transfer& one = row(table, names[i] + "->t");
    EXPECT_NEAR(one.affinity, expected[i], kTolerance) << names[i];
    EXPECT_NEAR(one.gain, rate(i, kPixels), kTolerance) << names[i];
    if (i != kSelf) {
      EXPECT_NEAR(one.quality, rate(i, kSelf), kTolerance) << names[i];
    }
    sum += one.affinity;
  }
  EXPECT_NEAR(sum, 1, kTolerance);
}

TEST_F(ImportLosses, SeedsBecomeMeasurements) {
  std::string csv = "seed,target,sources,image,loss\n";
  for (const int seed : {7, 3}) {
    for (const char* source : {"a", "b"}) {
      for (int image = 0; image < 4; ++image) {
        const bool a_wins = image < (seed == 3 ? 1 : 3);
        const bool low = (source[0] == 'a') == a_wins;
        csv += std::to_string(seed) + ",t," + source + "," + std::to_string(image) + "," +
               (low ? "1" : "2") + "\n";
      }
    }
  }
  const Study study = this->study(csv);
  ASSERT_EQ(study.measurements().size(), 2U);
  EXPECT_NEAR(row(study.table(), "a->t").affinity, 0.25, kTolerance);  // the lowest seed, 3
  EXPECT_NEAR(row(study.table({{}, 7, {}}), "a->t").affinity, 0.75, kTolerance);
  EXPECT_EQ(study.losses("t", {{}, 7, {}})->losses.losses[0], 1.0F);
  EXPECT_FALSE(study.losses("t")->groups.size());
}

TEST_F(ImportLosses, TargetsOnTheirOwnImages) {
  const Study study = this->study(
      "target,sources,image,loss\n"
      "t,a,x,1\nu,a,y,1\nt,b,x,2\nu,b,y,2\nu,b,x,3\n");
  EXPECT_EQ(study.losses("t")->images, std::vector<std::string>{"x"});
  EXPECT_EQ(study.losses("u")->images, (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(std::isnan(study.losses("u")->losses.losses[0]));
  EXPECT_EQ(study.info().images, 2U);
}

TEST_F(ImportLosses, ErrorsSayWhere) {
  const std::string header = "target,sources,image,loss,group,seed\n";
  const std::string good = "t,a,i,0.5,r,1\n";
  const std::vector<std::tuple<std::string, int, int, std::string>> cases{
      {"", 1, 1, "header line is expected"},
      {header, 2, 1, "one for each image of each transfer is expected"},
      {"target,sources,image\nt,a,i\n", 1, 4, "(loss): this column is missing"},
      {"target,sources,image,loss,colour\n", 1, 5, "'colour' is not known"},
      {header + good + "t,b,i,half,r,1\n", 3, 4, "(loss): 'half': a finite number is expected"},
      {header + good + "t,b,i,inf,r,1\n", 3, 4, "'inf'"},
      {header + good + "t,b,i,1e39,r,1\n", 3, 4, "'1e39'"},
      {header + good + "t,b,i,\"0,5\",r,1\n", 3, 4, "with a point"},
      {header + good + "t,b,,0.5,r,1\n", 3, 3, "an image's name is expected"},
      {header + good + "t,b,\xE4,0.5,r,1\n", 3, 3, "an image's name is expected"},
      {header + good + "t,b,j,0.5,,1\n", 3, 5, "a group's name is expected"},
      {header + good + "t,b,i,0.5,s,1\n", 3, 5, "in group 's' here, and in 'r' before"},
      {header + good + "t,b,i,0.5,r,\n", 3, 6, "(seed): '': a whole number of at least 0"},
      {header + good + "t,b,i,0.5,r,-1\n", 3, 6, "'-1'"},
      {header + good + "t,b,i,0.5,r,1.5\n", 3, 6, "'1.5'"},
      {header + good + good, 3, 3, "by a->t was given before"},
      {header + "t,a,i,,r,1\nt,a,i,1,r,1\n", 3, 3, "was given before"},
      {header + "t,a+b,i,1,r,1\nt,b+a,i,1,r,1\n", 3, 3, "was given before"},
      {header + good + "t,t+a,i,0.5,r,1\n", 3, 2, "among several sources"},
      {header + good + "t,,i,0.5,r,1\n", 3, 2, "the sources are empty"},
      {header + good + "average,a,i,0.5,r,1\n", 3, 1, "target 'average' is no task code"},
      {header + good + "t,b,i,0.5,r\n", 3, 6, "the line has 5 fields; 6 are expected"},
      {header + good + "t,b,j,0.5,r,1\n", 3, 3,
       "and that of line 2 into the same target share no "
       "image"},
  };
  for (const auto& [content, line, column, part] : cases) {
    SCOPED_TRACE(content);
    written(csv_, content);
    const Caught error = caught([&] { import_losses(csv_, out_, {}, {}); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_NE(error.message.find(csv_.string() + ", line " + std::to_string(line) + ", column " +
                                 std::to_string(column)),
              std::string::npos)
        << error.message;
    EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
    EXPECT_EQ(folder_.entries(), std::vector<std::string>{"losses.csv"});
  }
}

TEST_F(ImportLosses, QuotedFieldsOutliveTheirLine) {
  const Study study = this->study(
      "target,sources,image,loss,group\n"
      "t,a,\"say \"\"one\"\"\",1,\"room \"\"1\"\"\"\n"
      "t,a,\"say \"\"two\"\"\",1,\"room \"\"2\"\"\"\n"
      "t,b,\"say \"\"one\"\"\",2,\"room \"\"1\"\"\"\n"
      "t,b,\"say \"\"two\"\"\",2,\"room \"\"2\"\"\"\n");
  EXPECT_EQ(study.losses("t")->images, (std::vector<std::string>{"say \"one\"", "say \"two\""}));
  EXPECT_EQ(study.losses("t")->groups, (std::vector<std::string>{"room \"1\"", "room \"2\""}));
}

TEST_F(ImportLosses, ProgressAndStop) {
  std::string csv = "target,sources,image,loss\n";
  for (int i = 0; i < 30000; ++i) csv += "t,a,i" + std::to_string(i) + ",1\n";
  written(csv_, csv);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  double last = 0;
  int calls = 0;
  context.on_progress = [&](double done, double total, std::string_view stage) {
    if (stage != "reading") return;
    EXPECT_GE(done, last);
    EXPECT_LE(done, total);
    last = done;
    if (++calls == 2) stop.request_stop();
  };
  EXPECT_FALSE(import_losses(csv_, out_, {}, context));
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(folder_.entries(), std::vector<std::string>{"losses.csv"});
}

// A table of few rows must not ask for the memory of a full one.
TEST_F(ImportLosses, RefusesAMatrixOfWhichLittleIsThere) {
  constexpr int kMany = 9000, kImages = 250000;
  std::string csv = "target,sources,image,loss\n";
  for (int i = 0; i < kImages; ++i) csv += "t,self,i" + std::to_string(i) + ",1\n";
  for (int i = 0; i < kMany; ++i) csv += "t,s" + std::to_string(i) + ",i0,1\n";
  written(csv_, csv);
  const Caught error = caught([&] { import_losses(csv_, out_, {}, {}); });
  EXPECT_EQ(error.kind, ErrorKind::kBadInput);
  EXPECT_NE(error.message.find("target 't': 8590 alternatives × 250000 images would need"),
            std::string::npos)
      << error.message;
}

}  // namespace
}  // namespace taskatlas
