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

// Has work on cards give the same bits each time, as far as LibTorch has an algorithm that does; of
// what has none it warns on standard error. To be called before the first work on a card; slower
// by what such algorithms cost.
void repeat_exactly_on_cards();

}  // namespace taskatlas::jobs
