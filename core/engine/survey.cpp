// SPDX-License-Identifier: MIT
#include "engine/survey.hpp"

#include "engine/slurm.hpp"

#include <algorithm>
#include <array>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

std::string key_of(const TargetKey& key, std::vector<std::string> sources) {
  std::sort(sources.begin(), sources.end());
  return std::to_string(key.transfer_images) + '\n' + std::to_string(key.seed) + '\n' + key.target +
         '\n' + join_codes(sources);
}

std::set<std::string> rows_in(const Study& study) {
  std::set<std::string> rows;
  for (const MeasurementInfo& one : study.measurements()) {
    if (!one.transfer_images || !one.seed) continue;
    Selection selection;
    selection.id = one.id;
    const TransferTable table = study.table(selection);
    for (const Transfer& transfer : table.transfers()) {
      std::vector<std::string> sources;
      for (const TaskId source : transfer.sources) sources.push_back(table.code(source));
      if (sources.empty()) sources.emplace_back(to_string(transfer.pseudo));
      rows.insert(key_of({table.code(transfer.target), *one.transfer_images,
                          static_cast<std::uint64_t>(*one.seed)},
                         std::move(sources)));
    }
  }
  return rows;
}

// The rows that a job adds to the study; none for those that only others need.
std::vector<std::string> rows_of(const Job& job, const Experiment& experiment) {
  std::vector<std::string> rows;
  if (const auto* train = std::get_if<TrainJob>(&job.work)) {
    if (!train->self_losses) return rows;
    for (const std::int64_t images : experiment.profile.transfer_images) {
      rows.push_back(key_of({train->task, images, train->seed}, {"self"}));
    }
  } else if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
    const TargetKey key{baseline->target, baseline->transfer_images, baseline->seed};
    for (const char* row : {"pixels", "average"}) rows.push_back(key_of(key, {row}));
  } else if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
    const TargetKey key{transfer->target, transfer->transfer_images, transfer->seed};
    for (const auto& set : transfer->sources) rows.push_back(key_of(key, set));
  }
  return rows;
}

}  // namespace

std::set<JobId> measured_jobs(const Study& study, const Experiment& experiment,
                              const JobList& list) {
  const std::set<std::string> there = rows_in(study);
  std::set<JobId> measured, depended_on, missed;  // missed: what jobs that are not measured need
  for (const Job& job : list.jobs) depended_on.insert(job.depends.begin(), job.depends.end());
  for (auto job = list.jobs.rbegin(); job != list.jobs.rend(); ++job) {  // before what they need
    const auto rows = rows_of(*job, experiment);
    const bool whole = std::all_of(rows.begin(), rows.end(),
                                   [&](const std::string& row) { return there.contains(row); });
    const bool serves = !rows.empty() || depended_on.contains(job->id);
    if (whole && serves && !missed.contains(job->id)) {
      measured.insert(job->id);
    } else {
      missed.insert(job->depends.begin(), job->depends.end());
    }
  }
  return measured;
}

bool has_other_results(const JobStore& store, const JobList& list) {
  std::set<JobId> listed;
  for (const Job& job : list.jobs) listed.insert(job.id);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(store.artifacts() / "jobs", ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_job_id(name) && !listed.contains(name) &&
        fs::exists(entry.path() / "result.json", ignored)) {
      return true;
    }
  }
  return false;
}

RunStatus survey(const fs::path& path) {
  const Study study = Study::open(path);
  Experiment experiment = read_experiment(study);
  const auto told = read_status(path);
  RunStatus status = told.value_or(RunStatus{});
  if (status.active()) return status;
  status.queued = tasks_in_slurm(path);
  if (status.queued > 0) status.executor = "slurm";
  if (status.state == RunState::kStopped) status.message.clear();  // what it said of Slurm is old
  std::string& device = experiment.profile.device;
  if (device == "auto") device = status.device.empty() ? "cpu" : status.device;
  const JobList list =
      list_jobs(experiment, experiment.dataset_folder(path), first_order_in(study));
  const auto measured = measured_jobs(study, experiment, list);
  const JobStore store(path);
  status.jobs = list.jobs.size();
  status.done = status.measured = 0;
  std::array<KindStatus, kJobKinds> kinds;
  for (const Job& job : list.jobs) {
    KindStatus& kind = kinds.at(static_cast<std::size_t>(job.kind()));
    ++kind.jobs;
    if (store.done(job.id)) {
      ++status.done;
      ++kind.done;
    } else if (measured.contains(job.id)) {
      ++status.measured;
    }
  }
  const auto most = static_cast<std::size_t>(experiment.profile.readouts_per_job);
  KindStatus& transfers = kinds.at(static_cast<std::size_t>(JobKind::kTransfer));
  for (const ExpectedTransfers& expected : list.expected) {
    const std::size_t jobs = (expected.sets + most - 1) / most;
    status.jobs += jobs;
    transfers.jobs += jobs;
  }
  for (const KindStatus& before : status.kinds) {
    KindStatus& kind = kinds.at(static_cast<std::size_t>(before.kind));
    kind.failed = before.failed;
    kind.skipped = before.skipped;
    kind.seconds_left = kind.done < kind.jobs ? before.seconds_left : 0;
  }
  status.kinds.clear();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i].kind = static_cast<JobKind>(i);
    if (kinds[i].jobs > 0) status.kinds.push_back(kinds[i]);
  }
  const std::size_t missing = status.jobs - status.done - status.measured;
  if (missing == 0) {
    status.state = status.measured == 0 ? RunState::kFinished : RunState::kMeasured;
    status.failed = status.skipped = 0;
    status.failures.clear();
    status.seconds_left = 0;
    if (status.measured > 0 && has_other_results(store, list)) {
      status.message =
          "its networks were made by another version of TaskAtlas, or with other settings";
    } else if (status.measured > 0) {
      status.message = "its networks and representations were deleted";
    }
  } else if (status.state == RunState::kFinished ||
             (status.state == RunState::kNew && status.done + status.measured > 0)) {
    status.state = RunState::kStopped;
  }
  return status;
}

}  // namespace taskatlas::engine
