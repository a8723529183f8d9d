// SPDX-License-Identifier: MIT
#include "jobs/cuda.hpp"

#include <cstdlib>

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/cuda.h>

namespace taskatlas::jobs {

int cuda_devices() {
  return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

bool cuda_has_bfloat16() {
  return cuda_devices() > 0 && at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8();
}

void repeat_exactly_on_cards() {
  // cuBLAS asks for this in the environment; who has set it knows why.
  ::setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0);
  at::globalContext().setDeterministicAlgorithms(true, true);
  at::globalContext().setDeterministicCuDNN(true);
}

bool built_with_cuda() { return at::Context::hasCUDART(); }

}  // namespace taskatlas::jobs
