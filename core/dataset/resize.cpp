// SPDX-License-Identifier: MIT
#include "dataset/resize.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace taskatlas::dataset {
namespace {

// What one new sample along an axis is made of: `weights` of the samples from `first` on.
struct Tap {
  int first = 0;
  std::vector<float> weights;
};

// Shrinking: shares of the area covered. Growing: the two neighbours, the edge's alone outside.
std::vector<Tap> make_taps(int from, int to) {
  std::vector<Tap> taps(static_cast<std::size_t>(to));
  const double scale = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    Tap& tap = taps[static_cast<std::size_t>(i)];
    if (scale >= 1) {
      const double begin = i * scale;
      const double end = std::min<double>((i + 1) * scale, from);
      tap.first = static_cast<int>(begin);
      for (int k = tap.first; k < end; ++k) {
        const double covered = std::min<double>(end, k + 1) - std::max<double>(begin, k);
        constexpr double kRounding = 1e-9;
        if (covered > kRounding) {
          tap.weights.push_back(static_cast<float>(covered / scale));
        } else if (tap.weights.empty()) {
          tap.first = k + 1;
        }
      }
    } else {
      const double centre = std::clamp((i + 0.5) * scale - 0.5, 0.0, from - 1.0);
      tap.first = std::min(static_cast<int>(centre), std::max(from - 2, 0));
      const double share = centre - tap.first;
      tap.weights.push_back(static_cast<float>(1 - share));
      if (from > 1) tap.weights.push_back(static_cast<float>(share));
    }
  }
  return taps;
}

template <class T>
void area(std::span<const T> from, const Raster& source, std::span<T> to, const Raster& target) {
  const auto columns = make_taps(source.width(), target.width());
  const auto rows = make_taps(source.height(), target.height());
  const auto channels = static_cast<std::size_t>(source.channels());
  const std::size_t source_row = static_cast<std::size_t>(source.width()) * channels;
  std::vector<float> sum(source_row);
  std::size_t out = 0;
  for (const Tap& row : rows) {
    std::fill(sum.begin(), sum.end(), 0.0f);
    for (std::size_t k = 0; k < row.weights.size(); ++k) {
      const T* line = from.data() + (static_cast<std::size_t>(row.first) + k) * source_row;
      const float weight = row.weights[k];
      for (std::size_t i = 0; i < source_row; ++i) sum[i] += weight * static_cast<float>(line[i]);
    }
    for (const Tap& column : columns) {
      for (std::size_t c = 0; c < channels; ++c) {
        float value = 0;
        const float* line = sum.data() + static_cast<std::size_t>(column.first) * channels + c;
        for (const float weight : column.weights) {
          value += weight * *line;
          line += channels;
        }
        constexpr auto kMost = static_cast<float>(std::numeric_limits<T>::max());
        to[out++] = static_cast<T>(std::min(value + 0.5f, kMost));  // weights sum to 1 nearly
      }
    }
  }
}

// The samples along an axis that a new one stands for: [begin, end), and the one at its centre.
struct Footprint {
  int begin = 0;
  int end = 0;
  int centre = 0;
};

std::vector<Footprint> footprints(int from, int to) {
  std::vector<Footprint> out(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    // Whole numbers: exact for every size.
    const auto at = [&](std::int64_t numerator, std::int64_t denominator) {
      return static_cast<int>(numerator / denominator);
    };
    Footprint& print = out[static_cast<std::size_t>(i)];
    print.begin = at(std::int64_t{i} * from, to);
    print.end = at(std::int64_t{i + 1} * from + to - 1, to);
    print.centre = at(std::int64_t{2 * i + 1} * from, std::int64_t{2} * to);
  }
  return out;
}

// Calls pick(columns, rows) with the footprints of each new pixel.
template <class Pick>
void for_each_footprint(const Raster& source, int size, Pick&& pick) {
  const auto columns = footprints(source.width(), size);
  const auto rows = footprints(source.height(), size);
  for (const Footprint& row : rows) {
    for (const Footprint& column : columns) pick(column, row);
  }
}

template <class T>
void centres(std::span<const T> from, const Raster& source, std::span<T> to, int size) {
  std::size_t out = 0;
  for_each_footprint(source, size, [&](const Footprint& column, const Footprint& row) {
    const std::size_t at = source.index(column.centre, row.centre);
    for (std::size_t c = 0; c < static_cast<std::size_t>(source.channels()); ++c) {
      to[out++] = from[at + c];
    }
  });
}

// The least and greatest sample of a footprint, over all channels.
template <class T>
std::pair<T, T> extremes(std::span<const T> from, const Raster& source, const Footprint& column,
                         const Footprint& row) {
  T least = from[source.index(column.begin, row.begin)];
  T most = least;
  for (int y = row.begin; y < row.end; ++y) {
    const auto begin = from.begin() + static_cast<std::ptrdiff_t>(source.index(column.begin, y));
    const auto end = begin + std::ptrdiff_t{column.end - column.begin} * source.channels();
    const auto [low, high] = std::minmax_element(begin, end);
    least = std::min(least, *low);
    most = std::max(most, *high);
  }
  return {least, most};
}

void depth(std::span<const std::uint16_t> from, const Raster& source, std::span<std::uint16_t> to,
           int size) {
  std::size_t out = 0;
  for_each_footprint(source, size, [&](const Footprint& column, const Footprint& row) {
    const std::uint16_t most = extremes(from, source, column, row).second;
    to[out++] = most >= kFarthestCounted ? most : from[source.index(column.centre, row.centre)];
  });
}

template <class T>
void mask(std::span<const T> from, const Raster& source, std::span<T> to, int size) {
  std::size_t out = 0;
  for_each_footprint(source, size, [&](const Footprint& column, const Footprint& row) {
    const T least = extremes(from, source, column, row).first;
    for (int c = 0; c < source.channels(); ++c) to[out++] = least;
  });
}

// Runs `body` with the samples of both rasters, of either type.
template <class Body>
void with_samples(const Raster& from, Raster& to, Body&& body) {
  if (from.type() == SampleType::kU8) {
    body(from.u8(), to.u8());
  } else {
    body(from.u16(), to.u16());
  }
}

void require_whole_samples(const Raster& raster) {
  if (raster.empty() || raster.type() == SampleType::kF32) {
    throw usage_error("only pictures of 8 or 16 bits are resized");
  }
}

}  // namespace

Raster resize_area(const Raster& raster, int width, int height) {
  require_whole_samples(raster);
  Raster out(width, height, raster.channels(), raster.type());
  with_samples(raster, out, [&]<class T>(std::span<const T> from, std::span<T> to) {
    area<T>(from, raster, to, out);
  });
  return out;
}

Raster resize(const Raster& given, Domain domain, int size) {
  require_whole_samples(given);
  if (size < 1 || size > ImageLimits().max_side) throw usage_error("a size is 1 to 32768 pixels");
  if (given.width() == size && given.height() == size) return given;
  Raster source = crop_square(given);
  if (source.width() == size) return source;
  Raster out(size, size, source.channels(), source.type());
  switch (info(domain).quantity) {
    case Quantity::kColour:
    case Quantity::kShade:
    case Quantity::kResponse:
      return resize_area(source, size, size);
    case Quantity::kDepth:
      if (source.type() != SampleType::kU16 || source.channels() != 1) {
        throw bad_input(std::string(info(domain).name) + " has 1 channel of 16 bits");
      }
      depth(source.u16(), source, out.u16(), size);
      return out;
    case Quantity::kNormals:
    case Quantity::kCurvature:
    case Quantity::kSegments:
    case Quantity::kClasses:
      with_samples(source, out, [&]<class T>(std::span<const T> from, std::span<T> to) {
        centres<T>(from, source, to, size);
      });
      return out;
    case Quantity::kMask:
      with_samples(source, out, [&]<class T>(std::span<const T> from, std::span<T> to) {
        mask<T>(from, source, to, size);
      });
      return out;
    default:
      throw usage_error(std::string(info(domain).name) + " is no picture");
  }
}

}  // namespace taskatlas::dataset
