// SPDX-License-Identifier: MIT
#include "base/error.hpp"

namespace taskatlas {

Error::Error(ErrorKind kind, const std::string& message)
    : std::runtime_error(message), kind_(kind) {}

Error bad_input(const std::string& message) { return {ErrorKind::kBadInput, message}; }
Error usage_error(const std::string& message) { return {ErrorKind::kUsage, message}; }
Error failure(const std::string& message) { return {ErrorKind::kFailed, message}; }

}  // namespace taskatlas
