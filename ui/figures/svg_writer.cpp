// SPDX-License-Identifier: MIT
#include "ui/figures/svg_writer.hpp"

#include "ui/figures/decimal.hpp"
#include "ui/figures/glyph_outlines.hpp"
#include "ui/figures/svg_path.hpp"

#include <QBuffer>
#include <cmath>

namespace taskatlas::ui {
namespace {

QByteArray escaped(const QString& text) {
  QString clean;
  for (const QChar c : text) {  // what XML 1.0 has no way to write
    if (c < u' ' && c != u'\t' && c != u'\n' && c != u'\r') continue;
    if (c == QChar(0xfffe) || c == QChar(0xffff)) continue;
    clean += c;
  }
  return clean.toHtmlEscaped().toUtf8();
}

QByteArray matrix(const QTransform& t) {
  const auto number = [](double v) { return decimal(v, 6); };
  if (t.m11() == 1 && t.m12() == 0 && t.m21() == 0 && t.m22() == 1) {
    return "translate(" + decimal(t.dx()) + " " + decimal(t.dy()) + ")";
  }
  return "matrix(" + number(t.m11()) + " " + number(t.m12()) + " " + number(t.m21()) + " " +
         number(t.m22()) + " " + decimal(t.dx()) + " " + decimal(t.dy()) + ")";
}

QByteArray colour_name(const QColor& colour) { return colour.name(QColor::HexRgb).toLatin1(); }

class SvgWriter {
 public:
  SvgWriter(const DisplayList& list, ReplayText text) : list_(list), text_(text) {}

  QByteArray write(const FigureWords& words) {
    int clip = -1;
    for (const DisplayItem& item : list_.items) {
      if (item.clip != clip) {
        if (clip >= 0) body_ += "</g>\n";
        if (item.clip >= 0) body_ += "<g clip-path=\"url(#" + clip_name(item.clip) + ")\">\n";
        clip = item.clip;
      }
      opacity_ = item.opacity;
      std::visit([this](const auto& content) { put(content); }, item.content);
    }
    if (clip >= 0) body_ += "</g>\n";
    for (std::size_t i = 0; i < glyphs_.outlines().size(); ++i) {
      const QByteArray d = svg_path(glyphs_.outlines()[i], 1);
      if (!d.isEmpty()) {
        defs_ += "<path id=\"g" + QByteArray::number(qulonglong(i)) + "\" d=\"" + d + "\"/>\n";
      }
    }
    const QByteArray w = decimal(list_.size.width(), 4), h = decimal(list_.size.height(), 4);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" +
           w + "pt\" height=\"" + h + "pt\" viewBox=\"0 0 " + w + " " + h + "\">\n<title>" +
           escaped(words.title) + "</title>\n<desc>" + escaped(words.description) +
           "</desc>\n<metadata><taskatlas:recipe xmlns:taskatlas=\"urn:taskatlas:figure\">" +
           escaped(QString::fromUtf8(words.recipe)) + "</taskatlas:recipe></metadata>\n" +
           (defs_.isEmpty() ? QByteArray() : "<defs>\n" + defs_ + "</defs>\n") + body_ + "</svg>\n";
  }

 private:
  // Once for each clip that is used.
  QByteArray clip_name(int clip) {
    QByteArray name = "c" + QByteArray::number(clip);
    if (!clips_.contains(clip)) {
      clips_.append(clip);
      const QPainterPath& path = list_.clips[static_cast<std::size_t>(clip)];
      defs_ += "<clipPath id=\"" + name + "\"><path" +
               (path.fillRule() == Qt::OddEvenFill ? QByteArray(" clip-rule=\"evenodd\"")
                                                   : QByteArray()) +
               " d=\"" + svg_path(path) + "\"/></clipPath>\n";
    }
    return name;
  }

  static void put_alpha(QByteArray& out, const char* attribute, double alpha) {
    if (alpha < 1) out += QByteArray(" ") + attribute + "=\"" + decimal(alpha) + "\"";
  }

  QByteArray gradient(const QBrush& brush) {
    const QGradient& gradient = *brush.gradient();
    QByteArray name = "p" + QByteArray::number(++gradients_);
    const bool linear = gradient.type() == QGradient::LinearGradient;
    QByteArray text = linear ? "<linearGradient" : "<radialGradient";
    text += " id=\"" + name + R"(" gradientUnits="userSpaceOnUse")";
    const auto attribute = [&text](const char* key, double value) {
      text += QByteArray(" ") + key + "=\"" + decimal(value, 4) + "\"";
    };
    if (linear) {
      const auto& line = static_cast<const QLinearGradient&>(gradient);
      attribute("x1", line.start().x());
      attribute("y1", line.start().y());
      attribute("x2", line.finalStop().x());
      attribute("y2", line.finalStop().y());
    } else {
      const auto& circle = static_cast<const QRadialGradient&>(gradient);
      attribute("cx", circle.center().x());
      attribute("cy", circle.center().y());
      attribute("r", circle.radius());
      attribute("fx", circle.focalPoint().x());
      attribute("fy", circle.focalPoint().y());
    }
    if (gradient.spread() != QGradient::PadSpread) {
      text += gradient.spread() == QGradient::RepeatSpread ? " spreadMethod=\"repeat\""
                                                           : " spreadMethod=\"reflect\"";
    }
    if (!brush.transform().isIdentity()) {
      text += " gradientTransform=\"" + matrix(brush.transform()) + "\"";
    }
    text += ">";
    for (const auto& [at, colour] : gradient.stops()) {
      text += "<stop offset=\"" + decimal(at, 5) + "\" stop-color=\"" + colour_name(colour) + "\"";
      put_alpha(text, "stop-opacity", colour.alphaF());
      text += "/>";
    }
    defs_ += text + (linear ? "</linearGradient>\n" : "</radialGradient>\n");
    return name;
  }

  void put_stroke(QByteArray& out, const QPen& pen) {
    if (pen.style() == Qt::NoPen) return;
    out += " stroke=\"" + colour_name(pen.color()) + "\"";
    put_alpha(out, "stroke-opacity", pen.color().alphaF());
    if (pen.widthF() != 1) out += " stroke-width=\"" + decimal(pen.widthF(), 4) + "\"";
    if (pen.capStyle() == Qt::SquareCap) out += " stroke-linecap=\"square\"";
    if (pen.capStyle() == Qt::RoundCap) out += " stroke-linecap=\"round\"";
    if (pen.joinStyle() == Qt::BevelJoin) out += " stroke-linejoin=\"bevel\"";
    if (pen.joinStyle() == Qt::RoundJoin) out += " stroke-linejoin=\"round\"";
    const auto dashes = pen.dashPattern();
    if (pen.style() == Qt::SolidLine || dashes.isEmpty()) return;
    out += " stroke-dasharray=\"";
    for (qsizetype i = 0; i < dashes.size(); ++i) {
      out += (i > 0 ? " " : "") + decimal(dashes[i] * pen.widthF());
    }
    out += "\"";
    if (pen.dashOffset() != 0) {
      out += " stroke-dashoffset=\"" + decimal(pen.dashOffset() * pen.widthF()) + "\"";
    }
  }

  void put(const PathItem& item) {
    QByteArray paint;
    if (item.fill.style() == Qt::NoBrush) {
      paint = " fill=\"none\"";
    } else if (item.fill.gradient() != nullptr) {
      paint = " fill=\"url(#" + gradient(item.fill) + ")\"";
    } else {
      paint = " fill=\"" + colour_name(item.fill.color()) + "\"";
      put_alpha(paint, "fill-opacity", item.fill.color().alphaF());
    }
    if (item.fill.style() != Qt::NoBrush && item.path.fillRule() == Qt::OddEvenFill &&
        item.path.elementCount() > 5) {  // the rule has no say in a simple polygon
      paint += " fill-rule=\"evenodd\"";
    }
    put_stroke(paint, item.stroke);
    put_alpha(paint, "opacity", opacity_);
    body_ += "<path d=\"" + svg_path(item.path) + "\"" + paint + "/>\n";
  }

  void put(const TextItem& item) {
    QByteArray paint = " fill=\"" + colour_name(item.colour) + "\"";
    put_alpha(paint, "fill-opacity", item.colour.alphaF());
    put_alpha(paint, "opacity", opacity_);
    if (text_ == ReplayText::kOutlines) return put_outlines(item, paint);
    // The font's own coordinates are huge; as a size of text people expect one in points.
    const double scale = std::sqrt(std::abs(item.transform.determinant()));
    if (!(scale > 0)) return;
    QTransform transform =
        QTransform::fromTranslate(item.position.x(), item.position.y()) * item.transform;
    transform = QTransform::fromScale(1 / scale, 1 / scale) * transform;
    body_ += "<text transform=\"" + matrix(transform) + "\" font-family=\"" +
             escaped(item.font.family()) + "\" font-size=\"" +
             decimal(item.font.pixelSize() * scale) + "\"";
    if (item.font.bold()) body_ += " font-weight=\"bold\"";
    if (item.font.italic()) body_ += " font-style=\"italic\"";
    body_ += R"( xml:space="preserve" textLength=")" + decimal(item.width * scale) +
             R"(" lengthAdjust="spacingAndGlyphs")" + paint + ">" + escaped(item.text) +
             "</text>\n";
  }

  void put_outlines(const TextItem& item, const QByteArray& paint) {
    const auto glyphs = glyphs_.place(item);
    if (glyphs.empty()) return;
    const QTransform transform =
        QTransform::fromTranslate(item.position.x(), item.position.y()) * item.transform;
    body_ += "<g transform=\"" + matrix(transform) + "\"" + paint + ">";
    for (const PlacedGlyph& glyph : glyphs) {
      const QPointF at = glyph.position - item.position;
      body_ += "<use xlink:href=\"#g" + QByteArray::number(qulonglong(glyph.outline)) + "\"";
      if (at.x() != 0) body_ += " x=\"" + decimal(at.x(), 1) + "\"";
      if (at.y() != 0) body_ += " y=\"" + decimal(at.y(), 1) + "\"";
      body_ += "/>";
    }
    body_ += "</g>\n";
  }

  void put(const ImageItem& item) {
    const QImage image = with_crisp_cells(item);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    body_ += "<image transform=\"" + matrix(item.transform) + "\" width=\"" +
             QByteArray::number(item.image.width()) + "\" height=\"" +
             QByteArray::number(item.image.height()) + R"(" preserveAspectRatio="none")";
    if (!item.smooth) body_ += " image-rendering=\"optimizeSpeed\"";
    put_alpha(body_, "opacity", opacity_);
    body_ += " xlink:href=\"data:image/png;base64," + png.toBase64() + "\"/>\n";
  }

  const DisplayList& list_;
  ReplayText text_;
  GlyphOutlines glyphs_;
  QByteArray defs_, body_;
  QList<int> clips_;
  int gradients_ = 0;
  double opacity_ = 1;
};

}  // namespace

QByteArray write_svg(const DisplayList& list, ReplayText text, const FigureWords& words) {
  return SvgWriter(list, text).write(words);
}

}  // namespace taskatlas::ui
