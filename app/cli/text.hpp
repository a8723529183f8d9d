// SPDX-License-Identifier: MIT
// Text for terminals.
#pragma once

#include "cli/style.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas::cli {

// Columns that UTF-8 text takes on a terminal: 0 for combining characters, 2 for wide ones.
std::size_t display_width(std::string_view text);

// The text with what a terminal would obey (control characters) or could not show (bytes that are
// no UTF-8) replaced by U+FFFD. Line breaks stay where they are allowed.
std::string printable(std::string_view text, bool line_breaks = false);

// Columns with titles, each as wide as its widest cell; numbers to the right. Where a terminal is
// narrower than that, the text of the last column goes on in further lines.
class TextTable {
 public:
  enum class Align { kLeft, kRight };
  struct Column {
    std::string title;
    Align align = Align::kLeft;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells);  // one for each column; fewer: the rest is empty
  void add_rule();                           // a line before a summary
  std::string text(const Style& style) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;  // an empty one is a rule
};

// "Label   value" lines, values aligned and broken at blanks after 100 columns.
using Fields = std::vector<std::pair<std::string, std::string>>;
std::string fields_text(const Fields& fields, const Style& style);

// "a, b, c"; "none" where there is nothing.
std::string joined(const std::vector<std::string>& items, std::string_view between = ", ");

}  // namespace taskatlas::cli
