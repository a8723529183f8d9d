// SPDX-License-Identifier: MIT
// What somebody may have meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::cli {

// A word that may be meant, and another name for it (a task's display name), or none.
struct Choice {
  std::string word;
  std::string name;
};

// The nearest choice by insertions, deletions, replacements and swaps of neighbours, whatever the
// case, of word or name; nullopt where none is near.
std::optional<std::string> nearest(std::string_view text, std::span<const Choice> choices);
std::optional<std::string> nearest(std::string_view text, std::span<const std::string> words);

// "; did you mean 'X'?", or nothing.
std::string did_you_mean(const std::optional<std::string>& word);

}  // namespace taskatlas::cli
