// SPDX-License-Identifier: MIT
#include "rooms/write_dataset.hpp"

#include "analytic_scene.hpp"
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/check.hpp"
#include "dataset/dataset.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "dataset/measure_statistics.hpp"
#include "dataset/point_info.hpp"
#include "dataset/sample_counts.hpp"
#include "rooms/make_room.hpp"
#include "rooms/random.hpp"
#include "rooms/room_failure.hpp"
#include "rooms/surface.hpp"

#include <chrono>
#include <csignal>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::rooms {
namespace {

namespace fs = std::filesystem;

RoomSource analytic_source() {
  return {[](std::uint64_t seed, RoomType type) {
            Scene scene = test::analytic_scene(type);
            scene.models = {static_cast<int>(seed % 3), 7};
            return scene;
          },
          [](std::span<const int> models) {
            std::string text = "# Credits\n";
            for (const int model : models) text += std::to_string(model) + "\n";
            return text;
          }};
}

// Every file's bytes by its path.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
    }
  }
  return files;
}

class WriteDataset : public testing::Test {
 protected:
  WriteDataset() {
    folder_ = fs::temp_directory_path() / ("taskatlas-rooms-" + std::to_string(getpid()));
    fs::remove_all(folder_);
  }
  ~WriteDataset() override { fs::remove_all(folder_); }

  DatasetOptions options(const std::string& name, int threads = 1) const {
    return {folder_ / name, kViews, 32, 3, threads};
  }
  static constexpr std::int64_t kViews = 15, kRooms = 3;  // five views are the fewest of a room
  DatasetResult write(const DatasetOptions& options, const RunContext& context = {}) const {
    return write_dataset(analytic_source(), options, context);
  }

  fs::path folder_;
};

TEST_F(WriteDataset, WritesTheSameBytesWithAnyNumberOfThreads) {
  const DatasetResult result = write(options("one", 1));
  EXPECT_FALSE(result.stopped);
  EXPECT_EQ(result.views, kViews);
  EXPECT_EQ(result.rooms, kRooms);
  EXPECT_EQ(result.rendered, kRooms);
  const auto expected = contents(folder_ / "one");
  for (const int threads : {2, 3}) {
    const DatasetOptions other = options("threads-" + std::to_string(threads), threads);
    write(other);
    EXPECT_TRUE(contents(other.folder) == expected) << threads;
  }
  EXPECT_EQ(expected.at("CREDITS.md").substr(0, 9), "# Credits");
  std::set<std::string> views;
  for (const auto& [path, bytes] : expected) {
    if (path.find("_domain_rgb.png") != std::string::npos) views.insert(path);
  }
  EXPECT_EQ(views.size(), static_cast<std::size_t>(kViews));
}

TEST_F(WriteDataset, GoesOnWhereItWasKilled) {
  write(options("whole"));
  const auto expected = contents(folder_ / "whole");
  const DatasetOptions resumed = options("killed");
  for (const int milliseconds : {150, 400, 900}) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      write(resumed);
      _exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    // What is there under a room's name is whole.
    if (!fs::exists(resumed.folder)) continue;
    for (const auto& [path, bytes] : contents(resumed.folder)) {
      if (path.starts_with("room_")) {
        EXPECT_TRUE(expected.contains(path) && expected.at(path) == bytes) << path;
      }
    }
  }
  EXPECT_FALSE(write(resumed).stopped);
  EXPECT_TRUE(contents(resumed.folder) == expected);
}

TEST_F(WriteDataset, StopsAndGoesOn) {
  std::stop_source source;
  RunContext context;
  context.stop = source.get_token();
  context.on_progress = [&](double done, double, std::string_view) {
    if (done >= 2) source.request_stop();
  };
  const DatasetResult stopped = write(options("stopped"), context);
  EXPECT_TRUE(stopped.stopped);
  EXPECT_LT(stopped.views, kViews);
  for (const auto& entry : fs::directory_iterator(folder_ / "stopped")) {
    EXPECT_FALSE(entry.path().filename().string().starts_with(".partial")) << entry.path();
  }
  double first = -1, last = 0;
  RunContext again;
  again.on_progress = [&](double done, double total, std::string_view) {
    if (first < 0) first = done;
    last = done / total;
  };
  const DatasetResult rest = write(options("stopped"), again);
  EXPECT_FALSE(rest.stopped);
  EXPECT_EQ(rest.views, kViews);
  EXPECT_EQ(first, static_cast<double>(stopped.views));
  EXPECT_EQ(last, 1);
}

TEST_F(WriteDataset, RendersARoomAgainThatIsNotWhole) {
  write(options("whole"));
  const auto expected = contents(folder_ / "whole");
  const fs::path room = folder_ / "whole" / "room_00002";
  for (const std::string damage : {"removed", "cut", "empty room.json", "no room.json"}) {
    const fs::path label = room / "normal" / "point_0_view_0_domain_normal.png";
    if (damage == "removed") fs::remove(label);
    if (damage == "cut") fs::resize_file(label, fs::file_size(label) / 2);
    if (damage == "empty room.json") fs::resize_file(room / "room.json", 0);
    if (damage == "no room.json") fs::remove(room / "room.json");
    write_file_atomically(room / "notes.txt", "mine", Links::kFollow);
    const DatasetResult result = write(options("whole"));
    EXPECT_EQ(result.rendered, 1) << damage;
    EXPECT_EQ(result.views, kViews) << damage;
    auto found = contents(folder_ / "whole");
    EXPECT_EQ(found["room_00002/notes.txt"], "mine") << "what others put there stays";
    found.erase("room_00002/notes.txt");
    EXPECT_TRUE(found == expected) << damage;
  }
  EXPECT_EQ(write(options("whole")).rendered, 0);
}

TEST_F(WriteDataset, GoesOnInAFolderThatWasOnlyBegun) {
  write(options("whole"));
  const auto expected = contents(folder_ / "whole");
  // Opened before anything was there, and killed while the manifest was written.
  fs::create_directories(folder_ / "begun" / ".taskatlas");
  write_file_atomically(folder_ / "begun" / "manifest.json.tmp-17", "{", Links::kFollow);
  EXPECT_FALSE(write(options("begun")).stopped);
  // Killed after the manifest.
  fs::create_directories(folder_ / "manifest");
  fs::copy(folder_ / "whole" / "manifest.json", folder_ / "manifest" / "manifest.json");
  EXPECT_FALSE(write(options("manifest")).stopped);
  EXPECT_TRUE(contents(folder_ / "manifest") == expected);
}

// Seeds that give no room: `count` of those that a room's attempts take.
RoomSource failing_source(const std::vector<PlannedRoom>& rooms, std::size_t room, int count) {
  RoomSource source = analytic_source();
  std::set<std::uint64_t> bad;
  for (int i = 0; i < count; ++i) bad.insert(attempt_seed(rooms[room].seed, i));
  source.compose = [bad, compose = source.compose](std::uint64_t seed, RoomType type) {
    if (bad.contains(seed)) throw RoomFailure("no such room could be furnished");
    return compose(seed, type);
  };
  return source;
}

TEST_F(WriteDataset, TakesAnotherSeedWhereOneGivesNoRoom) {
  write(options("usual"));
  const auto usual = contents(folder_ / "usual");
  const auto rooms = plan_rooms(options("odd"));
  const RoomSource source = failing_source(rooms, 1, 2);
  EXPECT_FALSE(write_dataset(source, options("odd"), {}).stopped);
  const auto odd = contents(folder_ / "odd");
  EXPECT_NE(odd.at("room_00001/room.json").find("\"attempt\": 2"), std::string::npos);
  for (const auto& [path, bytes] : usual) {
    if (!path.starts_with("room_00000") && !path.starts_with("room_00002")) continue;
    EXPECT_TRUE(odd.contains(path) && odd.at(path) == bytes) << path << ": of a room that was made";
  }
  // The same again, with more threads and in two goes.
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  context.on_progress = [&](double, double, std::string_view) { stop.request_stop(); };
  write_dataset(source, options("again", 2), context);
  EXPECT_FALSE(write_dataset(source, options("again", 2), {}).stopped);
  EXPECT_TRUE(contents(folder_ / "again") == odd);
}

TEST_F(WriteDataset, NamesTheRoomAndSeedThatCannotBeMade) {
  const auto rooms = plan_rooms(options("never"));
  try {
    write_dataset(failing_source(rooms, 2, kRoomAttempts), options("never"), {});
    FAIL() << "it cannot be made";
  } catch (const Error& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("room_00002"), std::string::npos) << what;
    EXPECT_NE(what.find(std::to_string(rooms[2].seed)), std::string::npos) << what;
    EXPECT_NE(what.find("no such room"), std::string::npos) << what;
  }
  // What else goes wrong is no reason to try another seed.
  RoomSource broken = analytic_source();
  int calls = 0;
  broken.compose = [&](std::uint64_t, RoomType) -> Scene {
    ++calls;
    throw bad_input("the furniture is damaged");
  };
  EXPECT_THROW(write_dataset(broken, options("broken"), {}), Error);
  EXPECT_EQ(calls, 1);
}

TEST_F(WriteDataset, MeasuresItsStatisticsAgainWhereTheyAreLost) {
  write(options("whole"));
  const auto expected = contents(folder_ / "whole");
  const fs::path file = folder_ / "whole" / "statistics.json";
  for (const bool removed : {true, false}) {
    if (removed) fs::remove(file);
    if (!removed) fs::resize_file(file, fs::file_size(file) / 2);
    EXPECT_EQ(write(options("whole")).rendered, 0);
    EXPECT_TRUE(contents(folder_ / "whole") == expected);
  }
}

TEST(TexturePool, KeepsATextureForAsLongAsSomebodyElseDoes) {
  const auto texture = [] {
    return std::make_shared<const Texture>(Texture{2, 2, std::vector<std::uint8_t>(12, 90)});
  };
  TexturePool pool;
  const auto kept = texture();
  const auto pyramid = pool.pyramid(kept);
  for (int room = 0; room < 5; ++room) pool.pyramid(texture());
  EXPECT_LE(pool.size(), 2U) << "of the rooms that are gone, none but the last";
  EXPECT_EQ(pool.pyramid(kept), pyramid);
}

TEST_F(WriteDataset, RefusesAFolderOfOtherContents) {
  write(options("mine"));
  DatasetOptions other = options("mine");
  other.seed = 4;
  EXPECT_THROW(write(other), Error);
  fs::create_directories(folder_ / "foreign");
  write_file_atomically(folder_ / "foreign" / "thesis.txt", "years of work", Links::kFollow);
  EXPECT_THROW(write(options("foreign")), Error);
  EXPECT_EQ(contents(folder_ / "foreign").at("thesis.txt"), "years of work");
  fs::create_directories(folder_ / "odd");
  write_file_atomically(folder_ / "odd" / "manifest.json", "[[[", Links::kFollow);
  EXPECT_THROW(write(options("odd")), Error);
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "(nothing was thrown)";
}

// A begun dataset may come from a stranger: nothing is rendered into where a link leads.
TEST_F(WriteDataset, FollowsNoLink) {
  write(options("whole"));
  const fs::path whole = folder_ / "whole", room = whole / "room_00002",
                 elsewhere = folder_ / "elsewhere";
  const auto refuses = [&](const fs::path& link) {
    const auto before = contents(elsewhere);
    const std::string what = message_of([&] { write(options("whole")); });
    EXPECT_NE(what.find(link.string() + " is a link"), std::string::npos) << what;
    EXPECT_NE(what.find("; remove it"), std::string::npos) << what;
    EXPECT_TRUE(contents(elsewhere) == before) << link;
  };
  // A room that is not whole, and one of its folders.
  for (const fs::path& link : {room, room / "normal"}) {
    fs::rename(link, elsewhere);
    fs::create_directory_symlink(elsewhere, link);
    fs::remove(room / "room.json");
    refuses(link);
    fs::remove(link);
    fs::rename(elsewhere, link);
    EXPECT_EQ(write(options("whole")).rendered, 1) << link;
  }
  // Where a room is written first.
  fs::create_directory(elsewhere);
  fs::create_directory_symlink(elsewhere, whole / ".partial-room_00002");
  fs::remove(room / "room.json");
  EXPECT_EQ(write(options("whole")).rendered, 1);
  EXPECT_TRUE(fs::is_empty(elsewhere));
  // The lock, and what lies beside the rooms.
  fs::remove(whole / ".rendering.lock");
  fs::create_symlink(elsewhere / "lock", whole / ".rendering.lock");
  refuses(whole / ".rendering.lock");
  fs::remove(whole / ".rendering.lock");
  const fs::path victim = folder_ / "victim";
  write_file_atomically(victim, "precious", Links::kReplace);
  for (const char* name : {"CREDITS.md", "statistics.json"}) {
    fs::remove(whole / name);
    fs::create_symlink(victim, whole / name);
  }
  write(options("whole"));
  EXPECT_EQ(read_file(victim), "precious");
  EXPECT_FALSE(fs::is_symlink(whole / "CREDITS.md"));
  EXPECT_FALSE(fs::is_symlink(whole / "statistics.json"));
}

TEST_F(WriteDataset, WaitsForNoPipe) {
  write(options("whole"));
  const auto expected = contents(folder_ / "whole");
  const fs::path whole = folder_ / "whole";
  const auto put_pipe = [](const fs::path& path) {
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0666), 0);
  };
  put_pipe(whole / "room_00001" / "room.json");
  put_pipe(whole / "statistics.json");
  put_pipe(whole / "CREDITS.md");
  EXPECT_EQ(write(options("whole")).rendered, 1);
  EXPECT_TRUE(contents(whole) == expected);
  put_pipe(whole / ".rendering.lock");
  EXPECT_NE(message_of([&] { write(options("whole")); }).find("no regular file; remove it"),
            std::string::npos);
  fs::remove(whole / ".rendering.lock");
  put_pipe(whole / "manifest.json");
  EXPECT_NE(message_of([&] { write(options("whole")); }).find("no regular file; remove it"),
            std::string::npos);
}

TEST_F(WriteDataset, RefusesOptionsOutOfRange) {
  for (const auto& change : std::initializer_list<void (*)(DatasetOptions&)>{
           [](DatasetOptions& o) { o.views = 0; }, [](DatasetOptions& o) { o.size = 16; },
           [](DatasetOptions& o) { o.size = 5000; }, [](DatasetOptions& o) { o.threads = -1; },
           [](DatasetOptions& o) { o.folder.clear(); }}) {
    DatasetOptions wrong = options("wrong");
    change(wrong);
    EXPECT_THROW(write(wrong), Error);
  }
  EXPECT_FALSE(fs::exists(folder_ / "wrong"));
}

TEST_F(WriteDataset, LabelsReadBackAsTheGeometryIs) {
  const DatasetOptions wanted = options("labels");
  write(wanted);
  const fs::path room = folder_ / "labels" / "room_00000";
  const auto read = [&](const char* domain) {
    return dataset::read_image(room / domain /
                               (std::string("point_0_view_0_domain_") + domain + ".png"));
  };
  const dataset::PointInfo info = dataset::parse_point_info(
      read_file(room / "point_info" / "point_0_view_0_domain_point_info.json"), "point_info");
  const dataset::Raster z = read("depth_zbuffer"), distance = read("depth_euclidean");
  const dataset::Intrinsics intrinsics = info.intrinsics(z.width());
  for (int row = 0; row < z.height(); ++row) {
    for (int column = 0; column < z.width(); ++column) {
      const double metres = z.value(column, row) / dataset::kDepthPerMetre;
      EXPECT_NEAR(distance.value(column, row) / dataset::kDepthPerMetre,
                  dataset::euclidean_from_z(intrinsics, column, row, metres), 2.5 / 512);
    }
  }
  // The centre shows the point: four pixels meet there.
  ASSERT_TRUE(info.camera_distance.has_value() && info.bounding_box.has_value());
  const double centre = distance.value(z.width() / 2, z.height() / 2) / dataset::kDepthPerMetre;
  EXPECT_NEAR(centre, *info.camera_distance, 0.25 * *info.camera_distance);
  EXPECT_NEAR(info.bounding_box->upper.x(), test::kRoomSize.x(), 1e-6);
  EXPECT_NEAR(info.bounding_box->upper.y(), test::kRoomSize.y(), 1e-6);
  const dataset::Raster classes = read("segment_semantic");
  for (int row = 0; row < z.height(); ++row) {
    for (int column = 0; column < z.width(); ++column) {
      ASSERT_GE(classes.value(column, row), 1);
      ASSERT_LE(classes.value(column, row), kObjectClasses);
    }
  }
}

TEST_F(WriteDataset, IsADatasetWithoutAFinding) {
  const DatasetOptions wanted = options("sound");
  write(wanted);
  const RunContext context;
  const auto set = dataset::open_dataset(wanted.folder, context, {folder_ / "index.bin"});
  ASSERT_TRUE(set.has_value());
  EXPECT_EQ(set->index.views(), static_cast<std::size_t>(kViews));
  EXPECT_TRUE(set->own_classes);
  for (const dataset::Problem& problem : set->index.problems()) {
    ADD_FAILURE() << problem.path << " " << problem.message;
  }
  dataset::CheckOptions thorough;
  thorough.decode = true;
  const auto report = dataset::check_dataset(wanted.folder, set->index, thorough, context);
  ASSERT_TRUE(report.has_value());
  for (const dataset::Damage& damage : report->damage) ADD_FAILURE() << damage.message;
  EXPECT_GT(report->files, static_cast<std::uint64_t>(kViews) * 16);
  EXPECT_TRUE(set->notes.empty());
  EXPECT_TRUE(set->own_statistics);
  const auto measured = dataset::measure_statistics(*set, {}, context);
  ASSERT_TRUE(measured.has_value());
  EXPECT_EQ(set->statistics, *measured) << "statistics.json is what measuring it again gives";
  EXPECT_GT(measured->measured.layout, 0U);
  EXPECT_GT(measured->measured.semantic, 0U);
  EXPECT_GT(measured->measured.curvature, 0U);
  // Every room has samples of every task.
  const auto counts = dataset::count_samples(*set, {}, context);
  ASSERT_TRUE(counts.has_value());
  for (const dataset::TaskSamples& task : *counts) {
    for (const std::uint64_t count : task.samples) EXPECT_GT(count, 0U) << task.code;
    EXPECT_EQ(task.unsplit, 0U) << task.code;
  }
}

TEST(PlanRooms, SharesViewsTypesAndParts) {
  for (const std::int64_t views : {1, 3, 4, 5, 7, 9, 13, 24, 49, 50, 240, 1000, 2401}) {
    DatasetOptions options{"somewhere", views, 64, 5, 1};
    const auto rooms = plan_rooms(options);
    std::int64_t sum = 0;
    std::map<Part, std::size_t> parts;
    std::set<std::uint64_t> seeds;
    for (const PlannedRoom& room : rooms) {
      sum += room.views;
      ++parts[room.part];
      seeds.insert(room.seed);
      EXPECT_GE(room.views, std::min<std::int64_t>(views, 5)) << "samples of every task take five";
      EXPECT_LE(room.views, 9);
    }
    EXPECT_EQ(sum, views);
    EXPECT_EQ(seeds.size(), rooms.size());
    if (rooms.size() >= 10) {
      std::set<RoomType> types;
      for (std::size_t i = 0; i < 10; ++i) types.insert(rooms[i].type);
      EXPECT_EQ(types.size(), 10U);
      const double count = static_cast<double>(rooms.size());
      EXPECT_NEAR(static_cast<double>(parts[Part::kTrain]) / count, 0.7, 0.05);
      EXPECT_NEAR(static_cast<double>(parts[Part::kTest]) / count, 0.2, 0.05);
    }
  }
}

}  // namespace
}  // namespace taskatlas::rooms
