// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/target_parts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace taskatlas::dataset {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

Values values_like(const Planes& planes, int channels, const TaskRecipe& recipe) {
  if (planes.channels != channels) {
    throw usage_error("an answer to " + std::string(recipe.code) + " has " +
                      std::to_string(channels) + " channels, not " +
                      std::to_string(planes.channels));
  }
  return {planes.width, planes.height, channels};
}

// Calls convert(channel, value) for each number and puts it where an interleaved picture has it.
template <class Convert>
Values converted(const Planes& planes, const TaskRecipe& recipe, int channels, Convert&& convert) {
  Values out = values_like(planes, channels, recipe);
  const std::size_t pixels = out.pixels();
  const auto count = static_cast<std::size_t>(channels);
  for (std::size_t c = 0; c < count; ++c) {
    for (std::size_t i = 0; i < pixels; ++i) {
      out.data[i * count + c] = static_cast<float>(convert(c, double{planes.data[c * pixels + i]}));
    }
  }
  return out;
}

// Networks answer with the stored components; directions are their unit vectors.
Values display_normals(const Planes& planes, const TaskRecipe& recipe) {
  constexpr std::array<double, 3> kSigns{1, -1, -1};
  Values out =
      converted(planes, recipe, 3, [&](std::size_t c, double value) { return kSigns[c] * value; });
  for (std::size_t i = 0; i < out.data.size(); i += 3) {
    const double length = std::hypot(out.data[i], out.data[i + 1], out.data[i + 2]);
    for (std::size_t c = 0; c < 3; ++c) {
      out.data[i + c] = length > 0 ? static_cast<float>(out.data[i + c] / length) : kMissing;
    }
  }
  return out;
}

Values display_image(const Planes& planes, const TaskRecipe& recipe, const Statistics& statistics) {
  switch (recipe.recipe) {
    case Recipe::kPicture:
      return converted(planes, recipe, 3, [](std::size_t, double value) {
        return std::clamp((value + 1) / 2, 0.0, 1.0);
      });
    case Recipe::kDepth:
      return converted(planes, recipe, 1, [](std::size_t, double value) {
        return std::expm1(std::clamp(value, 0.0, 1.0) * std::log(65'536.0)) / kDepthPerMetre;
      });
    case Recipe::kCurvature:
      return converted(planes, recipe, 2, [&](std::size_t c, double value) {
        const double sample = std::clamp(
            value * statistics.curvature.std[c] + statistics.curvature.mean[c], 0.0, 254.0);
        return (sample / kZeroCurvature - 1) / kMinCurvatureRadius;
      });
    case Recipe::kScaled:
      if (info(recipe.label).quantity == Quantity::kNormals) return display_normals(planes, recipe);
      return converted(planes, recipe, 1, [&](std::size_t, double value) {
        return std::clamp((value + 1) / 2 * recipe.full, 0.0, 1.0);
      });
    default:
      throw usage_error("the target of " + std::string(recipe.code) + " is no image");
  }
}

template <std::size_t N>
void unstandardise(std::span<double> values, const MeanStd<N>& standard) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = values[i] * standard.std[i % N] + standard.mean[i % N];
  }
}

// ab (2 × h × w), grown bilinearly to the lightness's size and joined with it.
Values joined(const Planes& lightness, const Planes& ab) {
  if (lightness.channels != 1) throw usage_error("lightness has 1 channel");
  Values out(lightness.width, lightness.height, 3);
  const auto at = [&](int c, double y, double x) {
    const double u = std::clamp(x, 0.0, ab.width - 1.0);
    const double v = std::clamp(y, 0.0, ab.height - 1.0);
    const int left = static_cast<int>(u);
    const int top = static_cast<int>(v);
    const int right = std::min(left + 1, ab.width - 1);
    const int bottom = std::min(top + 1, ab.height - 1);
    const auto mix = [](double a, double b, double share) { return a + (b - a) * share; };
    return mix(
        mix(ab.data[ab.index(c, top, left)], ab.data[ab.index(c, top, right)], u - left),
        mix(ab.data[ab.index(c, bottom, left)], ab.data[ab.index(c, bottom, right)], u - left),
        v - top);
  };
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const double row = (y + 0.5) * ab.height / out.height - 0.5;
      const double column = (x + 0.5) * ab.width / out.width - 0.5;
      const Lab lab{(lightness.data[lightness.index(0, y, x)] + 1) * 50,
                    static_cast<float>(at(0, row, column)), static_cast<float>(at(1, row, column))};
      const auto rgb = srgb_from_lab(lab);
      for (int c = 0; c < 3; ++c) out.at(x, y, c) = rgb[static_cast<std::size_t>(c)];
    }
  }
  return out;
}

}  // namespace

Values display_values(std::string_view task_code, const Planes& values, std::span<const float> mask,
                      const Statistics& statistics) {
  Values out = display_image(values, recipe_of(task_code), statistics);
  if (!mask.empty() && mask.size() != out.pixels()) {
    throw usage_error("a mask has one weight for each pixel");
  }
  const auto channels = static_cast<std::size_t>(out.channels);
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] == 0)
      std::fill_n(out.data.begin() + static_cast<std::ptrdiff_t>(i * channels), channels, kMissing);
  }
  return out;
}

Values display_colours(const Planes& lightness, const Planes& probabilities) {
  if (probabilities.channels != kColourBins) throw usage_error("colours have 313 probabilities");
  Planes ab(2, probabilities.height, probabilities.width);
  const std::size_t pixels = ab.data.size() / 2;
  std::vector<float> one(kColourBins);
  for (std::size_t i = 0; i < pixels; ++i) {
    for (std::size_t k = 0; k < one.size(); ++k) one[k] = probabilities.data[k * pixels + i];
    const auto mean = annealed_mean(one);
    ab.data[i] = mean[0];
    ab.data[pixels + i] = mean[1];
  }
  return joined(lightness, ab);
}

Values display_colours(const Planes& lightness, const Target& target) {
  if (target.kind != TargetKind::kPixelColour) throw usage_error("the target has no colours");
  Planes ab(2, target.height, target.width);
  const std::size_t pixels = target.colour.size();
  for (std::size_t i = 0; i < pixels; ++i) {
    const ColourCode& code = target.colour[i];
    for (std::size_t k = 0; k < code.bin.size(); ++k) {
      const ColourBin bin = colour_bins()[code.bin[k]];
      ab.data[i] += code.weight[k] * static_cast<float>(bin.a);
      ab.data[pixels + i] += code.weight[k] * static_cast<float>(bin.b);
    }
  }
  return joined(lightness, ab);
}

std::vector<double> display_numbers(std::string_view task_code, std::span<const float> values,
                                    const Statistics& statistics) {
  const TaskRecipe& recipe = recipe_of(task_code);
  std::vector<double> out(values.begin(), values.end());
  const auto expect = [&](std::size_t count) {
    if (out.size() != count) {
      throw usage_error("an answer to " + std::string(recipe.code) + " is " +
                        std::to_string(count) + " numbers, not " + std::to_string(out.size()));
    }
  };
  constexpr std::size_t kPose = 6, kBox = 9;
  switch (recipe.recipe) {
    case Recipe::kFixPose:
      expect(kPose);
      unstandardise(out, statistics.fix_pose);
      return out;
    case Recipe::kEgomotion:
      expect(3 * kPose);
      unstandardise(out, statistics.ego_pose);
      return out;
    case Recipe::kOtherPose:
      expect(kPose);
      unstandardise(out, statistics.other_pose);
      return out;
    case Recipe::kLayout:
      expect(kBox);
      unstandardise(out, statistics.layout);
      return out;
    case Recipe::kVanishing:
      expect(kBox);
      for (std::size_t i = 0; i < kBox; i += 3) {
        const double length = std::hypot(out[i], out[i + 1], out[i + 2]);
        if (length > 0) {
          for (std::size_t c = 0; c < 3; ++c) out[i + c] /= length;
        }
      }
      return out;
    default:
      throw usage_error("the target of " + std::string(recipe.code) + " is no vector");
  }
}

std::vector<NamedScore> display_scores(std::string_view task_code, std::span<const float> scores,
                                       const Classes& classes, int most) {
  const TaskRecipe& recipe = recipe_of(task_code);
  std::vector<std::string> names = classes.names(recipe.code);
  if (recipe.recipe == Recipe::kMatch) names = {"different points", "the same point"};
  if (recipe.recipe == Recipe::kJigsaw) {
    for (int i = 0; i < kJigsawPermutations; ++i)
      names.push_back("permutation " + std::to_string(i));
  }
  if (names.size() != scores.size() || names.empty()) {
    throw usage_error("an answer to " + std::string(recipe.code) + " is " +
                      std::to_string(names.size()) + " scores, not " +
                      std::to_string(scores.size()));
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  order.resize(std::min(order.size(), static_cast<std::size_t>(std::max(most, 0))));
  std::vector<NamedScore> out;
  out.reserve(order.size());
  for (const std::size_t i : order) out.push_back({names[i], scores[i]});
  return out;
}

}  // namespace taskatlas::dataset
