// SPDX-License-Identifier: MIT
#include "study/npy.hpp"

#include <bit>
#include <string_view>

namespace taskatlas::npy {
namespace {

static_assert(std::endian::native == std::endian::little);

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
  std::string out("\x93NUMPY\x01\x00", 8);
  out += static_cast<char>(text.size() & 0xff);
  out += static_cast<char>(text.size() >> 8 & 0xff);
  out += text;
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return out;
}

}  // namespace

std::string write(std::span<const double> values, const std::vector<std::size_t>& shape) {
  return array("<f8", std::as_bytes(values), shape);
}

std::string write(std::span<const float> values, const std::vector<std::size_t>& shape) {
  return array("<f4", std::as_bytes(values), shape);
}

}  // namespace taskatlas::npy
