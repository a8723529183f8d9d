// SPDX-License-Identifier: MIT
// Standard output and error without buffers in between, so that every failure shows.
#pragma once

#include <string_view>

namespace taskatlas::cli {

bool output_is_terminal();
bool error_is_terminal();

// False where nobody reads any more (a closed pipe), which is no failure. Throws Error(kFailed)
// for any other trouble, as with a full disk.
bool write_output(std::string_view text);
void write_error(std::string_view text) noexcept;

}  // namespace taskatlas::cli
