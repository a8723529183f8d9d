// SPDX-License-Identifier: MIT
#pragma once

#include "base/error.hpp"

namespace taskatlas::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kBadInput = 3;
inline constexpr int kInfeasible = 4;
inline constexpr int kCancelled = 130;

inline int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return kUsage;
    case ErrorKind::kBadInput:
      return kBadInput;
    case ErrorKind::kFailed:
      break;
  }
  return kFailed;
}

}  // namespace taskatlas::cli
