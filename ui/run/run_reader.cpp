// SPDX-License-Identifier: MIT
#include "ui/run/run_reader.hpp"

#include "base/error.hpp"
#include "engine/experiment_change.hpp"
#include "engine/job_list.hpp"
#include "engine/progress.hpp"
#include "engine/slurm.hpp"
#include "engine/status.hpp"
#include "engine/survey.hpp"
#include "study/study.hpp"
#include "tasks/task_dictionary.hpp"
#include "ui/run/plan_summary.hpp"
#include "ui/run/run_words.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>

#include <unistd.h>

namespace taskatlas::ui {
namespace {

namespace fs = std::filesystem;

constexpr qint64 kLogBytes = 512 * 1024;
constexpr double kNoRoom = 1 << 20;  // bytes: with less nothing can be written

QString from_path(const fs::path& path) { return QString::fromStdString(path.string()); }

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : std::string();
}

bool says_disk_is_full(const QString& message) {
  return message.contains(QString::fromLocal8Bit(std::strerror(ENOSPC)), Qt::CaseInsensitive) ||
         message.contains(QLatin1String("No space left"), Qt::CaseInsensitive);
}

// What the program that was started from a window has logged.
QString log_of(const QString& events) {
  QString log;
  for (const QString& line : tail_of(events, kLogBytes).split(u'\n', Qt::SkipEmptyParts)) {
    if (!line.contains(QLatin1String("\"log\""))) continue;
    try {
      const auto event = engine::parse_event(line.toStdString());
      const auto* logged = event ? std::get_if<engine::Logged>(&*event) : nullptr;
      if (logged != nullptr) log += QString::fromStdString(logged->message) + QLatin1Char('\n');
    } catch (const Error&) {
      // A line that is not whole yet.
    }
  }
  return log;
}

// "Slurm task 312_4: Resources", the reason in Slurm's words.
QString queued_text(const engine::QueuedJob& job) {
  const QString number = QString::fromStdString(job.place).section(QLatin1Char(' '), -1);
  const QString place = QCoreApplication::translate("RunSnapshot", "Slurm task %1").arg(number);
  if (job.reason.empty()) return place;
  return QStringLiteral("%1: %2").arg(place, QString::fromStdString(job.reason));
}

}  // namespace

QString tail_of(const QString& path, qint64 most) {
  QFile file(path);
  if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return {};  // a pipe waits
  const bool part = file.size() > most;
  if (part) file.seek(file.size() - most);
  QByteArray bytes = file.read(most);
  if (part) bytes.remove(0, bytes.indexOf('\n') + 1);
  return QString::fromUtf8(bytes);
}

RunReader::RunReader(const QString& study, FindMachine find_machine)
    : study_(study), find_machine_(std::move(find_machine)), store_(study.toStdString()) {}

QString RunReader::task_name(const std::string& code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? QString::fromStdString(code) : found->second;
}

void RunReader::read_study() {
  const QFileInfo file(study_);
  if (read_once_ && file.lastModified() == stamp_ && file.size() == bytes_) return;
  const fs::path path = study_.toStdString();
  const Study study = Study::open(path);
  names_.clear();
  for (const Task& task : study.tasks()) names_[task.code] = QString::fromStdString(task.name);
  experiment_.reset();
  builtin_ = study.info().builtin;
  if (study.experiment()) {
    experiment_ = engine::read_experiment(study);
    std::string& device = experiment_->profile.device;
    device = engine::device_of_jobs(device, engine::read_status(path));
    sources_.clear();
    targets_.clear();
    for (const engine::ExperimentTask& task : experiment_->tasks) {
      const std::pair named(QString::fromStdString(task.code), task_name(task.code));
      if (task.source) sources_.push_back(named);
      if (task.target) targets_.push_back(named);
    }
    const engine::JobList list = engine::list_jobs(*experiment_, experiment_->dataset_folder(path),
                                                   engine::first_order_in(study));
    expected_ = static_cast<int>(
        engine::expected_jobs(list.expected, experiment_->profile.readouts_per_job));
    std::set<engine::JobId> listed;
    const auto name = [this](const std::string& code) { return task_name(code); };
    for (const engine::Job& job : list.jobs) {
      listed.insert(job.id);
      const auto [at, added] = jobs_.try_emplace(job.id);
      if (!added) continue;
      at->second.job = job;
      at->second.title = job_title(job, name);
      at->second.stage = stage_of(job);
      order_.push_back(job.id);
    }
    listed_ = listed;
    measured_jobs_ = engine::measured_jobs(study, *experiment_, list);
    other_results_ = engine::has_other_results(store_, list);
    std::erase_if(order_, [&](const engine::JobId& id) { return !listed.contains(id); });
    std::erase_if(jobs_, [&](const auto& one) { return !listed.contains(one.first); });
  }
  stamp_ = file.lastModified();
  bytes_ = file.size();
  read_once_ = true;
}

JobRow RunReader::look_at(const engine::JobId& id, Known& known) {
  JobRow row;
  row.id = id;
  row.stage = known.stage;
  row.title = known.title;
  row.task = QString::fromStdString(known.job.task());
  // Results come and do not go, unless the folder does.
  const bool folder = QFileInfo::exists(from_path(store_.folder(id)));
  if (!folder) known.done = false;
  if (folder && !known.done) {
    if (const auto result = store_.result(id)) {
      known.done = true;
      known.seconds = result->seconds;
      QStringList notes;
      for (const std::string& note : result->notes) notes << QString::fromStdString(note);
      known.notes = notes.join(u'\n');
    } else if (const auto failure = store_.failure(id); failure) {
      row.state = JobState::kFailed;
      row.reason = QString::fromStdString(failure->message);
    }
  }
  if (known.done) {
    row.state = JobState::kDone;
    row.seconds = known.seconds;
    row.reason = known.notes;
  }
  return row;
}

// Transfers that somebody asked for by themselves are in the store alone.
void RunReader::find_asked_for() {
  std::error_code ignored;
  const auto name = [this](const std::string& code) { return task_name(code); };
  for (const auto& entry : fs::directory_iterator(store_.artifacts() / "jobs", ignored)) {
    const engine::JobId id = entry.path().filename().string();
    if (!engine::is_job_id(id) || listed_.contains(id) || passed_over_.contains(id)) continue;
    if (jobs_.contains(id)) continue;
    try {
      engine::Job job = store_.job(id);
      const bool belongs =
          job.kind() == engine::JobKind::kTransfer &&
          std::all_of(job.depends.begin(), job.depends.end(),
                      [&](const engine::JobId& needed) { return listed_.contains(needed); });
      if (belongs) {
        Known& known = jobs_[id];
        known.title = job_title(job, name);
        known.stage = stage_of(job);
        known.job = std::move(job);
        order_.push_back(id);
        continue;
      }
    } catch (const Error&) {
      // Another version's, or being written: what is no job of this experiment is not shown.
    }
    passed_over_.insert(id);
  }
}

void RunReader::look_at_jobs(RunSnapshot& run, const std::set<engine::JobId>& in_hand) {
  find_asked_for();
  std::map<engine::JobId, JobState> states;
  for (const engine::JobId& id : order_) {
    Known& known = jobs_.at(id);
    JobRow row = look_at(id, known);
    if (row.state == JobState::kFailed && in_hand.contains(id)) {  // it has another chance
      row.state = JobState::kWaiting;
      row.reason.clear();
    }
    if (row.state == JobState::kWaiting) {
      for (const engine::JobId& needed : known.job.depends) {
        const auto state = states.find(needed);
        if (state == states.end()) continue;
        if (state->second == JobState::kFailed || state->second == JobState::kSkipped) {
          row.state = JobState::kSkipped;
          row.reason = QCoreApplication::translate("RunSnapshot", "It needs: %1")
                           .arg(jobs_.at(needed).title);
          break;
        }
      }
    }
    // Nobody goes on with what was asked for by itself.
    const bool active = run.state == RunState::kRunning || run.state == RunState::kPaused;
    if (!listed_.contains(id) && row.state != JobState::kDone && !active) continue;
    states[id] = row.state;
    if (row.state != JobState::kDone && measured_jobs_.contains(id)) ++run.measured;
    run.jobs.push_back(std::move(row));
  }
  run.sources = sources_;
  run.targets = targets_;
  run.other_results = other_results_;
  run.expected = expected_;
}

std::vector<Curve> RunReader::read_curves(const RunSnapshot& run, int most) {
  struct Candidate {
    const JobRow* row;
    qint64 when;
  };
  std::vector<Candidate> candidates;
  const bool active = run.state == RunState::kRunning || run.state == RunState::kPaused;
  for (const JobRow& row : run.jobs) {
    // What was left in the middle is shown as far as it came.
    const bool begun = row.state == JobState::kRunning || row.state == JobState::kDone ||
                       row.state == JobState::kFailed;
    if (!begun && (active || row.state != JobState::kWaiting)) continue;
    const QFileInfo file(from_path(store_.folder(row.id) / engine::kCurveFile));
    if (file.exists()) candidates.push_back({&row, file.lastModified().toMSecsSinceEpoch()});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     const bool first = a.row->state == JobState::kRunning;
                     const bool second = b.row->state == JobState::kRunning;
                     return first != second ? first : a.when > b.when;
                   });
  if (candidates.size() > static_cast<std::size_t>(most)) {
    candidates.resize(static_cast<std::size_t>(most));
  }
  std::set<engine::JobId> wanted;
  std::vector<Curve> curves;
  for (const Candidate& candidate : candidates) {
    const engine::JobId& id = candidate.row->id;
    wanted.insert(id);
    auto& reader = curves_[id];
    if (reader == nullptr) {
      reader = std::make_unique<CurveReader>(from_path(store_.folder(id) / engine::kCurveFile));
    }
    reader->read();
    if (reader->points().empty()) continue;
    curves.push_back({QString::fromStdString(id), candidate.row->title,
                      candidate.row->state == JobState::kRunning, thinned(reader->points(), 2000)});
  }
  std::erase_if(curves_, [&](const auto& one) { return !wanted.contains(one.first); });
  return curves;
}

void RunReader::judge(RunSnapshot& run) const {
  count_stages(run);
  run.disk_full = run.disk_full || says_disk_is_full(run.problem);
  for (const JobRow& job : run.jobs) {
    run.disk_full =
        run.disk_full || (job.state == JobState::kFailed && says_disk_is_full(job.reason));
  }
  if (run.disk_free >= 0 && run.disk_free < kNoRoom && run.done() < run.total()) {
    run.disk_full = true;
  }
  if (run.state == RunState::kRunning || run.state == RunState::kPaused) {
    run.disk_full = false;  // it goes on
    return;
  }
  const int done = run.done(), total = run.total(), failed = run.failed();
  const bool dataset_gone = !run.dataset.isEmpty() && experiment_ &&
                            !experiment_->dataset.empty() && !QFileInfo(run.dataset).isDir();
  if (total > 0 && done == total) {
    run.state = RunState::kFinished;
    run.disk_full = false;
  } else if (dataset_gone) {
    run.state = RunState::kDatasetGone;
  } else if (failed > 0 && done + failed + run.expected >= total) {
    run.state = RunState::kFailed;
  } else if (failed == 0 && run.measured > 0 && done + run.measured == total) {
    run.state = RunState::kArtifactsGone;
  } else if (done == 0 && failed == 0 && run.state != RunState::kStopped) {
    run.state = RunState::kNotBegun;
  } else {
    run.state = RunState::kStopped;
  }
}

void RunReader::add_plan(RunSnapshot& run, int workers, const RunContext& context) {
  if (!plan_ || planned_workers_ != workers || planned_done_ != run.done() ||
      planned_stamp_ != stamp_) {
    plan_ = engine::make_plan(study_.toStdString(), workers, context,
                              [&] { return find_machine_(context.stop); });
    planned_workers_ = workers;
    planned_done_ = run.done();
    planned_stamp_ = stamp_;
  }
  if (!plan_) return;
  run.seconds_left = plan_->seconds_left;
  run.memory_bytes = static_cast<double>(plan_->memory);
  run.disk_bytes = static_cast<double>(plan_->disk_left);
}

std::optional<RunReading> RunReader::read(int curves, int workers, const RunContext& context) {
  RunReading reading;
  RunSnapshot& run = reading.run;
  run.artifacts = from_path(store_.artifacts());
  try {
    const fs::path path = study_.toStdString();
    read_study();
    if (context.stopped()) return std::nullopt;
    if (!experiment_ || builtin_) {
      run.state = RunState::kNoExperiment;
      run.shipped = experiment_.has_value();
      return reading;
    }
    run.dataset = from_path(experiment_->dataset_folder(path));
    run.awaits_rooms = experiment_->awaits_rooms(path);
    run.profile = QString::fromStdString(experiment_->profile.name);
    run.slurm = experiment_->profile.slurm;
    run.has_slurm = engine::has_slurm();
    const auto status = engine::read_status(path);
    const auto holder = lease_holder(path, StudyAccess::kRun);
    const bool active = holder && holder->program != engine::kChangingExperiment;
    if (!active) run.in_slurm = static_cast<int>(engine::tasks_in_slurm(path));
    if (active) {
      run.state = engine::is_paused(path) ? RunState::kPaused : RunState::kRunning;
      run.holder = QCoreApplication::translate("RunSnapshot", "%1 (process %2 on %3) runs it")
                       .arg(QString::fromStdString(holder->program))
                       .arg(holder->pid)
                       .arg(QString::fromStdString(holder->host));
      run.here = holder->host == host_name();
      run.process = holder->pid;
    } else if (status && status->state != engine::RunState::kNew) {
      run.state = RunState::kStopped;
      run.did_all = status->state == engine::RunState::kFinished;
      run.problem = QString::fromStdString(status->message);
    }
    std::set<engine::JobId> in_hand;
    if (active && status && status->active()) {
      for (const engine::RunningJob& job : status->running) in_hand.insert(job.id);
      for (const engine::QueuedJob& job : status->waiting) in_hand.insert(job.id);
    }
    look_at_jobs(run, in_hand);
    if (active && status && status->active()) {
      run.seconds_left = status->seconds_left;
      for (const engine::RunningJob& job : status->running) {
        for (JobRow& row : run.jobs) {
          if (row.id != job.id || row.state == JobState::kDone) continue;
          row.state = JobState::kRunning;
          row.reason.clear();
          row.seconds = job.seconds;
          if (job.total > 0) row.share = std::clamp(job.done / job.total, 0.0, 1.0);
        }
      }
      run.queued = static_cast<int>(status->queued);
      run.work_left = 0;
      for (const engine::KindStatus& kind : status->kinds) run.work_left += kind.seconds_left;
      std::map<engine::JobId, const engine::QueuedJob*> queued;
      for (const engine::QueuedJob& job : status->waiting) queued.emplace(job.id, &job);
      for (JobRow& row : run.jobs) {
        const auto job = queued.find(row.id);
        if (job == queued.end() || row.state == JobState::kDone) continue;
        row.state = JobState::kQueued;
        row.reason = queued_text(*job->second);
      }
    }
    run.disk_free = free_space(study_);
    for (const JobRow& job : run.jobs) {
      if (job.state == JobState::kDone) run.seconds_spent += job.seconds;
    }
    judge(run);
    if (!active && run.state != RunState::kFinished && run.state != RunState::kDatasetGone) {
      add_plan(run, workers, context);
    }
    if (context.stopped()) return std::nullopt;
    reading.curves = read_curves(run, curves);
    reading.log = log_of(run.artifacts + QStringLiteral("/run.events"));
  } catch (const std::exception& error) {
    run.problem = QString::fromUtf8(error.what());
    if (run.state == RunState::kUnknown) run.state = RunState::kStopped;
  }
  return reading;
}

}  // namespace taskatlas::ui
