// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace taskatlas::cli {

struct OutputOptions;

// How text stands out: only on a terminal, and not where NO_COLOR (no-color.org) is set.
class Style {
 public:
  explicit Style(bool enabled) : enabled_(enabled) {}
  static Style of(const OutputOptions& output);

  std::string title(std::string_view text) const { return wrap("1", text); }
  std::string faint(std::string_view text) const { return wrap("2", text); }

 private:
  std::string wrap(std::string_view code, std::string_view text) const {
    if (!enabled_) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }
  bool enabled_;
};

}  // namespace taskatlas::cli
