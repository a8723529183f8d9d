// SPDX-License-Identifier: MIT
#include "dataset/index.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/hash.hpp"
#include "dataset/index_writer.hpp"
#include "support/random.hpp"

#include <cstddef>
#include <cstring>
#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::Random;
using taskatlas::testing::TemporaryFolder;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

DatasetIndex indexed(const fs::path& root, const fs::path& file, int threads = 2) {
  RunContext context;
  context.threads = threads;
  EXPECT_TRUE(update_index(root, file, context).has_value());
  return DatasetIndex::open(file);
}

// Two buildings, with gaps, odd names and a file for all views of a point.
void make_small_dataset(const fs::path& root) {
  put_file(root / "hanson/rgb/point_0_view_0_domain_rgb.png");
  put_file(root / "hanson/rgb/point_0_view_1_domain_rgb.png");
  put_file(root / "hanson/rgb/point_10_view_0_domain_rgb.jpg");
  put_file(root / "hanson/rgb/point_9_view_0_domain_rgb.png");
  put_file(root / "hanson/points/point_0_view_0_domain_fixatedpose.json");
  put_file(root / "hanson/points/point_0_view_1_domain_point_info.json");
  put_file(root / "hanson/nonfixated_matches/point_0_view_all_domain_nonfixated_matches.json");
  put_file(root / "merom/normal/point_0003_view_2_domain_normal.png");
}

TEST(DatasetIndex, KnowsEveryFile) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  const DatasetIndex index = indexed(folder / "data", folder / "index");
  EXPECT_EQ(index.layout(), LayoutKind::kTaskonomy);
  EXPECT_EQ(index.views(), 5U);
  EXPECT_EQ(index.buildings(), 2U);
  EXPECT_EQ(index.points(), 4U);
  EXPECT_EQ(index.files(Domain::kRgb), 4U);
  EXPECT_EQ(index.files(Domain::kNonfixatedMatches), 2U);
  EXPECT_THAT(listing(index),
              UnorderedElementsAre(
                  "hanson 0 0: hanson/rgb/point_0_view_0_domain_rgb.png "
                  "hanson/points/point_0_view_0_domain_fixatedpose.json "
                  "hanson/nonfixated_matches/point_0_view_all_domain_nonfixated_matches.json",
                  "hanson 0 1: hanson/rgb/point_0_view_1_domain_rgb.png "
                  "hanson/points/point_0_view_1_domain_point_info.json "
                  "hanson/nonfixated_matches/point_0_view_all_domain_nonfixated_matches.json",
                  "hanson 9 0: hanson/rgb/point_9_view_0_domain_rgb.png",
                  "hanson 10 0: hanson/rgb/point_10_view_0_domain_rgb.jpg",
                  "merom 3 2: merom/normal/point_0003_view_2_domain_normal.png"));
  EXPECT_TRUE(index.problems().empty());
}

TEST(DatasetIndex, FindsViewsAndPoints) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  const DatasetIndex index = indexed(folder / "data", folder / "index");
  const std::size_t hanson = index.find_building("hanson").value();
  EXPECT_EQ(index.find_building("nobody"), std::nullopt);
  EXPECT_EQ(index.find(hanson, 0, 1), ViewNumber{1});
  EXPECT_EQ(index.find(hanson, 0, 2), std::nullopt);
  EXPECT_EQ(index.point_views(hanson, 0).size(), 2U);
  EXPECT_EQ(index.point_views(hanson, 5).size(), 0U);
  EXPECT_EQ(index.point_views(ViewNumber{1}).first, 0U);
  EXPECT_EQ(index.building_of(4), index.find_building("merom"));
  EXPECT_EQ(index.building_points(hanson), 3U);
  EXPECT_EQ(index.folder(hanson, Domain::kRgb), "hanson/rgb");
  EXPECT_EQ(index.folder(hanson, Domain::kNormal), std::nullopt);
  EXPECT_EQ(index.path(0, Domain::kNormal), std::nullopt);
  EXPECT_THROW(index.point(5), std::out_of_range);
  EXPECT_THROW(index.building_name(2), std::out_of_range);
}

TEST(DatasetIndex, ReportsWhatIsNoSample) {
  const TemporaryFolder folder;
  const fs::path rgb = folder / "data/hanson/rgb";
  put_file(rgb / "point_0_view_0_domain_rgb.png");
  put_file(rgb / "point_0_view_0_domain_rgb.jpg");
  put_file(rgb / "point_1_view_0_domain_normal.png");
  put_file(rgb / "point_1_view_equirectangular_domain_rgb.png");
  put_file(rgb / "point_1_view_0_domain_telepathy.png");
  put_file(rgb / "notes.txt");
  put_file(rgb / "old.txt");
  put_file(rgb / ".hidden");
  put_file(rgb / "backup/point_7_view_0_domain_rgb.png");
  const DatasetIndex index = indexed(folder / "data", folder / "index");
  EXPECT_EQ(index.views(), 1U);
  EXPECT_EQ(index.path(0, Domain::kRgb), "hanson/rgb/point_0_view_0_domain_rgb.jpg");
  std::vector<std::string> found;
  for (const Problem& problem : index.problems()) {
    found.push_back(std::string(to_string(problem.kind)) + " " +
                    problem.path.substr(problem.path.rfind('/') + 1) + " " +
                    std::to_string(problem.count));
  }
  EXPECT_THAT(found,
              UnorderedElementsAre("nested backup 1", "alien-file notes.txt 2",
                                   "misplaced point_1_view_0_domain_normal.png 1",
                                   "unknown-domain point_1_view_0_domain_telepathy.png 1",
                                   "bad-number point_1_view_equirectangular_domain_rgb.png 1",
                                   "duplicate point_0_view_0_domain_rgb.png 1"));
}

// Whatever the order in which names come and however often they are merged, the block is the same
// and names the files that were put in.
TEST(BuildingCollector, DoesNotDependOnTheOrder) {
  Random random(7);
  for (int round = 0; round < 20; ++round) {
    std::set<std::string> names;
    for (int i = 0; i < 200; ++i) {
      const int point = random.between(0, 20);
      const std::string pad = random.chance(0.2) ? "0" : "";
      const std::string extension = random.chance(0.3) ? ".jpg" : ".png";
      names.insert("point_" + pad + std::to_string(point) + "_view_" +
                   std::to_string(random.between(0, 4)) + "_domain_rgb" + extension);
    }
    std::vector<std::string> order(names.begin(), names.end());
    std::vector<BuildingBlock> blocks;
    for (int pass = 0; pass < 2; ++pass) {
      random.shuffle(order);
      BuildingCollector collector("b");
      collector.begin_folder({"b/rgb", "b", Domain::kRgb}, {"b/rgb", 1, 1});
      for (const std::string& name : order) collector.add(name);
      blocks.push_back(collector.finish());
    }
    ASSERT_EQ(blocks[0].rows.size(), blocks[1].rows.size());
    EXPECT_EQ(blocks[0].patterns, blocks[1].patterns);
    EXPECT_EQ(blocks[0].defaults, blocks[1].defaults);
    EXPECT_EQ(blocks[0].exceptions.size(), blocks[1].exceptions.size());
    const TemporaryFolder folder;
    IndexWriter writer(folder / "index", LayoutKind::kTaskonomy);
    writer.add(blocks[0]);
    writer.finish();
    const DatasetIndex index = DatasetIndex::open(folder / "index");
    for (ViewNumber view = 0; view < index.views(); ++view) {
      const std::string path = index.path(view, Domain::kRgb).value();
      EXPECT_THAT(names, Contains(path.substr(path.rfind('/') + 1)));
    }
  }
}

TEST(DatasetIndex, DoesNotDependOnThreads) {
  const TemporaryFolder folder;
  for (int building = 0; building < 40; ++building) {
    for (int point = 0; point < 3; ++point) {
      put_file(folder / "data" / ("b" + std::to_string(building)) / "rgb" /
               ("point_" + std::to_string(point) + "_view_0_domain_rgb.png"));
    }
  }
  age(folder / "data");
  indexed(folder / "data", folder / "one", 1);
  indexed(folder / "data", folder / "four", 4);
  EXPECT_EQ(read_file(folder / "one"), read_file(folder / "four"));
}

TEST(DatasetIndex, ListsAgainWhatHasChangedAlone) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  age(folder / "data");
  const auto first = update_index(folder / "data", folder / "index", {}).value();
  EXPECT_EQ(first.buildings_read, 2U);
  const auto second = update_index(folder / "data", folder / "index", {}).value();
  EXPECT_FALSE(second.rewritten);
  EXPECT_EQ(second.buildings_reused, 2U);

  put_file(folder / "data/merom/normal/point_4_view_0_domain_normal.png");
  const auto third = update_index(folder / "data", folder / "index", {}).value();
  EXPECT_TRUE(third.rewritten);
  EXPECT_EQ(third.buildings_read, 1U);
  EXPECT_EQ(third.buildings_reused, 1U);
  const DatasetIndex index = DatasetIndex::open(folder / "index");
  EXPECT_EQ(index.views(), 6U);
  EXPECT_EQ(listing(index), listing(indexed(folder / "data", folder / "afresh")));

  // A folder that has just changed is not trusted: it may change again within the clock's step.
  const auto fourth = update_index(folder / "data", folder / "index", {}).value();
  EXPECT_EQ(fourth.buildings_read, 1U);

  fs::remove_all(folder / "data/hanson");
  EXPECT_EQ(indexed(folder / "data", folder / "index").buildings(), 1U);
}

TEST(DatasetIndex, StoppingLeavesTheOldOne) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  indexed(folder / "data", folder / "index");
  const std::string before = read_file(folder / "index");
  put_file(folder / "data/merom/rgb/point_4_view_0_domain_rgb.png");
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  context.on_progress = [&](double, double, std::string_view) { stop.request_stop(); };
  EXPECT_FALSE(update_index(folder / "data", folder / "index", context).has_value());
  EXPECT_EQ(read_file(folder / "index"), before);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    EXPECT_THAT((std::set<std::string>{"data", "index"}),
                Contains(entry.path().filename().string()));
  }
}

TEST(DatasetIndex, RemovesWhatKilledWritersLeft) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  put_file(folder / "index.tmp-123", "half");
  indexed(folder / "data", folder / "index");
  EXPECT_FALSE(fs::exists(folder / "index.tmp-123"));
}

TEST(DatasetIndex, RefusesDamage) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  indexed(folder / "data", folder / "index");
  const std::string whole = read_file(folder / "index");
  const auto refused = [&](const std::string& content) {
    put_file(folder / "bad", content);
    try {
      DatasetIndex::open(folder / "bad");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      EXPECT_THAT(error.what(), HasSubstr("bad"));
      return true;
    }
    return false;
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(whole + "x"));
  EXPECT_TRUE(refused(std::string(whole.size(), 'x')));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_TRUE(refused(whole.substr(0, size))) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x40);
    EXPECT_TRUE(refused(flipped)) << at;
  }
  EXPECT_THROW(DatasetIndex::open(folder / "missing"), Error);
  EXPECT_THROW(DatasetIndex::open(folder.path()), Error);
}

// With checksums that fit the lie: whatever opens must be safe to read to the last name.
TEST(DatasetIndex, SurvivesForgery) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  indexed(folder / "data", folder / "index");
  const std::string whole = read_file(folder / "index");
  using index_format::Header;
  Random random(11);
  int opened = 0;
  constexpr int kForgeries = 4000;
  for (int i = 0; i < kForgeries; ++i) {
    std::string forged = whole;
    const int changes = random.between(1, 3);
    for (int change = 0; change < changes; ++change) {
      // Words, as the file is made of them; the version and the hashes are put right below.
      const std::size_t at = 4 * (4 + random.below(forged.size() / 4 - 4));
      const std::array<std::uint32_t, 6> values{
          0,   1,          static_cast<std::uint32_t>(random.below(64)),
          ~0U, 0x7fffffff, static_cast<std::uint32_t>(forged.size())};
      std::memcpy(forged.data() + at, &values.at(random.below(values.size())), 4);
    }
    Header header{};
    std::memcpy(&header, forged.data(), sizeof header);
    header.file_bytes = forged.size();
    header.domain_names = index_format::domain_names_hash();
    header.body_hash = hash64(std::string_view(forged).substr(sizeof header));
    header.header_hash = hash64(std::string_view(reinterpret_cast<const char*>(&header),
                                                 sizeof header - sizeof header.header_hash));
    std::memcpy(forged.data(), &header, sizeof header);
    put_file(folder / "forged", forged);
    try {
      const DatasetIndex index = DatasetIndex::open(folder / "forged");
      ++opened;
      for (const std::string& line : listing(index)) {
        EXPECT_THAT(line, ::testing::Not(HasSubstr("../")));
      }
      EXPECT_LE(index.problems().size(), kMaxProblems);
      // Every tenth, as each is written through to the disk.
      if (opened % 10 == 0) update_index(folder / "data", folder / "forged", {});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    }
  }
  EXPECT_LT(opened, kForgeries / 2);
}

TEST(DatasetIndex, ReplacesADamagedOne) {
  const TemporaryFolder folder;
  make_small_dataset(folder / "data");
  put_file(folder / "index", "rubbish");
  EXPECT_EQ(indexed(folder / "data", folder / "index").views(), 5U);
}

TEST(BuildingCollector, AFolderThatWasNotReadWholeIsListedAgain) {
  BuildingCollector collector("hanson");
  collector.begin_folder({"hanson/rgb", "hanson", Domain::kRgb}, {"hanson/rgb", 17, 1});
  collector.begin_folder({"hanson/normal", "hanson", Domain::kNormal}, {"hanson/normal", 17, 2});
  collector.doubt_folder();
  const BuildingBlock block = collector.finish();
  ASSERT_EQ(block.folders.size(), 2U);
  EXPECT_EQ(block.folders[0].mtime_ns, 17);
  EXPECT_EQ(block.folders[1].mtime_ns, index_format::kUnknownTime);
}

TEST(DatasetFolder, IsNotWhereALinkInTheDatasetLeads) {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder / "data");
  fs::create_directories(folder / "home");
  fs::create_directory_symlink(folder / "home", folder / "data/.taskatlas");
  ASSERT_EQ(setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1), 0);
  const fs::path found = dataset_folder(folder / "data");
  EXPECT_TRUE(found.string().starts_with((folder / "cache").string())) << found;
}

TEST(DatasetFolder, IsBesideTheDatasetOrInTheCache) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "data");
  EXPECT_EQ(dataset_folder(folder / "data"), fs::canonical(folder / "data") / ".taskatlas");
  EXPECT_THROW(dataset_folder(folder / "nothing"), Error);
  // Where a file is in the way, as where nothing can be written.
  fs::create_directories(folder / "closed");
  put_file(folder / "closed/.taskatlas");
  ASSERT_EQ(::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1), 0);
  const fs::path cached = dataset_folder(folder / "closed");
  EXPECT_TRUE(fs::is_directory(cached));
  EXPECT_EQ(cached.parent_path(), folder.path() / "cache/taskatlas/datasets");
}

}  // namespace
}  // namespace taskatlas::dataset::testing
