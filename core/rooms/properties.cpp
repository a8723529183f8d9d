// SPDX-License-Identifier: MIT
#include "rooms/properties.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <cstdint>
#include <optional>

namespace taskatlas::rooms {
namespace {

constexpr std::size_t kMaxLines = 1'000'000;

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else {  // \uXXXX; halves of a surrogate pair do not occur in these files and stay as they are
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  if (digits.size() != 4) return std::nullopt;
  for (const char c : digits) {
    value <<= 4;
    if (c >= '0' && c <= '9') {
      value |= static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value |= static_cast<std::uint32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      value |= static_cast<std::uint32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

std::string unescape(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      append_utf8(result, static_cast<unsigned char>(text[i]));
      continue;
    }
    ++i;
    if (text[i] == 'u') {
      if (const auto code = hexadecimal(text.substr(i + 1, 4))) {
        append_utf8(result, *code);
        i += 4;
        continue;
      }
    }
    append_utf8(result, static_cast<unsigned char>(text[i]));
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\f";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool continues(std::string_view line) {  // an odd number of backslashes at its end
  std::size_t count = 0;
  while (count < line.size() && line[line.size() - 1 - count] == '\\') ++count;
  return count % 2 == 1;
}

void store(NumberedProperties& into, std::string_view line) {
  if (line.empty() || line[0] == '#' || line[0] == '!') return;
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view key = trimmed(line.substr(0, equals));
  std::string value = unescape(trimmed(line.substr(equals + 1)));
  const std::size_t hash = key.find('#');
  if (hash == std::string_view::npos) {
    into.common.insert_or_assign(std::string(key), std::move(value));
    return;
  }
  const auto number = parse_integer(key.substr(hash + 1));
  if (!number || *number < 0 || *number > 1'000'000) return;
  into.items[static_cast<int>(*number)].insert_or_assign(std::string(key.substr(0, hash)),
                                                         std::move(value));
}

}  // namespace

NumberedProperties read_properties(std::string_view bytes, std::string_view where) {
  NumberedProperties properties;
  std::string logical;
  std::size_t lines = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (++lines > kMaxLines) throw bad_input(std::string(where) + ": more than a million lines");
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = trimmed(bytes.substr(at, end - at));
    at = end + 1;
    const bool comment = logical.empty() && !line.empty() && (line[0] == '#' || line[0] == '!');
    if (!comment && continues(line)) {
      line.remove_suffix(1);
      logical += line;
      continue;
    }
    logical += line;
    store(properties, logical);
    logical.clear();
  }
  store(properties, logical);
  return properties;
}

}  // namespace taskatlas::rooms
