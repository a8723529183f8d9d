// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_scale.hpp"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

namespace taskatlas::ui {

namespace {

// "0.05", "3×10⁻⁵".
QString number_text(double value) {
  const QLocale locale;
  const double size = std::abs(value);
  if (size == 0 || (size >= 0.999e-3 && size < 1e6)) return locale.toString(value, 'g', 6);
  const int exponent = static_cast<int>(std::floor(std::log10(size) + 1e-9));
  const double digits = value / std::pow(10.0, exponent);
  static const QString superscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
  QString power = QString::number(std::abs(exponent));
  for (QChar& c : power) c = superscripts[c.digitValue()];
  if (exponent < 0) power.prepend(QChar(u'⁻'));
  const QString ten = locale.toString(10) + power;
  return std::abs(digits - 1) < 1e-6 ? ten : locale.toString(digits, 'g', 3) + QChar(u'×') + ten;
}

}  // namespace

QString to_string(HeatmapScale scale) {
  switch (scale) {
    case HeatmapScale::kLog:
      return QStringLiteral("log");
    case HeatmapScale::kExponential:
      return QStringLiteral("exp");
    case HeatmapScale::kLinear:
      break;
  }
  return QStringLiteral("linear");
}

std::optional<HeatmapScale> parse_heatmap_scale(const QString& text) {
  for (const auto scale : {HeatmapScale::kLinear, HeatmapScale::kLog, HeatmapScale::kExponential}) {
    if (text == to_string(scale)) return scale;
  }
  return std::nullopt;
}

HeatmapColours::HeatmapColours(const ColourMap& map, bool reversed, HeatmapScale scale, double beta,
                               Ends ends)
    : scale_(scale), beta_(beta), ends_(ends), colours_(map.colours) {
  if (reversed) std::reverse(colours_.begin(), colours_.end());
  if (!std::isfinite(ends_.low)) ends_.low = 0;
  if (!std::isfinite(ends_.high)) ends_.high = ends_.low + 1;
  if (scale_ == HeatmapScale::kLog) {
    if (!(ends_.high > 0)) ends_.high = 1;
    if (!(ends_.low > 0)) ends_.low = ends_.high / 1000;
    if (ends_.centre && !(*ends_.centre > 0)) ends_.centre.reset();
  }
  if (!(ends_.high > ends_.low)) {
    // One value only: it gets the upper end's colour.
    ends_.low = scale_ == HeatmapScale::kLog ? ends_.high / 10
                                             : ends_.high - std::max(std::abs(ends_.high), 1e-6);
  }
  const double from = transform(ends_.low);
  const double to = transform(ends_.high);
  start_ = from;
  span_ = to - from;
  if (ends_.centre) {
    const double middle = transform(*ends_.centre);
    const double half = std::max(std::abs(to - middle), std::abs(middle - from));
    start_ = middle - half;
    span_ = 2 * half;
  }
  if (!(span_ > 0)) span_ = std::numeric_limits<double>::min();
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    limits_[i] = value((static_cast<double>(i) + 0.5) / 255);
  }
}

double HeatmapColours::transform(double value) const {
  switch (scale_) {
    case HeatmapScale::kLog:
      return std::log(std::max(value, std::numeric_limits<double>::min()));
    case HeatmapScale::kExponential:
      return -std::expm1(-beta_ * value);
    case HeatmapScale::kLinear:
      break;
  }
  return value;
}

double HeatmapColours::inverse(double transformed) const {
  switch (scale_) {
    case HeatmapScale::kLog:
      return std::exp(transformed);
    case HeatmapScale::kExponential:
      return transformed < 1 ? -std::log1p(-transformed) / beta_
                             : std::numeric_limits<double>::infinity();
    case HeatmapScale::kLinear:
      break;
  }
  return transformed;
}

double HeatmapColours::share(double value) const {
  if (std::isnan(value)) return value;
  const double clipped = std::clamp(value, ends_.low, ends_.high);
  return std::clamp((transform(clipped) - start_) / span_, 0.0, 1.0);
}

double HeatmapColours::value(double share) const { return inverse(start_ + share * span_); }

QRgb HeatmapColours::colour_at(double share) const {
  return colours_[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255))];
}

QRgb HeatmapColours::colour(double value) const {
  const double clipped = std::clamp(value, ends_.low, ends_.high);
  const auto limit = std::upper_bound(limits_.begin(), limits_.end(), clipped);
  return colours_[static_cast<std::size_t>(limit - limits_.begin())];
}

std::vector<std::vector<HeatmapColours::Tick>> HeatmapColours::tick_choices() const {
  const double low = ends_.low;
  const double high = ends_.high;
  const double slack = 1e-9 * (high - low);
  const auto add = [&](std::vector<Tick>& ticks, double value) {
    if (value < low - slack || value > high + slack) return;
    const double at = share(value);
    for (const Tick& tick : ticks) {
      if (std::abs(tick.value - value) < slack) return;
    }
    ticks.push_back({value, at, number_text(value)});
  };
  const auto add_multiples = [&](std::vector<Tick>& ticks, double step, double most) {
    const double first = std::ceil((low - slack) / step);
    const double count = std::min(std::floor((high + slack) / step) - first, most);
    for (double k = 0; k <= count; ++k) {
      const double value = (first + k) * step;
      add(ticks, std::abs(value) < step * 1e-9 ? 0 : value);  // not a remainder of 1e-17
    }
  };
  const double top = std::pow(10.0, std::floor(std::log10(high - low)));

  std::vector<std::vector<Tick>> choices;
  if (scale_ == HeatmapScale::kExponential) {
    // Coarse steps first; the finer ones find room where the scale is wide.
    std::vector<Tick> ticks;
    for (const double part : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
      add_multiples(ticks, top / part, 20);
    }
    return {ticks};
  }
  if (scale_ == HeatmapScale::kLog && high / low > 8) {
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    for (const std::vector<double>& digits : {std::vector<double>{1, 2, 5}, {1, 3}, {1}}) {
      std::vector<Tick> ticks;
      for (int power = first; power <= last; ++power) {
        for (const double digit : digits) add(ticks, digit * std::pow(10.0, power));
      }
      choices.push_back(std::move(ticks));
    }
  } else {
    for (const double part : {10.0, 5.0, 2.0, 1.0, 0.5, 0.2}) {
      std::vector<Tick> ticks;
      add_multiples(ticks, top / part, 200);
      if (ticks.size() > 9) continue;
      if (ticks.size() < 2 && !choices.empty()) break;
      choices.push_back(std::move(ticks));
    }
  }
  if (choices.empty() || choices.back().size() < 2) choices.emplace_back();
  if (choices.back().empty()) {
    add(choices.back(), low);
    add(choices.back(), high);
  }
  return choices;
}

void HeatmapColours::sort(std::vector<Tick>& ticks) {
  std::sort(ticks.begin(), ticks.end(),
            [](const Tick& a, const Tick& b) { return a.value < b.value; });
}

}  // namespace taskatlas::ui
