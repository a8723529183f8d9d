// SPDX-License-Identifier: MIT
// Pictures of texts that were drawn before.
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QCache>
#include <QHash>
#include <QHashFunctions>
#include <QImage>
#include <QString>
#include <cstdint>

class QPainter;

namespace taskatlas::ui {

// Draws what draw_text() draws, shifted by less than a pixel, from pictures that it keeps: for
// views that draw the same texts with every frame. For painters on the screen's pixels without
// rotation. Not thread-safe. The pictures of another style or scaling are dropped on first use.
class TextPictures {
 public:
  TextPictures();

  void draw(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
            const PlotStyle& style, const TextOptions& options = {});
  double width(const QString& text, double relative, const PlotStyle& style);

 private:
  struct Key {
    QString text;
    float relative = 0;
    float length = 0;
    QRgb colour = 0;
    std::uint8_t flags = 0;  // 1 bold, 2 italic, 4 turned
    bool operator==(const Key&) const = default;
    friend std::size_t qHash(const Key& key, std::size_t seed = 0) {
      return qHashMulti(seed, key.text, key.relative, key.length, key.colour, key.flags);
    }
  };

  void adopt(const PlotStyle& style, double scale);
  double line_height(double relative, const PlotStyle& style);

  QString family_;
  double size_ = 0;
  double scale_ = 0;
  QCache<Key, QImage> pictures_;  // cost in bytes
  QHash<Key, double> widths_;
  QHash<float, double> heights_;
};

}  // namespace taskatlas::ui
