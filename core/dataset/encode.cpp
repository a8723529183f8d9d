// SPDX-License-Identifier: MIT
#include "dataset/encode.hpp"

#include "base/error.hpp"
#include "base/npy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace taskatlas::dataset {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr double kHalf8 = 127.5;        // of normals: the middle of 0–255
constexpr double kCurvatureHalf = 127;  // of curvature: the middle of 0–254
constexpr std::uint8_t kMissingNormal = 128;

void require_channels(const Values& values, int channels, std::string_view what) {
  if (values.channels != channels || values.width < 1 || values.height < 1 ||
      values.data.size() != values.pixels() * static_cast<std::size_t>(channels)) {
    throw usage_error(std::string(what) + " are " + std::to_string(channels) +
                      " numbers a pixel, and at least one pixel");
  }
}

// The nearest whole number, halves up, within [0, most].
template <class T>
T nearest(double value, double most) {
  return static_cast<T>(std::clamp(std::floor(value + 0.5), 0.0, most));
}

template <class T>
std::span<T> samples_of(Raster& raster) {
  if constexpr (sizeof(T) == 1) {
    return raster.u8();
  } else {
    return raster.u16();
  }
}

// One sample of type T for each value, [0, 1] to its full scale.
template <class T>
Raster encode_fractions(const Values& values, std::string_view what) {
  require_channels(values, values.channels == 3 ? 3 : 1, what);
  constexpr double kMost = std::numeric_limits<T>::max();
  Raster out(values.width, values.height, values.channels,
             sizeof(T) == 1 ? SampleType::kU8 : SampleType::kU16);
  const auto samples = samples_of<T>(out);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double value = values.data[i];
    samples[i] = std::isnan(value) ? T{0} : nearest<T>(value * kMost, kMost);
  }
  return out;
}

double full_scale(const Raster& raster) {
  switch (raster.type()) {
    case SampleType::kU8:
      return 255;
    case SampleType::kU16:
      return 65'535;
    case SampleType::kF32:
      return 1;
  }
  return 1;
}

[[noreturn]] void refuse(std::string_view name, const DomainInfo& domain, const Raster& raster,
                         std::string_view expected) {
  throw bad_input(std::string(name) + ": a picture of " + std::to_string(raster.channels()) +
                  " channels of " + std::string(to_string(raster.type())) + " cannot be " +
                  std::string(domain.name) + ", which has " + std::string(expected));
}

Values decode_depth(const Raster& raster, const DomainInfo& domain, std::string_view name) {
  if (raster.type() != SampleType::kU16 || raster.channels() != 1) {
    refuse(name, domain, raster, "1 channel of 16 bits");
  }
  Values out(raster.width(), raster.height(), 1);
  const auto samples = raster.u16();
  constexpr auto kMetre = static_cast<float>(1 / kDepthPerMetre);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    out.data[i] = samples[i] == kMissingDepth ? kMissing : static_cast<float>(samples[i]) * kMetre;
  }
  return out;
}

Values decode_normals(const Raster& raster, const DomainInfo& domain, std::string_view name) {
  if (raster.type() != SampleType::kU8 || raster.channels() < 3) {
    refuse(name, domain, raster, "3 channels of 8 bits");
  }
  Values out(raster.width(), raster.height(), 3);
  const auto samples = raster.u8();
  const auto step = static_cast<std::size_t>(raster.channels());
  constexpr std::array<double, 3> kSigns{1, -1, -1};
  constexpr double kShortest = 0.5;  // shorter vectors are the missing ones, or nonsense
  for (std::size_t i = 0; i < out.pixels(); ++i) {
    std::array<double, 3> normal{};
    double square = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const std::uint8_t sample = samples[i * step + c];
      normal[c] = kSigns[c] * (sample / kHalf8 - 1);
      square += normal[c] * normal[c];
    }
    const double length = std::sqrt(square);
    for (std::size_t c = 0; c < 3; ++c) {
      out.data[i * 3 + c] = length < kShortest ? kMissing : static_cast<float>(normal[c] / length);
    }
  }
  return out;
}

Values decode_curvature(const Raster& raster, const DomainInfo& domain, std::string_view name) {
  if (raster.type() != SampleType::kU8 || raster.channels() < 2) {
    refuse(name, domain, raster, "2 channels of 8 bits that count");
  }
  Values out(raster.width(), raster.height(), 2);
  const auto samples = raster.u8();
  const auto step = static_cast<std::size_t>(raster.channels());
  for (std::size_t i = 0; i < out.pixels(); ++i) {
    // Nothing is as concave as that in both directions.
    const bool missing = samples[i * step] == 0 && samples[i * step + 1] == 0;
    for (std::size_t c = 0; c < 2; ++c) {
      const double fraction = samples[i * step + c] / kCurvatureHalf - 1;
      out.data[i * 2 + c] = missing ? kMissing : static_cast<float>(fraction / kMinCurvatureRadius);
    }
  }
  return out;
}

// The first `channels` channels as fractions of full scale.
Values decode_fractions(const Raster& raster, const DomainInfo& domain, int channels,
                        std::string_view name) {
  if (raster.type() == SampleType::kF32) refuse(name, domain, raster, "8 or 16 bits");
  Values out(raster.width(), raster.height(), channels);
  const auto step = static_cast<std::size_t>(raster.channels());
  const auto kept = static_cast<std::size_t>(channels);
  const double scale = 1 / full_scale(raster);
  // A grey photograph is a colour one whose channels agree; an alpha channel does not count.
  const bool repeat = raster.channels() < channels;
  const auto run = [&](const auto samples) {
    for (std::size_t i = 0; i < out.pixels(); ++i) {
      for (std::size_t c = 0; c < kept; ++c) {
        out.data[i * kept + c] = static_cast<float>(samples[i * step + (repeat ? 0 : c)] * scale);
      }
    }
  };
  raster.type() == SampleType::kU8 ? run(raster.u8()) : run(raster.u16());
  return out;
}

bool is_grey(const Raster& raster) {
  if (raster.channels() < 3) return true;
  const auto step = static_cast<std::size_t>(raster.channels());
  const auto run = [&](const auto samples) {
    for (std::size_t i = 0; i < samples.size(); i += step) {
      if (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]) return false;
    }
    return true;
  };
  return raster.type() == SampleType::kU8 ? run(raster.u8()) : run(raster.u16());
}

}  // namespace

Values::Values(int w, int h, int c) : width(w), height(h), channels(c) {
  const ImageLimits limits;
  constexpr int kMostChannels = 4096;
  if (w < 1 || h < 1 || c < 1 || w > limits.max_side || h > limits.max_side ||
      pixels() > limits.max_pixels || c > kMostChannels) {
    throw usage_error("a picture of " + std::to_string(w) + " × " + std::to_string(h) +
                      " pixels and " + std::to_string(c) + " channels is not possible");
  }
  data.resize(pixels() * static_cast<std::size_t>(c));
}

Raster encode_depth(const Values& metres) {
  require_channels(metres, 1, "depths");
  Raster out(metres.width, metres.height, 1, SampleType::kU16);
  const auto samples = out.u16();
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double steps = metres.data[i] * kDepthPerMetre;
    const bool measured = steps >= 0 && steps < kMissingDepth - 0.5;  // false for NaN
    samples[i] = measured ? nearest<std::uint16_t>(steps, kMissingDepth - 1) : kMissingDepth;
  }
  return out;
}

Raster encode_normals(const Values& normals) {
  require_channels(normals, 3, "normals");
  Raster out(normals.width, normals.height, 3, SampleType::kU8);
  const auto samples = out.u8();
  constexpr std::array<double, 3> kSigns{1, -1, -1};
  for (std::size_t i = 0; i < samples.size(); i += 3) {
    const double sum = double{normals.data[i]} + normals.data[i + 1] + normals.data[i + 2];
    for (std::size_t c = 0; c < 3; ++c) {
      samples[i + c] = std::isnan(sum) ? kMissingNormal
                                       : nearest<std::uint8_t>(
                                             (kSigns[c] * normals.data[i + c] + 1) * kHalf8, 255);
    }
  }
  return out;
}

Raster encode_curvature(const Values& curvature) {
  require_channels(curvature, 2, "curvatures");
  Raster out(curvature.width, curvature.height, 3, SampleType::kU8);
  const auto samples = out.u8();
  for (std::size_t i = 0; i < curvature.pixels(); ++i) {
    if (std::isnan(curvature.data[i * 2]) || std::isnan(curvature.data[i * 2 + 1])) continue;
    for (std::size_t c = 0; c < 2; ++c) {
      const double scaled = (curvature.data[i * 2 + c] * kMinCurvatureRadius + 1) * kCurvatureHalf;
      samples[i * 3 + c] = nearest<std::uint8_t>(scaled, 2 * kCurvatureHalf);
    }
  }
  return out;
}

Raster encode_shade(const Values& shade) {
  require_channels(shade, 1, "shades");
  return encode_fractions<std::uint8_t>(shade, "shades");
}

Raster encode_response(const Values& response) {
  require_channels(response, 1, "responses");
  return encode_fractions<std::uint16_t>(response, "responses");
}

Raster encode_colour(const Values& colour) {
  require_channels(colour, 3, "colours");
  return encode_fractions<std::uint8_t>(colour, "colours");
}

Raster encode_labels(std::span<const std::uint32_t> labels, int width, int height) {
  const std::uint32_t most = labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end());
  if (most > 0xffff) throw usage_error("labels are at most 65535");
  Raster out(width, height, 1, most > 0xff ? SampleType::kU16 : SampleType::kU8);
  if (labels.size() != out.samples()) throw usage_error("labels are one for each pixel");
  if (most > 0xff) {
    std::transform(labels.begin(), labels.end(), out.u16().begin(),
                   [](std::uint32_t label) { return static_cast<std::uint16_t>(label); });
  } else {
    std::transform(labels.begin(), labels.end(), out.u8().begin(),
                   [](std::uint32_t label) { return static_cast<std::uint8_t>(label); });
  }
  return out;
}

std::string encode_scores(std::span<const float> scores) {
  return npy::write(scores, {scores.size()});
}

Values decode_values(const Raster& raster, Domain domain, std::string_view name) {
  const DomainInfo& about = info(domain);
  if (raster.empty()) throw bad_input(std::string(name) + ": there is no picture");
  switch (about.quantity) {
    case Quantity::kDepth:
      return decode_depth(raster, about, name);
    case Quantity::kNormals:
      return decode_normals(raster, about, name);
    case Quantity::kCurvature:
      return decode_curvature(raster, about, name);
    case Quantity::kColour:
      return decode_fractions(raster, about, 3, name);
    case Quantity::kShade:
    case Quantity::kResponse:
    case Quantity::kMask:
      if (!is_grey(raster)) refuse(name, about, raster, "greys alone");
      return decode_fractions(raster, about, 1, name);
    default:
      throw usage_error(std::string(about.name) + " has no values; it is labels or facts");
  }
}

std::vector<std::uint32_t> decode_labels(const Raster& raster, std::string_view name) {
  if (raster.empty() || raster.type() == SampleType::kF32 || !is_grey(raster)) {
    throw bad_input(std::string(name) +
                    ": a label map has one channel of 8 or 16 bits, not colours");
  }
  std::vector<std::uint32_t> labels(raster.pixels());
  const auto step = static_cast<std::size_t>(raster.channels());
  const auto run = [&](const auto samples) {
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = samples[i * step];
  };
  raster.type() == SampleType::kU8 ? run(raster.u8()) : run(raster.u16());
  return labels;
}

std::vector<float> decode_scores(std::span<const std::byte> bytes, std::string_view name) {
  constexpr std::size_t kMostClasses = 65'535;
  const npy::Array array = npy::read(bytes, name, kMostClasses);
  if (array.values.empty()) throw bad_input(std::string(name) + ": no class has a score");
  std::vector<float> scores(array.values.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = static_cast<float>(array.values[i]);
    if (!std::isfinite(scores[i])) {
      throw bad_input(std::string(name) + ": the score of class " + std::to_string(i) +
                      " is no finite number");
    }
  }
  return scores;
}

}  // namespace taskatlas::dataset
