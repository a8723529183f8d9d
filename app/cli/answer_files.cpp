// SPDX-License-Identifier: MIT
#include "cli/answer_files.hpp"

#include "base/random_stream.hpp"
#include "dataset/image_file.hpp"
#include "dataset/target.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

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

std::string png(const Raster& raster) { return dataset::encode_png(raster); }

// The same colour for the same label everywhere; none is black.
std::string coloured(const outputs::Answer& answer) {
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
  return png(picture);
}

std::string labels_png(const outputs::Answer& answer) {
  std::vector<std::uint32_t> labels;
  for (const std::int32_t label : answer.labels) {
    labels.push_back(static_cast<std::uint32_t>(label + 1));
  }
  return png(dataset::encode_labels(labels, answer.width, answer.height));
}

PictureFiles dense_files(std::string_view task, const Values& picture) {
  switch (quantity_of(task, picture.channels)) {
    case dataset::Quantity::kDepth:
      return {{"", png(dataset::encode_depth(picture))},
              {"view", png(dataset::encode_shade(stretched(picture)))}};
    case dataset::Quantity::kNormals:
      return {{"", png(dataset::encode_normals(picture))}};
    case dataset::Quantity::kCurvature:
      return {{"", png(dataset::encode_curvature(picture))}};
    case dataset::Quantity::kShade:
      return {{"", png(dataset::encode_shade(picture))}};
    case dataset::Quantity::kResponse:
      return {{"", png(dataset::encode_response(picture))},
              {"view", png(dataset::encode_shade(stretched(picture)))}};
    default:
      break;
  }
  return {{"", png(picture.channels == 3 ? dataset::encode_colour(picture)
                                         : dataset::encode_shade(stretched(picture)))}};
}

}  // namespace

PictureFiles picture_files(std::string_view task, const outputs::Answer& answer) {
  switch (answer.kind) {
    case outputs::AnswerKind::kPicture:
      return dense_files(task, answer.picture);
    case outputs::AnswerKind::kPixelClasses:
      return {{"", labels_png(answer)}, {"view", coloured(answer)}};
    case outputs::AnswerKind::kSegments: {
      PictureFiles files{{"", labels_png(answer)}, {"view", coloured(answer)}};
      if (!answer.picture.data.empty()) {
        files.emplace_back("projection", png(dataset::encode_colour(answer.picture)));
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
