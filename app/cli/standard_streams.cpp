// SPDX-License-Identifier: MIT
#include "cli/standard_streams.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace taskatlas::cli {
namespace {

// 0 or the errno of the failure.
int write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

std::size_t output_width() {
  constexpr std::size_t kUsual = 100;  // where a terminal does not know its own
  if (!output_is_terminal()) return 0;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kUsual;
}

bool write_output(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == EPIPE) return false;
  if (error != 0) {
    throw failure("cannot write to standard output: " + std::generic_category().message(error));
  }
  return true;
}

void write_error(std::string_view text) noexcept { write_all(STDERR_FILENO, text); }

}  // namespace taskatlas::cli
