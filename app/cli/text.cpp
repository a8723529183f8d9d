// SPDX-License-Identifier: MIT
#include "cli/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace taskatlas::cli {
namespace {

constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kGap = 2;
constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

// The character at the start of text, and how many bytes it has; kReplacement and 1 for what is
// not UTF-8.
std::pair<char32_t, std::size_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {kReplacement, 1};
  char32_t value = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kReplacement, 1};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[size] || value > 0x10FFFF || surrogate) return {kReplacement, 1};
  return {value, size};
}

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

// Unicode 15: combining marks of the scripts in use, and East Asian wide characters by block.
constexpr std::array<Range, 8> kNoWidth{{{0x300, 0x36F},
                                         {0x483, 0x489},
                                         {0x591, 0x5BD},
                                         {0x610, 0x61A},
                                         {0x64B, 0x65F},
                                         {0x200B, 0x200F},
                                         {0x20D0, 0x20FF},
                                         {0xFE00, 0xFE0F}}};
constexpr std::array<Range, 10> kWide{{{0x1100, 0x115F},
                                       {0x2E80, 0x303E},
                                       {0x3041, 0xA4CF},
                                       {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},
                                       {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},
                                       {0xFFE0, 0xFFE6},
                                       {0x1F300, 0x1F9FF},
                                       {0x20000, 0x3FFFD}}};

// The words of a text in lines of that width; longer words stand alone.
std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return {std::string(text)};
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (display_width(line) + 1 + display_width(word) <= width) {
      line += ' ';
      line += word;
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

void pad(std::string& line, std::size_t width) { line.append(width, ' '); }

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto [character, size] = first_character(text);
    if (!within(kNoWidth, character)) width += within(kWide, character) ? 2 : 1;
    text.remove_prefix(size);
  }
  return width;
}

std::string printable(std::string_view text, bool line_breaks) {
  std::string clean;
  while (!text.empty()) {
    const auto [character, size] = first_character(text);
    const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    const bool kept = !control || (character == '\n' && line_breaks);
    clean += kept && character != kReplacement ? text.substr(0, size) : kReplacementText;
    text.remove_prefix(size);
  }
  return clean;
}

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  for (std::string& cell : cells) cell = printable(cell);
  rows_.push_back(std::move(cells));
}

void TextTable::add_rule() { rows_.emplace_back(); }

std::string TextTable::text(const Style& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t width = display_width(columns_[c].title);
    for (const auto& row : rows_) {
      if (!row.empty()) width = std::max(width, display_width(row[c]));
    }
    widths.push_back(width);
  }
  std::size_t whole = kGap * (columns_.size() - 1);
  for (const std::size_t width : widths) whole += width;
  constexpr std::size_t kLeast = 24;  // a last column that is narrower is left as it is
  const std::size_t before = whole - widths.back();
  if (columns_.back().align == Align::kLeft && whole > style.width() &&
      style.width() >= before + kLeast) {
    widths.back() = style.width() - before;
    whole = style.width();
  }
  static const std::string kEmpty;
  const auto line_of = [&](const auto& cell_of) {
    std::string line;
    std::size_t owed = 0;  // blanks not yet written: none stay at the end of a line
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string& cell = cell_of(c);
      const std::size_t blanks = widths[c] - std::min(widths[c], display_width(cell));
      const bool right = columns_[c].align == Align::kRight;
      if (right) owed += blanks;
      if (!cell.empty()) {
        pad(line, owed);
        owed = 0;
        line += cell;
      }
      if (!right) owed += blanks;
      owed += kGap;
    }
    return line;
  };
  std::string text =
      style.title(line_of([&](std::size_t c) -> const std::string& { return columns_[c].title; })) +
      "\n";
  for (const auto& row : rows_) {
    if (row.empty()) {
      text += style.faint(std::string(whole, '-')) + '\n';
      continue;
    }
    const auto lines = lines_of(row.back(), widths.back());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text += line_of([&](std::size_t c) -> const std::string& {
        return c + 1 == row.size() ? lines[i] : i == 0 ? row[c] : kEmpty;
      });
      text += '\n';
    }
  }
  return text;
}

std::string fields_text(const Fields& fields, const Style& style) {
  std::size_t width = 0;
  for (const auto& [label, value] : fields) width = std::max(width, display_width(label));
  std::string text;
  for (const auto& [label, value] : fields) {
    std::string line = style.title(label);
    pad(line, width - display_width(label) + kGap);
    std::size_t column = width + kGap;
    bool first = true;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      const std::string word = printable(rest.substr(0, blank));
      rest.remove_prefix(std::min(blank + 1, rest.size()));
      if (!first && column + 1 + display_width(word) > kLineWidth) {
        text += line + '\n';
        line.clear();
        pad(line, width + kGap);
        column = width + kGap;
        first = true;
      }
      if (!first) line += ' ';
      line += word;
      column += display_width(word) + (first ? 0 : 1);
      first = false;
    }
    text += line + '\n';
  }
  return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  if (items.empty()) return "none";
  std::string text;
  for (const std::string& item : items) {
    if (&item != &items.front()) text += between;
    text += item;
  }
  return text;
}

}  // namespace taskatlas::cli
