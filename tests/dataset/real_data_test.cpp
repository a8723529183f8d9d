// SPDX-License-Identifier: MIT
// Points the readers at a real folder: TASKATLAS_REAL_DATA=DIR, whatever its layout. Every file
// whose name is a sample's must decode to something plausible. Skipped where it is not set.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

namespace fs = std::filesystem;

struct Found {
  fs::path path;
  FileName name;
};

std::vector<Found> find_samples(const fs::path& root, std::vector<std::string>& names) {
  std::vector<fs::path> paths;
  const auto options = fs::directory_options::skip_permission_denied;
  for (const auto& entry : fs::recursive_directory_iterator(root, options)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  names.reserve(paths.size());  // FileName holds views into them
  std::vector<Found> out;
  for (const fs::path& path : paths) {
    names.push_back(path.filename().string());
    const auto folder = find_domain(path.parent_path().filename().string());
    if (const auto name = parse_file_name(names.back(), folder)) out.push_back({path, *name});
  }
  return out;
}

// A statement about most pixels: scans have odd ones.
double share(const Values& values, const auto& holds) {
  std::size_t counted = 0;
  std::size_t good = 0;
  const auto channels = static_cast<std::size_t>(values.channels);
  for (std::size_t i = 0; i < values.data.size(); i += channels) {
    if (std::isnan(values.data[i])) continue;
    ++counted;
    good += holds(&values.data[i]) ? 1 : 0;
  }
  return counted == 0 ? 1 : static_cast<double>(good) / static_cast<double>(counted);
}

void check_values(const Raster& raster, Domain domain, const std::string& name) {
  const Values values = decode_values(raster, domain, name);
  switch (info(domain).quantity) {
    case Quantity::kDepth:
      EXPECT_GT(share(values, [](const float* d) { return *d >= 0.1f && *d <= 128; }), 0.98)
          << name;
      break;
    case Quantity::kNormals: {
      // Stored vectors have unit length but for their steps; and they face the camera, or nearly.
      const auto samples = raster.u8();
      std::size_t unit = 0, counted = 0;
      const auto step = static_cast<std::size_t>(raster.channels());
      for (std::size_t i = 0; i < raster.pixels(); ++i) {
        double square = 0;
        for (std::size_t c = 0; c < 3; ++c) {
          const double component = samples[i * step + c] / 127.5 - 1;
          square += component * component;
        }
        if (square < 0.25) continue;
        ++counted;
        unit += std::abs(std::sqrt(square) - 1) < 0.05 ? 1 : 0;
      }
      EXPECT_GT(static_cast<double>(unit), 0.9 * static_cast<double>(counted)) << name;
      break;
    }
    case Quantity::kCurvature:
      EXPECT_GT(share(values, [](const float* k) { return std::abs(k[0]) <= 1 / 0.03f + 1e-3f; }),
                0.98)
          << name;
      break;
    default:
      EXPECT_EQ(share(values, [](const float* v) { return *v >= 0 && *v <= 1; }), 1) << name;
  }
}

void check_file(const Found& found) {
  const Domain domain = found.name.domain;
  const std::string name = found.path.string();
  const std::string content = read_file(found.path, 1 << 28);
  const auto bytes = std::as_bytes(std::span(content));
  if (domain == Domain::kPointInfo) {
    const PointInfo about = parse_point_info(content, name);
    EXPECT_EQ(parse_point_info(format_point_info(about), name).camera_location,
              about.camera_location);
    if (about.point_location && about.camera_distance) {
      EXPECT_NEAR((*about.point_location - about.camera_location).norm(), *about.camera_distance,
                  1e-3);
    }
  } else if (domain == Domain::kNonfixatedMatches) {
    EXPECT_EQ(parse_matches(content, name).point, found.name.point);
  } else if (info(domain).kind == FileKind::kArray) {
    EXPECT_FALSE(decode_scores(bytes, name).empty());
  } else {
    const Raster raster = decode_image(bytes, name);
    EXPECT_GT(raster.width(), 1);
    const bool labels =
        info(domain).quantity == Quantity::kSegments || info(domain).quantity == Quantity::kClasses;
    if (!labels) {
      check_values(raster, domain, name);
    } else if (info(domain).channels == 1) {
      EXPECT_EQ(decode_labels(raster, name).size(), raster.pixels());
    }
  }
}

TEST(RealData, EverySampleIsPlausible) {
  const char* folder = std::getenv("TASKATLAS_REAL_DATA");
  if (folder == nullptr) GTEST_SKIP() << "TASKATLAS_REAL_DATA is not set";
  std::vector<std::string> names;
  const auto samples = find_samples(folder, names);
  ASSERT_FALSE(samples.empty()) << folder << " has no samples";
  std::map<std::string_view, int> counts;
  std::size_t refused = 0;
  for (const Found& found : samples) {
    ++counts[info(found.name.domain).name];
    SCOPED_TRACE(found.path.string());
    try {
      check_file(found);
    } catch (const Error& error) {
      // Folders hold pictures for people too (Omnidata's sample of Hypersim an 8-bit depth): they
      // are refused by name, and must be few.
      std::printf("  refused: %s\n", error.what());
      ++refused;
    }
  }
  for (const auto& [name, count] : counts) {
    std::printf("  %-20s %d\n", std::string(name).c_str(), count);
  }
  EXPECT_LE(refused * 10, samples.size());
}

// Where a view has them, normals agree with those of its depth, and the two depths with each other.
TEST(RealData, GeometryAgrees) {
  const char* folder = std::getenv("TASKATLAS_REAL_DATA");
  if (folder == nullptr) GTEST_SKIP() << "TASKATLAS_REAL_DATA is not set";
  std::vector<std::string> names;
  const auto samples = find_samples(folder, names);
  using Key = std::tuple<fs::path, std::uint32_t, std::uint32_t>;
  std::map<Key, std::map<Domain, fs::path>> views;
  for (const Found& found : samples) {
    // A folder of one domain beside others, or one folder of all.
    const fs::path parent = found.path.parent_path();
    const bool own = find_domain(parent.filename().string()).has_value();
    views[{own ? parent.parent_path() : parent, found.name.point, found.name.view}]
         [found.name.domain] = found.path;
  }
  int compared = 0;
  for (const auto& [key, files] : views) {
    if (!files.contains(Domain::kPointInfo) || !files.contains(Domain::kDepthZbuffer)) continue;
    const std::string facts = files.at(Domain::kPointInfo).string();
    const PointInfo about = parse_point_info(read_file(facts), facts);
    const Values z =
        decode_values(read_image(files.at(Domain::kDepthZbuffer)), Domain::kDepthZbuffer);
    const Intrinsics intrinsics = about.intrinsics(z.width);
    SCOPED_TRACE(facts);
    if (files.contains(Domain::kDepthEuclidean)) {
      const Values d =
          decode_values(read_image(files.at(Domain::kDepthEuclidean)), Domain::kDepthEuclidean);
      std::size_t counted = 0, good = 0;
      for (int y = 0; y < z.height; ++y) {
        for (int x = 0; x < z.width; ++x) {
          if (std::isnan(z.at(x, y)) || std::isnan(d.at(x, y))) continue;
          const double expected = euclidean_from_z(intrinsics, x, y, z.at(x, y));
          ++counted;
          good += std::abs(expected - d.at(x, y)) < 0.02 * expected + 0.01 ? 1 : 0;
        }
      }
      EXPECT_GT(static_cast<double>(good), 0.95 * static_cast<double>(counted));
      ++compared;
    }
    if (files.contains(Domain::kNormal)) {
      const Values n = decode_values(read_image(files.at(Domain::kNormal)), Domain::kNormal);
      const std::vector<float> from_depth = normals_from_depth(z.data, intrinsics);
      double cosines = 0;
      std::size_t counted = 0;
      for (std::size_t i = 0; i < from_depth.size(); i += 3) {
        if (std::isnan(from_depth[i]) || std::isnan(n.data[i])) continue;
        ++counted;
        for (std::size_t c = 0; c < 3; ++c) cosines += double{from_depth[i + c]} * n.data[i + c];
      }
      // Steps of 2 mm between neighbouring pixels make single normals rough; signs are far clearer.
      EXPECT_GT(cosines / static_cast<double>(counted), 0.7);
      ++compared;
    }
  }
  std::printf("  %d comparisons\n", compared);
}

}  // namespace
}  // namespace taskatlas::dataset
