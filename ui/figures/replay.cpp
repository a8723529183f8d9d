// SPDX-License-Identifier: MIT
#include "ui/figures/replay.hpp"

#include "ui/figures/glyph_outlines.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

class Replay {
 public:
  Replay(const DisplayList& list, QPainter& painter, ReplayText text)
      : list_(list), painter_(painter), text_(text) {}

  void run() {
    painter_.save();
    for (const DisplayItem& item : list_.items) {
      set_clip(item.clip);
      painter_.setOpacity(item.opacity);
      std::visit([this](const auto& content) { paint(content); }, item.content);
    }
    painter_.restore();
  }

 private:
  // Clips are few and follow each other, so one level of saved state is enough.
  void set_clip(int clip) {
    if (clip == clip_) return;
    painter_.restore();
    painter_.save();
    clip_ = clip;
    if (clip >= 0) {
      painter_.setClipPath(list_.clips[static_cast<std::size_t>(clip)], Qt::IntersectClip);
    }
  }

  void paint(const PathItem& item) {
    painter_.setPen(item.stroke);
    painter_.setBrush(item.fill);
    painter_.drawPath(item.path);
  }

  void paint(const TextItem& item) {
    painter_.save();
    painter_.setTransform(item.transform, true);
    if (text_ == ReplayText::kOutlines) {
      painter_.fillPath(outlines_.path(item), item.colour);
    } else {
      painter_.setFont(item.font);
      painter_.setPen(item.colour);
      painter_.drawText(item.position, item.text);
    }
    painter_.restore();
  }

  void paint(const ImageItem& item) {
    const QImage image = with_crisp_cells(item);
    painter_.save();
    painter_.setTransform(item.transform, true);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, item.smooth);
    painter_.drawImage(QRectF(0, 0, item.image.width(), item.image.height()), image,
                       QRectF(image.rect()));
    painter_.restore();
  }

  const DisplayList& list_;
  QPainter& painter_;
  ReplayText text_;
  GlyphOutlines outlines_;
  int clip_ = -1;
};

}  // namespace

void replay(const DisplayList& list, QPainter& painter, ReplayText text) {
  Replay(list, painter, text).run();
}

QImage with_crisp_cells(const ImageItem& item) {
  if (item.smooth || item.image.isNull()) return item.image;
  constexpr double kPixelsOfUnit = 8;  // 600 dpi
  constexpr double kMostPixels = 1 << 24;
  const double cell = std::sqrt(std::abs(item.transform.determinant()));  // units
  const double pixels = static_cast<double>(item.image.width()) * item.image.height();
  const int factor = static_cast<int>(
      std::min(std::ceil(cell * kPixelsOfUnit), std::floor(std::sqrt(kMostPixels / pixels))));
  if (factor < 2) return item.image;
  return item.image.scaled(item.image.width() * factor, item.image.height() * factor,
                           Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

}  // namespace taskatlas::ui
