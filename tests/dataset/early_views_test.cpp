// SPDX-License-Identifier: MIT
// Samples that are told of before all of a dataset was found.
#include "dataset/early_views.hpp"

#include "dataset/folder_support.hpp"

#include <algorithm>
#include <stop_token>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::TemporaryFolder;

std::string name_of(int building) { return "room_" + std::to_string(10'000 + building); }

// Buildings of two views with a picture, a depth and a class file each.
void make_buildings(const fs::path& root, int count) {
  for (int b = 0; b < count; ++b) {
    const fs::path building = root / name_of(b);
    for (const char* view : {"0", "1"}) {
      const std::string stem = std::string("point_3_view_") + view + "_domain_";
      put_file(building / "rgb" / (stem + "rgb.png"));
      put_file(building / "depth_zbuffer" / (stem + "depth_zbuffer.png"));
      put_file(building / "class_object" / (stem + "class_object.npy"));
    }
  }
}

std::vector<DatasetIndex> told(const fs::path& root, const fs::path& file, EarlyLimits limits) {
  std::vector<DatasetIndex> found;
  const auto keep = [&](DatasetIndex index) { found.push_back(std::move(index)); };
  EXPECT_TRUE(update_index(root, file, {}, keep, limits).has_value());
  return found;
}

// Each line of `part` names a view that `whole` has, and files of it.
void expect_part_of(const DatasetIndex& part, const DatasetIndex& whole) {
  for (ViewNumber view = 0; view < part.views(); ++view) {
    const auto building = whole.find_building(part.building_name(part.building_of(view)));
    ASSERT_TRUE(building.has_value());
    const auto same = whole.find(*building, part.point(view), part.view(view));
    ASSERT_TRUE(same.has_value());
    EXPECT_TRUE(whole.domains(*same).contains(part.domains(view)));
    for (const DomainInfo& domain : domains()) {
      const auto path = part.path(view, domain.id);
      if (path) {
        EXPECT_EQ(path, whole.path(*same, domain.id));
      }
    }
  }
}

TEST(EarlyViews, AreTheFirstOfALargeDatasetThenEverMore) {
  const TemporaryFolder folder;
  make_buildings(folder / "data", 150);
  const auto found = told(folder / "data", folder / "index", {9, 5000});
  const DatasetIndex whole = DatasetIndex::open(folder / "index");
  ASSERT_EQ(whole.views(), 300U);
  // Nine folders: the dataset's own, two buildings and three domains of each. Then 32 buildings are
  // listed at once: after the first of these, and when four times as many are there.
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].views(), 4U);
  EXPECT_EQ(found[0].building_name(0), name_of(0));
  EXPECT_EQ(found[1].views(), 64U);
  EXPECT_EQ(found[2].views(), 256U);
  for (const DatasetIndex& one : found) expect_part_of(one, whole);
  for (ViewNumber view = 0; view < found[1].views(); ++view) {
    EXPECT_EQ(found[1].domains(view), whole.domains(view)) << "numbers and files stay";
  }
}

TEST(EarlyViews, BeginWithPictures) {
  const TemporaryFolder folder;
  make_buildings(folder / "taskonomy", 40);
  for (int b = 0; b < 40; ++b) {
    for (const char* domain : {"class_object", "depth_zbuffer", "rgb"}) {
      const fs::path to = folder / "omnidata" / domain / "component" / name_of(b);
      fs::create_directories(to.parent_path());
      fs::rename(folder / "taskonomy" / name_of(b) / domain, to);
    }
  }
  make_buildings(folder / "other", 40);
  for (const char* layout : {"omnidata", "other"}) {
    SCOPED_TRACE(layout);
    const auto found = told(folder / layout, folder / "index", {7, 5000});
    ASSERT_FALSE(found.empty());
    ASSERT_GT(found[0].views(), 0U);
    EXPECT_EQ(found[0].files(Domain::kRgb), found[0].views());
    expect_part_of(found[0], DatasetIndex::open(folder / "index"));
  }
}

TEST(EarlyViews, AreAFewOfAFolderWithMany) {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) {
    put_file(folder / "flat" / ("point_" + std::to_string(i) + "_view_0_domain_rgb.png"));
  }
  const auto found = told(folder / "flat", folder / "index", {64, 20});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].views(), 20U);
  expect_part_of(found[0], DatasetIndex::open(folder / "index"));
}

TEST(EarlyViews, AreNotToldOfASmallDatasetNorOfOneThatHasNotChanged) {
  const TemporaryFolder folder;
  make_buildings(folder / "data", 10);
  EXPECT_TRUE(told(folder / "data", folder / "index", {}).empty());
  make_buildings(folder / "data", 60);
  age(folder / "data");
  EXPECT_FALSE(told(folder / "data", folder / "index", {}).empty());
  EXPECT_TRUE(told(folder / "data", folder / "index", {}).empty());
}

TEST(EarlyViews, LeaveNoFilesBehindNorDoThoseWhoStop) {
  const TemporaryFolder folder;
  make_buildings(folder / "data", 100);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  std::vector<DatasetIndex> found;
  const auto keep = [&](DatasetIndex index) {
    found.push_back(std::move(index));
    stop.request_stop();
  };
  EXPECT_FALSE(
      update_index(folder / "data", folder / "index", context, keep, {9, 5000}).has_value());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].views(), 4U) << "what was told holds";
  EXPECT_EQ(found[0].file().parent_path(), folder.path());
  const auto files = fs::directory_iterator(folder.path());
  EXPECT_EQ(
      std::count_if(begin(files), end(files), [](const auto& e) { return e.is_regular_file(); }),
      0);
}

TEST(EarlyViews, PassOverWhatIsOfOtherOriginOrLeadsInCircles) {
  const TemporaryFolder folder;
  make_buildings(folder / "data", 40);
  fs::create_directory_symlink(folder / "data", folder / "data/a_circle");
  put_file(folder / "data/aa/rgb/point_1_view_9999999999_domain_rgb.png");
  put_file(folder / "data/ab/rgb/point_1_view_1_domain_normal.png");
  put_file(folder / "data/ac/rgb/letter.txt");
  fs::create_directories(folder / "data/ad/rgb/deep/deeper");
  const auto found = told(folder / "data", folder / "index", {20, 5000});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].building_name(0), name_of(0));
  EXPECT_TRUE(found[0].problems().empty());
  expect_part_of(found[0], DatasetIndex::open(folder / "index"));
}

TEST(EarlyViews, ComeWithSplitsAndClassesOfTheDataset) {
  const TemporaryFolder folder;
  make_buildings(folder / "data", 100);
  put_file(folder / "data/train_val_test.csv", "id,train,val,test\r" + name_of(0) + ",0,0,1\r");
  put_file(folder / "data/classes.json", R"({"format": "taskatlas-classes", "version": 1,
    "class_object": {"names": ["chair"], "scores": "probabilities"}})");
  std::vector<Dataset> found;
  const auto keep = [&](Dataset set) { found.push_back(std::move(set)); };
  const auto whole = open_dataset(folder / "data", {}, {folder / "index"}, keep);
  ASSERT_TRUE(whole.has_value());
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].root, whole->root);
  EXPECT_EQ(found[0].splits.find(name_of(0)), Split::kTest);
  EXPECT_EQ(found[0].own_classes, whole->own_classes);
  EXPECT_EQ(statistics_path(found[0]), statistics_path(*whole));
  EXPECT_EQ(whole->index.views(), 200U);
}

}  // namespace
}  // namespace taskatlas::dataset::testing
