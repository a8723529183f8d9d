// SPDX-License-Identifier: MIT
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace taskatlas {
namespace {

constexpr int kInputSize = 256;  // pixels, the paper's

constexpr TaskOutput image(int channels) {
  return {OutputKind::kImage, kInputSize, kInputSize, channels};
}
constexpr TaskOutput classes(int count) { return {OutputKind::kClasses, 0, 0, count}; }
constexpr TaskOutput numbers(int count) { return {OutputKind::kVector, 0, 0, count}; }
constexpr TaskOutput embedding() { return {OutputKind::kEmbedding, kInputSize, kInputSize, 64}; }
constexpr TaskOutput pixelwise_classes(int count, int size) {
  return {OutputKind::kImage, size, size, count};
}

std::vector<Task> make_dictionary() {
  using enum TaskKind;
  using enum Role;
  using L = TaskLoss;
  return {
      {"autoencoder", "Autoencoding", k2D, 1, kBoth, image(3), L::kL1},
      {"class_1000", "Object Class. (1000)", kSemantic, 1, kBoth, classes(1000), L::kCrossEntropy},
      {"class_places", "Scene Class.", kSemantic, 1, kBoth, classes(63), L::kCrossEntropy},
      {"class_selected", "Object Class. (100)", kSemantic, 1, kUnused, classes(100),
       L::kCrossEntropy},
      {"colorization", "Colorization", k2D, 1, kSource, pixelwise_classes(313, 64),
       L::kCrossEntropy},
      {"curvature", "Curvature", k3D, 1, kBoth, image(2), L::kL2},
      {"denoise", "Denoising", k2D, 1, kBoth, image(3), L::kL1},
      {"edge2d", "2D Edges", k2D, 1, kBoth, image(1), L::kL1},
      {"edge3d", "Occlusion Edges", k3D, 1, kBoth, image(1), L::kL1},
      {"ego_motion", "Egomotion", kGeometric, 3, kBoth, numbers(18), L::kCycle},
      {"fix_pose", "Cam. Pose (fix)", kGeometric, 2, kBoth, numbers(6), L::kNorm},
      {"impainting_whole", "In-painting", k2D, 1, kSource, image(3), L::kL1},
      {"jigsaw", "Jigsaw", kGeometric, 9, kSource, classes(100), L::kCrossEntropy},
      {"keypoint2d", "2D Keypoints", k2D, 1, kBoth, image(1), L::kL1},
      {"keypoint3d", "3D Keypoints", k3D, 1, kBoth, image(1), L::kL1},
      {"non_fixated_pose", "Cam. Pose (nonfix)", kGeometric, 2, kBoth, numbers(6), L::kNorm},
      {"point_match", "Matching", kGeometric, 2, kBoth, classes(2), L::kCrossEntropy},
      {"random", "Random Proj.", kNone, 1, kSource, {}, L::kNone},
      {"reshade", "Reshading", k3D, 1, kBoth, image(1), L::kL1},
      {"rgb2depth", "Z-Depth", k3D, 1, kBoth, image(1), L::kL1},
      {"rgb2mist", "Distance", k3D, 1, kBoth, image(1), L::kL1},
      {"rgb2sfnorm", "Normals", k3D, 1, kBoth, image(3), L::kL1},
      {"room_layout", "Layout", kGeometric, 1, kBoth, numbers(9), L::kL2},
      {"segment25d", "2.5D Segm.", k3D, 1, kBoth, embedding(), L::kMetric},
      {"segment2d", "2D Segm.", k2D, 1, kBoth, embedding(), L::kMetric},
      {"segmentsemantic_rb", "Semantic Segm.", kSemantic, 1, kBoth,
       pixelwise_classes(17, kInputSize), L::kCrossEntropy},
      {"vanishing_point_well_defined", "Vanishing Pts.", kGeometric, 1, kBoth, numbers(9), L::kL2},
  };
}

}  // namespace

std::span<const Task> task_dictionary() {
  static const std::vector<Task> dictionary = make_dictionary();
  return dictionary;
}

const Task* find_dictionary_task(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOtherSpellings{
      {{"inpainting_whole", "impainting_whole"},
       {"vanishing_point", "vanishing_point_well_defined"},
       {"segmentsemantic", "segmentsemantic_rb"}}};
  for (const auto& [other, ours] : kOtherSpellings) {
    if (code == other) code = ours;
  }
  const auto tasks = task_dictionary();
  const auto found =
      std::find_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.code == code; });
  return found == tasks.end() ? nullptr : &*found;
}

}  // namespace taskatlas
