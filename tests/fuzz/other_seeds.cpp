// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "affinity/bootstrap.hpp"
#include "base/atomic_file.hpp"
#include "base/npy.hpp"
#include "engine/devices.hpp"
#include "engine/experiment.hpp"
#include "engine/job_list.hpp"
#include "engine/status.hpp"
#include "engine/support.hpp"
#include "engine/worker_protocol.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/seeds.hpp"
#include "fuzz/study_support.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/layout_protocol.hpp"
#include "outputs/network_folder.hpp"
#include "outputs/predict_protocol.hpp"
#include "outputs/support.hpp"
#include "taxonomy/scenario.hpp"

#include <limits>
#include <set>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace taskatlas::fuzz {

namespace fs = std::filesystem;

Seeds study_seeds() { return {small_study_bytes()}; }

Seeds study_sql_seeds() {
  return {
      "UPDATE task SET code = 'a b' WHERE position = 0; UPDATE task SET kind = '4d';",
      "UPDATE transfer SET affinity = 9e999; UPDATE transfer SET sources = 'b+', source_key = "
      "'+b';",
      "UPDATE image_set SET images = 9223372036854775807; DELETE FROM image WHERE position = 1;",
      "UPDATE loss SET losses = x'0000803F0000807F00000040' WHERE transfer = 1;",
      "CREATE TRIGGER evil AFTER INSERT ON scenario BEGIN DELETE FROM transfer; END;",
      "DROP TABLE view_state; CREATE VIEW view_state AS SELECT 'a' AS key, '1' AS value;",
      "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE task(x)' WHERE "
      "name "
      "= 'task';",
      "INSERT INTO lease VALUES('editor','t','h','b','p',1,1,'x','s',7,-9223372036854775807,0);",
      "INSERT INTO scenario VALUES(3, 's', 0, '{\"budget\": 3, \"roles\": {\"*\": \"both\"}}', "
      "'');",
      "UPDATE experiment SET json = '[]'; UPDATE view_state SET value = '{';",
      "INSERT INTO output VALUES(9, 1, 0, 'two', ':truth', x'00FF'); UPDATE meta SET value = 'x';",
      "PRAGMA user_version = 3; PRAGMA application_id = 0; CREATE INDEX i ON task(code);",
      "UPDATE measurement SET transfer_images = 0, seed = -5; DELETE FROM target_images;"};
}

Seeds journal_seeds() {
  // As a writer leaves it that dies between writing pages and committing: copied while it writes.
  const fs::path path = scratch() / "half.taskstudy";
  put(path, small_study_bytes());
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  sqlite3_exec(database,
               "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
               "UPDATE task SET name = 'half written';"
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
               "INSERT INTO image_group(name) SELECT 'group ' || i FROM n;",
               nullptr, nullptr, nullptr);
  const std::string journal = read_file(path.string() + "-journal");
  sqlite3_close(database);
  // And one that names a super-journal, the neighbour, as transactions over several files do: four
  // bytes of page number, the name, its length, the sum of its bytes, and a magic number.
  const std::string name = (scratch() / "study" / "neighbour").string();
  std::uint32_t sum = 0;
  for (const char c : name) sum += static_cast<std::uint32_t>(static_cast<signed char>(c));
  const auto number = [](std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
  };
  const std::string super = journal + number(1) + name +
                            number(static_cast<std::uint32_t>(name.size())) + number(sum) +
                            "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
  return {journal, super, journal.substr(0, 512)};
}

Seeds csv_seeds() {
  return {std::string(1, '\0') +
              "sources,target,affinity,order,gain,quality\nrgb2sfnorm,rgb2depth,0.25,1,0.5,1\n"
              "edge2d+rgb2sfnorm,rgb2depth,0.5,2,,\nself,rgb2depth,0.25,1,1,0.5\n",
          std::string(1, '\1') +
              "target,sources,image,loss,group,seed\nt,a,i1,0.5,g,1\nt,a,i2,1e-3,h,1\n"
              "t,pixels,i1,2,g,1\nt,self,i1,0.25,g,2\nt,\"a+b\",i1,0.125,g,2\n",
          std::string(1, '\2') + "sources,x,y\na,1,2\na+b,3,\nself,0.5,7\npixels,1,1\n",
          std::string(1, '\3') + ",x,y\r\na,1,2\r\n\"b\",0,4\r\n"};
}

Seeds profile_seeds() {
  engine::Profile profile = engine::testing::small_profile(3);
  profile.task_training["edge2d"].steps = 7;
  profile.seeds = {1, 9};
  Seeds seeds{engine::to_json(profile).dump(),
              engine::to_json(engine::testing::small_experiment()).dump()};
  for (const std::string& name : engine::profile_names()) {
    seeds.push_back(engine::to_json(engine::load_profile(name)).dump());
  }
  return seeds;
}

Seeds job_seeds() {
  Seeds seeds;
  const engine::JobList list = engine::list_jobs(
      engine::testing::small_experiment(), "/data/rooms",
      [](const auto&, const auto&) -> std::optional<std::vector<engine::RankedSource>> {
        return std::nullopt;
      });
  std::set<engine::JobKind> kinds;
  for (const engine::Job& job : list.jobs) {
    if (kinds.insert(job.kind()).second) seeds.push_back(engine::format_job(job));
  }
  engine::RunStatus status;
  status.state = engine::RunState::kRunning;
  status.host = "here";
  status.pid = 12;
  status.kinds.push_back({engine::JobKind::kTrain, 7, 3, 1, 0, 2.5});
  status.running.push_back(
      {"0123", engine::JobKind::kEncode, "encode a", "encoding", 3, 9, 0.5, ""});
  status.failures.push_back({"0123", "train b", "no \"disk\"\n"});
  seeds.push_back(engine::to_json(status).dump());
  seeds.push_back(
      engine::format_devices({engine::this_processor(), {"cuda:0", "card", 0, 1, 2, "x"}}));
  return seeds;
}

Seeds job_folder_seeds() {
  return {
      std::string(1, '\0') +
          R"({"seconds": 2.0, "peak_bytes": 5, "files": {"network.bin": 7, "losses.npy": 144,)"
          R"( "images.json": 90}, "numbers": {"steps": 3}, "notes": ["x"], "losses":)"
          R"( {"target": "rgb2depth", "rows": [["self"], ["edge2d", "rgb2sfnorm"]]}})",
      std::string(1, '\1') + R"({"images": ["room_1/point_1_view_2", "b"], "groups": ["a", "b"]})",
      std::string(1, '\2') + npy::write(std::vector<float>{1, 2, 3, 4}, {2, 2}),
      std::string(1, '\3') + R"({"kind": "bad_input", "message": "no such thing"})"};
}

Seeds progress_seeds() {
  using namespace engine;
  const std::vector<Event> events = {Started{kProtocolVersion, "0.1.0", "render"},
                                     Progressed{"rooms", 12, 42, 31.5},
                                     Progressed{"rooms", 1, 2, std::nullopt},
                                     Logged{"a \"b\"\n\xC3\xA4"},
                                     Done{false, {{"views", 12.0}, {"folder", std::string("/x")}}},
                                     Done{true, {}},
                                     Failed{ErrorKind::kBadInput, "no"}};
  Seeds seeds;
  std::string all;
  for (const Event& event : events) {
    seeds.push_back(format_event(event));
    seeds.push_back(format_worker_event({"0123456789abcdef0123456789abcdef", event}));
    all += format_event(event) + "\n";
  }
  seeds.push_back(all);
  return seeds;
}

Seeds predict_seeds() {
  using namespace outputs;
  Request asked;
  asked.subject.sample = "room_00003/point_1_view_2";
  asked.target = "rgb2depth";
  asked.rows = {{"rgb2depth", {"self"}, 0, 1}, {"rgb2depth", {"a", "b"}, 64, 3}};
  Reply reply;
  reply.target = "rgb2depth";
  reply.inputs = {dataset::Values(3, 2, 3)};
  for (const Answer& answer : outputs::testing::answers())
    reply.rows.push_back({{}, answer, 0.25F, {}});
  reply.truth = outputs::testing::answers()[0];
  reply.rows.push_back({{}, {}, std::numeric_limits<float>::quiet_NaN(), "is gone"});
  return {format_request(7, asked), format_ready() + format_reply(4, reply),
          format_ready() + format_error(5, ErrorKind::kBadInput, "no \"such\" thing")};
}

Seeds answer_seeds() {
  Seeds seeds;
  for (const outputs::Answer& answer : outputs::testing::answers()) {
    for (const auto precision : {outputs::Precision::kExact, outputs::Precision::kSmall}) {
      seeds.push_back(outputs::encode_answer(answer, precision));
    }
  }
  return seeds;
}

Seeds networks_seeds() {
  const fs::path folder = scratch() / "seed.networks";
  fs::create_directory(folder);
  outputs::NetworkFolder content;
  content.study = "00000000-0000-4000-8000-000000000000";
  content.classes = dataset::taskonomy_classes();
  content.statistics = dataset::taskonomy_statistics();
  content.networks = {{"rgb2depth", 1, "rgb2depth.bin"},
                      {"random", std::numeric_limits<std::uint64_t>::max(), "random.bin"}};
  outputs::write_network_folder(folder, content);
  return {read_file(folder / "networks.json")};
}

Seeds layout_seeds() {
  using namespace layout_protocol;
  LayoutRequest layout;
  layout.nodes = {{10, 20}, {30, 40.5}};
  layout.ranks = {RankHint::kNone, RankHint::kLast};
  layout.edges = {{0, 1}, {1, 1}};
  RouteRequest route;
  route.boxes = {{{1, 2}, {3, 4}}, {{-5, 6e6}, {7, 8}}};
  route.pairs = {{0, 1}};
  RouteResult routes;
  routes.routes.push_back({{{0, 0}, {1, 1}, {2, 1}, {3, 0}}, {}});
  routes.routes.push_back({{}, "no way"});
  const LayoutResult placed{{{1.5, 2}, {3, 1e-300}}, {5, 6}};
  return {encode_request(RequestType::kPing, 1, ""),
          encode_request(RequestType::kLayout, 2, encode(layout)),
          encode_request(RequestType::kRoute, 3, encode(route)),
          encode_response(ResponseStatus::kDone, 1, encode(HelperVersion{1, "a", "b"})),
          encode_response(ResponseStatus::kDone, 2, encode(placed)),
          encode_response(ResponseStatus::kDone, 3, encode(routes)),
          encode_response(ResponseStatus::kError, 4, encode_text("no \xFF"))};
}

Seeds settings_seeds() {
  Scenario scenario;
  scenario.roles = {{"a", Role::kTarget}, {"*", Role::kSource}};
  scenario.costs = {{"a", 2.5}};
  scenario.importance = {{"b", 0}};
  scenario.required = {"a+b->c"};
  scenario.forbidden = {"b->b"};
  const FrozenLayout layout({{"a", {{1, 2}, {30, 20}}, true}, {"b", {{100, 50}, {30, 20}}, false}},
                            {200, 100});
  return {to_json(scenario).dump(), to_json(layout).dump(), to_json(AhpOptions()).dump(),
          to_json(BootstrapOptions()).dump()};
}

}  // namespace taskatlas::fuzz
