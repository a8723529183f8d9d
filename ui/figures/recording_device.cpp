// SPDX-License-Identifier: MIT
#include "ui/figures/recording_device.hpp"

#include "ui/figures/recording_engine.hpp"

#include <cmath>

namespace taskatlas::ui {

RecordingDevice::RecordingDevice(QSizeF size) : engine_(std::make_unique<RecordingEngine>(list_)) {
  list_.size = size;
}

RecordingDevice::~RecordingDevice() = default;

QPaintEngine* RecordingDevice::paintEngine() const { return engine_.get(); }

void RecordingDevice::begin_text(const QString& text, double width, Qt::AlignmentFlag anchor) {
  engine_->begin_text(text, width, anchor);
}

void RecordingDevice::end_text() { engine_->end_text(); }

int RecordingDevice::metric(PaintDeviceMetric metric) const {
  constexpr double kMillimetres = 25.4 / 72;
  switch (metric) {
    case PdmWidth:
      return static_cast<int>(std::ceil(list_.size.width()));
    case PdmHeight:
      return static_cast<int>(std::ceil(list_.size.height()));
    case PdmWidthMM:
      return static_cast<int>(std::lround(list_.size.width() * kMillimetres));
    case PdmHeightMM:
      return static_cast<int>(std::lround(list_.size.height() * kMillimetres));
    case PdmNumColors:
      return 1 << 24;
    case PdmDepth:
      return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
      return 72;
    case PdmDevicePixelRatio:
      return 1;
    case PdmDevicePixelRatioScaled:
      return static_cast<int>(devicePixelRatioFScale());
  }
  return 0;
}

}  // namespace taskatlas::ui
