// SPDX-License-Identifier: MIT
#include "rooms/write_dataset.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/dataset.hpp"
#include "dataset/measure_statistics.hpp"
#include "rooms/folder_lock.hpp"
#include "rooms/make_room.hpp"
#include "rooms/manifest.hpp"
#include "rooms/partial_room.hpp"
#include "rooms/random.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

namespace taskatlas::rooms {
namespace {

namespace fs = std::filesystem;

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

// Whether the room has all of its files at their lengths: not where some were lost, or cut off by a
// full disk or a power cut, after the room was renamed. What others put beside them does not count.
bool is_whole(const fs::path& room) {
  constexpr std::uintmax_t kMaxRoom = 1U << 20;
  std::optional<RoomFiles> expected;
  try {
    expected = room_files(read_regular_file(room / "room.json", kMaxRoom));
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

// Nothing comes of it where it is stopped.
void render_room(const RoomSource& source, const DatasetOptions& options, const PlannedRoom& room,
                 TexturePool& pool, Publisher& publisher, const RunContext& context,
                 ViewCounter& counter) {
  if (context.stopped()) return;
  CameraOptions cameras;
  cameras.views = room.views;
  const MadeRoom made =
      make_room([&](std::uint64_t seed) { return source.compose(seed, room.type); }, room.name,
                room.seed, pool, cameras);
  const RoomRenderer& renderer = *made.renderer;
  auto folder = std::make_unique<PartialRoom>(options.folder, room.name, room.views);
  for (std::size_t v = 0; v < renderer.plan().views.size(); ++v) {
    const PlannedView& view = renderer.plan().views[v];
    const auto files = renderer.files(v, options.size, context.stop);
    if (!files) return;
    for (const ViewFile& file : *files) {
      folder->write(fs::path(dataset::info(file.domain).name) /
                        dataset::file_name(static_cast<std::uint32_t>(view.point),
                                           static_cast<std::uint32_t>(view.view), file.domain),
                    file.bytes);
    }
    counter.add(1);
  }
  for (std::size_t p = 0; p < renderer.plan().points.size(); ++p) {
    folder->write(fs::path(dataset::info(dataset::Domain::kNonfixatedMatches).name) /
                      dataset::file_name(static_cast<std::uint32_t>(p), 0,
                                         dataset::Domain::kNonfixatedMatches),
                  renderer.matches(static_cast<int>(p), options.size));
  }
  folder->write("room.json", room_text(room, made.attempt, renderer.scene(), folder->size()));
  publisher.add(std::move(folder));
}

// Makes the folder this dataset's, or finds that it is not.
void claim_folder(const DatasetOptions& options, const std::vector<PlannedRoom>& rooms) {
  const fs::path manifest = options.folder / "manifest.json";
  const std::string where = options.folder.string();
  if (fs::exists(manifest)) {
    constexpr std::uintmax_t kMaxManifest = std::uintmax_t{1} << 30;
    const std::string conflict =
        manifest_conflict(read_regular_file(manifest, kMaxManifest), options);
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
    const std::vector<int> models = room_models(read_regular_file(path, kMaxRoom), path.string());
    used.insert(models.begin(), models.end());
  }
  const std::vector<int> models(used.begin(), used.end());
  write_file_atomically(options.folder / "CREDITS.md", source.credits(models), Links::kReplace);
}

// The training rooms' statistics, by which targets are standardised. False where it was stopped.
bool write_statistics(const DatasetOptions& options, const RunContext& context) {
  // The index that takes is not the one that readers keep, which has the times of this machine.
  const fs::path own = options.folder / (std::string(kPartialPrefix) + "index");
  fs::remove_all(own);
  make_folder(own);
  RunContext quiet;
  quiet.stop = context.stop;
  quiet.threads = options.threads;
  const auto set = dataset::open_dataset(options.folder, quiet, {own / "index.bin"});
  const auto statistics =
      set ? dataset::measure_statistics(*set, {}, quiet) : std::optional<dataset::Statistics>();
  fs::remove_all(own);
  if (!statistics) return false;
  write_file_atomically(options.folder / "statistics.json", dataset::format_statistics(*statistics),
                        Links::kReplace);
  return true;
}

bool has_statistics(const fs::path& folder) {
  const fs::path file = folder / "statistics.json";
  if (!fs::exists(file)) return false;
  try {
    constexpr std::uintmax_t kMost = std::uintmax_t{4} << 20;
    dataset::parse_statistics(read_regular_file(file, kMost), file.string());
    return true;
  } catch (const Error&) {
    return false;
  }
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
  // Networks learn more from many rooms than from many views of one (docs/experiment.md). Three
  // views of one point and two of another are the fewest with samples of every task.
  constexpr std::int64_t kViewsPerRoom = 6, kFewestViews = 5, kMinRooms = 10;
  const std::int64_t wanted =
      std::max((options.views + kViewsPerRoom - 1) / kViewsPerRoom, kMinRooms);
  const std::int64_t count =
      std::max(std::min(wanted, options.views / kFewestViews), std::int64_t{1});
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
  Publisher publisher(options.folder);
  parallel_for(missing.size(), options.threads, [&](std::size_t i) {
    render_room(source, options, rooms[missing[i]], pool, publisher, context, counter);
  });
  publisher.finish();
  result.rendered = publisher.rooms();
  result.rooms += publisher.rooms();
  result.views += publisher.views();
  result.stopped = result.rooms < static_cast<std::int64_t>(rooms.size());
  if (!result.stopped) {
    write_credits(source, options, rooms);
    if (result.rendered > 0 || !has_statistics(options.folder)) {
      result.stopped = !write_statistics(options, context);
    }
    counter.report(options.views);
  }
  return result;
}

}  // namespace taskatlas::rooms
