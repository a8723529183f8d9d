// SPDX-License-Identifier: MIT
// Unsupervised segmentation: Felzenszwalb and Huttenlocher's graph merging, then normalised cuts
// (Shi and Malik 2000) of the graph of adjacent regions. Parameters are those of the annotator of
// EPFL-VILAB/omnidata (create_segmentation_2d_images.py, create_segmentation_25d_images.py,
// settings.py), which calls scikit-image; areas and blurs are scaled to the picture's size (see
// kReferenceSize). All functions are pure, deterministic and thread-safe.
#pragma once

#include "labels/plane.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace taskatlas::labels {

// "Efficient graph-based image segmentation" (IJCV 2004) on the 8-neighbourhood, the weight of an
// edge being the Euclidean distance of the channels. Merges two components where the edge is no
// heavier than either's heaviest inner edge + scale / its size, afterwards every component smaller
// than min_size. All planes have one size.
LabelMap felzenszwalb(std::span<const Plane> channels, double scale, int min_size);

struct CutOptions {
  double threshold = 0.005;  // a cut is made where its normalised cost is below
  int cuts = 10;             // positions tried along the eigenvector
  double self_weight = 2;    // of each region's edge to itself
  double similarity = 255;   // weight between regions = exp(-|difference of means|^2 / similarity)
};

// Two-way normalised cuts, recursively, of the regions' adjacency graph (8-neighbourhood).
LabelMap normalised_cut(const LabelMap& regions, std::span<const Plane> channels,
                        const CutOptions& options);

// RGB planes in [0, 255].
LabelMap segment_unsup2d(std::span<const Plane> rgb);

// z in metres (NaN = nothing seen), normals as the three planes of the encoded picture in [0, 1],
// occlusion edges as edge_occlusion gives them. Nothing seen takes the place of the farthest.
LabelMap segment_unsup25d(const Plane& z, std::span<const Plane> normals, const Plane& edges);

}  // namespace taskatlas::labels
