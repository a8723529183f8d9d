// SPDX-License-Identifier: MIT
#include "ui/outputs/score_paint.hpp"

#include "ui/dataset/annotation.hpp"
#include "ui/dataset/dataset_source.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

using outputs::Answer;
using outputs::ClassScore;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ScorePaint)
};

const ClassScore* find(const Answer* answer, int index) {
  if (answer == nullptr) return nullptr;
  const auto found = std::find_if(answer->scores.begin(), answer->scores.end(),
                                  [&](const ClassScore& score) { return score.index == index; });
  return found == answer->scores.end() ? nullptr : &*found;
}

QString share_text(float score) {
  return Words::tr("%1 %").arg(QLocale().toString(100 * static_cast<double>(score), 'f', 1));
}

struct Bar {
  QString name;
  QString share;
  double length = 0;
  double mark = -1;     // the true share; < 0: none
  bool right = false;   // the class that is true
  bool strong = false;  // the answer's best
};

void paint_bar(QPainter& painter, const QRectF& row, const Bar& bar, const PlotStyle& style) {
  const double line = std::min(style.line_height(), row.height() * 0.68);
  const double relative = std::min(1.0, line / style.line_height());
  const QRectF text(row.left(), row.top(), row.width(), line);
  const double width = style.text_width(bar.share, relative) + style.em() * 0.5;
  const QString name = bar.right ? QStringLiteral("✓ ") + bar.name : bar.name;
  draw_whole(painter, text.adjusted(0, 0, -width, 0), Qt::AlignLeft | Qt::AlignVCenter, name, style,
             text_in(bar.right ? style.good : style.ink, relative, bar.strong));
  draw_whole(painter, text, Qt::AlignRight | Qt::AlignVCenter, bar.share, style,
             text_in(style.muted, relative));
  const QRectF whole(row.left(), text.bottom(), row.width(),
                     std::min(style.em() * 0.4, row.height() - line));
  painter.setPen(Qt::NoPen);
  painter.setBrush(style.grid);
  painter.drawRect(whole);
  painter.setBrush(bar.right ? style.good : bar.strong ? style.accent : style.muted);
  painter.drawRect(QRectF(whole.left(), whole.top(),
                          whole.width() * std::clamp(bar.length, 0.0, 1.0), whole.height()));
  if (bar.mark < 0) return;
  const double x = whole.left() + whole.width() * std::clamp(bar.mark, 0.0, 1.0);
  painter.setPen(QPen(style.ink, style.hairline() * 2));
  painter.drawLine(QPointF(x, whole.top() - style.em() * 0.12),
                   QPointF(x, whole.bottom() + style.em() * 0.12));
}

}  // namespace

int place_of_truth(const Answer& answer, const Answer* truth) {
  if (truth == nullptr || truth->scores.empty()) return 0;
  for (std::size_t i = 0; i < answer.scores.size(); ++i) {
    if (answer.scores[i].index == truth->scores.front().index) return static_cast<int>(i) + 1;
  }
  return 0;
}

void paint_scores(QPainter& painter, const QRectF& box, const Answer& answer, const Answer* truth,
                  bool is_truth, const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.6;
  const QRectF inner = box.adjusted(margin, margin, -margin, -margin);
  std::vector<Bar> bars;
  for (const ClassScore& score : answer.scores) {
    if (is_truth && score.score <= 0) break;
    const ClassScore* real = is_truth ? nullptr : find(truth, score.index);
    Bar bar;
    bar.name = text_of(score.name);
    bar.share = share_text(score.score);
    bar.length = static_cast<double>(score.score);
    bar.mark = real == nullptr ? -1 : static_cast<double>(real->score);
    bar.right = !is_truth && real != nullptr && real == &truth->scores.front();
    bar.strong = bars.empty();
    bars.push_back(std::move(bar));
  }
  constexpr std::size_t kMost = 5;
  if (bars.size() > kMost) bars.resize(kMost);
  const double step = std::min(inner.height() / (kMost + 1), style.line_height() * 2.1);
  double y = inner.top();
  for (const Bar& bar : bars) {
    paint_bar(painter, {inner.left(), y, inner.width(), step * 0.92}, bar, style);
    y += step;
  }
  if (is_truth || truth == nullptr || truth->scores.empty() || place_of_truth(answer, truth) > 0) {
    return;
  }
  const ClassScore& real = truth->scores.front();
  draw_whole(painter, {inner.left(), inner.bottom() - step * 0.8, inner.width(), step * 0.8},
             Qt::AlignLeft | Qt::AlignVCenter, Words::tr("truth: %1").arg(text_of(real.name)),
             style, text_in(style.good, std::min(1.0, step / style.line_height() * 0.7)));
}

void paint_numbers(QPainter& painter, const QRectF& box, const Answer& answer, const Answer* truth,
                   bool is_truth, const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.6;
  const QRectF inner = box.adjusted(margin, margin, -margin, -margin);
  const QLocale locale;
  // Smaller letters first, then fewer numbers: a row below the headings is kept for what is left.
  const double usual = style.line_height() * 1.2, least = usual * least_relative(0.8, style);
  const std::size_t total = answer.numbers.size();
  const auto room = static_cast<std::size_t>(std::max(2.0, std::floor(inner.height() / least)));
  const std::size_t shown = total + 1 <= room ? total : room - 2;
  const std::size_t rows = shown + (shown < total ? 2 : 1);
  const double line = std::min(usual, inner.height() / static_cast<double>(rows));
  const double relative = std::min(1.0, line / style.line_height());
  const bool both = !is_truth && truth != nullptr && truth->numbers.size() == total;
  const double column = inner.width() / (both ? 3 : 2);
  const auto cell = [&](std::size_t row, int at, const QString& text, const QColor& colour) {
    draw_whole(painter,
               {inner.left() + at * column, inner.top() + static_cast<double>(row) * line,
                column - style.em() * 0.3, line},
               (at == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text, style,
               text_in(colour, relative));
  };
  cell(0, 1, is_truth ? Words::tr("truth") : Words::tr("answer"), style.muted);
  if (both) cell(0, 2, Words::tr("truth"), style.muted);
  for (std::size_t i = 0; i < shown; ++i) {
    cell(i + 1, 0, locale.toString(static_cast<qulonglong>(i + 1)), style.muted);
    cell(i + 1, 1, plain_number(answer.numbers[i]), style.ink);
    if (both) cell(i + 1, 2, plain_number(truth->numbers[i]), style.muted);
  }
  if (shown < total) {
    cell(shown + 1, 0,
         QStringLiteral("+%1").arg(locale.toString(static_cast<qulonglong>(total - shown))),
         style.muted);
  }
}

}  // namespace taskatlas::ui
