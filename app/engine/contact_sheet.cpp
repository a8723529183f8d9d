// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/exit_codes.hpp"
#include "commands.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "drawing.hpp"
#include "rooms/catalogue.hpp"
#include "rooms/composer.hpp"
#include "rooms/make_room.hpp"
#include "rooms/random.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace taskatlas::engine_program {
namespace {

using dataset::Domain;

constexpr int kGap = 3, kTitle = 16;

struct Label {
  const char* title;
  Domain domain;
};
constexpr std::array<Label, 16> kLabels{{{"layout, axes", Domain::kPointInfo},
                                         {"depth_zbuffer", Domain::kDepthZbuffer},
                                         {"depth_euclidean", Domain::kDepthEuclidean},
                                         {"normal", Domain::kNormal},
                                         {"curvature", Domain::kPrincipalCurvature},
                                         {"reshading", Domain::kReshading},
                                         {"class_object", Domain::kClassObject},
                                         {"class_scene", Domain::kClassScene},
                                         {"edge_occlusion", Domain::kEdgeOcclusion},
                                         {"edge_texture", Domain::kEdgeTexture},
                                         {"keypoints2d", Domain::kKeypoints2d},
                                         {"keypoints3d", Domain::kKeypoints3d},
                                         {"segment_2d", Domain::kSegmentUnsup2d},
                                         {"segment_25d", Domain::kSegmentUnsup25d},
                                         {"semantic", Domain::kSegmentSemantic},
                                         {"rgb", Domain::kRgb}}};

// Two views beside each other: of each the picture, large, and its labels in two lines.
class Places {
 public:
  explicit Places(int size) : size_(size) {}

  cv::Size sheet(int views) const {
    const int blocks = std::min(views, kBlocks), lines = (views + kBlocks - 1) / kBlocks;
    return {blocks * width() - 4 * kGap, header() + lines * height() - 2 * kGap};
  }
  cv::Rect picture(int view) const {
    const cv::Point at = corner(view);
    return {at.x, at.y, 2 * size_ + kGap, 2 * size_ + kGap};
  }
  cv::Rect label(int view, int label) const {
    const cv::Point at = corner(view) + first();
    return {at.x + label % kInLine * (size_ + kGap), at.y + label / kInLine * (size_ + kGap), size_,
            size_};
  }
  // Titles of the upper line of labels above those of the lower.
  cv::Point title(int block, int label) const {
    const cv::Point at = cv::Point(block * width(), 0) + first();
    return {at.x + label % kInLine * (size_ + kGap) + 2, kTitle * (1 + label / kInLine) - 5};
  }
  int picture_size() const { return 2 * size_ + kGap; }
  static constexpr int kBlocks = 2, kInLine = 8;

 private:
  static constexpr int header() { return 2 * kTitle; }
  cv::Point first() const { return {2 * (size_ + kGap), 0}; }
  int width() const { return (2 + kInLine) * (size_ + kGap) + 4 * kGap; }
  int height() const { return 2 * (size_ + kGap) + 2 * kGap; }
  cv::Point corner(int view) const {
    return {view % kBlocks * width(), header() + view / kBlocks * height()};
  }
  int size_;
};

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

const std::string* find(const std::vector<rooms::ViewFile>& files, Domain domain) {
  for (const rooms::ViewFile& file : files) {
    if (file.domain == domain) return &file.bytes;
  }
  return nullptr;
}

cv::Mat cell(const std::vector<rooms::ViewFile>& files, Domain domain, int size) {
  const std::string* const bytes = find(files, domain);
  if (bytes == nullptr) return {size, size, CV_8UC3, cv::Scalar(255, 255, 255)};
  const std::string name(dataset::info(domain).name);
  if (domain == Domain::kPointInfo) {
    cv::Mat picture = cell(files, Domain::kRgb, size);
    draw_layout(picture, dataset::parse_point_info(*bytes, name));
    return picture;
  }
  if (domain == Domain::kClassObject || domain == Domain::kClassScene) {
    const dataset::Classes& classes = rooms::room_classes();
    return drawn_scores(dataset::decode_scores(bytes_of(*bytes), name),
                        domain == Domain::kClassObject ? classes.object.names : classes.scene.names,
                        size);
  }
  return drawn(dataset::decode_image(bytes_of(*bytes), name), domain);
}

dataset::Raster to_raster(const cv::Mat& bgr) {
  dataset::Raster raster(bgr.cols, bgr.rows, 3, dataset::SampleType::kU8);
  const auto samples = raster.u8();
  for (int y = 0; y < bgr.rows; ++y) {
    for (int x = 0; x < bgr.cols; ++x) {
      const auto& pixel = bgr.at<cv::Vec3b>(y, x);
      for (int c = 0; c < 3; ++c) samples[raster.index(x, y, c)] = pixel[2 - c];
    }
  }
  return raster;
}

// "rooms.png" -> "rooms-credits.md"
std::filesystem::path credits_file(const std::filesystem::path& picture) {
  return picture.parent_path() / (picture.stem().string() + "-credits.md");
}

}  // namespace

int contact_sheet(const ContactSheetOptions& options, Reporter& reporter,
                  const std::stop_token& stop) {
  if (options.views < 1 || options.views > 200) {
    throw usage_error("--views is not between 1 and 200");
  }
  if (options.size < 32 || options.size > 512) {
    throw usage_error("--size is not between 32 and 512");
  }
  const rooms::ModelLibrary library(rooms::Catalogue::read());
  rooms::TexturePool pool;
  const Places places(options.size);
  constexpr int kCount = static_cast<int>(kLabels.size());
  cv::Mat sheet(places.sheet(options.views), CV_8UC3, cv::Scalar(255, 255, 255));
  for (int block = 0; block < std::min(options.views, Places::kBlocks); ++block) {
    for (int i = 0; i < kCount; ++i) {
      const cv::Point at = places.title(block, i);
      write_text(sheet, kLabels[static_cast<std::size_t>(i)].title, at.x, at.y);
    }
  }
  const RunContext context = reporter.context(stop);
  std::atomic<int> done{0};
  std::mutex mutex;  // of the line below
  std::set<int> models;
  parallel_for(static_cast<std::size_t>(options.views), 0, [&](std::size_t row) {
    if (stop.stop_requested()) return;
    const std::uint64_t seed = rooms::Random::mix(options.seed + row);
    rooms::CameraOptions cameras;
    cameras.views = cameras.views_per_point = 1;
    const auto type = static_cast<rooms::RoomType>(row % rooms::kRoomTypes);
    const rooms::MadeRoom made =
        rooms::make_room([&](std::uint64_t own) { return rooms::compose(library, own, type); },
                         "row " + std::to_string(row + 1), seed, pool, cameras);
    const rooms::RoomRenderer& room = *made.renderer;
    {
      const std::lock_guard lock(mutex);
      models.insert(room.scene().models.begin(), room.scene().models.end());
    }
    const auto files = room.files(0, options.size, stop);
    const auto picture = room.picture(0, places.picture_size(), stop);
    if (!files || !picture) return;
    const int view = static_cast<int>(row);
    drawn(*picture, Domain::kRgb).copyTo(sheet(places.picture(view)));
    for (int i = 0; i < kCount; ++i) {
      cell(*files, kLabels[static_cast<std::size_t>(i)].domain, options.size)
          .copyTo(sheet(places.label(view, i)));
    }
    context.progress(++done, options.views, "views");
  });
  if (!stop.stop_requested()) {
    dataset::write_image(options.out, to_raster(sheet));
    // The models' licences ask for their authors' names wherever the picture goes.
    const std::vector<int> used(models.begin(), models.end());
    write_file_atomically(credits_file(options.out), rooms::credits(library.catalogue(), used),
                          Links::kReplace);
  }
  reporter.finished(stop.stop_requested(), {{"file", options.out}});
  return stop.stop_requested() ? cli::kCancelled : cli::kDone;
}

}  // namespace taskatlas::engine_program
