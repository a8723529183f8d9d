// SPDX-License-Identifier: MIT
#include "dataset/cache_log.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "dataset/raster.hpp"

#include <array>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::dataset {
namespace {

constexpr std::array<char, 8> kMagic{'T', 'A', 'C', 'A', 'C', 'H', 'E', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint64_t kSmallestShard = std::uint64_t{1} << 20;
constexpr std::uint64_t kLargestShard = std::uint64_t{64} << 30;

struct LogHeader {
  std::array<char, 8> magic;
  std::uint32_t version, entry_bytes;
  std::uint64_t shard_bytes;
  std::array<std::uint64_t, 4> unused;
  std::uint64_t hash;  // of the bytes before it
};
static_assert(sizeof(LogHeader) == sizeof(CacheEntry));

template <class T>
std::uint64_t hash_of_all_but_the_last(const T& value) {
  return hash64(std::as_bytes(std::span(&value, 1)).first(sizeof value - sizeof(std::uint64_t)));
}

std::uint64_t size_of(const Descriptor& file, const std::filesystem::path& name) {
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    throw bad_input(name.string() + ": is no cache");
  }
  return static_cast<std::uint64_t>(info.st_size);
}

// The process's start in clock ticks since the machine's, which tells it from a later one of the
// same number; field 22 of proc(5)'s stat, counted behind the name, which may hold blanks.
std::string own_start() {
  std::ifstream file("/proc/self/stat");
  std::stringstream content;
  content << file.rdbuf();
  const std::string text = content.str();
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return "unknown";
  std::istringstream fields(text.substr(name_end + 1));
  std::string field;
  constexpr int kFirst = 3, kStart = 22;
  for (int i = kFirst; i <= kStart; ++i) fields >> field;
  return field;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

constexpr const char* kRemove = "; remove it, and the cache fills again";

}  // namespace

void refuse_link(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::is_symlink(folder, ignored)) {
    throw failure(folder.string() + " is a link" + kRemove);
  }
}

Descriptor open_own_file(const std::filesystem::path& file, int flags) {
  Descriptor opened(open_regular_file(file, flags));
  if (opened.valid()) return opened;
  if (errno == ELOOP) throw failure(file.string() + " is a link" + kRemove);
  if (errno == ENXIO) throw failure(file.string() + " is no regular file" + kRemove);
  throw failure("cannot write " + file.string() + ": " + reason(errno));
}

void CacheEntry::seal() { entry_hash = hash_of_all_but_the_last(*this); }

bool CacheEntry::valid(std::uint64_t shard_bytes) const {
  if (entry_hash != hash_of_all_but_the_last(*this)) return false;
  constexpr std::uint32_t kLongestSide = 65'536;
  if (width == 0 || height == 0 || channels == 0 || width > kLongestSide || height > kLongestSide ||
      type > static_cast<std::uint8_t>(SampleType::kF32)) {
    return false;
  }
  const std::uint64_t expected =
      std::uint64_t{width} * height * channels * bytes_per_sample(static_cast<SampleType>(type));
  return expected == bytes && offset % kAlignment == 0 && shard < kMostShards &&
         bytes <= shard_bytes && offset <= shard_bytes - bytes;
}

CacheLog CacheLog::open(const std::filesystem::path& file) {
  CacheLog log;
  log.file_ = file;
  log.descriptor_ = Descriptor(open_regular_file(file, O_RDONLY));
  if (!log.descriptor_.valid()) {
    throw bad_input("cannot read the cache " + file.parent_path().string() + ": " + reason(errno));
  }
  log.map();
  return log;
}

CacheLog CacheLog::open_for_writing(const std::filesystem::path& file, std::uint64_t shard_bytes) {
  CacheLog log;
  log.file_ = file;
  log.descriptor_ = open_own_file(file, O_RDWR | O_CREAT);
  const auto check = [&](bool done, int error) {
    if (!done) throw failure("cannot write " + file.string() + ": " + reason(error));
  };
  const std::uint64_t size = size_of(log.descriptor_, file);
  if (size < sizeof(LogHeader)) {  // new, or its maker was killed over the header
    LogHeader header{};
    header.magic = kMagic;
    header.version = kVersion;
    header.entry_bytes = sizeof(CacheEntry);
    header.shard_bytes = shard_bytes;
    header.hash = hash_of_all_but_the_last(header);
    const int error = write_at(log.descriptor_, 0, std::as_bytes(std::span(&header, 1)));
    check(error == 0, error);
    check(::fdatasync(log.descriptor_.get()) == 0, errno);
  } else if (size % sizeof(CacheEntry) != 0) {
    const std::uint64_t whole = size - size % sizeof(CacheEntry);
    check(::ftruncate(log.descriptor_.get(), static_cast<off_t>(whole)) == 0, errno);
  }
  log.map();
  return log;
}

void CacheLog::map() {
  const std::uint64_t size = size_of(descriptor_, file_);
  const auto refuse = [this](const std::string& why) {
    throw bad_input(file_.string() + ": " + why + "; delete the cache's folder, it fills again");
  };
  if (size < sizeof(LogHeader)) refuse("is no cache");
  // Entries are numbered in 32 bits.
  const std::uint64_t entries = size / sizeof(CacheEntry) - 1;
  if (entries > 0xFFFF'FFF0U) refuse("is too large to be a cache");
  mapping_ =
      Mapping(descriptor_, static_cast<std::size_t>((entries + 1) * sizeof(CacheEntry)), file_);
  LogHeader header{};
  std::memcpy(&header, mapping_.bytes().data(), sizeof header);
  if (header.magic != kMagic || header.hash != hash_of_all_but_the_last(header)) {
    refuse("is no cache, or damaged");
  }
  if (header.version != kVersion || header.entry_bytes != sizeof(CacheEntry)) {
    refuse("is a cache of another version of this program");
  }
  if (header.shard_bytes < kSmallestShard || header.shard_bytes > kLargestShard) {
    refuse("contradicts itself");
  }
  shard_bytes_ = header.shard_bytes;
  mapped_ = static_cast<std::size_t>(entries);
}

const CacheEntry& CacheLog::entry(std::size_t at) const {
  if (at >= mapped_) return pending_[at - mapped_];
  return reinterpret_cast<const CacheEntry*>(mapping_.bytes().data())[at + 1];
}

void CacheLog::commit() {
  if (pending_.empty()) return;
  const std::uint64_t end = (mapped_ + 1) * sizeof(CacheEntry);
  int error = write_at(descriptor_, end, std::as_bytes(std::span(pending_)));
  if (error == 0 && ::fdatasync(descriptor_.get()) != 0) error = errno;
  if (error != 0) throw failure("cannot write " + file_.string() + ": " + reason(error));
  pending_.clear();
  map();
}

void CacheLog::refresh() { map(); }

CacheLock::CacheLock(const std::filesystem::path& file)
    : descriptor_(open_own_file(file, O_RDWR | O_CREAT)) {
  if (::flock(descriptor_.get(), LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error != EWOULDBLOCK) {
      throw failure("cannot lock " + file.string() + ": " + reason(error) +
                    "; keep the cache on a file system that has locks");
    }
    std::array<char, 400> text{};
    read_at(descriptor_, 0, std::as_writable_bytes(std::span(text)).first(text.size() - 1));
    std::string holder = text.data();
    for (char& c : holder) {
      if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    throw failure("the cache " + file.parent_path().string() + " is being written by " +
                  (holder.empty() ? "another process" : holder));
  }
  const std::string owner = "process " + std::to_string(::getpid()) + " on " + host_name() +
                            " (started at " + own_start() + " ticks)";
  // For people alone: what counts is the lock.
  if (::ftruncate(descriptor_.get(), 0) != 0 ||
      write_at(descriptor_, 0, std::as_bytes(std::span(owner))) != 0) {
    throw failure("cannot write " + file.string() + ": " + reason(errno));
  }
}

CacheLock::~CacheLock() {
  static_cast<void>(::ftruncate(descriptor_.get(), 0) == 0);  // closing gives the lock back
}

}  // namespace taskatlas::dataset
