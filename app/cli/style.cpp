// SPDX-License-Identifier: MIT
#include "cli/style.hpp"

#include "cli/session.hpp"
#include "cli/standard_streams.hpp"

#include <cstdlib>

namespace taskatlas::cli {

Style Style::of(const OutputOptions& output) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool unwanted = no_color != nullptr && *no_color != '\0';
  if (!output.out.empty()) return Style(false);
  return Style(!unwanted && output_is_terminal(), output_width());
}

}  // namespace taskatlas::cli
