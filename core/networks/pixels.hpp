// SPDX-License-Identifier: MIT
// Dense answers at some of their pixels alone.
#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace taskatlas::networks {

// pixel_shuffle(conv2d(features, weight, bias), scale) at `pixels` (int64, N × P, row · W + column
// of the answer), N × C × 1 × P; weight is of a convolution of 1 × 1, (C · scale²) × width × 1 × 1.
// Each pixel is answered from its position by the weights of its place there: pixels are sorted by
// place, and those of one place multiplied together.
at::Tensor answer_at(const at::Tensor& features, const at::Tensor& weight, const at::Tensor& bias,
                     std::int64_t scale, const at::Tensor& pixels);

// Of an answer that is there, N × C × H × W.
at::Tensor gather_pixels(const at::Tensor& answer, const at::Tensor& pixels);

}  // namespace taskatlas::networks
