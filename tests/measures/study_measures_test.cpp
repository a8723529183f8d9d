// SPDX-License-Identifier: MIT
// From a study's folder to tables.
#include "measures/study_measures.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "engine/add_task.hpp"
#include "measures/encoded_study.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StudyMeasuresTest : public EncodedStudy {};

TEST_F(StudyMeasuresTest, GoFromBanksAndLabelsToTables) {
  encode_all();
  RunContext context;
  context.threads = 2;
  const auto all = study_measures(open(), {}, context);
  ASSERT_EQ(all->tables.size(), kKinds.size());
  EXPECT_EQ(all->run_seed, 1U);
  EXPECT_EQ(all->images, 96U);  // 16 rooms of 6 views
  const auto codes =
      ElementsAre("class_places", "fix_pose", "rgb2depth", "rgb2sfnorm", "segment2d");
  EXPECT_THAT(all->sources, codes);
  for (std::size_t k = 0; k < kKinds.size(); ++k) {
    const MeasureTable& table = all->tables[k];
    EXPECT_EQ(table.kind, kKinds[k]);
    EXPECT_THAT(table.sources, codes);
    if (is_similarity(table.kind)) {
      EXPECT_THAT(table.targets, codes);
      for (std::size_t t = 0; t < 5; ++t) {
        for (std::size_t s = 0; s < 5; ++s) {
          // Half of the columns are common.
          EXPECT_GT(table.at(t, s), t == s ? .999 : .2);
          EXPECT_LE(table.at(t, s), t == s ? 1 : .8);
        }
      }
    } else {
      for (std::size_t t = 0; t < table.targets.size(); ++t) {
        if (table.kind == Kind::kHScore && table.targets[t] != "class_places") continue;
        EXPECT_EQ(table.samples[t], 12U) << table.targets[t];
        for (std::size_t s = 0; s < 5; ++s) EXPECT_TRUE(std::isfinite(table.at(t, s)));
      }
    }
  }
  // The same whatever the threads; other images by another seed.
  RunContext one;
  one.threads = 1;
  StudyMeasuresOptions some;
  some.kinds = {Kind::kDds, Kind::kLogme};
  some.images = 20;
  const auto a = study_measures(open(), some, one);
  context.threads = 5;
  const auto b = study_measures(open(), some, context);
  EXPECT_EQ(a->images, 20U);
  EXPECT_EQ(a->tables[0].values, b->tables[0].values);
  EXPECT_EQ(a->tables[1].values, b->tables[1].values);
  some.seed = 2;
  EXPECT_NE(study_measures(open(), some, one)->tables[0].values, a->tables[0].values);
}

// Targets of the user's own are measured on the views that have their labels, by the
// representations that are kept of those; their networks and folders of representations are sources
// as any other.
TEST_F(StudyMeasuresTest, KnowTheUsersOwnTasks) {
  const auto put = [&](const std::string& task, const std::string& view,
                       const std::vector<double>& values) {
    dataset::testing::put_file(folder_ / task / (view + ".npy"),
                               npy::write(std::span<const double>(values), {values.size()}));
  };
  const auto set = dataset::open_dataset(experiment_.dataset_folder(study_), {}).value();
  RandomStream random(4, 0, 0);
  for (dataset::ViewNumber view = 0; view < set.index.views(); ++view) {
    const std::string name = dataset::view_name(set.index, view);
    if (set.index.view(view) > 0) put("place", name, {random.normal(), 3 * random.normal()});
    put("mood", name, {static_cast<double>(random.below(3))});
    put("net", name, {1, random.normal()});
  }
  for (const char* spec :
       {R"({"code": "place", "labels": "place", "output": {"vector": 2}})",
        R"({"code": "mood", "labels": "mood", "output": {"classes": 3}, "role": "target"})",
        R"({"code": "net", "representations": "net"})"}) {
    dataset::testing::put_file(folder_ / "spec.json", spec);
    engine::add_task(study_, folder_ / "spec.json", {});
  }
  experiment_ = engine::read_experiment(open());
  encode_all();
  const auto all = study_measures(open(), {}, {});
  const std::vector<std::string> sources{"class_places", "fix_pose", "rgb2depth", "rgb2sfnorm",
                                         "segment2d",    "place",    "net"};
  EXPECT_EQ(all->sources, sources);
  for (const MeasureTable& table : all->tables) {
    EXPECT_EQ(table.sources, sources) << to_string(table.kind);
    const auto row = [&](const std::string& target) {
      const auto at = std::find(table.targets.begin(), table.targets.end(), target);
      EXPECT_NE(at, table.targets.end()) << target;
      return static_cast<std::size_t>(at - table.targets.begin());
    };
    for (std::size_t s = 0; s < sources.size(); ++s) {
      const bool classes = table.kind == Kind::kHScore;
      const bool similarity = is_similarity(table.kind);
      // `mood` has no network among the sources, `place` no classes.
      EXPECT_EQ(std::isfinite(table.at(row("mood"), s)), !similarity) << to_string(table.kind);
      EXPECT_EQ(std::isfinite(table.at(row("place"), s)), !classes) << to_string(table.kind);
      EXPECT_EQ(std::isfinite(table.at(row("class_places"), s)), true);
    }
    if (table.kind == Kind::kLogme) {
      EXPECT_EQ(table.samples[row("mood")], 12U);
      EXPECT_EQ(table.samples[row("place")], 8U);  // two views of three have labels
      EXPECT_EQ(table.samples[row("rgb2depth")], 12U);
    }
  }

  // Without its folder a target has a note, and the others what they had.
  std::filesystem::rename(folder_ / "place", folder_ / "elsewhere");
  StudyMeasuresOptions options;
  options.kinds = {Kind::kLogme};
  const auto without = study_measures(open(), options, {});
  const MeasureTable& table = without->tables[0];
  EXPECT_EQ(std::count(table.targets.begin(), table.targets.end(), "place"), 0);
  EXPECT_EQ(std::count(table.targets.begin(), table.targets.end(), "mood"), 1);
  EXPECT_THAT(table.notes, ::testing::Contains(HasSubstr("place: ")));
}

TEST_F(StudyMeasuresTest, SayWhatIsNotThere) {
  EXPECT_THROW(study_measures(open(), {}, {}), Error);  // nothing is encoded
  const auto jobs = encode_jobs(1);
  encode(jobs[0], 0);
  EXPECT_THROW(study_measures(open(), {}, {}), Error);  // one is alone
  encode(jobs[2], 1);
  StudyMeasuresOptions options;
  options.kinds = {Kind::kCka};
  const auto two = study_measures(open(), options, {});
  EXPECT_THAT(two->sources, ElementsAre("class_places", "rgb2depth"));
  EXPECT_EQ(two->notes.size(), 3U);
  EXPECT_THAT(two->notes[0], HasSubstr("fix_pose"));
  EXPECT_TRUE(std::isnan(two->tables[0].at(1, 0)));
  EXPECT_TRUE(std::isfinite(two->tables[0].at(2, 0)));
  options.run_seed = 5;
  EXPECT_THROW(study_measures(open(), options, {}), Error);  // none of that seed yet
  options.run_seed = 6;
  EXPECT_THROW(study_measures(open(), options, {}), Error);  // no seed of the profile
  options.run_seed.reset();
  options.images = 3;
  EXPECT_THROW(study_measures(open(), options, {}), Error);
}

TEST_F(StudyMeasuresTest, RefuseADamagedBank) {
  encode_all();
  const engine::JobStore store(study_);
  const auto file = store.folder(encode_jobs(1)[3].id) / engine::kBankFile;
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
  try {
    study_measures(open(), {}, {});
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), HasSubstr("checksum"));
  }
}

TEST_F(StudyMeasuresTest, SimilaritiesNeedNoDataset) {
  encode_all();
  std::filesystem::rename(*dataset_ / "boxes", *dataset_ / "moved");
  StudyMeasuresOptions options;
  options.kinds = {Kind::kCka, Kind::kCkaRbf, Kind::kDds, Kind::kRsa};
  EXPECT_EQ(study_measures(open(), options, {})->tables.size(), 4U);
  options.kinds = {Kind::kLogme};
  EXPECT_THROW(study_measures(open(), options, {}), Error);
  std::filesystem::rename(*dataset_ / "moved", *dataset_ / "boxes");
}

TEST_F(StudyMeasuresTest, Stop) {
  encode_all();
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  stop.request_stop();
  EXPECT_FALSE(study_measures(open(), {}, context).has_value());
}

}  // namespace
}  // namespace taskatlas::measures::testing
