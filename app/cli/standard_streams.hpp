// SPDX-License-Identifier: MIT
// Standard output and error without buffers in between, so that every failure shows.
#pragma once

#include <cstddef>
#include <string_view>

namespace taskatlas::cli {

bool output_is_terminal();
bool error_is_terminal();
std::size_t output_width();  // columns of the terminal; 0 where standard output is none

// False where nobody reads any more (a closed pipe), which is no failure. Throws Error(kFailed)
// for any other trouble, as with a full disk.
bool write_output(std::string_view text);
void write_error(std::string_view text) noexcept;

}  // namespace taskatlas::cli
