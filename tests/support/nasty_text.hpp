// SPDX-License-Identifier: MIT
// Texts that try to be read as something else than text.
#pragma once

#include "base/random_stream.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace taskatlas::testing {

// Made of pieces that mean something to shells, SQL, DOT, XML, LP and CSV files and terminals:
// quotes, backslashes, line ends, comments, control characters, invalid UTF-8, writing from right
// to left. The same each time.
class NastyText {
 public:
  explicit NastyText(std::uint64_t seed) : random_(seed, 0, 0) {}

  std::string next(std::size_t most_pieces = 8) {
    static constexpr auto kPieces = std::to_array<std::string_view>({"\"",
                                                                     "'",
                                                                     "\\",
                                                                     "\\\\",
                                                                     "\n",
                                                                     "\r\n",
                                                                     "\t",
                                                                     "$",
                                                                     "$(touch x)",
                                                                     "`id`",
                                                                     "%",
                                                                     "%s",
                                                                     "&",
                                                                     "&amp;",
                                                                     "<b>",
                                                                     "</text>",
                                                                     "<!--",
                                                                     "-->",
                                                                     "]]>",
                                                                     "{",
                                                                     "}",
                                                                     "[",
                                                                     "]",
                                                                     ";",
                                                                     "];x->y[",
                                                                     "--",
                                                                     "/*",
                                                                     "*/",
                                                                     "//",
                                                                     "#",
                                                                     "//x\n",
                                                                     "'; DROP TABLE task; --",
                                                                     "=1+1",
                                                                     "@",
                                                                     "+",
                                                                     "|",
                                                                     ">",
                                                                     ",",
                                                                     " ",
                                                                     "  ",
                                                                     "*",
                                                                     "?",
                                                                     "~",
                                                                     "!",
                                                                     "\x01",
                                                                     "\x1b[2J",
                                                                     "\x7f",
                                                                     "\xff",
                                                                     "\xc3",
                                                                     "\xed\xa0\x80",
                                                                     "\xe2\x80\xae",
                                                                     "\xc3\xa4",
                                                                     "\xe6\xb7\xb1",
                                                                     "\xf0\x9f\x98\x80",
                                                                     "\\N",
                                                                     "\\G",
                                                                     "\\n",
                                                                     "\\end",
                                                                     "end",
                                                                     "a",
                                                                     "0",
                                                                     "-",
                                                                     "1e309",
                                                                     "nan",
                                                                     "self",
                                                                     "\xef\xbb\xbf",
                                                                     std::string_view("\0", 1)});
    std::string text;
    const std::size_t pieces = random_.below(most_pieces + 1);
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random_.below(kPieces.size())];
    return text;
  }

 private:
  RandomStream random_;
};

}  // namespace taskatlas::testing
