// SPDX-License-Identifier: MIT
#include "networks/tensor_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/hash.hpp"
#include "dataset/json_fields.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

namespace taskatlas::networks {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic = "TATENSOR";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kLongestHeader = std::size_t{4} << 20;
constexpr std::size_t kFixed = 24;  // bytes before the header
constexpr std::size_t kChecksumAt = 16;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kMostTensors = 65'536;
constexpr std::size_t kMostDimensions = 8;

struct Type {
  std::string_view name;
  at::ScalarType type;
};
constexpr std::array<Type, 4> kTypes{
    {{"f32", at::kFloat}, {"f16", at::kHalf}, {"i64", at::kLong}, {"u8", at::kByte}}};

std::size_t aligned(std::size_t position) {
  return (position + kAlignment - 1) / kAlignment * kAlignment;
}

template <class T>
T read_number(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

template <class T>
void put_number(std::string& bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

std::uint64_t checksum(std::string_view bytes) {
  dataset::HashStream hash;
  hash.add(std::as_bytes(std::span(bytes.substr(0, kChecksumAt))));
  hash.add(std::as_bytes(std::span(bytes.substr(kFixed))));
  return hash.value();
}

// The bytes of the header that a file of so many bytes says it has.
std::size_t header_bytes(std::string_view begin, std::uintmax_t file_bytes,
                         const std::string& name) {
  if (begin.size() < kFixed || !begin.starts_with(kMagic)) {
    throw bad_input(name + ": this is no file of tensors (it does not begin as one)");
  }
  const auto version = read_number<std::uint32_t>(begin, kMagic.size());
  if (version != kVersion) {
    throw bad_input(name + ": version " + std::to_string(version) +
                    " of the format, which this program does not know");
  }
  const std::size_t length = read_number<std::uint32_t>(begin, kMagic.size() + sizeof version);
  if (length > kLongestHeader || length > file_bytes - kFixed) {
    throw bad_input(name + ": truncated within its header");
  }
  return length;
}

// Elements of a shape that is not believed, or more than `most`.
std::uint64_t elements(const std::vector<std::int64_t>& shape, std::uint64_t most) {
  std::uint64_t count = 1;
  for (const std::int64_t side : shape) {
    const auto length = static_cast<std::uint64_t>(side);
    if (length != 0 && count > most / length) return most + 1;
    count *= length;
  }
  return count;
}

}  // namespace

const at::Tensor* TensorFile::find(std::string_view name) const {
  const auto found = std::find_if(tensors.begin(), tensors.end(),
                                  [&](const NamedTensor& item) { return item.name == name; });
  return found == tensors.end() ? nullptr : &found->tensor;
}

void write_tensor_file(const std::filesystem::path& path, const TensorFile& content) {
  nlohmann::ordered_json header;
  header["kind"] = content.kind;
  header["about"] = nlohmann::ordered_json::parse(content.about);
  header["tensors"] = nlohmann::ordered_json::array();
  for (const NamedTensor& item : content.tensors) {
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& known) {
      return known.type == item.tensor.scalar_type();
    });
    if (type == kTypes.end()) {
      throw usage_error("tensor " + item.name + " has a type that is not written to files");
    }
    header["tensors"].push_back(
        {{"name", item.name}, {"type", type->name}, {"shape", item.tensor.sizes().vec()}});
  }
  const std::string text = header.dump();
  if (text.size() > kLongestHeader || content.tensors.size() > kMostTensors) {
    throw usage_error(path.string() + ": too many tensors for one file");
  }
  std::string bytes(kFixed, '\0');
  std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
  put_number(bytes, kMagic.size(), kVersion);
  put_number(bytes, kMagic.size() + sizeof kVersion, static_cast<std::uint32_t>(text.size()));
  bytes += text;
  for (const NamedTensor& item : content.tensors) {
    bytes.resize(aligned(bytes.size()));
    const at::Tensor data = item.tensor.detach().cpu().contiguous();
    bytes.append(static_cast<const char*>(data.data_ptr()), data.nbytes());
  }
  put_number(bytes, kChecksumAt, checksum(bytes));
  write_file_atomically(path, bytes, Links::kReplace);
}

TensorFile read_tensor_file(const std::filesystem::path& path, std::string_view kind,
                            std::uint64_t max_bytes) {
  const std::string name = path.string();
  // Before gigabytes of something else are read.
  header_bytes(read_beginning(path, kFixed), max_bytes, name);
  const std::string bytes = read_regular_file(path, max_bytes);
  const std::size_t length = header_bytes(bytes, bytes.size(), name);
  if (read_number<std::uint64_t>(bytes, kChecksumAt) != checksum(bytes)) {
    throw bad_input(name + ": damaged (its checksum does not fit)");
  }
  const nlohmann::json header =
      dataset::parse_json(std::string_view(bytes).substr(kFixed, length), name, kLongestHeader);
  const dataset::JsonFields fields(header, name);
  TensorFile out;
  out.kind = fields.text("kind");
  if (out.kind != kind) {
    throw bad_input(name + ": holds a " + out.kind + ", not a " + std::string(kind));
  }
  out.about = fields.at("about").dump();
  const nlohmann::json& list = fields.at("tensors");
  if (!list.is_array() || list.size() > kMostTensors) fields.refuse("tensors", "is no list");
  std::size_t position = kFixed + length;
  for (const nlohmann::json& item : list) {
    const dataset::JsonFields about(item, name, "tensors.");
    NamedTensor tensor{about.text("name"), {}};
    const std::string type_name = about.text("type");
    const auto type = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const Type& known) { return known.name == type_name; });
    if (type == kTypes.end()) about.refuse("type", "is unknown");
    const std::vector<std::int64_t> shape =
        about.wholes("shape", 0, std::int64_t{1} << 40, kMostDimensions);
    position = std::min(aligned(position), bytes.size());
    const std::size_t left = bytes.size() - position;
    const std::size_t each = c10::elementSize(type->type);
    const std::uint64_t count = elements(shape, left / each);
    if (count > left / each) {
      throw bad_input(name + ": truncated, or tensor " + tensor.name + " is larger than the file");
    }
    tensor.tensor = at::empty(shape, type->type);
    std::memcpy(tensor.tensor.data_ptr(), bytes.data() + position, count * each);
    position += count * each;
    out.tensors.push_back(std::move(tensor));
  }
  if (position != bytes.size()) throw bad_input(name + ": longer than its tensors");
  return out;
}

}  // namespace taskatlas::networks
