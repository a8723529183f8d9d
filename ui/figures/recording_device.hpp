// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"
#include "ui/shared/text_sink.hpp"

#include <QPaintDevice>
#include <memory>

namespace taskatlas::ui {

class RecordingEngine;

// A paint device that keeps what a QPainter does on it as a display list. It has no pixels: one
// unit is a point. Hatched brushes become lines 4 units apart; conical gradients, textures and the
// dense patterns become pictures; compositions other than SourceOver are not kept apart from it.
// Any thread, one at a time.
class RecordingDevice : public QPaintDevice, public TextSink {
 public:
  explicit RecordingDevice(QSizeF size);
  ~RecordingDevice() override;

  const DisplayList& list() const { return list_; }

  QPaintEngine* paintEngine() const override;
  void begin_text(const QString& text, double width, Qt::AlignmentFlag anchor) override;
  void end_text() override;

 protected:
  int metric(PaintDeviceMetric metric) const override;

 private:
  DisplayList list_;
  std::unique_ptr<RecordingEngine> engine_;
};

}  // namespace taskatlas::ui
