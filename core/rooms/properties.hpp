// SPDX-License-Identifier: MIT
// Internal to the room: the properties file of a furniture library.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace taskatlas::rooms {

// Of one numbered item: "width" -> "170.5". Values are UTF-8, blanks around them removed.
using Properties = std::map<std::string, std::string, std::less<>>;

struct NumberedProperties {
  Properties common;                // keys without a number
  std::map<int, Properties> items;  // by number
};

// Reads Java's properties format in ISO-8859-1: comments (# and !), \uXXXX and continued lines.
// Lines that are no property are skipped; a key given twice keeps its last value, as in Java.
// Throws Error (naming `where`) above a million lines.
NumberedProperties read_properties(std::string_view bytes, std::string_view where);

}  // namespace taskatlas::rooms
