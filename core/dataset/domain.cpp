// SPDX-License-Identifier: MIT
#include "dataset/domain.hpp"

#include "base/numbers.hpp"

#include <algorithm>
#include <array>

namespace taskatlas::dataset {
namespace {

using Names = std::span<const std::string_view>;

template <std::size_t N>
using List = std::array<std::string_view, N>;

constexpr List<2> kRgbFiles{".png", ".jpg"};
constexpr List<1> kPng{".png"};
constexpr List<1> kNpy{".npy"};
constexpr List<1> kJson{".json"};

// Spellings of 2017 (load_ops.py and the task bank's configurations), of the published sample
// building, and of the annotator.
constexpr List<1> kZbuffer{"depth"};
constexpr List<1> kEuclidean{"mist"};
constexpr List<1> kNormals{"normals"};
constexpr List<1> kCurvature{"curvature"};
constexpr List<2> kReshade{"reshade", "shading"};
constexpr List<2> kOcclusion{"edge", "edge3d"};
constexpr List<1> kTexture{"edge2d"};
constexpr List<1> kKeypoint2d{"keypoint2d"};
constexpr List<2> kKeypoint3d{"keypoint", "keypoint3d"};
constexpr List<1> kSegment2d{"segment2d"};
constexpr List<1> kSegment25d{"segment25d"};
constexpr List<1> kSegmentSemantic{"segmentsemantic"};
constexpr List<2> kObject{"class_1000", "softmax_1000"};
constexpr List<2> kScene{"class_places", "places"};
constexpr List<3> kInfo{"fixatedpose", "points", "pointinfo"};
constexpr List<1> kMatches{"matches"};

using D = Domain;
using Q = Quantity;
constexpr std::uint16_t kNoLabel = 0;

constexpr std::array<DomainInfo, kDomainCount> kDomains{{
    {D::kRgb, "rgb", {}, FileKind::kImage, kRgbFiles, 8, 3, Q::kColour, "", {}},
    {D::kRgbLarge, "rgb_large", {}, FileKind::kImage, kRgbFiles, 8, 3, Q::kColour, "", {}},
    {D::kDepthZbuffer, "depth_zbuffer", kZbuffer, FileKind::kImage, kPng, 16, 1, Q::kDepth, "m",
     kMissingDepth},
    {D::kDepthEuclidean, "depth_euclidean", kEuclidean, FileKind::kImage, kPng, 16, 1, Q::kDepth,
     "m", kMissingDepth},
    {D::kNormal, "normal", kNormals, FileKind::kImage, kPng, 8, 3, Q::kNormals, "", {}},
    {D::kPrincipalCurvature,
     "principal_curvature",
     kCurvature,
     FileKind::kImage,
     kPng,
     8,
     2,
     Q::kCurvature,
     "1/m",
     {}},
    {D::kReshading, "reshading", kReshade, FileKind::kImage, kPng, 8, 1, Q::kShade, "", {}},
    {D::kEdgeOcclusion,
     "edge_occlusion",
     kOcclusion,
     FileKind::kImage,
     kPng,
     16,
     1,
     Q::kResponse,
     "",
     {}},
    {D::kEdgeTexture,
     "edge_texture",
     kTexture,
     FileKind::kImage,
     kPng,
     16,
     1,
     Q::kResponse,
     "",
     {}},
    {D::kKeypoints2d,
     "keypoints2d",
     kKeypoint2d,
     FileKind::kImage,
     kPng,
     16,
     1,
     Q::kResponse,
     "",
     {}},
    {D::kKeypoints3d,
     "keypoints3d",
     kKeypoint3d,
     FileKind::kImage,
     kPng,
     16,
     1,
     Q::kResponse,
     "",
     {}},
    {D::kSegmentUnsup2d,
     "segment_unsup2d",
     kSegment2d,
     FileKind::kImage,
     kPng,
     8,
     1,
     Q::kSegments,
     "",
     {}},
    {D::kSegmentUnsup25d,
     "segment_unsup25d",
     kSegment25d,
     FileKind::kImage,
     kPng,
     8,
     1,
     Q::kSegments,
     "",
     {}},
    {D::kSegmentSemantic, "segment_semantic", kSegmentSemantic, FileKind::kImage, kPng, 8, 1,
     Q::kClasses, "", kNoLabel},
    {D::kClassObject, "class_object", kObject, FileKind::kArray, kNpy, 32, 1, Q::kScores, "", {}},
    {D::kClassScene, "class_scene", kScene, FileKind::kArray, kNpy, 32, 1, Q::kScores, "", {}},
    {D::kPointInfo, "point_info", kInfo, FileKind::kJson, kJson, 0, 0, Q::kFacts, "", {}},
    {D::kNonfixatedMatches,
     "nonfixated_matches",
     kMatches,
     FileKind::kJson,
     kJson,
     0,
     0,
     Q::kFacts,
     "",
     {}},
    {D::kMaskValid, "mask_valid", {}, FileKind::kImage, kPng, 8, 1, Q::kMask, "", kNoLabel},
    {D::kSemantic, "semantic", {}, FileKind::kImage, kPng, 8, 3, Q::kSegments, "", {}},
    {D::kFragments, "fragments", {}, FileKind::kImage, kPng, 8, 3, Q::kSegments, "", {}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kDomains.size(); ++i) {
    if (index(kDomains[i].id) != i) return false;
  }
  return true;
}
static_assert(in_order());

constexpr std::string_view kAll = "all";

// Takes "PREFIX" and then a number of 1 to 9 digits off the front of text.
std::optional<std::uint32_t> take_number(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  constexpr std::size_t kMostDigits = 9;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < 1 || digits > kMostDigits) return std::nullopt;
  const auto number = parse_integer(text.substr(0, digits));
  text.remove_prefix(digits);
  return static_cast<std::uint32_t>(*number);
}

// The folder tells more than the name where files of one domain call themselves as another's.
Domain decided(Domain named, std::optional<Domain> folder) {
  if (folder == Domain::kRgbLarge && named == Domain::kRgb) return Domain::kRgbLarge;
  return named;
}

}  // namespace

std::span<const DomainInfo> domains() { return kDomains; }

const DomainInfo& info(Domain domain) { return kDomains[index(domain)]; }

std::optional<Domain> find_domain(std::string_view name) {
  for (const DomainInfo& domain : kDomains) {
    if (name == domain.name) return domain.id;
    const auto& others = domain.other_names;
    if (std::find(others.begin(), others.end(), name) != others.end()) return domain.id;
  }
  return std::nullopt;
}

std::optional<FileName> parse_file_name(std::string_view name, std::optional<Domain> folder) {
  FileName out;
  std::string_view rest = name;
  const auto point = take_number(rest, "point_");
  if (!point) return std::nullopt;
  out.point = *point;
  constexpr std::string_view kView = "_view_";
  if (rest.starts_with(kView) && rest.substr(kView.size()).starts_with(kAll)) {
    out.view = kAllViews;
    rest.remove_prefix(kView.size() + kAll.size());
  } else if (const auto view = take_number(rest, kView)) {
    out.view = *view;
  } else {
    return std::nullopt;
  }
  constexpr std::string_view kDomain = "_domain_";
  if (!rest.starts_with(kDomain)) return std::nullopt;
  rest.remove_prefix(kDomain.size());
  const std::size_t dot = rest.find('.');
  if (dot == rest.npos) return std::nullopt;
  out.domain_name = rest.substr(0, dot);
  out.extension = rest.substr(dot);
  const auto domain = find_domain(out.domain_name);
  if (!domain) return std::nullopt;
  out.domain = decided(*domain, folder);
  if ((out.view == kAllViews) != (out.domain == Domain::kNonfixatedMatches)) return std::nullopt;
  const Names extensions = info(out.domain).extensions;
  if (std::find(extensions.begin(), extensions.end(), out.extension) == extensions.end()) {
    return std::nullopt;
  }
  return out;
}

std::string file_name(std::uint32_t point, std::uint32_t view, Domain domain) {
  const bool all = domain == Domain::kNonfixatedMatches;
  const DomainInfo& about = info(domain);
  return "point_" + std::to_string(point) + "_view_" +
         (all ? std::string(kAll) : std::to_string(view)) + "_domain_" + std::string(about.name) +
         std::string(about.extensions.front());
}

}  // namespace taskatlas::dataset
