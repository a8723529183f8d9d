// SPDX-License-Identifier: MIT
#include "ui/dataset/panel_paint.hpp"

#include "ui/dataset/facts_paint.hpp"
#include "ui/dataset/match_paint.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/shared/colour_map.hpp"
#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::Quantity;

constexpr double kTitleLines = 1.55;  // heights in ems
double legend_height(const PlotStyle& style) {
  return std::max(3.3 * style.em(), 3.1 * style.line_height(note_size(style)));
}

struct Words {
  Q_DECLARE_TR_FUNCTIONS(SamplePanel)
};

void paint_state(QPainter& painter, const QRectF& box, const Annotation& annotation,
                 const PlotStyle& style) {
  painter.fillRect(box, style.missing);
  const std::array<QRectF, 1> boxes{box};
  heatmap_paint::hatched(painter, boxes, box.topLeft(), style.em() * 0.7, style);
  const bool damaged = annotation.state == Annotation::State::kDamaged;
  const QString text = damaged ? Words::tr("Cannot be read") : Words::tr("No file");
  const double line = style.line_height();
  const double width = std::min(box.width(), style.text_width(text, 1, true) + style.em() * 1.6);
  const QRectF plate(box.center().x() - width / 2, box.center().y() - line * 0.8, width,
                     line * 1.6);
  painter.setPen(QPen(damaged ? style.bad : style.grid, style.hairline()));
  painter.setBrush(style.paper);
  painter.drawRoundedRect(plate, line * 0.3, line * 0.3);
  draw_whole(painter, plate, Qt::AlignCenter, text, style,
             {.relative = 1,
              .bold = damaged,
              .italic = false,
              .elide = true,
              .rotation = 0,
              .colour = damaged ? style.bad : style.muted});
}

// The part of the picture that is in sight fills the box.
void paint_picture(QPainter& painter, const QRectF& box, const QImage& image,
                   const PictureWindow& window) {
  const QRectF part = window.part();
  const QRectF source(part.x() * image.width(), part.y() * image.height(),
                      part.width() * image.width(), part.height() * image.height());
  // Enlarged pixels stay pixels: what one says is what is stored there.
  painter.setRenderHint(QPainter::SmoothPixmapTransform, source.width() > box.width() * 1.01);
  painter.drawImage(box, image, source);
}

void paint_bar(QPainter& painter, const QRectF& bar, const Annotation& annotation,
               const PlotStyle& style) {
  const Quantity quantity = dataset::info(annotation.domain).quantity;
  const bool grey = quantity == Quantity::kShade && !annotation.own;
  const ColourMap& map = quantity == Quantity::kCurvature ? default_diverging_colour_map()
                         : quantity == Quantity::kResponse
                             ? *find_colour_map(QStringLiteral("magma"))
                             : default_colour_map();
  QImage strip(256, 1, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) {
    const double share = i / 255.0;
    if (grey) {
      strip.setPixel(i, 0, qRgb(i, i, i));
    } else {
      strip.setPixel(i, 0, map.at(quantity == Quantity::kDepth ? 1 - share : share));
    }
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
  painter.drawImage(bar, strip);
  painter.setPen(QPen(style.muted, style.hairline()));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);
}

void scale_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                  const PlotStyle& style, std::optional<double> value) {
  const double line = style.line_height(note_size(style));
  const QRectF bar(box.left(), box.top() + style.em() * 0.15, box.width(), style.em() * 0.6);
  paint_bar(painter, bar, annotation, style);
  const QRectF text(box.left(), bar.bottom() + style.em() * 0.1, box.width(), line);
  QString high = scale_text(annotation, annotation.high);
  if (annotation.beyond) high.prepend(QStringLiteral("≥ "));
  const double end = text.width() * 0.48;  // each end of the scale has its half
  draw_whole(painter, {text.left(), text.top(), end, line}, Qt::AlignLeft | Qt::AlignVCenter,
             scale_text(annotation, annotation.low), style, text_in(style.muted, note_size(style)));
  draw_whole(painter, {text.right() - end, text.top(), end, line},
             Qt::AlignRight | Qt::AlignVCenter, high, style,
             text_in(style.muted, note_size(style)));
  const double middle = (annotation.low + annotation.high) / 2;
  const QString half = scale_text(annotation, middle);
  if (style.text_width(half, note_size(style)) * 3.6 < box.width()) {
    draw_whole(painter, text, Qt::AlignHCenter | Qt::AlignVCenter, half, style,
               text_in(style.muted, note_size(style)));
  }
  if (!value) return;
  const double share =
      std::clamp((*value - annotation.low) / (annotation.high - annotation.low), 0.0, 1.0);
  paint_bar_mark(painter, bar, share, style);
}

// Which colour which direction has, as a ball seen from the front.
void normals_legend(QPainter& painter, const QRectF& box, const PlotStyle& style) {
  const double side = std::min(box.height(), style.em() * 2.7);
  constexpr int kSide = 64;
  QImage ball(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
  ball.fill(0);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const double nx = (x + 0.5) / kSide * 2 - 1, ny = 1 - (y + 0.5) / kSide * 2;
      const double rest = 1 - nx * nx - ny * ny;
      if (rest < 0) continue;
      const auto byte = [](double c) { return static_cast<int>(std::lround((c + 1) * 127.5)); };
      ball.setPixel(x, y, qRgb(byte(nx), byte(-ny), byte(-std::sqrt(rest))));
    }
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
  painter.drawImage(QRectF(box.left(), box.top(), side, side), ball);
  const double left = box.left() + side + style.em() * 0.6, width = box.right() - left;
  const QStringList words{Words::tr("Direction by colour,"), Words::tr("as on a ball")};
  // In two lines, in narrow panels in as many as there is room for.
  double relative = note_size(style);
  if (style.text_width(words[0], least_relative(relative, style)) > width) {
    relative = least_relative(relative, style);
  }
  const QStringList lines =
      relative < note_size(style) ? wrapped(words, width, relative, style) : words;
  const double line = style.line_height(relative);
  const double top =
      std::max(box.top(), box.top() + (side - static_cast<double>(lines.size()) * line) / 2);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    draw_whole(painter, {left, top + static_cast<double>(i) * line, width, line},
               Qt::AlignLeft | Qt::AlignVCenter, lines[i], style,
               {.relative = relative,
                .bold = false,
                .italic = false,
                .elide = true,
                .rotation = 0,
                .colour = style.muted});
  }
}

QString class_name(const Annotation& annotation, std::uint32_t label) {
  return label < annotation.class_names.size() ? annotation.class_names[label]
                                               : QLocale().toString(label);
}

void classes_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                    const PlotStyle& style, std::optional<std::uint32_t> marked) {
  const double line = style.line_height(note_size(style)), chip = style.em() * 0.75;
  const int rows = std::max(1, static_cast<int>(box.height() / line));
  double x = box.left(), y = box.top();
  int row = 0;
  std::size_t shown = 0;
  std::vector<Annotation::Share> shares;
  for (const Annotation::Share& share : annotation.shares) {
    if (share.label != 0) shares.push_back(share);
  }
  for (const Annotation::Share& share : shares) {
    const QString name = class_name(annotation, share.label);
    const bool bold = marked == share.label;
    const double width =
        chip + style.em() * 0.3 + style.text_width(name, note_size(style), true) + style.em() * 0.7;
    const QString rest = QStringLiteral("+%1").arg(shares.size() - shown);
    const double reserve =
        row + 1 == rows && shown + 1 < shares.size() ? style.text_width(rest, note_size(style)) : 0;
    if (x > box.left() && x + width + reserve > box.right()) {
      if (row + 1 == rows) {
        draw_whole(painter, {x, y, box.right() - x, line}, Qt::AlignLeft | Qt::AlignVCenter, rest,
                   style, text_in(style.muted, note_size(style)));
        return;
      }
      ++row;
      x = box.left();
      y += line;
    }
    painter.setPen(QPen(bold ? style.ink : style.muted, style.hairline() * (bold ? 2 : 1)));
    painter.setBrush(QColor(label_colour(share.label)));
    painter.drawRect(QRectF(x, y + (line - chip) / 2, chip, chip));
    TextOptions text = text_in(bold ? style.ink : style.muted, note_size(style));
    text.bold = bold;
    const double left = x + chip + style.em() * 0.3;
    draw_whole(painter, {left, y, std::max(0.0, std::min(width, box.right() - left)), line},
               Qt::AlignLeft | Qt::AlignVCenter, name, style, text);
    x += width;
    ++shown;
  }
}

void paint_scores(QPainter& painter, const QRectF& box, const Annotation& annotation,
                  const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.6;
  const QRectF inner = box.adjusted(margin, margin, -margin, -margin);
  const double line = style.line_height(), bar = style.em() * 0.35;
  const auto share_of = [](const dataset::NamedScore& score) {
    return QLocale().toString(100 * static_cast<double>(score.score), 'f', 1) +
           QStringLiteral(" %");
  };
  // Names and shares beside each other, or below each other where a panel is too narrow.
  bool beside = true;
  for (std::size_t i = 0; i < annotation.scores.size(); ++i) {
    const double room =
        inner.width() - style.text_width(share_of(annotation.scores[i])) - style.em() * 0.5;
    const QString name = text_of(annotation.scores[i].name);
    if (style.text_width(name, least_relative(1, style), i == 0) > room) beside = false;
  }
  beside = beside || !style.on_paper;  // on the screen one can point at a panel
  const double step = beside ? std::min(inner.height() / 5, line * 2.2) : 2 * line + 1.6 * bar;
  for (std::size_t i = 0; i < annotation.scores.size(); ++i) {
    const dataset::NamedScore& score = annotation.scores[i];
    const double top = inner.top() + static_cast<double>(i) * step;
    if (i > 0 && top + step > inner.bottom() + 0.01) return;
    const QRectF text(inner.left(), top, inner.width(), line);
    const QString share = share_of(score);
    const double width = beside ? style.text_width(share) + style.em() * 0.5 : 0;
    TextOptions name;
    name.bold = i == 0;
    draw_whole(painter, text.adjusted(0, 0, -width, 0), Qt::AlignLeft | Qt::AlignVCenter,
               text_of(score.name), style, name);
    const QRectF last = beside ? text : text.translated(0, line);
    TextOptions number;
    number.colour = style.muted;
    draw_whole(painter, last, Qt::AlignRight | Qt::AlignVCenter, share, style, number);
    const QRectF whole(inner.left(), last.bottom(), inner.width(),
                       beside ? std::min(bar, step - line) : bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.grid);
    painter.drawRect(whole);
    painter.setBrush(i == 0 ? style.accent : style.muted);
    painter.drawRect(QRectF(whole.left(), whole.top(),
                            whole.width() * std::clamp(static_cast<double>(score.score), 0.0, 1.0),
                            whole.height()));
  }
}

std::optional<QPoint> pixel_at(const Annotation& annotation, const PanelOptions& options) {
  if (!options.cursor || annotation.picture.isNull()) return std::nullopt;
  const QPoint pixel(
      static_cast<int>(std::floor(options.cursor->x() * annotation.picture.width())),
      static_cast<int>(std::floor(options.cursor->y() * annotation.picture.height())));
  if (!annotation.picture.rect().contains(pixel)) return std::nullopt;
  return pixel;
}

void paint_legend(QPainter& painter, const QRectF& box, const Annotation& annotation,
                  const SampleContent& content, const PanelOptions& options,
                  const PlotStyle& style) {
  const auto pixel = pixel_at(annotation, options);
  if (is_own_colours(annotation)) {
    draw_whole(painter, {box.left(), box.top(), box.width(), style.line_height(note_size(style))},
               Qt::AlignLeft | Qt::AlignVCenter, legend_text(annotation, content), style,
               text_in(style.muted, note_size(style)));
    return;
  }
  switch (dataset::info(annotation.domain).quantity) {
    case Quantity::kDepth:
    case Quantity::kCurvature:
    case Quantity::kResponse:
    case Quantity::kShade: {
      std::optional<double> value;
      if (pixel && !annotation.values.data.empty()) {
        const auto number = static_cast<double>(annotation.values.at(pixel->x(), pixel->y()));
        if (std::isfinite(number)) value = number;
      }
      scale_legend(painter, box, annotation, style, value);
      break;
    }
    case Quantity::kNormals:
      normals_legend(painter, box, style);
      break;
    case Quantity::kClasses: {
      std::optional<std::uint32_t> marked;
      if (pixel) {
        marked = annotation.labels[static_cast<std::size_t>(pixel->y()) *
                                       static_cast<std::size_t>(annotation.picture.width()) +
                                   static_cast<std::size_t>(pixel->x())];
      }
      classes_legend(painter, box, annotation, style, marked);
      break;
    }
    case Quantity::kFacts:
      if (annotation.matches) {
        paint_pair_legend(painter, box, content, style);
      } else {
        paint_facts_legend(painter, box, annotation, content, style);
      }
      break;
    case Quantity::kScores:
      break;  // the panel says it all
    default:
      draw_whole(painter, {box.left(), box.top(), box.width(), style.line_height(note_size(style))},
                 Qt::AlignLeft | Qt::AlignVCenter, legend_text(annotation, content), style,
                 text_in(style.muted, note_size(style)));
  }
}

}  // namespace

double smallest_panel_width(const PlotStyle& style) { return 15 * style.em(); }

double legible_panel_width(const PlotStyle& style) { return 9 * style.em(); }

double panel_height(double width, const PlotStyle& style) {
  return width + (kTitleLines + 0.35) * style.em() + legend_height(style);
}

PanelGeometry panel_geometry(const QRectF& panel, const PlotStyle& style) {
  PanelGeometry places;
  const double title = kTitleLines * style.em(), legend = legend_height(style);
  places.title = {panel.left(), panel.top(), panel.width(), title};
  const double side =
      std::max(1.0, std::min(panel.width(), panel.height() - title - legend - 0.35 * style.em()));
  places.picture = {panel.left(), panel.top() + title, side, side};
  places.legend = {panel.left(), places.picture.bottom() + 0.35 * style.em(), panel.width(),
                   legend};
  return places;
}

bool shows_pair(const Annotation& annotation, const SampleContent& content) {
  return annotation.matches.has_value() && content.pair != nullptr;
}

QString legend_text(const Annotation& annotation, const SampleContent& content) {
  if (annotation.state != Annotation::State::kShown) return {};
  if (annotation.own) {
    const QString low = scale_text(annotation, annotation.low),
                  high = scale_text(annotation, annotation.high);
    return is_own_colours(annotation) ? Words::tr("Black %1, white %2").arg(low, high)
                                      : Words::tr("%1 to %2").arg(low, high);
  }
  switch (dataset::info(annotation.domain).quantity) {
    case Quantity::kDepth:
    case Quantity::kCurvature:
    case Quantity::kResponse:
      return Words::tr("%1 to %2")
          .arg(scale_text(annotation, annotation.low), scale_text(annotation, annotation.high));
    case Quantity::kSegments:
      return annotation.labels.empty()
                 ? Words::tr("Colours as stored")
                 : Words::tr("%n segment(s)", nullptr, static_cast<int>(annotation.shares.size()));
    case Quantity::kClasses: {
      QStringList names;
      for (const Annotation::Share& share : annotation.shares) {
        if (share.label != 0) names.push_back(class_name(annotation, share.label));
      }
      return names.join(QStringLiteral(", "));
    }
    case Quantity::kScores: {
      QStringList names;
      for (const dataset::NamedScore& score : annotation.scores) {
        names.push_back(QStringLiteral("%1 %2 %").arg(
            text_of(score.name),
            QLocale().toString(100 * static_cast<double>(score.score), 'f', 1)));
      }
      return names.join(QStringLiteral(", "));
    }
    case Quantity::kMask: {
      double valid = 0;
      for (const Annotation::Share& share : annotation.shares) {
        if (share.label != 0) valid += share.share;
      }
      return Words::tr("%1 % of the pixels valid").arg(QLocale().toString(100 * valid, 'f', 1));
    }
    case Quantity::kColour:
      return Words::tr("%1 × %2 pixels")
          .arg(annotation.picture.width())
          .arg(annotation.picture.height());
    case Quantity::kFacts:
      return annotation.matches ? pair_lines(content).join(QStringLiteral(", "))
                                : facts_text(annotation);
    default:
      return {};
  }
}

QString panel_summary(const Annotation& annotation, const SampleContent& content) {
  const QString title = domain_title(annotation.domain);
  switch (annotation.state) {
    case Annotation::State::kMissing:
      return Words::tr("%1: no file").arg(title);
    case Annotation::State::kDamaged:
      return Words::tr("%1: %2").arg(title, annotation.problem);
    case Annotation::State::kShown:
      break;
  }
  const QString legend = legend_text(annotation, content);
  return legend.isEmpty() ? title : Words::tr("%1: %2").arg(title, legend);
}

void paint_panel_picture(QPainter& painter, const QRectF& picture, const Annotation& annotation,
                         const SampleContent& content, const PanelOptions& options,
                         const PlotStyle& style) {
  const Quantity quantity = dataset::info(annotation.domain).quantity;
  if (quantity == Quantity::kScores) {
    paint_scores(painter, picture, annotation, style);
  } else if (quantity == Quantity::kFacts) {
    paint_facts(painter, picture, annotation, content, options.window, style);
  } else if (annotation.is_picture()) {
    const QImage* rgb = content.rgb();
    const bool over = options.opacity < 1 && rgb != nullptr && quantity != Quantity::kColour;
    if (over) {
      paint_picture(painter, picture, *rgb, options.window);
    } else if (quantity != Quantity::kColour) {
      painter.fillRect(picture, style.missing);
      const std::array<QRectF, 1> boxes{picture};
      heatmap_paint::hatched(painter, boxes, picture.topLeft(), style.em() * 0.7, style);
    }
    painter.setOpacity(over ? options.opacity : 1);
    paint_picture(painter, picture, annotation.picture, options.window);
    painter.setOpacity(1);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (options.cursor && quantity != Quantity::kScores && !annotation.matches) {
    paint_cross(painter, picture, options.window, *options.cursor, style);
  }
}

void paint_panel_legend(QPainter& painter, const QRectF& legend, const Annotation& annotation,
                        const SampleContent& content, const PanelOptions& options,
                        const PlotStyle& style) {
  paint_legend(painter, legend, annotation, content, options, style);
}

void paint_panel(QPainter& painter, const QRectF& panel, const Annotation& annotation,
                 const SampleContent& content, const PanelOptions& options,
                 const PlotStyle& style) {
  const PanelGeometry places = panel_geometry(panel, style);
  const auto pixel = pixel_at(annotation, options);
  // Of a pair the other view's name stands over it.
  const QString value = pixel ? value_text(annotation, pixel->x(), pixel->y())
                        : shows_pair(annotation, content) ? content.pair->other.name
                                                          : QString();
  const QString title = domain_title(annotation.domain);
  QRectF title_box = places.title;
  if (!value.isEmpty()) {
    const double width = style.text_width(value) + style.em() * 0.5;
    draw_whole(painter, places.title, Qt::AlignRight | Qt::AlignVCenter, value, style);
    title_box.setWidth(std::max(0.0, title_box.width() - width));
  }
  draw_whole(
      painter, title_box, Qt::AlignLeft | Qt::AlignVCenter, title, style,
      {.relative = 1, .bold = true, .italic = false, .elide = true, .rotation = 0, .colour = {}});

  painter.save();
  if (annotation.state != Annotation::State::kShown) {
    paint_state(painter, places.picture, annotation, style);
    if (annotation.state == Annotation::State::kDamaged) {
      draw_whole(painter,
                 {places.legend.left(), places.legend.top(), places.legend.width(),
                  style.line_height(note_size(style))},
                 Qt::AlignLeft | Qt::AlignVCenter, annotation.problem, style,
                 text_in(style.bad, note_size(style)));
    }
    painter.restore();
    return;
  }
  const Quantity quantity = dataset::info(annotation.domain).quantity;
  if (quantity == Quantity::kFacts && shows_pair(annotation, content)) {
    paint_pair(painter, panel, content, options, style);
    painter.setRenderHint(QPainter::Antialiasing);
  } else {
    paint_panel_picture(painter, places.picture, annotation, content, options, style);
  }
  paint_panel_legend(painter, places.legend, annotation, content, options, style);
  painter.restore();
}

}  // namespace taskatlas::ui
