// SPDX-License-Identifier: MIT
// Files that are not studies, are damaged, hostile, newer or older.
#include "study/schema.hpp"
#include "study/support.hpp"

#include <algorithm>
#include <random>

namespace taskatlas {
namespace {

using namespace testing;

class RefusalTest : public ::testing::Test {
 protected:
  RefusalTest() { Study::create(path_, small_study()); }

  // Refused for reading and for editing, with `part` in the message, and left as it was.
  void expect_refused(const std::string& part) {
    const std::string before = read_file(path_);
    for (const auto& options : {StudyOpenOptions(), editing()}) {
      const Caught error = caught([&] { Study::open(path_, options); });
      EXPECT_EQ(error.kind, ErrorKind::kBadInput) << error.message;
      EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
      EXPECT_NE(error.message.find("x.taskstudy"), std::string::npos) << error.message;
    }
    EXPECT_TRUE(read_file(path_) == before);
    EXPECT_EQ(folder_.entries(), std::vector<std::string>{"x.taskstudy"});
  }
  void spoil(const std::string& sql) { run_sql(path_, sql); }

  Folder folder_;
  fs::path path_ = folder_ / "x.taskstudy";
};

TEST_F(RefusalTest, NotAStudy) {
  written(path_, "");
  expect_refused("empty file");
  written(path_, "sources,target\n");
  expect_refused("is not a study");
  written(path_, std::string("SQLite format 3\0", 16));
  expect_refused("cut off");
  fs::remove(path_);
  run_sql(path_, "CREATE TABLE t(x)");
  expect_refused("not a study of TaskAtlas");
  EXPECT_EQ(caught([&] { Study::open(folder_ / "none.taskstudy"); }).kind, ErrorKind::kBadInput);
  EXPECT_EQ(caught([&] { Study::open(folder_.path()); }).kind, ErrorKind::kBadInput);
  EXPECT_EQ(caught([&] { Study::open("/dev/null"); }).kind, ErrorKind::kBadInput);
}

TEST_F(RefusalTest, NewerVersion) {
  spoil("PRAGMA user_version = 5");
  expect_refused(
      "written by a newer TaskAtlas (format 5; this program reads up to 4); nothing was "
      "changed");
}

TEST_F(RefusalTest, VersionThatNeverWas) {
  spoil("PRAGMA user_version = 0");
  expect_refused("never existed");
  spoil("PRAGMA user_version = -1");
  expect_refused("written by a newer");  // unsigned in the header
}

TEST_F(RefusalTest, WriteAheadLog) {
  spoil("PRAGMA journal_mode = WAL");
  expect_refused("write-ahead log");
}

TEST_F(RefusalTest, TablesThatNoStudyHas) {
  spoil("CREATE TABLE extra(x)");
  expect_refused("holds the table 'extra'");
}

TEST_F(RefusalTest, Triggers) {
  spoil("CREATE TRIGGER evil AFTER INSERT ON scenario BEGIN DELETE FROM transfer; END");
  expect_refused("holds the trigger 'evil'");
}

TEST_F(RefusalTest, Views) {
  spoil(
      "DROP TABLE view_state; CREATE VIEW view_state AS SELECT 'a' AS key, hex(code) AS value "
      "FROM task");
  expect_refused("view_state");
}

TEST_F(RefusalTest, VirtualTables) {
  spoil("CREATE VIRTUAL TABLE search USING fts5(x)");
  expect_refused("which no study has");
}

TEST_F(RefusalTest, ChangedDefinitions) {
  spoil("ALTER TABLE transfer ADD COLUMN more REAL");
  expect_refused("'transfer' is not defined as in a study");
}

TEST_F(RefusalTest, MissingTables) {
  spoil("DROP TABLE loss");
  expect_refused("lacks the table 'loss'");
}

TEST_F(RefusalTest, WrongContent) {
  const std::string original = read_file(path_);
  for (const char* sql : {
           "UPDATE task SET code = 'a b' WHERE position = 0",
           "UPDATE task SET code = 'self' WHERE position = 0",
           "UPDATE task SET kind = '4d'",
           "UPDATE task SET name = CAST(x'E4' AS TEXT)",
           "UPDATE task SET position = 5 WHERE position = 2",
           "UPDATE task SET inputs = 0",
           "UPDATE task SET output_width = 99999999999",
           "UPDATE transfer SET affinity = -0.5",
           "UPDATE transfer SET affinity = 9e999",
           "UPDATE transfer SET gain = 1.01",
           "UPDATE transfer SET quality = -9e999",
           "UPDATE transfer SET raw_score = 9e999",
           "UPDATE transfer SET target = 17 WHERE id = 1",
           "UPDATE transfer SET target = -1 WHERE id = 1",
           "UPDATE transfer SET sources = 'x', source_key = 'x' WHERE id = 1",
           "UPDATE transfer SET sources = 'b+b', source_key = 'b+b' WHERE id = 1",
           "UPDATE transfer SET sources = '', source_key = '' WHERE id = 1",
           "UPDATE transfer SET sources = 'b+', source_key = '+b' WHERE id = 1",
           "UPDATE transfer SET source_key = 'c' WHERE id = 1",
           "UPDATE transfer SET \"order\" = 2 WHERE id = 1",
           "UPDATE transfer SET measurement = 9",
           "UPDATE measurement SET transfer_images = 0",
           "UPDATE measurement SET seed = -5",
           "UPDATE measurement SET provenance = 77",
           "UPDATE loss SET losses = x'00000000' WHERE transfer = 1",
           "UPDATE loss SET transfer = 99 WHERE transfer = 1",
           "UPDATE loss SET transfer = 4 WHERE transfer = 1",
           "UPDATE image_set SET images = 2",
           "UPDATE image_set SET images = 9223372036854775807",
           "UPDATE image_set SET images = -1",
           "DELETE FROM image WHERE position = 1",
           "UPDATE image SET position = 9 WHERE position = 2",
           "UPDATE image SET image_group = 12",
           "DELETE FROM target_images",
           "INSERT INTO scenario VALUES(1, 's', 0, 'not json', '')",
           "INSERT INTO scenario VALUES(1, 's', 0, '{\"budget\": -1}', '')",
           "INSERT INTO scenario VALUES(1, 's', 0, '{\"what\": 1}', '')",
           "INSERT INTO scenario VALUES(1, 's', 0, '[]', '')",
           "INSERT INTO view_state VALUES('v', '{')",
           "UPDATE provenance SET note = CAST(x'FF' AS TEXT)",
           "UPDATE meta SET value = CAST(x'FF' AS TEXT) WHERE key = 'name'",
       }) {
    SCOPED_TRACE(sql);
    written(path_, original);
    spoil(sql);
    expect_refused("damaged");
  }
}

TEST_F(RefusalTest, WrongLossesShowWhenRead) {
  spoil("UPDATE loss SET losses = x'0000803F0000807F00000040' WHERE transfer = 1");  // 1, inf, 2
  const Study study = Study::open(path_);
  EXPECT_EQ(caught([&] { study.losses("a"); }).kind, ErrorKind::kBadInput);
}

TEST_F(RefusalTest, ManyNestedBracketsDoNotOverflowTheStack) {
  const std::string deep(200000, '[');
  spoil("INSERT INTO scenario VALUES(1, 's', 0, '" + deep + "', '')");
  expect_refused("damaged");
}

// Everything a program would read; true where it could be.
bool reads(const fs::path& path) {
  try {
    const Study study = Study::open(path);
    study.info();
    study.tasks();
    study.scenarios();
    for (const std::string& key : study.view_keys()) study.view_state(key);
    for (const MeasurementInfo& measurement : study.measurements()) {
      const Selection selection{{}, {}, measurement.id};
      const TransferTable table = study.table(selection);
      for (const Transfer& one : table.transfers()) {
        EXPECT_FALSE(one.affinity < 0 || std::isinf(one.affinity));
        EXPECT_FALSE(one.gain < 0 || one.gain > 1 || one.quality < 0 || one.quality > 1);
      }
      study.raw_scores(selection);
      for (const TaskId target : study.targets_with_losses(selection)) {
        const auto losses = study.losses(table.code(target), selection);
        if (!losses) return false;
        losses->losses.check();
        EXPECT_EQ(losses->images.size(), losses->losses.images);
        for (const float loss : losses->losses.losses) EXPECT_FALSE(std::isinf(loss));
      }
    }
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << error.what();
    return false;
  }
}

TEST_F(RefusalTest, FlippedBytes) {
  const std::string original = read_file(path_);
  const auto victim = folder_ / "flipped.taskstudy";
  std::mt19937 random(20180618);
  constexpr int kTrials = 800;
  int refused = 0;
  for (int i = 0; i < kTrials; ++i) {
    std::string bytes = original;
    // The first bytes decide most; every one of them gets its turn.
    const std::size_t at = i < 120 ? static_cast<std::size_t>(i) : random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
    written(victim, bytes);
    if (!reads(victim)) ++refused;
    ASSERT_TRUE(read_file(victim) == bytes) << "byte " << at;
  }
  EXPECT_GT(refused, 50);
  EXPECT_EQ(folder_.entries(), (std::vector<std::string>{"flipped.taskstudy", "x.taskstudy"}));
}

TEST_F(RefusalTest, OverwrittenRuns) {
  const std::string original = read_file(path_);
  const auto victim = folder_ / "spoiled.taskstudy";
  std::mt19937 random(7);
  for (int i = 0; i < 250; ++i) {
    std::string bytes = original;
    const std::size_t at = 100 + random() % (bytes.size() - 200);
    const std::size_t length = 1 + random() % 64;
    for (std::size_t k = 0; k < length && at + k < bytes.size(); ++k) {
      bytes[at + k] = i % 3 == 0 ? '\0' : i % 3 == 1 ? '\xFF' : static_cast<char>(random());
    }
    written(victim, bytes);
    reads(victim);
    ASSERT_TRUE(read_file(victim) == bytes);
  }
}

TEST_F(RefusalTest, CutOff) {
  const std::string original = read_file(path_);
  const auto victim = folder_ / "cut.taskstudy";
  std::mt19937 random(11);
  for (int i = 0; i < 200; ++i) {
    const std::size_t size = i < 110 ? static_cast<std::size_t>(i) : random() % original.size();
    const std::string bytes = original.substr(0, size);
    written(victim, bytes);
    EXPECT_FALSE(reads(victim)) << size;
    const Caught error = caught([&] { Study::open(victim, editing()); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput) << size << ": " << error.message;
    ASSERT_TRUE(read_file(victim) == bytes) << size;
  }
}

// Files of each older version, written by programs of that time (SQLite page size 512).
class OlderVersionTest : public ::testing::TestWithParam<int> {
 protected:
  OlderVersionTest() {
    written(path_, read_file(std::string(TASKATLAS_SOURCE_DIR) + "/tests/study/fixtures/version" +
                             std::to_string(GetParam()) + ".taskstudy"));
    fs::permissions(path_, fs::perms::owner_all);
  }
  static void expect_content(const Study& study) {
    expect_same(study.table(),
                TransferTable(small_study().tasks, small_study().measurements[0].transfers));
    ASSERT_TRUE(study.losses("a"));
    EXPECT_EQ(study.losses("a")->groups[2], "room 2");
    ASSERT_EQ(study.scenarios().size(), 1U);
    EXPECT_EQ(study.scenarios()[0].budget, 4);
    EXPECT_EQ(study.view_keys().empty(), GetParam() < 2);
    EXPECT_FALSE(study.experiment());
  }
  Folder folder_;
  fs::path path_ = folder_ / "x.taskstudy";
};

TEST_P(OlderVersionTest, ReadingLeavesItAsItIs) {
  const std::string before = read_file(path_);
  {
    const Study study = Study::open(path_);
    EXPECT_EQ(study.info().version, GetParam());
    expect_content(study);
    EXPECT_TRUE(study.save_as(folder_ / "copy.taskstudy"));
  }
  EXPECT_TRUE(read_file(path_) == before);
  EXPECT_EQ(Study::open(folder_ / "copy.taskstudy").info().version, schema::kVersion);
}

TEST_P(OlderVersionTest, EditingBringsItUpToDate) {
  {
    Study study = Study::open(path_, editing());
    EXPECT_EQ(study.info().version, schema::kVersion);
    expect_content(study);
    study.set_view_state("v", "2");
  }
  const Study study = Study::open(path_);
  EXPECT_EQ(study.info().version, schema::kVersion);
  EXPECT_EQ(study.view_state("v"), "2");
}

TEST_P(OlderVersionTest, RunningBringsItUpToDate) {
  {
    Study study = Study::open(path_, running());
    study.set_experiment("{}");
  }
  const Study study = Study::open(path_);
  EXPECT_EQ(study.info().version, schema::kVersion);
  EXPECT_EQ(study.experiment(), "{}");
}

TEST_P(OlderVersionTest, NotWhileAnotherProgramRunsIt) {
  const std::string lease =
      "INSERT INTO lease SELECT 'runner', 'token', 'far', 'boot', 'pid:[1]', "
      "1, 1, 'older', '', 1, CAST(strftime('%s', 'now') AS INTEGER), 60000";
  run_sql(path_, lease);
  const Caught error = caught([&] { Study::open(path_, editing()); });
  EXPECT_EQ(error.kind, ErrorKind::kFailed) << error.message;
  EXPECT_EQ(Study::open(path_).info().version, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Versions, OlderVersionTest, ::testing::Range(1, schema::kVersion));

// A migrated file is indistinguishable from a new one.
TEST(Schema, MigrationGivesTheNewestTables) {
  for (int version = schema::kOldestVersion; version <= schema::kVersion; ++version) {
    const sqlite::Database database({}, sqlite::Mode::kMemory);
    schema::create(database, version);
    EXPECT_EQ(schema::check_tables(database), version);
    schema::migrate(database);
    EXPECT_EQ(schema::check_tables(database), schema::kVersion);
  }
}

}  // namespace
}  // namespace taskatlas
