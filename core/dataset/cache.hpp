// SPDX-License-Identifier: MIT
// Samples decoded and resized once, kept in memory-mapped files so that reading them again costs
// what reading memory costs. A folder of a log and a few large shards (docs/dataset-format.md,
// "Cache"); it may be deleted at any time and any process may be killed at any moment: a record
// counts once it is whole, and its bytes are verified before they are first handed out. Links in
// the place of the folder or of its files are not followed.
//
// Several processes may read one cache while one writes. The writer's lock is the kernel's
// (flock), so that it ends with its owner; its process and start time are written beside it for
// messages. Where a file system has no such locks, opening for writing fails and says so.
#pragma once

#include "dataset/domain.hpp"
#include "dataset/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace taskatlas::dataset {

// A file that a sample was made from.
struct SourceStamp {
  std::string path;  // relative to the dataset's folder
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;  // since 1970
};
// Throws Error(kBadInput) where there is no such file.
SourceStamp stamp_of(const std::filesystem::path& root, const std::string& path);

// What was made of it. Another value of any field is another record.
struct SampleForm {
  Domain domain = Domain::kRgb;
  int width = 0;
  int height = 0;
  std::uint32_t version =
      1;  // of the code that decodes and resizes: raised when its result changes
};

// A sample in the cache: channels × height × width or interleaved, as its maker put it. `data`
// begins at a multiple of 64 bytes and is valid as long as the cache that gave it.
struct CachedSample {
  SampleType type = SampleType::kU8;
  int width = 0;
  int height = 0;
  int channels = 0;
  std::span<const std::byte> data;

  Raster raster() const;  // a copy
};

struct CacheOptions {
  std::uint64_t shard_bytes = std::uint64_t{256} << 20;  // of one file, 1 MiB to 64 GiB
  std::uint64_t max_bytes = 0;  // of all shards; 0 = no limit. Beyond it, put() keeps nothing
  // Written data is made durable and visible to other processes after this many bytes, and by
  // flush(), close and destruction.
  std::uint64_t commit_bytes = std::uint64_t{8} << 20;
  // Verify a record's checksum each time, rather than the first time it is asked for.
  bool verify_always = false;

  void check() const;  // throws Error(kUsage)
};

// Thread-safe: find() and put() may be called from any number of threads.
class SampleCache {
 public:
  // For reading: throws Error(kBadInput) where the folder is no cache or of another version,
  // Error(kFailed) where it is a link. Torn ends and damaged records are passed over.
  static SampleCache open(const std::filesystem::path& folder, const CacheOptions& options = {});
  // For writing too; made where it is missing. Throws Error(kFailed) where it cannot be, where
  // another process writes (the message names it), or where the folder or the file to write is a
  // link or no regular file (the message says what to remove).
  static SampleCache open_for_writing(const std::filesystem::path& folder,
                                      const CacheOptions& options = {});
  ~SampleCache();
  SampleCache(SampleCache&&) noexcept;
  SampleCache& operator=(SampleCache&&) noexcept;

  // The sample made from that file as it is now; nullopt where there is none, or where its bytes
  // turn out to be damaged (it is then forgotten).
  std::optional<CachedSample> find(const SourceStamp& source, const SampleForm& form) const;
  // By the file's content, wherever it lies and whenever it was written.
  std::optional<CachedSample> find_content(std::span<const std::byte> file,
                                           const SampleForm& form) const;

  // Keeps a sample. `file` is the source's content, for find_content(). Samples kept before for
  // the same key are left as they are. False where max_bytes is reached. Throws Error(kUsage) for
  // a cache that is open for reading, Error(kFailed) where the disk is full or a shard is a link.
  bool put(const SourceStamp& source, const SampleForm& form, std::span<const std::byte> file,
           const CachedSample& sample);

  // find(), else the file is read: find_content() (then noted under this stamp too), else
  // make(content) is called and its result put (where the cache is open for writing). Throws what
  // make throws, and Error(kBadInput) where the file cannot be read.
  Raster get_or_make(const std::filesystem::path& root, const std::string& path,
                     const SampleForm& form,
                     const std::function<Raster(std::span<const std::byte>)>& make);

  void flush();                 // commits what was put; Error(kFailed) where that fails
  void refresh();               // sees what another process has committed since
  std::size_t size() const;     // records under stamps
  std::uint64_t bytes() const;  // of samples
  bool writable() const;
  // Records that were passed over, because their entry or their bytes were damaged.
  std::uint64_t damaged() const;

 private:
  class Body;
  explicit SampleCache(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::dataset
