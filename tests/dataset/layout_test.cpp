// SPDX-License-Identifier: MIT
#include "dataset/layout.hpp"

#include "base/error.hpp"
#include "dataset/folder_support.hpp"

#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Layout found(const fs::path& root) {
  auto layout = discover_layout(root, {});
  EXPECT_TRUE(layout.has_value());
  return layout.value_or(Layout{});
}

std::vector<std::string> described(const Layout& layout) {
  std::vector<std::string> lines;
  for (const SampleFolder& folder : layout.folders) {
    lines.push_back(folder.path + " = " + folder.building + " " +
                    (folder.domain ? std::string(info(*folder.domain).name) : "by name"));
  }
  return lines;
}

TEST(Layout, ReadsTaskonomy) {
  const TemporaryFolder folder;
  put_file(folder.path() / "hanson/rgb/point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "hanson/points/point_0_view_0_domain_fixatedpose.json");
  put_file(folder.path() / "merom/depth_zbuffer/point_1_view_0_domain_depth_zbuffer.png");
  put_file(folder.path() / "classes.json", "{}");
  const Layout layout = found(folder.path());
  EXPECT_EQ(layout.kind, LayoutKind::kTaskonomy);
  EXPECT_THAT(described(layout),
              ElementsAre("hanson/points = hanson point_info", "hanson/rgb = hanson rgb",
                          "merom/depth_zbuffer = merom depth_zbuffer"));
  EXPECT_TRUE(layout.problems.empty());
}

TEST(Layout, ReadsOmnidataWithAndWithoutComponents) {
  const TemporaryFolder folder;
  put_file(folder.path() / "rgb/taskonomy/hanson/point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "point_info/taskonomy/hanson/point_0_view_0_domain_point_info.json");
  put_file(folder.path() / "rgb/merom/point_0_view_0_domain_rgb.png");
  const Layout layout = found(folder.path());
  EXPECT_EQ(layout.kind, LayoutKind::kOmnidata);
  EXPECT_THAT(described(layout),
              ElementsAre("rgb/merom = merom rgb",
                          "point_info/taskonomy/hanson = taskonomy/hanson point_info",
                          "rgb/taskonomy/hanson = taskonomy/hanson rgb"));
}

TEST(Layout, ReadsFlatFolders) {
  const TemporaryFolder folder;
  put_file(folder.path() / "one/point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "one/point_0_view_0_domain_normal.png");
  put_file(folder.path() / "cauthron/rgb/point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "cauthron/normal/point_0_view_0_domain_normal.png");
  const Layout one = found(folder.path() / "one");
  EXPECT_EQ(one.kind, LayoutKind::kFlat);
  EXPECT_THAT(described(one), ElementsAre(" = one by name"));
  const Layout domains = found(folder.path() / "cauthron");
  EXPECT_EQ(domains.kind, LayoutKind::kFlat);
  EXPECT_THAT(described(domains), ElementsAre("normal = cauthron normal", "rgb = cauthron rgb"));
  EXPECT_EQ(found(folder.path()).kind, LayoutKind::kMixed);
}

TEST(Layout, IsEmptyWhereNoSampleIs) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "hanson/rgb");
  EXPECT_EQ(found(folder.path()).kind, LayoutKind::kEmpty);
}

TEST(Layout, LooksBesideSamplesOfTheRootAlone) {
  const TemporaryFolder folder;
  put_file(folder.path() / "point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "normal/point_0_view_0_domain_normal.png");
  put_file(folder.path() / "normal/old/point_0_view_0_domain_normal.png");
  const std::string name = folder.path().filename().string();
  EXPECT_THAT(described(found(folder.path())),
              ElementsAre(" = " + name + " by name", "normal = " + name + " normal"));
}

TEST(Layout, FollowsLinksOnce) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  put_file(elsewhere.path() / "rgb/point_0_view_0_domain_rgb.png");
  put_file(folder.path() / "merom/rgb/point_0_view_0_domain_rgb.png");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "hanson");
  fs::create_directory_symlink(folder.path(), folder.path() / "merom/again");
  fs::create_directory_symlink(folder.path() / "merom", folder.path() / "zebra");
  fs::create_symlink(folder.path() / "nothing", folder.path() / "broken");
  const Layout layout = found(folder.path());
  EXPECT_THAT(described(layout), ElementsAre("hanson/rgb = hanson rgb", "merom/rgb = merom rgb"));
  ASSERT_EQ(layout.problems.size(), 2U);
  EXPECT_EQ(layout.problems[0].kind, ProblemKind::kLinkLoop);
  EXPECT_EQ(layout.problems[0].path, "merom/again");
  EXPECT_EQ(layout.problems[1].path, "zebra");
}

TEST(Layout, ReportsWhatItCannotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const TemporaryFolder folder;
  put_file(folder.path() / "hanson/rgb/point_0_view_0_domain_rgb.png");
  fs::permissions(folder.path() / "hanson/rgb", fs::perms::none);
  const Layout layout = found(folder.path());
  fs::permissions(folder.path() / "hanson/rgb", fs::perms::owner_all);
  ASSERT_EQ(layout.problems.size(), 1U);
  EXPECT_EQ(layout.problems[0].kind, ProblemKind::kUnreadable);
  EXPECT_EQ(layout.problems[0].path, "hanson/rgb");
}

TEST(Layout, StopsAtADepth) {
  const TemporaryFolder folder;
  fs::path deep = folder.path();
  for (int i = 0; i <= kMaxDepth; ++i) deep /= "deeper";
  put_file(deep / "point_0_view_0_domain_rgb.png");
  const Layout layout = found(folder.path());
  EXPECT_TRUE(layout.folders.empty());
  ASSERT_EQ(layout.problems.size(), 1U);
  EXPECT_EQ(layout.problems[0].kind, ProblemKind::kTooDeep);
}

TEST(Layout, RefusesWhatIsNoFolder) {
  const TemporaryFolder folder;
  put_file(folder.path() / "file");
  for (const char* name : {"file", "nothing"}) {
    try {
      discover_layout(folder / name, {});
      FAIL() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      EXPECT_THAT(error.what(), HasSubstr(name));
    }
  }
}

TEST(Layout, CanBeStopped) {
  const TemporaryFolder folder;
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(discover_layout(folder.path(), context).has_value());
}

TEST(Layout, ABuildingMayBeCalledLikeADomain) {
  EXPECT_EQ(interpret_folder("normal/rgb", "x"),
            (SampleFolder{"normal/rgb", "normal", Domain::kRgb}));
  EXPECT_EQ(interpret_folder("rgb/a/b", "x"), (SampleFolder{"rgb/a/b", "a/b", Domain::kRgb}));
  EXPECT_EQ(interpret_folder("house", "x"), (SampleFolder{"house", "house", std::nullopt}));
}

}  // namespace
}  // namespace taskatlas::dataset::testing
