// SPDX-License-Identifier: MIT
#include "ui/shared/plot_style.hpp"

#include "ui/shared/text_sink.hpp"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>
#include <QPalette>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

// QFont knows whole pixels only; on paper text is set this many times larger and scaled down.
constexpr double kPaperScale = 64;

double text_scale(const PlotStyle& style) { return style.on_paper ? kPaperScale : 1; }

QFont font_of(const PlotStyle& style, double relative, bool bold, bool italic) {
  QFont font(style.family);
  font.setPixelSize(
      std::max(1, static_cast<int>(std::lround(style.size * relative * text_scale(style)))));
  font.setBold(bold);
  font.setItalic(italic);
  if (style.on_paper) {
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
  }
  return font;
}

double luminance(const QColor& colour) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(static_cast<double>(colour.redF())) +
         0.7152 * linear(static_cast<double>(colour.greenF())) +
         0.0722 * linear(static_cast<double>(colour.blueF()));
}

}  // namespace

PlotStyle PlotStyle::screen(const QPalette& palette, const QFont& font) {
  PlotStyle style;
  style.family = font.family();
  style.size = QFontInfo(font).pixelSize();
  style.paper = palette.color(QPalette::Base);
  style.ink = palette.color(QPalette::Text);
  style.dark = luminance(style.paper) < luminance(style.ink);
  style.muted = style.dark ? QColor(0xa6, 0xad, 0xb8) : QColor(0x5a, 0x63, 0x70);
  style.grid = style.dark ? QColor(0x3a, 0x40, 0x4a) : QColor(0xdd, 0xe1, 0xe7);
  style.raised = style.dark ? QColor(0x2b, 0x30, 0x38) : QColor(0xf6, 0xf7, 0xf9);
  style.accent = palette.color(QPalette::Highlight);
  style.missing = style.dark ? QColor(0x26, 0x2a, 0x31) : QColor(0xf0, 0xf1, 0xf3);
  style.good = style.dark ? QColor(0x4c, 0xc3, 0x8a) : QColor(0x00, 0x7a, 0x4d);
  style.bad = style.dark ? QColor(0xff, 0x8a, 0x70) : QColor(0xb4, 0x3a, 0x1e);
  return style;
}

PlotStyle PlotStyle::figure(const QString& family, double points) {
  PlotStyle style;
  style.family = family;
  style.size = points;
  style.on_paper = true;
  style.even_text = true;
  style.paper = Qt::white;
  style.ink = QColor(0x16, 0x19, 0x1d);
  style.muted = QColor(0x55, 0x5c, 0x66);
  style.grid = QColor(0xd5, 0xd9, 0xdf);
  style.raised = QColor(0xf6, 0xf7, 0xf9);
  style.accent = QColor(0x1f, 0x5f, 0xbf);
  style.missing = QColor(0xf0, 0xf1, 0xf3);
  style.good = QColor(0x00, 0x7a, 0x4d);
  style.bad = QColor(0xb4, 0x3a, 0x1e);
  return style;
}

double PlotStyle::text_width(const QString& text, double relative, bool bold) const {
  return QFontMetricsF(font_of(*this, relative, bold, false)).horizontalAdvance(text) /
         text_scale(*this);
}

double PlotStyle::line_height(double relative) const {
  return QFontMetricsF(font_of(*this, relative, false, false)).height() / text_scale(*this);
}

double PlotStyle::ascent(double relative) const {
  return QFontMetricsF(font_of(*this, relative, false, false)).ascent() / text_scale(*this);
}

void draw_text(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
               const PlotStyle& style, const TextOptions& options) {
  if (text.isEmpty()) return;
  const double scale = text_scale(style);
  const QFont font = font_of(style, options.relative, options.bold, options.italic);
  const QFontMetricsF metrics(font);
  const bool turned = options.rotation != 0;
  QSizeF size = turned ? box.size().transposed() : box.size();
  size *= scale;
  const QString shown =
      options.elide ? metrics.elidedText(text, Qt::ElideRight, size.width() + 0.01) : text;
  const double width = metrics.horizontalAdvance(shown);
  double x = -size.width() / 2;
  Qt::AlignmentFlag anchor = Qt::AlignLeft;
  if (alignment & Qt::AlignRight) {
    x = size.width() / 2 - width;
    anchor = Qt::AlignRight;
  }
  if (alignment & Qt::AlignHCenter) {
    x = -width / 2;
    anchor = Qt::AlignHCenter;
  }
  double y = -metrics.height() / 2 + metrics.ascent();
  if (alignment & Qt::AlignTop) y = -size.height() / 2 + metrics.ascent();
  if (alignment & Qt::AlignBottom) y = size.height() / 2 - metrics.descent();

  painter.save();
  painter.translate(box.center());
  if (turned) painter.rotate(options.rotation);
  painter.scale(1 / scale, 1 / scale);
  painter.setFont(font);
  painter.setPen(options.colour.isValid() ? options.colour : style.ink);
  auto* sink = dynamic_cast<TextSink*>(painter.device());
  if (sink != nullptr) sink->begin_text(shown, width, anchor);
  painter.drawText(QPointF(x, y), shown);
  if (sink != nullptr) sink->end_text();
  painter.restore();
}

QColor kind_colour(TaskKind kind, const PlotStyle& style) {
  switch (kind) {
    case TaskKind::k2D:
      return style.dark ? QColor(0xff, 0xb8, 0x4d) : QColor(0xb8, 0x6e, 0x00);  // orange
    case TaskKind::k3D:
      return style.dark ? QColor(0x6f, 0xb4, 0xe8) : QColor(0x00, 0x62, 0x9e);  // blue
    case TaskKind::kGeometric:
      return style.dark ? QColor(0x3f, 0xc8, 0x9d) : QColor(0x00, 0x77, 0x59);  // bluish green
    case TaskKind::kSemantic:
      return style.dark ? QColor(0xe5, 0x9f, 0xc8) : QColor(0xa3, 0x4f, 0x80);  // reddish purple
    case TaskKind::kNone:
      break;
  }
  return style.muted;
}

QColor kind_fill(TaskKind kind, const PlotStyle& style) {
  const QColor colour = kind_colour(kind, style);
  const double share = style.dark ? 0.30 : 0.20;
  const auto mix = [share](int of, int with) {
    return static_cast<int>(std::lround(share * of + (1 - share) * with));
  };
  return {mix(colour.red(), style.paper.red()), mix(colour.green(), style.paper.green()),
          mix(colour.blue(), style.paper.blue())};
}

QString kind_sign(TaskKind kind) {
  switch (kind) {
    case TaskKind::k2D:
      return QStringLiteral("2D");
    case TaskKind::k3D:
      return QStringLiteral("3D");
    case TaskKind::kGeometric:
      return QStringLiteral("G");
    case TaskKind::kSemantic:
      return QStringLiteral("S");
    case TaskKind::kNone:
      break;
  }
  return QStringLiteral("–");
}

QString kind_name(TaskKind kind) {
  switch (kind) {
    case TaskKind::k2D:
      return QCoreApplication::translate("TaskKind", "2D");
    case TaskKind::k3D:
      return QCoreApplication::translate("TaskKind", "3D");
    case TaskKind::kGeometric:
      return QCoreApplication::translate("TaskKind", "Geometric");
    case TaskKind::kSemantic:
      return QCoreApplication::translate("TaskKind", "Semantic");
    case TaskKind::kNone:
      break;
  }
  return QCoreApplication::translate("TaskKind", "None");
}

QColor readable_on(const QColor& background) {
  // Contrast (L1 + .05) / (L2 + .05) is equal for both where L = sqrt(1.05 * .05) - .05.
  return luminance(background) > 0.179 ? QColor(0x11, 0x13, 0x16) : QColor(Qt::white);
}

}  // namespace taskatlas::ui
