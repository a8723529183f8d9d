// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/classes.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <cstdlib>
#include <string_view>

namespace taskatlas::fuzz {

int fuzz_classes(std::span<const std::byte> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  try {
    const dataset::Classes classes = dataset::parse_classes(text, "fuzz");
    if (classes.names("class_selected").size() != classes.count("class_selected")) std::abort();
    const std::string written = dataset::format_classes(classes);
    if (dataset::format_classes(dataset::parse_classes(written, "fuzz")) != written) std::abort();
  } catch (const Error&) {
  }
  return 0;
}

}  // namespace taskatlas::fuzz
