// SPDX-License-Identifier: MIT
#include "engine/slurm_executor.hpp"

#include "base/error.hpp"
#include "engine/slurm.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Slurm's programs try again by themselves for as long as they are told to wait for messages.
constexpr milliseconds kAnswer(100'000);
constexpr milliseconds kLongestPause(60'000);
constexpr auto kIdle = milliseconds(50);

std::string tasks_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " task" : " tasks");
}

std::vector<std::string> cancel_words(const SlurmBatch& batch) {
  return {"scancel", "--name=" + batch.job_name()};
}

void require_slurm() {
  if (has_slurm()) return;
  throw failure(
      "there is no sbatch on this machine's $PATH; run the study from a login node of a cluster "
      "with Slurm, or with --executor local");
}

}  // namespace

SlurmExecutor::SlurmExecutor(SlurmOptions options)
    : options_(std::move(options)),
      store_(options_.study),
      files_(store_),
      max_array_(static_cast<std::size_t>(options_.settings.max_array)),
      most_(static_cast<std::size_t>(options_.settings.max_in_flight)),
      ask_at_(Clock::now()),
      submit_at_(Clock::now()) {
  require_slurm();
  adopt();
}

// What an earlier coordinator left: its batches, but for tasks that have a result.
void SlurmExecutor::adopt() {
  SlurmBatches::Found found = files_.read();
  for (const std::string& problem : found.problems) options_.log(problem);
  for (SlurmBatch& record : found.batches) {
    last_number_ = std::max(last_number_, record.number);
    Batch batch;
    for (std::size_t index = 0; index < record.jobs.size(); ++index) {
      const JobId& id = record.jobs[index];
      if (store_.done(id)) continue;
      // A job that was submitted anew is in hand by its last batch, unless Slurm knows better.
      const auto [at, added] = tasks_.try_emplace(id);
      Task& task = at->second;
      if (added) {
        task.before = checkpoints_of(id);
      } else {
        task.others.push_back(task.place);
      }
      task.place = {record.name, index};
      batch.left.insert(index);
    }
    if (batch.left.empty()) {
      files_.remove(record.name);
      continue;
    }
    batch.sent = record.array.empty() ? Sent::kUnknown : Sent::kSubmitted;
    batch.since = Clock::now();
    order_.push_back(record.name);
    const std::string name = record.name;
    batch.record = std::move(record);
    batches_.emplace(name, std::move(batch));
  }
  if (!tasks_.empty()) {
    options_.log(tasks_text(tasks_.size()) + " of an earlier run are in Slurm, and are followed");
  }
}

bool SlurmExecutor::holds(const JobId& id) const { return tasks_.contains(id); }

milliseconds SlurmExecutor::poll() const {
  return milliseconds(static_cast<milliseconds::rep>(options_.settings.poll_seconds * 1000));
}

// How long what Slurm says is believed against what is known here.
bool SlurmExecutor::is_long(int polls, Clock::time_point since) const {
  constexpr int kMost = 20;
  return polls > kMost && Clock::now() - since >= kMost * poll();
}

std::vector<JobInHand> SlurmExecutor::in_hand() const {
  std::vector<JobInHand> jobs;
  const auto now = Clock::now();
  for (const auto& [id, task] : tasks_) {
    JobInHand job;
    job.id = id;
    job.running = task.state == TaskState::kRunning || task.state == TaskState::kEnded;
    if (job.running) job.seconds = std::chrono::duration<double>(now - task.begun).count();
    job.stage = task.note.stage;
    job.done = task.note.done;
    job.total = task.note.total;
    job.place = place_of(task);
    if (!job.running && task.reason != "None") job.reason = task.reason;
    jobs.push_back(std::move(job));
  }
  return jobs;
}

std::size_t SlurmExecutor::room() const {
  if (!heard_ || max_array_ == 0 || cancelling_ || held_) return 0;
  const bool planned = std::any_of(batches_.begin(), batches_.end(), [](const auto& one) {
    return one.second.sent != Sent::kSubmitted;
  });
  return planned ? 0 : most_ - std::min(most_, tasks_.size());
}

// Jobs of one kind that wait for the same arrays become an array.
void SlurmExecutor::submit(std::span<const Job* const> jobs) {
  struct Key {
    JobKind kind;
    int cpus;
    std::set<std::string> after;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::string> open;
  std::vector<std::string> fresh;
  for (const Job* job : jobs) {
    // Rendering takes the cores that it finds; a job says no number of them.
    const bool renders = job->kind() == JobKind::kRender;
    Key key{job->kind(), renders ? options_.settings.render_cpus : job->threads, {}};
    for (const JobId& needed : job->depends) {
      const auto task = tasks_.find(needed);
      if (task != tasks_.end()) key.after.insert(task->second.place.batch);
    }
    std::string& name = open[key];
    if (name.empty() || batches_.at(name).left.size() >= max_array_) {
      name = new_batch_name();
      Batch batch;
      batch.record.name = name;
      batch.record.number = ++last_number_;
      batch.record.kind = key.kind;
      batch.record.cpus = key.cpus;
      batch.record.gpus = key.kind != JobKind::kRender && job->device != "cpu";
      batch.record.after.assign(key.after.begin(), key.after.end());
      batches_.emplace(name, std::move(batch));
      fresh.push_back(name);
    }
    Batch& batch = batches_.at(name);
    Task task;
    task.place = {name, batch.record.jobs.size()};
    task.before = checkpoints_of(job->id);
    batch.left.insert(task.place.index);
    batch.record.jobs.push_back(job->id);
    tasks_.emplace(job->id, std::move(task));
  }
  const std::string script = batch_script(options_.settings.prologue);
  for (const std::string& name : fresh) {
    files_.put(batches_.at(name).record, script);
    order_.push_back(name);
  }
}

void SlurmExecutor::wait(milliseconds time, const Reports& report) {
  const auto until = Clock::now() + time;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    if (!command_.running()) {
      auto question = next_question();
      if (!question) {
        if (left > milliseconds(0)) std::this_thread::sleep_for(std::min(left, kIdle));
        if (left <= kIdle) return;
        continue;
      }
      question_ = std::move(*question);
      command_.start(question_.words, kAnswer);
    }
    const auto result = command_.wait(std::max(left, milliseconds(1)));
    if (result) hear(question_, *result, report);
    if (Clock::now() >= until) return;
  }
}

std::optional<SlurmExecutor::Question> SlurmExecutor::next_question() {
  const auto now = Clock::now();
  if (now < ask_at_ && troubled_) return std::nullopt;
  if (!to_cancel_.empty()) return Question{Asked::kCancel, {}, {}, to_cancel_.front()};
  if (max_array_ == 0) {
    return Question{Asked::kLimits, {}, {}, {"scontrol", "show", "config"}};
  }
  if (heard_ && !held_ && !cancelling_ && now >= submit_at_) {
    for (const std::string& name : order_) {
      Batch& batch = batches_.at(name);
      if (batch.sent == Sent::kUnknown) break;  // those that wait for it must know its id
      if (batch.sent == Sent::kPlanned) return submission(batch);
    }
  }
  while (!to_ask_.empty()) {
    const JobId id = to_ask_.front();
    const auto found = tasks_.find(id);
    if (found == tasks_.end()) {
      to_ask_.pop_front();
      continue;
    }
    const Task& task = found->second;
    const std::string number = number_of(task.place);
    if (task.why == Task::Why::kAccounting) {
      return Question{
          Asked::kWhy,
          {},
          id,
          {"sacct", "--noheader", "--parsable2", "--allocations", "--jobs=" + number,
           "--name=" + batches_.at(task.place.batch).record.job_name(), "--format=State,ExitCode"}};
    }
    return Question{Asked::kWhy, {}, id, {"scontrol", "--oneliner", "show", "job", number}};
  }
  if (now < ask_at_) return std::nullopt;
  if (heard_ && !cancelling_) {
    for (auto& [name, batch] : batches_) {
      if (batch.sent != Sent::kSubmitted || batch.record.held == held_ || !batch.waiting) continue;
      return Question{
          Asked::kHold, name, {}, {"scontrol", held_ ? "hold" : "release", batch.record.array}};
    }
  }
  return Question{Asked::kQueue, {}, {}, squeue_words()};
}

SlurmExecutor::Question SlurmExecutor::submission(Batch& batch) const {
  SlurmArray array;
  array.name = batch.record.job_name();
  array.tasks = batch.record.jobs.size();
  array.cpus = batch.record.cpus;
  array.gpus = batch.record.gpus;
  const fs::path folder = fs::absolute(files_.folder(batch.record.name));
  array.output = folder.string();
  array.script = (folder / "script.sh").string();
  array.arguments = {options_.program.string(), options_.study.string(), batch.record.name,
                     folder.string()};
  for (const std::string& name : batch.record.after) {
    const auto other = batches_.find(name);  // one that is not there has ended
    if (other != batches_.end() && !other->second.record.array.empty()) {
      array.after.push_back(other->second.record.array);
    }
  }
  return {Asked::kSubmit, batch.record.name, {}, sbatch_words(array, options_.settings)};
}

void SlurmExecutor::hear(const Question& question, const CommandResult& result,
                         const Reports& report) {
  const std::string complaint = result.good() ? std::string() : result.complaint();
  const bool passing = !result.good() && trouble_of(complaint) == SlurmTrouble::kPassing;
  switch (question.what) {
    case Asked::kLimits:
      if (passing) return trouble(complaint);
      return hear_limits(result);
    case Asked::kSubmit:
      return hear_submitted(question.batch, result, report);
    case Asked::kCancel:
      if (passing) return trouble(complaint);
      if (!result.good()) options_.log("scancel: " + complaint);
      to_cancel_.pop_front();
      ask_at_ = Clock::now();
      return no_trouble();
    case Asked::kWhy:
      return hear_why(question.job, result, report);
    case Asked::kHold: {
      if (passing) return trouble(complaint);
      const auto batch = batches_.find(question.batch);
      if (!result.good()) options_.log("scontrol: " + complaint);
      if (batch == batches_.end()) return;
      batch->second.record.held = question.words[1] == "hold";
      return files_.update(batch->second.record);
    }
    case Asked::kQueue:
      if (!result.good()) {
        if (complaint.find("fatal:") != std::string::npos) throw failure("squeue: " + complaint);
        return trouble(complaint);
      }
      no_trouble();
      ask_at_ = Clock::now() + poll();
      reconcile(parse_queue(result.out), report);
      heard_ = true;
      return;
  }
}

void SlurmExecutor::hear_limits(const CommandResult& result) {
  const auto most = result.good() ? parse_max_array(result.out) : std::nullopt;
  if (!most) {
    throw failure("scontrol show config does not tell MaxArraySize (" + result.complaint() +
                  "); 'max_array' in the profile's slurm says how many tasks an array may have");
  }
  if (*most == 0) {
    throw failure(
        "this cluster allows no job arrays (its MaxArraySize is 0), which TaskAtlas "
        "submits its jobs as");
  }
  max_array_ = *most;
  no_trouble();
}

void SlurmExecutor::hear_submitted(const std::string& name, const CommandResult& result,
                                   const Reports& report) {
  const auto found = batches_.find(name);
  if (found == batches_.end()) return;
  Batch& batch = found->second;
  if (result.good()) {
    const auto id = parse_submitted(result.out);
    if (!id) throw failure("sbatch said '" + result.complaint() + "', where an id was expected");
    batch.record.array = *id;
    batch.sent = Sent::kSubmitted;
    files_.update(batch.record);
    no_trouble();
    if (Clock::now() >= grow_at_) {
      most_ = std::min(static_cast<std::size_t>(options_.settings.max_in_flight), 2 * most_);
    }
    ask_at_ = std::min(ask_at_, Clock::now() + poll());
    options_.log("submitted " + tasks_text(batch.record.jobs.size()) + " (" +
                 std::string(to_string(batch.record.kind)) + ") as Slurm's array " + *id);
    return;
  }
  const std::string complaint = result.complaint();
  switch (trouble_of(complaint)) {
    case SlurmTrouble::kPassing:
      // It may have got through all the same: the queue will tell.
      batch.sent = Sent::kUnknown;
      batch.since = Clock::now();
      return trouble(complaint);
    case SlurmTrouble::kLimit:
      if (tasks_.size() == 1) throw failure("sbatch: " + complaint);
      options_.log("sbatch: " + complaint + "; fewer tasks are submitted at once");
      submit_at_ = Clock::now() + std::max(milliseconds(1000), 2 * poll());
      return give_back_half(name, report);
    case SlurmTrouble::kLasting:
      break;
  }
  throw failure("sbatch: " + complaint +
                "; the profile's slurm says what is asked for (docs/cluster.md)");
}

// The cluster does not take so many: half of this batch, and all that was to follow, wait.
void SlurmExecutor::give_back_half(const std::string& name, const Reports& report) {
  constexpr auto kUntilMore = std::chrono::minutes(10);
  grow_at_ = Clock::now() + kUntilMore;
  std::vector<JobId> back;
  bool after = false;
  for (const std::string& one : order_) {
    Batch& batch = batches_.at(one);
    after = after || one == name;
    if (!after || batch.sent != Sent::kPlanned) continue;
    const std::size_t keep = one == name ? (batch.record.jobs.size() + 1) / 2 : 0;
    back.insert(back.end(), batch.record.jobs.begin() + static_cast<std::ptrdiff_t>(keep),
                batch.record.jobs.end());
    if (keep == 0) continue;
    for (std::size_t i = keep; i < batch.record.jobs.size(); ++i) batch.left.erase(i);
    batch.record.jobs.resize(keep);
    files_.put(batch.record, batch_script(options_.settings.prologue));
  }
  most_ = std::max<std::size_t>(1, tasks_.size() - std::min(tasks_.size() - 1, back.size()));
  for (const JobId& id : back) finish(id, {id, JobReturned{}}, report);
}

void SlurmExecutor::trouble(const std::string& complaint) {
  pause_ = std::min(kLongestPause, std::max(poll(), 2 * pause_));
  ask_at_ = Clock::now() + pause_;
  if (!troubled_) {
    options_.log("Slurm does not answer (" + complaint + "); it is asked again until it does");
  }
  troubled_ = true;
}

void SlurmExecutor::no_trouble() {
  if (troubled_) options_.log("Slurm answers again");
  troubled_ = false;
  pause_ = milliseconds(0);
}

void SlurmExecutor::stop(Ending how) {
  if (how == Ending::kLetGo) {
    command_.end();
    // What Slurm never heard of is nothing to come back to.
    for (const auto& [name, batch] : batches_) {
      if (batch.sent == Sent::kPlanned && name != question_.batch) files_.remove(name);
    }
    batches_.clear();
    order_.clear();
    tasks_.clear();
    return;
  }
  cancelling_ = true;
  troubled_ = false;
  ask_at_ = Clock::now();
  // A submission under way is given up: if it gets through, its name is cancelled all the same.
  command_.end();
  for (auto& [name, batch] : batches_) to_cancel_.push_back(cancel_words(batch.record));
}

milliseconds SlurmExecutor::patience() const { return milliseconds(8000); }

void SlurmExecutor::end() {
  if (cancelling_ && !to_cancel_.empty()) {
    options_.log(
        "not all tasks could be cancelled, as Slurm does not answer; `taskatlas-cli "
        "cancel` tries again");
  }
  command_.end();
}

bool has_slurm() { return !find_program("sbatch").empty(); }

std::size_t tasks_in_slurm(const fs::path& study) {
  const JobStore store(study);
  std::size_t count = 0;
  for (const SlurmBatch& batch : SlurmBatches(store).read().batches) {
    count += static_cast<std::size_t>(std::count_if(
        batch.jobs.begin(), batch.jobs.end(), [&](const JobId& id) { return !store.done(id); }));
  }
  return count;
}

std::size_t cancel_in_slurm(const fs::path& study, const std::stop_token& stop) {
  const JobStore store(study);
  const SlurmBatches files(store);
  const auto found = files.read();
  const std::size_t count = tasks_in_slurm(study);
  if (found.batches.empty()) return 0;
  require_slurm();
  for (const SlurmBatch& batch : found.batches) {
    Command command;
    command.start(cancel_words(batch), kAnswer);
    std::optional<CommandResult> result;
    while (!result && !stop.stop_requested()) result = command.wait(milliseconds(100));
    if (!result) return count;
    if (!result->good()) throw failure("scancel: " + result->complaint());
    files.remove(batch.name);
  }
  return count;
}

}  // namespace taskatlas::engine
