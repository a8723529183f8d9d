// SPDX-License-Identifier: MIT
// What is kept of tasks that were given to Slurm, and what its programs and its tasks say. What is
// written of what was read is outside of `try`: where it is refused, that is a finding too.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/slurm_settings.hpp"
#include "engine/slurm_text.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/slurm_seeds.hpp"

#include <optional>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::fuzz {
namespace {

namespace fs = std::filesystem;

auto members(const engine::SlurmBatch& batch) {
  return std::tie(batch.name, batch.number, batch.array, batch.held, batch.kind, batch.cpus,
                  batch.gpus, batch.after, batch.jobs);
}

auto members(const engine::TaskNote& note) {
  return std::tie(note.attempt, note.state, note.host, note.pid, note.seconds, note.stage,
                  note.done, note.total, note.advanced, note.failure.kind, note.failure.message);
}

auto members(const engine::QueuedTask& task) {
  return std::tie(task.array, task.name, task.index, task.state, task.word, task.reason);
}

// How a task ended, read again from what Slurm says of it.
template <class Parse>
void check_end(const std::optional<engine::TaskEnd>& end, Parse&& parse, const char* before,
               const char* between) {
  if (!end) return;
  const auto again = parse(before + end->word + between + end->exit_code);
  must(again && again->word == end->word && again->exit_code == end->exit_code);
  must(engine::describe_end(*end, "None").find(end->word) != std::string::npos);
}

}  // namespace

int fuzz_batch(Bytes bytes) {
  using namespace engine;
  if (bytes.empty()) return 0;
  static const JobStore store(scratch() / "batches.taskstudy");
  static const SlurmBatches batches(store);
  static const SlurmBatch small = small_batch();
  static const fs::path folder = batches.folder(small.name);
  static const auto whole = [] {
    batches.put(small, "");
    return std::pair(read_file(folder / kBatchFile), read_file(folder / kTasksFile));
  }();
  put(folder / kBatchFile, whole.first);
  put(folder / kTasksFile, whole.second);
  std::string text(text_of(bytes.subspan(1)));
  if (static_cast<unsigned char>(bytes[0]) % 2 == 0) {
    const auto at = text.find(kArtifacts);
    if (at != std::string::npos) {
      text.replace(at, std::string_view(kArtifacts).size(), store.artifacts().string());
    }
    put(folder / kBatchFile, text);
  } else {
    put(folder / kTasksFile, text);
  }
  const auto found = batches.read();
  must(found.batches.size() + found.problems.size() == 1);
  for (const SlurmBatch& batch : found.batches) {
    must(batches.job_of(batch.name, batch.jobs.size() - 1) == batch.jobs.back());
    batches.put(batch, "");
    const auto again = batches.read().batches;
    must(again.size() == 1 && members(again.front()) == members(batch));
  }
  return 0;
}

int fuzz_note(Bytes bytes) {
  using namespace engine;
  static const JobStore store(scratch() / "notes.taskstudy");
  static const JobId id = small_batch().jobs.back();
  static const fs::path folder = [] {
    fs::create_directories(store.folder(id));
    return store.folder(id);
  }();
  const std::string attempt = small_note().attempt;
  put(folder / kNoteFile, bytes);
  const auto note = read_note(store, id, attempt);
  if (!note) return 0;
  write_note(store, id, *note);
  const auto again = read_note(store, id, attempt);
  must(again && members(*again) == members(*note));
  return 0;
}

int fuzz_slurm_settings(Bytes bytes) {
  using namespace engine;
  SlurmSettings settings;
  try {
    settings = parse_slurm_settings(text_of(bytes), "fuzz", {});
  } catch (const Error&) {
    return 0;
  }
  must(parse_slurm_settings(to_json(settings).dump(), "fuzz", {}) == settings);
  must(parse_slurm_settings("{}", "fuzz", settings) == settings);
  return 0;
}

int fuzz_slurm_text(Bytes bytes) {
  using namespace engine;
  const std::string_view text = text_of(bytes);
  if (const auto id = parse_submitted(text)) must(parse_submitted(*id) == id);
  if (const auto most = parse_max_array(text)) {
    must(parse_max_array("MaxArraySize = " + std::to_string(*most)) == most);
  }
  for (const QueuedTask& task : parse_queue(text)) {
    const auto again = parse_queue(task.array + "|" + std::to_string(task.index) + "|" + task.word +
                                   "|" + task.name + "|" + task.reason);
    must(again.size() == 1 && members(again.front()) == members(task));
  }
  check_end(parse_accounting(text), parse_accounting, "", "|");
  check_end(parse_shown_job(text), parse_shown_job, "JobState=", " ExitCode=");
  trouble_of(text);
  return 0;
}

}  // namespace taskatlas::fuzz
