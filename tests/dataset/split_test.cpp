// SPDX-License-Identifier: MIT
#include "dataset/split.hpp"

#include "base/error.hpp"
#include "dataset/folder_support.hpp"

#include <array>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  ADD_FAILURE() << "not refused";
  return {};
}

TEST(Split, ReadsEveryLineEnd) {
  for (const std::string end : {"\r", "\n", "\r\n"}) {
    const std::string text = "id,train,val,test" + end + "hanson,1,0,0" + end + "corozal,0,1,0" +
                             end + "ihlen,0,0,1" + end + "left,0,0,0";
    const SplitFile file = parse_split_file(text, "tiny.csv");
    ASSERT_EQ(file.buildings.size(), 3U);
    EXPECT_EQ(file.buildings.at("hanson"), Split::kTrain);
    EXPECT_EQ(file.buildings.at("corozal"), Split::kVal);
    EXPECT_EQ(file.buildings.at("ihlen"), Split::kTest);
    EXPECT_THAT(file.in_none, ElementsAre("left"));
  }
}

TEST(Split, FindsFilesByTheirHeader) {
  using testing::put_file;
  const taskatlas::testing::TemporaryFolder folder;
  put_file(folder / "train_val_test_tiny.csv", "id,train,val,test\rhanson,1,0,0\r");
  put_file(folder / "splits_taskonomy/medium.csv", "id,train,val,test\nmerom,0,1,0\n");
  put_file(folder / "hanson/full.csv", "id,train,val,test\nmerom,0,1,0\n");
  put_file(folder / "losses.csv", "a,b\n1,2\n");
  put_file(folder / "empty.csv");
  EXPECT_THAT(find_split_files(folder.path()),
              ElementsAre("splits_taskonomy/medium.csv", "train_val_test_tiny.csv"));
  EXPECT_TRUE(find_split_files(folder / "nothing").empty());
}

TEST(Split, RefusesOtherTables) {
  const auto parse = [](const std::string& text) {
    return refusal([&] { parse_split_file(text, "x.csv"); });
  };
  EXPECT_THAT(parse("a,b,c\n"), HasSubstr("id,train,val,test"));
  EXPECT_THAT(parse(""), HasSubstr("id,train,val,test"));
  EXPECT_THAT(parse("id,train,val,test\nhanson,1,0\n"), HasSubstr("line 2"));
  EXPECT_THAT(parse("id,train,val,test\nhanson,1,0,2\n"), HasSubstr("line 2, column 4 (test)"));
  EXPECT_THAT(parse("id,train,val,test\nhanson,1,0,0\nhanson,0,1,0\n"), HasSubstr("line 3"));
  EXPECT_THAT(parse("id,train,val,test\n,1,0,0\n"), HasSubstr("name"));
  EXPECT_THAT(parse(std::string("id,train,val,test\n\0,1,0,0\n", 26)), HasSubstr("NUL"));
}

TEST(Split, CombinesFilesAndExcludesConflicts) {
  const std::array files{
      parse_split_file("id,train,val,test\na,1,0,0\nb,0,1,0\n", "one.csv"),
      parse_split_file("id,train,val,test\na,1,0,0\nb,0,0,1\nc,0,0,1\nd,1,1,1\n", "two.csv")};
  const SplitTable table = SplitTable::combine(files);
  EXPECT_EQ(table.find("a"), Split::kTrain);
  EXPECT_EQ(table.find("b"), std::nullopt);
  EXPECT_EQ(table.find("c"), Split::kTest);
  EXPECT_EQ(table.find("d"), std::nullopt);
  EXPECT_THAT(table.conflicts(), ElementsAre("b", "d"));
  EXPECT_THAT(table.files(), ElementsAre("one.csv", "two.csv"));
}

TEST(Split, FindsBuildingsOfComponentsAndCameras) {
  const std::array files{
      parse_split_file("id,train,val,test\nhanson,1,0,0\nai_001_001,0,0,1\nbad,1,1,0\n", "x.csv")};
  const SplitTable table = SplitTable::combine(files);
  EXPECT_EQ(table.find("taskonomy/hanson"), Split::kTrain);
  EXPECT_EQ(table.find("hypersim/ai_001_001-cam_00"), Split::kTest);
  EXPECT_EQ(table.find("taskonomy/bad"), std::nullopt);
  EXPECT_EQ(table.find("han"), std::nullopt);
}

TEST(Split, DerivedOnesAreDisjointAndStable) {
  std::vector<std::string> buildings;
  for (int i = 0; i < 100; ++i) buildings.push_back("room_" + std::to_string(i));
  const SplitTable table = SplitTable::derive(buildings);
  std::array<int, kSplitCount> counts{};
  for (const std::string& building : buildings) {
    const auto split = table.find(building);
    ASSERT_TRUE(split.has_value());
    ++counts.at(static_cast<std::size_t>(*split));
  }
  EXPECT_THAT(counts, ElementsAre(72, 14, 14));
  std::reverse(buildings.begin(), buildings.end());
  const SplitTable again = SplitTable::derive(buildings);
  for (const std::string& building : buildings) {
    EXPECT_EQ(table.find(building), again.find(building));
  }
  // A promise to those who publish results: these do not change with the program.
  EXPECT_EQ(table.find("room_0"), again.find("room_0"));
  EXPECT_EQ(table.find("another"), std::nullopt);
}

TEST(Split, DerivedOnesServeFewBuildings) {
  const auto counts = [](std::vector<std::string> buildings) {
    const SplitTable table = SplitTable::derive(buildings);
    std::multiset<Split> splits;
    for (const std::string& building : buildings) splits.insert(table.find(building).value());
    return std::vector<std::size_t>{splits.count(Split::kTrain), splits.count(Split::kVal),
                                    splits.count(Split::kTest)};
  };
  EXPECT_THAT(counts({"a"}), ElementsAre(1, 0, 0));
  EXPECT_THAT(counts({"a", "b"}), ElementsAre(1, 0, 1));
  EXPECT_THAT(counts({"a", "b", "c"}), ElementsAre(1, 1, 1));
}

TEST(Split, ReadsTheManifest) {
  const auto file = parse_manifest_splits(
      R"({"format": 1, "splits": {"train": ["a", "b"], "val": ["c"], "test": ["b"]}})", "m.json");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->buildings.at("a"), Split::kTrain);
  EXPECT_EQ(file->buildings.at("c"), Split::kVal);
  EXPECT_THAT(file->in_several, ElementsAre("b"));
  EXPECT_FALSE(parse_manifest_splits("{}", "m.json").has_value());
  for (const char* text : {"", "[]", "{", R"({"splits": []})", R"({"splits": {"debug": []}})",
                           R"({"splits": {"train": [1]}})", R"({"splits": {"train": {}}})"}) {
    refusal([&] { parse_manifest_splits(text, "m.json"); });
  }
  const std::string deep(100'000, '[');
  EXPECT_THAT(refusal([&] { parse_manifest_splits(deep, "m.json"); }), HasSubstr("deep"));
}

TEST(Split, WordsReadBack) {
  for (const Split split : {Split::kTrain, Split::kVal, Split::kTest}) {
    EXPECT_EQ(parse_split(to_string(split)), split);
  }
  EXPECT_EQ(parse_split("debug"), std::nullopt);
}

}  // namespace
}  // namespace taskatlas::dataset
