// SPDX-License-Identifier: MIT
// Programs that die at any moment.
#include "study/import.hpp"
#include "study/support.hpp"

#include <csignal>
#include <thread>

namespace taskatlas {
namespace {

using namespace testing;

// Runs an action in a child that is killed after some microseconds; true where it had finished.
bool killed_after(int microseconds, const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      action();
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  ::usleep(static_cast<useconds_t>(microseconds));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) != 0);
  return WIFEXITED(status);
}

std::string losses_table() {
  std::string text = "target,sources,image,loss\n";
  for (int source = 0; source < 20; ++source) {
    for (int image = 0; image < 300; ++image) {
      text += "t,s" + std::to_string(source) + ",i" + std::to_string(image) + "," +
              std::to_string((source * 7919 + image * 104729) % 1000) + "\n";
    }
  }
  return text;
}

TEST(Crash, KilledDuringImportLeavesNothingOrAll) {
  const Folder folder;
  const auto csv = written(folder / "losses.csv", losses_table());
  const auto out = folder / "out.taskstudy";
  int finished = 0;
  for (int i = 0; i < 60; ++i) {
    fs::remove(out);
    if (killed_after(100 + i * 400, [&] { import_losses(csv, out, {}, {}); })) ++finished;
    if (fs::exists(out)) {
      EXPECT_EQ(Study::open(out).table().transfers().size(), 20U);
    }
  }
  EXPECT_LT(finished, 60);  // some were indeed killed on the way
}

TEST(Crash, KilledDuringSaveAsLeavesOldOrNew) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  const auto copy = folder / "copy.taskstudy";
  NewStudy content = small_study();
  content.name = "old";
  Study::create(copy, content);
  content.name = "new";
  Study::create(path, content);
  for (int i = 0; i < 40; ++i) {
    killed_after(100 + i * 150, [&] { Study::open(path).save_as(copy, true); });
    const std::string name = Study::open(copy).info().name;
    EXPECT_TRUE(name == "old" || name == "new") << name;
    EXPECT_EQ(Study::open(copy).table().transfers().size(), 4U);
  }
}

TEST(Crash, KilledWhileEditingLosesNothingThatWasWritten) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  std::size_t before = 0;
  for (int i = 0; i < 30; ++i) {
    killed_after(3000 + i * 997, [&] {
      Study study = Study::open(path, editing());
      for (int k = 0;; ++k) {
        Scenario scenario;
        scenario.name = std::to_string(i) + "/" + std::to_string(k);
        study.put_scenario(scenario);
      }
    });
    // Readable at once, whatever state its journal was left in, and without touching it.
    const std::string bytes = read_file(path);
    const std::size_t now = Study::open(path).scenarios().size();
    EXPECT_GE(now, before);
    EXPECT_TRUE(read_file(path) == bytes);
    before = now;
  }
  EXPECT_EQ(Study::open(path, editing()).access(), StudyAccess::kEdit);
  EXPECT_EQ(folder.entries(), std::vector<std::string>{"x.taskstudy"});
}

// A journal as a writer leaves it that dies between writing pages and committing.
TEST(Crash, HotJournal) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  const int status = in_child([&] {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    // A cache of one page makes SQLite write changed pages before the commit.
    sqlite3_exec(database,
                 "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                 "UPDATE task SET name = 'half written';"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                 "INSERT INTO image_group(name) SELECT 'group ' || i FROM n;",
                 nullptr, nullptr, nullptr);
    ::raise(SIGKILL);
    return 0;
  });
  ASSERT_EQ(status, -SIGKILL);
  ASSERT_TRUE(fs::exists(folder / "x.taskstudy-journal"));
  const std::string bytes = read_file(path);
  const std::string journal = read_file(folder / "x.taskstudy-journal");
  {
    const Study study = Study::open(path);
    EXPECT_EQ(study.tasks()[0].name, "Task a");
    EXPECT_EQ(study.table().transfers().size(), 4U);
    EXPECT_FALSE(lease_holder(path, StudyAccess::kRun));
    fs::create_symlink(path, folder / "link.taskstudy");
    EXPECT_FALSE(lease_holder(folder / "link.taskstudy", StudyAccess::kEdit));
    fs::remove(folder / "link.taskstudy");
  }
  EXPECT_TRUE(read_file(path) == bytes);
  EXPECT_TRUE(read_file(folder / "x.taskstudy-journal") == journal);
  // Overwriting it now would let the journal spoil the new file.
  EXPECT_EQ(caught([&] {
              CreateOptions options;
              options.overwrite = true;
              Study::create(path, small_study(), options);
            }).kind,
            ErrorKind::kFailed);
  { EXPECT_EQ(Study::open(path, editing()).tasks()[0].name, "Task a"); }
  EXPECT_FALSE(fs::exists(folder / "x.taskstudy-journal"));
}

TEST(Crash, JournalWithoutItsFileIsNotTakenForTheNewOnes) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  written(folder / "x.taskstudy-journal", std::string(4096, 'j'));
  Study::create(path, small_study());
  EXPECT_EQ(folder.entries(), std::vector<std::string>{"x.taskstudy"});
  EXPECT_EQ(Study::open(path).table().transfers().size(), 4U);
}

}  // namespace
}  // namespace taskatlas
