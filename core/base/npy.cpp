// SPDX-License-Identifier: MIT
#include "base/npy.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

namespace taskatlas::npy {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic{"\x93NUMPY", 6};

// Magic, version, header length, header padded with blanks to a multiple of 64 bytes.
std::string array(std::string_view type, std::span<const std::byte> bytes,
                  const std::vector<std::size_t>& shape) {
  std::string text = "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (";
  for (const std::size_t extent : shape) text += std::to_string(extent) + ", ";
  // One extent alone needs its comma, as every Python tuple of one.
  if (shape.size() > 1) text.resize(text.size() - 2);
  text += "), }";
  constexpr std::size_t kPrefix = 10, kAlign = 64;
  while ((kPrefix + text.size() + 1) % kAlign != 0) text += ' ';
  text += '\n';
  std::string out(kMagic);
  out += std::string_view("\x01\x00", 2);
  out += static_cast<char>(text.size() & 0xff);
  out += static_cast<char>(text.size() >> 8 & 0xff);
  out += text;
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return out;
}

// The header's Python dictionary: strings, booleans and tuples of whole numbers.
class HeaderParser {
 public:
  HeaderParser(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  void parse() {
    expect('{');
    while (!taken('}')) {
      const std::string_view key = quoted();
      expect(':');
      if (key == "descr") {
        type = quoted();
      } else if (key == "fortran_order") {
        fortran = boolean();
      } else if (key == "shape") {
        shape = tuple();
      } else {
        refuse("an unknown entry in its header");
      }
      if (!taken(',') && !ahead('}')) refuse("a damaged header");
    }
    blanks();
    if (!text_.empty() || !type || !fortran || !shape) refuse("a damaged header");
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw bad_input(std::string(name_) + ": a NumPy array with " + what +
                    "; write it again with numpy.save");
  }

  std::optional<std::string_view> type;
  std::optional<bool> fortran;
  std::optional<std::vector<std::size_t>> shape;

 private:
  void blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n')) {
      text_.remove_prefix(1);
    }
  }
  bool ahead(char c) {
    blanks();
    return !text_.empty() && text_.front() == c;
  }
  bool taken(char c) {
    if (!ahead(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!taken(c)) refuse("a damaged header");
  }
  std::string_view quoted() {
    const char quote = ahead('"') ? '"' : '\'';
    if (ahead('[')) refuse("several fields an element, which is not read");
    expect(quote);
    const std::size_t end = text_.find(quote);
    if (end == text_.npos) refuse("a damaged header");
    const std::string_view content = text_.substr(0, end);
    text_.remove_prefix(end + 1);
    return content;
  }
  bool boolean() {
    blanks();
    for (const bool value : {false, true}) {
      const std::string_view word = value ? "True" : "False";
      if (text_.starts_with(word)) {
        text_.remove_prefix(word.size());
        return value;
      }
    }
    refuse("a damaged header");
  }
  std::vector<std::size_t> tuple() {
    constexpr std::size_t kMostDimensions = 32;  // NumPy's
    std::vector<std::size_t> extents;
    expect('(');
    while (!taken(')')) {
      blanks();
      const std::size_t digits = std::min(text_.find_first_not_of("0123456789"), text_.size());
      const auto extent = parse_integer(text_.substr(0, digits));
      if (!extent || extents.size() == kMostDimensions) refuse("an impossible shape");
      extents.push_back(static_cast<std::size_t>(*extent));
      text_.remove_prefix(digits);
      if (!taken(',') && !ahead(')')) refuse("an impossible shape");
    }
    return extents;
  }

  std::string_view text_;
  std::string_view name_;
};

double half_to_double(std::uint16_t bits) {
  const int exponent = bits >> 10 & 31;
  const int fraction = bits & 1023;
  const double sign = bits >> 15 != 0 ? -1 : 1;
  if (exponent == 31) {
    return fraction != 0 ? std::numeric_limits<double>::quiet_NaN()
                         : sign * std::numeric_limits<double>::infinity();
  }
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  return sign * std::ldexp(fraction + 1024, exponent - 25);
}

using Reader = double (*)(const std::byte*, bool swapped);

template <class T>
double read_one(const std::byte* from, bool swapped) {
  std::array<std::byte, sizeof(T)> bytes;
  std::memcpy(bytes.data(), from, sizeof(T));
  if (swapped) std::reverse(bytes.begin(), bytes.end());
  return static_cast<double>(std::bit_cast<T>(bytes));
}

double read_half(const std::byte* from, bool swapped) {
  return half_to_double(static_cast<std::uint16_t>(read_one<std::uint16_t>(from, swapped)));
}

double read_boolean(const std::byte* from, bool) { return *from != std::byte{0} ? 1 : 0; }

struct Element {
  std::string_view code;  // without the byte order
  std::size_t bytes;
  Reader read;
};
constexpr std::array<Element, 12> kElements{{{"b1", 1, read_boolean},
                                             {"i1", 1, read_one<std::int8_t>},
                                             {"u1", 1, read_one<std::uint8_t>},
                                             {"i2", 2, read_one<std::int16_t>},
                                             {"u2", 2, read_one<std::uint16_t>},
                                             {"i4", 4, read_one<std::int32_t>},
                                             {"u4", 4, read_one<std::uint32_t>},
                                             {"i8", 8, read_one<std::int64_t>},
                                             {"u8", 8, read_one<std::uint64_t>},
                                             {"f2", 2, read_half},
                                             {"f4", 4, read_one<float>},
                                             {"f8", 8, read_one<double>}}};

// Splits the file into its header's text and its data.
struct Parts {
  std::string_view header;
  std::span<const std::byte> data;
};

Parts split(std::span<const std::byte> bytes, std::string_view name) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string what(name);
  constexpr std::size_t kVersion = 8, kShort = 10, kLong = 12;
  if (text.substr(0, std::min(text.size(), kMagic.size())) !=
      kMagic.substr(0, std::min(text.size(), kMagic.size()))) {
    throw bad_input(what + ": no NumPy array (.npy)");
  }
  const auto ends = [&] {
    return bad_input(what + ": the NumPy array ends in its header; fetch the file again");
  };
  if (text.size() < kVersion) throw ends();
  const int major = std::to_integer<int>(bytes[6]);
  if (major < 1 || major > 3) {
    throw bad_input(what + ": a NumPy array of version " + std::to_string(major) +
                    ", of which only 1 to 3 are read");
  }
  const std::size_t prefix = major == 1 ? kShort : kLong;
  if (text.size() < prefix) throw ends();
  std::size_t length = 0;
  for (std::size_t i = prefix; i > kVersion; --i) {
    length = length << 8 | std::to_integer<std::size_t>(bytes[i - 1]);
  }
  if (text.size() - prefix < length) throw ends();
  constexpr std::size_t kMostHeader = 65'536;
  if (length > kMostHeader) throw bad_input(what + ": the NumPy array's header is too long");
  return {text.substr(prefix, length), bytes.subspan(prefix + length)};
}

// The values of a Fortran-order array in C order.
std::vector<double> reordered(std::span<const double> values,
                              const std::vector<std::size_t>& shape) {
  std::vector<double> out(values.size());
  std::vector<std::size_t> at(shape.size());
  for (double& to : out) {
    std::size_t from = 0;
    for (std::size_t d = shape.size(); d-- > 0;) from = from * shape[d] + at[d];
    to = values[from];
    for (std::size_t d = shape.size(); d-- > 0;) {
      if (++at[d] < shape[d]) break;
      at[d] = 0;
    }
  }
  return out;
}

}  // namespace

std::string write(std::span<const double> values, const std::vector<std::size_t>& shape) {
  return array("<f8", std::as_bytes(values), shape);
}

std::string write(std::span<const float> values, const std::vector<std::size_t>& shape) {
  return array("<f4", std::as_bytes(values), shape);
}

Array read(std::span<const std::byte> bytes, std::string_view name, std::size_t max_values) {
  const Parts parts = split(bytes, name);
  HeaderParser header(parts.header, name);
  header.parse();
  const std::string_view type = *header.type;
  const char order = type.empty() ? '?' : type.front();
  const auto* element = std::find_if(kElements.begin(), kElements.end(), [&](const Element& known) {
    return type.substr(std::min<std::size_t>(type.size(), 1)) == known.code;
  });
  if (element == kElements.end() ||
      std::string_view("<>|=").find(order) == std::string_view::npos) {
    header.refuse("elements of type '" + std::string(type.substr(0, 20)) + "', which is not read");
  }
  std::size_t count = 1;
  for (const std::size_t extent : *header.shape) {
    if (extent != 0 && count > max_values / extent) {
      header.refuse("more than the " + std::to_string(max_values) + " values that are read");
    }
    count *= extent;
  }
  const std::size_t expected = count * element->bytes;
  if (parts.data.size() < expected) {
    throw bad_input(std::string(name) +
                    ": the NumPy array ends before its data does; fetch the file again");
  }
  if (parts.data.size() > expected) header.refuse("more data than its header says");
  Array out;
  out.shape = std::move(*header.shape);
  out.values.resize(count);
  const bool swapped = order == '>';
  for (std::size_t i = 0; i < count; ++i) {
    out.values[i] = element->read(parts.data.data() + i * element->bytes, swapped);
  }
  if (*header.fortran && out.shape.size() > 1) out.values = reordered(out.values, out.shape);
  return out;
}

}  // namespace taskatlas::npy
