// SPDX-License-Identifier: MIT
// What an existing file is protected from.
#include "study/import.hpp"
#include "study/support.hpp"

namespace taskatlas {
namespace {

using namespace testing;

class Overwrite : public ::testing::Test {
 protected:
  Overwrite() { Study::create(path_, small_study()); }
  static Caught create_over(const fs::path& path) {
    return caught([&] {
      CreateOptions options;
      options.overwrite = true;
      Study::create(path, small_study(), options);
    });
  }
  Folder folder_;
  fs::path path_ = folder_ / "x.taskstudy";
};

TEST_F(Overwrite, NotAStudyThatSomebodyUses) {
  const auto other = folder_ / "other.taskstudy";
  Study::create(other, small_study());
  for (const StudyOpenOptions& options : {editing(), running()}) {
    {
      const Study holder = Study::open(other, options);
      const Caught created = create_over(other);
      EXPECT_EQ(created.kind, ErrorKind::kFailed);
      EXPECT_NE(created.message.find("study_tests (process"), std::string::npos);
      EXPECT_EQ(caught([&] { Study::open(path_).save_as(other, true); }).kind, ErrorKind::kFailed);
    }
    EXPECT_TRUE(Study::open(path_).save_as(other, true));
  }
  EXPECT_EQ(folder_.entries(), (std::vector<std::string>{"other.taskstudy", "x.taskstudy"}));
}

TEST_F(Overwrite, OnlyStudiesAndEmptyFiles) {
  const auto text = written(folder_ / "notes.txt", "my notes");
  const Caught error = create_over(text);
  EXPECT_EQ(error.kind, ErrorKind::kUsage);
  EXPECT_NE(error.message.find("is not a study"), std::string::npos) << error.message;
  EXPECT_EQ(read_file(text), "my notes");
  run_sql(folder_ / "other.db", "CREATE TABLE t(x)");
  EXPECT_EQ(create_over(folder_ / "other.db").kind, ErrorKind::kUsage);
  const auto empty = written(folder_ / "empty.taskstudy", "");
  EXPECT_EQ(create_over(empty).kind, std::nullopt);
  EXPECT_TRUE(is_study_file(empty));
  EXPECT_FALSE(is_study_file(text));
  EXPECT_FALSE(is_study_file(folder_ / "other.db"));
  EXPECT_FALSE(is_study_file(folder_.path()));
  EXPECT_FALSE(is_study_file(folder_ / "nothing"));
}

TEST_F(Overwrite, NotTheTableThatIsImported) {
  const std::string csv = "sources,target,affinity\na,b,1\n";
  const auto table = written(folder_ / "t.csv", csv);
  ImportOptions options;
  options.overwrite = true;
  EXPECT_EQ(caught([&] { import_transfers(table, table, options, {}); }).kind, ErrorKind::kUsage);
  EXPECT_EQ(read_file(table), csv);
}

// File names may be anything; a study's name is UTF-8 of at most 200 bytes.
TEST_F(Overwrite, NamesOfFilesBecomeNamesOfStudies) {
  NewStudy unnamed = small_study();
  unnamed.name.clear();
  const auto odd = folder_ / "od\xFF.taskstudy";
  Study::create(odd, unnamed);
  EXPECT_EQ(Study::open(odd).info().name, "study");
  std::string umlauts = "x";
  for (int i = 0; i < 110; ++i) umlauts += "\xC3\xA4";
  const auto longer = folder_ / (umlauts + ".taskstudy");
  EXPECT_TRUE(Study::open(odd).save_as(longer));
  const Study copy = Study::open(longer);
  EXPECT_EQ(copy.info().name, umlauts.substr(0, 199));
  EXPECT_EQ(copy.provenance().back().input, "(name is not UTF-8)");
}

}  // namespace
}  // namespace taskatlas
