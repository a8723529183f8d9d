// SPDX-License-Identifier: MIT
#include "engine/coordinator.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "base/shell_text.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "engine/job_table.hpp"
#include "engine/plan.hpp"
#include "engine/run_parts.hpp"
#include "engine/run_setup.hpp"
#include "engine/survey.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kShownFailures = 100;
constexpr std::size_t kShownNotes = 100;
constexpr std::size_t kMostWaiting = 1000;  // whose reasons are told
constexpr auto kTick = milliseconds(50);    // how soon a request to stop is seen
constexpr auto kStatusInterval = milliseconds(1000);

using Entry = JobTable::Entry;

std::string times(int number) { return number == 2 ? "twice" : std::to_string(number) + " times"; }

class Coordinator {
 public:
  Coordinator(const RunOptions& options, const RunContext& context,
              std::unique_ptr<Executor> executor)
      : options_(options), context_(context), store_(options.study), study_(open()) {
    experiment_ = read_experiment(study_);
    settle_profile(options, study_, experiment_);
    check_only();
    require_dataset(experiment_, context);
    folder_ = experiment_.dataset_folder(options.study);
    sizes_ = split_sizes(experiment_, context);
    status_.host = host_name();
    status_.pid = ::getpid();
    status_.started = unix_now();
    take_over_notes();
    status_.device = experiment_.profile.device;
    const bool cards =
        experiment_.profile.device == "cuda" && options.executor == ExecutorKind::kLocal;
    if (cards) cards_ = options.find_cards();
    status_.workers = worker_count(options.workers, experiment_.profile, cards_.size());
    executor_ = executor != nullptr
                    ? std::move(executor)
                    : make_executor(options, experiment_, status_.workers, cards_, context);
    table_ = JobTable(executor_->takes_early());
    lister_.emplace(experiment_, folder_);
    if (options.executor == ExecutorKind::kSlurm) status_.executor = "slurm";
    self_ = lease_holder(options.study, StudyAccess::kRun).value_or(LeaseHolder{});
  }

  RunStatus run() {
    try {
      bring_up_to_date();
      loop();
      end_jobs();
    } catch (const std::exception& error) {
      status_.message = error.what();
      try {
        tell(RunState::kFailed);
      } catch (const Error&) {  // the first failure is what is to be told
      }
      throw;
    }
    RunState state = RunState::kFinished;
    if (table_.count(JobState::kFailed) > 0) state = RunState::kIncomplete;
    if (stopping_ && !all_done()) state = RunState::kStopped;
    tell(state);
    clear_cancel(options_.study);
    return status_;
  }

 private:
  // --- before anything runs ----------------------------------------------------------------------

  Study open() const {
    StudyOpenOptions how;
    how.access = StudyAccess::kRun;
    how.program = options_.program;
    how.stop = context_.stop;
    Study study = Study::open(options_.study, how);
    if (study.access() != StudyAccess::kRun) {
      throw failure(options_.study.string() + ": " +
                    (study.held_by()
                         ? study.held_by()->describe() + "; " + study.held_by()->way_on()
                         : "cannot be run"));
    }
    return study;
  }

  void check_only() {
    if (options_.only.empty()) return;
    only_transfer_ = parse_transfer(options_.only);
    // What cannot be meant is refused before anything is said of the run.
    if (only_transfer_) {
      check_transfer(experiment_, only_transfer_->first, only_transfer_->second);
      return;
    }
    std::string kinds;
    for (int i = 0; i < kJobKinds; ++i) {
      const auto kind = static_cast<JobKind>(i);
      if (to_string(kind) == options_.only) {
        only_kind_ = kind;
        return;
      }
      kinds += (kinds.empty() ? "" : ", ") + std::string(to_string(kind));
    }
    throw usage_error("--only is '" + options_.only + "'; one of " + kinds +
                      ", or a transfer as a+b->t, is expected");
  }

  // --- the list of jobs --------------------------------------------------------------------------

  std::optional<std::vector<RankedSource>> ranking(const TargetKey& key,
                                                   const std::vector<std::string>& sources) {
    const std::pair whole(key, sources);
    const auto known = rankings_.find(whole);
    if (known != rankings_.end()) return known->second;
    // The study is asked once all of them are there, not after each.
    const bool there = std::all_of(sources.begin(), sources.end(), [&](const std::string& source) {
      return rows_.contains(key, {source});
    });
    auto scores = there ? measured_first_order(study_, key, sources) : std::nullopt;
    if (scores) rankings_.emplace(whole, *scores);
    return scores;
  }

  // Takes in all jobs that there are so far. True where some are done of which the study lacks
  // rows.
  bool list_all() {
    JobList list = lister_->all([this](const TargetKey& key, const auto& sources) {
      auto scores = ranking(key, sources);
      if (!scores) unranked_.insert(key);
      return scores;
    });
    measured_anew_.clear();
    std::set<JobId> chosen;
    if (only_transfer_) {
      for (const std::uint64_t seed : experiment_.profile.seeds) {
        for (const std::int64_t images : experiment_.profile.transfer_images) {
          const TargetKey key{only_transfer_->second, images, seed};
          chosen.insert(
              list.jobs[add_transfer(list, experiment_, folder_, only_transfer_->first, key)].id);
        }
      }
    }
    for (const ExpectedTransfers& expected : list.expected) expect(expected);
    for (Job& job : list.jobs) {
      const bool wanted = options_.only.empty() || (only_kind_ && job.kind() == *only_kind_) ||
                          chosen.contains(job.id);
      take_in(std::move(job), wanted);
    }
    return !fresh_.empty();
  }

  // Takes in what the rows measured since ask for: higher orders of targets whose first order is
  // measured by now. True as list_all().
  bool list_more() {
    for (const TargetKey& key : std::exchange(measured_anew_, {})) {
      if (!unranked_.contains(key)) continue;
      bool whole = true;
      JobList list = lister_->higher_orders(key, [&](const TargetKey& one, const auto& sources) {
        auto scores = ranking(one, sources);
        whole = whole && scores.has_value();
        return scores;
      });
      if (whole) unranked_.erase(key);
      expected_.erase(key);
      for (const ExpectedTransfers& expected : list.expected) expect(expected);
      for (Job& job : list.jobs) {
        if (!table_.contains(job.id)) {
          take_in(std::move(job), options_.only.empty() || only_kind_ == JobKind::kTransfer);
        }
      }
    }
    return !fresh_.empty();
  }

  void take_in(Job job, bool wanted) {
    const double estimated = estimate(job, sizes_).seconds;
    Entry& entry = table_.add(std::move(job), estimated);
    if (const auto result = store_.result(entry.job.id)) {
      table_.set(entry, JobState::kDone);
      pace_.took(entry.job.kind(), estimated, result->seconds);
      // What the study has of it is not read again.
      if (!rows_.has_all_of(entry.job, experiment_)) fresh_.push_back(entry.job.id);
    } else if (executor_->holds(entry.job.id)) {
      table_.set(entry, JobState::kRunning);
      entry.attempts = 1;
    }
    if (wanted) table_.want(entry);
  }

  void expect(const ExpectedTransfers& expected) {
    if (!options_.only.empty() && only_kind_ != JobKind::kTransfer) return;
    const ExpectedCost cost = estimate(expected, experiment_, sizes_);
    Expected& sum = expected_[expected.key];
    sum.jobs += cost.jobs;
    sum.seconds += cost.cost.seconds;
  }

  // Results that lie in the artifacts go into the study, until nothing new comes of them.
  void bring_up_to_date() {
    rows_ = MeasuredRows(study_);
    for (bool some = list_all(); some; some = list_more()) ingest_fresh();
    say_what_is_done_again();
  }

  // Where artifacts were deleted, or another version made them, jobs are done again whose results
  // the study has: it is said, since nobody sees it in the study.
  void say_what_is_done_again() {
    std::vector<const Job*> jobs;
    for (const Entry& entry : table_.entries()) jobs.push_back(&entry.job);
    const auto measured = measured_jobs(rows_, experiment_, jobs);
    const auto again =
        std::count_if(table_.entries().begin(), table_.entries().end(), [&](const Entry& entry) {
          return entry.wanted() && entry.state() == JobState::kWaiting &&
                 measured.contains(entry.job.id);
        });
    if (again == 0) return;
    context_.log(std::to_string(again) + (again == 1 ? " job is" : " jobs are") +
                 " done again to bring back networks and representations, which " +
                 (has_other_results(store_, [&](const JobId& id) { return table_.contains(id); })
                      ? "another version of TaskAtlas, or other settings, had made"
                      : "are not here") +
                 "; the results are in the study already and stay as they are");
  }

  void ingest_fresh() {
    for (const JobId& id : std::exchange(fresh_, {})) ingest(table_.at(id));
  }

  // The rows of a job into the study, those that are there already excepted.
  void ingest(Entry& entry) {
    const Job& job = entry.job;
    std::optional<JobLosses> losses;
    try {
      losses = store_.losses(job.id);
      if (!losses) return;
      GrownLosses grown;
      grown.target = losses->target;
      grown.rows = std::move(losses->rows);
      grown.images = std::move(losses->images);
      grown.groups = std::move(losses->groups);
      grown.losses = std::move(losses->losses);
      Provenance provenance;
      provenance.action = "run";
      provenance.note = "profile " + experiment_.profile.name + ", device " +
                        experiment_.profile.device + ", " +
                        std::to_string(experiment_.profile.threads) + " threads a job";
      const auto add = [&](std::int64_t images, std::uint64_t seed) {
        grown.transfer_images = images;
        grown.seed = static_cast<std::int64_t>(seed);
        study_.grow(grown, provenance);
        const TargetKey key{grown.target, images, seed};
        for (const auto& row : grown.rows) rows_.add(key, row);
        measured_anew_.insert(key);
      };
      if (const auto* train = std::get_if<TrainJob>(&job.work)) {
        // The target's own network is the same whatever the transfers were trained on.
        for (const std::int64_t images : experiment_.profile.transfer_images) {
          add(images, train->seed);
        }
      } else if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
        add(baseline->transfer_images, baseline->seed);
      } else if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
        add(transfer->transfer_images, transfer->seed);
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      fail(entry, {error.kind(), error.what()});
    }
  }

  // --- running -----------------------------------------------------------------------------------

  void loop() {
    tell(RunState::kRunning);
    while (true) {
      if (!stopping_) {
        if (cancel_requested(options_.study, self_)) {
          begin_stopping(Ending::kCancel);
        } else if (context_.stopped()) {
          begin_stopping(Ending::kLetGo);
        }
      }
      const bool held_back = !stopping_ && is_paused(options_.study);
      if (held_back && !paused_) {
        context_.log("paused: nothing new is begun until `taskatlas-cli resume " +
                     shell_quoted(options_.study.string()) + "`");
      }
      if (held_back != paused_) executor_->hold_back(held_back);
      paused_ = held_back;
      if (!stopping_ && !held_back) give_out();
      if (executor_->idle()) {
        ingest_fresh();
        if (stopping_) return;
        while (list_more()) ingest_fresh();
        if (table_.next() == nullptr) return;
        if (!held_back && executor_->room() > 0) continue;
      }
      executor_->wait(kTick, [this](const JobReport& report) { take(report); });
      ingest_fresh();
      while (!stopping_ && list_more()) ingest_fresh();
      if (Clock::now() - told_ >= kStatusInterval) {
        tell(held_back ? RunState::kPaused : RunState::kRunning);
      }
      if (stopping_ && Clock::now() >= patience_) return;  // end_jobs() gives up what is left
    }
  }

  void give_out() {
    std::vector<const Job*> jobs;
    for (std::size_t room = executor_->room(); room > 0; --room) {
      Entry* entry = table_.next();
      if (entry == nullptr) break;
      store_.put(entry->job);
      table_.set(*entry, JobState::kRunning);
      ++entry->attempts;
      jobs.push_back(&entry->job);
    }
    if (!jobs.empty()) executor_->submit(jobs);
  }

  void take(const JobReport& report) {
    if (!table_.contains(report.id)) return;  // in hand since an earlier run, and no longer wanted
    Entry& entry = table_.at(report.id);
    if (entry.state() != JobState::kRunning) return;
    if (const auto* logged = std::get_if<JobLogged>(&report.what)) {
      write_log(report.id, logged->message);
    } else if (const auto* done = std::get_if<JobDone>(&report.what)) {
      finished(entry, done->seconds);
    } else if (std::holds_alternative<JobReturned>(report.what)) {
      table_.set(entry, JobState::kWaiting);
      --entry.attempts;
    } else if (const auto* failed = std::get_if<JobFailed>(&report.what)) {
      fail(entry, failed->failure);
    } else {
      died(entry, std::get<JobDied>(report.what));
    }
  }

  void finished(Entry& entry, double seconds) {
    const auto result = store_.result(entry.job.id);
    if (!result) {
      fail(entry, {ErrorKind::kFailed, "the worker says it is done, but there is no result"});
      return;
    }
    table_.set(entry, JobState::kDone);
    pace_.took(entry.job.kind(), entry.estimated(),
               result->seconds > 0 ? result->seconds : seconds);
    fresh_.push_back(entry.job.id);
    for (const std::string& note : result->notes) {
      context_.log(entry.job.title() + ": " + note);
      keep_note(note);
    }
    context_.log(entry.job.title() + ": done in " + format_fixed(seconds, 1) + " s");
  }

  // What jobs of earlier runs said holds for their results still.
  void take_over_notes() {
    try {
      if (auto before = read_status(options_.study)) status_.notes = std::move(before->notes);
    } catch (const Error&) {  // damaged, or no file: it is written anew
    }
  }

  void keep_note(const std::string& text) {
    const auto known = std::ranges::find(status_.notes, text, &RunNote::text);
    if (known != status_.notes.end()) {
      ++known->jobs;
    } else if (status_.notes.size() < kShownNotes) {
      status_.notes.push_back({text, 1});
    }
  }

  void died(Entry& entry, const JobDied& death) {
    table_.set(entry, JobState::kWaiting);
    if (!death.counts) --entry.attempts;
    if (stopping_) return;
    const int most = executor_->attempts();
    if (entry.attempts < most) {
      context_.log(entry.job.title() + ": " + death.how + "; it is tried " +
                   (death.counts && entry.attempts + 1 == most ? "once more" : "again"));
    } else {
      fail(entry, {ErrorKind::kFailed, death.how + (most == 1 ? "" : ", " + times(most))});
    }
  }

  void fail(Entry& entry, const JobStore::Failure& failure) {
    table_.set(entry, JobState::kFailed);
    failures_.push_back({entry.job.id, entry.job.title(), failure.message});
    context_.log(entry.job.title() + ": failed: " + failure.message);
    try {
      store_.fail(entry.job.id, failure);
    } catch (const Error&) {
      // A disk that does not take even this takes no other job's result.
      throw Error(failure.kind, entry.job.title() + ": " + failure.message +
                                    "; nothing can be written to " + store_.artifacts().string() +
                                    ": make room there and run again");
    }
  }

  void write_log(const JobId& id, const std::string& message) const {
    store_.append(id, kLogFile, message + "\n");
  }

  void begin_stopping(Ending how) {
    stopping_ = true;
    patience_ = Clock::now() + executor_->patience();
    const std::size_t in_hand = executor_->in_hand().size();
    executor_->stop(how);
    if (how == Ending::kLetGo && in_hand > 0 && options_.executor == ExecutorKind::kSlurm) {
      status_.message = std::to_string(in_hand) + (in_hand == 1 ? " job goes" : " jobs go") +
                        " on in Slurm; the next run with --executor slurm follows, `taskatlas-cli "
                        "cancel` ends them";
      context_.log(status_.message);
    }
  }

  void end_jobs() {
    executor_->end();
    for (const Entry& entry : table_.entries()) {
      if (entry.state() == JobState::kRunning)
        table_.set(table_.at(entry.job.id), JobState::kWaiting);
    }
  }

  // --- telling -----------------------------------------------------------------------------------

  // Seconds that a job in hand has left: by how far it says it is, once that tells something.
  double left_of(const Entry& entry, const JobInHand& job) const {
    constexpr double kTelling = 0.1;
    if (job.total > 0 && job.done >= kTelling * job.total) {
      return std::max(0.0, job.seconds * (job.total - job.done) / job.done);
    }
    return std::max(0.0, entry.estimated() * pace_.factor(entry.job.kind()) - job.seconds);
  }

  bool all_done() const {
    return expected_.empty() && table_.count(JobState::kDone) == table_.wanted();
  }

  void tell(RunState state) {
    told_ = Clock::now();
    status_.state = state;
    status_.updated = unix_now();
    status_.running.clear();
    status_.waiting.clear();
    status_.queued = 0;
    const std::vector<JobInHand> in_hand = executor_->in_hand();
    if (options_.executor == ExecutorKind::kSlurm) {
      const auto running = std::count_if(in_hand.begin(), in_hand.end(),
                                         [](const JobInHand& job) { return job.running; });
      status_.workers = std::max(1, static_cast<int>(running));
    }
    std::array<KindStatus, kJobKinds> kinds;
    status_.seconds_left = 0;
    const auto add_left = [&](JobKind kind, double seconds) {
      kinds.at(static_cast<std::size_t>(kind)).seconds_left += seconds;
      status_.seconds_left += kind == JobKind::kRender ? seconds : seconds / status_.workers;
    };
    for (int i = 0; i < kJobKinds; ++i) {
      const auto number = static_cast<JobKind>(i);
      KindStatus& kind = kinds.at(static_cast<std::size_t>(i));
      for (std::size_t one = 0; one < kJobStates; ++one) {
        kind.jobs += table_.count(number, static_cast<JobState>(one));
      }
      kind.done = table_.count(number, JobState::kDone);
      kind.failed = table_.count(number, JobState::kFailed);
      kind.skipped = table_.count(number, JobState::kSkipped);
      add_left(number, table_.waiting_seconds(number) * pace_.factor(number));
    }
    for (const JobInHand& job : in_hand) {
      if (!table_.contains(job.id)) continue;
      const Entry& entry = table_.at(job.id);
      if (!job.running) {
        ++status_.queued;
        // What Slurm has not taken yet has no place.
        if (!job.place.empty() && status_.waiting.size() < kMostWaiting) {
          status_.waiting.push_back({job.id, job.place, job.reason});
        }
        add_left(entry.job.kind(), left_of(entry, job));
        continue;
      }
      status_.running.push_back({job.id, entry.job.kind(), entry.job.title(), job.stage, job.done,
                                 job.total, job.seconds, job.place});
      add_left(entry.job.kind(), left_of(entry, job));
    }
    double mean_jobs = 0;
    for (const auto& [key, expected] : expected_) {
      mean_jobs += expected.jobs;
      add_left(JobKind::kTransfer, expected.seconds * pace_.factor(JobKind::kTransfer));
    }
    kinds.at(static_cast<std::size_t>(JobKind::kTransfer)).jobs += rounded_up(mean_jobs);
    status_.kinds.clear();
    status_.jobs = status_.done = status_.failed = status_.skipped = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      kinds[i].kind = static_cast<JobKind>(i);
      status_.jobs += kinds[i].jobs;
      status_.done += kinds[i].done;
      status_.failed += kinds[i].failed;
      status_.skipped += kinds[i].skipped;
      if (kinds[i].jobs > 0) status_.kinds.push_back(kinds[i]);
    }
    status_.failures.assign(failures_.begin(),
                            failures_.begin() + static_cast<std::ptrdiff_t>(
                                                    std::min(failures_.size(), kShownFailures)));
    write_status(options_.study, status_);
    if (options_.on_status) options_.on_status(status_);
  }

  const RunOptions& options_;
  const RunContext& context_;
  JobStore store_;
  Study study_;
  Experiment experiment_;
  fs::path folder_;
  SplitSizes sizes_;
  std::optional<JobKind> only_kind_;
  std::optional<std::pair<std::vector<std::string>, std::string>> only_transfer_;

  std::optional<JobLister> lister_;
  JobTable table_;
  std::vector<JobId> fresh_;  // done, not yet in the study
  struct Expected {
    double jobs = 0, seconds = 0;  // in the mean
  };
  std::map<TargetKey, Expected> expected_;  // of higher orders that are not listed yet
  std::set<TargetKey> unranked_;            // whose higher orders are not all listed
  MeasuredRows rows_;
  std::map<std::pair<TargetKey, std::vector<std::string>>, std::vector<RankedSource>> rankings_;
  std::set<TargetKey> measured_anew_;  // since jobs were listed
  std::vector<FailedJob> failures_;
  Pace pace_;

  std::vector<std::string> cards_;  // RunOptions::find_cards
  std::unique_ptr<Executor> executor_;
  bool stopping_ = false;
  bool paused_ = false;
  Clock::time_point patience_;
  RunStatus status_;
  LeaseHolder self_;
  Clock::time_point told_;
};

}  // namespace

RunStatus run_experiment(const RunOptions& options, const RunContext& context) {
  return Coordinator(options, context, nullptr).run();
}

RunStatus run_experiment(const RunOptions& options, const RunContext& context,
                         std::unique_ptr<Executor> executor) {
  return Coordinator(options, context, std::move(executor)).run();
}

}  // namespace taskatlas::engine
