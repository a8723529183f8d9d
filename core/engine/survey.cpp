// SPDX-License-Identifier: MIT
#include "engine/survey.hpp"

#include "engine/slurm.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;

std::string key_of(const TargetKey& key, std::vector<std::string> sources) {
  std::sort(sources.begin(), sources.end());
  return std::to_string(key.transfer_images) + '\n' + std::to_string(key.seed) + '\n' + key.target +
         '\n' + join_codes(sources);
}

// Calls take(key, sources) for each row that a job adds to the study; none for jobs that only
// others need.
template <class Take>
void for_rows_of(const Job& job, const Experiment& experiment, const Take& take) {
  if (const auto* train = std::get_if<TrainJob>(&job.work)) {
    if (!train->self_losses) return;
    for (const std::int64_t images : experiment.profile.transfer_images) {
      take(TargetKey{train->task, images, train->seed},
           std::vector{std::string(to_string(PseudoSource::kSelf))});
    }
  } else if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
    const TargetKey key{baseline->target, baseline->transfer_images, baseline->seed};
    for (const PseudoSource row : {PseudoSource::kPixels, PseudoSource::kAverage}) {
      take(key, std::vector{std::string(to_string(row))});
    }
  } else if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
    const TargetKey key{transfer->target, transfer->transfer_images, transfer->seed};
    for (const auto& set : transfer->sources) take(key, set);
  }
}

bool adds_rows(const Job& job) {
  const auto* train = std::get_if<TrainJob>(&job.work);
  return train != nullptr ? train->self_losses
                          : job.kind() == JobKind::kBaseline || job.kind() == JobKind::kTransfer;
}

}  // namespace

MeasuredRows::MeasuredRows(const Study& study) {
  for (const MeasurementInfo& one : study.measurements()) {
    if (!one.transfer_images || !one.seed) continue;
    Selection selection;
    selection.id = one.id;
    const TransferTable table = study.table(selection);
    for (const Transfer& transfer : table.transfers()) {
      std::vector<std::string> sources;
      for (const TaskId source : transfer.sources) sources.push_back(table.code(source));
      if (sources.empty()) sources.emplace_back(to_string(transfer.pseudo));
      add({table.code(transfer.target), *one.transfer_images,
           static_cast<std::uint64_t>(*one.seed)},
          sources);
    }
  }
}

void MeasuredRows::add(const TargetKey& key, const std::vector<std::string>& sources) {
  rows_.insert(key_of(key, sources));
}

bool MeasuredRows::contains(const TargetKey& key, const std::vector<std::string>& sources) const {
  return rows_.contains(key_of(key, sources));
}

bool MeasuredRows::has_all_of(const Job& job, const Experiment& experiment) const {
  bool all = true;
  for_rows_of(job, experiment, [&](const TargetKey& key, const std::vector<std::string>& sources) {
    all = all && contains(key, sources);
  });
  return all;
}

std::set<JobId> measured_jobs(const MeasuredRows& there, const Experiment& experiment,
                              const std::vector<const Job*>& jobs) {
  std::set<JobId> measured;
  // missed: what jobs that are not measured need
  std::unordered_set<std::string_view> depended_on, missed;
  for (const Job* job : jobs) depended_on.insert(job->depends.begin(), job->depends.end());
  for (auto one = jobs.rbegin(); one != jobs.rend(); ++one) {  // before what they need
    const Job& job = **one;
    const bool serves = adds_rows(job) || depended_on.contains(job.id);
    if (serves && !missed.contains(job.id) && there.has_all_of(job, experiment)) {
      measured.insert(job.id);
    } else {
      missed.insert(job.depends.begin(), job.depends.end());
    }
  }
  return measured;
}

std::set<JobId> measured_jobs(const Study& study, const Experiment& experiment,
                              const JobList& list) {
  std::vector<const Job*> jobs;
  for (const Job& job : list.jobs) jobs.push_back(&job);
  return measured_jobs(MeasuredRows(study), experiment, jobs);
}

bool has_other_results(const JobStore& store, const std::function<bool(const JobId&)>& is_listed) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(store.artifacts() / "jobs", ignored)) {
    const std::string name = entry.path().filename().string();
    if (is_job_id(name) && !is_listed(name) && fs::exists(entry.path() / "result.json", ignored)) {
      return true;
    }
  }
  return false;
}

bool has_other_results(const JobStore& store, const JobList& list) {
  std::unordered_set<std::string_view> listed;
  for (const Job& job : list.jobs) listed.insert(job.id);
  return has_other_results(store, [&](const JobId& id) { return listed.contains(id); });
}

RunStatus survey(const fs::path& path) {
  const Study study = Study::open(path);
  Experiment experiment = read_experiment(study);
  const auto told = read_status(path);
  RunStatus status = told.value_or(RunStatus{});
  if (status.active()) return status;
  status.queued = tasks_in_slurm(path);
  status.waiting.clear();  // and running: as they were when somebody last looked
  status.running.clear();
  if (status.queued > 0) status.executor = "slurm";
  if (status.state == RunState::kStopped) status.message.clear();  // what it said of Slurm is old
  experiment.profile.device = device_of_jobs(experiment.profile.device, told);
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
  const std::size_t expected = expected_jobs(list.expected, experiment.profile.readouts_per_job);
  status.jobs += expected;
  kinds.at(static_cast<std::size_t>(JobKind::kTransfer)).jobs += expected;
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
  // One that came with the program is whole as it is: nobody has its artifacts, and nobody runs it.
  if (study.info().builtin) {
    status.done += std::exchange(status.measured, 0);
    for (KindStatus& kind : status.kinds) kind.done = kind.jobs;
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
      status.message = "the networks and representations of its jobs are not here";
    }
  } else if (status.state == RunState::kFinished ||
             (status.state == RunState::kNew && status.done + status.measured > 0)) {
    status.message =
        (status.state == RunState::kFinished ? "what was asked for is done; " : std::string()) +
        std::to_string(missing) +
        (missing == 1 ? " job of the experiment is not done"
                      : " jobs of the experiment are not done");
    status.state = RunState::kPartial;
  }
  return status;
}

}  // namespace taskatlas::engine
