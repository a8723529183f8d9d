// SPDX-License-Identifier: MIT
#include "rooms/partial_room.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace taskatlas::rooms {
namespace {

namespace fs = std::filesystem;

// Not atomic: the folder it is written to is renamed as a whole.
void write_plainly(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw failure("cannot write " + path.string() + ": is the disk full?");
}

[[noreturn]] void refuse_folder(const fs::path& path, const std::string& why) {
  throw failure("cannot make the folder " + path.string() + ": " + why);
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) refuse_folder(path, error.message());
}

// A folder that was not there: what stays where removing failed may be a link to anywhere.
void make_new_folder(const fs::path& path) {
  std::error_code error;
  const bool made = fs::create_directory(path, error);
  if (error) refuse_folder(path, error.message());
  if (!made) refuse_folder(path, "it is there and cannot be removed");
}

// Of a dataset that may come from a stranger, whose link could lead to any folder of the user.
void refuse_link(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_symlink(folder, ignored)) return;
  throw failure(folder.string() + " is a link; remove it, and the room is rendered again");
}

void move(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw failure("cannot rename to " + to.string() + ": " + error.message());
}

[[noreturn]] void refuse_sync(const fs::path& folder, int error) {
  throw failure("cannot write " + folder.string() +
                " to the disk: " + std::generic_category().message(error) + "; is it full?");
}

class OpenFolder {
 public:
  explicit OpenFolder(const fs::path& folder)
      : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (fd_ < 0) refuse_sync(folder, errno);
  }
  ~OpenFolder() { ::close(fd_); }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Everything that was written to the folder's file system.
void sync_file_system(const fs::path& folder) {
  const OpenFolder open(folder);
  if (::syncfs(open.get()) != 0) refuse_sync(folder, errno);
}

// The folder's list of names.
void sync_folder(const fs::path& folder) {
  const OpenFolder open(folder);
  // Some file systems cannot, and say EINVAL: they keep no such list.
  if (::fsync(open.get()) != 0 && errno != EINVAL) refuse_sync(folder, errno);
}

}  // namespace

PartialRoom::PartialRoom(const fs::path& folder, const std::string& name, std::int64_t views)
    : final_(folder / name),
      partial_(folder / (std::string(kPartialPrefix) + name)),
      views_(views) {
  refuse_link(final_);  // before the work
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
  make_new_folder(partial_);
}

PartialRoom::~PartialRoom() {
  std::error_code ignored;
  if (!done_) fs::remove_all(partial_, ignored);
}

void PartialRoom::write(const fs::path& inner, std::string_view bytes) {
  if (inner.has_parent_path() && folders_.insert(inner.parent_path().string()).second) {
    make_folder(partial_ / inner.parent_path());
  }
  write_plainly(partial_ / inner, bytes);
  ++size_.files;
  size_.bytes += bytes.size();
}

bool PartialRoom::publish() {
  refuse_link(final_);
  const bool there = fs::exists(final_);
  if (there) {
    replace_files();
  } else {
    move(partial_, final_);
  }
  done_ = true;
  return there;
}

void PartialRoom::replace_files() {
  for (const std::string& folder : folders_) {
    refuse_link(final_ / folder);
    make_folder(final_ / folder);
  }
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(partial_)) {
    if (entry.is_directory()) continue;
    move(entry.path(), final_ / entry.path().lexically_relative(partial_));
  }
  fs::remove_all(partial_);
}

Publisher::Publisher(fs::path folder) : folder_(std::move(folder)), thread_([this] { run(); }) {}

Publisher::~Publisher() { close(); }

void Publisher::add(std::unique_ptr<PartialRoom> room) {
  constexpr std::size_t kMostWaiting = 16;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < kMostWaiting || error_; });
  if (error_) std::rethrow_exception(error_);
  waiting_.push_back(std::move(room));
  changed_.notify_all();
}

void Publisher::finish() {
  close();
  if (error_) std::rethrow_exception(error_);
}

void Publisher::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

std::int64_t Publisher::rooms() const {
  const std::lock_guard lock(mutex_);
  return rooms_;
}

std::int64_t Publisher::views() const {
  const std::lock_guard lock(mutex_);
  return views_;
}

void Publisher::run() {
  while (true) {
    std::vector<std::unique_ptr<PartialRoom>> rooms;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !waiting_.empty() || closed_; });
      if (waiting_.empty()) return;
      rooms.swap(waiting_);
      changed_.notify_all();
    }
    try {
      publish(rooms);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      error_ = std::current_exception();
      waiting_.clear();
      changed_.notify_all();
      return;
    }
  }
}

void Publisher::publish(std::vector<std::unique_ptr<PartialRoom>>& rooms) {
  sync_file_system(folder_);
  bool replaced = false;
  for (const auto& room : rooms) replaced = room->publish() || replaced;
  replaced ? sync_file_system(folder_) : sync_folder(folder_);
  const std::lock_guard lock(mutex_);
  rooms_ += static_cast<std::int64_t>(rooms.size());
  for (const auto& room : rooms) views_ += room->views();
}

}  // namespace taskatlas::rooms
