// SPDX-License-Identifier: MIT
// What the LibTorch of this program can compute on.
#pragma once

namespace taskatlas::jobs {

// Cards that LibTorch can use; 0 where it was built without CUDA, or no driver or card is there.
int cuda_devices();
// Whether it was built with CUDA at all.
bool built_with_cuda();

}  // namespace taskatlas::jobs
