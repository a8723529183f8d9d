// SPDX-License-Identifier: MIT
#include "base/csv.hpp"

#include <algorithm>
#include <utility>

namespace taskatlas {
namespace {

// LF, CRLF and a lone CR each end one line.
std::size_t line_ends(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_lf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !before_lf)) ++count;
  }
  return count;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string name)
    : text_(text), name_(std::move(name)) {
  if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
    throw bad_input(name_ + ": is UTF-16 text; save it as UTF-8");
  }
  if (text_.find('\0') != std::string_view::npos) {
    throw bad_input(name_ + ": is not a text file (it holds a NUL byte); a CSV file is expected");
  }
}

bool CsvReader::next(std::vector<std::string_view>& fields) {
  fields.clear();
  unquoted_.clear();
  const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
  const auto skip_line_end = [&] {
    if (position_ >= text_.size()) return;
    const bool crlf =
        text_[position_] == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n';
    position_ += crlf ? 2 : 1;
    ++line_;
  };
  while (position_ < text_.size() && is_line_end(text_[position_])) skip_line_end();
  record_line_ = line_;
  if (position_ >= text_.size()) return false;

  // Views into unquoted_ stay valid only if it never reallocates within a record: keep indices
  // of such fields and fill the views in at the end.
  std::vector<std::pair<std::size_t, std::size_t>> rewritten;
  while (true) {
    if (position_ < text_.size() && text_[position_] == '"') {
      const std::size_t begin = ++position_;
      bool doubled = false;
      while (true) {
        const std::size_t quote = text_.find('"', position_);
        if (quote == std::string_view::npos) {
          throw error(static_cast<int>(fields.size()), {}, "a quote is opened and never closed");
        }
        line_ += line_ends(text_.substr(position_, quote - position_));
        position_ = quote + 1;
        if (position_ < text_.size() && text_[position_] == '"') {
          doubled = true;
          ++position_;
          continue;
        }
        break;
      }
      const std::string_view raw = text_.substr(begin, position_ - 1 - begin);
      if (doubled) {
        std::string plain;
        for (std::size_t i = 0; i < raw.size(); ++i) {
          plain += raw[i];
          if (raw[i] == '"') ++i;
        }
        rewritten.emplace_back(fields.size(), unquoted_.size());
        unquoted_.push_back(std::move(plain));
      }
      fields.push_back(raw);
      if (position_ < text_.size() && text_[position_] != ',' && !is_line_end(text_[position_])) {
        throw error(static_cast<int>(fields.size()) - 1, {},
                    "text follows a closing quote; double the quotes inside a quoted field");
      }
    } else {
      const std::size_t end = std::min(text_.find_first_of(",\n\r", position_), text_.size());
      fields.push_back(text_.substr(position_, end - position_));
      position_ = end;
    }
    if (position_ >= text_.size() || is_line_end(text_[position_])) break;
    ++position_;  // the comma
  }
  skip_line_end();
  for (const auto& [field, stored] : rewritten) fields[field] = unquoted_[stored];
  return true;
}

Error CsvReader::error(int column, std::string_view header, const std::string& message) const {
  std::string where = name_ + ", line " + std::to_string(record_line_);
  if (column >= 0) where += ", column " + std::to_string(column + 1);
  if (!header.empty()) where += " (" + std::string(header) + ")";
  return bad_input(where + ": " + message);
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace taskatlas
