// SPDX-License-Identifier: MIT
// Embeddings of pixels, as people can look at them: a projection to colours that is the same for
// every picture of a network, and groups of pixels. Internal to the room.
#pragma once

#include "dataset/encode.hpp"
#include "dataset/raster.hpp"

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::jobs {

// Colour = 0.5 + (embedding - mean) · directions, a column of which is scaled so that two and a
// half standard deviations reach 0 and 1.
struct Projection {
  at::Tensor mean;        // D
  at::Tensor directions;  // D × 3
};

// The first three principal directions of N × D × H × W embeddings, by their variance; the
// component of the largest magnitude of each is positive. Directions without variance are grey.
Projection fit_projection(const at::Tensor& embeddings);
// D × H × W to sRGB in [0, 1].
dataset::Values project(const at::Tensor& embedding, const Projection& projection);

// Groups of pixels of one D × H × W embedding, numbered from 0: k-means from centres that are
// chosen farthest first, then centres are joined that the network takes for one segment, which is
// at a squared distance below ln 3 (see networks/loss.hpp: s > 1/2). The same embedding gives the
// same groups.
std::vector<std::int32_t> group_pixels(const at::Tensor& embedding);

// Pictures that every network can be shown, whatever its dataset: random discs and rectangles of
// random colours, one over the other ("dead leaves"). The projection is fitted on what a network
// makes of them, so that it needs no dataset and never changes.
std::vector<dataset::Raster> made_up_pictures(int size);

}  // namespace taskatlas::jobs
