// SPDX-License-Identifier: MIT
#include "dataset/cache.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/cache_log.hpp"
#include "dataset/files.hpp"
#include "dataset/hash.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::dataset {
namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;
constexpr std::size_t kMostFileBytes = std::size_t{1} << 30;

// Text that no two keys share: fields with their lengths. On the stack as far as it fits: finding a
// sample must not cost more than copying it.
class KeyText {
 public:
  explicit KeyText(char kind) { append({&kind, 1}); }
  KeyText& add(std::string_view field) {
    add(field.size());
    append(field);
    return *this;
  }
  KeyText& add(std::uint64_t value) {
    static_assert(std::endian::native == std::endian::little, "lowest byte first");
    append({reinterpret_cast<const char*>(&value), sizeof(value)});
    return *this;
  }
  KeyText& add(const SampleForm& form) {
    return add(info(form.domain).name)
        .add(static_cast<std::uint64_t>(form.width))
        .add(static_cast<std::uint64_t>(form.height))
        .add(form.version);
  }
  Hash128 hash() const {
    return hash128(long_.empty() ? std::string_view(short_.data(), size_) : long_);
  }

 private:
  void append(std::string_view text) {
    if (long_.empty() && size_ + text.size() <= short_.size()) {
      std::memcpy(short_.data() + size_, text.data(), text.size());
      size_ += text.size();
      return;
    }
    if (long_.empty()) long_.assign(short_.data(), size_);
    long_ += text;
  }

  std::array<char, 400> short_;
  std::size_t size_ = 0;
  std::string long_;  // all of it, once it is longer
};

Hash128 key_of(const SourceStamp& source, const SampleForm& form) {
  return KeyText('S')
      .add(source.path)
      .add(source.bytes)
      .add(static_cast<std::uint64_t>(source.mtime_ns))
      .add(form)
      .hash();
}

Hash128 key_of(std::span<const std::byte> file, const SampleForm& form) {
  const Hash128 content = hash128(file);
  return KeyText('C').add(content.low).add(content.high).add(file.size()).add(form).hash();
}

// What is known of a record's bytes.
constexpr std::uint8_t kUntested = 0, kGood = 1, kBad = 2;

}  // namespace

SourceStamp stamp_of(const std::filesystem::path& root, const std::string& path) {
  struct stat info {};
  const std::filesystem::path file = root / path;
  if (::stat(file.c_str(), &info) != 0) {
    throw bad_input("cannot read " + file.string() + ": " + reason(errno));
  }
  return {path, static_cast<std::uint64_t>(info.st_size), mtime_ns(info)};
}

Raster CachedSample::raster() const {
  Raster copy(width, height, channels, type);
  std::copy(data.begin(), data.end(), copy.bytes().begin());
  return copy;
}

void CacheOptions::check() const {
  constexpr std::uint64_t kLargest = std::uint64_t{64} << 30;
  if (shard_bytes < kMegabyte || shard_bytes > kLargest || shard_bytes % CacheEntry::kAlignment) {
    throw usage_error("a cache's shards have 1 MiB to 64 GiB, in steps of 64 bytes");
  }
}

class SampleCache::Body {
  auto keys() const {
    return [this](std::uint32_t number) -> const Hash128& { return log_.entry(number).key; };
  }

 public:
  Body(const std::filesystem::path& folder, const CacheOptions& options, bool writing)
      : folder_(folder), options_(options) {
    options.check();
    if (writing) {
      std::error_code error;
      refuse_link(folder);
      std::filesystem::create_directories(folder, error);
      if (error) throw failure("cannot make " + folder.string() + ": " + reason(error.value()));
      lock_ = std::make_unique<CacheLock>(folder / "lock");
      log_ = CacheLog::open_for_writing(folder / "cache.log", options.shard_bytes);
    } else {
      refuse_link(folder);
      log_ = CacheLog::open(folder / "cache.log");
    }
    learn(0);
  }
  ~Body() {
    if (!lock_) return;
    try {
      commit();
    } catch (const std::exception&) {
      // What could not be written is made again by whoever needs it; flush() reports it.
    }
  }
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  std::optional<CachedSample> find(const Hash128& key) const {
    const std::shared_lock lock(mutex_);
    const auto at = table_.find(key, keys());
    return at ? sample(*at) : std::nullopt;
  }

  bool put(const Hash128& stamp, const Hash128& content, const CachedSample& sample) {
    if (!lock_) throw usage_error("the cache is open for reading only");
    const std::lock_guard lock(mutex_);
    CacheEntry entry{};
    if (const auto same = usable(content)) {
      entry = log_.entry(*same);
    } else {
      entry = describe(sample);
      if (options_.max_bytes > 0 && bytes_ + entry.bytes > options_.max_bytes) return false;
      store(entry, sample.data);
      entry.key = content;
      entry.by_content = 1;
      entry.unused = 0;
      add(entry);
    }
    if (!usable(stamp)) {
      entry.key = stamp;
      entry.by_content = 0;
      add(entry);
    }
    if (uncommitted_ >= options_.commit_bytes) commit();
    return true;
  }

  void flush() {
    const std::lock_guard lock(mutex_);
    if (lock_) commit();
  }

  void refresh() {
    const std::lock_guard lock(mutex_);
    if (lock_) return;  // nobody else writes
    const std::size_t known = log_.size();
    log_.refresh();
    if (log_.size() < known)
      throw bad_input(folder_.string() + ": the cache was made anew; reopen");
    learn(known);
  }

  std::size_t size() const {
    const std::shared_lock lock(mutex_);
    return stamps_;
  }
  std::uint64_t bytes() const {
    const std::shared_lock lock(mutex_);
    return bytes_;
  }
  std::uint64_t damaged() const { return damaged_; }
  bool writable() const { return lock_ != nullptr; }

 private:
  struct Shard {
    Descriptor file;
    Mapping mapping;            // of its largest size; only what is written may be touched
    std::uint64_t written = 0;  // bytes that the file is known to have
  };

  std::filesystem::path shard_path(std::uint32_t number) const {
    std::string digits = std::to_string(number);
    constexpr std::size_t kDigits = 6;
    digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
    return folder_ / ("shard-" + digits + ".bin");
  }

  // Takes up the log's entries from `first` on.
  void learn(std::size_t first) {
    states_.resize(log_.size(), kUntested);
    for (std::size_t i = first; i < log_.size(); ++i) {
      const CacheEntry& entry = log_.entry(i);
      if (!entry.valid(log_.shard_bytes())) {
        ++damaged_;
        continue;
      }
      register_entry(static_cast<std::uint32_t>(i));
    }
  }

  void register_entry(std::uint32_t number) {
    const CacheEntry& entry = log_.entry(number);
    // The later of two entries counts: it replaces one whose bytes were damaged.
    const bool is_new = table_.put(entry.key, number, keys());
    if (entry.by_content == 0) stamps_ += is_new ? 1 : 0;
    if (entry.by_content != 0 && is_new) bytes_ += entry.bytes;
    const std::uint64_t end = entry.offset + entry.bytes;
    if (entry.shard >= bases_size_) grow_bases(entry.shard);
    if (entry.shard > last_shard_) {
      last_shard_ = entry.shard;
      end_ = end;
    } else if (entry.shard == last_shard_) {
      end_ = std::max(end_, end);
    }
  }

  // Under the lock of writers, as everything that changes what there is.
  void grow_bases(std::uint32_t shard) {
    const std::size_t size = std::max<std::size_t>(64, std::size_t{2} * shard + 1);
    auto grown = std::make_unique<std::atomic<const std::byte*>[]>(size);
    for (std::size_t i = 0; i < bases_size_; ++i) grown[i] = bases_[i].load();
    bases_ = std::move(grown);
    bases_size_ = size;
  }

  // The shard, if it is there and has at least `bytes`.
  const Shard* shard(std::uint32_t number, std::uint64_t bytes) const {
    const std::lock_guard lock(shards_mutex_);
    Shard& one = shards_[number];
    if (!one.file.valid()) {
      one.file = Descriptor(open_regular_file(shard_path(number), O_RDONLY));
      if (!one.file.valid()) return nullptr;
      one.mapping =
          Mapping(one.file, static_cast<std::size_t>(log_.shard_bytes()), shard_path(number));
    }
    if (one.written < bytes) {
      struct stat info {};
      if (::fstat(one.file.get(), &info) != 0) return nullptr;
      one.written = static_cast<std::uint64_t>(info.st_size);
    }
    return one.written >= bytes ? &one : nullptr;
  }

  // The entry's sample once its bytes are found to be what was written.
  std::optional<CachedSample> sample(std::uint32_t number) const {
    std::atomic_ref<std::uint8_t> state(states_[number]);
    if (state == kBad) return std::nullopt;
    const CacheEntry& entry = log_.entry(number);
    if (state == kGood && !options_.verify_always) {
      // It was looked at before, so its shard is mapped and long enough.
      if (const std::byte* const base = bases_[entry.shard].load(std::memory_order_acquire)) {
        return described(entry, {base + entry.offset, entry.bytes});
      }
    }
    const Shard* const in = shard(entry.shard, entry.offset + entry.bytes);
    const auto bad = [&]() -> std::optional<CachedSample> {
      if (state.exchange(kBad) != kBad) ++damaged_;
      return std::nullopt;
    };
    if (in == nullptr) return bad();
    const auto bytes =
        in->mapping.bytes().subspan(static_cast<std::size_t>(entry.offset), entry.bytes);
    if (options_.verify_always || state == kUntested) {
      if (hash64(bytes) != entry.payload_hash) return bad();
      state = kGood;
    }
    bases_[entry.shard].store(in->mapping.bytes().data(), std::memory_order_release);
    return described(entry, bytes);
  }

  static CachedSample described(const CacheEntry& entry, std::span<const std::byte> bytes) {
    return {static_cast<SampleType>(entry.type), static_cast<int>(entry.width),
            static_cast<int>(entry.height), entry.channels, bytes};
  }

  std::optional<std::uint32_t> usable(const Hash128& key) const {
    const auto at = table_.find(key, keys());
    return at && sample(*at) ? at : std::nullopt;
  }

  CacheEntry describe(const CachedSample& sample) const {
    CacheEntry entry{};
    entry.type = static_cast<std::uint8_t>(sample.type);
    entry.width = static_cast<std::uint32_t>(std::max(sample.width, 0));
    entry.height = static_cast<std::uint32_t>(std::max(sample.height, 0));
    entry.channels = static_cast<std::uint16_t>(std::clamp(sample.channels, 0, 0xFFFF));
    entry.bytes = static_cast<std::uint32_t>(std::min<std::size_t>(sample.data.size(), ~0U));
    entry.payload_hash = hash64(sample.data);
    entry.seal();
    if (!entry.valid(log_.shard_bytes())) {
      throw usage_error("a sample of " + std::to_string(sample.data.size()) + " bytes, " +
                        std::to_string(sample.width) + " × " + std::to_string(sample.height) +
                        " × " + std::to_string(sample.channels) +
                        ", does not fit into a shard or contradicts itself");
    }
    return entry;
  }

  // Writes the payload behind what the shards hold and says in `entry` where.
  void store(CacheEntry& entry, std::span<const std::byte> data) {
    constexpr std::uint64_t kAlignment = CacheEntry::kAlignment;
    std::uint64_t offset = (end_ + kAlignment - 1) / kAlignment * kAlignment;
    if (offset + entry.bytes > log_.shard_bytes()) {
      if (last_shard_ + 1 >= CacheEntry::kMostShards) {
        throw failure("the cache " + folder_.string() + " has too many shards");
      }
      ++last_shard_;
      offset = end_ = 0;
    }
    const std::filesystem::path path = shard_path(last_shard_);
    if (!out_.valid() || out_number_ != last_shard_) {
      if (out_.valid()) sync(out_, shard_path(out_number_));
      out_ = open_own_file(path, O_WRONLY | O_CREAT);
      out_number_ = last_shard_;
    }
    if (const int error = write_at(out_, offset, data); error != 0) {
      throw failure("cannot write " + path.string() + ": " + reason(error));
    }
    entry.shard = last_shard_;
    entry.offset = offset;
    end_ = offset + entry.bytes;
    uncommitted_ += entry.bytes;
  }

  void add(CacheEntry entry) {
    entry.seal();
    const auto number = static_cast<std::uint32_t>(log_.size());
    log_.add(entry);
    states_.resize(log_.size(), kGood);
    register_entry(number);
  }

  static void sync(const Descriptor& file, const std::filesystem::path& path) {
    if (::fdatasync(file.get()) != 0) {
      throw failure("cannot write " + path.string() + ": " + reason(errno));
    }
  }

  // Payloads before the entries that speak of them.
  void commit() {
    if (log_.pending() == 0) return;
    if (out_.valid()) sync(out_, shard_path(out_number_));
    log_.commit();
    uncommitted_ = 0;
  }

  std::filesystem::path folder_;
  CacheOptions options_;
  std::unique_ptr<CacheLock> lock_;  // null: open for reading
  CacheLog log_;
  CacheTable table_;
  mutable std::shared_mutex mutex_;
  mutable std::vector<std::uint8_t> states_;  // of entries; atomic under the shared lock
  mutable std::mutex shards_mutex_;
  mutable std::map<std::uint32_t, Shard> shards_;  // nodes stay where they are
  // Of each shard where it is mapped, once something in it was found good; for finding without
  // shards_mutex_.
  std::unique_ptr<std::atomic<const std::byte*>[]> bases_;
  std::size_t bases_size_ = 0;
  mutable std::atomic<std::uint64_t> damaged_ = 0;
  std::size_t stamps_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint32_t last_shard_ = 0;
  std::uint64_t end_ = 0;  // of what the last shard holds
  Descriptor out_;
  std::uint32_t out_number_ = 0;
  std::uint64_t uncommitted_ = 0;
};

SampleCache::SampleCache(std::unique_ptr<Body> body) : body_(std::move(body)) {}
SampleCache::~SampleCache() = default;
SampleCache::SampleCache(SampleCache&&) noexcept = default;
SampleCache& SampleCache::operator=(SampleCache&&) noexcept = default;

SampleCache SampleCache::open(const std::filesystem::path& folder, const CacheOptions& options) {
  return SampleCache(std::make_unique<Body>(folder, options, false));
}

SampleCache SampleCache::open_for_writing(const std::filesystem::path& folder,
                                          const CacheOptions& options) {
  return SampleCache(std::make_unique<Body>(folder, options, true));
}

std::optional<CachedSample> SampleCache::find(const SourceStamp& source,
                                              const SampleForm& form) const {
  return body_->find(key_of(source, form));
}

std::optional<CachedSample> SampleCache::find_content(std::span<const std::byte> file,
                                                      const SampleForm& form) const {
  return body_->find(key_of(file, form));
}

bool SampleCache::put(const SourceStamp& source, const SampleForm& form,
                      std::span<const std::byte> file, const CachedSample& sample) {
  return body_->put(key_of(source, form), key_of(file, form), sample);
}

Raster SampleCache::get_or_make(const std::filesystem::path& root, const std::string& path,
                                const SampleForm& form,
                                const std::function<Raster(std::span<const std::byte>)>& make) {
  // The stamp is taken before the content is read: a file replaced in between is kept under a
  // stamp that nothing has any more.
  const SourceStamp source = stamp_of(root, path);
  if (const auto known = find(source, form)) return known->raster();
  const std::string content = read_regular_file(root / path, kMostFileBytes);
  const auto bytes = std::as_bytes(std::span(content));
  if (const auto known = find_content(bytes, form)) {
    if (writable()) put(source, form, bytes, *known);
    return known->raster();
  }
  Raster made = make(bytes);
  if (writable()) {
    put(source, form, bytes,
        {made.type(), made.width(), made.height(), made.channels(), std::as_const(made).bytes()});
  }
  return made;
}

void SampleCache::flush() { body_->flush(); }
void SampleCache::refresh() { body_->refresh(); }
std::size_t SampleCache::size() const { return body_->size(); }
std::uint64_t SampleCache::bytes() const { return body_->bytes(); }
bool SampleCache::writable() const { return body_->writable(); }
std::uint64_t SampleCache::damaged() const { return body_->damaged(); }

}  // namespace taskatlas::dataset
