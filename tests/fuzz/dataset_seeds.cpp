// SPDX-License-Identifier: MIT
#include "bank/bank_file.hpp"
#include "base/atomic_file.hpp"
#include "base/npy.hpp"
#include "dataset/check.hpp"
#include "dataset/classes.hpp"
#include "dataset/image_file.hpp"
#include "dataset/index.hpp"
#include "dataset/point_info.hpp"
#include "dataset/statistics.hpp"
#include "fuzz/mapped_seeds.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/seeds.hpp"

namespace taskatlas::fuzz {
namespace {

namespace fs = std::filesystem;
using dataset::Raster;
using dataset::SampleType;

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

// TIFF's first directory with one entry, the orientation.
std::string exif(int orientation) {
  std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
  tiff += std::string{static_cast<char>(orientation), 0, 0, 0};
  return std::string("Exif\0\0", 6) + tiff + std::string(4, '\0');
}

}  // namespace

Seeds png_seeds() {
  Seeds seeds;
  for (const Raster& raster : pictures()) seeds.push_back(dataset::encode_png(raster));
  return seeds;
}

Seeds jpeg_seeds() {
  Seeds seeds;
  for (const Raster& raster : pictures()) {
    if (raster.type() == SampleType::kU8 && raster.channels() != 4) {
      for (const int quality : {30, 95}) seeds.push_back(dataset::encode_jpeg(raster, quality));
    }
  }
  return seeds;
}

Seeds photo_seeds() {
  Seeds seeds = png_seeds();
  for (const std::string& jpeg : jpeg_seeds()) {
    const std::string block = exif(6);
    const std::size_t length = block.size() + 2;
    seeds.push_back(jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(length >> 8) +
                    static_cast<char>(length & 255) + block + jpeg.substr(2));
  }
  return seeds;
}

Seeds npy_seeds() {
  return {npy::write(std::vector<double>{1, 2, 3, 4, 5, 6}, {2, 3}),
          npy::write(std::vector<float>(365, 0.5f), {365}), npy::write(std::vector<float>{1}, {})};
}

Seeds json_seeds() {
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
  return {dataset::format_point_info(info), dataset::format_matches(matches),
          dataset::format_statistics(dataset::taskonomy_statistics())};
}

Seeds classes_seeds() {
  dataset::Classes classes;
  classes.object.names = {"chair", "bed", "vase"};
  classes.object.kept = {0, 1, 2};
  classes.selected = {0, 2};
  classes.scene.names = {"kitchen", "office"};
  classes.scene.kept = {1};
  classes.semantic = {"background", "chair"};
  return {dataset::format_classes(classes)};
}

Seeds splits_seeds() {
  return {"id,train,val,test\nhanson,1,0,0\nmerom,0,1,0\nklickitat,0,0,1\n",
          "id,train,val,test\r\n\"a, \"\"b\"\"\",1,1,0\r\nc,0,0,0\r\n",
          R"({"splits": {"train": ["room_00000"], "val": ["room_00001"], "test": []}})"};
}

Seeds damage_seeds() {
  using dataset::DamageKind, dataset::Domain;
  dataset::CheckReport report;
  report.notes.push_back({"train_val_test_x.csv", "cannot be used", "mend it"});
  report.damage = {{DamageKind::kTruncated, "hanson", 1, 2, Domain::kRgb,
                    "hanson/rgb/point_1_view_2_domain_rgb.png", "ends before its picture does",
                    "get it again", 12'345, 1'700'000'000'000'000'000},
                   {DamageKind::kMissing, "a, \"b\"", 10, 0, Domain::kNonfixatedMatches, "a/b",
                    "is\nmissing", "", 0, 0}};
  return {dataset::damage_csv(report)};
}

Seeds own_task_seeds() {
  return {
      R"({"code": "heat", "name": "Surface heat", "kind": "3d", "labels": "heat",)"
      R"( "output": {"picture": 1}, "loss": "l1", "range": [0, 4095], "missing": 65535})",
      R"({"code": "v", "labels": "v", "output": {"vector": 2}, "loss": "l2", "mean": [1, 2],)"
      R"( "std": [0.5, 1e-3], "role": "target"})",
      R"({"code": "c", "labels": "c", "output": {"pixel_classes": 5}, "loss": "cross_entropy"})",
      R"({"code": "r", "representations": "/elsewhere", "domain": "dino"})"};
}

Seeds index_seeds() {
  const fs::path root = scratch() / "dataset";
  for (const char* name :
       {"hanson/rgb/point_0_view_0_domain_rgb.png", "hanson/rgb/point_0_view_1_domain_rgb.png",
        "hanson/rgb/point_10_view_0_domain_rgb.jpg",
        "hanson/points/point_0_view_0_domain_fixatedpose.json",
        "hanson/nonfixated_matches/"
        "point_0_view_all_domain_nonfixated_matches.json",
        "merom/normal/point_0003_view_2_domain_normal.png"}) {
    fs::create_directories((root / name).parent_path());
    put(root / name, "");
  }
  dataset::update_index(root, scratch() / "seed.index", {});
  return {read_file(scratch() / "seed.index")};
}

dataset::SourceStamp cached_stamp(int number) {
  return {"b/rgb/" + std::to_string(number) + ".png", 100, number};
}

dataset::SampleForm cached_form() { return {dataset::Domain::kRgb, 16, 8, 1}; }

void make_cache(const fs::path& folder) {
  dataset::CacheOptions options;
  options.shard_bytes = std::uint64_t{1} << 20;
  auto cache = dataset::SampleCache::open_for_writing(folder, options);
  for (int i = 0; i < kCachedSamples; ++i) {
    const std::vector<std::uint8_t> bytes(16 * 8 * 3, static_cast<std::uint8_t>(i));
    const std::string file = "file " + std::to_string(i);
    cache.put(cached_stamp(i), cached_form(), std::as_bytes(std::span(file)),
              {SampleType::kU8, 16, 8, 3, std::as_bytes(std::span(bytes))});
  }
}

Seeds cache_seeds() {
  const fs::path folder = scratch() / "seed.cache";
  make_cache(folder);
  return {read_file(folder / kCacheLog)};
}

Seeds bank_seeds() {
  transfers::BankInfo info;
  info.encoder = "the network";
  info.channels = 2;
  info.side = 2;
  const std::vector<std::string> names = {"room_1/point_1_view_2", "b"};
  const std::vector<transfers::HalfBits> values(16, 0x3C00);
  const fs::path file = scratch() / "seed.bank";
  transfers::write_bank_file(file, info, names, values);
  return {read_file(file)};
}

}  // namespace taskatlas::fuzz
