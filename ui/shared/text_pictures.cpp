// SPDX-License-Identifier: MIT
#include "ui/shared/text_pictures.hpp"

#include <QPainter>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kMostBytes = 24 << 20;
constexpr qsizetype kMostWidths = 20000;

}  // namespace

TextPictures::TextPictures() : pictures_(kMostBytes) {}

void TextPictures::adopt(const PlotStyle& style, double scale) {
  if (style.family == family_ && style.size == size_ && scale == scale_) return;
  family_ = style.family;
  size_ = style.size;
  scale_ = scale;
  pictures_.clear();
  widths_.clear();
  heights_.clear();
}

double TextPictures::width(const QString& text, double relative, const PlotStyle& style) {
  if (style.family != family_ || style.size != size_) adopt(style, scale_);
  const Key key{text, static_cast<float>(relative), 0, 0, 0};
  const auto known = widths_.constFind(key);
  if (known != widths_.constEnd()) return *known;
  if (widths_.size() > kMostWidths) widths_.clear();
  return *widths_.insert(key, style.text_width(text, relative));
}

double TextPictures::line_height(double relative, const PlotStyle& style) {
  const auto key = static_cast<float>(relative);
  const auto known = heights_.constFind(key);
  if (known != heights_.constEnd()) return *known;
  if (heights_.size() > kMostWidths) heights_.clear();
  return *heights_.insert(key, style.line_height(relative));
}

void TextPictures::draw(QPainter& painter, const QRectF& box, Qt::Alignment alignment,
                        const QString& text, const PlotStyle& style, const TextOptions& options) {
  if (text.isEmpty()) return;
  const QTransform& device = painter.deviceTransform();
  const double scale = std::abs(device.m11());
  adopt(style, scale);
  const bool turned = options.rotation != 0;
  const double room = turned ? box.height() : box.width();  // along the text
  const double full = width(text, options.relative, style) * (options.bold ? 1.2 : 1);
  // Slack for hinting, which makes texts a little wider than measured.
  double length = std::ceil(full) + 2;
  if (options.elide && full > room) length = std::max(1.0, std::floor(room));
  const double thickness = std::ceil(line_height(options.relative, style)) + 1;
  const QColor colour = options.colour.isValid() ? options.colour : style.ink;
  const Key key{text, static_cast<float>(options.relative), static_cast<float>(length),
                colour.rgba(),
                static_cast<std::uint8_t>((options.bold ? 1 : 0) + (options.italic ? 2 : 0) +
                                          (turned ? 4 : 0))};
  const QSizeF size = turned ? QSizeF(thickness, length) : QSizeF(length, thickness);
  const Qt::Alignment start = turned ? Qt::AlignLeft : (alignment & Qt::AlignHorizontal_Mask);
  QImage* picture = pictures_.object(key);
  if (picture == nullptr) {
    picture = new QImage(static_cast<int>(std::ceil(size.width() * scale)),
                         static_cast<int>(std::ceil(size.height() * scale)),
                         QImage::Format_ARGB32_Premultiplied);
    picture->setDevicePixelRatio(scale);
    picture->fill(Qt::transparent);
    QPainter inner(picture);
    TextOptions inside = options;
    inside.colour = colour;
    draw_text(inner, QRectF(QPointF(), size), start | Qt::AlignVCenter, text, style, inside);
    inner.end();
    pictures_.insert(key, picture, static_cast<int>(picture->sizeInBytes()));
    picture = pictures_.object(key);
    if (picture == nullptr) {  // larger than all the room there is
      draw_text(painter, box, alignment, text, style, options);
      return;
    }
  }
  double x = box.center().x() - size.width() / 2;
  double y = box.center().y() - size.height() / 2;
  if (turned) {
    if (alignment & Qt::AlignLeft) y = box.bottom() - size.height();
    if (alignment & Qt::AlignRight) y = box.top();
  } else {
    if (alignment & Qt::AlignLeft) x = box.left();
    if (alignment & Qt::AlignRight) x = box.right() - size.width();
    if (alignment & Qt::AlignTop) y = box.top();
    if (alignment & Qt::AlignBottom) y = box.bottom() - size.height();
  }
  const auto whole = [scale](double place, double shift) {
    return (std::round(place * scale + shift) - shift) / scale;
  };
  painter.drawImage(QPointF(whole(x, device.dx()), whole(y, device.dy())), *picture);
}

}  // namespace taskatlas::ui
