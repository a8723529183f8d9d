// SPDX-License-Identifier: MIT
// A dataset as a whole: what it says of itself, damaged or not; its samples counted; its constants
// measured; its scenes kept.
#include "dataset/dataset.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/check.hpp"
#include "dataset/encode.hpp"
#include "dataset/groups.hpp"
#include "dataset/image_file.hpp"
#include "dataset/measure_statistics.hpp"
#include "dataset/point_info.hpp"
#include "dataset/sample_counts.hpp"
#include "dataset/scene_labels.hpp"
#include "dataset/spread.hpp"
#include "folder_support.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using testing::age;
using ::testing::HasSubstr;
using testing::put_file;
namespace fs = std::filesystem;

constexpr const char* kClasses = R"({"format": "taskatlas-classes", "version": 1,
  "class_object": {"names": ["chair", "bed"], "scores": "probabilities"},
  "class_scene": {"names": ["kitchen", "office"], "scores": "probabilities"},
  "segment_semantic": {"names": ["wall", "chair", "bed"]}})";
constexpr const char* kTable = "id,train,val,test\na,1,0,0\nb,0,1,0\nc,0,0,1\n";

class WholeDataset : public ::testing::Test {
 protected:
  WholeDataset() : root_(folder_ / "data") {
    fs::create_directories(root_);
    for (const char* building : {"a", "b", "c"}) {
      for (std::uint32_t point = 0; point < 2; ++point) {
        for (std::uint32_t view = 0; view < 2; ++view) put_view(building, point, view);
      }
    }
  }

  fs::path path(const std::string& building, std::uint32_t point, std::uint32_t view,
                Domain domain) const {
    return root_ / building / std::string(info(domain).name) / file_name(point, view, domain);
  }

  // Cameras are the same for all points: view k is camera k's.
  static PointInfo facts(std::uint32_t point, std::uint32_t view) {
    PointInfo about;
    about.camera_location = {1.0 + view, 2.0 + 0.5 * point, 1.5};
    about.camera_rotation_final = {1.3, 0, 0.4 * view + 0.1 * point};
    about.field_of_view_rads = 1.2;
    about.camera_uuid = "camera-" + std::to_string(view);
    about.point_uuid = std::to_string(point);
    about.view_id = view;
    about.bounding_box = Box{{0, 0, 0}, {4, 5 + 0.1 * point, 2.5}};
    about.nonfixated_points_in_view = {1 - static_cast<std::int64_t>(point)};
    return about;
  }

  void put_view(const std::string& building, std::uint32_t point, std::uint32_t view) const {
    put_file(path(building, point, view, Domain::kRgb),
             encode_png(Raster(8, 8, 3, SampleType::kU8)));
    put_file(path(building, point, view, Domain::kPointInfo),
             format_point_info(facts(point, view)));
    const float office = view == 0 ? 0.25F : 0.75F;
    put_file(path(building, point, view, Domain::kClassScene),
             npy::write(std::vector<float>{1 - office, office}, {2}));
  }

  Dataset open(int threads = 1) const {
    RunContext context;
    context.threads = threads;
    auto set = open_dataset(root_, context);
    if (!set) throw std::logic_error("stopped");
    return std::move(*set);
  }
  static TaskSamples samples_of(const Dataset& set, std::string_view code,
                                const CountOptions& options = {}) {
    const auto counts = count_samples(set, options, {});
    return *std::find_if(counts->begin(), counts->end(),
                         [&](const TaskSamples& one) { return one.code == code; });
  }

  taskatlas::testing::TemporaryFolder folder_;
  fs::path root_;
};

TEST_F(WholeDataset, OpensWithWhatItSaysOfItself) {
  put_file(root_ / "classes.json", kClasses);
  put_file(root_ / "train_val_test_own.csv", kTable);
  const Dataset set = open();
  EXPECT_TRUE(set.notes.empty());
  EXPECT_TRUE(set.own_classes);
  EXPECT_EQ(set.classes.scene.names.size(), 2U);
  EXPECT_EQ(set.splits.find("b"), Split::kVal);
  EXPECT_FALSE(set.own_statistics);
  EXPECT_TRUE(set.statistics.semantic_weights.empty()) << "the authors' are of other classes";
  EXPECT_EQ(set.statistics.fix_pose, taskonomy_statistics().fix_pose);
}

TEST_F(WholeDataset, OpensWithoutDamagedClasses) {
  for (const std::string& text :
       {std::string("{\"format\": \"taskatlas-classes\""), std::string("[1, 2]"), std::string(),
        std::string(R"({"name": "a web page", "classes": 3})"), std::string(500, '[')}) {
    put_file(root_ / "classes.json", text);
    const Dataset set = open();
    ASSERT_EQ(set.notes.size(), 1U) << text;
    EXPECT_EQ(set.notes[0].path, "classes.json");
    EXPECT_FALSE(set.notes[0].message.empty());
    EXPECT_FALSE(set.notes[0].suggestion.empty());
    EXPECT_EQ(set.notes[0].message.find(root_.string()), std::string::npos);
    EXPECT_FALSE(set.own_classes);
    EXPECT_EQ(set.classes.count("class_places"), 0U) << "not Taskonomy's, which it may not have";
    EXPECT_EQ(set.index.views(), 12U);
    EXPECT_FALSE(samples_of(set, "class_places").possible());
    EXPECT_TRUE(samples_of(set, "class_places").no_classes);
    EXPECT_TRUE(samples_of(set, "autoencoder").possible());
    // Nothing that takes classes falls over.
    View view;
    view[Domain::kRgb] = Raster(32, 32, 3, SampleType::kU8);
    view[Domain::kSegmentSemantic] = Raster(32, 32, 1, SampleType::kU8);
    view.scene_scores = {0.5F, 0.5F};
    SampleOptions options = sample_options(set);
    options.size = 32;
    EXPECT_THROW(make_sample("class_places", {&view, 1}, options), Error);
    EXPECT_THROW(make_sample("class_selected", {&view, 1}, options), Error);
    EXPECT_NO_THROW(make_sample("segmentsemantic_rb", {&view, 1}, options)) << "all uncertain";
  }
}

TEST_F(WholeDataset, OpensWithoutDamagedSplits) {
  put_file(root_ / "train_val_test_one.csv", kTable);
  put_file(root_ / "train_val_test_two.csv", "id,train,val,test\na,1,0,7\n");
  const Dataset one_of_two = open();
  ASSERT_EQ(one_of_two.notes.size(), 1U);
  EXPECT_EQ(one_of_two.notes[0].path, "train_val_test_two.csv");
  EXPECT_THAT(one_of_two.notes[0].message, HasSubstr("line 2, column 4"));
  EXPECT_EQ(one_of_two.splits.find("a"), Split::kTrain);

  fs::remove(root_ / "train_val_test_one.csv");
  const Dataset none = open();
  EXPECT_EQ(none.splits.find("a"), std::nullopt) << "derived ones might train on test pictures";
  EXPECT_EQ(count_splits(none).none.buildings, 3U);
  EXPECT_EQ(samples_of(none, "autoencoder").unsplit, 12U);

  // A manifest that is whole stands in for it.
  put_file(root_ / "manifest.json", R"({"splits": {"train": ["a"], "val": ["b"], "test": ["c"]}})");
  const Dataset listed = open();
  EXPECT_EQ(listed.splits.origin(), SplitTable::Origin::kManifest);
  EXPECT_EQ(listed.splits.find("c"), Split::kTest);
}

TEST_F(WholeDataset, OpensWithoutADamagedManifest) {
  for (const std::string& text : {std::string("{\"splits\": {\"train\": 5}}"), std::string("]"),
                                  std::string(), std::string("{\"splits\": [\"a\"]}")}) {
    put_file(root_ / "manifest.json", text);
    const Dataset set = open();
    ASSERT_EQ(set.notes.size(), 1U) << text;
    EXPECT_EQ(set.notes[0].path, "manifest.json");
    EXPECT_EQ(set.splits.size(), 0U);
    EXPECT_TRUE(set.has_manifest);
  }
  // Another program's, which says nothing of splits.
  put_file(root_ / "manifest.json", R"({"name": "a web page", "icons": []})");
  const Dataset set = open();
  EXPECT_TRUE(set.notes.empty());
  EXPECT_EQ(set.splits.origin(), SplitTable::Origin::kDerived);
}

TEST_F(WholeDataset, ChecksListWhatWasPassedOver) {
  put_file(root_ / "classes.json", "{");
  put_file(root_ / "train_val_test.csv", "id,train,val,test\na,1\n");
  const Dataset set = open();
  const auto report = check_dataset(set, {}, {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total, 2U);
  EXPECT_EQ(report->notes, set.notes);
  EXPECT_EQ(report->counts[static_cast<std::size_t>(DamageKind::kDamaged)], 2U);
  const std::string csv = damage_csv(*report);
  EXPECT_THAT(csv, HasSubstr("classes.json"));
  EXPECT_THAT(csv, HasSubstr("train_val_test.csv"));
  EXPECT_TRUE(DamageList::parse(csv, "damage.csv").all().empty()) << "of no sample";
}

TEST_F(WholeDataset, CountsTheSamplesOfEachSplit) {
  put_file(root_ / "train_val_test.csv", kTable);
  fs::remove(path("a", 1, 1, Domain::kRgb));  // one view fewer to train with
  fs::remove_all(root_ / "c");
  put_view("c", 0, 0);  // one point to test with, of two views
  put_view("c", 0, 1);
  const Dataset set = open();
  using Counts = std::array<std::uint64_t, kSplitCount>;
  EXPECT_EQ(samples_of(set, "autoencoder").samples, (Counts{3, 4, 2}));
  EXPECT_EQ(samples_of(set, "fix_pose").samples, (Counts{2, 4, 2}));
  EXPECT_EQ(samples_of(set, "ego_motion").samples, (Counts{0, 0, 0}));
  EXPECT_FALSE(samples_of(set, "ego_motion").possible());
  // Each view shows the other point; its other camera's views count.
  EXPECT_EQ(samples_of(set, "non_fixated_pose").samples, (Counts{2, 4, 0}));
  EXPECT_EQ(samples_of(set, "point_match").samples, (Counts{2, 4, 0})) << "test has one point";
  const TaskSamples normals = samples_of(set, "rgb2sfnorm");
  EXPECT_TRUE(normals.missing.contains(Domain::kNormal));
  EXPECT_FALSE(normals.possible());
  EXPECT_EQ(normals.views, 0U);
}

// What is counted is what can be drawn, and what is possible.
TEST_F(WholeDataset, CountsWhatGroupsAreMadeOf) {
  put_file(root_ / "train_val_test.csv", kTable);
  put_view("a", 0, 2);
  put_view("a", 5, 0);
  const Dataset set = open();
  for (const GroupKind kind :
       {GroupKind::kFixPose, GroupKind::kNonFixatedPose, GroupKind::kEgoMotion}) {
    const std::string code(to_string(kind));
    GroupOptions options;
    options.per_view = 64;
    options.required = {Domain::kRgb, Domain::kPointInfo};
    for (const Split split : {Split::kTrain, Split::kVal, Split::kTest}) {
      auto groups = make_groups(set.index, set.splits, split, kind,
                                point_info_reader(set.root, set.index), options, {});
      ASSERT_TRUE(groups.has_value());
      const auto before = [](const ViewGroup& x, const ViewGroup& y) { return x.views < y.views; };
      std::sort(groups->begin(), groups->end(), before);
      groups->erase(std::unique(groups->begin(), groups->end()), groups->end());
      EXPECT_EQ(groups->size(), samples_of(set, code).samples.at(static_cast<std::size_t>(split)))
          << code << " " << to_string(split);
    }
  }
}

TEST_F(WholeDataset, EstimatesWhereThereIsMuchToRead) {
  fs::remove_all(root_);
  constexpr std::uint32_t kBuildings = 20;
  for (std::uint32_t b = 0; b < kBuildings; ++b) {
    for (std::uint32_t point = 0; point < 2; ++point) {
      for (std::uint32_t view = 0; view < 2; ++view) {
        put_view("building_" + std::to_string(b), point, view);
      }
    }
  }
  const Dataset set = open();
  const TaskSamples all = samples_of(set, "non_fixated_pose");
  EXPECT_EQ(all.total(), kBuildings * 4);
  EXPECT_FALSE(all.estimated);
  const TaskSamples some = samples_of(set, "non_fixated_pose", {.max_facts = 24});
  EXPECT_TRUE(some.estimated);
  EXPECT_EQ(some.total(), all.total()) << "all buildings are alike";
}

// --- statistics

TEST_F(WholeDataset, MeasuresItsConstants) {
  put_file(root_ / "train_val_test.csv", kTable);
  put_file(root_ / "classes.json", kClasses);
  Raster curvature(8, 8, 3, SampleType::kU8), depth(8, 8, 1, SampleType::kU16);
  Raster classes(8, 8, 1, SampleType::kU8);
  for (std::size_t i = 0; i < 64; ++i) {
    curvature.u8()[3 * i] = i < 32 ? 100 : 140;
    curvature.u8()[3 * i + 1] = i % 2 == 0 ? 127 : 129;
    depth.u16()[i] = i < 48 ? 1000 : 65'535;
    classes.u8()[i] = i < 8 ? 0 : i < 56 ? 1 : 2;  // 8 uncertain, 48 wall, 8 chair
  }
  for (std::uint32_t point = 0; point < 2; ++point) {
    put_file(path("a", point, 0, Domain::kPrincipalCurvature), encode_png(curvature));
    put_file(path("a", point, 0, Domain::kDepthZbuffer), encode_png(depth));
    put_file(path("a", point, 0, Domain::kSegmentSemantic), encode_png(classes));
    // Of another split: must not count.
    put_file(path("b", point, 0, Domain::kSegmentSemantic), encode_png(curvature));
  }
  put_view("a", 0, 2);  // a triplet
  const Dataset set = open();
  const auto measured = measure_statistics(set, {}, {});
  ASSERT_TRUE(measured.has_value());
  EXPECT_EQ(measured->measured.curvature, 2U * 48);
  EXPECT_NEAR(measured->curvature.mean[0], (32 * 100 + 16 * 140) / 48.0, 1e-9);
  EXPECT_NEAR(measured->curvature.mean[1], 128, 1e-9);
  EXPECT_NEAR(measured->curvature.std[1], 1, 1e-9);
  EXPECT_EQ(measured->measured.semantic, 2U * 56);
  ASSERT_EQ(measured->semantic_shares.size(), 3U);
  EXPECT_NEAR(measured->semantic_shares[0], 48.0 / 56, 1e-12);
  ASSERT_EQ(measured->semantic_weights.size(), 3U);
  EXPECT_GT(measured->semantic_weights[1], measured->semantic_weights[0]);
  EXPECT_EQ(measured->semantic_weights[2], measured->semantic_weights[1]) << "not met: as rarest";

  // Layouts: of the five views that train.
  MeanStdBuilder<9> layouts;
  for (const auto& [point, view] : {std::pair{0U, 0U}, {0U, 1U}, {0U, 2U}, {1U, 0U}, {1U, 1U}}) {
    const PointInfo about = facts(point, view);
    layouts.add(layout_numbers(about.pose(), *about.bounding_box));
  }
  EXPECT_EQ(measured->measured.layout, 5U);
  const MeanStd<9> expected = layouts.result();
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_NEAR(measured->layout.mean[i], expected.mean[i], 1e-9) << i;
    EXPECT_NEAR(measured->layout.std[i], expected.std[i], 1e-9) << i;
  }
  // Poses: every ordered pair of a point, as all are drawn; their mean motion has no direction.
  EXPECT_EQ(measured->measured.fix_pose, 6U + 2);
  EXPECT_GT(measured->measured.ego_pose, 0U);
  EXPECT_GT(measured->measured.other_pose, 0U);
  EXPECT_NEAR(measured->fix_pose.mean[2], 0, 1e-9) << "turned there and back";
  EXPECT_GT(measured->fix_pose.std[2], 0.1);

  // Standardised with them, targets have mean 0 and deviation 1.
  Dataset own = open();
  own.statistics = *measured;
  SampleOptions options = sample_options(own);
  options.size = 32;
  MeanStdBuilder<9> standardised;
  for (const auto& [point, view] : {std::pair{0U, 0U}, {0U, 1U}, {0U, 2U}, {1U, 0U}, {1U, 1U}}) {
    View one;
    one[Domain::kRgb] = Raster(32, 32, 3, SampleType::kU8);
    one.info = facts(point, view);
    const Sample sample = make_sample("room_layout", {&one, 1}, options);
    std::array<double, 9> numbers{};
    std::copy(sample.target.values.data.begin(), sample.target.values.data.end(), numbers.begin());
    standardised.add(numbers);
  }
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_NEAR(standardised.result().mean[i], 0, 1e-4) << i;
    EXPECT_NEAR(standardised.result().std[i], 1, 1e-4) << i;
  }
  for (const int threads : {2, 3}) {
    RunContext context;
    context.threads = threads;
    EXPECT_EQ(measure_statistics(set, {}, context), measured);
  }
}

TEST_F(WholeDataset, UsesTheStatisticsThatItFinds) {
  put_file(root_ / "classes.json", kClasses);
  Statistics theirs = taskonomy_statistics();
  theirs.semantic_weights = {1, 2, 3};
  theirs.measured.fix_pose = 5;
  put_file(root_ / "statistics.json", format_statistics(theirs));
  EXPECT_EQ(open().statistics, theirs);
  EXPECT_TRUE(open().own_statistics);
  // What was measured here counts before what came with the dataset.
  Statistics ours = theirs;
  ours.semantic_weights = {3, 2, 1};
  put_file(statistics_path(open()), format_statistics(ours));
  EXPECT_EQ(open().statistics, ours);
  // Damaged, or of other classes: the next, with a note.
  for (const std::string& text :
       {std::string("{"), format_statistics(taskonomy_statistics()), std::string("[]")}) {
    put_file(statistics_path(open()), text);
    const Dataset set = open();
    EXPECT_EQ(set.statistics, theirs);
    ASSERT_EQ(set.notes.size(), 1U);
    EXPECT_THAT(set.notes[0].path, HasSubstr("statistics.json"));
  }
  fs::remove(root_ / "statistics.json");
  const Dataset set = open();
  EXPECT_FALSE(set.own_statistics);
  EXPECT_EQ(set.statistics.layout, taskonomy_statistics().layout);
}

TEST_F(WholeDataset, KeepsTheAuthorsConstantsForWhatItLacks) {
  put_file(root_ / "train_val_test.csv", kTable);
  for (const char* building : {"a", "b", "c"}) fs::remove_all(root_ / building / "point_info");
  const auto measured = measure_statistics(open(), {}, {});
  ASSERT_TRUE(measured.has_value());
  EXPECT_FALSE(measured->measured.anything());
  EXPECT_EQ(measured->fix_pose, taskonomy_statistics().fix_pose);
  EXPECT_EQ(measured->curvature, taskonomy_statistics().curvature);
}

TEST(Spread, TakesAPartEvenly) {
  const std::vector<std::uint64_t> sizes(100, 10);
  EXPECT_EQ(spread_over(sizes, 1000).size(), 100U);
  const auto some = spread_over(sizes, 200);
  ASSERT_EQ(some.size(), 20U);
  for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(some[i], 5 * i);
  EXPECT_EQ(spread_over(sizes, 1).size(), 1U) << "never nothing";
  EXPECT_TRUE(spread_over({}, 10).empty());
}

// --- scenes

TEST_F(WholeDataset, KeepsTheScenesOfItsViews) {
  put_file(root_ / "classes.json", kClasses);
  const auto age_files = [&] {
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (entry.is_regular_file() && entry.path().extension() == ".npy") {
        fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
      }
    }
  };
  age_files();
  const Dataset set = open();
  const auto first = read_scene_labels(set, {});
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->read, 12U);
  EXPECT_EQ(first->reused, 0U);
  for (ViewNumber view = 0; view < set.index.views(); ++view) {
    EXPECT_EQ(first->scenes[view], static_cast<std::int32_t>(set.index.view(view)));
  }
  const auto second = read_scene_labels(set, {});
  EXPECT_EQ(second->read, 0U);
  EXPECT_EQ(second->reused, 12U);
  EXPECT_EQ(second->scenes, first->scenes);

  // A file that is written over in its place, with the same length; one that is damaged; one that
  // is gone.
  const fs::path over = path("b", 0, 0, Domain::kClassScene);
  put_file(over, npy::write(std::vector<float>{0.1F, 0.9F}, {2}));
  fs::last_write_time(over, fs::file_time_type::clock::now() - std::chrono::hours(2));
  const fs::path damaged = path("b", 1, 0, Domain::kClassScene);
  put_file(damaged, "no scores");
  fs::last_write_time(damaged, fs::file_time_type::clock::now() - std::chrono::hours(2));
  fs::remove(path("c", 1, 1, Domain::kClassScene));
  const Dataset changed = open();
  const auto third = read_scene_labels(changed, {});
  EXPECT_EQ(third->read, 2U);
  EXPECT_EQ(third->scenes[*changed.index.find(1, 0, 0)], 1);
  EXPECT_EQ(third->scenes[*changed.index.find(1, 1, 0)], kNoScene);
  EXPECT_EQ(third->scenes[*changed.index.find(2, 1, 1)], kNoScene);
  EXPECT_EQ(read_scene_labels(changed, {})->read, 0U) << "damaged ones are known too";

  // Views before others change their numbers; what is kept is found all the same.
  put_view("Aaa", 0, 0);
  age_files();
  fs::last_write_time(over, fs::file_time_type::clock::now() - std::chrono::hours(3));
  const Dataset more = open();
  EXPECT_EQ(read_scene_labels(more, {})->scenes[0], 0);

  // Another list of classes, a damaged file: all is read again.
  const fs::path kept = set.index.file().parent_path() / "scenes.bin";
  std::string bytes = read_file(kept);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  put_file(kept, bytes);
  const std::size_t files = read_scene_labels(more, {})->read;
  EXPECT_EQ(files, more.index.files(Domain::kClassScene));
  put_file(kept, "short");
  EXPECT_EQ(read_scene_labels(more, {})->read, files);
}

TEST_F(WholeDataset, DoesNotKeepScenesOfThisVeryMoment) {
  put_file(root_ / "classes.json", kClasses);
  const auto now = fs::file_time_type::clock::now() + std::chrono::hours(1);
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    if (entry.path().extension() == ".npy") fs::last_write_time(entry.path(), now);
  }
  const Dataset set = open();
  EXPECT_EQ(read_scene_labels(set, {})->read, 12U);
  EXPECT_EQ(read_scene_labels(set, {})->read, 12U);
}

TEST_F(WholeDataset, ReadsNoScenesOfDamagedClasses) {
  put_file(root_ / "classes.json", "{");
  const auto reading = read_scene_labels(open(), {});
  ASSERT_TRUE(reading.has_value());
  EXPECT_EQ(reading->scenes, SceneLabels(12, kNoScene));
}

TEST_F(WholeDataset, StopsReadingScenes) {
  put_file(root_ / "classes.json", kClasses);
  std::stop_source source;
  source.request_stop();
  RunContext context;
  const Dataset set = open();
  context.stop = source.get_token();
  EXPECT_FALSE(read_scene_labels(set, context).has_value());
}

}  // namespace
}  // namespace taskatlas::dataset
