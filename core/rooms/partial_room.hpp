// SPDX-License-Identifier: MIT
// How a room comes to its place: written under a hidden name, brought to the disk, renamed. An
// inner header.
#pragma once

#include "rooms/manifest.hpp"

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace taskatlas::rooms {

inline constexpr std::string_view kPartialPrefix = ".partial-";

// A room's files under a hidden name. Removed with this where it is never published. Throws
// Error(kFailed) where writing fails.
class PartialRoom {
 public:
  PartialRoom(const std::filesystem::path& folder, const std::string& name, std::int64_t views);
  ~PartialRoom();
  PartialRoom(const PartialRoom&) = delete;
  PartialRoom& operator=(const PartialRoom&) = delete;

  void write(const std::filesystem::path& inner, std::string_view bytes);
  const RoomFiles& size() const { return size_; }
  std::int64_t views() const { return views_; }

  // Gives the room its name. Of a room that is there but not whole, what is ours is replaced, and
  // what else it holds stays; true then. Throws Error(kFailed) where a link is in its folders'
  // place.
  bool publish();

 private:
  void replace_files();

  std::filesystem::path final_, partial_;
  std::set<std::string> folders_;
  RoomFiles size_;
  std::int64_t views_;
  bool done_ = false;
};

// Publishes rooms in a thread of its own, in the order in which they come: their bytes reach the
// disk before their names do, so that a power cut leaves no room of empty files. One syncfs()
// serves all rooms that are waiting (of some 400 small files each: syncing them one by one takes
// about ten times as long), while others are rendered.
class Publisher {
 public:
  explicit Publisher(std::filesystem::path folder);
  // Publishes what it was given; what goes wrong then is not said.
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // Waits where many rooms are waiting already. Throws what went wrong with earlier ones. Any
  // thread.
  void add(std::unique_ptr<PartialRoom> room);
  // Waits until everything is published. Throws what went wrong.
  void finish();

  std::int64_t rooms() const;  // published
  std::int64_t views() const;

 private:
  void run();
  void publish(std::vector<std::unique_ptr<PartialRoom>>& rooms);
  void close();

  std::filesystem::path folder_;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::vector<std::unique_ptr<PartialRoom>> waiting_;
  std::int64_t rooms_ = 0, views_ = 0;
  std::exception_ptr error_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace taskatlas::rooms
