// SPDX-License-Identifier: MIT
// The photograph of a view: path-traced light, denoised, developed as a camera would.
#pragma once

#include "dataset/raster.hpp"
#include "rooms/first_hit.hpp"
#include "rooms/lighting.hpp"
#include "rooms/surface.hpp"
#include "rooms/tracer.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>

namespace taskatlas::rooms {

struct PictureOptions {
  int grid = 2;          // samples per pixel are grid x grid, each with its own ray, 1 to 8
  int shadow_rays = 2;   // per sample, towards lights
  int gather_rays = 1;   // per sample, for light from other surfaces
  bool denoised = true;  // false: what the rays alone give, for comparison
};

// 8-bit sRGB, view.intrinsics.size a side. Deterministic for a seed. Thread-safe. Light is the sum
// of what lights send straight (one light and point chosen per shadow ray), what other surfaces
// reflect (gathered from the light field), and one mirrored ray where the surface has a coat.
// Exposure and white balance follow the picture, highlights roll off, each pixel is the mean of its
// developed samples.
// nullopt where stopped.
std::optional<dataset::Raster> render_picture(const Tracer& tracer, const Surfaces& surfaces,
                                              const LightField& field, const View& view,
                                              std::uint64_t seed,
                                              const PictureOptions& options = {},
                                              const std::stop_token& stop = {});

}  // namespace taskatlas::rooms
