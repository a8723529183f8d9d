// SPDX-License-Identifier: MIT
#include "study/text.hpp"

#include "study/limits.hpp"

#include <array>
#include <cstdint>
#include <random>

namespace taskatlas {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string padded(long long number, std::size_t digits) {
  std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string uuid_of(std::array<unsigned char, 16> bytes, unsigned version) {
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | (version << 4));
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kHex[bytes[i] >> 4];
    text += kHex[bytes[i] & 15];
  }
  return text;
}

}  // namespace

std::string format_utc(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return padded(static_cast<int>(date.year()), 4) + '-' +
         padded(static_cast<unsigned>(date.month()), 2) + '-' +
         padded(static_cast<unsigned>(date.day()), 2) + 'T' + padded(clock.hours().count(), 2) +
         ':' + padded(clock.minutes().count(), 2) + ':' + padded(clock.seconds().count(), 2) + 'Z';
}

std::string utc_now() {
  return format_utc(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string random_uuid() {
  std::random_device device;
  std::array<unsigned char, 16> bytes;
  for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(device() & 0xff);
  return uuid_of(bytes, 4);
}

std::string uuid_from_sha256(std::string_view hexadecimal) {
  std::array<unsigned char, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size() && 2 * i + 1 < hexadecimal.size(); ++i) {
    bytes[i] = static_cast<unsigned char>(kHex.find(hexadecimal[2 * i]) << 4 |
                                          kHex.find(hexadecimal[2 * i + 1]));
  }
  return uuid_of(bytes, 8);
}

bool is_text(std::string_view bytes) {
  const auto continuation = [&](std::size_t i) {
    return i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xc0) == 0x80;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first == 0) return false;
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if (!continuation(i + k)) return false;
    }
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) {
      return false;
    }
    i += length;
  }
  return true;
}

std::string file_name_text(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  return is_text(name) ? name : "(name is not UTF-8)";
}

std::string study_name_from(const std::filesystem::path& path) {
  std::string name = path.stem().string();
  if (name.empty() || !is_text(name)) return "study";
  if (name.size() <= limits::kNameBytes) return name;
  std::size_t end = limits::kNameBytes;
  while ((static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;
  name.resize(end);
  return name;
}

std::string program_version() { return "TaskAtlas " TASKATLAS_VERSION; }

}  // namespace taskatlas
