// SPDX-License-Identifier: MIT
// Answers that are no pictures: probabilities of classes, and numbers.
#pragma once

#include "outputs/answer.hpp"
#include "ui/shared/plot_style.hpp"

#include <QRectF>

class QPainter;

namespace taskatlas::ui {

// The best classes as bars. Of an answer those that the truth names too have their true share as a
// mark on the bar and a tick beside the name, and the true class is added below where it is not
// among the best. `truth` may be null.
void paint_scores(QPainter& painter, const QRectF& box, const outputs::Answer& answer,
                  const outputs::Answer* truth, bool is_truth, const PlotStyle& style);
// The place of the true class among the answer's best, from 1; 0: it is not among them, or there is
// no truth.
int place_of_truth(const outputs::Answer& answer, const outputs::Answer* truth);

// Numbers as a table, beside the true ones; where there are more than there is room for, the first,
// and how many follow.
void paint_numbers(QPainter& painter, const QRectF& box, const outputs::Answer& answer,
                   const outputs::Answer* truth, bool is_truth, const PlotStyle& style);

}  // namespace taskatlas::ui
