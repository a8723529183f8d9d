// SPDX-License-Identifier: MIT
#include "fuzz/slurm_seeds.hpp"

#include "base/atomic_file.hpp"
#include "engine/slurm_settings.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/seeds.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::fuzz {

namespace fs = std::filesystem;

engine::SlurmBatch small_batch() {
  engine::SlurmBatch batch;
  batch.name = "0123456789abcdef";
  batch.number = 3;
  batch.array = "4711";
  batch.kind = engine::JobKind::kTransfer;
  batch.cpus = 4;
  batch.after = {"fedcba9876543210"};
  batch.jobs = {"00000000000000000000000000000001", "0123456789abcdef0123456789abcdef"};
  return batch;
}

engine::TaskNote small_note() {
  engine::TaskNote note;
  note.attempt = engine::attempt_name(small_batch().name, 1);
  note.host = "node7";
  note.pid = 4711;
  note.seconds = 12.5;
  note.stage = "training";
  note.done = 300;
  note.total = 600;
  note.advanced = true;
  return note;
}

Seeds batch_seeds() {
  const engine::JobStore store(scratch() / "seed.taskstudy");
  const engine::SlurmBatches batches(store);
  const engine::SlurmBatch batch = small_batch();
  batches.put(batch, "");
  must(batches.read().batches.size() == 1);
  const fs::path folder = batches.folder(batch.name);
  std::string text = read_file(folder / kBatchFile);
  const std::string artifacts = store.artifacts().string();
  const auto at = text.find(artifacts);
  must(at != std::string::npos);
  text.replace(at, artifacts.size(), kArtifacts);
  return {std::string(1, '\0') + text, std::string(1, '\1') + read_file(folder / kTasksFile)};
}

Seeds note_seeds() {
  const engine::JobStore store(scratch() / "seed.taskstudy");
  const engine::JobId id = small_batch().jobs.back();
  fs::create_directories(store.folder(id));
  engine::TaskNote failed = small_note();
  failed.state = engine::NoteState::kFailed;
  failed.failure = {ErrorKind::kBadInput, "no \"such\"\nthing \xC3\xA4"};
  Seeds seeds;
  for (const engine::TaskNote& note : {small_note(), failed}) {
    engine::write_note(store, id, note);
    seeds.push_back(read_file(store.folder(id) / kNoteFile));
  }
  return seeds;
}

Seeds slurm_settings_seeds() {
  engine::SlurmSettings settings;
  settings.partition = "gpu";
  settings.constraint = "a100|h100";
  settings.gpus = 1;
  settings.memory_mb = 16'000;
  settings.time_limit = 90;
  settings.prologue = {"module load cuda", "export A=\"b c\"\t# d"};
  settings.poll_seconds = 0.5;
  settings.check();
  return {engine::to_json(engine::SlurmSettings()).dump(), engine::to_json(settings).dump(),
          R"({"max_array": 1001, "attempts": 5})"};
}

Seeds slurm_text_seeds() {
  return {
      "4711\n",
      "4711;cluster\n",
      "4711|0|RUNNING|taskatlas-0123456789abcdef|None\n"
      "4711|1|PENDING|taskatlas-0123456789abcdef|(Resources)\n"
      "4711|12|OUT_OF_MEMORY|taskatlas-0123456789abcdef|OutOfMemory|x\n"
      "12|N/A|RUNNING|shell|None\n",
      "Configuration data as of 2026-01-01T00:00:00\nMaxArraySize            = 1001\nMaxJobCount = "
      "10000\n",
      "FAILED|0:9\n",
      "CANCELLED by 1000|0:15\nTIMEOUT|1:0\n",
      "JobId=4712 ArrayJobId=4711 ArrayTaskId=1 JobName=taskatlas-0123456789abcdef\n"
      "   JobState=NODE_FAIL Reason=NodeDown Dependency=(null)\n   Requeue=1 ExitCode=1:0\n",
      "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect "
      "failure)\n",
      "sbatch: error: QOSMaxSubmitJobPerUserLimit\n"};
}

}  // namespace taskatlas::fuzz
