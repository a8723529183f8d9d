// SPDX-License-Identifier: MIT
#include "rooms/room_renderer.hpp"

#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"
#include "labels/edges.hpp"
#include "labels/keypoints.hpp"
#include "labels/segmentation.hpp"
#include "rooms/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace taskatlas::rooms {
namespace {

using dataset::Domain;
using labels::Plane;

constexpr std::size_t kFirstThing = 3;  // after wall, floor and ceiling

dataset::Classes make_classes() {
  dataset::Classes classes;
  for (std::size_t i = kFirstThing; i < kObjectClasses; ++i) {
    classes.object.names.emplace_back(kObjectClassNames[i]);
  }
  // What fills pictures, for the smaller of the two object tasks.
  for (const ObjectClass big :
       {ObjectClass::kDoor, ObjectClass::kWindow, ObjectClass::kBathtub, ObjectClass::kBed,
        ObjectClass::kBookshelf, ObjectClass::kCabinet, ObjectClass::kChair, ObjectClass::kCurtain,
        ObjectClass::kDesk, ObjectClass::kLamp, ObjectClass::kPicture, ObjectClass::kPlant,
        ObjectClass::kRefrigerator, ObjectClass::kRug, ObjectClass::kSofa, ObjectClass::kTable,
        ObjectClass::kTelevision, ObjectClass::kToilet, ObjectClass::kWashingMachine}) {
    classes.selected.push_back(static_cast<std::size_t>(big) - kFirstThing);
  }
  for (const std::string_view name : kRoomTypeNames) classes.scene.names.emplace_back(name);
  for (const std::string_view name : kObjectClassNames) classes.semantic.emplace_back(name);
  for (dataset::ClassList* list : {&classes.object, &classes.scene}) {
    list->scores = dataset::ScoreKind::kProbabilities;
    for (std::size_t i = 0; i < list->names.size(); ++i) list->kept.push_back(i);
  }
  return classes;
}

// Channels of a picture from any per-pixel vector or number.
template <class T, class Get>
dataset::Values values_of(const std::vector<T>& pixels, int size, int channels, const Get& get) {
  dataset::Values values(size, size, channels);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    for (int c = 0; c < channels; ++c) {
      values.data[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          get(pixels[i], c);
    }
  }
  return values;
}

dataset::Values values_of(const std::vector<float>& pixels, int size) {
  return values_of(pixels, size, 1, [](float value, int) { return value; });
}

template <class Vector>
dataset::Values values_of(const std::vector<Vector>& pixels, int size, int channels) {
  return values_of(pixels, size, channels, [](const Vector& value, int c) { return value[c]; });
}

dataset::Values values_of(const Plane& plane) {
  dataset::Values values(static_cast<int>(plane.cols()), static_cast<int>(plane.rows()), 1);
  std::copy_n(plane.data(), plane.size(), values.data.begin());
  return values;
}

std::array<Plane, 3> planes_of(const dataset::Raster& rgb, float scale) {
  std::array<Plane, 3> planes;
  for (Plane& plane : planes) plane.resize(rgb.height(), rgb.width());
  const auto samples = rgb.u8();
  for (std::size_t i = 0; i < rgb.pixels(); ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      planes[c].data()[i] = scale * static_cast<float>(samples[3 * i + c]);
    }
  }
  return planes;
}

std::string png_of_labels(std::span<const std::uint32_t> labels, int size) {
  return dataset::encode_png(dataset::encode_labels(labels, size, size), {.filters = false});
}

std::string png_of_segments(const labels::LabelMap& map) {
  const std::vector<std::uint32_t> labels(map.data(), map.data() + map.size());
  return png_of_labels(labels, static_cast<int>(map.cols()));
}

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::string hexadecimal(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) text[i] = kDigits[value & 15U];
  return text;
}

// The share of the picture of each class of thing; empty where there is none.
std::vector<float> object_scores(const FirstHits& hits, const Scene& scene) {
  std::vector<float> scores(kObjectClasses - kFirstThing, 0.0F);
  std::size_t things = 0;
  for (const int object : hits.object) {
    if (object < 0) continue;
    const auto number =
        static_cast<std::size_t>(scene.objects[static_cast<std::size_t>(object)].object_class);
    if (number < kFirstThing) continue;
    scores[number - kFirstThing] += 1;
    ++things;
  }
  if (things == 0) return {};
  for (float& score : scores) score /= static_cast<float>(things);
  return scores;
}

// Where the axes' tips are drawn: 0.1 along each axis from a place 0.2 in front of the camera,
// which is what the dataset calls vanishing_points_image (EPFL-VILAB/omnidata,
// create_vanishing_points.py), not where parallels meet.
Eigen::Vector2d axis_tip(const Eigen::Vector3d& direction, const dataset::Intrinsics& intrinsics) {
  const Eigen::Vector3d tip = 0.1 * direction - Eigen::Vector3d(0, 0, 0.2);
  const double focal = intrinsics.focal(), centre = intrinsics.size / 2.0;
  return {centre - focal * tip.x() / tip.z(), centre + focal * tip.y() / tip.z()};
}

}  // namespace

const dataset::Classes& room_classes() {
  static const dataset::Classes classes = make_classes();
  return classes;
}

RoomRenderer::RoomRenderer(Scene scene, std::string name, std::uint64_t seed, TexturePool& pool,
                           const CameraOptions& cameras)
    : scene_(std::move(scene)),
      name_(std::move(name)),
      seed_(seed),
      tracer_(scene_),
      surfaces_(scene_, pool),
      light_(tracer_, surfaces_, seed),
      plan_(plan_cameras(tracer_, seed, cameras)) {}

View RoomRenderer::view(std::size_t index, int size) const {
  const PlannedView& planned = plan_.views[index];
  return {planned.pose, {planned.field_of_view, size}};
}

std::optional<dataset::Raster> RoomRenderer::picture(std::size_t index, int size,
                                                     const std::stop_token& stop) const {
  return render_picture(tracer_, surfaces_, light_, view(index, size), Random::mix(seed_ + index),
                        {}, stop);
}

std::optional<RenderedView> RoomRenderer::render(std::size_t index, int size,
                                                 const std::stop_token& stop) const {
  auto taken = picture(index, size, stop);
  if (!taken) return std::nullopt;
  return RenderedView{std::move(*taken), trace_first_hits(tracer_, surfaces_, view(index, size))};
}

std::optional<std::vector<ViewFile>> RoomRenderer::files(std::size_t index, int size,
                                                         const std::stop_token& stop) const {
  const View seen = view(index, size);
  const auto rendered = render(index, size, stop);
  if (!rendered) return std::nullopt;
  const auto& [picture, hits] = *rendered;
  const Plane luma = labels::luma(picture.u8(), size, size);
  const Plane z = Eigen::Map<const Plane>(hits.z.data(), size, size);
  const Plane occlusion = labels::edge_occlusion(z);
  const dataset::Raster normals = dataset::encode_normals(values_of(hits.normal, size, 3));
  const std::array<Plane, 3> colours = planes_of(picture, 1);
  const std::array<Plane, 3> encoded_normals = planes_of(normals, 1.0F / 255);

  std::vector<ViewFile> files;
  const auto add = [&](Domain domain, std::string bytes) {
    files.push_back({domain, std::move(bytes)});
  };
  const auto add_picture = [&](Domain domain, const dataset::Raster& raster) {
    add(domain, dataset::encode_png(raster));
  };
  add_picture(Domain::kRgb, picture);
  add_picture(Domain::kDepthZbuffer, dataset::encode_depth(values_of(hits.z, size)));
  add_picture(Domain::kDepthEuclidean, dataset::encode_depth(values_of(hits.distance, size)));
  add_picture(Domain::kNormal, normals);
  add_picture(Domain::kPrincipalCurvature,
              dataset::encode_curvature(values_of(hits.curvature, size, 2)));
  add_picture(Domain::kReshading, dataset::encode_shade(values_of(reshading(hits, seen), size)));
  add_picture(Domain::kEdgeOcclusion, dataset::encode_response(values_of(occlusion)));
  add_picture(Domain::kEdgeTexture,
              dataset::encode_response(values_of(labels::edge_texture(luma))));
  add_picture(Domain::kKeypoints2d, dataset::encode_response(values_of(labels::keypoints2d(luma))));
  add_picture(Domain::kKeypoints3d,
              dataset::encode_response(values_of(labels::keypoints3d(z, seen.intrinsics.focal()))));
  add(Domain::kSegmentUnsup2d, png_of_segments(labels::segment_unsup2d(colours)));
  add(Domain::kSegmentUnsup25d,
      png_of_segments(labels::segment_unsup25d(z, encoded_normals, occlusion)));
  std::vector<std::uint32_t> classes;
  classes.reserve(hits.object.size());
  for (const int object : hits.object) {
    classes.push_back(
        object < 0 ? 0U
                   : 1U + static_cast<std::uint32_t>(
                              scene_.objects[static_cast<std::size_t>(object)].object_class));
  }
  add(Domain::kSegmentSemantic, png_of_labels(classes, size));
  if (const std::vector<float> scores = object_scores(hits, scene_); !scores.empty()) {
    add(Domain::kClassObject, dataset::encode_scores(scores));
  }
  std::vector<float> scene_scores(kRoomTypes, 0.0F);
  scene_scores[static_cast<std::size_t>(scene_.type)] = 1;
  add(Domain::kClassScene, dataset::encode_scores(scene_scores));
  add(Domain::kPointInfo, point_info(index, size));
  return files;
}

std::string RoomRenderer::camera_name(int camera) const {
  const std::uint64_t hash = hash_text(name_ + "/" + std::to_string(camera));
  return hexadecimal(Random::mix(hash ^ seed_)) + hexadecimal(Random::mix(hash + seed_));
}

std::string RoomRenderer::point_info(std::size_t index, int size) const {
  const PlannedView& planned = plan_.views[index];
  const PlannedPoint& point = plan_.points[static_cast<std::size_t>(planned.point)];
  dataset::PointInfo info;
  info.camera_location = planned.pose.centre;
  info.camera_rotation_final = dataset::euler_from_rotation(planned.pose.rotation);
  info.field_of_view_rads = planned.field_of_view;
  info.camera_uuid = camera_name(planned.camera);
  info.point_uuid = std::to_string(planned.point);
  info.view_id = planned.view;
  info.room = name_;
  info.resolution = size;
  info.point_location = point.location;
  info.point_normal = point.normal;
  const Eigen::Vector3d back = planned.pose.centre - point.location;
  info.camera_distance = back.norm();
  info.obliqueness_angle =
      std::acos(std::clamp(std::abs(back.normalized().dot(point.normal)), 0.0, 1.0));
  info.point_pitch = std::asin(std::clamp(planned.pose.forward().z(), -1.0, 1.0));
  info.bounding_box =
      dataset::Box{scene_.layout_box.min().cast<double>(), scene_.layout_box.max().cast<double>()};
  const std::array<double, 9> directions = dataset::vanishing_directions(planned.pose);
  std::array<Eigen::Vector3d, 3> axes;
  std::array<Eigen::Vector2d, 3> tips;
  for (std::size_t i = 0; i < 3; ++i) {
    axes[i] = {directions[3 * i], directions[3 * i + 1], directions[3 * i + 2]};
    tips[i] = axis_tip(axes[i], info.intrinsics(size));
  }
  info.vanishing_points_gaussian_sphere = axes;
  info.vanishing_points_image = tips;
  for (const Sighting& sighting : plan_.sightings) {
    if (sighting.view == index && sighting.point != planned.point) {
      info.nonfixated_points_in_view.push_back(sighting.point);
    }
  }
  return dataset::format_point_info(info);
}

std::string RoomRenderer::matches(int point, int size) const {
  dataset::Matches matches;
  matches.point = static_cast<std::uint32_t>(point);
  matches.point_location = plan_.points[static_cast<std::size_t>(point)].location;
  for (const Sighting& sighting : plan_.sightings) {
    if (sighting.point != point) continue;
    const PlannedView& view = plan_.views[sighting.view];
    matches.views.push_back({static_cast<std::uint32_t>(view.point),
                             static_cast<std::uint32_t>(view.view), sighting.pixel * size,
                             camera_name(view.camera)});
  }
  return dataset::format_matches(matches);
}

}  // namespace taskatlas::rooms
