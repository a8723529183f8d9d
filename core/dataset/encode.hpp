// SPDX-License-Identifier: MIT
// From measured values to the dataset's encodings on disk, and back: the one place where either
// direction is defined. Rasters are as domain.hpp says. NaN means missing. Pure, thread-safe.
#pragma once

#include "dataset/domain.hpp"
#include "dataset/raster.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

// Values of a whole picture, row-major, `channels` interleaved floats a pixel.
struct Values {
  int width = 0;
  int height = 0;
  int channels = 0;
  std::vector<float> data;

  Values() = default;
  Values(int w, int h, int c);  // zeros; throws Error(kUsage) for sizes that a Raster cannot have
  std::size_t pixels() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
  // Position in data. Not checked.
  std::size_t index(int x, int y, int c = 0) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
            static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels) +
           static_cast<std::size_t>(c);
  }
  float at(int x, int y, int c = 0) const { return data[index(x, y, c)]; }
  float& at(int x, int y, int c = 0) { return data[index(x, y, c)]; }
};

// --- from values to disk. Sizes must be positive; channels as stated, else Error(kUsage).

// 1 channel, metres → 16 bits, 1/512 m a step, rounded to the nearest; NaN, negative and from
// 65534.5 / 512 m on → 65535 (missing). For depth_zbuffer and depth_euclidean.
Raster encode_depth(const Values& metres);
// 3 channels, unit vectors (x, y, z) in the camera's frame, facing the camera (x right, y up, z
// backwards, so that z > 0 for what is seen) → RGB: red x, green -y, blue -z; a component c becomes
// the sample nearest to (c + 1)·127.5 (halves up: 0 becomes 128). In the published sample views
// floors are 0 in green, ceilings 255, surfaces that face the camera 0 in blue, left-hand walls
// (+x) 255 in red (EPFL-VILAB/omnidata, omnidata_annotator/assets/taskonomy, point_202_view_5;
// normals from its depth agree with these signs, as they do for Replica and HM3D). Missing pixels
// (any NaN) become 128, 128, 128, as there.
Raster encode_normals(const Values& normals);
// 2 channels, the principal curvatures k in 1/m, positive where the surface is convex, that of
// larger magnitude first (so the same view: flat 127, convex edges red, concave ones green) → RGB:
// red and green are the samples nearest to (0.03·k + 1)·127, clipped to 0–254, blue is 0. Missing
// pixels (any NaN) become 0, 0, 0, as there.
Raster encode_curvature(const Values& curvature);
// 1 channel in [0, 1] → 8 bits, rounded; clipped. For reshading.
Raster encode_shade(const Values& shade);
// 1 channel in [0, 1] → 16 bits, rounded; clipped. For edges and keypoints.
Raster encode_response(const Values& response);
// 3 channels in [0, 1], already sRGB → RGB, rounded; clipped.
Raster encode_colour(const Values& colour);
// Labels → 8 bits where all fit, else 16. Error(kUsage) above 65535.
Raster encode_labels(std::span<const std::uint32_t> labels, int width, int height);
// Scores of one view → the .npy file's bytes, float32, one dimension.
std::string encode_scores(std::span<const float> scores);

// --- from disk to values, units as domain.hpp's; NaN where nothing was measured (depth of 65535,
// normals shorter than a half, curvatures of 0, 0). Depth is read of 16 bits alone; shades and
// responses of either depth, as fractions of its full scale; of greys stored as RGB (Taskonomy's
// reshading) the first channel counts. What cannot be is Error(kBadInput) with `name`.
Values decode_values(const Raster& raster, Domain domain, std::string_view name = "picture");
// Label maps: stored values as they are; of greys stored as RGB the first channel. A colour picture
// is Error(kBadInput).
std::vector<std::uint32_t> decode_labels(const Raster& raster, std::string_view name = "picture");
// The numbers of a class label's .npy (any shape with one number for each class).
std::vector<float> decode_scores(std::span<const std::byte> bytes, std::string_view name);

}  // namespace taskatlas::dataset
