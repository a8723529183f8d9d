// SPDX-License-Identifier: MIT
#include "dataset/target.hpp"

#include "base/error.hpp"
#include "dataset/box_room.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using testing::BoxRoom;
using ::testing::HasSubstr;

constexpr int kSize = 64;

SampleOptions options_of(int size = kSize, std::uint64_t seed = 1) {
  SampleOptions options;
  options.size = size;
  options.seed = seed;
  return options;
}

std::vector<View> views_for(std::string_view code, int size = kSize) {
  std::vector<View> views;
  for (int i = 0; i < views_per_sample(code); ++i) {
    BoxRoom room;
    room.eye.x() += 0.3 * i;
    room.eye.y() += 0.1 * i;
    views.push_back(room.view(size, 7, static_cast<std::uint32_t>(i)));
  }
  return views;
}

Sample sample_of(std::string_view code, const SampleOptions& options = options_of()) {
  const auto views = views_for(code);
  return make_sample(code, views, options);
}

double mean_of(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

bool same(const Sample& a, const Sample& b) {
  if (a.inputs.size() != b.inputs.size() || a.target.values.data != b.target.values.data ||
      a.target.mask != b.target.mask || a.target.labels != b.target.labels ||
      a.target.pixels != b.target.pixels || a.target.colour != b.target.colour) {
    return false;
  }
  for (std::size_t i = 0; i < a.inputs.size(); ++i) {
    if (a.inputs[i].data != b.inputs[i].data) return false;
  }
  return true;
}

TEST(Target, EveryTaskOfTheDictionaryHasASample) {
  for (const Task& task : task_dictionary()) {
    const Sample sample = sample_of(task.code);
    ASSERT_EQ(sample.inputs.size(), static_cast<std::size_t>(task.inputs)) << task.code;
    for (const Planes& input : sample.inputs) {
      EXPECT_EQ(input.channels, task.code == "colorization" ? 1 : 3) << task.code;
      EXPECT_EQ(input.height, kSize);
      const auto [low, high] = std::minmax_element(input.data.begin(), input.data.end());
      EXPECT_GE(*low, -1) << task.code;
      EXPECT_LE(*high, 1) << task.code;
    }
    const Target& target = sample.target;
    switch (task.output.kind) {
      case OutputKind::kImage:
        if (target.kind == TargetKind::kImage) {
          EXPECT_EQ(target.values.channels, task.output.channels) << task.code;
          EXPECT_EQ(target.mask.size(), static_cast<std::size_t>(kSize * kSize));
        } else if (target.kind == TargetKind::kPixelClass) {
          EXPECT_EQ(target.labels.size(), static_cast<std::size_t>(kSize * kSize));
        } else {
          EXPECT_EQ(target.kind, TargetKind::kPixelColour) << task.code;
          EXPECT_EQ(target.height, kSize / 4);
        }
        break;
      case OutputKind::kClasses:
        EXPECT_EQ(target.kind, TargetKind::kScores) << task.code;
        EXPECT_EQ(target.values.channels, task.output.channels) << task.code;
        EXPECT_NEAR(std::accumulate(target.values.data.begin(), target.values.data.end(), 0.0), 1,
                    1e-5)
            << task.code;
        break;
      case OutputKind::kVector:
        EXPECT_EQ(target.kind, TargetKind::kVector) << task.code;
        EXPECT_EQ(target.values.channels, task.output.channels) << task.code;
        break;
      case OutputKind::kEmbedding:
        EXPECT_EQ(target.kind, TargetKind::kSegments);
        break;
      case OutputKind::kNone:
        EXPECT_EQ(target.kind, TargetKind::kNone);
        break;
    }
    for (const float value : target.values.data) ASSERT_TRUE(std::isfinite(value)) << task.code;
    EXPECT_TRUE(same(sample, sample_of(task.code))) << task.code << " is not the same twice";
    EXPECT_EQ(required_domains(task.code).front(), Domain::kRgb);
  }
}

TEST(Target, AMissingDomainIsNamed) {
  for (const Task& task : task_dictionary()) {
    for (const Domain domain : required_domains(task.code)) {
      if (info(domain).kind == FileKind::kArray) continue;  // masked instead
      auto views = views_for(task.code);
      View& last = views.back();
      if (domain == Domain::kPointInfo) {
        last.info.reset();
      } else {
        last[domain] = Raster();
      }
      try {
        make_sample(task.code, views, options_of());
        ADD_FAILURE() << task.code << " without " << info(domain).name;
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
        EXPECT_THAT(error.what(), HasSubstr(std::string(info(domain).name))) << task.code;
        EXPECT_THAT(error.what(), HasSubstr("point 7")) << task.code;
      }
    }
  }
}

TEST(Target, DepthIsItsLogarithmAndComesBackAsMetres) {
  const auto views = views_for("rgb2depth");
  const Target target = make_sample("rgb2depth", views, options_of()).target;
  const Raster& raster = views[0][Domain::kDepthZbuffer];
  for (std::size_t i = 0; i < raster.pixels(); i += 17) {
    EXPECT_NEAR(target.values.data[i], std::log(1.0 + raster.u16()[i]) / std::log(65'536.0), 1e-6);
  }
  const Values metres =
      display_values("rgb2depth", target.values, target.mask, taskonomy_statistics());
  const Values truth = decode_values(raster, Domain::kDepthZbuffer);
  for (std::size_t i = 0; i < truth.data.size(); ++i) {
    EXPECT_NEAR(metres.data[i], truth.data[i], 1e-3 * truth.data[i]);
  }
}

TEST(Target, PixelsWithoutDepthDoNotCount) {
  BoxRoom room;
  room.missing_columns = 10;
  const std::vector<View> views{room.view(kSize)};
  for (const Task& task : task_dictionary()) {
    const bool masked =
        std::set<std::string_view>{"rgb2depth", "rgb2mist",   "rgb2sfnorm", "reshade",
                                   "edge3d",    "keypoint3d", "curvature"}
            .contains(task.code);
    if (views_per_sample(task.code) != 1) continue;
    const Target target = make_sample(task.code, views, options_of()).target;
    if (target.kind != TargetKind::kImage) continue;
    for (int x = 0; x < kSize; ++x) {
      EXPECT_EQ(target.mask[static_cast<std::size_t>(x)], masked && x < 10 ? 0.0f : 1.0f)
          << task.code << " column " << x;
    }
    if (masked) {
      const Values values =
          display_values(task.code, target.values, target.mask, taskonomy_statistics());
      EXPECT_TRUE(std::isnan(values.at(0, 0))) << task.code;
      EXPECT_FALSE(std::isnan(values.at(30, 0))) << task.code;
    }
  }
}

// The distance is the depth along the ray, the normals are those of the depth: across three tasks
// and their way back.
TEST(Target, GeometryAgreesAcrossTasks) {
  const auto views = views_for("rgb2sfnorm");
  const auto back = [&](std::string_view code) {
    const Target target = make_sample(code, views, options_of()).target;
    return display_values(code, target.values, target.mask, taskonomy_statistics());
  };
  const Values z = back("rgb2depth");
  const Values distance = back("rgb2mist");
  const Values normals = back("rgb2sfnorm");
  const Intrinsics intrinsics = views[0].info->intrinsics(kSize);
  const std::vector<float> from_depth = normals_from_depth(z.data, intrinsics);
  double agreement = 0;
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      constexpr double kSteps = 2.0 / 512;  // both are whole steps
      EXPECT_NEAR(distance.at(x, y), euclidean_from_z(intrinsics, x, y, z.at(x, y)), kSteps);
      Eigen::Vector3d a, b;
      for (int c = 0; c < 3; ++c) {
        a[c] = normals.at(x, y, c);
        b[c] = from_depth[normals.index(x, y, c)];
      }
      EXPECT_NEAR(a.norm(), 1, 1e-5);
      EXPECT_GT(a.dot(ray(intrinsics, {x + 0.5, y + 0.5})) * -1, 0);
      agreement += a.dot(b) > 0.98 ? 1 : 0;
    }
  }
  // Depth has steps of 2 mm, corners are ambiguous: most pixels, not all.
  EXPECT_GT(agreement / (kSize * kSize), 0.9);
}

TEST(Target, ScalesAndClipsOfTheFilters) {
  auto views = views_for("edge2d");
  const auto value_for = [&](std::string_view code, Domain domain, double fraction) {
    Raster raster(kSize, kSize, 1, SampleType::kU16);
    for (auto& sample : raster.u16())
      sample = static_cast<std::uint16_t>(std::lround(fraction * 65'535));
    views[0][domain] = raster;
    return make_sample(code, views, options_of()).target.values.data[100];
  };
  constexpr double kSample = 1e-3;  // of 16 bits, at these scales
  EXPECT_NEAR(value_for("edge2d", Domain::kEdgeTexture, 0), -1, kSample);
  EXPECT_NEAR(value_for("edge2d", Domain::kEdgeTexture, 0.04), 0, kSample);
  EXPECT_NEAR(value_for("edge2d", Domain::kEdgeTexture, 0.5), 1, kSample);
  EXPECT_NEAR(value_for("keypoint2d", Domain::kKeypoints2d, 0.0025), 0, 4 * kSample);
  EXPECT_NEAR(value_for("keypoint2d", Domain::kKeypoints2d, 0.1), 1, kSample);
  EXPECT_NEAR(value_for("keypoint3d", Domain::kKeypoints3d, 0.5), 0, kSample);
  EXPECT_NEAR(value_for("edge3d", Domain::kEdgeOcclusion, 0.003125), 0, 4 * kSample);
  EXPECT_NEAR(value_for("edge3d", Domain::kEdgeOcclusion, 0.0125), 3, 4 * kSample);  // no clip
  const Target target = make_sample("edge2d", views, options_of()).target;
  EXPECT_NEAR(display_values("edge2d", target.values, {}, taskonomy_statistics()).data[5], 0.08,
              1e-6);
}

TEST(Target, OcclusionEdgesAreBlurredAndKeepTheirSum) {
  auto views = views_for("edge3d");
  Raster raster(kSize, kSize, 1, SampleType::kU16);
  raster.u16()[raster.index(32, 32)] = 410;
  views[0][Domain::kEdgeOcclusion] = raster;
  const Planes& values = make_sample("edge3d", views, options_of()).target.values;
  // Sigma 4 at 256 pixels is 1 here: the centre has 1 / (2π) of the sum.
  const double peak = 2 * (410 / 65'535.0) / 0.00625;
  EXPECT_NEAR(values.data[values.index(0, 32, 32)] + 1, peak / (2 * M_PI), 0.01 * peak);
  EXPECT_NEAR(values.data[values.index(0, 32, 33)] + 1, peak / (2 * M_PI) * std::exp(-0.5),
              0.01 * peak);
  EXPECT_NEAR((mean_of(values.data) + 1) * kSize * kSize, peak, 0.01 * peak);
}

TEST(Target, CurvatureIsStandardised) {
  const Target target = sample_of("curvature").target;
  EXPECT_NEAR(target.values.data[0], (127 - 123.572) / 31.922, 1e-5);
  EXPECT_NEAR(target.values.data[kSize * kSize], (127 - 120.1) / 21.658, 1e-5);
  const Values back = display_values("curvature", target.values, {}, taskonomy_statistics());
  EXPECT_NEAR(back.data[0], 0, 1e-4);
  EXPECT_NEAR(back.data[1], 0, 1e-4);
}

TEST(Target, DenoisingHasNoiseOfVarianceOneHundredth) {
  const Sample sample = sample_of("denoise");
  std::vector<float> squares;
  for (std::size_t i = 0; i < sample.inputs[0].data.size(); ++i) {
    const float difference = (sample.inputs[0].data[i] - sample.target.values.data[i]) / 2;
    squares.push_back(difference * difference);
  }
  EXPECT_NEAR(mean_of(squares), 0.01, 0.0015);  // a little is clipped away
  EXPECT_FALSE(same(sample, sample_of("denoise", options_of(kSize, 2))));
  EXPECT_EQ(sample.target.values.data, sample_of("autoencoder").target.values.data);
}

TEST(Target, InpaintingLacksTheCentralQuarter) {
  const Sample sample = sample_of("impainting_whole");
  const Planes& input = sample.inputs[0];
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      const bool blank = x >= 16 && x < 48 && y >= 16 && y < 48;
      const float expected = blank ? 0.0f : sample.target.values.data[input.index(1, y, x)];
      ASSERT_EQ(input.data[input.index(1, y, x)], expected);
    }
  }
}

TEST(Target, ColorizationGivesItsPictureBack) {
  const Sample sample = sample_of("colorization");
  const Planes rgb = sample_of("autoencoder").inputs[0];
  const Values colours = display_colours(sample.inputs[0], sample.target);
  double error = 0;
  for (int y = 0; y < kSize; ++y) {
    for (int x = 0; x < kSize; ++x) {
      for (int c = 0; c < 3; ++c) {
        error += std::abs(colours.at(x, y, c) - (rgb.data[rgb.index(c, y, x)] + 1) / 2);
      }
    }
  }
  EXPECT_LT(error / (3.0 * kSize * kSize), 0.03);  // of ten bins, and blurred at the walls' edges
  Planes dense(kColourBins, sample.target.height, sample.target.width);
  const std::size_t pixels = sample.target.colour.size();
  for (std::size_t i = 0; i < pixels; ++i) {
    const ColourCode& code = sample.target.colour[i];
    double sum = 0;
    for (std::size_t k = 0; k < code.bin.size(); ++k) {
      dense.data[code.bin[k] * pixels + i] = code.weight[k];
      sum += code.weight[k];
    }
    EXPECT_NEAR(sum, 1, 1e-5);
    EXPECT_EQ(sample.target.mask[i],
              static_cast<float>(taskonomy_statistics().colour_weights[code.bin[0]]));
  }
  const Values annealed = display_colours(sample.inputs[0], dense);
  EXPECT_NEAR(annealed.at(10, 10, 0), colours.at(10, 10, 0), 0.1);
}

TEST(Target, SegmentsAndTheirPixels) {
  const Target target = sample_of("segment25d").target;
  EXPECT_EQ(target.pixels.size(), 300u);
  std::set<std::pair<int, int>> distinct;
  for (const PixelIndex pixel : target.pixels) {
    EXPECT_LT(pixel.row, kSize);
    EXPECT_LT(pixel.column, kSize);
    distinct.insert({pixel.row, pixel.column});
  }
  EXPECT_EQ(distinct.size(), 300u);
  EXPECT_NE(sample_of("segment25d", options_of(kSize, 9)).target.pixels, target.pixels);
}

TEST(Target, SemanticClassesAreMaskedAndWeighed) {
  auto views = views_for("segmentsemantic_rb");
  Raster raster(kSize, kSize, 1, SampleType::kU8);
  raster.u8()[1] = 1;
  raster.u8()[2] = 17;
  views[0][Domain::kSegmentSemantic] = raster;
  const Target target = make_sample("segmentsemantic_rb", views, options_of()).target;
  EXPECT_EQ(target.labels[0], -1);
  EXPECT_EQ(target.mask[0], 0);
  EXPECT_EQ(target.labels[1], 0);
  EXPECT_NEAR(target.mask[1], 0.5424, 1e-4);
  EXPECT_EQ(target.labels[2], 16);
  EXPECT_NEAR(target.mask[2], 9.1374, 1e-4);
  views[0][Domain::kSegmentSemantic].u8()[2] = 18;
  EXPECT_THROW(make_sample("segmentsemantic_rb", views, options_of()), Error);
  // A dataset of its own classes has weights of 1, unless it brings others.
  Classes classes = taskonomy_classes();
  classes.semantic.resize(5);
  classes.semantic.push_back("lamp");
  views[0][Domain::kSegmentSemantic].u8()[2] = 6;
  SampleOptions options = options_of();
  options.classes = &classes;
  EXPECT_EQ(make_sample("segmentsemantic_rb", views, options).target.mask[2], 1);
  options.statistics = &taskonomy_statistics();
  EXPECT_THROW(make_sample("segmentsemantic_rb", views, options), Error);
}

TEST(Target, ClassesAreSoftened) {
  const auto views = views_for("class_1000");
  const Target all = make_sample("class_1000", views, options_of()).target;
  const double sum = std::exp(3) + std::exp(2) + 998;
  EXPECT_NEAR(all.values.data[409], std::exp(3) / sum, 1e-6);
  const auto best = display_scores("class_1000", all.values.data, taskonomy_classes(), 2);
  EXPECT_EQ(best[0].name, "analog clock");
  EXPECT_EQ(best[1].name, "tench");
  const Target selected = make_sample("class_selected", views, options_of()).target;
  EXPECT_NEAR(*std::max_element(selected.values.data.begin(), selected.values.data.end()),
              std::exp(3) / (std::exp(3) + 99), 1e-6);
  EXPECT_EQ(display_scores("class_selected", selected.values.data, taskonomy_classes(), 1)[0].name,
            "analog clock");
  const Target scene = make_sample("class_places", views, options_of()).target;
  EXPECT_NEAR(*std::max_element(scene.values.data.begin(), scene.values.data.end()),
              0.5 / (0.5 + 62 * 0.001), 1e-5);
  EXPECT_EQ(display_scores("class_places", scene.values.data, taskonomy_classes(), 1)[0].name,
            taskonomy_classes().scene.names[52]);
}

TEST(Target, AbsentClassLabelsDoNotCount) {
  auto views = views_for("class_1000");
  views[0].object_scores.clear();
  views[0].scene_scores.assign(365, 0.0f);
  for (const char* code : {"class_1000", "class_selected", "class_places"}) {
    const Target target = make_sample(code, views, options_of()).target;
    EXPECT_EQ(target.mask, std::vector<float>{0.0f}) << code;
    EXPECT_NEAR(target.values.data[0] * static_cast<float>(target.values.channels), 1, 1e-5);
  }
  views[0].object_scores.assign(999, 1.0f);
  EXPECT_THROW(make_sample("class_1000", views, options_of()), Error);
  views[0].scene_scores.assign(365, -1.0f);
  EXPECT_THROW(make_sample("class_places", views, options_of()), Error);
}

TEST(Target, PosesComeBackInMetresAndRadians) {
  for (const char* code : {"fix_pose", "non_fixated_pose", "ego_motion"}) {
    const auto views = views_for(code);
    const Target target = make_sample(code, views, options_of()).target;
    const auto numbers = display_numbers(code, target.values.data, taskonomy_statistics());
    const RelativePose truth = relative_pose(views[0].info->pose(), views[1].info->pose());
    for (int i = 0; i < 6; ++i) {
      EXPECT_NEAR(numbers[static_cast<std::size_t>(i)], truth[i], 1e-4) << code;
    }
    if (views.size() == 3) {
      // Pairs 12, 13, 23: the cycle closes.
      Eigen::Map<const RelativePose> one_two(numbers.data()), one_three(numbers.data() + 6),
          two_three(numbers.data() + 12);
      EXPECT_LT((compose(one_two, two_three) - one_three).norm(), 1e-4);
    }
  }
}

TEST(Target, LayoutAndVanishingPointsComeBack) {
  const auto views = views_for("room_layout");
  const Target layout = make_sample("room_layout", views, options_of()).target;
  const auto numbers = display_numbers("room_layout", layout.values.data, taskonomy_statistics());
  const auto truth = layout_numbers(views[0].info->pose(), *views[0].info->bounding_box);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(numbers[i], truth[i], 1e-4);
  const Target vanishing = make_sample("vanishing_point_well_defined", views, options_of()).target;
  const auto directions =
      display_numbers("vanishing_point", vanishing.values.data, taskonomy_statistics());
  EXPECT_NEAR(std::hypot(directions[0], directions[1], directions[2]), 1, 1e-6);
  auto without = views;
  without[0].info->bounding_box.reset();
  EXPECT_EQ(make_sample("room_layout", without, options_of()).target.mask[0], 0);
}

TEST(Target, MatchingComparesPlaces) {
  auto views = views_for("point_match");
  EXPECT_EQ(make_sample("point_match", views, options_of()).target.values.data[1], 1);
  views[1].point = 8;
  EXPECT_EQ(make_sample("point_match", views, options_of()).target.values.data[0], 1);
  views[1].point = 7;
  views[1].building = 4;
  EXPECT_EQ(make_sample("point_match", views, options_of()).target.values.data[0], 1);
  EXPECT_EQ(
      display_scores("point_match", std::vector<float>{0.2f, 0.8f}, taskonomy_classes())[0].name,
      "the same point");
}

TEST(Target, JigsawPermutationsAreFarApart) {
  const auto permutations = jigsaw_permutations();
  ASSERT_EQ(permutations.size(), 100u);
  double distance = 0;
  int pairs = 0;
  for (std::size_t i = 0; i < permutations.size(); ++i) {
    auto sorted = permutations[i];
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t k = 0; k < 9; ++k) EXPECT_EQ(sorted[k], k);
    for (std::size_t j = 0; j < i; ++j) {
      int differing = 0;
      for (std::size_t k = 0; k < 9; ++k) differing += permutations[i][k] != permutations[j][k];
      EXPECT_GT(differing, 0);
      distance += differing;
      ++pairs;
    }
  }
  // Random permutations differ in 8 of 9 places on average; these in more. Every tile 11 or 12
  // times at every place, the most that is possible, gives 8.07.
  EXPECT_GT(distance / pairs, 8.05);
}

TEST(Target, JigsawTilesAreCutFromTheirCells) {
  // Nine cells of nine greys: each tile has the grey of the cell that the permutation names.
  std::vector<View> views{View()};
  Raster rgb(90, 90, 3, SampleType::kU8);
  for (int y = 0; y < 90; ++y) {
    for (int x = 0; x < 90; ++x) {
      for (int c = 0; c < 3; ++c) {
        rgb.u8()[rgb.index(x, y, c)] = static_cast<std::uint8_t>(20 * (y / 30 * 3 + x / 30));
      }
    }
  }
  views[0][Domain::kRgb] = rgb;
  SampleOptions options = options_of();
  options.tile_size = 32;
  for (const int number : {0, 57, 99}) {
    options.permutation = number;
    const Sample sample = make_sample("jigsaw", views, options);
    ASSERT_EQ(sample.inputs.size(), 9u);
    EXPECT_EQ(sample.target.values.data[static_cast<std::size_t>(number)], 1);
    for (std::size_t i = 0; i < 9; ++i) {
      const float grey = 20.0f * jigsaw_permutations()[static_cast<std::size_t>(number)][i];
      EXPECT_EQ(sample.inputs[i].height, 32);
      for (const float value : sample.inputs[i].data) ASSERT_NEAR(value, grey / 127.5f - 1, 0.01);
    }
  }
}

TEST(Target, LargerPicturesGiveTheSameTargetsButForTheirGrain) {
  // What a network sees of a view on disk at 256 pixels is what it sees of one at 64.
  const std::vector<View> small{BoxRoom().view(64)};
  const std::vector<View> large{BoxRoom().view(256)};
  for (const char* code : {"autoencoder", "rgb2depth", "rgb2mist", "rgb2sfnorm", "reshade"}) {
    const Planes a = make_sample(code, small, options_of()).target.values;
    const Planes b = make_sample(code, large, options_of()).target.values;
    ASSERT_EQ(a.data.size(), b.data.size());
    double difference = 0;
    for (std::size_t i = 0; i < a.data.size(); ++i) difference += std::abs(a.data[i] - b.data[i]);
    EXPECT_LT(difference / static_cast<double>(a.data.size()), 0.02) << code;
  }
}

TEST(Target, UsageIsChecked) {
  const auto views = views_for("fix_pose");
  EXPECT_THROW(make_sample("no_such_task", views, options_of()), Error);
  EXPECT_THROW(make_sample("rgb2depth", views, options_of()), Error);
  EXPECT_THROW(make_sample("fix_pose", std::span(views).first(1), options_of()), Error);
  EXPECT_THROW(make_sample("fix_pose", views, options_of(16)), Error);
  EXPECT_THROW(make_sample("fix_pose", views, options_of(66)), Error);
  EXPECT_THROW(display_values("fix_pose", Planes(3, 2, 2), {}, taskonomy_statistics()), Error);
  EXPECT_THROW(display_values("rgb2depth", Planes(3, 2, 2), {}, taskonomy_statistics()), Error);
  EXPECT_THROW(display_numbers("fix_pose", std::vector<float>(5), taskonomy_statistics()), Error);
  EXPECT_THROW(display_scores("class_places", std::vector<float>(5), taskonomy_classes()), Error);
  EXPECT_EQ(make_inputs("ego_motion", views[0][Domain::kRgb], options_of()).size(), 3u);
  EXPECT_EQ(make_inputs("jigsaw", views[0][Domain::kRgb], options_of()).size(), 9u);
}

}  // namespace
}  // namespace taskatlas::dataset
