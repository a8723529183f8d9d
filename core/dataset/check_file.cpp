// SPDX-License-Identifier: MIT
#include "dataset/check_file.hpp"

#include "base/error.hpp"
#include "base/npy.hpp"
#include "base/numbers.hpp"
#include "dataset/files.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <string_view>
#include <vector>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

constexpr std::size_t kPngHeaderBytes = 64;
constexpr std::string_view kPngBegin = "\x89PNG";
constexpr std::size_t kHeaderBytes = std::size_t{64} << 10;
constexpr std::size_t kEndBytes = std::size_t{4} << 10;
constexpr std::string_view kFetchAgain = "download or render it again";

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// What an error says, without the name and the advice that stand in columns of their own.
std::string without_name(std::string_view message, std::string_view name) {
  if (message.starts_with(name)) message.remove_prefix(name.size());
  if (message.starts_with(": ")) message.remove_prefix(2);
  return std::string(message.substr(0, std::min(message.find("; "), message.size())));
}

// Whether the picture's last mark stands where it must: at the end, or shortly before, as some
// programs add zeros. Tells a file that was cut off without reading all of it.
bool has_end(std::span<const std::byte> end, ImageFormat format) {
  constexpr std::string_view kPngEnd = "IEND\xAE\x42\x60\x82";
  constexpr std::string_view kJpegEnd = "\xFF\xD9";
  return as_text(end).rfind(format == ImageFormat::kPng ? kPngEnd : kJpegEnd) !=
         std::string_view::npos;
}

class Look {
 public:
  Look(const std::filesystem::path& path, Domain domain, bool decode)
      : path_(path), name_(path.string()), info_(info(domain)), decode_(decode) {}

  FileFacts run(std::uint32_t point, std::uint32_t view) {
    if (!open()) return facts_;
    try {
      switch (info_.kind) {
        case FileKind::kImage:
          look_at_picture();
          break;
        case FileKind::kArray:
          look_at_array();
          break;
        case FileKind::kJson:
          look_at_facts(point, view);
          break;
      }
    } catch (const Error& error) {
      find(DamageKind::kDamaged, without_name(error.what(), name_), kFetchAgain);
    } catch (const std::bad_alloc&) {
      find(DamageKind::kUnreadable, "takes more memory than there is to decode",
           "check again with fewer threads, or get a picture of the usual size");
    }
    return facts_;
  }

 private:
  void find(DamageKind kind, std::string message, std::string_view suggestion) {
    if (!facts_.finding) facts_.finding = {kind, std::move(message), std::string(suggestion)};
  }

  bool open() {
    file_ = open_to_read(path_);
    struct stat status {};
    if (!file_.valid() || ::fstat(file_.get(), &status) != 0) {
      find(DamageKind::kUnreadable, "cannot be read: " + reason(errno),
           "check that it is there, its permissions and the disk");
      return false;
    }
    if (!S_ISREG(status.st_mode)) {
      find(DamageKind::kUnreadable, "is no regular file", kFetchAgain);
      return false;
    }
    facts_.bytes = static_cast<std::uint64_t>(status.st_size);
    facts_.mtime_ns = mtime_ns(status);
    if (facts_.bytes == 0) {
      find(DamageKind::kEmpty, "is empty", kFetchAgain);
      return false;
    }
    return true;
  }

  std::vector<std::byte> read(std::uint64_t offset, std::uint64_t bytes) {
    std::vector<std::byte> content(static_cast<std::size_t>(bytes));
    if (const int error = read_at(file_, offset, content); error != 0) {
      find(DamageKind::kUnreadable, "cannot be read: " + reason(error), "check the disk");
      throw bad_input("unreadable");  // the finding above stands
    }
    return content;
  }
  // Of arrays and JSON, which take some times their length once they are parsed.
  MemoryBudget::Share room_to_parse(std::uint64_t most) const {
    constexpr std::uint64_t kTimes = 4;
    return decoding_budget().take(kTimes * std::min(facts_.bytes, most));
  }
  std::vector<std::byte> read_whole(std::uint64_t most) {
    if (facts_.bytes > most) {
      throw bad_input("has " + std::to_string(facts_.bytes) + " bytes, which no such file has");
    }
    return read(0, facts_.bytes);
  }

  void look_at_picture() {
    // A PNG's header stands in its first bytes; a JPEG's behind whatever a camera wrote.
    auto begin = read(0, std::min<std::uint64_t>(facts_.bytes, kPngHeaderBytes));
    if (!as_text(begin).starts_with(kPngBegin)) {
      begin = read(0, std::min<std::uint64_t>(facts_.bytes, kHeaderBytes));
    }
    ImageInfo picture;
    try {
      picture = probe_image(begin, name_);
    } catch (const Error& error) {
      // A file cut off within its header, or blocks of zeros as an interrupted download leaves.
      const bool zeros = std::all_of(begin.begin(), begin.end(),
                                     [](std::byte byte) { return byte == std::byte{0}; });
      find(zeros ? DamageKind::kTruncated : DamageKind::kDamaged,
           zeros ? "holds zeros only" : without_name(error.what(), name_), kFetchAgain);
      return;
    }
    facts_.size = {picture.width, picture.height};
    const std::uint64_t tail = std::min<std::uint64_t>(facts_.bytes, kEndBytes);
    if (!has_end(read(facts_.bytes - tail, tail), picture.format)) {
      find(DamageKind::kTruncated, "ends before its picture does", kFetchAgain);
      return;
    }
    look_at_format(picture);
    if (!decode_ || facts_.finding) return;
    const ImageLimits limits;
    const MemoryBudget::Share room =
        room_for_image(begin, std::min<std::uint64_t>(facts_.bytes, limits.max_file_bytes), limits);
    decode_image(read_whole(limits.max_file_bytes), name_);
  }

  void look_at_format(const ImageInfo& picture) {
    const bool label = info_.quantity != Quantity::kColour && info_.quantity != Quantity::kShade;
    if (label && picture.format == ImageFormat::kJpeg) {
      find(DamageKind::kWrongFormat, "is a JPEG, whose compression changes labels",
           "get it as a PNG");
    } else if (info_.quantity == Quantity::kDepth && picture.bits < info_.bits) {
      find(DamageKind::kWrongFormat,
           "has " + std::to_string(picture.bits) + " bits a sample; depth in 1/512 m takes 16",
           "write it anew as a 16-bit PNG");
    } else if (info_.quantity == Quantity::kCurvature && picture.bits != info_.bits) {
      find(DamageKind::kWrongFormat,
           "has " + std::to_string(picture.bits) + " bits a sample; curvature takes 8",
           kFetchAgain);
    } else if ((info_.quantity == Quantity::kNormals || info_.quantity == Quantity::kCurvature) &&
               picture.channels < info_.channels) {
      find(DamageKind::kWrongFormat,
           "has " + std::to_string(picture.channels) + " channel(s) where " +
               std::to_string(info_.channels) + " are needed",
           kFetchAgain);
    }
  }

  void look_at_array() {
    constexpr std::uint64_t kMost = std::uint64_t{64} << 20;
    const MemoryBudget::Share room = room_to_parse(kMost);
    const npy::Array array = npy::read(read_whole(kMost), name_);
    if (array.values.empty()) throw bad_input("holds no values");
    constexpr std::size_t kMostShown = 1'000'000'000;
    facts_.size = {static_cast<int>(std::min(array.values.size(), kMostShown)), 1};
    if (!std::all_of(array.values.begin(), array.values.end(),
                     [](double value) { return std::isfinite(value); })) {
      throw bad_input("holds values that are not finite");
    }
  }

  void look_at_facts(std::uint32_t point, std::uint32_t view) {
    constexpr std::uint64_t kMost = std::uint64_t{64} << 20;
    const MemoryBudget::Share room = room_to_parse(kMost);
    const auto content = read_whole(kMost);
    std::optional<std::string> own_point;
    std::optional<std::int64_t> own_view;
    if (info_.id == Domain::kNonfixatedMatches) {
      own_point = std::to_string(parse_matches(as_text(content), name_).point);
    } else {
      const PointInfo facts = parse_point_info(as_text(content), name_);
      own_point = facts.point_uuid;
      own_view = facts.view_id;
    }
    const auto number = own_point ? parse_integer(*own_point) : std::nullopt;
    if (number && *number != point) {
      find(DamageKind::kInconsistent,
           "says that it is of point " + std::to_string(*number) + ", its name of point " +
               std::to_string(point),
           "one of them is wrong; get the file again");
    } else if (own_view && *own_view != view) {
      find(DamageKind::kInconsistent,
           "says that it is view " + std::to_string(*own_view) + ", its name view " +
               std::to_string(view),
           "one of them is wrong; get the file again");
    }
  }

  const std::filesystem::path& path_;
  std::string name_;
  const DomainInfo& info_;
  bool decode_;
  Descriptor file_;
  FileFacts facts_;
};

}  // namespace

FileFacts check_file(const std::filesystem::path& path, Domain domain, std::uint32_t point,
                     std::uint32_t view, bool decode) {
  return Look(path, domain, decode).run(point, view);
}

}  // namespace taskatlas::dataset
