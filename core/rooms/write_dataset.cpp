// SPDX-License-Identifier: MIT
#include "rooms/write_dataset.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "rooms/folder_lock.hpp"
#include "rooms/manifest.hpp"
#include "rooms/random.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <set>
#include <system_error>
#include <thread>

namespace taskatlas::rooms {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartialPrefix = ".partial-";

// Not atomic: the folder it is written to is renamed as a whole.
void write_plainly(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw failure("cannot write " + path.string() + ": is the disk full?");
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw failure("cannot make the folder " + path.string() + ": " + error.message());
}

// Progress in views, told from the thread that asked for the work.
class ViewCounter {
 public:
  ViewCounter(const RunContext& context, std::int64_t total)
      : context_(context), total_(total), owner_(std::this_thread::get_id()) {}
  void add(std::int64_t views) {
    const std::int64_t done = done_ += views;
    if (std::this_thread::get_id() == owner_) report(done);
  }
  void report(std::int64_t done) const {
    context_.progress(static_cast<double>(done), static_cast<double>(total_), "views");
  }

 private:
  const RunContext& context_;
  std::int64_t total_;
  std::thread::id owner_;
  std::atomic<std::int64_t> done_{0};
};

// A folder under a hidden name that becomes the room's when it is whole.
class PartialRoom {
 public:
  PartialRoom(const fs::path& folder, const std::string& name)
      : final_(folder / name), partial_(folder / (std::string(kPartialPrefix) + name)) {
    std::error_code ignored;
    fs::remove_all(partial_, ignored);
    make_folder(partial_);
  }
  ~PartialRoom() {
    std::error_code ignored;
    if (!done_) fs::remove_all(partial_, ignored);
  }
  PartialRoom(const PartialRoom&) = delete;
  PartialRoom& operator=(const PartialRoom&) = delete;

  void write(const fs::path& inner, std::string_view bytes) {
    if (inner.has_parent_path() && folders_.insert(inner.parent_path().string()).second) {
      make_folder(partial_ / inner.parent_path());
    }
    write_plainly(partial_ / inner, bytes);
    ++size_.files;
    size_.bytes += bytes.size();
  }
  const RoomFiles& size() const { return size_; }
  void finish() {
    // Of a room that is there but not whole, what is ours is replaced; what else it holds stays.
    if (fs::exists(final_)) {
      move_files();
    } else {
      move(partial_, final_);
    }
    done_ = true;
  }

 private:
  static void move(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) throw failure("cannot rename to " + to.string() + ": " + error.message());
  }
  void move_files() {
    for (const std::string& folder : folders_) make_folder(final_ / folder);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(partial_)) {
      if (entry.is_directory()) continue;
      move(entry.path(), final_ / entry.path().lexically_relative(partial_));
    }
    fs::remove_all(partial_);
  }

  fs::path final_, partial_;
  std::set<std::string> folders_;
  RoomFiles size_;
  bool done_ = false;
};

// Whether the room has all of its files at their lengths: not where some were lost, or cut off by a
// full disk or a power cut, after the room was renamed. What others put beside them does not count.
bool is_whole(const fs::path& room) {
  constexpr std::uintmax_t kMaxRoom = 1U << 20;
  std::optional<RoomFiles> expected;
  try {
    expected = room_files(read_file(room / "room.json", kMaxRoom));
  } catch (const Error&) {
    return false;
  }
  if (!expected) return false;
  RoomFiles found;
  std::error_code error;
  for (const dataset::DomainInfo& domain : dataset::domains()) {
    for (const fs::directory_entry& entry : fs::directory_iterator(room / domain.name, error)) {
      const auto name = dataset::parse_file_name(entry.path().filename().string(), domain.id);
      const std::uintmax_t bytes = name ? entry.file_size(error) : 0;
      if (!name || error) continue;
      ++found.files;
      found.bytes += bytes;
    }
  }
  return found == *expected;
}

// False where it was stopped.
bool render_room(const RoomSource& source, const DatasetOptions& options, const PlannedRoom& room,
                 TexturePool& pool, const RunContext& context, ViewCounter& counter) {
  if (context.stopped()) return false;
  CameraOptions cameras;
  cameras.views = room.views;
  const RoomRenderer renderer(source.compose(room.seed, room.type), room.name, room.seed, pool,
                              cameras);
  PartialRoom folder(options.folder, room.name);
  for (std::size_t v = 0; v < renderer.plan().views.size(); ++v) {
    const PlannedView& view = renderer.plan().views[v];
    const auto files = renderer.files(v, options.size, context.stop);
    if (!files) return false;
    for (const ViewFile& file : *files) {
      folder.write(fs::path(dataset::info(file.domain).name) /
                       dataset::file_name(static_cast<std::uint32_t>(view.point),
                                          static_cast<std::uint32_t>(view.view), file.domain),
                   file.bytes);
    }
    counter.add(1);
  }
  for (std::size_t p = 0; p < renderer.plan().points.size(); ++p) {
    folder.write(fs::path(dataset::info(dataset::Domain::kNonfixatedMatches).name) /
                     dataset::file_name(static_cast<std::uint32_t>(p), 0,
                                        dataset::Domain::kNonfixatedMatches),
                 renderer.matches(static_cast<int>(p), options.size));
  }
  folder.write("room.json", room_text(room, renderer.scene(), folder.size()));
  folder.finish();
  return true;
}

// Makes the folder this dataset's, or finds that it is not.
void claim_folder(const DatasetOptions& options, const std::vector<PlannedRoom>& rooms) {
  const fs::path manifest = options.folder / "manifest.json";
  const std::string where = options.folder.string();
  if (fs::exists(manifest)) {
    constexpr std::uintmax_t kMaxManifest = std::uintmax_t{1} << 30;
    const std::string conflict = manifest_conflict(read_file(manifest, kMaxManifest), options);
    if (!conflict.empty()) {
      throw bad_input(where + " holds another dataset: " + conflict +
                      ". Choose another folder, or the same options to go on");
    }
    return;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(options.folder)) {
    const std::string name = entry.path().filename().string();
    // The lock, what opening the folder leaves, and what a kill while the manifest is written does.
    if (name == FolderLock::kFileName || name == ".taskatlas" ||
        name.starts_with("manifest.json.tmp-")) {
      continue;
    }
    throw bad_input(where + " is not empty and holds no rendered dataset (" + name +
                    "): choose another folder");
  }
  // First: with it the folder is this dataset's, whenever the process ends.
  write_file_atomically(manifest, manifest_text(options, rooms), Links::kReplace);
}

// What stands beside the manifest.
void write_companions(const DatasetOptions& options, const std::vector<PlannedRoom>& rooms) {
  const auto write = [&](const char* name, const std::string& text) {
    const fs::path path = options.folder / name;
    if (!fs::exists(path)) write_file_atomically(path, text, Links::kReplace);
  };
  write("classes.json", dataset::format_classes(room_classes()));
  write("train_val_test_rooms.csv", split_text(rooms));
}

void remove_leftovers(const fs::path& folder) {
  std::vector<fs::path> leftovers;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(kPartialPrefix)) {
      leftovers.push_back(entry.path());
    }
  }
  std::error_code ignored;
  for (const fs::path& path : leftovers) fs::remove_all(path, ignored);
}

void write_credits(const RoomSource& source, const DatasetOptions& options,
                   const std::vector<PlannedRoom>& rooms) {
  std::set<int> used;
  for (const PlannedRoom& room : rooms) {
    const fs::path path = options.folder / room.name / "room.json";
    constexpr std::uintmax_t kMaxRoom = 1U << 20;
    const std::vector<int> models = room_models(read_file(path, kMaxRoom), path.string());
    used.insert(models.begin(), models.end());
  }
  const std::vector<int> models(used.begin(), used.end());
  write_file_atomically(options.folder / "CREDITS.md", source.credits(models), Links::kReplace);
}

}  // namespace

void DatasetOptions::check() const {
  if (folder.empty()) throw usage_error("no folder to render into was given");
  if (views < 1 || views > 10'000'000) {
    throw usage_error("the number of views is " + std::to_string(views) +
                      ", not between 1 and 10,000,000");
  }
  if (size < 32 || size > 1024) {
    throw usage_error("the size is " + std::to_string(size) + " pixels, not between 32 and 1024");
  }
  if (threads < 0 || threads > 1024) {
    throw usage_error("the number of threads is " + std::to_string(threads) +
                      ", not between 0 (one for each core) and 1024");
  }
}

std::vector<PlannedRoom> plan_rooms(const DatasetOptions& options) {
  constexpr std::int64_t kViewsPerRoom = 24, kMinRooms = 10;
  const std::int64_t count = std::max((options.views + kViewsPerRoom - 1) / kViewsPerRoom,
                                      std::min(options.views, kMinRooms));
  const auto rooms = static_cast<std::size_t>(count);
  std::vector<PlannedRoom> plan(rooms);
  std::array<RoomType, kRoomTypes> types;
  for (std::size_t i = 0; i < kRoomTypes; ++i) types[i] = static_cast<RoomType>(i);
  Random order(options.seed, 0x7e9e5);
  for (std::size_t i = 0; i < rooms; ++i) {
    if (i % kRoomTypes == 0) order.shuffle(std::span<RoomType>(types));
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "room_%05zu", i);
    plan[i].name = name.data();
    plan[i].type = types[i % kRoomTypes];
    plan[i].seed = Random::mix(Random::mix(options.seed) + i);
    const auto index = static_cast<std::int64_t>(i);
    plan[i].views =
        static_cast<int>(options.views / count + (index < options.views % count ? 1 : 0));
    plan[i].part = Part::kTrain;
  }
  std::vector<std::size_t> shuffled(rooms);
  for (std::size_t i = 0; i < rooms; ++i) shuffled[i] = i;
  Random parts(options.seed, 0x59117);
  parts.shuffle(std::span<std::size_t>(shuffled));
  const std::size_t least = rooms >= 3 ? 1 : 0;
  const std::size_t validation = std::max(least, rooms / 10), test = std::max(least, rooms / 5);
  for (std::size_t i = 0; i < validation + test; ++i) {
    plan[shuffled[i]].part = i < validation ? Part::kValidation : Part::kTest;
  }
  return plan;
}

DatasetResult write_dataset(const RoomSource& source, const DatasetOptions& options,
                            const RunContext& context) {
  options.check();
  make_folder(options.folder);
  const FolderLock lock(options.folder);
  const std::vector<PlannedRoom> rooms = plan_rooms(options);
  claim_folder(options, rooms);
  write_companions(options, rooms);
  remove_leftovers(options.folder);

  DatasetResult result;
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    if (is_whole(options.folder / rooms[i].name)) {
      ++result.rooms;
      result.views += rooms[i].views;
    } else {
      missing.push_back(i);
    }
  }
  if (result.rooms > 0) {
    context.log(std::to_string(result.rooms) + " of " + std::to_string(rooms.size()) +
                " rooms are there already");
  }
  ViewCounter counter(context, options.views);
  counter.add(result.views);
  TexturePool pool;
  std::atomic<std::int64_t> rendered{0}, rendered_views{0};
  parallel_for(missing.size(), options.threads, [&](std::size_t i) {
    const PlannedRoom& room = rooms[missing[i]];
    if (!render_room(source, options, room, pool, context, counter)) return;
    ++rendered;
    rendered_views += room.views;
  });
  result.rendered = rendered;
  result.rooms += rendered;
  result.views += rendered_views;
  result.stopped = result.rooms < static_cast<std::int64_t>(rooms.size());
  if (!result.stopped) {
    write_credits(source, options, rooms);
    counter.report(options.views);
  }
  return result;
}

}  // namespace taskatlas::rooms
