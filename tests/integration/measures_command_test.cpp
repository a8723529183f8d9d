// SPDX-License-Identifier: MIT
// measures, on a study whose encoders have run.
#include "integration/run_program.hpp"
#include "measures/encoded_study.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class MeasuresCommand : public measures::testing::EncodedStudy {
 protected:
  Outcome measures(std::vector<std::string> options) const {
    options.insert(options.begin(), {"measures", study_.string()});
    return run_cli(options);
  }
  json in_json(std::vector<std::string> options) const {
    options.insert(options.end(), {"--format", "json"});
    const Outcome outcome = measures(options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.json();
  }

  // First-order transfers into rgb2depth, in the order that the measure has.
  void measure_as(const json& table) const {
    StudyOpenOptions options;
    options.access = StudyAccess::kRun;
    Study study = Study::open(study_, options);
    const auto tasks = study.tasks();
    const auto id = [&](const std::string& code) {
      const auto at = std::find_if(tasks.begin(), tasks.end(),
                                   [&](const Task& task) { return task.code == code; });
      return TaskId(static_cast<std::uint32_t>(at - tasks.begin()));
    };
    Measurement measurement;
    measurement.transfer_images = 12;
    measurement.seed = 1;
    for (std::size_t s = 0; s < table.at("sources").size(); ++s) {
      Transfer transfer;
      transfer.target = id("rgb2depth");
      transfer.sources = {id(table.at("sources")[s])};
      transfer.affinity = table.at("values")[2][s].get<double>() / 10 + .1;
      measurement.transfers.push_back(transfer);
    }
    study.append(measurement, {});
  }
};

TEST_F(MeasuresCommand, ShowsWhatEachMeasurePutsFirst) {
  encode_all();
  const Outcome all = measures({});
  EXPECT_EQ(all.exit_code, 0) << all.err;
  for (const char* word :
       {"cka-rbf", "h-score", "Best source of", "segment2d", "no transfer is measured yet"}) {
    EXPECT_THAT(all.out, HasSubstr(word));
  }
  EXPECT_THAT(all.out, Not(HasSubstr("Spearman")));
  const Outcome one = measures({"--measure", "dds"});
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_THAT(one.out, HasSubstr("5 segment2d"));
  EXPECT_THAT(one.out, HasSubstr("1.000"));
}

TEST_F(MeasuresCommand, ComparesWithMeasuredAffinities) {
  encode_all();
  const json before = in_json({"--measure", "cka"});
  EXPECT_EQ(before.at("compared_with"), nullptr);
  EXPECT_EQ(before.at("measures")[0].at("agreement"), nullptr);
  measure_as(before.at("measures")[0]);
  const json after = in_json({"--measure", "cka,rsa"});
  EXPECT_THAT(after.at("compared_with").get<std::string>(), HasSubstr("12 transfer images"));
  const json& agreement = after.at("measures")[0].at("agreement");
  ASSERT_EQ(agreement.at("targets").size(), 1U);
  EXPECT_EQ(agreement.at("targets")[0].at("target"), "rgb2depth");
  EXPECT_EQ(agreement.at("targets")[0].at("sources"), 4);
  EXPECT_NEAR(agreement.at("spearman").get<double>(), 1, 1e-12);
  EXPECT_EQ(agreement.at("spearman_interval")[0], nullptr);
  EXPECT_EQ(after.at("measures").size(), 2U);
  const Outcome table = measures({});
  EXPECT_THAT(table.out, HasSubstr("Spearman"));
  EXPECT_THAT(table.out, HasSubstr("measured"));
}

TEST_F(MeasuresCommand, WritesOneLineForEachCell) {
  encode_all();
  const Outcome csv = measures({"--measure", "logme", "--format", "csv"});
  EXPECT_EQ(csv.exit_code, 0) << csv.err;
  std::istringstream lines(csv.out);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "measure,target,source,value,affinity");
  int count = 0;
  while (std::getline(lines, line)) {
    EXPECT_TRUE(line.starts_with("logme,"));
    EXPECT_EQ(std::count(line.begin(), line.end(), ','), 4);
    ++count;
  }
  EXPECT_EQ(count, 25);
}

TEST_F(MeasuresCommand, SaysWhatIsWrong) {
  const Outcome nothing = measures({});
  EXPECT_EQ(nothing.exit_code, 3);
  EXPECT_THAT(nothing.err, HasSubstr("two at least"));
  const Outcome kind = measures({"--measure", "leep"});
  EXPECT_EQ(kind.exit_code, 2);
  EXPECT_THAT(kind.err, HasSubstr("h-score"));
  EXPECT_EQ(measures({"--images", "2"}).exit_code, 2);
  EXPECT_EQ(run_cli({"measures", "published-16k"}).exit_code, 3);
}

}  // namespace
}  // namespace taskatlas::testing
