// SPDX-License-Identifier: MIT
// What stands below an answer, and the same in words.
#include "ui/dataset/facts_paint.hpp"
#include "ui/dataset/whole_text.hpp"
#include "ui/outputs/answer_paint.hpp"
#include "ui/outputs/score_paint.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

namespace taskatlas::ui {
namespace {

using outputs::Answer;

constexpr double kDegrees = 180 / std::numbers::pi;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(AnswerPaint)
};

QString number(double value, int digits) {
  const bool zero = std::abs(value) < 0.5 * std::pow(10, -digits);  // which has no sign
  return QLocale().toString(zero ? 0 : value, 'f', digits);
}

const Answer* truth_of(const OutputContent& content) {
  const OutputPanel* truth = content.truth();
  return truth == nullptr ? nullptr : truth->answer.get();
}

bool has_nine(const Answer* answer) { return answer != nullptr && answer->numbers.size() == 9; }

// The angle between two directions that need not be of length 1.
double angle_between(const double* a, const double* b) {
  double dot = 0, first = 0, second = 0;
  for (int i = 0; i < 3; ++i) {
    dot += a[i] * b[i];
    first += a[i] * a[i];
    second += b[i] * b[i];
  }
  const double lengths = std::sqrt(first * second);
  return lengths > 0 ? std::acos(std::clamp(dot / lengths, -1.0, 1.0)) : 0;
}

double distance(const double* a, const double* b) {
  double sum = 0;
  for (int i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(sum);
}

QStringList layout_lines(const Answer& answer, const Answer* truth) {
  if (answer.numbers.size() != 9) return {};
  const double* n = answer.numbers.data();
  QStringList lines{
      Words::tr("%1 × %2 × %3 m").arg(number(n[6], 1), number(n[7], 1), number(n[8], 1))};
  if (has_nine(truth)) {
    lines.push_back(
        Words::tr("centre off by %1 m").arg(number(distance(n, truth->numbers.data()), 2)));
  }
  return lines;
}

QStringList vanishing_lines(const Answer& answer, const Answer* truth) {
  if (answer.numbers.size() != 9 || !has_nine(truth)) return {};
  QStringList lines;
  const std::array names{"x", "y", "z"};
  for (std::size_t i = 0; i < 3; ++i) {
    lines.push_back(
        Words::tr("%1 off by %2°")
            .arg(QLatin1String(names[i]),
                 number(kDegrees * angle_between(&answer.numbers[3 * i], &truth->numbers[3 * i]),
                        1)));
  }
  return lines;
}

QStringList pose_lines(const Answer& answer, const Answer* truth, bool is_truth) {
  QStringList lines;
  const auto cameras = cameras_of(answer.numbers);
  const auto real = truth == nullptr ? std::vector<dataset::Pose>() : cameras_of(truth->numbers);
  for (std::size_t i = 0; i < cameras.size(); ++i) {
    const QString view =
        cameras.size() > 1 ? QString::number(i + 1) + QStringLiteral(": ") : QString();
    if (is_truth || i >= real.size()) {
      lines.push_back(view +
                      Words::tr("turned %1°, %2 m away")
                          .arg(number(kDegrees * pose_error(dataset::Pose{}, cameras[i]).turn, 1),
                               number(cameras[i].centre.norm(), 2)));
    } else {
      const PoseError error = pose_error(real[i], cameras[i]);
      lines.push_back(view + Words::tr("turn off by %1°, place by %2 m")
                                 .arg(number(kDegrees * error.turn, 1), number(error.move, 2)));
    }
  }
  return lines;
}

QString channel_note(const Task& task) {
  return Words::tr("the first of %n channel(s)", nullptr, task.output.channels);
}

int tiles_in_place(const Answer& answer, const Answer& truth) {
  const auto all = dataset::jigsaw_permutations();
  const auto said = static_cast<std::size_t>(answer.scores.front().index);
  const auto right = static_cast<std::size_t>(truth.scores.front().index);
  if (said >= all.size() || right >= all.size()) return 0;
  int count = 0;
  for (std::size_t i = 0; i < 9; ++i) count += all[said][i] == all[right][i] ? 1 : 0;
  return count;
}

QStringList score_lines(const OutputPanel& panel, const Answer* truth) {
  const Answer& answer = *panel.answer;
  QStringList lines;
  for (const outputs::ClassScore& score : answer.scores) {
    if (panel.role == OutputPanel::Role::kTruth && score.score <= 0) break;
    lines.push_back(Words::tr("%1 %2 %").arg(text_of(score.name),
                                             number(100 * static_cast<double>(score.score), 1)));
  }
  if (panel.role == OutputPanel::Role::kAnswer && truth != nullptr && !truth->scores.empty()) {
    const int place = place_of_truth(answer, truth);
    lines.push_back(place > 0
                        ? Words::tr("true class at place %1").arg(place)
                        : Words::tr("true class not among the best %1").arg(answer.scores.size()));
  }
  return lines;
}

QStringList input_lines(const OutputPanel& panel) {
  if (panel.inputs == nullptr || panel.inputs->empty()) return {};
  const auto count = static_cast<int>(panel.inputs->size());
  const QImage& first = panel.inputs->front();
  const QString size = Words::tr("%1 × %2 pixels").arg(first.width()).arg(first.height());
  if (count == 1) return {size};
  if (count == 9) return {Words::tr("nine tiles, shuffled"), Words::tr("%1 each").arg(size)};
  return {Words::tr("%n view(s)", nullptr, count), Words::tr("%1 each").arg(size)};
}

// A stroke of colour and what it stands for; the place after it.
double key(QPainter& painter, double x, double y, const QColor& colour, bool dashed,
           const QString& name, const PlotStyle& style) {
  const double line = style.line_height(note_size(style)), width = style.em() * 1.2;
  QPen pen(colour, style.em() * 0.16, dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::RoundCap);
  if (dashed) pen.setDashPattern({2, 2});
  // White on white could not be seen.
  if (colour == QColor(Qt::white) || colour.lightness() > 200) {
    painter.setPen(QPen(QColor(0, 0, 0, 150), style.em() * 0.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x, y + line / 2), QPointF(x + width, y + line / 2));
  }
  painter.setPen(pen);
  painter.drawLine(QPointF(x, y + line / 2), QPointF(x + width, y + line / 2));
  x += width + style.em() * 0.35;
  const double text = style.text_width(name, note_size(style)) + style.em() * 0.2;
  draw_whole(painter, {x, y, text, line}, Qt::AlignLeft | Qt::AlignVCenter, name, style,
             text_in(style.muted, note_size(style)));
  return x + text + style.em() * 0.6;
}

void write_lines(QPainter& painter, QRectF box, const QStringList& lines, const PlotStyle& style) {
  const double line = style.line_height(note_size(style));
  for (const QString& text : lines) {
    if (box.height() < line * 0.8) return;
    draw_whole(painter, {box.left(), box.top(), box.width(), line},
               Qt::AlignLeft | Qt::AlignVCenter, text, style,
               text_in(style.muted, note_size(style)));
    box.setTop(box.top() + line);
  }
}

}  // namespace

QStringList answer_lines(const OutputPanel& answer, const OutputContent& content) {
  if (answer.role == OutputPanel::Role::kInput) return input_lines(answer);
  if (answer.state != OutputPanel::State::kShown || answer.answer == nullptr) return {};
  const Answer* truth = truth_of(content);
  const bool is_truth = answer.role == OutputPanel::Role::kTruth;
  switch (answer.drawing) {
    case AnswerDrawing::kPicture:
    case AnswerDrawing::kClasses: {
      const QString text = legend_text(answer.annotation, SampleContent());
      QStringList told = text.isEmpty() ? QStringList() : QStringList{text};
      if (shows_first_channel(answer.task)) told.push_back(channel_note(answer.task));
      return told;
    }
    case AnswerDrawing::kSegments: {
      const auto& labels = answer.answer->labels;
      std::set<std::int32_t> present(labels.begin(), labels.end());
      present.erase(-1);
      const auto count = static_cast<int>(present.size());
      return {is_truth ? Words::tr("%n segment(s)", nullptr, count)
                       : Words::tr("%n cluster(s)", nullptr, count)};
    }
    case AnswerDrawing::kScores:
      return score_lines(answer, truth);
    case AnswerDrawing::kJigsaw:
      if (!is_truth && truth != nullptr && !truth->scores.empty() &&
          !answer.answer->scores.empty()) {
        return {
            Words::tr("%1 of 9 tiles in place").arg(tiles_in_place(*answer.answer, *truth)),
            Words::tr("sure to %1 %")
                .arg(number(100 * static_cast<double>(answer.answer->scores.front().score), 1))};
      }
      return {};
    case AnswerDrawing::kMatch: {
      const auto said = match_probability(*answer.answer);
      const auto real = truth == nullptr ? std::nullopt : match_probability(*truth);
      if (!said) return {};
      if (is_truth || !real) {
        return {*said >= 0.5 ? Words::tr("the same point") : Words::tr("different points")};
      }
      return {(*said >= 0.5) == (*real >= 0.5) ? Words::tr("right") : Words::tr("wrong"),
              Words::tr("match %1 %").arg(number(100 * *said, 1))};
    }
    case AnswerDrawing::kLayout:
      return layout_lines(*answer.answer, is_truth ? nullptr : truth);
    case AnswerDrawing::kVanishing:
      return vanishing_lines(*answer.answer, is_truth ? nullptr : truth);
    case AnswerDrawing::kPoses:
      return pose_lines(*answer.answer, truth, is_truth);
    case AnswerDrawing::kNumbers:
      break;
  }
  QStringList numbers;
  constexpr int kMost = 12;  // that one listens to
  for (const double value : answer.answer->numbers) {
    if (numbers.size() == kMost) {
      numbers.push_back(QStringLiteral("…"));
      break;
    }
    numbers.push_back(plain_number(value));
  }
  return {numbers.join(QStringLiteral("; "))};
}

void paint_answer_legend(QPainter& painter, const QRectF& box, const OutputPanel& answer,
                         const OutputContent& content, const AnswerOptions& options,
                         const PlotStyle& style) {
  if (answer.state != OutputPanel::State::kShown) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QStringList lines = answer_lines(answer, content);
  const bool is_truth = answer.role == OutputPanel::Role::kTruth;
  const double line = style.line_height(note_size(style));
  if (answer.role == OutputPanel::Role::kInput) {
    write_lines(painter, box, lines, style);
    painter.restore();
    return;
  }
  QRectF rest = box;
  switch (answer.drawing) {
    case AnswerDrawing::kPicture:
    case AnswerDrawing::kClasses: {
      PanelOptions panel;
      panel.window = options.window;
      panel.cursor = options.cursor;
      paint_panel_legend(painter, box, answer.annotation, SampleContent(), panel, style);
      if (shows_first_channel(answer.task)) {
        rest.setTop(box.bottom() - line);
        write_lines(painter, rest, {channel_note(answer.task)}, style);
      }
      break;
    }
    case AnswerDrawing::kSegments: {
      const bool clusters = &shown_annotation(answer, options.clusters) == &answer.clusters;
      write_lines(
          painter, box,
          clusters ? lines : QStringList{Words::tr("Alike in colour: near in the embedding")},
          style);
      break;
    }
    case AnswerDrawing::kLayout: {
      double x = key(painter, box.left(), box.top(), QColor(0xff, 0xe0, 0x3a), false,
                     is_truth ? Words::tr("truth") : Words::tr("answer"), style);
      if (!is_truth && content.truth() != nullptr && content.truth()->answer != nullptr) {
        key(painter, x, box.top(), QColor(Qt::white), false, Words::tr("truth"), style);
      }
      rest.setTop(rest.top() + line);
      write_lines(painter, rest, {lines.join(QStringLiteral(" · "))}, style);
      rest.setTop(rest.top() + line);
      break;
    }
    case AnswerDrawing::kVanishing: {
      double x = box.left();
      const std::array names{"x", "y", "z"};
      for (std::size_t i = 0; i < 3; ++i) {
        x = key(painter, x, box.top(), axis_colour(i), false,
                Words::tr("to %1").arg(QLatin1String(names[i])), style);
      }
      rest.setTop(rest.top() + line);
      write_lines(painter, rest, {lines.join(QStringLiteral(", "))}, style);
      rest.setTop(rest.top() + line);
      break;
    }
    case AnswerDrawing::kPoses: {
      if (!is_truth) {
        double x = key(painter, box.left(), box.top(), kind_colour(TaskKind::k2D, style), false,
                       Words::tr("answer"), style);
        if (content.truth() != nullptr && content.truth()->answer != nullptr) {
          key(painter, x, box.top(), style.ink, true, Words::tr("truth"), style);
        }
        rest.setTop(rest.top() + line);
      }
      write_lines(painter, rest, lines, style);
      break;
    }
    case AnswerDrawing::kScores:
      if (!is_truth && !lines.isEmpty() && content.truth() != nullptr) {
        write_lines(painter, box, {lines.back()}, style);
      }
      break;
    case AnswerDrawing::kNumbers:
      break;
    default:
      write_lines(painter, box, lines, style);
  }
  if ((answer.drawing == AnswerDrawing::kLayout || answer.drawing == AnswerDrawing::kVanishing) &&
      !content.field_of_view_known) {
    write_lines(painter, rest,
                {Words::tr("camera not known: drawn for a view of %1°")
                     .arg(number(kDegrees * content.field_of_view, 0))},
                style);
  }
  painter.restore();
}

QString answer_summary(const OutputPanel& answer, const OutputContent& content) {
  QStringList parts;
  if (const QString note = loss_note(answer); !note.isEmpty()) parts.push_back(note);
  switch (answer.state) {
    case OutputPanel::State::kWaiting:
      parts.push_back(Words::tr("being asked for"));
      break;
    case OutputPanel::State::kProblem:
      parts.push_back(answer.problem);
      break;
    case OutputPanel::State::kShown:
      parts += answer_lines(answer, content);
  }
  return parts.isEmpty() ? answer.title
                         : Words::tr("%1: %2").arg(answer.title, parts.join(QStringLiteral(", ")));
}

}  // namespace taskatlas::ui
