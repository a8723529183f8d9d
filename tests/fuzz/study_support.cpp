// SPDX-License-Identifier: MIT
#include "fuzz/study_support.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "fuzz/scratch.hpp"

#include <cmath>

namespace taskatlas::fuzz {
namespace {

Transfer transfer(int target, std::vector<TaskId> sources, double affinity) {
  Transfer one;
  one.target = TaskId(target);
  one.sources = std::move(sources);
  if (one.sources.empty()) one.pseudo = PseudoSource::kSelf;
  one.affinity = affinity;
  one.gain = 0.5;
  one.quality = 0.25;
  return one;
}

std::string make() {
  NewStudy study;
  study.name = "small";
  for (const char* code : {"a", "b", "c"}) {
    Task task;
    task.code = code;
    task.name = std::string("Task ") + code;
    study.tasks.push_back(task);
  }
  for (const std::int64_t seed : {1, 2}) {
    Measurement measurement;
    measurement.transfer_images = 1000;
    measurement.seed = seed;
    measurement.transfers = {transfer(0, {TaskId(1)}, 0.25),
                             transfer(0, {TaskId(1), TaskId(2)}, 0.5), transfer(0, {}, 0.25),
                             transfer(1, {TaskId(0)}, 1)};
    measurement.raw_scores = {1.5, NAN, -2, 0};
    MeasuredLosses losses;
    losses.target = TaskId(0);
    losses.images = {"one", "two", "drei \xC3\xA4"};
    losses.groups = {"room 1", "room 1", "room 2"};
    losses.transfers = {0, 2};
    losses.losses = {{0.1F, 0.2F, NAN}, {0.3F, 1e-30F, 5}};
    measurement.losses.push_back(losses);
    study.measurements.push_back(measurement);
  }
  study.provenance.action = "test";
  study.experiment = R"({"what": "nothing"})";
  const std::filesystem::path path = scratch() / "model.taskstudy";
  CreateOptions create;
  create.overwrite = true;
  create.created = "2026-01-01T00:00:00Z";
  create.uuid = "00000000-0000-4000-8000-000000000000";
  Study::create(path, study, create);
  {
    StudyOpenOptions how;
    how.access = StudyAccess::kEdit;
    Study editor = Study::open(path, how);
    Scenario scenario;
    scenario.name = "cheap";
    scenario.budget = 2;
    scenario.roles = {{"c", Role::kTarget}};
    editor.put_scenario(scenario);
    editor.set_view_state("graph/positions", R"({"x": [1, 2]})");
  }
  {
    StudyOpenOptions how;
    how.access = StudyAccess::kRun;
    Study runner = Study::open(path, how);
    KeptOutputs outputs;
    outputs.transfer_images = 1000;
    outputs.seed = 1;
    outputs.target = "a";
    outputs.parts = {{"one", "b", "bytes of an answer"}};
    runner.keep(outputs);
  }
  return read_file(path);
}

}  // namespace

const std::string& small_study_bytes() {
  static const std::string bytes = make();
  return bytes;
}

void read_everything(const std::filesystem::path& path) {
  {
    const Study study = Study::open(path);
    study.info();
    study.scenarios();
    study.provenance();
    study.experiment();
    for (const std::string& key : study.view_keys()) study.view_state(key);
    for (const MeasurementInfo& measurement : study.measurements()) {
      const Selection selection{{}, {}, measurement.id};
      const TransferTable table = study.table(selection);
      for (const Transfer& one : table.transfers()) {
        must(!(one.affinity < 0) && !std::isinf(one.affinity));
        must(!(one.gain < 0 || one.gain > 1 || one.quality < 0 || one.quality > 1));
      }
      study.raw_scores(selection);
      for (const TaskId target : study.targets_with_losses(selection)) {
        const auto losses = study.losses(table.code(target), selection);
        if (losses) losses->losses.check();
      }
      for (const Task& task : study.tasks()) {
        for (const KeptPart& part : study.kept(task.code, selection)) {
          study.kept_answer(task.code, part, selection);
        }
      }
    }
  }
  lease_holder(path, StudyAccess::kRun);
  StudyOpenOptions how;
  how.access = StudyAccess::kEdit;
  how.heartbeat = std::chrono::milliseconds(3'600'000);  // none comes
  std::stop_source stop;
  stop.request_stop();  // nobody waits for a holder that may have died
  how.stop = stop.get_token();
  Study study = Study::open(path, how);
  if (study.access() != StudyAccess::kEdit) return;
  Scenario scenario;
  scenario.name = "written by a reader of whatever it was";
  study.put_scenario(scenario);
  must(study.find_scenario(scenario.name).has_value());
}

}  // namespace taskatlas::fuzz
