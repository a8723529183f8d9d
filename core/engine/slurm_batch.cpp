// SPDX-License-Identifier: MIT
#include "engine/slurm_batch.hpp"

#include "base/atomic_file.hpp"
#include "engine/fields.hpp"
#include "engine/slurm_text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kBatchFile = "batch.json";
constexpr const char* kTasksFile = "tasks.txt";
constexpr const char* kScriptFile = "script.sh";
constexpr std::uintmax_t kMostBytes = 64 << 20;
constexpr std::size_t kNameDigits = 16;
constexpr std::int64_t kMostCpus = 1024;

std::vector<JobId> read_tasks(const fs::path& path) {
  const std::string text = read_file(path, kMostBytes);
  std::vector<JobId> jobs;
  std::size_t begin = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    jobs.push_back(text.substr(begin, end - begin));
    if (!is_job_id(jobs.back())) throw bad_input(path.string() + ": a line names no job");
    begin = end + 1;
  }
  if (begin != text.size() || jobs.empty()) throw bad_input(path.string() + ": is cut off");
  return jobs;
}

bool is_number(const std::string& text) {
  return text.size() <= 18 && text.find_first_not_of("0123456789") == std::string::npos;
}

std::string slashed(const fs::path& path) { return (fs::absolute(path)).string(); }

}  // namespace

std::string SlurmBatch::job_name() const { return std::string(kSlurmName) + name; }

bool is_batch_name(const std::string& name) {
  return name.size() == kNameDigits &&
         name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string new_batch_name() {
  std::random_device random;
  std::array<char, kNameDigits + 1> text{};
  std::snprintf(text.data(), text.size(), "%08x%08x", random(), random());
  return text.data();
}

SlurmBatches::SlurmBatches(const JobStore& store) : artifacts_(store.artifacts()) {}

fs::path SlurmBatches::folder(const std::string& name) const {
  if (!is_batch_name(name)) throw bad_input("'" + name.substr(0, 40) + "' is no name of a batch");
  return artifacts_ / "slurm" / name;
}

void SlurmBatches::put(const SlurmBatch& batch, const std::string& script) const {
  const fs::path place = folder(batch.name);
  std::error_code error;
  fs::create_directories(place, error);
  if (error) throw failure(place.string() + ": cannot be made: " + error.message());
  std::string tasks;
  for (const JobId& job : batch.jobs) tasks += job + "\n";
  write_file_atomically(place / kTasksFile, tasks, Links::kReplace);
  write_file_atomically(place / kScriptFile, script, Links::kReplace);
  update(batch);
}

void SlurmBatches::update(const SlurmBatch& batch) const {
  const Json json{{"name", batch.name},
                  {"artifacts", slashed(artifacts_)},
                  {"array", batch.array},
                  {"held", batch.held},
                  {"kind", to_string(batch.kind)},
                  {"cpus", batch.cpus},
                  {"gpus", batch.gpus},
                  {"after", batch.after},
                  {"tasks", batch.jobs.size()}};
  write_file_atomically(folder(batch.name) / kBatchFile,
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
                        Links::kReplace);
}

void SlurmBatches::remove(const std::string& name) const {
  const fs::path place = folder(name);
  std::error_code ignored;
  // First what makes it a batch, so that a half-removed one is none.
  fs::remove(place / kBatchFile, ignored);
  fs::remove_all(place, ignored);
  fs::remove(place.parent_path(), ignored);  // where it is empty
}

std::optional<SlurmBatch> SlurmBatches::read_one(const std::string& name) const {
  const fs::path place = folder(name), path = place / kBatchFile;
  const Json json = parse_json(read_file(path, kMostBytes), path.string());
  Fields fields(json, path.string());
  SlurmBatch batch;
  batch.name = fields.text("name", {});
  batch.array = fields.text("array", {});
  batch.held = fields.boolean("held", false);
  batch.cpus = static_cast<int>(fields.integer("cpus", 1, 1, kMostCpus));
  batch.gpus = fields.boolean("gpus", true);
  batch.after = fields.texts("after");
  const std::string kind = fields.text("kind", {}), artifacts = fields.text("artifacts", {});
  bool known = false;
  for (int i = 0; i < kJobKinds; ++i) {
    if (to_string(static_cast<JobKind>(i)) != kind) continue;
    batch.kind = static_cast<JobKind>(i);
    known = true;
  }
  if (!known) fields.refuse("kind", "a kind of job");
  if (batch.name != name) fields.refuse("name", "the name of its folder");
  if (!is_number(batch.array)) fields.refuse("array", "an id of Slurm's");
  if (!std::all_of(batch.after.begin(), batch.after.end(), is_batch_name)) {
    fields.refuse("after", "names of batches");
  }
  // A copy of a study, artifacts and all, has no tasks in Slurm: they are the original's.
  std::error_code error;
  if (!fs::equivalent(artifacts, artifacts_, error) || error) return std::nullopt;
  batch.jobs = read_tasks(place / kTasksFile);
  if (fields.integer("tasks", 0, 0, INT64_MAX) != static_cast<std::int64_t>(batch.jobs.size())) {
    fields.refuse("tasks", "the number of lines of tasks.txt");
  }
  return batch;
}

SlurmBatches::Found SlurmBatches::read() const {
  Found found;
  std::error_code ignored;
  std::vector<std::pair<fs::file_time_type, SlurmBatch>> dated;
  for (const auto& entry : fs::directory_iterator(artifacts_ / "slurm", ignored)) {
    const std::string name = entry.path().filename().string();
    if (!is_batch_name(name) || !fs::exists(entry.path() / kBatchFile, ignored)) continue;
    try {
      if (auto batch = read_one(name)) {
        dated.emplace_back(fs::last_write_time(entry.path() / kTasksFile, ignored),
                           std::move(*batch));
      } else {
        found.problems.push_back(entry.path().string() +
                                 ": belongs to the study that this one is a copy of, or to where "
                                 "it lay before; its tasks are left alone");
      }
    } catch (const Error& error) {
      found.problems.emplace_back(error.what());
    }
  }
  std::sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.name < b.second.name;
  });
  for (auto& [when, batch] : dated) found.batches.push_back(std::move(batch));
  return found;
}

bool SlurmBatches::any() const { return !read().batches.empty(); }

JobId SlurmBatches::job_of(const std::string& name, std::size_t task) const {
  const fs::path path = folder(name) / kTasksFile;
  const auto jobs = read_tasks(path);
  if (task >= jobs.size()) {
    throw bad_input(path.string() + ": has no task " + std::to_string(task));
  }
  return jobs[task];
}

}  // namespace taskatlas::engine
