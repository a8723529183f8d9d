// SPDX-License-Identifier: MIT
#include "engine/slurm_batch.hpp"

#include "base/atomic_file.hpp"
#include "engine/fields.hpp"
#include "engine/slurm_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <random>
#include <tuple>
#include <utility>

#include <fcntl.h>
#include <linux/magic.h>
#include <nlohmann/json.hpp>
#include <sys/vfs.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kBatchFile = "batch.json";
constexpr const char* kTasksFile = "tasks.txt";
constexpr const char* kScriptFile = "script.sh";
constexpr const char* kOutputEnd = ".out";
constexpr std::uintmax_t kMostBytes = 64 << 20;
constexpr std::size_t kNameDigits = 16;
constexpr std::int64_t kMostCpus = 1024;
constexpr std::int64_t kMostNumber = std::int64_t{1} << 53;

bool is_link(const fs::path& path) {
  std::error_code ignored;
  return fs::is_symlink(path, ignored);
}

void refuse_link(const fs::path& folder) {
  if (!is_link(folder)) return;
  throw failure(folder.string() + ": is a link, which may lead anywhere; remove it");
}

// What lies in a folder, of which some may go meanwhile; nothing where it cannot be read.
std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    entries.push_back(*at);
  }
  return entries;
}

// Neither links nor folders are ever made there, and what waits for a reader is none of ours.
void refuse_all_but_files(const fs::path& folder) {
  for (const fs::directory_entry& entry : entries_of(folder)) {
    std::error_code ignored;
    const fs::file_status status = entry.symlink_status(ignored);
    if (!fs::exists(status) || fs::is_regular_file(status)) continue;
    throw failure(entry.path().string() +
                  ": is no regular file, as all that TaskAtlas puts there is; remove it");
  }
}

// What an earlier submission left, or a stranger put there: Slurm and the script add to N.out, be
// it a link or not.
void clear(const fs::path& folder) {
  for (const fs::directory_entry& entry : entries_of(folder)) {
    const std::string name = entry.path().filename().string();
    std::error_code error;
    const bool stays = name == kBatchFile || name == kTasksFile || name == kScriptFile;
    const bool plain = fs::is_regular_file(entry.symlink_status(error));
    if (stays && plain) continue;
    fs::remove(entry.path(), error);
    if (error && (!plain || name.ends_with(kOutputEnd))) {
      throw failure(entry.path().string() + ": cannot be removed: " + error.message());
    }
  }
}

// Whether it leads to the same place whoever asks, and wherever: /proc/self/cwd is absolute as
// well.
bool leads_to_one_place(const fs::path& path) {
  if (!path.is_absolute()) return false;
  fs::path part;
  return std::none_of(path.begin(), path.end(), [&](const fs::path& name) {
    part /= name;
    struct statfs about {};
    return ::statfs(part.c_str(), &about) == 0 && about.f_type == PROC_SUPER_MAGIC;
  });
}

// The last bytes of a regular file.
std::string end_of(const fs::path& path, std::size_t most) {
  std::string text;
  const int file = open_regular_file(path, O_RDONLY);
  if (file < 0) return text;
  const off_t size = ::lseek(file, 0, SEEK_END);
  off_t from = std::max<off_t>(0, size - static_cast<off_t>(most));
  std::array<char, 4096> bytes{};
  while (text.size() < most) {
    const ssize_t got =
        ::pread(file, bytes.data(), std::min(bytes.size(), most - text.size()), from);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(bytes.data(), static_cast<std::size_t>(got));
    from += got;
  }
  ::close(file);
  return text;
}

std::vector<JobId> read_tasks(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(path, ignored))) {
    throw bad_input(path.string() + ": is no regular file");
  }
  const std::string text = read_regular_file(path, kMostBytes);
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

fs::path SlurmBatches::safe_folder(const std::string& name) const {
  fs::path place = folder(name);
  refuse_link(place.parent_path());
  refuse_link(place);
  return place;
}

void SlurmBatches::put(const SlurmBatch& batch, const std::string& script) const {
  const fs::path place = safe_folder(batch.name);
  std::error_code error;
  fs::create_directories(place, error);
  if (error) throw failure(place.string() + ": cannot be made: " + error.message());
  clear(place);
  std::string tasks;
  for (const JobId& job : batch.jobs) tasks += job + "\n";
  write_file_atomically(place / kTasksFile, tasks, Links::kReplace);
  write_file_atomically(place / kScriptFile, script, Links::kReplace);
  update(batch);
}

void SlurmBatches::update(const SlurmBatch& batch) const {
  Json json{{"name", batch.name},
            {"artifacts", slashed(artifacts_)},
            {"array", batch.array},
            {"held", batch.held},
            {"kind", to_string(batch.kind)},
            {"cpus", batch.cpus},
            {"gpus", batch.gpus},
            {"after", batch.after},
            {"tasks", batch.jobs.size()}};
  json["number"] = batch.number;
  write_file_atomically(safe_folder(batch.name) / kBatchFile,
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
                        Links::kReplace);
}

void SlurmBatches::remove(const std::string& name) const {
  const fs::path place = folder(name);
  if (is_link(place.parent_path())) return;
  std::error_code ignored;
  // First what makes it a batch, so that a half-removed one is none.
  if (!is_link(place)) fs::remove(place / kBatchFile, ignored);
  fs::remove_all(place, ignored);
  fs::remove(place.parent_path(), ignored);  // where it is empty
}

std::string SlurmBatches::take_output(const std::string& name, std::size_t task) const {
  const fs::path place = folder(name);
  if (is_link(place.parent_path()) || is_link(place)) return {};
  const fs::path file = place / (std::to_string(task) + kOutputEnd);
  constexpr std::size_t kMost = 64 << 10;
  std::string text = end_of(file, kMost);
  std::error_code ignored;
  fs::remove(file, ignored);
  return text;
}

std::optional<SlurmBatch> SlurmBatches::read_one(const std::string& name) const {
  const fs::path place = safe_folder(name), path = place / kBatchFile;
  refuse_all_but_files(place);
  const Json json = parse_json(read_regular_file(path, kMostBytes), path.string());
  Fields fields(json, path.string());
  SlurmBatch batch;
  batch.name = fields.text("name", {});
  batch.number = fields.integer("number", 0, 0, kMostNumber);
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
  // A copy of a study, artifacts and all, has no tasks in Slurm: they are the original's. Nor has a
  // stranger's, whose path must not mean the folder that one happens to be in.
  if (!leads_to_one_place(artifacts)) fields.refuse("artifacts", "an absolute path");
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
  const fs::path all = artifacts_ / "slurm";
  try {
    refuse_link(all);
  } catch (const Error& error) {
    found.problems.emplace_back(error.what());
    return found;
  }
  for (const fs::directory_entry& entry : entries_of(all)) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    if (!is_batch_name(name) || !fs::exists(entry.path() / kBatchFile, ignored)) continue;
    try {
      if (auto batch = read_one(name)) {
        found.batches.push_back(std::move(*batch));
      } else {
        found.problems.push_back(entry.path().string() +
                                 ": belongs to the study that this one is a copy of, or to where "
                                 "it lay before; its tasks are left alone");
      }
    } catch (const Error& error) {
      found.problems.emplace_back(error.what());
    }
  }
  std::sort(found.batches.begin(), found.batches.end(), [](const auto& a, const auto& b) {
    return std::tie(a.number, a.name) < std::tie(b.number, b.name);
  });
  return found;
}

bool SlurmBatches::any() const { return !read().batches.empty(); }

JobId SlurmBatches::job_of(const std::string& name, std::size_t task) const {
  const fs::path path = safe_folder(name) / kTasksFile;
  const auto jobs = read_tasks(path);
  if (task >= jobs.size()) {
    throw bad_input(path.string() + ": has no task " + std::to_string(task));
  }
  return jobs[task];
}

}  // namespace taskatlas::engine
