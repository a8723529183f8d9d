// SPDX-License-Identifier: MIT
// From values to colours: scale, clip, centre.
#pragma once

#include "ui/shared/colour_map.hpp"

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

namespace taskatlas::ui {

enum class HeatmapScale : std::uint8_t {
  kLinear,
  kLog,          // values ≤ 0 look like the lower end
  kExponential,  // evenly in exp(−beta p), as in figure 7 of the paper; higher is still higher
};
QString to_string(HeatmapScale scale);  // "linear", "log", "exp"
std::optional<HeatmapScale> parse_heatmap_scale(const QString& text);

// A monotonous map of [low, high] onto the colours of a map; a value's colour is found by its
// level, so that no function is computed where a cell is painted. Immutable.
class HeatmapColours {
 public:
  struct Ends {
    double low = 0;
    double high = 1;
    std::optional<double> centre;  // has the middle colour; the longer side spans half the map
  };

  // `beta` > 0. Ends that do not fit the scale (log of 0, high ≤ low) are moved to where they do.
  HeatmapColours(const ColourMap& map, bool reversed, HeatmapScale scale, double beta, Ends ends);

  double low() const { return ends_.low; }
  double high() const { return ends_.high; }
  // Where on the map: 0 to 1, clamped; NaN of NaN.
  double share(double value) const;
  double value(double share) const;  // the inverse, for share in [share(low), share(high)]
  QRgb colour_at(double share) const;
  // By level; at most half a level (1/512 of the map) from share(). Not for NaN.
  QRgb colour(double value) const;

  struct Tick {
    double value = 0;
    double share = 0;
    QString text;  // in the user's locale
  };
  // Round values within the ends to write beside a bar of `length`, ascending, with at least `gap`
  // between two texts; `width_of(text)` in the same unit.
  template <typename Width>
  std::vector<Tick> ticks(double length, double gap, const Width& width_of) const {
    const auto fits = [&](const Tick& a, const Tick& b) {
      const double room = (width_of(a.text) + width_of(b.text)) / 2 + gap;
      const double distance = (a.share - b.share) * length;
      return distance >= room || -distance >= room;
    };
    std::vector<Tick> placed;
    for (std::vector<Tick>& choice : tick_choices()) {
      placed.clear();
      bool all = true;
      for (Tick& tick : choice) {
        bool free = true;
        for (const Tick& other : placed) free = free && fits(tick, other);
        if (free) placed.push_back(std::move(tick));
        all = all && free;
      }
      if (all) break;
    }
    sort(placed);
    return placed;
  }

 private:
  double transform(double value) const;
  double inverse(double transformed) const;
  // The finest first; of the last one those are left out that have no room.
  std::vector<std::vector<Tick>> tick_choices() const;
  static void sort(std::vector<Tick>& ticks);

  HeatmapScale scale_;
  double beta_;
  Ends ends_;
  double start_ = 0;  // transformed value of share 0
  double span_ = 1;   // and how much further share 1 is
  std::array<QRgb, 256> colours_{};
  std::array<double, 255> limits_{};  // values at which the next level begins, ascending
};

}  // namespace taskatlas::ui
