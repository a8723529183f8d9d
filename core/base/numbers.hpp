// SPDX-License-Identifier: MIT
// Numbers as text, the same in every locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace taskatlas {

// The shortest text that reads back as the same double ("0.1", "1e-12", "nan", "inf").
std::string format_number(double value);

// With `digits` digits after the point (0 to 60), for people: "-" for NaN, no minus before zero.
std::string format_fixed(double value, int digits);

// The whole of text as a number, blanks around it allowed; nullopt for anything else, for
// numbers out of a double's range, and for "nan" and "inf" (no measurement is one).
std::optional<double> parse_number(std::string_view text);

// The whole of text as a decimal integer; nullopt for anything else or out of range.
std::optional<long long> parse_integer(std::string_view text);

}  // namespace taskatlas
