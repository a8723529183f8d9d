// SPDX-License-Identifier: MIT
#include "training/device_errors.hpp"

#include <algorithm>
#include <array>

namespace taskatlas::training {
namespace {

template <std::size_t N>
bool has_any(std::string_view message, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return message.find(word) != std::string_view::npos;
  });
}

}  // namespace

bool says_out_of_memory(std::string_view message) {
  return has_any(message, std::to_array<std::string_view>({"out of memory", "not enough memory",
                                                           "CUDNN_STATUS_ALLOC_FAILED",
                                                           "CUBLAS_STATUS_ALLOC_FAILED"}));
}

bool says_card_memory_short(std::string_view message) {
  return says_out_of_memory(message) && message.find("CPUAllocator") == std::string_view::npos;
}

bool says_device_lost(std::string_view message) {
  return !says_out_of_memory(message) &&
         has_any(message, std::to_array<std::string_view>(
                              {"CUDA error", "CUDA driver error", "CUDNN_STATUS_EXECUTION_FAILED",
                               "CUDNN_STATUS_INTERNAL_ERROR", "CUBLAS_STATUS_EXECUTION_FAILED",
                               "CUBLAS_STATUS_INTERNAL_ERROR"}));
}

}  // namespace taskatlas::training
