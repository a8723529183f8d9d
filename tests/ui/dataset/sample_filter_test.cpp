// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_filter.hpp"

#include "support/temporary_folder.hpp"
#include "ui/dataset/small_dataset.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using dataset::ViewNumber;
using taskatlas::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SampleFilterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::make_dataset(folder_.path());
    source_ = testing::opened(folder_.path());
    scenes_ = *read_scenes(*source_, {});
  }
  std::vector<ViewNumber> pass(const SampleFilter& filter) const {
    return *filtered(*source_, filter, &scenes_, {});
  }

  const TemporaryFolder folder_;
  std::shared_ptr<const DatasetSource> source_;
  SceneOfView scenes_;
};

TEST_F(SampleFilterTest, LetsEverythingThroughAtFirst) {
  EXPECT_FALSE(SampleFilter().narrows());
  EXPECT_THAT(pass({}), ElementsAre(0, 1, 2, 3, 4));
}

TEST_F(SampleFilterTest, FiltersBySplitBuildingSceneAndText) {
  SampleFilter filter;
  filter.split = dataset::Split::kTest;
  EXPECT_THAT(pass(filter), ElementsAre(4));
  filter = {};
  filter.building = QStringLiteral("hanson");
  EXPECT_THAT(pass(filter), ElementsAre(0, 1, 2, 3));
  filter.scene = 7;  // of even views
  EXPECT_THAT(pass(filter), ElementsAre(0, 2));
  filter.scene = 12;
  EXPECT_THAT(pass(filter), IsEmpty());
  filter = {};
  filter.text = QStringLiteral("POINT_1 han");
  EXPECT_THAT(pass(filter), ElementsAre(2, 3));
  filter.text = QStringLiteral("5.2");
  EXPECT_THAT(pass(filter), ElementsAre(4));
}

TEST_F(SampleFilterTest, FindsDamage) {
  SampleFilter filter;
  filter.damaged_only = true;
  EXPECT_THAT(pass(filter), IsEmpty());
  std::filesystem::resize_file(source_->file(2, dataset::Domain::kNormal), 40);
  dataset::CheckReport report =
      *dataset::check_dataset(source_->set.root, source_->index(), {}, {});
  const auto checked =
      with_damage(*source_, dataset::DamageList::parse(dataset::damage_csv(report), "list"));
  EXPECT_TRUE(checked->damaged(2));
  EXPECT_FALSE(checked->damaged(1));
  EXPECT_THAT(*filtered(*checked, filter, nullptr, {}), ElementsAre(2));
}

TEST_F(SampleFilterTest, ShufflesTheSameWayEveryTime) {
  SampleFilter filter;
  filter.order = SampleFilter::Order::kShuffled;
  std::vector<ViewNumber> views = pass(filter);
  EXPECT_EQ(views, pass(filter));
  std::sort(views.begin(), views.end());
  EXPECT_THAT(views, ElementsAre(0, 1, 2, 3, 4));
}

TEST_F(SampleFilterTest, ComesBackFromJson) {
  SampleFilter filter;
  filter.split = dataset::Split::kVal;
  filter.building = QStringLiteral("hanson");
  filter.scene = 7;
  filter.damaged_only = true;
  filter.text = QStringLiteral("a b");
  filter.order = SampleFilter::Order::kFewestFiles;
  EXPECT_EQ(SampleFilter::from_json(filter.to_json()), filter);
  EXPECT_EQ(SampleFilter::from_json({}), SampleFilter());
}

TEST_F(SampleFilterTest, StopsWhereAsked) {
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(filtered(*source_, {}, nullptr, context).has_value());
  EXPECT_FALSE(read_scenes(*source_, context).has_value());
}

}  // namespace
}  // namespace taskatlas::ui
