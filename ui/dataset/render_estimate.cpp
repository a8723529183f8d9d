// SPDX-License-Identifier: MIT
#include "ui/dataset/render_estimate.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace taskatlas::ui {
namespace {

// c + k·pixels for one view with all its annotations: seconds of one core (AMD EPYC with
// AVX-512) and bytes, both through what 1,000 views of 64 pixels and 96 of 128 took.
constexpr double kSecondsOfView = 0.010, kSecondsOfPixel = 1.27e-5;
constexpr double kBytesOfView = 12'700, kBytesOfPixel = 6.24;

}  // namespace

RenderEstimate estimate_rendering(std::int64_t views, int size) {
  const double pixels = static_cast<double>(size) * size, count = static_cast<double>(views);
  return {count * (kSecondsOfView + kSecondsOfPixel * pixels),
          count * (kBytesOfView + kBytesOfPixel * pixels)};
}

QString duration_text(double seconds) {
  // lupdate does not read past a cast in the call.
  if (seconds < 90) {
    const auto count = static_cast<int>(std::max(1.0, std::round(seconds)));
    return QCoreApplication::translate("Duration", "%Ln second(s)", nullptr, count);
  }
  const double minutes = seconds / 60;
  if (minutes < 90) {
    const auto count = static_cast<int>(std::round(minutes));
    return QCoreApplication::translate("Duration", "%Ln minute(s)", nullptr, count);
  }
  const double hours = minutes / 60;
  if (hours < 48) {
    const auto count = static_cast<int>(std::round(hours));
    return QCoreApplication::translate("Duration", "%Ln hour(s)", nullptr, count);
  }
  const auto count = static_cast<int>(std::round(hours / 24));
  return QCoreApplication::translate("Duration", "%Ln day(s)", nullptr, count);
}

}  // namespace taskatlas::ui
