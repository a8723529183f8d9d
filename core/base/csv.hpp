// SPDX-License-Identifier: MIT
// Comma-separated text (RFC 4180, and what people have): quoted fields, LF, CRLF or CR line ends,
// a byte-order mark, blank lines skipped. Positions are kept for error messages.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas {

// Reads records one after another from text in memory. The fields handed out are views into the
// text, or into the reader where a field had doubled quotes; they hold until the next call.
// Not thread-safe.
class CsvReader {
 public:
  // `name` is what messages call the text, usually its path. Throws Error(kBadInput) where the
  // text holds a NUL byte (a binary file).
  CsvReader(std::string_view text, std::string name);

  // The next record's fields; false at the end. Throws Error(kBadInput) for an unclosed quote or
  // text after a closing quote.
  bool next(std::vector<std::string_view>& fields);

  std::size_t line() const { return record_line_; }  // 1-based, of the record last read
  std::size_t offset() const { return position_; }   // bytes consumed
  const std::string& name() const { return name_; }

  // "NAME, line L, column C (header): message"; column is 0-based, -1 for the whole line.
  Error error(int column, std::string_view header, const std::string& message) const;

 private:
  std::string_view text_;
  std::string name_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 0;
  std::vector<std::string> unquoted_;
};

// A field for a CSV file, quoted where it must be.
std::string csv_field(std::string_view text);

}  // namespace taskatlas
