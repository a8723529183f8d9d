// SPDX-License-Identifier: MIT
#include "ui/outputs/answer_paint.hpp"

#include "ui/dataset/facts_paint.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/outputs/score_paint.hpp"
#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kTitleLines = 1.45, kNoteLines = 1.3;  // heights in ems
constexpr QRgb kAnswerBox = qRgb(0xff, 0xe0, 0x3a), kTruthBox = qRgb(0xff, 0xff, 0xff);

double legend_height(const PlotStyle& style) {
  return std::max(3.3 * style.em(), 3.1 * style.line_height(note_size(style)));
}

struct Words {
  Q_DECLARE_TR_FUNCTIONS(AnswerPaint)
};

void hatch(QPainter& painter, const QRectF& box, const PlotStyle& style) {
  painter.fillRect(box, style.missing);
  const std::array<QRectF, 1> boxes{box};
  heatmap_paint::hatched(painter, boxes, box.topLeft(), style.em() * 0.7, style);
}

// A text in as many lines as it takes, in the middle of a box.
void paint_words(QPainter& painter, const QRectF& box, const QString& text, const QColor& colour,
                 const PlotStyle& style) {
  const double width = box.width() - style.em(), line = style.line_height(note_size(style)) * 1.1;
  QStringList lines;
  QString current;
  for (const QString& word : text.split(QLatin1Char(' '))) {
    const QString longer = current.isEmpty() ? word : current + QLatin1Char(' ') + word;
    if (!current.isEmpty() && style.text_width(longer, note_size(style)) > width) {
      lines.push_back(current);
      current = word;
    } else {
      current = longer;
    }
  }
  lines.push_back(current);
  const auto most = std::max(1, static_cast<int>(box.height() / line));
  if (lines.size() > most) {
    lines = lines.mid(0, most);
    lines.back() += QStringLiteral(" …");
  }
  double y = box.center().y() - line * static_cast<double>(lines.size()) / 2;
  for (const QString& one : lines) {
    draw_whole(painter, {box.left() + style.em() / 2, y, width, line}, Qt::AlignCenter, one, style,
               text_in(colour, note_size(style)));
    y += line;
  }
}

void paint_image(QPainter& painter, const QRectF& box, const QImage& image,
                 const PictureWindow& window) {
  const QRectF part = window.part();
  const QRectF source(part.x() * image.width(), part.y() * image.height(),
                      part.width() * image.width(), part.height() * image.height());
  painter.setRenderHint(QPainter::SmoothPixmapTransform, source.width() > box.width() * 1.01);
  painter.drawImage(box, image, source);
}

// Pairs, triplets and tiles beside each other; where each was painted.
std::vector<QRectF> paint_images(QPainter& painter, const QRectF& box, const InputPictures& images,
                                 bool numbered, const PlotStyle& style) {
  std::vector<QRectF> places;
  const int count = static_cast<int>(images.size());
  const int columns = count <= 1 ? 1 : count <= 4 ? 2 : 3;
  const int rows = (count + columns - 1) / columns;
  const double gap = style.em() * 0.25;
  const double side = (box.width() - gap * (columns - 1)) / columns;
  const double top = box.top() + (box.height() - rows * side - (rows - 1) * gap) / 2;
  for (int i = 0; i < count; ++i) {
    const QImage& image = images[static_cast<std::size_t>(i)];
    const QRectF place(box.left() + (i % columns) * (side + gap),
                       top + (i / columns) * (side + gap), side, side);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, image.width() > place.width());
    painter.drawImage(place, image);
    places.push_back(place);
    if (!numbered) continue;
    const double chip = style.em() * 1.25;
    const QRectF number(place.left() + gap, place.top() + gap, chip, chip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 165));
    painter.drawRoundedRect(number, chip * 0.2, chip * 0.2);
    draw_whole(painter, number, Qt::AlignCenter, QString::number(i + 1), style,
               text_in(QColor(Qt::white), note_size(style), true));
  }
  return places;
}

// The photo behind what is drawn over it; the last one of several.
void paint_photo(QPainter& painter, const QRectF& box, const OutputPanel& panel,
                 const PictureWindow& window, const PlotStyle& style) {
  if (panel.inputs != nullptr && !panel.inputs->empty()) {
    paint_image(painter, box, panel.inputs->back(), window);
  } else {
    hatch(painter, box, style);
  }
}

std::array<double, 9> nine(const outputs::Answer& answer) {
  std::array<double, 9> numbers{};
  std::copy_n(answer.numbers.begin(), std::min<std::size_t>(9, answer.numbers.size()),
              numbers.begin());
  return numbers;
}
bool has_nine(const outputs::Answer* answer) {
  return answer != nullptr && answer->numbers.size() == 9 &&
         std::all_of(answer->numbers.begin(), answer->numbers.end(),
                     [](double number) { return std::isfinite(number); });
}

const outputs::Answer* truth_of(const OutputContent& content) {
  const OutputPanel* truth = content.truth();
  return truth == nullptr ? nullptr : truth->answer.get();
}

void paint_layout(QPainter& painter, const QRectF& box, const OutputPanel& panel,
                  const OutputContent& content, const AnswerOptions& options,
                  const PlotStyle& style) {
  paint_photo(painter, box, panel, options.window, style);
  const outputs::Answer* truth = truth_of(content);
  if (panel.role == OutputPanel::Role::kAnswer && has_nine(truth)) {
    paint_box(painter, box, dataset::layout_corners(nine(*truth)), content.field_of_view,
              options.window, QColor(kTruthBox), style);
  }
  if (!has_nine(panel.answer.get())) return;
  paint_box(painter, box, dataset::layout_corners(nine(*panel.answer)), content.field_of_view,
            options.window, QColor(kAnswerBox), style);
}

void paint_vanishing(QPainter& painter, const QRectF& box, const OutputPanel& panel,
                     const OutputContent& content, const AnswerOptions& options,
                     const PlotStyle& style) {
  paint_photo(painter, box, panel, options.window, style);
  if (!has_nine(panel.answer.get())) return;
  paint_directions(painter, box, nine(*panel.answer), content.field_of_view, options.window, style);
}

// Which cells of a put-together jigsaw hold another tile than they should.
void paint_wrong_cells(QPainter& painter, const QRectF& box, const OutputPanel& panel,
                       const OutputContent& content, const PictureWindow& window,
                       const PlotStyle& style) {
  const outputs::Answer* truth = truth_of(content);
  if (truth == nullptr || truth->scores.empty() || panel.answer == nullptr ||
      panel.answer->scores.empty()) {
    return;
  }
  const auto all = dataset::jigsaw_permutations();
  const auto right = static_cast<std::size_t>(truth->scores.front().index);
  const auto said = static_cast<std::size_t>(panel.answer->scores.front().index);
  if (right >= all.size() || said >= all.size()) return;
  const QRectF part = window.part();
  painter.save();
  painter.setClipRect(box, Qt::IntersectClip);
  for (std::size_t tile = 0; tile < 9; ++tile) {
    if (all[right][tile] == all[said][tile]) continue;
    const int cell = all[said][tile];
    const QRectF place(box.left() + ((cell % 3) / 3.0 - part.x()) / part.width() * box.width(),
                       box.top() + ((cell / 3) / 3.0 - part.y()) / part.height() * box.height(),
                       box.width() / 3 / part.width(), box.height() / 3 / part.height());
    const double inset = style.em() * 0.12;
    painter.setPen(QPen(QColor(0, 0, 0, 150), style.em() * 0.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(inset, inset, -inset, -inset));
    painter.setPen(QPen(QColor(0xff, 0x6a, 0x4d), style.em() * 0.16));
    painter.drawRect(place.adjusted(inset, inset, -inset, -inset));
    // Told by a cross too, not by the frame's colour alone.
    const double arm = style.em() * 0.35;
    const QPointF at(place.right() - arm * 2, place.top() + arm * 2);
    painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
    painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm));
  }
  painter.restore();
}

void paint_match(QPainter& painter, const QRectF& box, const OutputPanel& panel,
                 const PlotStyle& style) {
  painter.fillRect(box, style.raised);
  const double bar = style.em() * 2.6;
  const QRectF pictures = box.adjusted(0, 0, 0, -bar);
  if (panel.inputs != nullptr) paint_images(painter, pictures, *panel.inputs, true, style);
  const auto probability = panel.answer ? match_probability(*panel.answer) : std::nullopt;
  if (!probability) return;
  const QRectF text(box.left() + style.em() * 0.5, pictures.bottom(), box.width() - style.em(),
                    style.line_height());
  draw_whole(painter, text, Qt::AlignLeft | Qt::AlignVCenter,
             *probability >= 0.5 ? Words::tr("The same point") : Words::tr("Different points"),
             style, text_in(style.ink, 1, true));
  draw_whole(painter, text, Qt::AlignRight | Qt::AlignVCenter,
             Words::tr("match %1 %").arg(QLocale().toString(100 * *probability, 'f', 1)), style,
             text_in(style.muted));
  const QRectF whole(text.left(), text.bottom() + style.em() * 0.15, text.width(),
                     style.em() * 0.4);
  painter.setPen(Qt::NoPen);
  painter.setBrush(style.grid);
  painter.drawRect(whole);
  painter.setBrush(style.accent);
  painter.drawRect(QRectF(whole.left(), whole.top(), whole.width() * *probability, whole.height()));
  painter.setPen(QPen(style.ink, style.hairline()));
  painter.drawLine(QPointF(whole.center().x(), whole.top() - style.em() * 0.1),
                   QPointF(whole.center().x(), whole.bottom() + style.em() * 0.1));
}

void paint_waiting(QPainter& painter, const QRectF& box, const AnswerOptions& options,
                   const PlotStyle& style) {
  painter.fillRect(box, style.missing);
  if (!options.busy) return;
  paint_words(painter, box, Words::tr("Asking the network …"), style.muted, style);
}

}  // namespace

double smallest_answer_width(const PlotStyle& style) { return 15 * style.em(); }

double answer_height(double width, const PlotStyle& style) {
  return width + (kTitleLines + kNoteLines + 0.35) * style.em() + legend_height(style);
}

AnswerGeometry answer_geometry(const QRectF& panel, const PlotStyle& style) {
  AnswerGeometry places;
  const double title = kTitleLines * style.em(), note = kNoteLines * style.em();
  const double legend = legend_height(style);
  places.title = {panel.left(), panel.top(), panel.width(), title};
  places.note = {panel.left(), panel.top() + title, panel.width(), note};
  const double side = std::max(
      1.0, std::min(panel.width(), panel.height() - title - note - legend - 0.35 * style.em()));
  places.picture = {panel.left(), places.note.bottom(), side, side};
  places.legend = {panel.left(), places.picture.bottom() + 0.35 * style.em(), panel.width(),
                   legend};
  return places;
}

const Annotation& shown_annotation(const OutputPanel& answer, bool clusters) {
  const bool has_clusters = answer.clusters.is_picture();
  return has_clusters && (clusters || !answer.annotation.is_picture()) ? answer.clusters
                                                                       : answer.annotation;
}

QString loss_note(const OutputPanel& answer) {
  const QLocale locale;
  QStringList parts;
  if (answer.loss) {
    parts.push_back(
        Words::tr("loss %1").arg(locale.toString(static_cast<double>(*answer.loss), 'g', 4)));
  }
  if (answer.rank) {
    parts.push_back(Words::tr("rank %1 of %2")
                        .arg(locale.toString(answer.rank->rank), locale.toString(answer.rank->of)));
  }
  return parts.join(QStringLiteral(" · "));
}

QString answer_value(const OutputPanel& answer, const AnswerOptions& options) {
  if (!options.cursor || answer.state != OutputPanel::State::kShown) return {};
  const Annotation& annotation = shown_annotation(answer, options.clusters);
  if (!annotation.is_picture() || !is_pictorial(answer.drawing) ||
      answer.drawing == AnswerDrawing::kJigsaw) {
    return {};
  }
  return value_text(
      annotation, static_cast<int>(std::floor(options.cursor->x() * annotation.picture.width())),
      static_cast<int>(std::floor(options.cursor->y() * annotation.picture.height())));
}

void paint_answer_title(QPainter& painter, const AnswerGeometry& places, const QString& title,
                        const QString& value, const QString& note, const PlotStyle& style) {
  QRectF box = places.title;
  if (!value.isEmpty()) {
    const double width = std::min(box.width() * 0.6, style.text_width(value) + style.em() * 0.5);
    draw_whole(painter, {box.right() - width, box.top(), width, box.height()},
               Qt::AlignRight | Qt::AlignVCenter, value, style);
    box.setWidth(std::max(0.0, box.width() - width));
  }
  draw_whole(painter, box, Qt::AlignLeft | Qt::AlignVCenter, title, style,
             text_in(style.ink, 1, true));
  draw_whole(painter, places.note, Qt::AlignLeft | Qt::AlignTop, note, style,
             text_in(style.muted, note_size(style)));
}

void paint_answer_picture(QPainter& painter, const QRectF& box, const OutputPanel& answer,
                          const OutputContent& content, const AnswerOptions& options,
                          const PlotStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  static const SampleContent nothing;  // no photo stands behind annotations here
  PanelOptions panel_options;
  panel_options.window = options.window;
  bool pictorial = is_pictorial(answer.drawing);
  if (answer.state == OutputPanel::State::kWaiting) {
    paint_waiting(painter, box, options, style);
    pictorial = false;
  } else if (answer.state == OutputPanel::State::kProblem) {
    hatch(painter, box, style);
    const QRectF plate =
        box.adjusted(style.em(), box.height() * 0.18, -style.em(), -box.height() * 0.18);
    painter.setPen(QPen(style.grid, style.hairline()));
    painter.setBrush(style.paper);
    painter.drawRoundedRect(plate, style.em() * 0.4, style.em() * 0.4);
    paint_words(painter, plate, answer.problem, style.muted, style);
    pictorial = false;
  } else if (answer.role == OutputPanel::Role::kInput) {
    pictorial = answer.annotation.is_picture();
    if (pictorial) {
      paint_image(painter, box, answer.annotation.picture, options.window);
    } else {
      paint_images(painter, box, *answer.inputs, answer.inputs->size() <= 3, style);
    }
  } else {
    switch (answer.drawing) {
      case AnswerDrawing::kPicture:
      case AnswerDrawing::kClasses:
      case AnswerDrawing::kSegments:
        paint_panel_picture(painter, box, shown_annotation(answer, options.clusters), nothing,
                            panel_options, style);
        break;
      case AnswerDrawing::kJigsaw:
        if (answer.annotation.is_picture()) {
          paint_image(painter, box, answer.annotation.picture, options.window);
          if (answer.role == OutputPanel::Role::kAnswer) {
            paint_wrong_cells(painter, box, answer, content, options.window, style);
          }
        } else {
          hatch(painter, box, style);
        }
        break;
      case AnswerDrawing::kMatch:
        paint_match(painter, box, answer, style);
        break;
      case AnswerDrawing::kLayout:
        paint_layout(painter, box, answer, content, options, style);
        break;
      case AnswerDrawing::kVanishing:
        paint_vanishing(painter, box, answer, content, options, style);
        break;
      case AnswerDrawing::kPoses: {
        PoseScene scene;
        scene.extent = content.pose_extent;
        scene.field_of_view = content.field_of_view;
        if (const auto* truth = truth_of(content)) scene.truth = cameras_of(truth->numbers);
        if (answer.role == OutputPanel::Role::kAnswer) {
          scene.answer = cameras_of(answer.answer->numbers);
        }
        paint_poses(painter, box, scene, options.turn, style);
        break;
      }
      case AnswerDrawing::kScores:
        paint_scores(painter, box, *answer.answer, truth_of(content),
                     answer.role == OutputPanel::Role::kTruth, style);
        break;
      case AnswerDrawing::kNumbers:
        paint_numbers(painter, box, *answer.answer, truth_of(content),
                      answer.role == OutputPanel::Role::kTruth, style);
        break;
    }
  }
  if (options.cursor && pictorial) {
    paint_cross(painter, box, options.window, *options.cursor, style);
  }
  painter.restore();
}

void paint_answer(QPainter& painter, const QRectF& panel, const OutputPanel& answer,
                  const OutputContent& content, const AnswerOptions& options,
                  const PlotStyle& style) {
  const AnswerGeometry places = answer_geometry(panel, style);
  paint_answer_title(painter, places, answer.title, answer_value(answer, options),
                     loss_note(answer), style);
  paint_answer_picture(painter, places.picture, answer, content, options, style);
  paint_answer_legend(painter, places.legend, answer, content, options, style);
}

}  // namespace taskatlas::ui
