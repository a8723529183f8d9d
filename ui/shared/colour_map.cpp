// SPDX-License-Identifier: MIT
#include "ui/shared/colour_map.hpp"

#include "ui/shared/colour_map_data.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace taskatlas::ui {
namespace {

struct Oklab {
  double l, a, b;
};

// Björn Ottosson, "A perceptual color space for image processing", 2020.
double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double from_linear(double c) {
  return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

Oklab to_oklab(QRgb colour) {
  const double r = to_linear(qRed(colour) / 255.0);
  const double g = to_linear(qGreen(colour) / 255.0);
  const double b = to_linear(qBlue(colour) / 255.0);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb to_rgb(Oklab colour) {
  const double l = std::pow(colour.l + 0.3963377774 * colour.a + 0.2158037573 * colour.b, 3);
  const double m = std::pow(colour.l - 0.1055613458 * colour.a - 0.0638541728 * colour.b, 3);
  const double s = std::pow(colour.l - 0.0894841775 * colour.a - 1.2914855480 * colour.b, 3);
  const auto channel = [](double c) {
    return static_cast<int>(std::lround(255 * std::clamp(from_linear(c), 0.0, 1.0)));
  };
  return qRgb(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
              channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
              channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

std::array<QRgb, 256> published(std::string_view hex) {
  const auto digit = [&](std::size_t i) {
    return hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10;
  };
  std::array<QRgb, 256> colours{};
  for (std::size_t i = 0; i < colours.size(); ++i) {
    const auto byte = [&](std::size_t c) {
      return 16 * digit(6 * i + 2 * c) + digit(6 * i + 2 * c + 1);
    };
    colours[i] = qRgb(byte(0), byte(1), byte(2));
  }
  return colours;
}

// Evenly spaced anchors, with straight lines in Oklab between them.
std::array<QRgb, 256> between(const std::vector<QRgb>& anchors) {
  std::array<QRgb, 256> colours{};
  for (std::size_t i = 0; i < colours.size(); ++i) {
    const double place = static_cast<double>(i) / 255 * static_cast<double>(anchors.size() - 1);
    const std::size_t left = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
    const double share = place - static_cast<double>(left);
    const Oklab a = to_oklab(anchors[left]);
    const Oklab b = to_oklab(anchors[left + 1]);
    const auto mix = [share](double x, double y) { return x + share * (y - x); };
    colours[i] = to_rgb({mix(a.l, b.l), mix(a.a, b.a), mix(a.b, b.b)});
  }
  return colours;
}

std::vector<ColourMap> make_maps() {
  return {
      {QStringLiteral("viridis"), QT_TRANSLATE_NOOP("ColourMap", "Viridis"), false,
       published(kViridisColours)},
      {QStringLiteral("cividis"), QT_TRANSLATE_NOOP("ColourMap", "Cividis"), false,
       published(kCividisColours)},
      {QStringLiteral("magma"), QT_TRANSLATE_NOOP("ColourMap", "Magma"), false,
       published(kMagmaColours)},
      {QStringLiteral("grey"), QT_TRANSLATE_NOOP("ColourMap", "Grey"), false,
       between({qRgb(24, 24, 24), qRgb(245, 245, 245)})},
      {QStringLiteral("blue-orange"), QT_TRANSLATE_NOOP("ColourMap", "Blue to orange"), true,
       between({qRgb(0, 66, 130), qRgb(84, 152, 210), qRgb(242, 242, 240), qRgb(224, 133, 46),
                qRgb(133, 62, 0)})},
      {QStringLiteral("purple-green"), QT_TRANSLATE_NOOP("ColourMap", "Purple to green"), true,
       between({qRgb(88, 29, 110), qRgb(166, 121, 184), qRgb(243, 242, 243), qRgb(104, 168, 108),
                qRgb(0, 85, 40)})},
  };
}

}  // namespace

QString ColourMap::title() const { return QCoreApplication::translate("ColourMap", name); }

QRgb ColourMap::at(double share) const {
  if (!(share > 0)) return colours.front();
  return colours[static_cast<std::size_t>(std::lround(std::min(share, 1.0) * 255))];
}

std::span<const ColourMap> colour_maps() {
  static const std::vector<ColourMap> maps = make_maps();
  return maps;
}

const ColourMap* find_colour_map(const QString& id) {
  for (const ColourMap& map : colour_maps()) {
    if (map.id == id) return &map;
  }
  return nullptr;
}

const ColourMap& default_colour_map() { return colour_maps()[0]; }
const ColourMap& default_diverging_colour_map() { return colour_maps()[4]; }

}  // namespace taskatlas::ui
