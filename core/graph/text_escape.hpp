// SPDX-License-Identifier: MIT
// Text inside other languages. An inner header of the graph room.
#pragma once

#include <string>
#include <string_view>

namespace taskatlas {

// The same text as valid UTF-8: each byte that is part of no character becomes U+FFFD.
std::string valid_utf8(std::string_view text);

// For XML 1.0 text and attribute values: &, <, >, quotes and line ends as references; characters
// that XML cannot hold become U+FFFD.
std::string xml_escaped(std::string_view text);

// A DOT string in quotes, as an identifier or a plain attribute. Reads back as the same text,
// except for what DOT cannot say: NUL is dropped, a backslash before a quote is doubled, and a line
// end may be lost beside a quote or a backslash.
std::string dot_quoted(std::string_view text);

// A DOT string in quotes that is drawn as exactly this text: in labels Graphviz interprets
// backslashes and character references. Line ends become centred line breaks.
std::string dot_label(std::string_view text);

}  // namespace taskatlas
