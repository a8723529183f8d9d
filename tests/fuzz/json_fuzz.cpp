// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/point_info.hpp"
#include "dataset/statistics.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <cstdlib>
#include <string_view>

namespace taskatlas::fuzz {

namespace {

// What is read can be written, and what was written reads the same.
template <class Parse, class Format>
void check(std::string_view text, Parse&& parse, Format&& format) {
  try {
    const auto value = parse(text, "fuzz");
    const auto written = format(value);
    if (format(parse(written, "fuzz")) != written) std::abort();
  } catch (const Error&) {
  }
}

}  // namespace

int fuzz_json(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  check(text, dataset::parse_point_info, dataset::format_point_info);
  check(text, dataset::parse_matches, dataset::format_matches);
  check(text, dataset::parse_statistics, dataset::format_statistics);
  return 0;
}

}  // namespace taskatlas::fuzz
