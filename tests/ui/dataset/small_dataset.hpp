// SPDX-License-Identifier: MIT
// A dataset of a few views with known values, written with the encodings of core/dataset.
#pragma once

#include "base/atomic_file.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"
#include "ui/dataset/dataset_source.hpp"

#include <cmath>
#include <filesystem>
#include <limits>
#include <string>

namespace taskatlas::ui::testing {

inline constexpr int kSide = 32;

inline std::filesystem::path file_of(const std::filesystem::path& root, const std::string& building,
                                     std::uint32_t point, std::uint32_t view,
                                     dataset::Domain domain) {
  return root / building / std::string(dataset::info(domain).name) /
         dataset::file_name(point, view, domain);
}

inline void put_raster(const std::filesystem::path& root, const std::string& building,
                       std::uint32_t point, std::uint32_t view, dataset::Domain domain,
                       const dataset::Raster& raster) {
  const auto file = file_of(root, building, point, view, domain);
  std::filesystem::create_directories(file.parent_path());
  dataset::write_image(file, raster);
}

// Depth grows by a tenth of a metre a column from 1 m; the first row was not measured.
inline dataset::Values known_depth() {
  dataset::Values depth(kSide, kSide, 1);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      depth.at(x, y) =
          y == 0 ? std::numeric_limits<float>::quiet_NaN() : 1 + 0.1F * static_cast<float>(x);
    }
  }
  return depth;
}

inline void put_view(const std::filesystem::path& root, const std::string& building,
                     std::uint32_t point, std::uint32_t view) {
  dataset::Values colour(kSide, kSide, 3), normals(kSide, kSide, 3), curvature(kSide, kSide, 2),
      response(kSide, kSide, 1);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      colour.at(x, y, 0) = static_cast<float>(x) / kSide;
      colour.at(x, y, 1) = static_cast<float>(y) / kSide;
      normals.at(x, y, 2) = 1;
      curvature.at(x, y, 0) = x < kSide / 2 ? 5.0F : -5.0F;
      curvature.at(x, y, 1) = 1;
      response.at(x, y) = x == y ? 0.5F : 0.0F;
    }
  }
  std::vector<std::uint32_t> classes(kSide * kSide);
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = i % kSide < 8 ? 0 : 3;
  using dataset::Domain;
  put_raster(root, building, point, view, Domain::kRgb, dataset::encode_colour(colour));
  put_raster(root, building, point, view, Domain::kDepthZbuffer,
             dataset::encode_depth(known_depth()));
  put_raster(root, building, point, view, Domain::kNormal, dataset::encode_normals(normals));
  put_raster(root, building, point, view, Domain::kPrincipalCurvature,
             dataset::encode_curvature(curvature));
  put_raster(root, building, point, view, Domain::kEdgeTexture, dataset::encode_response(response));
  put_raster(root, building, point, view, Domain::kSegmentSemantic,
             dataset::encode_labels(classes, kSide, kSide));
  std::vector<float> scenes(365, 0.0F);
  scenes[view % 2 == 0 ? 7 : 11] = 0.75F;
  scenes[20] = 0.25F;
  const auto scores = file_of(root, building, point, view, Domain::kClassScene);
  std::filesystem::create_directories(scores.parent_path());
  write_file_atomically(scores, dataset::encode_scores(scenes), Links::kFollow);
  dataset::PointInfo info;
  info.camera_location = {0, 0, 1.5};
  info.camera_rotation_final = {1.5707963267948966, 0, 0};
  info.field_of_view_rads = 1.0;
  info.bounding_box = dataset::Box{{-2, -3, 0}, {2, 4, 2.5}};
  const auto facts = file_of(root, building, point, view, Domain::kPointInfo);
  std::filesystem::create_directories(facts.parent_path());
  write_file_atomically(facts, dataset::format_point_info(info), Links::kFollow);
}

// hanson: points 0 and 1 with two views each; merom: one view. hanson trains, merom tests.
inline void make_dataset(const std::filesystem::path& root) {
  for (const std::uint32_t point : {0U, 1U}) {
    for (const std::uint32_t view : {0U, 1U}) put_view(root, "hanson", point, view);
  }
  put_view(root, "merom", 5, 2);
  write_file_atomically(root / "train_val_test.csv",
                        "id,train,val,test\nhanson,1,0,0\nmerom,0,0,1\n", Links::kFollow);
}

inline std::shared_ptr<const DatasetSource> opened(const std::filesystem::path& root) {
  return open_dataset_source(QString::fromStdString(root.string()), RunContext{});
}

}  // namespace taskatlas::ui::testing
