// SPDX-License-Identifier: MIT
#include "dataset/scene_labels.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/encode.hpp"
#include "dataset/files.hpp"
#include "dataset/hash.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstring>
#include <span>
#include <string>
#include <thread>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

// The file: a header, then rows by key. A key is the hash of a file's path, size and time: a file
// that changes has another, and rows of files that are gone are dropped when it is next written.
struct Row {
  std::uint64_t key;
  std::int32_t scene;
  std::uint32_t unused;
};
struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, unused;
  std::uint64_t classes;  // hash of what scenes are numbered by
  std::uint64_t rows;
  std::uint64_t rows_hash;
  std::uint64_t header_hash;  // of the header up to here
};
static_assert(sizeof(Row) == 16 && sizeof(Header) == 48);
static_assert(std::endian::native == std::endian::little, "mapped as it lies on disk");
constexpr std::array<char, 8> kMagic{'T', 'A', 'S', 'C', 'E', 'N', 'E', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHashedHeader = offsetof(Header, header_hash);

template <class T>
std::span<const std::byte> bytes_of(const T& value) {
  return std::as_bytes(std::span(&value, 1));
}

std::uint64_t classes_hash(const ClassList& list) {
  std::string text(list.scores == ScoreKind::kLogits ? "logits" : "probabilities");
  for (const std::string& name : list.names) text += '\n' + name;
  return hash64(text);
}

// What was kept; nothing where the file is missing, damaged, of another version or other classes.
class Kept {
 public:
  Kept(const std::filesystem::path& file, std::uint64_t classes) {
    const Descriptor in = open_to_read(file);
    struct stat info {};
    if (!in.valid() || ::fstat(in.get(), &info) != 0 || !S_ISREG(info.st_mode)) return;
    const auto size = static_cast<std::uint64_t>(info.st_size);
    if (size < sizeof(Header) || (size - sizeof(Header)) % sizeof(Row) != 0) return;
    try {
      mapping_ = Mapping(in, static_cast<std::size_t>(size), file);
    } catch (const Error&) {
      return;
    }
    const auto bytes = mapping_.bytes();
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof(header));
    const auto body = bytes.subspan(sizeof(Header));
    if (header.magic != kMagic || header.version != kVersion || header.classes != classes ||
        header.rows != body.size() / sizeof(Row) ||
        header.header_hash != hash64(bytes_of(header).first(kHashedHeader)) ||
        header.rows_hash != hash64(body)) {
      return;
    }
    // Mapped at a page's begin, and the header is a multiple of a row's alignment long.
    rows_ = {reinterpret_cast<const Row*>(body.data()), body.size() / sizeof(Row)};
  }

  std::optional<std::int32_t> find(std::uint64_t key) const {
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), key,
                                     [](const Row& row, std::uint64_t k) { return row.key < k; });
    return at != rows_.end() && at->key == key ? std::optional(at->scene) : std::nullopt;
  }
  std::size_t size() const { return rows_.size(); }

 private:
  Mapping mapping_;
  std::span<const Row> rows_;
};

void write_rows(const std::filesystem::path& file, std::uint64_t classes, std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  const auto body = std::as_bytes(std::span(rows));
  Header header{kMagic, kVersion, 0, classes, rows.size(), hash64(body), 0};
  header.header_hash = hash64(bytes_of(header).first(kHashedHeader));
  std::string text;
  text.reserve(sizeof(header) + body.size());
  text.append(reinterpret_cast<const char*>(&header), sizeof(header));
  text.append(reinterpret_cast<const char*>(body.data()), body.size());
  rows = {};
  try {
    write_file_atomically(file, text, Links::kReplace);
  } catch (const Error&) {
    // It only saves time: next time the files are read again.
  }
}

class Reader {
 public:
  Reader(const Dataset& set, const RunContext& context)
      : set_(set),
        context_(context),
        file_(set.index.file().parent_path() / "scenes.bin"),
        classes_(classes_hash(set.classes.scene)),
        kept_(file_, classes_) {}

  std::optional<SceneReading> run() {
    const std::size_t views = set_.index.views();
    result_.scenes.assign(views, kNoScene);
    if (set_.index.files(Domain::kClassScene) == 0 || set_.classes.scene.names.empty()) {
      return std::move(result_);
    }
    keys_.assign(views, 0);
    constexpr std::size_t kBlock = 256;
    const std::size_t blocks = (views + kBlock - 1) / kBlock;
    const auto owner = std::this_thread::get_id();
    std::atomic<std::size_t> done = 0;
    parallel_for(blocks, context_.threads, [&](std::size_t block) {
      const std::size_t end = std::min(views, (block + 1) * kBlock);
      for (std::size_t view = block * kBlock; view < end; ++view) {
        if (context_.stopped()) return;
        look_at(static_cast<ViewNumber>(view));
      }
      const std::size_t now = done += end - block * kBlock;
      if (std::this_thread::get_id() == owner) {
        context_.progress(static_cast<double>(now), static_cast<double>(views), "scenes");
      }
    });
    result_.read = read_;
    result_.reused = reused_;
    keep();
    if (context_.stopped()) return std::nullopt;
    return std::move(result_);
  }

 private:
  void look_at(ViewNumber view) {
    const auto path = set_.index.path(view, Domain::kClassScene);
    if (!path) return;
    const std::filesystem::path whole = set_.root / *path;
    struct stat info {};
    if (::stat(whole.c_str(), &info) != 0) return;
    const std::array<std::uint64_t, 2> stamp{static_cast<std::uint64_t>(info.st_size),
                                             static_cast<std::uint64_t>(mtime_ns(info))};
    // 0 is no key: views without one are not kept.
    const std::uint64_t key =
        hash64(*path, hash64(std::as_bytes(std::span(stamp)))) | std::uint64_t{1};
    if (const auto known = kept_.find(key)) {
      if (*known < static_cast<std::int64_t>(set_.classes.scene.names.size())) {
        result_.scenes[view] = *known;
        keys_[view] = key;
        ++reused_;
        return;
      }
    }
    result_.scenes[view] = read(whole);
    ++read_;
    // A file of this very moment may change again within one step of its clock.
    if (is_settled(info)) keys_[view] = key;
  }

  std::int32_t read(const std::filesystem::path& file) const {
    constexpr std::uintmax_t kMost = std::uintmax_t{4} << 20;
    try {
      const std::string content = read_regular_file(file, kMost);
      const std::vector<float> scores =
          decode_scores(std::as_bytes(std::span(content)), file.string());
      if (scores.size() != set_.classes.scene.names.size()) return kNoScene;
      return static_cast<std::int32_t>(std::max_element(scores.begin(), scores.end()) -
                                       scores.begin());
    } catch (const Error&) {
      return kNoScene;  // the dataset's check reports it
    }
  }

  static bool is_settled(const struct stat& info) {
    using namespace std::chrono;
    const auto now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
    constexpr std::int64_t kTwoSeconds = 2'000'000'000;
    return mtime_ns(info) + kTwoSeconds < now;
  }

  // Written anew where anything was read that can be kept, or much of what was kept is gone.
  void keep() {
    std::vector<Row> rows;
    std::size_t count = 0;
    for (const std::uint64_t key : keys_) count += key != 0 ? 1 : 0;
    // Stopped, only some of the views were looked at: what is kept of the others must not go.
    const bool added = count > (context_.stopped() ? kept_.size() : reused_.load());
    const bool stale = !context_.stopped() && kept_.size() > 2 * count;
    if (!added && !stale) return;
    rows.reserve(count);
    for (std::size_t view = 0; view < keys_.size(); ++view) {
      if (keys_[view] != 0) rows.push_back({keys_[view], result_.scenes[view], 0});
    }
    keys_ = {};
    write_rows(file_, classes_, std::move(rows));
  }

  const Dataset& set_;
  const RunContext& context_;
  std::filesystem::path file_;
  std::uint64_t classes_;
  Kept kept_;
  SceneReading result_;
  std::vector<std::uint64_t> keys_;  // by view; each thread writes its own views'
  std::atomic<std::size_t> read_ = 0, reused_ = 0;
};

}  // namespace

std::optional<SceneReading> read_scene_labels(const Dataset& set, const RunContext& context) {
  return Reader(set, context).run();
}

}  // namespace taskatlas::dataset
