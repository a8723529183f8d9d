// SPDX-License-Identifier: MIT
#include "ui/figures/tikz_writer.hpp"

#include "ui/figures/decimal.hpp"
#include "ui/figures/glyph_outlines.hpp"
#include "ui/figures/latex_text.hpp"

#include <QBuffer>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace taskatlas::ui {
namespace {

constexpr double kTexPoints = 72.27 / 72;  // TeX's points of a unit
constexpr int kMostCells = 4096;           // of a picture drawn as filled cells
constexpr int kGradientSteps = 64;

QByteArray point(const QPointF& p) { return "(" + decimal(p.x()) + "," + decimal(p.y()) + ")"; }

bool is_upright(const QTransform& t) {
  return t.m12() == 0 && t.m21() == 0 && t.m11() > 0 && t.m22() > 0;
}

class TikzWriter {
 public:
  TikzWriter(const DisplayList& list, ReplayText text, QString stem)
      : list_(list), text_(text), stem_(std::move(stem)) {}

  TikzFigure write(const FigureWords& words) {
    int clip = -1;
    for (const DisplayItem& item : list_.items) {
      if (item.clip != clip) {
        if (clip >= 0) body_ += "\\end{scope}\n";
        if (item.clip >= 0) {
          const QPainterPath& path = list_.clips[static_cast<std::size_t>(item.clip)];
          body_ += "\\begin{scope}";
          if (path.fillRule() == Qt::OddEvenFill) body_ += "[even odd rule]";
          body_ += "\n\\clip" + path_text(path) + ";\n";
        }
        clip = item.clip;
      }
      opacity_ = item.opacity;
      std::visit([this](const auto& content) { put(content); }, item.content);
    }
    if (clip >= 0) body_ += "\\end{scope}\n";

    QByteArray head = "% " + comment(words.title) + "\n% " + comment(words.description) +
                      "\n% Needs \\usepackage{tikz}; drawn in UTF-8. Redefine \\taskatlasfont for "
                      "another family.\n%taskatlas-recipe: " +
                      QByteArray(words.recipe).replace('\n', ' ') +
                      "\n\\providecommand{\\taskatlasfont}{\\sffamily}%\n"
                      // Text that is wider than ours is made as narrow.
                      "\\providecommand{\\taskatlastext}[2]{\\leavevmode\\setbox0\\hbox{#2}"
                      "\\ifdim\\wd0>#1\\relax\\resizebox{#1}{!}{\\box0}\\else\\box0\\fi}%\n"
                      "\\begin{tikzpicture}[x=1bp,y=-1bp,line join=miter,line cap=butt,"
                      "every node/.style={inner sep=0pt,outer sep=0pt}]\n";
    for (const QByteArray& colour : colours_) {
      head += "\\definecolor{ta" + colour + "}{HTML}{" + colour + "}\n";
    }
    head += "\\useasboundingbox(0,0)rectangle" + point({list_.size.width(), list_.size.height()}) +
            ";\n";
    figure_.tex = head + body_ + "\\end{tikzpicture}%\n";
    return std::move(figure_);
  }

 private:
  static QByteArray comment(const QString& text) {
    QString line = text.simplified();
    line.remove(QChar(0));
    return line.toUtf8();
  }

  QByteArray colour(const QColor& colour) {
    const QByteArray hex = colour.name(QColor::HexRgb).mid(1).toUpper().toLatin1();
    colours_.insert(hex);
    return "ta" + hex;
  }

  static QByteArray path_text(const QPainterPath& path) {
    QByteArray text;
    qsizetype line = 0;
    QPointF start, last;
    int drawn = 0;
    const auto segment = [&](const QByteArray& part) {
      constexpr qsizetype kLongest = 300;  // of a line, in characters
      if (text.size() - line > kLongest) {
        text += '\n';
        line = text.size();
      }
      text += part;
    };
    for (int i = 0; i < path.elementCount(); ++i) {
      const QPainterPath::Element e = path.elementAt(i);
      if (e.isMoveTo()) {
        if (drawn > 0 && last == start) text += "--cycle";
        segment(point(e));
        start = last = e;
        drawn = 0;
      } else if (e.isLineTo()) {
        ++drawn;
        last = e;
        const bool closes = drawn > 1 && last == start &&
                            (i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo());
        if (!closes) segment("--" + point(e));
      } else if (e.isCurveTo()) {
        last = path.elementAt(i + 2);
        segment("..controls" + point(e) + "and" + point(path.elementAt(i + 1)) + ".." +
                point(last));
        i += 2;
        ++drawn;
      }
    }
    if (drawn > 0 && last == start) text += "--cycle";
    return text;
  }

  static void add(QByteArray& options, const QByteArray& option) {
    options += (options.isEmpty() ? "" : ",") + option;
  }

  void put_stroke(QByteArray& options, const QPen& pen) {
    if (pen.style() == Qt::NoPen) return;
    add(options, "draw=" + colour(pen.color()));
    add(options, "line width=" + decimal(pen.widthF(), 4) + "bp");
    const double alpha = opacity_ * pen.color().alphaF();
    if (alpha < 1) add(options, "draw opacity=" + decimal(alpha));
    if (pen.capStyle() == Qt::SquareCap) add(options, "line cap=rect");
    if (pen.capStyle() == Qt::RoundCap) add(options, "line cap=round");
    if (pen.joinStyle() == Qt::BevelJoin) add(options, "line join=bevel");
    if (pen.joinStyle() == Qt::RoundJoin) add(options, "line join=round");
    const auto dashes = pen.dashPattern();
    if (pen.style() == Qt::SolidLine || dashes.size() < 2) return;
    QByteArray pattern;
    for (qsizetype i = 0; i + 1 < dashes.size(); i += 2) {
      pattern += (i > 0 ? " on " : "on ") + decimal(dashes[i] * pen.widthF()) + "bp off " +
                 decimal(dashes[i + 1] * pen.widthF()) + "bp";
    }
    add(options, "dash pattern=" + pattern);
    if (pen.dashOffset() != 0) {
      add(options, "dash phase=" + decimal(pen.dashOffset() * pen.widthF()) + "bp");
    }
  }

  void put_fill(const QPainterPath& path, const QColor& fill) {
    QByteArray options = "fill=" + colour(fill);
    const double alpha = opacity_ * fill.alphaF();
    if (alpha < 1) add(options, "fill opacity=" + decimal(alpha));
    body_ += "\\path[" + options + "]" + path_text(path) + ";\n";
  }

  void put(const PathItem& item) {
    QByteArray options;
    if (item.fill.gradient() != nullptr) {
      put_gradient(item);
    } else if (item.fill.style() != Qt::NoBrush) {
      add(options, "fill=" + colour(item.fill.color()));
      const double alpha = opacity_ * item.fill.color().alphaF();
      if (alpha < 1) add(options, "fill opacity=" + decimal(alpha));
      if (item.path.fillRule() == Qt::OddEvenFill && item.path.elementCount() > 5) {
        add(options, "even odd rule");
      }
    }
    put_stroke(options, item.stroke);
    if (!options.isEmpty()) body_ += "\\path[" + options + "]" + path_text(item.path) + ";\n";
  }

  static QColor colour_at(const QGradient& gradient, double at) {
    const auto stops = gradient.stops();
    if (stops.isEmpty()) return Qt::black;
    if (at <= stops.first().first) return stops.first().second;
    for (qsizetype i = 1; i < stops.size(); ++i) {
      if (at > stops[i].first) continue;
      const double span = stops[i].first - stops[i - 1].first;
      const auto share = static_cast<float>(span > 0 ? (at - stops[i - 1].first) / span : 1);
      const QColor& a = stops[i - 1].second;
      const QColor& b = stops[i].second;
      return QColor::fromRgbF(a.redF() + share * (b.redF() - a.redF()),
                              a.greenF() + share * (b.greenF() - a.greenF()),
                              a.blueF() + share * (b.blueF() - a.blueF()),
                              a.alphaF() + share * (b.alphaF() - a.alphaF()));
    }
    return stops.last().second;
  }

  // In steps that lie over each other, so that no gaps show between them.
  void put_gradient(const PathItem& item) {
    const QGradient& gradient = *item.fill.gradient();
    const QTransform& to_units = item.fill.transform();
    body_ += "\\begin{scope}\n\\clip" + path_text(item.path) + ";\n";
    const QRectF box = item.path.boundingRect();
    QPainterPath all;
    all.addRect(box);
    if (gradient.type() == QGradient::LinearGradient) {
      const auto& line = static_cast<const QLinearGradient&>(gradient);
      const QPointF from = to_units.map(line.start()), to = to_units.map(line.finalStop());
      const QPointF along = to - from;
      const double length = std::hypot(along.x(), along.y());
      put_fill(all, colour_at(gradient, 0));
      for (int i = 1; i <= kGradientSteps && length > 0; ++i) {
        const double at = static_cast<double>(i) / kGradientSteps;
        // Everything beyond that point of the line.
        const QPointF unit = along / length, across(-unit.y(), unit.x());
        const QPointF origin = from + at * along;
        const double far = box.width() + box.height() + length;
        QPainterPath half;
        half.addPolygon(
            QPolygonF({origin - far * across, origin + far * across, origin + far * (across + unit),
                       origin + far * (unit - across), origin - far * across}));
        const QPainterPath shown = half.intersected(all);
        if (!shown.isEmpty()) put_fill(shown, colour_at(gradient, at));
      }
    } else {
      const auto& circle = static_cast<const QRadialGradient&>(gradient);
      put_fill(all, colour_at(gradient, 1));
      for (int i = kGradientSteps; i > 0; --i) {
        const double at = static_cast<double>(i) / kGradientSteps;
        QPainterPath disc;
        disc.addEllipse(circle.focalPoint() + at * (circle.center() - circle.focalPoint()),
                        at * circle.radius(), at * circle.radius());
        put_fill(to_units.map(disc), colour_at(gradient, at - 0.5 / kGradientSteps));
      }
    }
    body_ += "\\end{scope}\n";
  }

  void put(const TextItem& item) {
    if (text_ == ReplayText::kOutlines) {
      put_fill(item.transform.map(glyphs_.path(item)), item.colour);
      return;
    }
    double share = 0;
    QByteArray anchor = "base west";
    if (item.anchor == Qt::AlignHCenter) {
      share = 0.5;
      anchor = "base";
    } else if (item.anchor == Qt::AlignRight) {
      share = 1;
      anchor = "base east";
    }
    const QTransform& t = item.transform;
    const QPointF at = t.map(item.position + QPointF(share * item.width, 0));
    const double size = item.font.pixelSize() * std::sqrt(std::abs(t.determinant())) * kTexPoints;
    QByteArray options = "anchor=" + anchor + ",text=" + colour(item.colour);
    const double angle = -std::atan2(t.m12(), t.m11()) * 180 / std::numbers::pi;
    if (std::abs(angle) > 1e-6) add(options, "rotate=" + decimal(angle));
    const double alpha = opacity_ * item.colour.alphaF();
    if (alpha < 1) add(options, "text opacity=" + decimal(alpha));
    constexpr double kLeading = 1.2;
    constexpr double kSlack = 1.02;
    const double width = kSlack * item.width * std::sqrt(std::abs(t.determinant()));
    body_ += "\\node[" + options + "]at" + point(at) + "{\\taskatlastext{" + decimal(width) +
             "bp}{\\taskatlasfont\\fontsize{" + decimal(size, 2) + "}{" +
             decimal(kLeading * size, 2) + "}\\selectfont";
    if (item.font.bold()) body_ += "\\bfseries";
    if (item.font.italic()) body_ += "\\itshape";
    body_ += "{}" + latex_text(item.text) + "}};\n";
  }

  void put(const ImageItem& item) {
    const int cells = item.image.width() * item.image.height();
    if (!item.smooth && cells <= kMostCells) return put_cells(item);
    QImage image = with_crisp_cells(item);
    QTransform transform = QTransform::fromScale(1.0 * item.image.width() / image.width(),
                                                 1.0 * item.image.height() / image.height()) *
                           item.transform;
    if (!is_upright(transform)) {
      const QTransform turn(transform.m11(), transform.m12(), transform.m21(), transform.m22(), 0,
                            0);
      const double scale = std::sqrt(std::abs(turn.determinant()));
      const QRectF box = transform.mapRect(QRectF(image.rect()));
      image = image.transformed(turn * QTransform::fromScale(1 / scale, 1 / scale),
                                Qt::SmoothTransformation);
      transform = QTransform(box.width() / image.width(), 0, 0, box.height() / image.height(),
                             box.left(), box.top());
    }
    TikzFigure::Picture picture;
    picture.name = tikz_picture_name(stem_, static_cast<int>(figure_.pictures.size()) + 1);
    QBuffer buffer(&picture.png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const QSizeF size(image.width() * transform.m11(), image.height() * transform.m22());
    body_ += "\\node[anchor=north west";
    if (opacity_ < 1) body_ += ",opacity=" + decimal(opacity_);
    body_ += "]at" + point({transform.dx(), transform.dy()}) +
             "{\\includegraphics[width=" + decimal(size.width()) +
             "bp,height=" + decimal(size.height()) + "bp]{" + picture.name.toLatin1() + "}};\n";
    figure_.pictures.push_back(std::move(picture));
  }

  // Equal neighbours in a row are one rectangle. Each reaches a little under the next, which is
  // painted over it, or hairlines would show between them.
  void put_cells(const ImageItem& item) {
    const QImage image = item.image.convertToFormat(QImage::Format_ARGB32);
    const auto opaque = [&](int x, int y) {
      return x < image.width() && y < image.height() && qAlpha(image.pixel(x, y)) == 255;
    };
    constexpr double kUnder = 0.25;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width();) {
        const QRgb value = image.pixel(x, y);
        int end = x + 1;
        while (end < image.width() && image.pixel(end, y) == value) ++end;
        bool below = opacity_ >= 1;
        for (int k = x; k < end && below; ++k) below = opaque(k, y + 1);
        const double right = end + (opacity_ >= 1 && opaque(end, y) ? kUnder : 0);
        if (qAlpha(value) > 0) {
          QPainterPath cell;
          cell.addRect(QRectF(x, y, right - x, below ? 1 + kUnder : 1));
          put_fill(item.transform.map(cell), QColor::fromRgba(value));
        }
        x = end;
      }
    }
  }

  const DisplayList& list_;
  ReplayText text_;
  QString stem_;
  GlyphOutlines glyphs_;
  TikzFigure figure_;
  QByteArray body_;
  std::set<QByteArray> colours_;
  double opacity_ = 1;
};

}  // namespace

TikzFigure write_tikz(const DisplayList& list, ReplayText text, const FigureWords& words,
                      const QString& stem) {
  return TikzWriter(list, text, stem).write(words);
}

QString tikz_picture_name(const QString& stem, int number) {
  return stem + QLatin1Char('-') + QString::number(number) + QStringLiteral(".png");
}

QString tikz_stem(const QString& base_name) {
  QString stem;
  for (const QChar c : base_name) {
    const bool fit = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                     (c >= u'0' && c <= u'9') || c == u'-';
    stem += fit ? c : QChar(u'-');
  }
  return stem.isEmpty() ? QStringLiteral("figure") : stem;
}

}  // namespace taskatlas::ui
