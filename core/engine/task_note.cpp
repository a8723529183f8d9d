// SPDX-License-Identifier: MIT
#include "engine/task_note.hpp"

#include "base/atomic_file.hpp"
#include "engine/fields.hpp"
#include "engine/run_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kNoteFile = "progress.json";
constexpr std::array<std::string_view, 5> kStates{"running", "finished", "stopped", "failed",
                                                  "waiting"};
constexpr std::array<std::string_view, 3> kKinds{"failed", "usage", "bad_input"};
constexpr std::int64_t kMost = std::int64_t{1} << 53;

template <std::size_t N>
std::size_t place_of(Fields& fields, const char* key,
                     const std::array<std::string_view, N>& names) {
  const std::string text = fields.text(key, {});
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) fields.refuse(key, "one of its names");
  return static_cast<std::size_t>(found - names.begin());
}

double finite(double value) { return std::isfinite(value) ? value : 0; }

TaskNote parse(const std::string& text, const std::string& where) {
  const Json json = parse_json(text, where);
  Fields fields(json, where);
  TaskNote note;
  note.attempt = fields.text("attempt", {});
  note.state = static_cast<NoteState>(place_of(fields, "state", kStates));
  note.host = fields.text("host", {});
  note.pid = fields.integer("pid", 0, 0, kMost);
  note.seconds = fields.number("seconds", 0);
  note.stage = fields.text("stage", {});
  note.done = fields.number("done", 0);
  note.total = fields.number("total", 0);
  note.advanced = fields.boolean("advanced", false);
  if (note.state == NoteState::kFailed) {
    constexpr std::array kErrors{ErrorKind::kFailed, ErrorKind::kUsage, ErrorKind::kBadInput};
    note.failure = {kErrors.at(place_of(fields, "kind", kKinds)), fields.text("message", {})};
  }
  return note;
}

}  // namespace

std::string attempt_name(const std::string& batch, std::size_t task) {
  return batch + "/" + std::to_string(task);
}

void write_note(const JobStore& store, const JobId& id, const TaskNote& note) {
  Json json{{"attempt", note.attempt},
            {"state", kStates.at(static_cast<std::size_t>(note.state))},
            {"host", note.host},
            {"pid", note.pid},
            {"seconds", finite(note.seconds)},
            {"stage", note.stage},
            {"done", finite(note.done)},
            {"total", finite(note.total)},
            {"advanced", note.advanced}};
  if (note.state == NoteState::kFailed) {
    const bool usage = note.failure.kind == ErrorKind::kUsage;
    json["kind"] = note.failure.kind == ErrorKind::kBadInput ? kKinds[2] : kKinds[usage ? 1 : 0];
    json["message"] = note.failure.message;
  }
  write_file_atomically(store.own_folder(id) / kNoteFile,
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
                        Links::kReplace);
}

std::optional<TaskNote> read_note(const JobStore& store, const JobId& id,
                                  const std::string& attempt) {
  const fs::path path = store.folder(id) / kNoteFile;
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return std::nullopt;
  try {
    constexpr std::uintmax_t kMostBytes = 1 << 20;
    TaskNote note = parse(read_regular_file(path, kMostBytes), path.string());
    if (note.attempt == attempt) return note;
  } catch (const Error&) {
    // What cannot be read says nothing; Slurm is asked instead.
  }
  return std::nullopt;
}

NoteKeeper::NoteKeeper(const JobStore& store, JobId id, std::string attempt)
    : store_(store), id_(std::move(id)), begun_(Clock::now()) {
  note_.attempt = std::move(attempt);
  note_.host = host_name();
  note_.pid = ::getpid();
  write();
}

void NoteKeeper::write() {
  written_ = Clock::now();
  note_.seconds = std::chrono::duration<double>(written_ - begun_).count();
  write_note(store_, id_, note_);
}

void NoteKeeper::progress(double done, double total, std::string_view stage) {
  const std::lock_guard lock(mutex_);
  const bool first = note_.stage.empty();
  if (first) first_ = done;
  if (!first && (note_.stage != stage || done > first_)) note_.advanced = true;
  note_.stage = stage;
  note_.done = done;
  note_.total = total;
  constexpr std::chrono::seconds kBetween(1);
  if (!first && Clock::now() - written_ < kBetween) return;
  try {
    write();
  } catch (const Error&) {
    // A full disk stops the job where it writes what matters.
  }
}

void NoteKeeper::end(NoteState state, const JobStore::Failure& failure) {
  const std::lock_guard lock(mutex_);
  note_.state = state;
  note_.failure = failure;
  write();
}

}  // namespace taskatlas::engine
