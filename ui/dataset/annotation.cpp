// SPDX-License-Identifier: MIT
#include "ui/dataset/annotation.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/image_file.hpp"
#include "ui/dataset/annotation_colours.hpp"
#include "ui/dataset/damage_text.hpp"
#include "ui/shared/colour_map.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::Quantity;
using dataset::Raster;
using dataset::Values;

constexpr double kUsualShare = 0.995;  // of values that the scale covers

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Annotation)
};

// The value that `share` of the finite magnitudes do not exceed; 0 without any. At most some ten
// thousand are looked at, which is more than the eye can tell.
double usual_end(const Values& values, double share, bool magnitude, bool lower = false) {
  std::vector<float> sample;
  const std::size_t channels = static_cast<std::size_t>(values.channels);
  const std::size_t step = std::max<std::size_t>(1, values.pixels() / 20'000);
  for (std::size_t i = 0; i < values.pixels(); i += step) {
    const float value = values.data[i * channels];
    if (std::isfinite(value)) sample.push_back(magnitude ? std::abs(value) : value);
  }
  if (sample.empty()) return 0;
  const double place = (lower ? 1 - share : share) * static_cast<double>(sample.size() - 1);
  const auto nth = sample.begin() + static_cast<std::ptrdiff_t>(place);
  std::nth_element(sample.begin(), nth, sample.end());
  return static_cast<double>(*nth);
}

int byte_of(float share) {
  return static_cast<int>(std::lround(255 * std::clamp(share, 0.0F, 1.0F)));
}

struct Scale {
  double low = 0, high = 1;
  bool beyond = false;
};

bool goes_beyond(const Values& values, double high) {
  const auto channels = static_cast<std::size_t>(values.channels);
  for (std::size_t i = 0; i < values.pixels(); ++i) {
    if (static_cast<double>(values.data[i * channels]) > high * (1 + 1e-6)) return true;
  }
  return false;
}

Scale scale_of(const Values& values, Quantity quantity) {
  Scale scale;
  switch (quantity) {
    case Quantity::kDepth:
      scale.low = usual_end(values, kUsualShare, false, true);
      scale.high = usual_end(values, kUsualShare, false);
      break;
    case Quantity::kCurvature:
      scale.high = std::max(0.1, usual_end(values, 0.98, true));
      scale.low = -scale.high;
      break;
    case Quantity::kResponse:
      scale.high = usual_end(values, kUsualShare, false);
      break;
    default:
      return scale;
  }
  if (!(scale.high > scale.low)) scale.high = scale.low + 1e-3;
  scale.beyond = goes_beyond(values, scale.high);
  return scale;
}

const ColourMap& map_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::kCurvature:
      return default_diverging_colour_map();
    case Quantity::kResponse:
      return *find_colour_map(QStringLiteral("magma"));
    default:
      return default_colour_map();
  }
}

QImage coloured(const Values& values, Quantity quantity, const Scale& scale) {
  QImage image(values.width, values.height, QImage::Format_ARGB32_Premultiplied);
  const ColourMap& map = map_of(quantity);
  const double range = scale.high - scale.low;
  for (int y = 0; y < values.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < values.width; ++x) {
      const float first = values.at(x, y);
      if (!std::isfinite(first)) {
        line[x] = 0;
        continue;
      }
      const double share = (static_cast<double>(first) - scale.low) / range;
      switch (quantity) {
        case Quantity::kDepth:  // what is near is bright
          line[x] = map.at(1 - share);
          break;
        case Quantity::kNormals:
          // As the dataset stores them: right, down and away from the eye are the bright sides.
          line[x] =
              qRgb(byte_of((values.at(x, y, 0) + 1) / 2), byte_of((1 - values.at(x, y, 1)) / 2),
                   byte_of((1 - values.at(x, y, 2)) / 2));
          break;
        case Quantity::kColour:
          line[x] = qRgb(byte_of(first), byte_of(values.at(x, y, 1)), byte_of(values.at(x, y, 2)));
          break;
        case Quantity::kShade:
          line[x] = qRgb(byte_of(first), byte_of(first), byte_of(first));
          break;
        default:
          line[x] = map.at(share);
      }
    }
  }
  return image;
}

QImage coloured(const std::vector<std::uint32_t>& labels, int width, int height,
                Quantity quantity) {
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  std::map<std::uint32_t, QRgb> known;
  for (int y = 0; y < height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    const std::uint32_t* row =
        labels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    for (int x = 0; x < width; ++x) {
      if (quantity == Quantity::kMask) {
        line[x] = row[x] != 0 ? default_colour_map().at(0.85) : default_colour_map().at(0.05);
      } else if (quantity == Quantity::kClasses && row[x] == 0) {
        line[x] = 0;  // uncertain: never counted
      } else {
        const bool repeated = x > 0 && row[x] == row[x - 1];
        if (repeated) {
          line[x] = line[x - 1];
          continue;
        }
        const auto found = known.find(row[x]);
        line[x] = found != known.end() ? found->second
                                       : known.emplace(row[x], label_colour(row[x])).first->second;
      }
    }
  }
  return image;
}

// Colour pictures as they are.
QImage picture_of(const Raster& raster) {
  const bool deep = raster.type() == dataset::SampleType::kU16;
  QImage image(raster.width(), raster.height(), QImage::Format_ARGB32_Premultiplied);
  const int channels = raster.channels();
  const int green = channels >= 3 ? 1 : 0, blue = channels >= 3 ? 2 : 0;
  for (int y = 0; y < raster.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < raster.width(); ++x) {
      if (deep) {
        const auto samples = raster.u16();
        line[x] = qRgb(samples[raster.index(x, y, 0)] >> 8, samples[raster.index(x, y, green)] >> 8,
                       samples[raster.index(x, y, blue)] >> 8);
      } else {
        const auto samples = raster.u8();
        line[x] = qRgb(samples[raster.index(x, y, 0)], samples[raster.index(x, y, green)],
                       samples[raster.index(x, y, blue)]);
      }
    }
  }
  return image;
}

bool is_label(Quantity quantity) {
  return quantity == Quantity::kSegments || quantity == Quantity::kClasses ||
         quantity == Quantity::kMask;
}

bool in_colours(const Raster& raster, Quantity quantity) {
  return quantity == Quantity::kColour ||
         (quantity == Quantity::kSegments && raster.channels() >= 3);
}

std::vector<Annotation::Share> shares_of(const std::vector<std::uint32_t>& labels) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t label : labels) ++counts[label];
  std::vector<Annotation::Share> shares;
  for (const auto& [label, count] : counts) {
    shares.push_back({label, static_cast<double>(count) / static_cast<double>(labels.size())});
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
  return shares;
}

void read_scores(Annotation& out, std::span<const std::byte> bytes, const std::string& name,
                 const dataset::ClassList& list) {
  std::vector<float> scores = dataset::decode_scores(bytes, name);
  if (scores.size() != list.names.size()) {
    throw bad_input(name + ": has " + std::to_string(scores.size()) + " scores for " +
                    std::to_string(list.names.size()) + " classes");
  }
  double sum = 0;
  if (list.scores == dataset::ScoreKind::kLogits) {
    const float most = *std::max_element(scores.begin(), scores.end());
    for (float& score : scores) score = std::exp(score - most);
  }
  for (const float score : scores) sum += static_cast<double>(score);
  std::vector<std::size_t> order(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t shown = std::min<std::size_t>(5, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  for (std::size_t i = 0; i < shown; ++i) {
    out.scores.push_back(
        {list.names[order[i]],
         sum > 0 ? static_cast<float>(static_cast<double>(scores[order[i]]) / sum) : 0});
  }
}

}  // namespace

QRgb label_colour(std::uint32_t label) {
  // Hues by the golden ratio, lightness in three steps.
  const double hue = std::fmod(0.07 + static_cast<double>(label % 100'000) * 0.618033988749895, 1);
  constexpr std::array kSaturation{0.62, 0.45, 0.72};
  constexpr std::array kValue{0.86, 0.95, 0.66};
  return QColor::fromHsvF(static_cast<float>(hue), static_cast<float>(kSaturation[label % 3]),
                          static_cast<float>(kValue[label % 3]))
      .rgb();
}

QImage coloured_values(const Values& values, Domain domain) {
  const Quantity quantity = dataset::info(domain).quantity;
  return coloured(values, quantity, scale_of(values, quantity));
}

QImage coloured_labels(const std::vector<std::int32_t>& labels, int width, int height) {
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x) {
      const std::int32_t label =
          labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
      line[x] = label < 0 ? 0 : label_colour(static_cast<std::uint32_t>(label) + 1);
    }
  }
  return image;
}

ValueScale usual_scale(const Values& values, Domain domain) {
  const Scale scale = scale_of(values, dataset::info(domain).quantity);
  return {scale.low, scale.high};
}

Annotation annotate_values(Values values, Domain domain, const ValueScale& scale) {
  Annotation out;
  out.domain = domain;
  out.state = Annotation::State::kShown;
  const Quantity quantity = dataset::info(domain).quantity;
  out.low = scale.low;
  out.high = scale.high;
  const bool ends = quantity == Quantity::kDepth || quantity == Quantity::kCurvature ||
                    quantity == Quantity::kResponse;
  out.beyond = ends && goes_beyond(values, scale.high);
  out.picture = coloured(values, quantity, {scale.low, scale.high, out.beyond});
  if (quantity != Quantity::kColour) out.values = std::move(values);  // a colour says it itself
  return out;
}

ValueScale usual_own_scale(const Values& values) {
  ValueScale scale{usual_end(values, kUsualShare, false, true),
                   usual_end(values, kUsualShare, false)};
  if (!(scale.high > scale.low)) scale.high = scale.low + std::max(1e-3, std::abs(scale.low) / 100);
  return scale;
}

Annotation annotate_own(Values values, const ValueScale& scale) {
  Annotation out;
  out.domain = Domain::kReshading;  // a picture behind which one sees what is not measured
  out.own = true;
  out.state = Annotation::State::kShown;
  out.low = scale.low;
  out.high = scale.high;
  const bool colours = values.channels == 3;
  out.beyond = !colours && goes_beyond(values, scale.high);
  out.picture = QImage(values.width, values.height, QImage::Format_ARGB32_Premultiplied);
  const ColourMap& map = default_colour_map();
  const auto share = [&](int x, int y, int channel) {
    return (static_cast<double>(values.at(x, y, channel)) - scale.low) / (scale.high - scale.low);
  };
  const auto byte = [&](int x, int y, int channel) {
    return byte_of(static_cast<float>(share(x, y, channel)));
  };
  for (int y = 0; y < values.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(out.picture.scanLine(y));
    for (int x = 0; x < values.width; ++x) {
      line[x] = !std::isfinite(values.at(x, y)) ? 0
                : colours                       ? qRgb(byte(x, y, 0), byte(x, y, 1), byte(x, y, 2))
                                                : map.at(share(x, y, 0));
    }
  }
  out.values = std::move(values);
  return out;
}

bool is_own_colours(const Annotation& annotation) {
  return annotation.own && annotation.values.channels == 3;
}

QString plain_number(double value) {
  constexpr double kLargest = 1e7, kSmallest = 1e-4;
  const double size = std::abs(value);
  if (size != 0 && (size >= kLargest || size < kSmallest)) return QLocale().toString(value, 'g', 4);
  const int digits = size > 0 ? 3 - static_cast<int>(std::floor(std::log10(size))) : 0;
  return QLocale().toString(value, 'f', std::clamp(digits, 0, 7));
}

Annotation annotate_labels(std::vector<std::uint32_t> labels, int width, int height, Domain domain,
                           const dataset::Classes& classes) {
  Annotation out;
  out.domain = domain;
  out.state = Annotation::State::kShown;
  const Quantity quantity = dataset::info(domain).quantity;
  out.labels = std::move(labels);
  out.picture = coloured(out.labels, width, height, quantity);
  out.shares = shares_of(out.labels);
  if (quantity == Quantity::kClasses) {
    out.class_names.push_back(Words::tr("uncertain"));
    for (const std::string& name : classes.semantic) out.class_names.push_back(text_of(name));
  }
  return out;
}

Annotation annotate(Raster raster, Domain domain, const dataset::Classes& classes) {
  Annotation out;
  out.domain = domain;
  const Quantity quantity = dataset::info(domain).quantity;
  if (in_colours(raster, quantity)) {
    out.picture = picture_of(raster);
  } else if (is_label(quantity)) {
    return annotate_labels(dataset::decode_labels(raster, dataset::info(domain).name),
                           raster.width(), raster.height(), domain, classes);
  } else {
    out.values = dataset::decode_values(raster, domain, dataset::info(domain).name);
    const Scale scale = scale_of(out.values, quantity);
    out.low = scale.low;
    out.high = scale.high;
    out.beyond = scale.beyond;
    out.picture = coloured(out.values, quantity, scale);
  }
  out.state = Annotation::State::kShown;
  return out;
}

QImage thumbnail_of(const Raster& raster, Domain domain, int size) {
  const Quantity quantity = dataset::info(domain).quantity;
  const int side = std::min({raster.width(), raster.height(), size});
  const Raster small = in_colours(raster, quantity) && quantity != Quantity::kColour
                           ? dataset::resize(raster, Domain::kNormal, side)
                           : dataset::resize(raster, domain, side);
  if (in_colours(small, quantity)) return picture_of(small);
  if (is_label(quantity)) {
    return coloured(dataset::decode_labels(small, dataset::info(domain).name), small.width(),
                    small.height(), quantity);
  }
  const Values values = dataset::decode_values(small, domain, dataset::info(domain).name);
  return coloured(values, quantity, scale_of(values, quantity));
}

Annotation read_annotation(const DatasetSource& source, dataset::ViewNumber view, Domain domain) {
  Annotation out;
  out.domain = domain;
  const auto path = source.index().path(view, domain);
  if (!path) return out;
  const dataset::DomainInfo& info = dataset::info(domain);
  try {
    const std::filesystem::path file = source.set.root / *path;
    const bool picture = info.kind == dataset::FileKind::kImage;
    const std::string content =
        read_regular_file(file, picture ? dataset::ImageLimits{}.max_file_bytes : kMaxLabelBytes);
    const auto bytes = std::as_bytes(std::span(content));
    switch (info.kind) {
      case dataset::FileKind::kImage: {
        dataset::DecodeOptions options;
        options.palette_indices = is_label(info.quantity) && info.channels == 1;
        out = annotate(dataset::decode_image(bytes, *path, options), domain, source.set.classes);
        break;
      }
      case dataset::FileKind::kArray:
        read_scores(
            out, bytes, *path,
            domain == Domain::kClassObject ? source.set.classes.object : source.set.classes.scene);
        break;
      case dataset::FileKind::kJson:
        if (domain == Domain::kPointInfo) {
          out.info = dataset::parse_point_info(content, *path);
        } else {
          out.matches = dataset::parse_matches(content, *path);
        }
        break;
    }
    out.state = Annotation::State::kShown;
  } catch (const std::exception& error) {
    out.state = Annotation::State::kDamaged;
    out.problem = problem_text(QString::fromUtf8(error.what()), text_of(*path));
  }
  return out;
}

QString scale_text(const Annotation& annotation, double value) {
  if (annotation.own) return plain_number(value);
  const QLocale locale;
  switch (dataset::info(annotation.domain).quantity) {
    case Quantity::kDepth:
      return Words::tr("%1 m").arg(locale.toString(value, 'f', 2));
    case Quantity::kCurvature:
      return Words::tr("%1 / m").arg(
          locale.toString(value, 'f', value < 10 && value > -10 ? 2 : 1));
    case Quantity::kResponse:
    case Quantity::kShade:
      return Words::tr("%1 %").arg(locale.toString(100 * value, 'f', value < 0.1 ? 2 : 1));
    default:
      return locale.toString(value, 'g', 3);
  }
}

QString value_text(const Annotation& annotation, int x, int y) {
  if (annotation.picture.isNull() || x < 0 || y < 0 || x >= annotation.picture.width() ||
      y >= annotation.picture.height()) {
    return {};
  }
  const QLocale locale;
  const Quantity quantity = dataset::info(annotation.domain).quantity;
  if (!annotation.labels.empty()) {
    const std::uint32_t label =
        annotation.labels[static_cast<std::size_t>(y) *
                              static_cast<std::size_t>(annotation.picture.width()) +
                          static_cast<std::size_t>(x)];
    if (quantity == Quantity::kMask)
      return label != 0 ? Words::tr("valid") : Words::tr("not valid");
    if (quantity == Quantity::kClasses) {
      return label < annotation.class_names.size()
                 ? annotation.class_names[label]
                 : Words::tr("class %1, which is not in the list").arg(label);
    }
    return Words::tr("segment %1").arg(label);
  }
  const Values& values = annotation.values;
  if (values.data.empty()) {
    const QRgb pixel = annotation.picture.pixel(x, y);
    return Words::tr("red %1, green %2, blue %3")
        .arg(qRed(pixel))
        .arg(qGreen(pixel))
        .arg(qBlue(pixel));
  }
  if (!std::isfinite(values.at(x, y))) return Words::tr("not measured");
  if (annotation.own) {
    const auto own = [&](int channel) {
      return plain_number(static_cast<double>(values.at(x, y, channel)));
    };
    return is_own_colours(annotation) ? Words::tr("(%1, %2, %3)").arg(own(0), own(1), own(2))
                                      : own(0);
  }
  const auto number = [&](int channel, int digits) {
    const auto value = static_cast<double>(values.at(x, y, channel));
    const bool zero = std::abs(value) < 0.5 * std::pow(10, -digits);  // which has no sign
    return locale.toString(zero ? 0 : value, 'f', digits);
  };
  switch (quantity) {
    case Quantity::kDepth:
      return Words::tr("%1 m").arg(number(0, 3));
    case Quantity::kNormals:
      return Words::tr("(%1, %2, %3)").arg(number(0, 2), number(1, 2), number(2, 2));
    case Quantity::kCurvature:
      return Words::tr("%1 and %2 / m").arg(number(0, 2), number(1, 2));
    default:
      return Words::tr("%1 %").arg(
          locale.toString(100 * static_cast<double>(values.at(x, y)), 'f', 2));
  }
}

}  // namespace taskatlas::ui
