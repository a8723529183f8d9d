// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/target_parts.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>

namespace taskatlas::dataset {
namespace {

using D = Domain;
using R = Recipe;

template <std::size_t N>
using List = std::array<Domain, N>;

constexpr List<1> kRgb{D::kRgb};
constexpr List<2> kDepth{D::kRgb, D::kDepthZbuffer};
constexpr List<3> kDistance{D::kRgb, D::kDepthZbuffer, D::kDepthEuclidean};
constexpr List<3> kNormals{D::kRgb, D::kDepthZbuffer, D::kNormal};
constexpr List<3> kCurvature{D::kRgb, D::kDepthZbuffer, D::kPrincipalCurvature};
constexpr List<3> kReshading{D::kRgb, D::kDepthZbuffer, D::kReshading};
constexpr List<3> kEdge3d{D::kRgb, D::kDepthZbuffer, D::kEdgeOcclusion};
constexpr List<2> kEdge2d{D::kRgb, D::kEdgeTexture};
constexpr List<2> kKeypoint2d{D::kRgb, D::kKeypoints2d};
constexpr List<3> kKeypoint3d{D::kRgb, D::kDepthZbuffer, D::kKeypoints3d};
constexpr List<2> kSegment2d{D::kRgb, D::kSegmentUnsup2d};
constexpr List<2> kSegment25d{D::kRgb, D::kSegmentUnsup25d};
constexpr List<2> kSemantic{D::kRgb, D::kSegmentSemantic};
constexpr List<2> kObject{D::kRgb, D::kClassObject};
constexpr List<2> kScene{D::kRgb, D::kClassScene};
constexpr List<2> kInfo{D::kRgb, D::kPointInfo};

// Scales, clips, blur and masks: taskbank/experiments/final/*/config.py.
constexpr std::array<TaskRecipe, 27> kRecipes{{
    {"autoencoder", R::kPicture, D::kRgb, 1, true, 0, false, kRgb},
    {"class_1000", R::kObject, D::kClassObject, 1, true, 0, false, kObject},
    {"class_places", R::kScene, D::kClassScene, 1, true, 0, false, kScene},
    {"class_selected", R::kObject, D::kClassObject, 1, true, 0, false, kObject},
    {"colorization", R::kColour, D::kRgb, 1, true, 0, false, kRgb},
    {"curvature", R::kCurvature, D::kPrincipalCurvature, 1, true, 0, true, kCurvature},
    {"denoise", R::kPicture, D::kRgb, 1, true, 0, false, kRgb},
    {"edge2d", R::kScaled, D::kEdgeTexture, 0.08, true, 0, false, kEdge2d},
    {"edge3d", R::kScaled, D::kEdgeOcclusion, 0.00625, false, 4, true, kEdge3d},
    {"ego_motion", R::kEgomotion, D::kPointInfo, 1, true, 0, false, kInfo},
    {"fix_pose", R::kFixPose, D::kPointInfo, 1, true, 0, false, kInfo},
    {"impainting_whole", R::kPicture, D::kRgb, 1, true, 0, false, kRgb},
    {"jigsaw", R::kJigsaw, D::kRgb, 1, true, 0, false, kRgb},
    {"keypoint2d", R::kScaled, D::kKeypoints2d, 0.005, true, 0, false, kKeypoint2d},
    {"keypoint3d", R::kScaled, D::kKeypoints3d, 1, true, 0, true, kKeypoint3d},
    {"non_fixated_pose", R::kOtherPose, D::kPointInfo, 1, true, 0, false, kInfo},
    {"point_match", R::kMatch, D::kRgb, 1, true, 0, false, kRgb},
    {"random", R::kNone, D::kRgb, 1, true, 0, false, kRgb},
    {"reshade", R::kScaled, D::kReshading, 1, true, 0, true, kReshading},
    {"rgb2depth", R::kDepth, D::kDepthZbuffer, 1, true, 0, true, kDepth},
    {"rgb2mist", R::kDepth, D::kDepthEuclidean, 1, true, 0, true, kDistance},
    {"rgb2sfnorm", R::kScaled, D::kNormal, 1, true, 0, true, kNormals},
    {"room_layout", R::kLayout, D::kPointInfo, 1, true, 0, false, kInfo},
    {"segment25d", R::kSegments, D::kSegmentUnsup25d, 1, true, 0, false, kSegment25d},
    {"segment2d", R::kSegments, D::kSegmentUnsup2d, 1, true, 0, false, kSegment2d},
    {"segmentsemantic_rb", R::kSemantic, D::kSegmentSemantic, 1, true, 0, false, kSemantic},
    {"vanishing_point_well_defined", R::kVanishing, D::kPointInfo, 1, true, 0, false, kInfo},
}};

}  // namespace

const TaskRecipe& recipe_of(std::string_view task_code) {
  const Task* task = find_dictionary_task(task_code);  // knows other spellings
  const auto found = std::find_if(kRecipes.begin(), kRecipes.end(), [&](const TaskRecipe& recipe) {
    return task != nullptr && recipe.code == task->code;
  });
  if (found == kRecipes.end()) {
    throw usage_error("there is no target for a task '" + std::string(task_code) +
                      "'; the tasks are listed by `taskatlas-cli tasks`");
  }
  return *found;
}

std::span<const Domain> required_domains(std::string_view task_code) {
  return recipe_of(task_code).domains;
}

int views_per_sample(std::string_view task_code) {
  switch (recipe_of(task_code).recipe) {
    case Recipe::kMatch:
    case Recipe::kFixPose:
    case Recipe::kOtherPose:
      return 2;
    case Recipe::kEgomotion:
      return 3;
    default:
      return 1;
  }
}

std::string describe(const View& view) {
  return "point " + std::to_string(view.point) + ", view " + std::to_string(view.view);
}

}  // namespace taskatlas::dataset
