// SPDX-License-Identifier: MIT
#include "cli/numbers_text.hpp"

#include "base/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace taskatlas::cli {
namespace {

constexpr int kAffinityDigits = 4;
constexpr int kShareDigits = 3;
constexpr int kObjectiveDigits = 4;

std::string significant(double value, int digits) {
  if (std::isnan(value)) return "-";
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::general, digits)
                       .ptr;
  return {buffer.data(), end};
}

}  // namespace

std::string affinity_text(double value) { return format_fixed(value, kAffinityDigits); }
std::string share_text(double value) { return format_fixed(value, kShareDigits); }
std::string objective_text(double value) { return format_fixed(value, kObjectiveDigits); }

std::string amount_text(double value) {
  // Sums of costs end in 0.30000000000000004 and the like.
  constexpr int kDigits = 9;
  return std::isinf(value) ? "no limit" : significant(value, kDigits);
}

std::string probability_text(double value) {
  constexpr int kDigits = 3;
  return significant(value, kDigits);
}

std::string seconds_text(double seconds) {
  if (seconds < 1) return format_fixed(1000 * seconds, 2) + " ms";
  return format_fixed(seconds, 2) + " s";
}

std::string bytes_text(double bytes) {
  constexpr double kKilo = 1000;
  if (bytes < kKilo) return format_fixed(bytes, 0) + " bytes";
  const char* const units[] = {"kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  // What would be written as 1000.0 is one of the next unit.
  constexpr double kRounded = 999.95;
  for (bytes /= kKilo; bytes >= kRounded && unit + 1 < std::size(units); bytes /= kKilo) ++unit;
  return format_fixed(bytes, 1) + " " + units[unit];
}

}  // namespace taskatlas::cli
