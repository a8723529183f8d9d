// SPDX-License-Identifier: MIT
#include "engine/status.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "engine/fields.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 10> kStates{"new",        "running", "paused", "finished",
                                                   "incomplete", "stopped", "failed", "interrupted",
                                                   "measured",   "partial"};
constexpr std::int64_t kMost = std::int64_t{1} << 53;
constexpr std::uintmax_t kMostRequestBytes = 4096;  // who is asked to stop

fs::path status_file(const fs::path& study) { return artifacts_folder(study) / "run.json"; }
fs::path cancel_file(const fs::path& study) { return artifacts_folder(study) / "cancel"; }
fs::path pause_file(const fs::path& study) { return artifacts_folder(study) / "pause"; }

std::size_t count(Fields& fields, const char* key) {
  return static_cast<std::size_t>(fields.integer(key, 0, 0, kMost));
}

JobKind read_kind(Fields& fields) {
  const std::string text = fields.text("kind", {});
  for (int i = 0; i < kJobKinds; ++i) {
    if (to_string(static_cast<JobKind>(i)) == text) return static_cast<JobKind>(i);
  }
  fields.refuse("kind", "a kind of job");
}

const Json& list_of(Fields& fields, const char* key) {
  const Json* list = fields.find(key);
  constexpr std::size_t kLongest = 100'000;
  if (list == nullptr || !list->is_array() || list->size() > kLongest) fields.refuse(key, "a list");
  return *list;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// Of one run; another one of the same study has another.
std::string address(const LeaseHolder& holder) {
  return std::to_string(holder.pid) + " " + holder.since + " " + holder.host;
}

void put(const fs::path& path, const std::string& content) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) throw failure(path.parent_path().string() + ": cannot be made: " + error.message());
  write_file_atomically(path, content, Links::kReplace);
}

void take_away(const fs::path& path) {
  std::error_code error;
  fs::remove(path, error);
  if (error) throw failure(path.string() + ": cannot be removed: " + error.message());
}

}  // namespace

std::string_view to_string(RunState state) { return kStates.at(static_cast<std::size_t>(state)); }

Json to_json(const RunStatus& status) {
  Json kinds = Json::array(), running = Json::array(), waiting = Json::array(),
       failures = Json::array(), notes = Json::array();
  for (const KindStatus& kind : status.kinds) {
    kinds.push_back({{"kind", to_string(kind.kind)},
                     {"jobs", kind.jobs},
                     {"done", kind.done},
                     {"failed", kind.failed},
                     {"skipped", kind.skipped},
                     {"seconds_left", kind.seconds_left}});
  }
  for (const RunningJob& job : status.running) {
    running.push_back({{"id", job.id},
                       {"kind", to_string(job.kind)},
                       {"title", job.title},
                       {"stage", job.stage},
                       {"done", job.done},
                       {"total", job.total},
                       {"seconds", job.seconds},
                       {"place", job.place}});
  }
  for (const QueuedJob& job : status.waiting) {
    waiting.push_back({{"id", job.id}, {"place", job.place}, {"reason", job.reason}});
  }
  for (const FailedJob& job : status.failures) {
    failures.push_back({{"id", job.id}, {"title", job.title}, {"message", job.message}});
  }
  for (const RunNote& note : status.notes) {
    notes.push_back({{"text", note.text}, {"jobs", note.jobs}});
  }
  return {{"state", to_string(status.state)},
          {"message", status.message},
          {"host", status.host},
          {"pid", status.pid},
          {"started", status.started},
          {"updated", status.updated},
          {"executor", status.executor},
          {"device", status.device},
          {"workers", status.workers},
          {"queued", status.queued},
          {"jobs", status.jobs},
          {"done", status.done},
          {"failed", status.failed},
          {"skipped", status.skipped},
          {"measured", status.measured},
          {"seconds_left", status.seconds_left},
          {"kinds", std::move(kinds)},
          {"running", std::move(running)},
          {"waiting", std::move(waiting)},
          {"failures", std::move(failures)},
          {"notes", std::move(notes)}};
}

RunStatus run_status_from_json(const Json& json) {
  Fields fields(json, "the state of the run");
  RunStatus status;
  const std::string state = fields.text("state", {});
  const auto name = std::find(kStates.begin(), kStates.end(), state);
  if (name == kStates.end()) fields.refuse("state", "a state");
  status.state = static_cast<RunState>(name - kStates.begin());
  status.message = fields.text("message", {});
  status.host = fields.text("host", {});
  status.pid = fields.integer("pid", 0, 0, kMost);
  status.started = fields.integer("started", 0, 0, kMost);
  status.updated = fields.integer("updated", 0, 0, kMost);
  status.executor = fields.text("executor", status.executor);
  status.device = fields.text("device", {});
  status.queued = count(fields, "queued");
  status.workers = static_cast<int>(fields.integer("workers", 0, 0, 1 << 20));
  status.jobs = count(fields, "jobs");
  status.done = count(fields, "done");
  status.failed = count(fields, "failed");
  status.skipped = count(fields, "skipped");
  status.measured = count(fields, "measured");
  status.seconds_left = fields.number("seconds_left", 0);
  for (const Json& one : list_of(fields, "kinds")) {
    Fields kind(one, "the state of the run");
    status.kinds.push_back({read_kind(kind), count(kind, "jobs"), count(kind, "done"),
                            count(kind, "failed"), count(kind, "skipped"),
                            kind.number("seconds_left", 0)});
  }
  for (const Json& one : list_of(fields, "running")) {
    Fields job(one, "the state of the run");
    status.running.push_back({job.text("id", {}), read_kind(job), job.text("title", {}),
                              job.text("stage", {}), job.number("done", 0), job.number("total", 0),
                              job.number("seconds", 0), job.text("place", {})});
  }
  if (json.contains("waiting")) {  // runs of earlier versions do not tell
    for (const Json& one : list_of(fields, "waiting")) {
      Fields job(one, "the state of the run");
      status.waiting.push_back({job.text("id", {}), job.text("place", {}), job.text("reason", {})});
    }
  }
  for (const Json& one : list_of(fields, "failures")) {
    Fields job(one, "the state of the run");
    status.failures.push_back({job.text("id", {}), job.text("title", {}), job.text("message", {})});
  }
  if (json.contains("notes")) {  // runs of earlier versions do not tell
    for (const Json& one : list_of(fields, "notes")) {
      Fields note(one, "the state of the run");
      status.notes.push_back({note.text("text", {}), count(note, "jobs")});
    }
  }
  return status;
}

void write_status(const fs::path& study, const RunStatus& status) {
  const fs::path path = status_file(study);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) throw failure(path.parent_path().string() + ": cannot be made: " + error.message());
  write_file_atomically(path, to_json(status).dump(2, ' ', false, Json::error_handler_t::replace),
                        Links::kReplace);
}

std::optional<RunStatus> read_status(const fs::path& study) {
  const auto holder = lease_holder(study, StudyAccess::kRun);
  const fs::path path = status_file(study);
  if (!is_there(path)) return std::nullopt;
  constexpr std::uintmax_t kMostBytes = 64 << 20;
  RunStatus status =
      run_status_from_json(parse_json(read_regular_file(path, kMostBytes), path.string()));
  // The coordinator says that it ended before it gives the lease back.
  if (status.active() && (!holder || holder->pid != status.pid)) {
    status = run_status_from_json(parse_json(read_regular_file(path, kMostBytes), path.string()));
    if (status.active()) status.state = RunState::kInterrupted;
  }
  return status;
}

std::string device_of_jobs(const std::string& of_profile, const std::optional<RunStatus>& last) {
  if (of_profile != "auto") return of_profile;
  return last && !last->device.empty() ? last->device : "cpu";
}

bool request_cancel(const fs::path& study) {
  // A host whose clock is wrong must hear of it too; who has died does not mind.
  const auto holder = lease_holder(study, StudyAccess::kRun, Doubt::kAlive);
  if (!holder) return false;
  put(cancel_file(study), address(*holder));
  return true;
}

bool cancel_requested(const fs::path& study, const LeaseHolder& self) {
  const fs::path path = cancel_file(study);
  if (!is_there(path)) return false;
  try {
    return read_regular_file(path, kMostRequestBytes) == address(self);
  } catch (const Error&) {
    return false;  // taken back meanwhile
  }
}
void clear_cancel(const fs::path& study) { take_away(cancel_file(study)); }

void set_paused(const fs::path& study, bool paused) {
  if (paused) {
    put(pause_file(study), {});
  } else {
    take_away(pause_file(study));
  }
}

bool is_paused(const fs::path& study) { return is_there(pause_file(study)); }

}  // namespace taskatlas::engine
