// SPDX-License-Identifier: MIT
#include "dataset/groups.hpp"

#include "base/error.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/index_writer.hpp"
#include "dataset/point_info.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::TemporaryFolder;

constexpr std::uint32_t kBuildings = 12, kPoints = 10;

std::uint32_t views_of_point(std::uint32_t point) { return 1 + point % 5; }

// Buildings b00 … of points with 1 to 5 views; every seventh view has no rgb.
class Groups : public ::testing::Test {
 protected:
  Groups() {
    IndexWriter writer(folder_ / "index", LayoutKind::kTaskonomy);
    std::vector<std::string> names;
    for (std::uint32_t b = 0; b < kBuildings; ++b) {
      names.push_back((b < 10 ? "b0" : "b") + std::to_string(b));
      BuildingCollector collector(names.back());
      const std::string rgb = names.back() + "/rgb", normal = names.back() + "/normal";
      collector.begin_folder({normal, names.back(), Domain::kNormal}, {normal, 1, 1});
      for_each_view([&](std::uint32_t point, std::uint32_t view) {
        collector.add(file_name(point, view, Domain::kNormal));
      });
      collector.begin_folder({rgb, names.back(), Domain::kRgb}, {rgb, 1, 1});
      std::uint32_t count = 0;
      for_each_view([&](std::uint32_t point, std::uint32_t view) {
        if (++count % 7 != 0) collector.add(file_name(point, view, Domain::kRgb));
      });
      writer.add(collector.finish());
    }
    writer.finish();
    index_.emplace(DatasetIndex::open(folder_ / "index"));
    splits_ = SplitTable::derive(names);
  }

  template <class See>
  static void for_each_view(const See& see) {
    for (std::uint32_t point = 0; point < kPoints; ++point) {
      for (std::uint32_t view = 0; view < views_of_point(point); ++view) see(point, view);
    }
  }

  std::vector<ViewGroup> made(GroupKind kind, const GroupOptions& options = {}, int threads = 2,
                              Split split = Split::kTrain) const {
    RunContext context;
    context.threads = threads;
    return make_groups(*index_, splits_, split, kind, facts(), options, context).value();
  }
  // Point p sees p + 1 and p + 2; views of even number share a camera from point to point.
  FactsReader facts() const {
    return [this](ViewNumber view) -> std::optional<ViewFacts> {
      if (index_->point(view) == 3) return std::nullopt;  // as if the file were damaged
      ViewFacts facts;
      facts.camera = index_->view(view) % 2 == 0 ? 1000 : 1 + view;
      facts.points_in_view = {index_->point(view), index_->point(view) + 1,
                              index_->point(view) + 2};
      return facts;
    };
  }
  bool same_point(ViewNumber a, ViewNumber b) const {
    return index_->building_of(a) == index_->building_of(b) && index_->point(a) == index_->point(b);
  }
  void expect_sound(const std::vector<ViewGroup>& groups, GroupKind kind, Split split) const {
    for (const ViewGroup& group : groups) {
      ASSERT_EQ(group.count, views_of(kind));
      std::set<ViewNumber> distinct;
      for (std::size_t i = 0; i < group.count; ++i) {
        const ViewNumber view = group.views.at(i);
        distinct.insert(view);
        EXPECT_TRUE(index_->domains(view).contains(Domain::kRgb));
        EXPECT_EQ(splits_.find(index_->building_name(index_->building_of(view))), split);
      }
      EXPECT_EQ(distinct.size(), group.count);
    }
    EXPECT_TRUE(std::is_sorted(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
      return a.views[0] < b.views[0];
    }));
  }

  TemporaryFolder folder_;
  std::optional<DatasetIndex> index_;
  SplitTable splits_;
};

TEST_F(Groups, StayWithinTheirSplit) {
  GroupOptions options;
  options.per_view = 4;
  for (const Split split : {Split::kTrain, Split::kVal, Split::kTest}) {
    for (const GroupKind kind : {GroupKind::kPointMatch, GroupKind::kFixPose,
                                 GroupKind::kNonFixatedPose, GroupKind::kEgoMotion}) {
      const auto groups = made(kind, options, 2, split);
      EXPECT_FALSE(groups.empty());
      expect_sound(groups, kind, split);
    }
  }
}

TEST_F(Groups, MatchesAreMatches) {
  GroupOptions options;
  options.per_view = 16;
  int matches = 0, near = 0, far = 0;
  for (const ViewGroup& group : made(GroupKind::kPointMatch, options)) {
    EXPECT_EQ(group.match, same_point(group.views[0], group.views[1]));
    const bool one_building =
        index_->building_of(group.views[0]) == index_->building_of(group.views[1]);
    ++(group.match ? matches : one_building ? near : far);
  }
  const double all = matches + near + far;
  constexpr double kTolerance = 0.08;  // points of one view have no match
  EXPECT_NEAR(matches / all, 0.5, kTolerance);
  EXPECT_NEAR(near / all, 0.25, kTolerance);
  EXPECT_NEAR(far / all, 0.25, kTolerance);
}

TEST_F(Groups, SharesCanBeAskedFor) {
  GroupOptions options;
  options.positives = 0;
  options.same_building = 1;
  for (const ViewGroup& group : made(GroupKind::kPointMatch, options)) {
    EXPECT_FALSE(group.match);
    EXPECT_EQ(index_->building_of(group.views[0]), index_->building_of(group.views[1]));
    EXPECT_FALSE(same_point(group.views[0], group.views[1]));
  }
  options.positives = 1;
  for (const ViewGroup& group : made(GroupKind::kPointMatch, options)) EXPECT_TRUE(group.match);
}

TEST_F(Groups, FixatedOnesShareTheirPoint) {
  GroupOptions options;
  options.per_view = 3;
  for (const GroupKind kind : {GroupKind::kFixPose, GroupKind::kEgoMotion}) {
    std::map<ViewNumber, std::set<std::array<ViewNumber, 3>>> by_first;
    for (const ViewGroup& group : made(kind, options)) {
      for (std::size_t i = 1; i < group.count; ++i) {
        EXPECT_TRUE(same_point(group.views[0], group.views.at(i)));
      }
      EXPECT_TRUE(by_first[group.views[0]].insert(group.views).second) << "twice";
    }
    for (const auto& [first, groups] : by_first) EXPECT_LE(groups.size(), 3U);
  }
}

TEST_F(Groups, NonFixatedOnesSeeTheOthersPoint) {
  GroupOptions options;
  options.per_view = 8;
  const auto read = facts();
  for (const ViewGroup& group : made(GroupKind::kNonFixatedPose, options)) {
    const auto [first, second] = std::pair(group.views[0], group.views[1]);
    EXPECT_EQ(index_->building_of(first), index_->building_of(second));
    const std::uint32_t ahead = index_->point(second) - index_->point(first);
    EXPECT_TRUE(ahead == 1 || ahead == 2);
    EXPECT_NE(read(first)->camera, read(second)->camera);
    EXPECT_NE(index_->point(first), 3U);
    EXPECT_NE(index_->point(second), 3U);
  }
}

TEST_F(Groups, DependOnTheSeedAlone) {
  GroupOptions options;
  options.per_view = 2;
  for (const GroupKind kind : {GroupKind::kPointMatch, GroupKind::kFixPose,
                               GroupKind::kNonFixatedPose, GroupKind::kEgoMotion}) {
    const auto groups = made(kind, options, 1);
    EXPECT_EQ(groups, made(kind, options, 4));
    GroupOptions other = options;
    other.seed = 2;
    EXPECT_NE(groups, made(kind, other));
  }
}

TEST_F(Groups, AreThinnedOutEvenly) {
  GroupOptions options;
  options.max_groups = 20;
  const auto groups = made(GroupKind::kPointMatch, options);
  EXPECT_LE(groups.size(), 20U);
  EXPECT_GE(groups.size(), 15U);
  const auto all = made(GroupKind::kPointMatch);
  // The same groups as otherwise, only fewer.
  for (const ViewGroup& group : groups) EXPECT_THAT(all, ::testing::Contains(group));
  EXPECT_GT(groups.back().views[0], all[all.size() * 3 / 4].views[0]);
}

TEST_F(Groups, RefuseNonsense) {
  GroupOptions options;
  options.per_view = 0;
  EXPECT_THROW(made(GroupKind::kFixPose, options), Error);
  options.per_view = 1;
  options.positives = 1.5;
  EXPECT_THROW(made(GroupKind::kPointMatch, options), Error);
  EXPECT_THROW(make_groups(*index_, splits_, Split::kTrain, GroupKind::kNonFixatedPose, {}, {}, {}),
               Error);
}

TEST(PointInfoReader, ReadsCamerasAndPoints) {
  const TemporaryFolder folder;
  PointInfo info;
  info.camera_uuid = "be1883";
  info.nonfixated_points_in_view = {5, 2, 2};
  put_file(folder / "data/b/points/point_0_view_0_domain_fixatedpose.json",
           format_point_info(info));
  put_file(folder / "data/b/points/point_0_view_1_domain_fixatedpose.json", "rubbish");
  put_file(folder / "data/b/rgb/point_0_view_2_domain_rgb.png");
  update_index(folder / "data", folder / "index", {});
  const DatasetIndex index = DatasetIndex::open(folder / "index");
  const FactsReader read = point_info_reader(folder / "data", index);
  const auto facts = read(0);
  ASSERT_TRUE(facts.has_value());
  EXPECT_NE(facts->camera, 0U);
  EXPECT_THAT(facts->points_in_view, ::testing::ElementsAre(2, 5));
  EXPECT_FALSE(read(1).has_value());
  EXPECT_FALSE(read(2).has_value());
}

TEST(SampleSeed, TellsViewsApart) {
  std::set<std::uint64_t> seeds;
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (const char* building : {"a", "b"}) {
      for (std::uint32_t point = 0; point < 10; ++point) {
        for (std::uint32_t view = 0; view < 10; ++view) {
          seeds.insert(sample_seed(seed, building, point, view));
        }
      }
    }
  }
  EXPECT_EQ(seeds.size(), 600U);
}

}  // namespace
}  // namespace taskatlas::dataset::testing
