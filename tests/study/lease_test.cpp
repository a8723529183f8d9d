// SPDX-License-Identifier: MIT
#include "study/support.hpp"
#include "support/faulty_disk.hpp"

#include <csignal>
#include <thread>

namespace taskatlas {
namespace {

using namespace testing;

// A child that holds a study until it is killed.
class Holder {
 public:
  Holder(const fs::path& path, const StudyOpenOptions& options) {
    std::array<int, 2> ready{};
    if (::pipe(ready.data()) != 0) throw failure("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      char got = 'n';
      try {
        const Study study = Study::open(path, options);
        got = study.access() == options.access ? 'y' : 'n';
        if (::write(ready[1], &got, 1) == 1) ::pause();
      } catch (...) {
      }
      ::_exit(0);
    }
    ::close(ready[1]);
    char got = 'n';
    holds_ = ::read(ready[0], &got, 1) == 1 && got == 'y';
    ::close(ready[0]);
  }
  ~Holder() {
    if (pid_ > 0) kill_and_reap();
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  bool holds() const { return holds_; }
  pid_t pid() const { return pid_; }
  void kill_and_reap() {
    ::kill(pid_, SIGKILL);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
  }
  void kill_only() const { ::kill(pid_, SIGKILL); }

 private:
  pid_t pid_ = -1;
  bool holds_ = false;
};

class LeaseTest : public ::testing::Test {
 protected:
  LeaseTest() { Study::create(path_, small_study()); }
  Folder folder_;
  fs::path path_ = folder_ / "x.taskstudy";
};

TEST_F(LeaseTest, SecondHolderReadsAndIsToldWho) {
  StudyOpenOptions options = editing();
  options.program = "the other program";
  Holder other(path_, options);
  ASSERT_TRUE(other.holds());
  Study study = Study::open(path_, editing());
  EXPECT_EQ(study.access(), StudyAccess::kRead);
  ASSERT_TRUE(study.held_by());
  EXPECT_EQ(study.held_by()->pid, other.pid());
  EXPECT_EQ(study.held_by()->lease, "editor");
  EXPECT_EQ(study.held_by()->program, "the other program");
  EXPECT_FALSE(study.held_by()->host.empty());
  EXPECT_FALSE(study.held_by()->since.empty());
  EXPECT_EQ(study.table().transfers().size(), 4U);
  const Caught error = caught([&] { study.put_scenario({}); });
  EXPECT_EQ(error.kind, ErrorKind::kUsage);
  EXPECT_NE(error.message.find("the other program"), std::string::npos);
}

TEST_F(LeaseTest, EditorAndRunnerDoNotExcludeEachOther) {
  Study editor = Study::open(path_, editing());
  Study runner = Study::open(path_, running());
  EXPECT_EQ(runner.access(), StudyAccess::kRun);
  editor.put_scenario({});
  Measurement measurement = small_study().measurements[0];
  measurement.seed = 2;
  runner.append(measurement, {});
  EXPECT_EQ(editor.measurements().size(), 2U);
  EXPECT_EQ(runner.scenarios().size(), 1U);
  EXPECT_EQ(Study::open(path_, running()).access(), StudyAccess::kRead);
}

TEST_F(LeaseTest, KilledHolderIsReplaced) {
  Holder other(path_, editing());
  ASSERT_TRUE(other.holds());
  other.kill_and_reap();
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

TEST_F(LeaseTest, ZombieHolderIsReplaced) {
  Holder other(path_, editing());
  ASSERT_TRUE(other.holds());
  other.kill_only();
  siginfo_t info{};
  ::waitid(P_PID, static_cast<id_t>(other.pid()), &info, WEXITED | WNOWAIT);
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

TEST_F(LeaseTest, GivenBackOnClose) {
  { const Study study = Study::open(path_, editing()); }
  Study study = Study::open(path_, editing());
  EXPECT_EQ(study.access(), StudyAccess::kEdit);
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kRead);  // this process holds it
}

TEST_F(LeaseTest, ReusedProcessNumberIsNotTheHolder) {
  { const Study study = Study::open(path_, editing()); }
  Holder other(path_, editing());
  ASSERT_TRUE(other.holds());
  run_sql(path_, "UPDATE lease SET process_start = process_start - 1");
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

std::string own_host() {
  std::array<char, 256> name{};
  EXPECT_EQ(::gethostname(name.data(), name.size() - 1), 0);
  return name.data();
}

// As a holder on another host looks; its heartbeat is what the test makes it.
void pretend_far(const fs::path& path, const std::string& beat_at) {
  run_sql(path,
          "INSERT OR REPLACE INTO lease VALUES('editor', 'token', 'far', 'boot', 'pid:[1]', 1, 1, "
          "'far program', '2020-01-01T00:00:00Z', 7, " +
              beat_at + ", 40)");
}

TEST_F(LeaseTest, FarHolderWithoutSignsOfLifeIsReplaced) {
  pretend_far(path_, "1577836800");
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

TEST_F(LeaseTest, FarHolderWithAClockAheadIsReplacedAllTheSame) {
  pretend_far(path_, "99999999999");
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

TEST_F(LeaseTest, FarHolderWithAClockOutOfRangeIsReplacedAllTheSame) {
  for (const char* beat_at : {"-9223372036854775807", "9223372036854775807"}) {
    pretend_far(path_, beat_at);
    EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
  }
}

TEST_F(LeaseTest, FarHolderWhoseCounterMovesIsAlive) {
  // A clock that is years behind, but a beat every few milliseconds.
  pretend_far(path_, "1577836800");
  run_sql(path_, "UPDATE lease SET interval_ms = 2000");
  std::jthread far([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      run_sql(path_, "PRAGMA busy_timeout=5000; UPDATE lease SET heartbeat = heartbeat + 1");
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  const Study study = Study::open(path_, editing());
  EXPECT_EQ(study.access(), StudyAccess::kRead);
  ASSERT_TRUE(study.held_by());
  EXPECT_EQ(study.held_by()->host, "far");
}

TEST_F(LeaseTest, WaitingCanBeStopped) {
  pretend_far(path_, "1577836800");
  run_sql(path_, "UPDATE lease SET interval_ms = 60000");
  StudyOpenOptions options = editing();
  std::stop_source stop;
  stop.request_stop();
  options.stop = stop.get_token();
  EXPECT_EQ(Study::open(path_, options).access(), StudyAccess::kRead);
}

// Clocks that disagree: who only asks is told of a holder whose last sign is a minute old, or a
// minute ahead; who would harm it, of one whose clock is off by years.
TEST_F(LeaseTest, ClocksThatDisagreeHideNobody) {
  for (const char* since : {"-60", "-10", "+60"}) {
    pretend_far(path_, "unixepoch() " + std::string(since));
    const auto holder = lease_holder(path_, StudyAccess::kEdit);
    ASSERT_TRUE(holder) << since;
    EXPECT_EQ(holder->host, "far");
  }
  for (const char* at : {"1577836800", "99999999999", "unixepoch() - 600", "unixepoch() + 600"}) {
    pretend_far(path_, at);
    EXPECT_FALSE(lease_holder(path_, StudyAccess::kEdit)) << at;
    EXPECT_TRUE(lease_holder(path_, StudyAccess::kEdit, Doubt::kAlive)) << at;
    CreateOptions over;
    over.overwrite = true;
    const Caught error = caught([&] { Study::create(path_, small_study(), over); });
    EXPECT_EQ(error.kind, ErrorKind::kFailed);
    EXPECT_NE(error.message.find("if far is down, delete the file"), std::string::npos)
        << error.message;
  }
  // Whose host was started anew since is gone, whatever the clocks say.
  run_sql(path_, "UPDATE lease SET host = '" + own_host() + "', heartbeat_at = 1577836800");
  EXPECT_FALSE(lease_holder(path_, StudyAccess::kEdit, Doubt::kAlive));
}

// The host went down with the lease in its hands: the message names it and says how to go on, which
// then is possible.
TEST_F(LeaseTest, TheWayOnFromAHostThatIsDown) {
  pretend_far(path_, "unixepoch()");
  run_sql(path_, "UPDATE lease SET kind = 'runner', interval_ms = 400, heartbeat_at = unixepoch()");
  {
    const Study refused = Study::open(path_, running());
    // On a slow machine its last beat may have been too long ago already.
    if (refused.held_by()) {
      const std::string who = refused.held_by()->describe();
      for (const char* part : {"far program", "process 1 on far", "since 2020-01-01"}) {
        EXPECT_NE(who.find(part), std::string::npos) << who;
      }
      EXPECT_NE(refused.held_by()->way_on().find("if far is down, try again after 2 s"),
                std::string::npos)
          << refused.held_by()->way_on();
    }
  }
  while (Study::open(path_, running()).access() != StudyAccess::kRun) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  const Study here = Study::open(path_, running());
  EXPECT_EQ(here.access(), StudyAccess::kRun);
  EXPECT_EQ(lease_holder(path_, StudyAccess::kRun)->way_on().find("is down"), std::string::npos);
}

TEST_F(LeaseTest, HeartbeatMoves) {
  StudyOpenOptions options = editing();
  options.heartbeat = std::chrono::milliseconds(10);
  const Study study = Study::open(path_, options);
  const auto beats = [&] {
    sqlite3* database = nullptr;
    sqlite3_open_v2(path_.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_busy_timeout(database, 5000);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, "SELECT heartbeat FROM lease", -1, &statement, nullptr);
    EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
    const int count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return count;
  };
  // However slow the machine: it comes, sooner or later.
  while (beats() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

// A full disk may not take even the giving back. The same program takes the lease again once there
// is room, and does not wait for itself.
TEST_F(LeaseTest, OneThatCouldNotBeGivenBackIsTakenAgain) {
  {
    FaultyDisk disk;
    const Study study = Study::open(path_, editing());
    ASSERT_EQ(study.access(), StudyAccess::kEdit);
    disk.fail(FaultyDisk::Fault::kFull, 1);
  }
  EXPECT_FALSE(lease_holder(path_, StudyAccess::kEdit));
  EXPECT_EQ(Study::open(path_, editing()).access(), StudyAccess::kEdit);
}

TEST_F(LeaseTest, LostLeaseRefusesToWrite) {
  Study study = Study::open(path_, editing());
  run_sql(path_, "UPDATE lease SET token = 'somebody else'");
  const Caught error = caught([&] { study.put_scenario({}); });
  EXPECT_EQ(error.kind, ErrorKind::kFailed);
  EXPECT_TRUE(study.scenarios().empty());
}

}  // namespace
}  // namespace taskatlas
