// SPDX-License-Identifier: MIT
#include "bank/bank_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <unordered_map>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace taskatlas::transfers {
namespace {

static_assert(std::endian::native == std::endian::little, "banks are little-endian");

constexpr std::array<char, 8> kMagic{'T', 'A', 'T', 'L', 'B', 'A', 'N', 'K'};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kEncoderBytes = 256;
constexpr std::size_t kAlignment = 64;

// The file begins with this; names (each ended by a zero) and rows follow, rows at the next
// multiple of 64 bytes.
struct Header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t channels = 0;
  std::uint32_t side = 0;
  std::uint32_t encoder_bytes = 0;
  std::uint64_t rows = 0;
  std::uint64_t name_bytes = 0;
  std::uint64_t file_bytes = 0;
  std::uint64_t checksum = 0;  // XXH3 of the file with this field zero
  std::array<char, kEncoderBytes> encoder{};
};
static_assert(sizeof(Header) == 56 + kEncoderBytes);
static_assert(std::is_trivially_copyable_v<Header>);

std::size_t aligned(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

std::uint64_t checksum(Header header, std::span<const std::byte> rest) {
  header.checksum = 0;
  const std::uint64_t seed = XXH3_64bits(&header, sizeof header);
  return XXH3_64bits_withSeed(rest.data(), rest.size(), seed);
}

std::string text_of_names(std::span<const std::string> names) {
  std::string text;
  for (const std::string& name : names) {
    text += name;
    text += '\0';
  }
  return text;
}

class Mapping {
 public:
  explicit Mapping(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) throw bad_input("cannot read " + file.string() + ": " + reason());
    struct stat info {};
    if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
      size_ = static_cast<std::size_t>(info.st_size);
      void* const data = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd, 0);
      if (data != MAP_FAILED) data_ = data;
    }
    const std::string why = reason();
    ::close(fd);
    if (size_ == 0) throw bad_input(file.string() + " is no representation bank");
    if (data_ == nullptr) throw failure("cannot map " + file.string() + " into memory: " + why);
  }
  ~Mapping() {
    if (data_ != nullptr) ::munmap(data_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(data_), size_}; }

 private:
  static std::string reason() { return std::generic_category().message(errno); }
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace

std::size_t BankInfo::row_values() const {
  const auto s = static_cast<std::size_t>(side);
  return static_cast<std::size_t>(channels) * s * s;
}

void BankInfo::check() const {
  if (encoder.size() > kEncoderBytes) throw usage_error("an encoder's name has at most 256 bytes");
  if (channels < 1 || channels > 4096)
    throw usage_error("a representation has 1 to 4,096 channels");
  if (side < 1 || side > 256) throw usage_error("a representation is 1 to 256 positions wide");
}

void write_bank_file(const std::filesystem::path& file, const BankInfo& info,
                     std::span<const std::string> names, std::span<const HalfBits> values) {
  info.check();
  if (names.empty()) throw usage_error("a representation bank has one row at least");
  if (names.size() > BankLimits::kRows || names.size() > BankLimits::kValues / info.row_values()) {
    throw usage_error("too many rows for one representation bank");
  }
  if (values.size() != names.size() * info.row_values()) {
    throw usage_error(std::to_string(values.size()) + " values are not those of " +
                      std::to_string(names.size()) + " representations");
  }
  for (const std::string& name : names) {
    if (name.empty() || name.size() > BankLimits::kNameBytes ||
        name.find('\0') != std::string::npos) {
      throw usage_error("a row's name has 1 to 4,096 bytes, none of them zero");
    }
  }
  const std::string text = text_of_names(names);
  const std::size_t begin = aligned(sizeof(Header) + text.size());
  Header header;
  header.magic = kMagic;
  header.version = kVersion;
  header.channels = static_cast<std::uint32_t>(info.channels);
  header.side = static_cast<std::uint32_t>(info.side);
  header.encoder_bytes = static_cast<std::uint32_t>(info.encoder.size());
  std::copy(info.encoder.begin(), info.encoder.end(), header.encoder.begin());
  header.rows = names.size();
  header.name_bytes = text.size();
  header.file_bytes = begin + values.size() * sizeof(std::uint16_t);
  std::string bytes(header.file_bytes, '\0');
  std::memcpy(bytes.data() + sizeof header, text.data(), text.size());
  std::memcpy(bytes.data() + begin, values.data(), values.size() * sizeof(std::uint16_t));
  header.checksum = checksum(header, std::as_bytes(std::span(bytes)).subspan(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  write_file_atomically(file, bytes, Links::kReplace);
}

class BankFile::Body {
 public:
  explicit Body(const std::filesystem::path& file) : mapping_(file) {
    const auto damaged = [&](const char* what) {
      return bad_input(file.string() + " is no representation bank or is damaged (" + what +
                       "); delete it and it is made again");
    };
    const std::span<const std::byte> bytes = mapping_.bytes();
    Header header;
    if (bytes.size() < sizeof header) throw damaged("cut short");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) throw damaged("its first bytes");
    if (header.version != kVersion) {
      throw bad_input(file.string() + " was written by another version of TaskAtlas; delete it " +
                      "and it is made again");
    }
    if (header.channels < 1 || header.channels > 4096 || header.side < 1 || header.side > 256 ||
        header.encoder_bytes > kEncoderBytes || header.rows < 1 ||
        header.rows > BankLimits::kRows) {
      throw damaged("its header");
    }
    info_.channels = static_cast<int>(header.channels);
    info_.side = static_cast<int>(header.side);
    info_.encoder.assign(header.encoder.data(), header.encoder_bytes);
    if (header.file_bytes != bytes.size() || header.name_bytes > bytes.size() - sizeof header ||
        header.rows > BankLimits::kValues / info_.row_values()) {
      throw damaged("its length");
    }
    const std::size_t begin = aligned(sizeof header + header.name_bytes);
    const std::size_t value_bytes = header.rows * info_.row_values() * sizeof(std::uint16_t);
    if (begin > bytes.size() || bytes.size() - begin != value_bytes) throw damaged("its length");
    if (checksum(header, bytes.subspan(sizeof header)) != header.checksum)
      throw damaged("its checksum");
    values_ = bytes.data() + begin;
    const std::string_view names(reinterpret_cast<const char*>(bytes.data()) + sizeof header,
                                 header.name_bytes);
    std::size_t at = 0;
    while (at < names.size()) {
      const std::size_t end = names.find('\0', at);
      if (end == std::string_view::npos || names_.size() == header.rows) throw damaged("its names");
      names_.push_back(names.substr(at, end - at));
      if (!by_name_.emplace(names_.back(), names_.size() - 1).second) throw damaged("its names");
      at = end + 1;
    }
    if (names_.size() != header.rows) throw damaged("its names");
  }

  const BankInfo& info() const { return info_; }
  const std::vector<std::string_view>& names() const { return names_; }
  std::optional<std::size_t> find(std::string_view name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return std::nullopt;
    return found->second;
  }
  std::span<const HalfBits> values() const {
    // Rows begin at a multiple of 64 bytes of a mapping, which begins at a page.
    return {reinterpret_cast<const HalfBits*>(values_), names_.size() * info_.row_values()};
  }

 private:
  Mapping mapping_;
  BankInfo info_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, std::size_t> by_name_;
  const std::byte* values_ = nullptr;
};

BankFile BankFile::open(const std::filesystem::path& file) {
  return BankFile(std::make_shared<const Body>(file));
}

const BankInfo& BankFile::info() const { return body_->info(); }
std::size_t BankFile::rows() const { return body_->names().size(); }
std::string_view BankFile::name(std::size_t row) const { return body_->names().at(row); }
std::optional<std::size_t> BankFile::find(std::string_view name) const { return body_->find(name); }
std::span<const HalfBits> BankFile::values() const { return body_->values(); }

}  // namespace taskatlas::transfers
