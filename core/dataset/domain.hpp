// SPDX-License-Identifier: MIT
// The dataset's annotations ("domains"): their names on disk and what their samples mean. Sources:
// StanfordVL/taskonomy data/README.md and code/lib/data/load_ops.py; EPFL-VILAB/omnidata
// omnidata_annotator (README, settings.py: the values for "all").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace taskatlas::dataset {

enum class Domain : std::uint8_t {
  kRgb,                 // the photograph or rendering
  kRgbLarge,            // the same at twice the size
  kDepthZbuffer,        // distance along the optical axis
  kDepthEuclidean,      // distance along the ray
  kNormal,              // surface normal in the camera's frame
  kPrincipalCurvature,  // two principal curvatures of the surface
  kReshading,           // the mesh in one colour under a lamp at the camera
  kEdgeOcclusion,       // 3D edges
  kEdgeTexture,         // 2D edges
  kKeypoints2d,         // 2D interest
  kKeypoints3d,         // 3D interest
  kSegmentUnsup2d,      // superpixels by colour
  kSegmentUnsup25d,     // superpixels by depth, normals and occlusion edges
  kSegmentSemantic,     // object classes
  kClassObject,         // object classification of the whole picture
  kClassScene,          // scene classification
  kPointInfo,           // camera, point, layout, vanishing points
  kNonfixatedMatches,   // other views that see the point
  kMaskValid,           // 255 where geometry was hit (Omnidata; not in Taskonomy)
  kSemantic,            // Omnidata's object classes, one colour each; not kSegmentSemantic's list
  kFragments,           // Omnidata's mesh fragments
};
inline constexpr std::size_t kDomainCount = 21;
inline constexpr std::size_t index(Domain domain) { return static_cast<std::size_t>(domain); }

enum class FileKind : std::uint8_t {
  kImage,  // PNG, or JPEG for RGB
  kArray,  // .npy
  kJson,
};

// How a domain is drawn and how it is resized.
enum class Quantity : std::uint8_t {
  kColour,     // sRGB
  kDepth,      // metres
  kNormals,    // unit vectors
  kCurvature,  // 1/m, two channels
  kShade,      // brightness, 0 to 1
  kResponse,   // a filter's answer, 0 to 1 of its full scale
  kSegments,   // label map without names (of colours where the domain has 3 channels)
  kClasses,    // label map with names
  kMask,       // valid or not
  kScores,     // one number for each class
  kFacts,      // JSON
};

struct DomainInfo {
  Domain id;
  std::string_view name;                          // folder and file: "depth_zbuffer"
  std::span<const std::string_view> other_names;  // in file or folder names, older or newer
  FileKind kind;
  std::span<const std::string_view> extensions;  // with the dot, preferred first
  int bits;      // per sample as published; files are believed where they differ
  int channels;  // that carry meaning; files may have more (a grey stored as RGB)
  Quantity quantity;
  std::string_view unit;  // of a decoded value: "m", "1/m", "" where it has none
  // A stored sample of this value means nothing was measured there.
  std::optional<std::uint16_t> missing;
};

// In the order of the enumeration.
std::span<const DomainInfo> domains();
const DomainInfo& info(Domain domain);

// By any of its names in any spelling that is known; nullopt for others. The older names of 2017
// ("depth", "mist", "edge", "reshade", "fixatedpose", …) are known, as are "points" for the folder
// of point_info and "normals" for normal.
std::optional<Domain> find_domain(std::string_view name);

// "point_12_view_3_domain_rgb.png", and what it is made of. Numbers have 1 to 9 digits.
// nonfixated_matches has one file for each point, whose view is spelled "all" on disk.
inline constexpr std::uint32_t kAllViews = 0xffff'ffff;
struct FileName {
  std::uint32_t point = 0;
  std::uint32_t view = 0;  // kAllViews for nonfixated_matches
  Domain domain = Domain::kRgb;
  std::string_view domain_name;  // as spelled
  std::string_view extension;    // with the dot, as spelled

  bool operator==(const FileName&) const = default;
};
// nullopt for other names (Omnidata's panoramas, whose view is "equirectangular", among them),
// unknown domains and extensions that the domain does not have. Where the file lies in a folder
// that is named after a domain, pass it: rgb_large's files may call themselves rgb.
std::optional<FileName> parse_file_name(std::string_view name,
                                        std::optional<Domain> folder = std::nullopt);
// The name that TaskAtlas gives. `view` is not used for nonfixated_matches.
std::string file_name(std::uint32_t point, std::uint32_t view, Domain domain);

// Scales of the encodings (see encode.hpp).
inline constexpr double kDepthPerMetre = 512;  // steps a metre: 2¹⁶ for 128 m
inline constexpr std::uint16_t kMissingDepth = 65'535;
inline constexpr std::uint16_t kFarthestCounted = 64'500;  // the paper's masks drop this and more
inline constexpr double kMinCurvatureRadius = 0.03;        // m; curvature is clipped at its inverse
inline constexpr std::uint8_t kZeroCurvature = 127;        // as stored

}  // namespace taskatlas::dataset
