// SPDX-License-Identifier: MIT
#include "cli/suggest.hpp"

#include <algorithm>

namespace taskatlas::cli {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// Optimal string alignment.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view text, std::span<const Choice> choices) {
  constexpr std::size_t kLongest = 100;
  constexpr std::size_t kTellingPart = 3;  // characters that name something by a part of it
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const std::string wanted = lower(text);
  const std::size_t near = std::max<std::size_t>(1, wanted.size() / 3);
  // Equally near ones: the first. A part of a word or name counts as just near enough.
  std::size_t best = near + 1;
  std::optional<std::string> found;
  const auto consider = [&](const Choice& choice, std::string_view name) {
    if (name.empty()) return;
    const std::string known = lower(name);
    std::size_t far = distance(wanted, known);
    if (wanted.size() >= kTellingPart && known.find(wanted) != std::string::npos) {
      far = std::min(far, near);
    }
    if (far < best) {
      best = far;
      found = choice.word;
    }
  };
  for (const Choice& choice : choices) consider(choice, choice.word);
  for (const Choice& choice : choices) consider(choice, choice.name);
  return found;
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> words) {
  std::vector<Choice> choices;
  for (const std::string& word : words) choices.push_back({word, {}});
  return nearest(text, choices);
}

std::string did_you_mean(const std::optional<std::string>& word) {
  return word ? "; did you mean '" + *word + "'?" : std::string();
}

}  // namespace taskatlas::cli
