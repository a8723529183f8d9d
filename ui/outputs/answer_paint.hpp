// SPDX-License-Identifier: MIT
// One answer as a panel: whose it is, its loss and rank, its picture, its legend. The same on the
// screen and in figures; nothing here knows of widgets.
#pragma once

#include "ui/dataset/panel_paint.hpp"
#include "ui/outputs/output_content.hpp"

#include <QRectF>
#include <QStringList>
#include <optional>
#include <vector>

class QPainter;

namespace taskatlas::ui {

struct AnswerOptions {
  PictureWindow window;
  bool clusters = false;          // of embeddings, in place of their colours
  PoseTurn turn;                  // of poses
  std::optional<QPointF> cursor;  // a place in the pictures whose value is told, 0 … 1
  bool busy = false;              // what is waited for takes long enough to be said
};

struct AnswerGeometry {
  QRectF title, note, picture, legend;
};
AnswerGeometry answer_geometry(const QRectF& panel, const PlotStyle& style);
double answer_height(double width, const PlotStyle& style);  // of a panel of that width
double smallest_answer_width(const PlotStyle& style);

void paint_answer(QPainter& painter, const QRectF& panel, const OutputPanel& answer,
                  const OutputContent& content, const AnswerOptions& options,
                  const PlotStyle& style);
// Title and note alone; `value` stands at the right of the title.
void paint_answer_title(QPainter& painter, const AnswerGeometry& places, const QString& title,
                        const QString& value, const QString& note, const PlotStyle& style);
// The picture alone, and the legend alone.
void paint_answer_picture(QPainter& painter, const QRectF& box, const OutputPanel& answer,
                          const OutputContent& content, const AnswerOptions& options,
                          const PlotStyle& style);
void paint_answer_legend(QPainter& painter, const QRectF& box, const OutputPanel& answer,
                         const OutputContent& content, const AnswerOptions& options,
                         const PlotStyle& style);

// "loss 0.213 · 3rd of 17": empty where neither is known.
QString loss_note(const OutputPanel& answer);
// What is at that place of the panel's picture, with its unit; empty where nothing is to be told.
QString answer_value(const OutputPanel& answer, const AnswerOptions& options);
// The annotation that stands for the panel's picture as the options want it.
const Annotation& shown_annotation(const OutputPanel& answer, bool clusters);
// The answer in words and numbers: errors of poses and directions, classes, segments.
QStringList answer_lines(const OutputPanel& answer, const OutputContent& content);
// The panel in words, for people who do not see it.
QString answer_summary(const OutputPanel& answer, const OutputContent& content);

}  // namespace taskatlas::ui
