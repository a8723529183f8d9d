// SPDX-License-Identifier: MIT
#include "labels/segmentation.hpp"

#include "labels/edges.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace taskatlas::labels {
namespace {

class Components {
 public:
  explicit Components(std::size_t count) : parent_(count), size_(count, 1), heaviest_(count, 0.0F) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  int find(int i) {
    while (parent_[at(i)] != i) {
      parent_[at(i)] = parent_[at(parent_[at(i)])];
      i = parent_[at(i)];
    }
    return i;
  }
  void merge(int a, int b, float weight) {
    if (size_[at(a)] < size_[at(b)]) std::swap(a, b);
    parent_[at(b)] = a;
    size_[at(a)] += size_[at(b)];
    heaviest_[at(a)] = weight;
  }
  int size(int root) const { return size_[at(root)]; }
  float heaviest(int root) const { return heaviest_[at(root)]; }

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  std::vector<int> parent_, size_;
  std::vector<float> heaviest_;
};

struct PixelEdge {
  float weight;
  int from, to;
};

std::vector<PixelEdge> grid_edges(std::span<const Plane> channels) {
  const Eigen::Index rows = channels[0].rows(), columns = channels[0].cols();
  std::vector<PixelEdge> edges;
  edges.reserve(static_cast<std::size_t>(4 * rows * columns));
  const auto connect = [&](Eigen::Index a, Eigen::Index b) {
    float sum = 0;
    for (const Plane& channel : channels) {
      const float difference = channel.data()[a] - channel.data()[b];
      sum += difference * difference;
    }
    edges.push_back({std::sqrt(sum), static_cast<int>(a), static_cast<int>(b)});
  };
  for (Eigen::Index y = 0; y < rows; ++y) {
    for (Eigen::Index x = 0; x < columns; ++x) {
      const Eigen::Index here = y * columns + x;
      if (x + 1 < columns) connect(here, here + 1);
      if (y + 1 == rows) continue;
      connect(here, here + columns);
      if (x + 1 < columns) connect(here, here + columns + 1);
      if (x > 0) connect(here, here + columns - 1);
    }
  }
  return edges;
}

// How much smaller than in a reference picture an area is.
double area_scale(const Plane& plane) {
  const double side = static_cast<double>(plane.cols()) / kReferenceSize;
  return side * side;
}

// The scale of 200 (scikit-image divides it by 255) for a picture `side` times as wide as a
// reference picture: components have side² times the pixels, and neighbours differ by 1 / side as
// much.
double merging_scale(double side) { return 200.0 / 255 * side; }

}  // namespace

LabelMap felzenszwalb(std::span<const Plane> channels, double scale, int min_size) {
  if (channels.empty()) throw std::invalid_argument("felzenszwalb: no channel");
  std::vector<PixelEdge> edges = grid_edges(channels);
  std::stable_sort(edges.begin(), edges.end(),
                   [](const PixelEdge& a, const PixelEdge& b) { return a.weight < b.weight; });
  Components components(static_cast<std::size_t>(channels[0].size()));
  const float k = static_cast<float>(scale);
  for (const PixelEdge& edge : edges) {
    const int a = components.find(edge.from), b = components.find(edge.to);
    if (a == b) continue;
    const float limit =
        std::min(components.heaviest(a) + k / static_cast<float>(components.size(a)),
                 components.heaviest(b) + k / static_cast<float>(components.size(b)));
    if (edge.weight <= limit) components.merge(a, b, edge.weight);
  }
  for (const PixelEdge& edge : edges) {
    const int a = components.find(edge.from), b = components.find(edge.to);
    if (a != b && (components.size(a) < min_size || components.size(b) < min_size)) {
      components.merge(a, b, edge.weight);
    }
  }
  LabelMap labels(channels[0].rows(), channels[0].cols());
  std::vector<std::int32_t> number(static_cast<std::size_t>(labels.size()), -1);
  std::int32_t next = 0;
  for (Eigen::Index i = 0; i < labels.size(); ++i) {
    std::int32_t& root = number[static_cast<std::size_t>(components.find(static_cast<int>(i)))];
    if (root < 0) root = next++;
    labels.data()[i] = root;
  }
  return labels;
}

LabelMap segment_unsup2d(std::span<const Plane> rgb) {
  if (rgb.size() != 3) throw std::invalid_argument("segment_unsup2d: RGB has three planes");
  const double area = area_scale(rgb[0]);
  const double side = std::sqrt(area);
  const double sigma = std::max(0.4, 3 * side);
  std::vector<Plane> smoothed;
  smoothed.reserve(3);
  for (const Plane& plane : rgb) smoothed.push_back(smooth(plane / 255.0F, sigma));
  const int min_size = std::max(4, static_cast<int>(std::lround(20 * area)));
  const LabelMap regions = felzenszwalb(smoothed, merging_scale(side), min_size);
  return normalised_cut(regions, rgb, {.threshold = 0.005, .cuts = 10, .self_weight = 2});
}

LabelMap segment_unsup25d(const Plane& z, std::span<const Plane> normals, const Plane& edges) {
  if (normals.size() != 3)
    throw std::invalid_argument("segment_unsup25d: normals have three planes");
  constexpr double kSmoothNormals = 2, kSmoothDepth = 1;  // sigma at the reference size
  constexpr float kDepthWeight = 2, kEdgeWeight = 10;
  const double area = area_scale(z);
  const double side = std::sqrt(area);
  const auto completed = [](const Plane& plane, float missing) {
    return Plane(plane.isNaN().select(Plane::Constant(plane.rows(), plane.cols(), missing), plane));
  };
  std::vector<Plane> channels;
  channels.reserve(5);
  const Plane depth = (z * 512.0F).max(1.0F).log() / 16.0F;
  channels.emplace_back(kDepthWeight *
                        completed(smooth(depth, std::max(0.3, kSmoothDepth * side)), 11.09F / 16));
  for (const Plane& plane : normals) {
    const Plane masked = z.isNaN().select(Plane::Constant(z.rows(), z.cols(), NAN), plane);
    channels.push_back(completed(smooth(masked, std::max(0.3, kSmoothNormals * side)), 0.5F));
  }
  channels.emplace_back(kEdgeWeight * edges);
  const int min_size = std::max(4, static_cast<int>(std::lround(200 * area)));
  // Depth makes ramps of floors and ceilings: components grow line by line, whose length goes with
  // the side, and neighbouring lines differ by 1 / side as much. So the scale stays as it is.
  const LabelMap regions = felzenszwalb(channels, 200.0 / 255, min_size);
  return normalised_cut(regions, channels, {.threshold = 1, .cuts = 100, .self_weight = 1});
}

}  // namespace taskatlas::labels
