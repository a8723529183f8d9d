// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace taskatlas::cli {

struct OutputOptions;

// How text stands out (only on a terminal, and not where NO_COLOR, no-color.org, is set), and how
// wide lines may be.
class Style {
 public:
  explicit Style(bool enabled, std::size_t width = 0) : enabled_(enabled), width_(width) {}
  static Style of(const OutputOptions& output);

  std::size_t width() const { return width_; }  // of the terminal, in columns; 0: no limit
  std::string title(std::string_view text) const { return wrap("1", text); }
  std::string faint(std::string_view text) const { return wrap("2", text); }

 private:
  std::string wrap(std::string_view code, std::string_view text) const {
    if (!enabled_) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }
  bool enabled_;
  std::size_t width_;
};

}  // namespace taskatlas::cli
