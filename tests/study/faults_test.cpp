// SPDX-License-Identifier: MIT
// Machines that die and disks that fail, at every single step of what a study writes.
#include "study/support.hpp"
#include "support/faulty_disk.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>
#include <functional>
#include <map>

#include <sys/stat.h>

namespace taskatlas {
namespace {

using namespace testing;
using Fault = FaultyDisk::Fault;

// Every row of every table but the leases, without the times at which they were written.
std::string dump(const fs::path& path) {
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  std::vector<std::string> tables;
  const auto each = [&](const std::string& sql, const auto& take) {
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    int code = SQLITE_DONE;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) take(statement);
    EXPECT_EQ(code, SQLITE_DONE) << sqlite3_errmsg(database);
    sqlite3_finalize(statement);
  };
  const auto text = [](sqlite3_stmt* statement, int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_blob(statement, column));
    const auto count = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes == nullptr ? std::string("NULL") : std::string(bytes, count);
  };
  each("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'lease' ORDER BY name",
       [&](sqlite3_stmt* row) { tables.push_back(text(row, 0)); });
  std::string all;
  for (const std::string& table : tables) {
    each("SELECT * FROM \"" + table + "\"", [&](sqlite3_stmt* row) {
      all += table;
      for (int i = 0; i < sqlite3_column_count(row); ++i) {
        const std::string name = sqlite3_column_name(row, i);
        if (name != "at" && name != "modified") all += "|" + text(row, i);
      }
      all += '\n';
    });
  }
  sqlite3_close(database);
  return all;
}

StudyOpenOptions quiet(StudyAccess access) {
  StudyOpenOptions options;
  options.access = access;
  options.heartbeat = std::chrono::hours(1);  // no step of the lease's own thread
  return options;
}

// What is done to a study in one go.
struct Deed {
  std::string name;
  StudyAccess access;
  std::function<void(Study&)> act;
};

std::vector<Deed> deeds() {
  GrownLosses grown;
  grown.transfer_images = 500;
  grown.seed = 3;
  grown.target = "b";
  grown.rows = {{"self"}, {"pixels"}, {"a"}, {"a", "c"}};
  for (int i = 0; i < 400; ++i) {
    grown.images.push_back("an image with a long enough name " + std::to_string(i));
    grown.groups.push_back("room " + std::to_string(i / 40));
  }
  for (std::size_t i = 0; i < grown.rows.size() * grown.images.size(); ++i) {
    grown.losses.push_back(static_cast<float>(i * 7919 % 1000));
  }
  Provenance provenance;
  provenance.action = "test";
  KeptOutputs kept;
  kept.transfer_images = 1000;
  kept.seed = 1;
  kept.target = "a";
  kept.parts = {{"one", "b", std::string(20000, 'x')}, {"two", ":truth", "y"}};
  Scenario scenario;
  scenario.name = "new";
  return {
      {"Grow", StudyAccess::kRun, [=](Study& study) { study.grow(grown, provenance); }},
      {"Keep", StudyAccess::kRun, [=](Study& study) { study.keep(kept); }},
      {"Experiment", StudyAccess::kRun,
       [](Study& study) { study.set_experiment("{\"x\": \"" + std::string(9000, 'x') + "\"}"); }},
      {"Scenario", StudyAccess::kEdit, [=](Study& study) { study.put_scenario(scenario); }},
      {"View", StudyAccess::kEdit,
       [](Study& study) { study.set_view_state("v", "[\"" + std::string(9000, 'x') + "\"]"); }},
  };
}

class FaultsTest : public ::testing::TestWithParam<Deed> {
 protected:
  FaultsTest() {
    Study::create(model_, small_study());
    before_ = dump(model_);
    fs::copy_file(model_, path_);
    do_it();
    after_ = dump(path_);
  }

  void do_it() {
    Study study = Study::open(path_, quiet(GetParam().access));
    ASSERT_EQ(study.access(), GetParam().access);
    GetParam().act(study);
  }
  void renew() {
    for (const char* suffix : {"", "-journal"}) fs::remove(path_.string() + suffix);
    fs::copy_file(model_, path_);
  }

  const TemporaryFolder folder_{memory_folder()};
  fs::path model_ = folder_ / "model.taskstudy", path_ = folder_ / "x.taskstudy";
  std::string before_, after_;
};

// The leases are taken and given back within the same steps, so that they die halfway as well.
TEST_P(FaultsTest, KilledAtEveryStepItIsDoneOrNot) {
  int killed = 0, done = 0;
  for (const Fault fault : {Fault::kKill, Fault::kTornKill}) {
    for (int at = 1;; ++at) {
      renew();
      const int status = in_child([&] {
        FaultyDisk disk;
        disk.fail(fault, at);
        do_it();
        return 0;
      });
      if (status == 0) break;
      ASSERT_EQ(status, -SIGKILL) << "step " << at;
      ++killed;
      { Study::open(path_); }  // whole at once, for whoever reads
      // The next one who opens it for writing finds nobody there, and puts it in order.
      EXPECT_EQ(Study::open(path_, quiet(GetParam().access)).access(), GetParam().access);
      const std::string found = dump(path_);
      EXPECT_TRUE(found == before_ || found == after_) << "step " << at;
      if (found == after_) ++done;
      if (found == before_) do_it();
      EXPECT_EQ(dump(path_), after_) << "step " << at;
      EXPECT_FALSE(fs::exists(path_.string() + "-journal"));
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(killed, 20);
  EXPECT_GT(done, 0);  // killed after the commit
  RecordProperty("kills", killed);
}

TEST_P(FaultsTest, ADiskThatFailsAtEveryStepChangesNothing) {
  for (const Fault fault : {Fault::kFull, Fault::kBroken}) {
    for (int at = 1;; ++at) {
      renew();
      FaultyDisk disk;
      bool failed = false;
      {
        Study study = Study::open(path_, quiet(GetParam().access));
        disk.fail(fault, at);
        try {
          GetParam().act(study);
        } catch (const Error& error) {
          failed = true;
          EXPECT_EQ(error.kind(), ErrorKind::kFailed) << error.what();
          EXPECT_NE(std::string(error.what()).find("x.taskstudy"), std::string::npos)
              << error.what();
        }
        disk.repair();
        if (failed) GetParam().act(study);  // the same object goes on once there is room
      }
      EXPECT_EQ(dump(path_), after_) << "step " << at;
      if (HasFailure()) return;
      if (!failed) break;
    }
  }
}

TEST_P(FaultsTest, AfterADiskThatFailedItIsWhatItWas) {
  for (const Fault fault : {Fault::kFull, Fault::kBroken}) {
    for (int at = 1;; ++at) {
      renew();
      const int status = in_child([&] {
        FaultyDisk disk;
        Study study = Study::open(path_, quiet(GetParam().access));
        disk.fail(fault, at);
        try {
          GetParam().act(study);
        } catch (const Error&) {
          ::_exit(1);  // without giving anything back, as a program that crashes over it
        }
        ::_exit(0);
        return 0;
      });
      if (status == 0) break;
      ASSERT_EQ(status, 1);
      { Study::open(path_); }
      { Study::open(path_, quiet(GetParam().access)); }
      const std::string found = dump(path_);
      // An error of the last deletion, or of the sync after it, comes when the work is done.
      EXPECT_TRUE(found == before_ || (fault == Fault::kBroken && found == after_))
          << "step " << at;
      if (HasFailure()) return;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Study, FaultsTest, ::testing::ValuesIn(deeds()),
                         [](const auto& one) { return one.param.name; });

// --- journals from strangers ---------------------------------------------------------------------

// A journal as a writer leaves it that dies, which names a super-journal besides, as transactions
// over several files do: SQLite deletes that file once the journal is applied.
TEST(Journals, MayNotHaveOtherFilesDeleted) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  const auto victim = written(folder / "victim", "precious");
  const int status = in_child([&] {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
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
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
  };
  std::size_t sum = 0;
  for (const char c : victim.string()) sum += static_cast<unsigned char>(c);
  const std::string journal = read_file(path.string() + "-journal") + number(1) + victim.string() +
                              number(victim.string().size()) + number(sum) +
                              "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
  const std::string bytes = read_file(path);
  const auto expect_refused = [&](const std::function<void()>& action) {
    written(path, bytes);
    written(path.string() + "-journal", journal);
    const Caught error = caught(action);
    EXPECT_EQ(error.kind, ErrorKind::kBadInput) << error.message;
    EXPECT_NE(error.message.find("x.taskstudy-journal"), std::string::npos) << error.message;
    EXPECT_TRUE(fs::exists(victim));
  };
  expect_refused([&] { Study::open(path); });
  expect_refused([&] { Study::open(path, editing()); });
  expect_refused([&] { lease_holder(path, StudyAccess::kRun); });
  // SQLite by itself would: the journal is what it is taken for here.
  run_sql(path, "SELECT count(*) FROM task");
  EXPECT_FALSE(fs::exists(victim));
}

TEST(Journals, ALinkInTheirPlaceIsNotFollowed) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  const auto victim = written(folder / "victim", "precious");
  fs::create_symlink(victim, path.string() + "-journal");
  EXPECT_NE(caught([&] { Study::open(path, editing()).put_scenario({}); }).kind, std::nullopt);
  EXPECT_EQ(read_file(victim), "precious");
}

TEST(Journals, APipeInTheirPlaceIsNotWaitedFor) {
  const Folder folder;
  const auto path = folder / "x.taskstudy", journal = folder / "x.taskstudy-journal";
  Study::create(path, small_study());
  ASSERT_EQ(::mkfifo(journal.c_str(), 0666), 0);
  for (const auto& action : std::initializer_list<std::function<void()>>{
           [&] { Study::open(path); }, [&] { Study::open(path, editing()); },
           [&] { lease_holder(path, StudyAccess::kRun); }}) {
    const Caught error = caught(action);
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_NE(error.message.find(journal.string() + ": is no regular file; remove it"),
              std::string::npos)
        << error.message;
  }
}

}  // namespace
}  // namespace taskatlas
