// SPDX-License-Identifier: MIT
#include "graph/text_escape.hpp"

#include <cstddef>
#include <cstdint>

namespace taskatlas {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The length of the character that begins the text, 0 where it is none (too short, overlong,
// surrogate, beyond U+10FFFF).
std::size_t character_length(std::string_view text, std::uint32_t& code) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) {
    code = first;
    return 1;
  }
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = code << 6 | (byte(i) & 0x3FU);
  }
  if (length == 3 && (code < 0x800 || (code >= 0xD800 && code <= 0xDFFF))) return 0;
  if (length == 4 && (code < 0x10000 || code > 0x10FFFF)) return 0;
  return length;
}

// Calls put(code, bytes) for each character; what is none comes as U+FFFD.
template <class Put>
void for_each_character(std::string_view text, Put put) {
  while (!text.empty()) {
    std::uint32_t code = 0;
    const std::size_t length = character_length(text, code);
    if (length == 0) {
      put(0xFFFDU, kReplacement);
      text.remove_prefix(1);
    } else {
      put(code, text.substr(0, length));
      text.remove_prefix(length);
    }
  }
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string result;
  for_each_character(text, [&](std::uint32_t, std::string_view bytes) { result += bytes; });
  return result;
}

std::string xml_escaped(std::string_view text) {
  std::string result;
  for_each_character(text, [&](std::uint32_t code, std::string_view bytes) {
    switch (code) {
      case '&':
        result += "&amp;";
        return;
      case '<':
        result += "&lt;";
        return;
      case '>':
        result += "&gt;";
        return;
      case '"':
        result += "&quot;";
        return;
      case '\'':
        result += "&apos;";
        return;
      case '\t':
        result += "&#9;";
        return;
      case '\n':
        result += "&#10;";
        return;
      case '\r':
        result += "&#13;";
        return;
      default:
        break;
    }
    result += code < 0x20 || code == 0xFFFE || code == 0xFFFF ? kReplacement : bytes;
  });
  return result;
}

std::string dot_quoted(std::string_view text) {
  std::string result = "\"";
  // DOT reads backslashes in pairs and keeps both, so a quote is the text's own only after an odd
  // number of them, and ends it only after an even one.
  bool odd = false;
  for_each_character(text, [&](std::uint32_t code, std::string_view bytes) {
    if (code == 0) return;
    if (code == '"') result += odd ? "\\\\" : "\\";
    odd = code == '\\' && !odd;
    result += bytes;
  });
  if (odd) result += '\\';
  return result + '"';
}

std::string dot_label(std::string_view text) {
  std::string result = "\"";
  for_each_character(text, [&](std::uint32_t code, std::string_view bytes) {
    switch (code) {
      case '"':
        result += "\\\"";
        return;
      case '\\':
        result += "\\\\";
        return;
      case '&':
        result += "&amp;";
        return;
      case '\n':
        result += "\\n";
        return;
      default:
        break;
    }
    // Other control characters have no shape, and not all of Graphviz's formats can hold them.
    if (code >= 0x20) {
      result += bytes;
    } else {
      result += ' ';
    }
  });
  return result + '"';
}

}  // namespace taskatlas
