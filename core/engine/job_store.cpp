// SPDX-License-Identifier: MIT
#include "engine/job_store.hpp"

#include "base/atomic_file.hpp"
#include "base/npy.hpp"
#include "engine/experiment.hpp"
#include "engine/fields.hpp"

#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <set>
#include <span>
#include <thread>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kJobFile = "job.json";
constexpr const char* kResultFile = "result.json";
constexpr const char* kLockFile = "lock";
constexpr const char* kFailureFile = "failure.json";
constexpr const char* kLossesFile = "losses.npy";
constexpr const char* kImagesFile = "images.json";
// JSON takes some twenty times as much memory as text.
constexpr std::uintmax_t kMostBytes = std::uintmax_t{16} << 20;
constexpr std::uintmax_t kMostImageBytes = std::uintmax_t{128} << 20;  // names of a million samples
constexpr std::uintmax_t kMostLossBytes = std::uintmax_t{1} << 30;

// The folder, or the one that it is in, where that is a link. Artifacts may lie elsewhere, but each
// job in a folder of its own: a link among a stranger's could lead anywhere.
std::optional<fs::path> link_in(const fs::path& folder) {
  std::error_code ignored;
  for (const fs::path& one : {folder.parent_path(), folder}) {
    if (fs::is_symlink(one, ignored)) return one;
  }
  return std::nullopt;
}

void refuse_links(const fs::path& folder) {
  const auto link = link_in(folder);
  if (!link) return;
  throw failure(link->string() +
                ": is a link; remove it, and what it held is made again (the whole folder of "
                "artifacts may be one)");
}

void make(const fs::path& folder) {
  refuse_links(folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw failure(folder.string() + ": cannot be made: " + error.message());
}

// Where folders are shared, a file that another host has just made may be missing from what this
// host remembers of its folder. Opening the folder asks the server whether it has changed.
void look_again(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file >= 0) ::close(file);
}

std::string kind_name(ErrorKind kind) {
  if (kind == ErrorKind::kUsage) return "usage";
  return kind == ErrorKind::kBadInput ? "bad_input" : "failed";
}

// A plain name of a file within the folder.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

void write_json(const fs::path& path, const Json& json) {
  // Names of files may be no UTF-8; a message with one is still a message.
  write_file_atomically(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
                        Links::kReplace);
}

std::uintmax_t size_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) throw failure(path.string() + ": a job ended without this file: " + error.message());
  return size;
}

void check(const JobLosses& losses) {
  const std::set<std::string> names(losses.images.begin(), losses.images.end());
  bool fits = !losses.rows.empty() && !losses.images.empty() &&
              names.size() == losses.images.size() &&
              losses.groups.size() == losses.images.size() &&
              losses.losses.size() == losses.rows.size() * losses.images.size();
  for (const auto& row : losses.rows) fits = fits && !row.empty();
  for (const float loss : losses.losses) fits = fits && !std::isinf(loss);
  if (!fits) {
    throw bad_input("losses of " + losses.target +
                    " do not fit together: rows × images finite numbers or NaN, distinct images, "
                    "and a group for each are expected");
  }
}

struct Stored {
  JobResult result;
  std::string target;
  std::vector<std::vector<std::string>> rows;
};

Stored read_result(const fs::path& folder) {
  const fs::path path = folder / kResultFile;
  const Json json = parse_json(read_regular_file(path, kMostBytes), path.string());
  Fields fields(json, path.string());
  Stored stored;
  constexpr double kMostExact = 0x1p53;
  stored.result.seconds = fields.number("seconds", 0);
  stored.result.peak_bytes = static_cast<std::uint64_t>(
      fields.integer("peak_bytes", 0, 0, static_cast<std::int64_t>(kMostExact)));
  const Json* files = fields.find("files");
  if (files == nullptr || !files->is_object()) fields.refuse("files", "an object of sizes");
  for (const auto& [name, size] : files->items()) {
    std::error_code error;
    if (!is_plain_name(name) || !size.is_number_unsigned() ||
        fs::file_size(folder / name, error) != size.get<std::uintmax_t>() || error) {
      throw bad_input(path.string() + ": " + name + " is not as it was written");
    }
    stored.result.files.push_back(name);
    stored.result.bytes += size.get<std::uint64_t>();
  }
  if (const Json* numbers = fields.find("numbers"); numbers != nullptr && numbers->is_object()) {
    for (const auto& [key, value] : numbers->items()) {
      if (value.is_number()) stored.result.numbers[key] = value.get<double>();
    }
  }
  stored.result.notes = fields.texts("notes");
  if (const Json* losses = fields.find("losses"); losses != nullptr) {
    Fields described(*losses, path.string());
    stored.result.has_losses = true;
    stored.target = described.text("target", {});
    const Json* rows = described.find("rows");
    if (rows == nullptr || !rows->is_array()) described.refuse("rows", "a list");
    for (const Json& row : *rows) {
      const Json wrapped{{"row", row}};
      stored.rows.push_back(Fields(wrapped, path.string()).texts("row"));
    }
  }
  return stored;
}

}  // namespace

std::string readout_file(std::size_t row) { return "readout_" + std::to_string(row) + ".bin"; }

JobStore::JobStore(const fs::path& study) : artifacts_(artifacts_folder(study)) {}

fs::path JobStore::folder(const JobId& id) const {
  if (!is_job_id(id)) throw bad_input("'" + id + "' is not the id of a job");
  return artifacts_ / "jobs" / id;
}

fs::path JobStore::own_folder(const JobId& id) const {
  fs::path path = folder(id);
  refuse_links(path);
  return path;
}

fs::path JobStore::scratch(const JobId& id) const {
  fs::path path = folder(id) / kScratchFolder;
  make(path);
  return path;
}

void JobStore::put(const Job& job) const {
  const fs::path place = folder(job.id);
  make(place);
  // It is written again by whoever needs it, and brought to the disk before its result.
  write_file_atomically(place / kJobFile, format_job(job), Links::kReplace, Durable::kNo);
}

void JobStore::append(const JobId& id, const std::string& name, std::string_view text) const {
  const fs::path place = folder(id);
  if (link_in(place)) return;
  const int file = open_regular_file(place / name, O_WRONLY | O_CREAT | O_APPEND);
  if (file < 0) return;
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  ::close(file);
}

Job JobStore::job(const JobId& id) const {
  const fs::path path = folder(id) / kJobFile;
  const std::string text = read_regular_file(path, kMostBytes);
  try {
    Job job = parse_job(text);
    if (job.id != id) throw bad_input("is the job " + job.id);
    return job;
  } catch (const Error& error) {
    throw bad_input(path.string() + ": " + error.what());
  }
}

std::optional<JobStore::Lock> JobStore::lock(const JobId& id, const std::stop_token& stop) const {
  const fs::path place = folder(id);
  make(place);
  const fs::path path = place / kLockFile;
  const int file = open_regular_file(path, O_RDWR | O_CREAT);
  if (file < 0) {
    const bool other = errno == ENXIO;
    throw taskatlas::failure(
        path.string() + ": " +
        (other ? std::string("is no regular file; remove it") : std::strerror(errno)));
  }
  Lock held(file);
  constexpr auto kWait = std::chrono::milliseconds(20);
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP) {
      throw taskatlas::failure(
          path.string() + ": its file system refuses locks (" + std::strerror(errno) +
          "), without which two would work on one job: mount it with them (NFS version "
          "4, Lustre with the option flock), or put the study elsewhere");
    }
    if (errno != EWOULDBLOCK && errno != EINTR) {
      throw taskatlas::failure(path.string() + ": " + std::strerror(errno));
    }
    if (stop.stop_requested()) return std::nullopt;
    std::this_thread::sleep_for(kWait);
  }
  return held;
}

JobStore::Lock::~Lock() {
  if (file_ >= 0) ::close(file_);
}

bool JobStore::done(const JobId& id) const { return result(id).has_value(); }

std::optional<JobResult> JobStore::result(const JobId& id) const {
  const fs::path place = folder(id);
  look_again(place);
  std::error_code ignored;
  if (!fs::is_regular_file(place / kResultFile, ignored)) return std::nullopt;
  try {
    return read_result(place).result;
  } catch (const Error&) {
    return std::nullopt;  // damaged, or its artifacts were deleted: it is done again
  }
}

std::optional<JobLosses> JobStore::losses(const JobId& id) const {
  const fs::path place = folder(id);
  const Stored stored = read_result(place);
  if (!stored.result.has_losses) return std::nullopt;
  JobLosses losses;
  losses.target = stored.target;
  losses.rows = stored.rows;
  const fs::path images = place / kImagesFile;
  const Json json = parse_json(read_regular_file(images, kMostImageBytes), images.string());
  Fields fields(json, images.string());
  losses.images = fields.texts("images");
  losses.groups = fields.texts("groups");
  const fs::path file = place / kLossesFile;
  const std::string bytes = read_regular_file(file, kMostLossBytes);
  const npy::Array array = npy::read(std::as_bytes(std::span(bytes)), file.string());
  if (array.shape != std::vector<std::size_t>{losses.rows.size(), losses.images.size()}) {
    throw bad_input(file.string() + ": has not one value for each row and image");
  }
  losses.losses.reserve(array.values.size());
  for (const double value : array.values) losses.losses.push_back(static_cast<float>(value));
  check(losses);
  return losses;
}

void JobStore::finish(const JobId& id, JobResult result,
                      const std::optional<JobLosses>& losses) const {
  const fs::path place = own_folder(id);
  Json json{{"seconds", result.seconds}, {"peak_bytes", result.peak_bytes}};
  Json files = Json::object();
  if (losses) {
    check(*losses);
    write_file_atomically(place / kLossesFile,
                          npy::write(std::span<const float>(losses->losses),
                                     {losses->rows.size(), losses->images.size()}),
                          Links::kReplace);
    write_json(place / kImagesFile, {{"images", losses->images}, {"groups", losses->groups}});
    for (const char* name : {kLossesFile, kImagesFile}) files[name] = size_of(place / name);
  }
  for (const std::string& name : result.files) {
    if (!is_plain_name(name)) throw bad_input("'" + name + "' is no plain name of a file");
    files[name] = size_of(place / name);
  }
  json["files"] = std::move(files);
  json["numbers"] = Json::object();
  for (const auto& [key, value] : result.numbers) json["numbers"][key] = value;
  json["notes"] = result.notes;
  if (losses) json["losses"] = {{"target", losses->target}, {"rows", losses->rows}};
  sync_file(place / kJobFile);  // a result is of no use without knowing of what
  write_json(place / kResultFile, json);
  clear_failure(id);
  std::error_code ignored;
  fs::remove_all(place / kScratchFolder, ignored);
}

void JobStore::fail(const JobId& id, const Failure& failure) const {
  const fs::path place = folder(id);
  make(place);
  write_json(place / kFailureFile,
             {{"kind", kind_name(failure.kind)}, {"message", failure.message}});
}

std::optional<JobStore::Failure> JobStore::failure(const JobId& id) const {
  const fs::path path = folder(id) / kFailureFile;
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return std::nullopt;
  const Json json = parse_json(read_regular_file(path, kMostBytes), path.string());
  Fields fields(json, path.string());
  const std::string kind = fields.text("kind", {});
  Failure found;
  found.message = fields.text("message", {});
  if (kind == "usage") found.kind = ErrorKind::kUsage;
  if (kind == "bad_input") found.kind = ErrorKind::kBadInput;
  return found;
}

void JobStore::clear_failure(const JobId& id) const {
  const fs::path place = folder(id);
  std::error_code ignored;
  if (!link_in(place)) fs::remove(place / kFailureFile, ignored);
}

}  // namespace taskatlas::engine
