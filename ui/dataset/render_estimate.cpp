// SPDX-License-Identifier: MIT
#include "ui/dataset/render_estimate.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace taskatlas::ui {
namespace {

// c + k·pixels for one view with all its annotations, on one core of 2.5 GHz.
constexpr double kSecondsOfView = 0.077, kSecondsOfPixel = 1.06e-5;
constexpr double kBytesOfView = 19'400, kBytesOfPixel = 6.75;

}  // namespace

RenderEstimate estimate_rendering(std::int64_t views, int size) {
  const double pixels = static_cast<double>(size) * size, count = static_cast<double>(views);
  return {count * (kSecondsOfView + kSecondsOfPixel * pixels),
          count * (kBytesOfView + kBytesOfPixel * pixels)};
}

QString duration_text(double seconds) {
  const auto translated = [](const char* text, int number) {
    return QCoreApplication::translate("Duration", text, nullptr, number);
  };
  if (seconds < 90) {
    return translated("%Ln second(s)", static_cast<int>(std::max(1.0, std::round(seconds))));
  }
  const double minutes = seconds / 60;
  if (minutes < 90) return translated("%Ln minute(s)", static_cast<int>(std::round(minutes)));
  const double hours = minutes / 60;
  if (hours < 48) return translated("%Ln hour(s)", static_cast<int>(std::round(hours)));
  return translated("%Ln day(s)", static_cast<int>(std::round(hours / 24)));
}

}  // namespace taskatlas::ui
