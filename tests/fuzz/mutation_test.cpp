// SPDX-License-Identifier: MIT
// A short fuzzing run that needs no fuzzer: some thousand mutations of valid files, the same every
// time. What it looks for is what the sanitizers of the preset asan see.
#include "base/npy.hpp"
#include "base/random_stream.hpp"
#include "dataset/classes.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"
#include "dataset/statistics.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::fuzz {
namespace {

using dataset::Raster;
using dataset::SampleType;

std::string mutated(const std::vector<std::string>& seeds, RandomStream& random) {
  std::string text = seeds[random.below(seeds.size())];
  const std::size_t changes = 1 + random.below(6);
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random.below(text.size());
    const std::size_t length = 1 + random.below(std::min<std::size_t>(16, text.size() - at));
    switch (random.below(7)) {
      case 0:
        text[at] = static_cast<char>(random.next());
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
        break;
      case 2:
        text.resize(at);
        break;
      case 3:
        text.erase(at, length);
        break;
      case 4:
        text.insert(at, text.substr(random.below(text.size()), length));
        break;
      case 5:  // lengths and sizes love extremes
        for (std::size_t k = at; k < std::min(at + 4, text.size()); ++k) {
          text[k] = random.below(2) == 0 ? '\xff' : '\0';
        }
        break;
      default: {
        const std::string& other = seeds[random.below(seeds.size())];
        text = text.substr(0, at) + other.substr(std::min(other.size(), at));
      }
    }
  }
  return text;
}

template <class Target>
void run(const std::vector<std::string>& seeds, int mutations, Target&& target) {
  for (const std::string& seed : seeds) target(std::as_bytes(std::span(seed)));
  RandomStream random(20'180'618, 0, 0);
  for (int i = 0; i < mutations; ++i) {
    const std::string text = mutated(seeds, random);
    ASSERT_EQ(target(std::as_bytes(std::span(text))), 0);
  }
}

std::vector<Raster> pictures() {
  std::vector<Raster> out;
  for (const SampleType type : {SampleType::kU8, SampleType::kU16}) {
    for (const int channels : {1, 3, 4}) {
      Raster raster(33, 21, channels, type);
      std::size_t i = 0;
      for (std::byte& byte : raster.bytes()) {
        byte = static_cast<std::byte>(i * i % 251);
        ++i;
      }
      out.push_back(std::move(raster));
    }
  }
  return out;
}

TEST(Fuzz, Png) {
  std::vector<std::string> seeds;
  for (const Raster& raster : pictures()) seeds.push_back(dataset::encode_png(raster));
  run(seeds, 4000, fuzz_png);
}

TEST(Fuzz, Jpeg) {
  std::vector<std::string> seeds;
  for (const Raster& raster : pictures()) {
    if (raster.type() == SampleType::kU8 && raster.channels() != 4) {
      for (const int quality : {30, 95}) seeds.push_back(dataset::encode_jpeg(raster, quality));
    }
  }
  run(seeds, 3000, fuzz_jpeg);
}

TEST(Fuzz, Npy) {
  run({npy::write(std::vector<double>{1, 2, 3, 4, 5, 6}, {2, 3}),
       npy::write(std::vector<float>(365, 0.5f), {365}), npy::write(std::vector<float>{1}, {})},
      6000, fuzz_npy);
}

TEST(Fuzz, Json) {
  dataset::PointInfo info;
  info.camera_uuid = "a";
  info.point_uuid = "12";
  info.view_id = 3;
  info.resolution = 512;
  info.bounding_box = dataset::Box{{0, 0, 0}, {1, 2, 3}};
  info.vanishing_points_image.emplace();
  info.nonfixated_points_in_view = {1, 2, 3};
  dataset::Matches matches{12, Eigen::Vector3d(1, 2, 3), {}};
  matches.views.push_back({1, 2, {3.5, 4}, "b"});
  run({dataset::format_point_info(info), dataset::format_matches(matches),
       dataset::format_statistics(dataset::taskonomy_statistics())},
      3000, fuzz_json);
}

TEST(Fuzz, Classes) {
  dataset::Classes classes;
  classes.object.names = {"chair", "bed", "vase"};
  classes.object.kept = {0, 1, 2};
  classes.selected = {0, 2};
  classes.scene.names = {"kitchen", "office"};
  classes.scene.kept = {1};
  classes.semantic = {"background", "chair"};
  run({dataset::format_classes(classes)}, 6000, fuzz_classes);
}

}  // namespace
}  // namespace taskatlas::fuzz
