// SPDX-License-Identifier: MIT
#include "study/study.hpp"

#include "study/support.hpp"
#include "study/text.hpp"
#include "support/nasty_text.hpp"

#include <set>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using namespace testing;

// Whatever the user calls something, it is a name in the file and no SQL: our reader and sqlite3's
// find it, and nothing else has changed.
TEST(Study, NastyNamesAreNamesAndNothingElse) {
  const Folder folder;
  const auto path = folder / "small.taskstudy";
  Study::create(path, small_study());
  NastyText nasty(4);
  std::set<std::string> names;
  int refused = 0;
  {
    Study study = Study::open(path, editing());
    for (int i = 0; i < 300; ++i) {
      const std::string name = nasty.next();
      Scenario scenario;
      scenario.name = name;
      try {
        study.put_scenario(scenario);
        study.set_view_state(name, nlohmann::json(i).dump());
        study.set_task_name("a", name);
        names.insert(name);
        EXPECT_EQ(study.find_scenario(name)->name, name);
        EXPECT_EQ(study.tasks()[0].name, name);
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::kUsage) << error.what();
        ++refused;  // no UTF-8, or nothing
      }
    }
  }
  EXPECT_GT(names.size(), 100U);
  EXPECT_GT(refused, 20);
  const Study study = Study::open(path);
  std::set<std::string> found;
  for (const Scenario& scenario : study.scenarios()) found.insert(scenario.name);
  EXPECT_EQ(found, names);
  expect_same(study.table().transfers()[0].affinity, 0.25);
  EXPECT_EQ(study.tasks().size(), 3U);

  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  sqlite3_stmt* row = nullptr;
  sqlite3_prepare_v2(database, "SELECT name FROM scenario", -1, &row, nullptr);
  std::set<std::string> read;
  while (sqlite3_step(row) == SQLITE_ROW) {
    read.insert(std::string(static_cast<const char*>(sqlite3_column_blob(row, 0)),
                            static_cast<std::size_t>(sqlite3_column_bytes(row, 0))));
  }
  sqlite3_finalize(row);
  sqlite3_close(database);
  EXPECT_EQ(read, names);
}

TEST(Study, ContentComesBack) {
  const Folder folder;
  const auto path = folder / "small.taskstudy";
  const NewStudy content = small_study();
  Study::create(path, content);
  EXPECT_EQ(folder.entries(), std::vector<std::string>{"small.taskstudy"});
  const Study study = Study::open(path);
  EXPECT_EQ(study.access(), StudyAccess::kRead);
  EXPECT_FALSE(study.held_by());
  expect_same(study.table(), TransferTable(content.tasks, content.measurements[0].transfers));
  const auto raw = study.raw_scores();
  ASSERT_EQ(raw.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) expect_same(raw[i], content.measurements[0].raw_scores[i]);
  EXPECT_EQ(study.targets_with_losses(), std::vector<TaskId>{TaskId(0)});
  const auto losses = study.losses("a");
  ASSERT_TRUE(losses);
  EXPECT_EQ(losses->names, (std::vector<std::string>{"b", "self"}));
  EXPECT_EQ(losses->images, content.measurements[0].losses[0].images);
  EXPECT_EQ(losses->groups, content.measurements[0].losses[0].groups);
  ASSERT_EQ(losses->losses.losses.size(), 6U);
  EXPECT_EQ(losses->losses.losses[1], 0.2F);
  EXPECT_TRUE(std::isnan(losses->losses.losses[2]));
  EXPECT_EQ(losses->losses.losses[4], 1e-30F);
  EXPECT_FALSE(study.losses("b"));
  EXPECT_EQ(caught([&] { study.losses("x"); }).kind, ErrorKind::kUsage);

  const StudyInfo info = study.info();
  EXPECT_EQ(info.name, "small");
  EXPECT_EQ(info.version, 4);
  EXPECT_FALSE(info.builtin);
  EXPECT_EQ(info.tasks, 3U);
  EXPECT_EQ(info.images, 3U);
  ASSERT_EQ(info.measurements.size(), 1U);
  EXPECT_EQ(info.measurements[0].transfers, 4U);
  EXPECT_EQ(info.measurements[0].targets, 2U);
  EXPECT_EQ(info.measurements[0].max_order, 2);
  EXPECT_TRUE(info.measurements[0].has_losses);
  EXPECT_TRUE(info.measurements[0].has_raw_scores);
  ASSERT_EQ(info.provenance.size(), 1U);
  EXPECT_EQ(info.provenance[0].note, "made up");
  EXPECT_EQ(info.provenance[0].program, program_version());
}

TEST(Study, CreatingRefusesWhatContradictsItself) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  const auto refused = [&](const std::function<void(NewStudy&)>& spoil) {
    NewStudy content = small_study();
    spoil(content);
    const Caught error = caught([&] { Study::create(path, content); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput) << error.message;
    EXPECT_TRUE(folder.entries().empty());
  };
  refused([](NewStudy& s) { s.tasks[1].code = "a"; });
  refused([](NewStudy& s) { s.tasks[1].code = "a b"; });
  refused([](NewStudy& s) { s.measurements[0].transfers[0].affinity = -1; });
  refused([](NewStudy& s) { s.measurements[0].transfers[0].affinity = INFINITY; });
  refused([](NewStudy& s) { s.measurements[0].transfers[0].gain = 1.5; });
  refused([](NewStudy& s) { s.measurements[0].transfers[0].target = TaskId(7); });
  refused([](NewStudy& s) { s.measurements[0].transfers[3].sources = {TaskId(9)}; });
  refused([](NewStudy& s) { s.measurements[0].losses[0].losses[0].pop_back(); });
  refused([](NewStudy& s) { s.measurements[0].losses[0].losses[0][0] = INFINITY; });
  refused([](NewStudy& s) { s.measurements[0].losses[0].transfers[0] = 3; });
  refused([](NewStudy& s) { s.measurements[0].losses[0].images[0] = "two"; });
  refused([](NewStudy& s) { s.measurements[0].losses[0].images[0] = "\xE4"; });
  refused([](NewStudy& s) { s.measurements[0].losses[0].groups.pop_back(); });
  refused([](NewStudy& s) { s.measurements[0].raw_scores.pop_back(); });
  refused([](NewStudy& s) { s.measurements[0].transfer_images = 0; });
  refused([](NewStudy& s) { s.measurements.push_back(s.measurements[0]); });
}

TEST(Study, ChoosesTheMeasurement) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  NewStudy content = small_study();
  const auto add = [&](std::optional<std::int64_t> images, std::optional<std::int64_t> seed,
                       double affinity) {
    Measurement measurement;
    measurement.transfer_images = images;
    measurement.seed = seed;
    measurement.transfers = {transfer(0, {1}, affinity)};
    content.measurements.push_back(measurement);
  };
  add(16000, 2, 0.2);
  add(16000, 1, 0.1);
  add(std::nullopt, 1, 0.3);
  Study::create(path, content);
  const Study study = Study::open(path);
  const auto affinity = [&](const Selection& selection) {
    return study.table(selection).transfers()[0].affinity;
  };
  EXPECT_EQ(affinity({}), 0.1);
  EXPECT_EQ(affinity({16000, 2, {}}), 0.2);
  EXPECT_EQ(affinity({{}, 2, {}}), 0.2);
  EXPECT_EQ(affinity({1000, {}, {}}), 0.25);
  ASSERT_EQ(study.measurements().size(), 4U);
  const auto unknown = study.measurements()[0];
  EXPECT_FALSE(unknown.transfer_images);
  EXPECT_EQ(affinity({{}, {}, unknown.id}), 0.3);
  const Caught error = caught([&] { study.table({500, {}, {}}); });
  EXPECT_EQ(error.kind, ErrorKind::kUsage);
  EXPECT_NE(error.message.find("16000 transfer images, seed 1"), std::string::npos);
  EXPECT_EQ(caught([&] { study.table({500, {}, 1}); }).kind, ErrorKind::kUsage);
}

TEST(Study, WhatIsTheUsers) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  Scenario first, second;
  first.name = "first \xE2\x82\xAC";
  first.budget = std::numeric_limits<double>::infinity();
  first.roles["a"] = Role::kTarget;
  first.costs["b"] = 0.1;
  first.forbidden = {"b->a"};
  second.name = "second";
  {
    Study study = Study::open(path, editing());
    ASSERT_EQ(study.access(), StudyAccess::kEdit);
    study.set_task_name("b", "Bee");
    study.set_task_kind("b", TaskKind::k3D);
    Task task;
    task.code = "d";
    task.name = "Dee";
    study.add_task(task);
    EXPECT_EQ(caught([&] { study.add_task(task); }).kind, ErrorKind::kUsage);
    EXPECT_EQ(caught([&] { study.set_task_name("zz", "x"); }).kind, ErrorKind::kUsage);
    EXPECT_EQ(caught([&] { study.set_task_name("a", ""); }).kind, ErrorKind::kUsage);
    EXPECT_EQ(caught([&] { study.set_task_name("a", "\xE4"); }).kind, ErrorKind::kUsage);
    study.put_scenario(second);
    study.put_scenario(first);
    study.move_scenario(first.name, 0);
    second.budget = 3;
    study.put_scenario(second);
    study.rename_scenario("second", "zweites");
    second.name = "zweites";
    EXPECT_EQ(caught([&] { study.rename_scenario("zweites", first.name); }).kind,
              ErrorKind::kUsage);
    EXPECT_EQ(caught([&] { study.rename_scenario("none", "x"); }).kind, ErrorKind::kUsage);
    EXPECT_EQ(caught([&] { study.move_scenario("zweites", 2); }).kind, ErrorKind::kUsage);
    study.set_view_state("graph/positions", R"({"a":[1,2.5]})");
    study.set_view_state("order", "[]");
    study.remove_view_state("order");
    EXPECT_EQ(caught([&] { study.set_view_state("x", "{"); }).kind, ErrorKind::kUsage);
    Measurement measurement;
    EXPECT_EQ(caught([&] { study.append(measurement, {}); }).kind, ErrorKind::kUsage);
  }
  const Study study = Study::open(path);
  EXPECT_EQ(study.tasks()[1].name, "Bee");
  EXPECT_EQ(study.tasks()[1].kind, TaskKind::k3D);
  EXPECT_EQ(study.tasks()[3].code, "d");
  EXPECT_EQ(study.scenarios(), (std::vector<Scenario>{first, second}));
  EXPECT_EQ(study.find_scenario("zweites"), second);
  EXPECT_FALSE(study.find_scenario("second"));
  EXPECT_EQ(study.view_keys(), std::vector<std::string>{"graph/positions"});
  EXPECT_EQ(study.view_state("graph/positions"), R"({"a":[1,2.5]})");
  EXPECT_FALSE(study.view_state("order"));
  Study reader = Study::open(path);
  EXPECT_EQ(caught([&] { reader.put_scenario(first); }).kind, ErrorKind::kUsage);
}

TEST(Study, RemovesScenarios) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  Study study = Study::open(path, editing());
  study.put_scenario({});
  study.remove_scenario("default");
  EXPECT_TRUE(study.scenarios().empty());
  EXPECT_EQ(caught([&] { study.remove_scenario("default"); }).kind, ErrorKind::kUsage);
}

TEST(Study, AppendsMeasurements) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  NewStudy content = small_study();
  Study::create(path, content);
  {
    Study study = Study::open(path, running());
    Measurement more = content.measurements[0];
    EXPECT_EQ(caught([&] { study.append(more, {}); }).kind, ErrorKind::kUsage);
    more.seed = 2;
    more.transfers[0].affinity = 0.75;
    Provenance provenance;
    provenance.action = "run";
    study.append(more, provenance);
    more.seed = 3;
    more.transfers[0].affinity = 2e300 * 1e300;
    EXPECT_EQ(caught([&] { study.append(more, provenance); }).kind, ErrorKind::kBadInput);
    EXPECT_EQ(study.measurements().size(), 2U);  // what threw has left nothing
    EXPECT_EQ(study.provenance().size(), 2U);
  }
  const Study study = Study::open(path);
  EXPECT_EQ(study.table({{}, 1, {}}).transfers()[0].affinity, 0.25);
  EXPECT_EQ(study.table({{}, 2, {}}).transfers()[0].affinity, 0.75);
  EXPECT_EQ(study.losses("a", {{}, 2, {}})->images, content.measurements[0].losses[0].images);
  EXPECT_EQ(study.provenance()[1].action, "run");
}

TEST(Study, SaveAs) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  const auto copy = folder / "copy.taskstudy";
  Study::create(path, small_study());
  Study study = Study::open(path, editing());
  study.put_scenario({});
  EXPECT_TRUE(study.save_as(copy));
  EXPECT_EQ(caught([&] { study.save_as(copy); }).kind, ErrorKind::kUsage);
  EXPECT_EQ(caught([&] { study.save_as(path, true); }).kind, ErrorKind::kUsage);
  {
    // The copy has no lease, although the original's is held.
    Study other = Study::open(copy, editing());
    EXPECT_EQ(other.access(), StudyAccess::kEdit);
    expect_same(other.table(), study.table());
    EXPECT_EQ(other.scenarios(), study.scenarios());
    EXPECT_NE(other.info().uuid, study.info().uuid);
    EXPECT_EQ(other.provenance().back().action, "save-as");
  }
  study.remove_scenario("default");
  EXPECT_TRUE(study.save_as(copy, true));
  EXPECT_TRUE(Study::open(copy).scenarios().empty());

  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(study.save_as(folder / "never.taskstudy", false, context));
  EXPECT_EQ(folder.entries(), (std::vector<std::string>{"copy.taskstudy", "x.taskstudy"}));
}

TEST(Study, ReadsInAProtectedFolder) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  const std::string before = read_file(path);
  constexpr auto kReadable = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  fs::permissions(path, kReadable);
  fs::permissions(folder.path(), kReadable | fs::perms::owner_exec | fs::perms::group_exec |
                                     fs::perms::others_exec);
  // As somebody whom permissions bind (root may write anywhere).
  const int status = in_child([&] {
    constexpr uid_t kNobody = 65534;
    if (::getuid() == 0 && ::setresuid(kNobody, kNobody, kNobody) != 0) return 10;
    if (::access(path.c_str(), W_OK) == 0) return 11;
    const Study study = Study::open(path);
    if (study.table().transfers().size() != 4 || !study.losses("a")) return 12;
    const Caught error = caught([&] { Study::open(path, editing()); });
    return error.kind == ErrorKind::kFailed ? 0 : 13;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(folder.entries(), std::vector<std::string>{"x.taskstudy"});
  EXPECT_TRUE(read_file(path) == before);
}

TEST(Study, ReadingChangesNoByte) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  const std::string before = read_file(path);
  {
    const Study study = Study::open(path);
    EXPECT_EQ(folder.entries().size(), 1U);
    study.table();
    study.info();
    study.losses("a");
  }
  EXPECT_TRUE(read_file(path) == before);
}

TEST(Study, SameContentSameBytes) {
  const Folder folder;
  CreateOptions options;
  options.created = "2018-06-18T00:00:00Z";
  options.uuid = "ba7816bf-8f01-8fea-8141-40de5dae2223";
  Study::create(folder / "1.taskstudy", small_study(), options);
  Study::create(folder / "2.taskstudy", small_study(), options);
  EXPECT_TRUE(read_file(folder / "1.taskstudy") == read_file(folder / "2.taskstudy"));
}

TEST(Study, FollowsLinks) {
  const Folder folder;
  fs::create_directory(folder / "real");
  Study::create(folder / "real/x.taskstudy", small_study());
  fs::create_symlink(folder / "real/x.taskstudy", folder / "link.taskstudy");
  {
    Study study = Study::open(folder / "link.taskstudy", editing());
    study.put_scenario({});
  }
  EXPECT_EQ(Study::open(folder / "real/x.taskstudy").scenarios().size(), 1U);
}

TEST(Study, RefusesMoreScenariosThanItReads) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  Study::create(path, small_study());
  Study study = Study::open(path, editing());
  study.put_scenario({});
  run_sql(path,
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) "
          "INSERT INTO scenario(name, position, json, modified) SELECT i, i, '{}', '' FROM n");
  study.put_scenario({});  // replaces
  Scenario more;
  more.name = "one more";
  EXPECT_EQ(caught([&] { study.put_scenario(more); }).kind, ErrorKind::kUsage);
}

// Sets of images are told apart by names, order and groups, and shared where all are the same.
TEST(Study, SharesOnlyEqualSetsOfImages) {
  const Folder folder;
  const auto path = folder / "x.taskstudy";
  NewStudy content = small_study();
  Measurement& first = content.measurements[0];
  const MeasuredLosses given = first.losses[0];
  content.measurements.resize(5, first);
  for (std::size_t i = 0; i < content.measurements.size(); ++i) {
    content.measurements[i].seed = static_cast<std::int64_t>(i);
  }
  content.measurements[1].losses[0].groups.clear();
  content.measurements[2].losses[0].groups = {"room 1", "room 2", "room 2"};
  std::swap(content.measurements[3].losses[0].images[0],
            content.measurements[3].losses[0].images[1]);
  Study::create(path, content);
  {
    Study study = Study::open(path, running());
    Measurement more = content.measurements[1];
    more.seed = 5;
    study.append(more, {});
  }
  const Study study = Study::open(path);
  for (std::size_t i = 0; i < content.measurements.size(); ++i) {
    const auto losses = study.losses("a", {{}, static_cast<std::int64_t>(i), {}});
    EXPECT_EQ(losses->images, content.measurements[i].losses[0].images);
    EXPECT_EQ(losses->groups, content.measurements[i].losses[0].groups);
  }
  sqlite3* database = nullptr;
  sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database, "SELECT count(*) FROM image_set", -1, &statement, nullptr);
  EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
  EXPECT_EQ(sqlite3_column_int(statement, 0), 4);
  sqlite3_finalize(statement);
  sqlite3_close(database);
}

TEST(Study, WritingCanBeStopped) {
  const Folder folder;
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  bool reported = false;
  context.on_progress = [&](double, double, std::string_view stage) {
    reported = stage == "writing";
    stop.request_stop();
  };
  EXPECT_FALSE(Study::create(folder / "x.taskstudy", small_study(), {}, context));
  EXPECT_TRUE(reported);
  EXPECT_TRUE(folder.entries().empty());
}

}  // namespace
}  // namespace taskatlas
