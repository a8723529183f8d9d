// SPDX-License-Identifier: MIT
// What became of tasks, by the jobs' files and by the queue.
#include "engine/slurm_executor.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// A shared file system may show a folder as it was a while ago; opening it asks the server anew.
void look_anew(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    static_cast<void>(entry);
    break;
  }
}

std::string last_line(const std::string& text) {
  const auto end = text.find_last_not_of(" \n\r\t");
  if (end == std::string::npos) return {};
  const auto begin = text.find_last_of("\n\r", end);
  constexpr std::size_t kMost = 300;
  return text.substr(begin == std::string::npos ? 0 : begin + 1, end - begin).substr(0, kMost);
}

// Whether they are one and the same, and not of two processes.
bool is_same(const TaskNote& a, const TaskNote& b) {
  return std::tie(a.host, a.pid, a.seconds, a.state, a.stage, a.done) ==
         std::tie(b.host, b.pid, b.seconds, b.state, b.stage, b.done);
}

}  // namespace

// As Slurm has it: "312_4"; empty where it has no number yet.
std::string SlurmExecutor::number_of(const Place& place) const {
  const auto batch = batches_.find(place.batch);
  if (batch == batches_.end() || batch->second.record.array.empty()) return {};
  return batch->second.record.array + "_" + std::to_string(place.index);
}

std::string SlurmExecutor::place_of(const Task& task) const {
  const std::string number = number_of(task.place);
  return number.empty() ? number : "Slurm task " + number;
}

// Checkpoints by name, size and time of change: of the same file system's clock, and only ever
// compared for being the same.
std::string SlurmExecutor::checkpoints_of(const JobId& id) const {
  std::vector<std::string> files;
  std::error_code ignored;
  const fs::path scratch = store_.folder(id) / kScratchFolder;
  for (const auto& entry : fs::directory_iterator(scratch, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name == kSecondsFile) continue;  // time passes whether or not anything is done
    files.push_back(name + " " + std::to_string(entry.file_size(ignored)) + " " +
                    std::to_string(entry.last_write_time(ignored).time_since_epoch().count()));
  }
  std::sort(files.begin(), files.end());
  std::string text;
  for (const std::string& file : files) text += file + "\n";
  return text;
}

// An array whose submission was cut short is known by its name.
void SlurmExecutor::find_unknown(const std::vector<QueuedTask>& queue) {
  std::map<std::string, std::set<std::string>> arrays;  // by name of the job; those that live
  for (const QueuedTask& task : queue) {
    if (task.state != TaskState::kEnded) arrays[task.name].insert(task.array);
  }
  for (auto& [key, batch] : batches_) {
    const std::string name = batch.record.job_name();
    const auto found = arrays.find(name);
    if (batch.sent == Sent::kUnknown) {
      const auto any = std::find_if(queue.begin(), queue.end(),
                                    [&](const QueuedTask& task) { return task.name == name; });
      if (found != arrays.end() || any != queue.end()) {
        batch.record.array = found != arrays.end() ? *found->second.begin() : any->array;
        batch.sent = Sent::kSubmitted;
        files_.update(batch.record);
      } else if (Clock::now() - batch.since >= 2 * poll()) {
        // By the script of this run: who wrote the one that lies there is not known.
        files_.put(batch.record, batch_script(options_.settings.prologue));
        batch.sent = Sent::kPlanned;
        submit_at_ = Clock::now();
      }
    }
    if (batch.sent != Sent::kSubmitted || found == arrays.end()) continue;
    for (const std::string& array : found->second) {
      if (array != batch.record.array) to_cancel_.push_back({"scancel", array});  // came twice
    }
  }
}

const QueuedTask* SlurmExecutor::queued(const Known& known, const Place& place) const {
  const SlurmBatch& batch = batches_.at(place.batch).record;
  const auto found = known.find({batch.job_name() + "/" + batch.array, place.index});
  return found == known.end() ? nullptr : found->second;
}

// Of a job that earlier coordinators submitted more than once, the task that Slurm has is followed:
// one that runs rather than one that waits, the last of several. The others are given up.
void SlurmExecutor::choose_places(const Known& known) {
  const auto life = [&](const Place& place) {
    const QueuedTask* task = queued(known, place);
    if (task == nullptr || task->state == TaskState::kEnded) return 0;
    return task->state == TaskState::kRunning ? 2 : 1;
  };
  for (auto& [id, task] : tasks_) {
    for (std::vector<Place> others = std::exchange(task.others, {}); !others.empty();
         others.pop_back()) {
      const Place& other = others.back();
      const Place lost = life(other) > life(task.place) ? std::exchange(task.place, other) : other;
      if (life(lost) > 0) to_cancel_.push_back({"scancel", number_of(lost)});
      leave(lost);
    }
  }
}

void SlurmExecutor::reconcile(const std::vector<QueuedTask>& queue, const Reports& report) {
  find_unknown(queue);
  Known known;
  for (const QueuedTask& task : queue) {
    const auto [place, added] =
        known.try_emplace({task.name + "/" + task.array, task.index}, &task);
    // A task that was begun anew may be there twice; what lives is what counts.
    if (!added && task.state != TaskState::kEnded) place->second = &task;
  }
  if (!heard_) choose_places(known);
  for (auto& [name, batch] : batches_) batch.waiting = batch.blocked = false;
  std::vector<JobId> ids;
  ids.reserve(tasks_.size());
  for (const auto& [id, task] : tasks_) ids.push_back(id);
  for (const JobId& id : ids) {
    const Place& place = tasks_.at(id).place;
    Batch& batch = batches_.at(place.batch);
    if (batch.sent != Sent::kSubmitted) {
      // What was never submitted, or may not have been, is not waited for once all is cancelled.
      if (cancelling_) finish(id, {id, JobReturned{}}, report);
      continue;
    }
    const QueuedTask* task = queued(known, place);
    if (task != nullptr && task->state == TaskState::kWaiting) {
      batch.waiting = true;
      batch.blocked = task->reason.starts_with("Dependency");
    }
    look_at(id, task, report);
  }
  take_back_stuck(report);
}

// A controller that crashed may have lost arrays, and gives their numbers away again: those that
// wait for them would wait for others, and perhaps these for them.
void SlurmExecutor::take_back_stuck(const Reports& report) {
  std::vector<JobId> back;
  for (auto& [name, batch] : batches_) {
    const auto& after = batch.record.after;
    const bool stuck = batch.blocked && std::none_of(after.begin(), after.end(), [&](auto& other) {
                         return batches_.contains(other);
                       });
    if (!stuck) batch.stuck = 0;
    if (!stuck) continue;
    if (++batch.stuck == 1) batch.stuck_at = Clock::now();
    if (!is_long(batch.stuck, batch.stuck_at)) continue;
    to_cancel_.push_back({"scancel", batch.record.array});
    for (const std::size_t index : batch.left) back.push_back(batch.record.jobs[index]);
  }
  for (const JobId& id : back) finish(id, {id, JobReturned{}}, report);
}

void SlurmExecutor::look_at(const JobId& id, const QueuedTask* queued, const Reports& report) {
  Task& task = tasks_.at(id);
  const TaskState now = queued == nullptr ? TaskState::kEnded : queued->state;
  if (now != task.state) {
    if (now == TaskState::kRunning) task.begun = Clock::now();
    if (now == TaskState::kEnded) task.ended = Clock::now();
    if (now == TaskState::kEnded && task.state != TaskState::kRunning) task.begun = task.ended;
    task.state = now;
    task.why = Task::Why::kUnasked;
  }
  const std::string word = queued == nullptr ? std::string() : queued->word;
  if (std::exchange(task.word, word) != word) task.over = 0;
  const bool unbegun = now == TaskState::kWaiting || now == TaskState::kStarting;
  // One that ran is looked at each time: its last note may be seen late from here.
  if (unbegun && (!task.unbegun || task.ran || task.aside)) set_note_aside(id, task);
  task.unbegun = unbegun;
  task.ran = task.ran || now == TaskState::kRunning;
  if (now == TaskState::kRunning) return follow(id, task, report);
  task.reason = queued == nullptr ? std::string() : queued->reason;
  if (unbegun) return;
  task.end.word = word;
  settle(id, task, report);
}

// Slurm begins a task anew under its old name, as after a preemption or where its node failed, and
// until it does, the task's note is what it said before.
void SlurmExecutor::set_note_aside(const JobId& id, Task& task) const {
  const Place& place = task.place;
  task.aside = read_note(store_, id, attempt_name(place.batch, place.index));
  task.further = task.further || task.note.advanced || (task.aside && task.aside->advanced);
  task.note = {};
}

std::optional<TaskNote> SlurmExecutor::note_of(const JobId& id, const Task& task) const {
  auto note = read_note(store_, id, attempt_name(task.place.batch, task.place.index));
  if (note && task.aside && is_same(*note, *task.aside)) return std::nullopt;
  return note;
}

void SlurmExecutor::follow(const JobId& id, Task& task, const Reports& report) {
  const auto note = note_of(id, task);
  if (!note) return;
  if (note->state == NoteState::kRunning) {
    task.note = *note;
    task.over = 0;
    return;
  }
  if (note->state == NoteState::kFinished) {
    look_anew(store_.folder(id));
    if (store_.done(id)) return finish(id, {id, JobDone{note->seconds}}, report);
  }
  // It is about to end, or to begin anew. A controller that was restarted may take it for running
  // until its node registers again: it is not waited for so long.
  if (++task.over == 1) task.spoke = Clock::now();
  if (!is_long(task.over, task.spoke)) return;
  to_cancel_.push_back({"scancel", number_of(task.place)});
  task.end.word = "COMPLETED";
  task.ended = task.spoke;
  settle(id, task, report);
}

// A task that has ended, or that Slurm does not know any more.
void SlurmExecutor::settle(const JobId& id, Task& task, const Reports& report) {
  look_anew(store_.folder(id));
  const auto note = note_of(id, task);
  if (store_.done(id)) {
    const double seconds = note ? note->seconds : 0;
    return finish(id, {id, JobDone{seconds}}, report);
  }
  if (note) task.note = *note;
  if (note && note->state == NoteState::kFailed) {
    return finish(id, {id, JobFailed{note->failure}}, report);
  }
  if (cancelling_ || (note && note->state == NoteState::kWaiting)) {
    return finish(id, {id, JobReturned{}}, report);
  }
  if (note && note->state == NoteState::kStopped) {
    return bury(id, task, report);
  }
  // What it wrote last may take a while to be seen from here.
  if (Clock::now() - task.ended < 2 * poll()) return;
  const bool told = !task.end.word.empty() && task.end.word != "FAILED";
  if (told || task.why == Task::Why::kTold) return bury(id, task, report);
  if (task.why != Task::Why::kUnasked) return;  // asked already
  task.why = find_program("sacct").empty() ? Task::Why::kShown : Task::Why::kAccounting;
  to_ask_.push_back(id);
}

// By the accounting where the cluster has one, else by what the controller still remembers.
void SlurmExecutor::hear_why(const JobId& id, const CommandResult& result, const Reports& report) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end()) return;  // next_question() takes it off the list
  Task& task = found->second;
  const bool accounting = task.why == Task::Why::kAccounting;
  // A controller that crashed may have given the number away again.
  const bool ours =
      accounting || shown_name(result.out) == batches_.at(task.place.batch).record.job_name();
  auto end = accounting ? parse_accounting(result.out) : parse_shown_job(result.out);
  if (!ours) end.reset();
  if (!end && accounting) {
    task.why = Task::Why::kShown;
    return;
  }
  if (!end && !result.good() && trouble_of(result.complaint()) == SlurmTrouble::kPassing) {
    return trouble(result.complaint());
  }
  to_ask_.pop_front();
  if (!end && ours) {
    // It lives: the queue did not have it when it was asked, and will tell next time.
    task.state = TaskState::kWaiting;
    task.why = Task::Why::kUnasked;
    return;
  }
  if (end) task.end = *end;
  task.why = Task::Why::kTold;
  settle(id, task, report);
}

// It ended without a result, and nobody here wanted that.
void SlurmExecutor::bury(const JobId& id, Task& task, const Reports& report) {
  JobDied death;
  const bool stopped = task.note.state == NoteState::kStopped;
  const std::string which = place_of(task);
  if (stopped && (task.end.word == "FAILED" || task.end.word == "COMPLETED")) {
    death.how = which + " was told to stop by Slurm, as before its time limit or a preemption";
  } else if (task.end.word.empty()) {
    death.how = which + " is not known to Slurm any more and left no result";
  } else {
    death.how = which + " " + describe_end(task.end, task.reason);
  }
  const bool further = (task.further || task.note.advanced) && checkpoints_of(id) != task.before;
  death.counts = !further;
  if (further) death.how += "; it came further than before";
  if (const std::string words = last_line(collect_output(id, task)); !words.empty() && !stopped) {
    death.how += "; it said last: " + words;
  }
  finish(id, {id, death}, report);
}

// What the task said outside the job's log goes there, as Slurm's own remarks do; returned is its
// end.
std::string SlurmExecutor::collect_output(const JobId& id, const Task& task) const {
  std::string text = files_.take_output(task.place.batch, task.place.index);
  if (!text.empty()) {
    store_.append(id, kLogFile,
                  "[" + place_of(task) + "]\n" + text + (text.ends_with('\n') ? "" : "\n"));
  }
  return text;
}

void SlurmExecutor::finish(const JobId& id, const JobReport& what, const Reports& report) {
  const auto found = tasks_.find(id);
  if (found == tasks_.end()) return;
  const Task task = std::move(found->second);
  collect_output(id, task);
  tasks_.erase(found);
  leave(task.place);
  report(what);
}

// A batch goes with the last of its tasks.
void SlurmExecutor::leave(const Place& place) {
  const auto batch = batches_.find(place.batch);
  batch->second.left.erase(place.index);
  if (!batch->second.left.empty()) return;
  files_.remove(place.batch);
  std::erase(order_, place.batch);
  batches_.erase(batch);
}

}  // namespace taskatlas::engine
