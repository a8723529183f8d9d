// SPDX-License-Identifier: MIT
// What the LibTorch of this program can compute on.
#pragma once

namespace taskatlas::jobs {

// Cards that LibTorch can use; 0 where it was built without CUDA, or no driver or card is there.
int cuda_devices();
// Whether it was built with CUDA at all.
bool built_with_cuda();

// Whether the card that jobs compute on multiplies in bfloat16 (compute capability 8.0 and later,
// with cuDNN 8): then they train in mixed precision. False where there is no card.
bool cuda_has_bfloat16();

}  // namespace taskatlas::jobs
