// SPDX-License-Identifier: MIT
#include "dataset/point_info.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "dataset/json_fields.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

using Eigen::Vector2d;
using Eigen::Vector3d;

constexpr double kFarthest = 1e6;  // m
constexpr double kMostRadians = 1e3;
constexpr double kMostPixels = 1e12;  // vanishing points lie far outside of the picture
constexpr std::size_t kMostElements = 100'000;
constexpr std::int64_t kMostNumber = 999'999'999;  // of points and views, as in file names
constexpr int kMostResolution = 32'768;

Vector3d vector3(const JsonFields& fields, const char* key, double most) {
  Vector3d out;
  fields.numbers(key, most, {out.data(), 3});
  return out;
}

std::optional<Vector3d> optional_vector3(const JsonFields& fields, const char* key, double most) {
  if (!fields.has(key)) return std::nullopt;
  return vector3(fields, key, most);
}

std::optional<double> optional_number(const JsonFields& fields, const char* key, double most) {
  if (!fields.has(key)) return std::nullopt;
  return fields.number(key, most);
}

std::optional<std::string> optional_text(const JsonFields& fields, const char* key) {
  if (!fields.has(key)) return std::nullopt;
  return fields.text(key);
}

// The file's "x" and "y" lie along the world's y and x.
std::optional<Box> read_box(const JsonFields& fields) {
  constexpr const char* kKey = "bounding_box_ranges";
  if (!fields.has(kKey)) return std::nullopt;
  const JsonFields ranges = fields.object(kKey);
  Box box;
  int axis = 0;
  for (const char* key : {"y", "x", "z"}) {
    std::array<double, 2> range{};
    ranges.numbers(key, kFarthest, range);
    if (range[0] > range[1]) ranges.refuse(key, "begins after its end");
    box.lower[axis] = range[0];
    box.upper[axis] = range[1];
    ++axis;
  }
  return box;
}

template <class Vector>
std::optional<std::array<Vector, 3>> read_triple(const JsonFields& fields, const char* key,
                                                 double most) {
  if (!fields.has(key)) return std::nullopt;
  const JsonFields axes = fields.object(key);
  std::array<Vector, 3> out;
  std::size_t i = 0;
  for (const char* axis : {"x", "y", "z"}) {
    axes.numbers(axis, most, {out[i].data(), static_cast<std::size_t>(out[i].size())});
    ++i;
  }
  return out;
}

// Writes "key": value pairs, in the order in which they come.
class ObjectWriter {
 public:
  void raw(std::string_view key, std::string_view value) {
    text_ += text_.empty() ? "{" : ", ";
    text_ += json_text(key) + ": ";
    text_ += value;
  }
  void number(std::string_view key, double value) { raw(key, format_number(value)); }
  void whole(std::string_view key, std::int64_t value) { raw(key, std::to_string(value)); }
  void text(std::string_view key, std::string_view value) { raw(key, json_text(value)); }
  template <class Vector>
  void vector(std::string_view key, const Vector& value) {
    raw(key, json_numbers({value.data(), static_cast<std::size_t>(value.size())}));
  }
  std::string done() const { return (text_.empty() ? "{" : text_) + "}"; }

 private:
  std::string text_;
};

template <class Vector>
std::string triple(const std::array<Vector, 3>& axes) {
  ObjectWriter out;
  out.vector("x", axes[0]);
  out.vector("y", axes[1]);
  out.vector("z", axes[2]);
  return out.done();
}

std::string ranges(const Box& box) {
  return triple(std::array<Vector2d, 3>{Vector2d(box.lower.y(), box.upper.y()),
                                        Vector2d(box.lower.x(), box.upper.x()),
                                        Vector2d(box.lower.z(), box.upper.z())});
}

std::string wholes(const std::vector<std::int64_t>& values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    out += (i > 0 ? ", " : "") + std::to_string(values[i]);
  }
  return out + "]";
}

// A point's number, from its uuid, which is its number in digits.
std::uint32_t point_number(const JsonFields& fields, const char* key) {
  const auto number = parse_integer(fields.text(key));
  if (!number || *number < 0 || *number > kMostNumber) fields.refuse(key, "is no point's number");
  return static_cast<std::uint32_t>(*number);
}

}  // namespace

Pose PointInfo::pose() const {
  return {rotation_from_euler(camera_rotation_final), camera_location};
}

PointInfo parse_point_info(std::string_view text, std::string_view name) {
  const nlohmann::json json = parse_json(text, name);
  const JsonFields fields(json, name);
  PointInfo out;
  out.camera_location = vector3(fields, "camera_location", kFarthest);
  out.camera_rotation_final = vector3(fields, "camera_rotation_final", kMostRadians);
  out.field_of_view_rads = fields.number("field_of_view_rads", std::numbers::pi);
  if (!(out.field_of_view_rads > 0 && out.field_of_view_rads < std::numbers::pi)) {
    fields.refuse("field_of_view_rads", "must lie between 0 and π");
  }
  out.camera_uuid = optional_text(fields, "camera_uuid");
  out.point_uuid = optional_text(fields, "point_uuid");
  out.room = optional_text(fields, "room");
  if (fields.has("view_id")) out.view_id = fields.whole("view_id", 0, kMostNumber);
  if (fields.has("resolution")) {
    out.resolution = static_cast<int>(fields.whole("resolution", 1, kMostResolution));
  }
  out.point_location = optional_vector3(fields, "point_location", kFarthest);
  out.point_normal = optional_vector3(fields, "point_normal", 2);
  out.camera_distance = optional_number(fields, "camera_distance", kFarthest);
  out.obliqueness_angle = optional_number(fields, "obliqueness_angle", kMostRadians);
  out.point_pitch = optional_number(fields, "point_pitch", kMostRadians);
  out.camera_rotation_original = optional_vector3(fields, "camera_rotation_original", kMostRadians);
  out.camera_rotation_from_original_to_final =
      optional_vector3(fields, "camera_rotation_from_original_to_final", kMostRadians);
  constexpr const char* kQuaternion = "camera_rotation_final_quaternion";
  if (fields.has(kQuaternion)) {
    out.camera_rotation_final_quaternion.emplace();
    fields.numbers(kQuaternion, 2, *out.camera_rotation_final_quaternion);
  }
  out.bounding_box = read_box(fields);
  out.vanishing_points_gaussian_sphere =
      read_triple<Vector3d>(fields, "vanishing_points_gaussian_sphere", 2);
  out.vanishing_points_image = read_triple<Vector2d>(fields, "vanishing_points_image", kMostPixels);
  constexpr const char* kInView = "nonfixated_points_in_view";
  if (fields.has(kInView)) {
    out.nonfixated_points_in_view = fields.wholes(kInView, 0, kMostNumber, kMostElements);
  }
  return out;
}

std::string format_point_info(const PointInfo& info) {
  ObjectWriter out;
  if (info.bounding_box) out.raw("bounding_box_ranges", ranges(*info.bounding_box));
  if (info.camera_distance) out.number("camera_distance", *info.camera_distance);
  out.vector("camera_location", info.camera_location);
  out.vector("camera_rotation_final", info.camera_rotation_final);
  if (info.camera_rotation_final_quaternion) {
    out.vector("camera_rotation_final_quaternion", *info.camera_rotation_final_quaternion);
  }
  if (info.camera_rotation_from_original_to_final) {
    out.vector("camera_rotation_from_original_to_final",
               *info.camera_rotation_from_original_to_final);
  }
  if (info.camera_rotation_original) {
    out.vector("camera_rotation_original", *info.camera_rotation_original);
  }
  if (info.camera_uuid) out.text("camera_uuid", *info.camera_uuid);
  out.number("field_of_view_rads", info.field_of_view_rads);
  out.raw("nonfixated_points_in_view", wholes(info.nonfixated_points_in_view));
  if (info.obliqueness_angle) out.number("obliqueness_angle", *info.obliqueness_angle);
  if (info.point_location) out.vector("point_location", *info.point_location);
  if (info.point_normal) out.vector("point_normal", *info.point_normal);
  if (info.point_pitch) out.number("point_pitch", *info.point_pitch);
  if (info.point_uuid) out.text("point_uuid", *info.point_uuid);
  if (info.resolution) out.whole("resolution", *info.resolution);
  if (info.room) out.text("room", *info.room);
  if (info.vanishing_points_gaussian_sphere) {
    out.raw("vanishing_points_gaussian_sphere", triple(*info.vanishing_points_gaussian_sphere));
  }
  if (info.vanishing_points_image) {
    out.raw("vanishing_points_image", triple(*info.vanishing_points_image));
  }
  if (info.view_id) out.whole("view_id", *info.view_id);
  return out.done() + "\n";
}

Matches parse_matches(std::string_view text, std::string_view name) {
  // A view takes some 150 bytes.
  constexpr std::size_t kMostBytes = std::size_t{32} << 20;
  const nlohmann::json json = parse_json(text, name, kMostBytes);
  const JsonFields fields(json, name);
  Matches out;
  out.point = point_number(fields, "point_uuid");
  out.point_location = optional_vector3(fields, "point_location", kFarthest);
  const nlohmann::json& views = fields.at("views");
  if (!views.is_array()) fields.refuse("views", "must be a list");
  if (views.size() > kMostElements) fields.refuse("views", "has too many elements");
  for (std::size_t i = 0; i < views.size(); ++i) {
    const JsonFields view(views[i], name, "views[" + std::to_string(i) + "]");
    Match match;
    match.point = point_number(view, "point_uuid");
    match.view = static_cast<std::uint32_t>(view.whole("view_id", 0, kMostNumber));
    match.pixel.x() = view.number("nonfixated_pixel_x", kMostPixels);
    match.pixel.y() = view.number("nonfixated_pixel_y", kMostPixels);
    if (view.has("camera_uuid")) match.camera_uuid = view.text("camera_uuid");
    out.views.push_back(std::move(match));
  }
  return out;
}

std::string format_matches(const Matches& matches) {
  ObjectWriter out;
  if (matches.point_location) out.vector("point_location", *matches.point_location);
  out.text("point_uuid", std::to_string(matches.point));
  std::string views = "[";
  for (std::size_t i = 0; i < matches.views.size(); ++i) {
    const Match& match = matches.views[i];
    ObjectWriter view;
    if (!match.camera_uuid.empty()) view.text("camera_uuid", match.camera_uuid);
    view.number("nonfixated_pixel_x", match.pixel.x());
    view.number("nonfixated_pixel_y", match.pixel.y());
    view.text("point_uuid", std::to_string(match.point));
    view.whole("view_id", match.view);
    views += (i > 0 ? ", " : "") + view.done();
  }
  out.raw("views", views + "]");
  return out.done() + "\n";
}

}  // namespace taskatlas::dataset
