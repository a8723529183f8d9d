// SPDX-License-Identifier: MIT
#include "dataset/target.hpp"

#include "base/error.hpp"
#include "dataset/target_parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace taskatlas::dataset {
namespace {

// What a target is made from.
struct Making {
  const TaskRecipe& recipe;
  std::span<const View> views;
  const SampleOptions& options;
  const Statistics& statistics;
  const Classes& classes;

  const View& view() const { return views.front(); }
};

Error refusal(const View& view, Domain domain, const std::string& what) {
  return bad_input(describe(view) + ": " + std::string(info(domain).name) + " " + what);
}

// The label picture at the sample's size.
Raster label(const Making& making, Domain domain) {
  const Raster& raster = making.view()[domain];
  if (raster.empty()) throw refusal(making.view(), domain, "is missing");
  return resize(raster, domain, making.options.size);
}

// 1 where depth was measured and is near enough to count.
std::vector<float> depth_mask(const Making& making) {
  const Raster depth = label(making, Domain::kDepthZbuffer);
  if (depth.type() != SampleType::kU16 || depth.channels() != 1) {
    throw refusal(making.view(), Domain::kDepthZbuffer, "has 1 channel of 16 bits");
  }
  std::vector<float> mask(depth.pixels());
  std::transform(depth.u16().begin(), depth.u16().end(), mask.begin(),
                 [](std::uint16_t sample) { return sample < kFarthestCounted ? 1.0f : 0.0f; });
  return mask;
}

Target image_target(const Making& making, int channels) {
  Target out;
  out.kind = TargetKind::kImage;
  out.height = out.width = making.options.size;
  out.values = Planes(channels, out.height, out.width);
  out.mask =
      making.recipe.depth_mask
          ? depth_mask(making)
          : std::vector<float>(
                static_cast<std::size_t>(out.height) * static_cast<std::size_t>(out.width), 1.0f);
  return out;
}

// Calls body(channel, pixel, sample) for the channels that carry meaning.
template <class Body>
void for_each_sample(const Making& making, const Raster& raster, int channels, Body&& body) {
  const bool grey = raster.channels() < channels;
  if (grey && channels != 1 && info(making.recipe.label).quantity != Quantity::kColour) {
    throw refusal(making.view(), making.recipe.label,
                  "has " + std::to_string(channels) + " channels");
  }
  const auto step = static_cast<std::size_t>(raster.channels());
  const auto run = [&](const auto samples) {
    for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
      for (std::size_t i = 0; i < raster.pixels(); ++i) {
        body(c, i, static_cast<float>(samples[i * step + (grey ? 0 : c)]));
      }
    }
  };
  raster.type() == SampleType::kU8 ? run(raster.u8()) : run(raster.u16());
}

// Gaussian blur with the picture mirrored at its edges (d c b a | a b c d | d c b a) and the kernel
// cut off at four sigma, as scipy.ndimage.gaussian_filter does it.
void blur(Planes& planes, double sigma) {
  const auto radius = static_cast<std::ptrdiff_t>(std::lround(4 * sigma));
  std::vector<float> kernel;
  double sum = 0;
  const auto bell = [&](std::ptrdiff_t i) {
    const auto x = static_cast<double>(i) / sigma;
    return std::exp(-0.5 * x * x);
  };
  for (std::ptrdiff_t i = -radius; i <= radius; ++i) sum += bell(i);
  for (std::ptrdiff_t i = -radius; i <= radius; ++i) {
    kernel.push_back(static_cast<float>(bell(i) / sum));
  }
  const auto mirrored = [](std::ptrdiff_t i, std::ptrdiff_t size) {
    const std::ptrdiff_t period = 2 * size;
    i = (i % period + period) % period;
    return static_cast<std::size_t>(i < size ? i : period - 1 - i);
  };
  std::vector<float> line;
  const auto pass = [&](std::size_t first, std::size_t stride, std::ptrdiff_t length) {
    line.clear();
    for (std::ptrdiff_t i = -radius; i < length + radius; ++i) {
      line.push_back(planes.data[first + mirrored(i, length) * stride]);
    }
    for (std::ptrdiff_t i = 0; i < length; ++i) {
      planes.data[first + static_cast<std::size_t>(i) * stride] =
          std::inner_product(kernel.begin(), kernel.end(), line.begin() + i, 0.0f);
    }
  };
  for (int c = 0; c < planes.channels; ++c) {
    for (int y = 0; y < planes.height; ++y) pass(planes.index(c, y, 0), 1, planes.width);
    for (int x = 0; x < planes.width; ++x) {
      pass(planes.index(c, 0, x), static_cast<std::size_t>(planes.width), planes.height);
    }
  }
}

Target scaled_target(const Making& making) {
  const TaskRecipe& recipe = making.recipe;
  const Raster raster = label(making, recipe.label);
  const int channels = info(recipe.label).channels;
  Target out = image_target(making, channels);
  const double full_scale = raster.type() == SampleType::kU8 ? 255 : 65'535;
  const auto scale = static_cast<float>(2 / (full_scale * recipe.full));
  for_each_sample(making, raster, channels, [&](std::size_t c, std::size_t i, float sample) {
    const float value = sample * scale - 1;
    out.values.data[c * raster.pixels() + i] = recipe.clip ? std::min(value, 1.0f) : value;
  });
  constexpr double kPaperSize = 256;
  if (recipe.blur > 0) blur(out.values, recipe.blur * making.options.size / kPaperSize);
  return out;
}

Target depth_target(const Making& making) {
  const Raster raster = label(making, making.recipe.label);
  if (raster.type() != SampleType::kU16) {
    throw refusal(making.view(), making.recipe.label, "has 1 channel of 16 bits");
  }
  Target out = image_target(making, 1);
  const auto scale = static_cast<float>(1 / std::log(65'536.0));
  for_each_sample(making, raster, 1, [&](std::size_t, std::size_t i, float sample) {
    out.values.data[i] = std::log1p(sample) * scale;
  });
  return out;
}

Target curvature_target(const Making& making) {
  const Raster raster = label(making, making.recipe.label);
  if (raster.type() != SampleType::kU8) {
    throw refusal(making.view(), making.recipe.label, "has channels of 8 bits");
  }
  Target out = image_target(making, 2);
  const MeanStd<2>& standard = making.statistics.curvature;
  for_each_sample(making, raster, 2, [&](std::size_t c, std::size_t i, float sample) {
    out.values.data[c * raster.pixels() + i] =
        static_cast<float>((sample - standard.mean[c]) / standard.std[c]);
  });
  return out;
}

Target picture_target(const Making& making) {
  Target out = image_target(making, 3);
  out.values = picture_planes(making.view()[Domain::kRgb], making.options.size);
  return out;
}

std::vector<std::int32_t> label_map(const Making& making, std::int32_t offset) {
  const std::vector<std::uint32_t> labels =
      decode_labels(label(making, making.recipe.label),
                    describe(making.view()) + ", " + std::string(info(making.recipe.label).name));
  std::vector<std::int32_t> out(labels.size());
  std::transform(labels.begin(), labels.end(), out.begin(),
                 [&](std::uint32_t value) { return static_cast<std::int32_t>(value) + offset; });
  return out;
}

// Distinct pixels, in the order in which they were drawn (Floyd's sampling would bias the order;
// the beginning of a shuffle does not).
std::vector<PixelIndex> draw_pixels(const SampleOptions& options) {
  RandomStream random = stream_for(options, Draw::kPixels);
  const auto side = static_cast<std::size_t>(options.size);
  std::vector<std::uint32_t> all(side * side);
  std::iota(all.begin(), all.end(), 0u);
  std::vector<PixelIndex> out(kSegmentPixels);
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::swap(all[i], all[i + random.below(all.size() - i)]);
    out[i].row = static_cast<std::uint16_t>(all[i] / side);
    out[i].column = static_cast<std::uint16_t>(all[i] % side);
  }
  return out;
}

Target segments_target(const Making& making) {
  Target out;
  out.kind = TargetKind::kSegments;
  out.height = out.width = making.options.size;
  out.labels = label_map(making, 0);
  out.pixels = draw_pixels(making.options);
  out.mask.assign(out.labels.size(), 1.0f);
  return out;
}

Target semantic_target(const Making& making) {
  Target out;
  out.kind = TargetKind::kPixelClass;
  out.height = out.width = making.options.size;
  out.labels = label_map(making, -1);  // 0 = uncertain becomes -1 = none
  const auto classes = static_cast<std::int32_t>(making.classes.semantic.size());
  std::vector<double> weights = making.statistics.semantic_weights;
  const bool theirs = making.options.statistics != nullptr;
  if (weights.empty() || (!theirs && weights.size() != making.classes.semantic.size())) {
    weights.assign(making.classes.semantic.size(), 1);
  }
  if (weights.size() != making.classes.semantic.size()) {
    throw usage_error("the statistics weigh " + std::to_string(weights.size()) +
                      " segment classes, the dataset has " + std::to_string(classes));
  }
  out.mask.resize(out.labels.size());
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    const std::int32_t label = out.labels[i];
    if (label >= classes) {
      throw refusal(making.view(), making.recipe.label,
                    "has the value " + std::to_string(label + 1) + ", but only " +
                        std::to_string(classes) + " classes are named");
    }
    out.mask[i] = label < 0 ? 0.0f : static_cast<float>(weights[static_cast<std::size_t>(label)]);
  }
  return out;
}

Target colour_target(const Making& making) {
  const int size = making.options.size / 4;
  const Planes picture = picture_planes(making.view()[Domain::kRgb], size);
  const std::size_t pixels = picture.data.size() / 3;
  const std::vector<double>& weights = making.statistics.colour_weights;
  Target out;
  out.kind = TargetKind::kPixelColour;
  out.height = out.width = size;
  out.colour.resize(pixels);
  out.mask.resize(pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    const Lab lab = lab_from_srgb({(picture.data[i] + 1) / 2, (picture.data[pixels + i] + 1) / 2,
                                   (picture.data[2 * pixels + i] + 1) / 2});
    out.colour[i] = encode_colour_code(lab.a, lab.b);
    out.mask[i] = weights.empty() ? 1.0f : static_cast<float>(weights[out.colour[i].bin[0]]);
  }
  return out;
}

Target numbers_target(TargetKind kind, std::span<const double> numbers, float weight = 1) {
  Target out;
  out.kind = kind;
  out.values = Planes(static_cast<int>(numbers.size()), 1, 1);
  std::transform(numbers.begin(), numbers.end(), out.values.data.begin(),
                 [](double value) { return static_cast<float>(value); });
  out.mask = {weight};
  return out;
}

Target one_hot(std::size_t count, std::size_t which) {
  std::vector<double> scores(count, 0.0);
  scores[which] = 1;
  return numbers_target(TargetKind::kScores, scores);
}

// Probabilities of the kept classes; nothing that can be said is the uniform distribution without
// weight.
Target scores_target(const Making& making, const ClassList& list,
                     const std::vector<std::size_t>& kept, const std::vector<float>& scores) {
  if (kept.empty()) throw refusal(making.view(), making.recipe.label, "has no classes to tell");
  const std::vector<double> uniform(kept.size(), 1 / static_cast<double>(kept.size()));
  if (scores.empty()) return numbers_target(TargetKind::kScores, uniform, 0);
  if (scores.size() != list.names.size()) {
    throw refusal(making.view(), making.recipe.label,
                  "has " + std::to_string(scores.size()) + " scores, but " +
                      std::to_string(list.names.size()) + " classes are named");
  }
  std::vector<double> out(kept.size());
  const bool logits = list.scores == ScoreKind::kLogits;
  float most = scores[kept.front()];
  for (const std::size_t i : kept) most = std::max(most, scores[i]);
  double sum = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const double score = scores[kept[i]];
    if (!logits && score < 0) {
      throw refusal(making.view(), making.recipe.label, "has a negative probability");
    }
    out[i] = logits ? std::exp(score - most) : score;
    sum += out[i];
  }
  if (!(sum > 0)) return numbers_target(TargetKind::kScores, uniform, 0);
  for (double& value : out) value /= sum;
  return numbers_target(TargetKind::kScores, out);
}

Target object_target(const Making& making) {
  const bool selected = making.recipe.code == "class_selected";
  return scores_target(making, making.classes.object,
                       selected ? making.classes.selected : making.classes.object.kept,
                       making.view().object_scores);
}

template <std::size_t N>
void standardise(std::span<double, N> values, const MeanStd<N>& standard) {
  for (std::size_t i = 0; i < N; ++i) values[i] = (values[i] - standard.mean[i]) / standard.std[i];
}

const PointInfo& facts(const View& view) {
  if (!view.info) throw refusal(view, Domain::kPointInfo, "is missing");
  return *view.info;
}

// The relative poses of the pairs (1, 2), then (1, 3) and (2, 3) where there are three views.
Target pose_target(const Making& making, const MeanStd<6>& standard) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < making.views.size(); ++i) {
    for (std::size_t j = i + 1; j < making.views.size(); ++j) {
      RelativePose pose =
          relative_pose(facts(making.views[i]).pose(), facts(making.views[j]).pose());
      standardise(std::span<double, 6>(pose.data(), 6), standard);
      numbers.insert(numbers.end(), pose.data(), pose.data() + 6);
    }
  }
  return numbers_target(TargetKind::kVector, numbers);
}

Target layout_target(const Making& making) {
  const PointInfo& about = facts(making.view());
  if (!about.bounding_box) {
    return numbers_target(TargetKind::kVector, std::array<double, 9>{}, 0);
  }
  auto numbers = layout_numbers(about.pose(), *about.bounding_box);
  standardise(std::span(numbers), making.statistics.layout);
  return numbers_target(TargetKind::kVector, numbers);
}

Target match_target(const Making& making) {
  const View& a = making.views[0];
  const View& b = making.views[1];
  return one_hot(2, a.building == b.building && a.point == b.point ? 1 : 0);
}

Target make_target(const Making& making) {
  switch (making.recipe.recipe) {
    case Recipe::kPicture:
      return picture_target(making);
    case Recipe::kScaled:
      return scaled_target(making);
    case Recipe::kDepth:
      return depth_target(making);
    case Recipe::kCurvature:
      return curvature_target(making);
    case Recipe::kSegments:
      return segments_target(making);
    case Recipe::kSemantic:
      return semantic_target(making);
    case Recipe::kColour:
      return colour_target(making);
    case Recipe::kObject:
      return object_target(making);
    case Recipe::kScene:
      return scores_target(making, making.classes.scene, making.classes.scene.kept,
                           making.view().scene_scores);
    case Recipe::kLayout:
      return layout_target(making);
    case Recipe::kVanishing:
      return numbers_target(TargetKind::kVector, vanishing_directions(facts(making.view()).pose()));
    case Recipe::kMatch:
      return match_target(making);
    case Recipe::kFixPose:
      return pose_target(making, making.statistics.fix_pose);
    case Recipe::kEgomotion:
      return pose_target(making, making.statistics.ego_pose);
    case Recipe::kOtherPose:
      return pose_target(making, making.statistics.other_pose);
    case Recipe::kJigsaw:
      return one_hot(kJigsawPermutations, static_cast<std::size_t>(permutation_of(making.options)));
    case Recipe::kNone:
      return {};
  }
  return {};
}

}  // namespace

Sample make_sample(std::string_view task_code, std::span<const View> views,
                   const SampleOptions& options) {
  check_options(options);
  const TaskRecipe& recipe = recipe_of(task_code);
  const int expected = views_per_sample(task_code);
  if (views.size() != static_cast<std::size_t>(expected)) {
    throw usage_error("a sample of " + std::string(recipe.code) + " is made of " +
                      std::to_string(expected) + " views, not " + std::to_string(views.size()));
  }
  for (const View& view : views) {
    if (view[Domain::kRgb].empty()) throw refusal(view, Domain::kRgb, "is missing");
  }
  const Making making{recipe, views, options,
                      options.statistics != nullptr ? *options.statistics : taskonomy_statistics(),
                      options.classes != nullptr ? *options.classes : taskonomy_classes()};
  Sample sample;
  sample.target = make_target(making);
  if (recipe.recipe == Recipe::kJigsaw) {
    const auto number = static_cast<std::size_t>(permutation_of(options));
    sample.inputs =
        jigsaw_tiles(views.front()[Domain::kRgb], jigsaw_permutations()[number], options);
  } else {
    for (const View& view : views) {
      sample.inputs.push_back(make_inputs(recipe.code, view[Domain::kRgb], options).front());
    }
  }
  return sample;
}

}  // namespace taskatlas::dataset
