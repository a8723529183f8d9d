// SPDX-License-Identifier: MIT
// Perceptually uniform, colour-blind-safe colour maps.
#pragma once

#include <QColor>
#include <QString>
#include <array>
#include <span>

namespace taskatlas::ui {

// A map from [0, 1] to colours, in 256 steps. Sequential maps have evenly rising lightness (CIELAB
// through Oklab), so that equal steps look equal, also in grey; diverging ones are symmetric in
// lightness about their middle.
class ColourMap {
 public:
  QString id;             // stable, for files: "viridis"
  const char* name = "";  // in English
  bool diverging = false;
  std::array<QRgb, 256> colours{};

  QString title() const;        // translated
  QRgb at(double share) const;  // clamped to [0, 1]; NaN gives the first colour
};

// viridis, magma, cividis, grey; blue-orange and purple-green (diverging).
std::span<const ColourMap> colour_maps();
// Nullptr where there is none of that id.
const ColourMap* find_colour_map(const QString& id);
const ColourMap& default_colour_map();            // viridis
const ColourMap& default_diverging_colour_map();  // blue-orange

}  // namespace taskatlas::ui
