// SPDX-License-Identifier: MIT
// The training loss of pictures (kImage; loss.hpp) from answers whose pixels still lie with their
// positions, as a decoder's last convolution of 1 × 1 gives them: loss and gradient in one pass.
// Through pixel_shuffle() and one operation after the other the answer would be walked through some
// ten times, which was 18 % of a readout's training for one channel and 35 % for three.
#pragma once

#include "networks/batch.hpp"
#include "networks/spec.hpp"

#include <ATen/core/Tensor.h>

namespace taskatlas::networks {

// training_loss(spec, pixel_shuffle(answer, scale), target) up to rounding. `answer`: N × (C ·
// scale²) × h × w of floats, quickest channels-last. Elsewhere than on the CPU it is that itself.
// Throws Error(kUsage) where the target is no picture of the answer's size.
at::Tensor picture_loss(const NetworkSpec& spec, const at::Tensor& answer, std::int64_t scale,
                        const BatchTarget& target);

}  // namespace taskatlas::networks
