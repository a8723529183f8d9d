// SPDX-License-Identifier: MIT
// A cache's log: which records there are and where they lie. Entries of one size are appended and
// never changed; each has a checksum of its own, so that a torn end or a damaged entry is told.
// Internal to the room.
#pragma once

#include "dataset/files.hpp"
#include "dataset/hash.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <type_traits>
#include <vector>

namespace taskatlas::dataset {

// A cache may come with a dataset from a stranger, whose link could lead to any file of the user.
// Throws Error(kFailed), saying what to remove, where the cache's folder is a link.
void refuse_link(const std::filesystem::path& folder);
// The same where one of its files is a link, or else no regular file; or where it cannot be opened.
Descriptor open_own_file(const std::filesystem::path& file, int flags);

struct CacheEntry {
  Hash128 key;
  std::uint64_t offset;  // in the shard; a multiple of kAlignment
  std::uint64_t payload_hash;
  std::uint32_t shard, bytes;
  std::uint32_t width, height;
  std::uint16_t channels;
  std::uint8_t type;        // SampleType
  std::uint8_t by_content;  // 1: the key is that of a file's content, 0: of a stamp
  std::uint32_t unused;
  std::uint64_t entry_hash;  // of the bytes before it

  static constexpr std::uint64_t kAlignment = 64;
  static constexpr std::uint32_t kMostShards = 1'000'000;
  void seal();
  // Whether it was sealed, and says something that can be: its payload lies within one shard and
  // has as many bytes as its samples take.
  bool valid(std::uint64_t shard_bytes) const;
};
static_assert(sizeof(CacheEntry) == 64 && std::is_trivially_copyable_v<CacheEntry>);

// Not thread-safe.
class CacheLog {
 public:
  // Throws Error(kBadInput) where the file is no log of this version.
  static CacheLog open(const std::filesystem::path& file);
  // For appending; made where it is missing, a torn end cut off. Throws Error(kFailed) too.
  static CacheLog open_for_writing(const std::filesystem::path& file, std::uint64_t shard_bytes);

  std::uint64_t shard_bytes() const { return shard_bytes_; }
  std::size_t size() const { return mapped_ + pending_.size(); }
  const CacheEntry& entry(std::size_t at) const;
  void add(const CacheEntry& entry) { pending_.push_back(entry); }  // sealed; for commit()
  std::size_t pending() const { return pending_.size(); }
  // Writes what was added and makes it durable. Throws Error(kFailed); nothing is lost then.
  void commit();
  // Sees what others have appended. Not while anything is pending.
  void refresh();

 private:
  void map();

  std::filesystem::path file_;
  Descriptor descriptor_;
  Mapping mapping_;
  std::uint64_t shard_bytes_ = 0;
  std::size_t mapped_ = 0;  // entries in the mapping
  std::vector<CacheEntry> pending_;
};

// From keys to numbers of entries: open addressing, 8 bytes a record at most.
class CacheTable {
 public:
  // The number under the key; nullopt where none is. `key_of` gives an entry's key.
  template <class KeyOf>
  std::optional<std::uint32_t> find(const Hash128& key, const KeyOf& key_of) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t at = start(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) return std::nullopt;
      if (key_of(slots_[at] - 1) == key) return slots_[at] - 1;
    }
  }
  // Puts or replaces; true where the key is new.
  template <class KeyOf>
  bool put(const Hash128& key, std::uint32_t number, const KeyOf& key_of) {
    if ((used_ + 1) * 2 > slots_.size()) grow(key_of);
    std::size_t at = start(key);
    while (slots_[at] != 0 && key_of(slots_[at] - 1) != key) at = (at + 1) & (slots_.size() - 1);
    const bool is_new = slots_[at] == 0;
    slots_[at] = number + 1;
    used_ += is_new ? 1 : 0;
    return is_new;
  }

 private:
  std::size_t start(const Hash128& key) const {
    return static_cast<std::size_t>(key.low) & (slots_.size() - 1);
  }
  template <class KeyOf>
  void grow(const KeyOf& key_of) {
    constexpr std::size_t kSmallest = 1024;
    std::vector<std::uint32_t> old(std::max(kSmallest, slots_.size() * 2));
    old.swap(slots_);
    for (const std::uint32_t slot : old) {
      if (slot == 0) continue;
      std::size_t at = start(key_of(slot - 1));
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<std::uint32_t> slots_;  // number + 1, 0 = free; a power of two of them
  std::size_t used_ = 0;
};

// The right to write a cache, held until destroyed; the kernel takes it back from a process that
// ends in whatever way.
class CacheLock {
 public:
  // Throws Error(kFailed): another process holds it (the message says which), or there can be no
  // locks.
  explicit CacheLock(const std::filesystem::path& file);
  ~CacheLock();
  CacheLock(const CacheLock&) = delete;
  CacheLock& operator=(const CacheLock&) = delete;

 private:
  Descriptor descriptor_;
};

}  // namespace taskatlas::dataset
