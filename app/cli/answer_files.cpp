// SPDX-License-Identifier: MIT
#include "cli/answer_files.hpp"

#include "base/npy.hpp"
#include "base/random_stream.hpp"
#include "dataset/image_file.hpp"
#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace taskatlas::cli {
namespace {

using dataset::Raster;
using dataset::Values;

// What a task's picture is a picture of.
dataset::Quantity quantity_of(std::string_view task, int channels) {
  dataset::Quantity found = dataset::Quantity::kColour;
  for (const dataset::Domain domain : dataset::required_domains(task)) {
    const dataset::DomainInfo& info = dataset::info(domain);
    // Depth of other tasks' domains is their mask: the label's domain comes last.
    if (domain != dataset::Domain::kRgb && info.channels == channels) found = info.quantity;
  }
  return found;
}

Values stretched(const Values& values) {
  float least = std::numeric_limits<float>::max(), most = std::numeric_limits<float>::lowest();
  for (const float value : values.data) {
    if (std::isnan(value)) continue;
    least = std::min(least, value);
    most = std::max(most, value);
  }
  Values out = values;
  for (float& value : out.data) {
    value = std::isnan(value) || most <= least ? 0 : (value - least) / (most - least);
  }
  return out;
}

// The same colour for the same label everywhere; none is black.
Raster coloured(const outputs::Answer& answer) {
  Raster picture(answer.width, answer.height, 3, dataset::SampleType::kU8);
  constexpr std::uint64_t kKey = 0x6c6162656c73;
  for (std::size_t i = 0; i < answer.labels.size(); ++i) {
    if (answer.labels[i] < 0) continue;
    RandomStream random(1, kKey, static_cast<std::uint64_t>(answer.labels[i]));
    for (std::size_t c = 0; c < 3; ++c) {
      constexpr std::size_t kDarkest = 48, kColours = 208;
      picture.u8()[3 * i + c] = static_cast<std::uint8_t>(kDarkest + random.below(kColours));
    }
  }
  return picture;
}

Raster labels_of(const outputs::Answer& answer) {
  std::vector<std::uint32_t> labels;
  for (const std::int32_t label : answer.labels) {
    labels.push_back(static_cast<std::uint32_t>(label + 1));
  }
  return dataset::encode_labels(labels, answer.width, answer.height);
}

PictureFile png_file(std::string what, const Raster& raster) {
  return {std::move(what), ".png", dataset::encode_png(raster)};
}

PictureFiles dense_files(std::string_view task, const Values& picture) {
  switch (quantity_of(task, picture.channels)) {
    case dataset::Quantity::kDepth:
      return {png_file("", dataset::encode_depth(picture)),
              png_file("view", dataset::encode_shade(stretched(picture)))};
    case dataset::Quantity::kNormals:
      return {png_file("", dataset::encode_normals(picture))};
    case dataset::Quantity::kCurvature:
      return {png_file("", dataset::encode_curvature(picture))};
    case dataset::Quantity::kShade:
      return {png_file("", dataset::encode_shade(picture))};
    case dataset::Quantity::kResponse:
      return {png_file("", dataset::encode_response(picture)),
              png_file("view", dataset::encode_shade(stretched(picture)))};
    default:
      break;
  }
  return {png_file("", picture.channels == 3 ? dataset::encode_colour(picture)
                                             : dataset::encode_shade(stretched(picture)))};
}

// Of three channels colours by the task's range; of any other number the first, from its least to
// its greatest value.
Raster own_view(const outputs::Answer& answer) {
  const Values& picture = answer.picture;
  const bool colours = picture.channels == 3 && answer.range.has_value();
  Values shown(picture.width, picture.height, colours ? 3 : 1);
  const auto step = static_cast<std::size_t>(picture.channels);
  for (std::size_t i = 0; i < picture.pixels(); ++i) {
    if (!colours) {
      shown.data[i] = picture.data[i * step];
      continue;
    }
    for (std::size_t c = 0; c < 3; ++c) {
      const float share =
          (picture.data[i * 3 + c] - answer.range->low) / (answer.range->high - answer.range->low);
      shown.data[i * 3 + c] = std::isnan(share) ? 0 : std::clamp(share, 0.0F, 1.0F);
    }
  }
  return colours ? dataset::encode_colour(shown) : dataset::encode_shade(stretched(shown));
}

PictureFiles own_files(const outputs::Answer& answer) {
  const Values& picture = answer.picture;
  const auto channels = static_cast<std::size_t>(picture.channels);
  std::vector<float> planes(picture.data.size());
  for (std::size_t i = 0; i < picture.pixels(); ++i) {
    for (std::size_t c = 0; c < channels; ++c) {
      planes[c * picture.pixels() + i] = picture.data[i * channels + c];
    }
  }
  const std::vector<std::size_t> shape{channels, static_cast<std::size_t>(picture.height),
                                       static_cast<std::size_t>(picture.width)};
  return {{"", ".npy", npy::write(std::span<const float>(planes), shape)},
          png_file("view", own_view(answer))};
}

// Classes by their numbers, as the label files of a user's own task have them.
Raster own_labels(const outputs::Answer& answer) {
  constexpr std::int32_t kNone = 255, kNoneOfMany = 65'535;
  const bool many = std::any_of(answer.labels.begin(), answer.labels.end(),
                                [&](std::int32_t label) { return label >= kNone; });
  Raster raster(answer.width, answer.height, 1,
                many ? dataset::SampleType::kU16 : dataset::SampleType::kU8);
  for (std::size_t i = 0; i < answer.labels.size(); ++i) {
    const std::int32_t label = answer.labels[i];
    if (many) {
      raster.u16()[i] = static_cast<std::uint16_t>(label < 0 ? kNoneOfMany : label);
    } else {
      raster.u8()[i] = static_cast<std::uint8_t>(label < 0 ? kNone : label);
    }
  }
  return raster;
}

}  // namespace

PictureFiles picture_files(std::string_view task, const outputs::Answer& answer) {
  const bool own = find_dictionary_task(task) == nullptr;
  switch (answer.kind) {
    case outputs::AnswerKind::kPicture:
      return own ? own_files(answer) : dense_files(task, answer.picture);
    case outputs::AnswerKind::kPixelClasses:
      return {png_file("", own ? own_labels(answer) : labels_of(answer)),
              png_file("view", coloured(answer))};
    case outputs::AnswerKind::kSegments: {
      PictureFiles files{png_file("", labels_of(answer)), png_file("view", coloured(answer))};
      if (!answer.picture.data.empty()) {
        files.push_back(png_file("projection", dataset::encode_colour(answer.picture)));
      }
      return files;
    }
    case outputs::AnswerKind::kScores:
    case outputs::AnswerKind::kNumbers:
      break;
  }
  return {};
}

}  // namespace taskatlas::cli
