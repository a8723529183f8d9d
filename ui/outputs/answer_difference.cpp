// SPDX-License-Identifier: MIT
#include "ui/outputs/answer_difference.hpp"

#include "ui/dataset/whole_text.hpp"
#include "ui/shared/colour_map.hpp"
#include "ui/shared/heatmap_paint.hpp"
#include "ui/shared/plot_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

namespace taskatlas::ui {
namespace {

using dataset::Quantity;
using dataset::Values;
using outputs::Answer;

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
constexpr double kUsualShare = 0.99;  // of values that the scale covers

struct Words {
  Q_DECLARE_TR_FUNCTIONS(AnswerDifference)
};

QString number(double value, int digits, bool sign) {
  const bool zero = std::abs(value) < 0.5 * std::pow(10, -digits);
  const QString text = QLocale().toString(zero ? 0 : std::abs(value), 'f', digits);
  if (!sign || zero) return text;
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

QString with_unit(const AnswerDifference& difference, double value, bool sign) {
  const QString text = number(value, difference.digits, sign);
  if (difference.unit.isEmpty()) return text;
  return difference.unit == QStringLiteral("°") ? text + difference.unit
                                                : text + QStringLiteral(" ") + difference.unit;
}

QString with_unit(const AnswerDifference& difference, double value) {
  return with_unit(difference, value, difference.has_sign);
}

const ColourMap& map_of(const AnswerDifference& difference) {
  return difference.has_sign ? default_diverging_colour_map()
                             : *find_colour_map(QStringLiteral("magma"));
}

float lightness(const Values& values, int x, int y) {
  if (values.channels < 3) return values.at(x, y);
  return 0.2126F * values.at(x, y, 0) + 0.7152F * values.at(x, y, 1) + 0.0722F * values.at(x, y, 2);
}

float angle(const Values& a, const Values& b, int x, int y) {
  float dot = 0, first = 0, second = 0;
  for (int c = 0; c < 3; ++c) {
    dot += a.at(x, y, c) * b.at(x, y, c);
    first += a.at(x, y, c) * a.at(x, y, c);
    second += b.at(x, y, c) * b.at(x, y, c);
  }
  const float lengths = std::sqrt(first * second);
  if (!(lengths > 0)) return kNothing;
  return std::acos(std::clamp(dot / lengths, -1.0F, 1.0F)) *
         static_cast<float>(180 / std::numbers::pi);
}

void summarise(AnswerDifference& out) {
  std::vector<float> sizes;
  double sum = 0, size = 0;
  for (const float value : out.values.data) {
    if (!std::isfinite(value)) continue;
    sizes.push_back(std::abs(value));
    sum += static_cast<double>(value);
    size += std::abs(static_cast<double>(value));
  }
  if (sizes.empty()) {
    out.problem = Words::tr("No pixel has a value in both");
    return;
  }
  const auto count = static_cast<double>(sizes.size());
  const auto place = static_cast<std::ptrdiff_t>(kUsualShare * (count - 1));
  std::nth_element(sizes.begin(), sizes.begin() + place, sizes.end());
  out.limit = std::max(static_cast<double>(sizes[static_cast<std::size_t>(place)]),
                       std::pow(10, -out.digits));
  if (out.has_sign) {
    out.lines = {Words::tr("mean %1, mean size %2")
                     .arg(with_unit(out, sum / count), with_unit(out, size / count, false))};
  } else {
    out.lines = {Words::tr("mean %1").arg(with_unit(out, size / count))};
  }
}

void colour(AnswerDifference& out) {
  const ColourMap& map = map_of(out);
  out.picture = QImage(out.values.width, out.values.height, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < out.values.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(out.picture.scanLine(y));
    for (int x = 0; x < out.values.width; ++x) {
      const auto value = static_cast<double>(out.values.at(x, y));
      line[x] = !std::isfinite(value) ? 0
                : out.has_sign        ? map.at(0.5 + 0.5 * value / out.limit)
                                      : map.at(value / out.limit);
    }
  }
}

AnswerDifference of_pictures(const Values& a, const Values& b, Quantity quantity) {
  AnswerDifference out;
  if (a.width != b.width || a.height != b.height || a.channels != b.channels) {
    out.problem = Words::tr("The two pictures are of different sizes");
    return out;
  }
  out.values = Values(a.width, a.height, 1);
  float factor = 1;
  switch (quantity) {
    case Quantity::kDepth:
      out.unit = Words::tr("m");
      break;
    case Quantity::kCurvature:
      out.unit = Words::tr("/ m");
      break;
    case Quantity::kNormals:
      out.unit = QStringLiteral("°");
      out.has_sign = false;
      out.digits = 1;
      break;
    default:
      out.unit = QStringLiteral("%");
      out.digits = 1;
      factor = 100;
  }
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      out.values.at(x, y) = quantity == Quantity::kNormals ? angle(a, b, x, y)
                            : quantity == Quantity::kColour
                                ? factor * (lightness(b, x, y) - lightness(a, x, y))
                                : factor * (b.at(x, y) - a.at(x, y));
    }
  }
  summarise(out);
  if (out.problem.isEmpty()) colour(out);
  return out;
}

// So that the largest of some numbers without a unit has four digits that count.
int digits_for(double largest) {
  constexpr int kMost = 9;
  return largest > 0 ? std::clamp(3 - static_cast<int>(std::floor(std::log10(largest))), 0, kMost)
                     : 0;
}

double largest_of(const Values& values) {
  double largest = 0;
  for (const float value : values.data) {
    if (std::isfinite(value)) largest = std::max(largest, std::abs(static_cast<double>(value)));
  }
  return largest;
}

AnswerDifference of_own(const Values& a, const Values& b) {
  AnswerDifference out;
  const bool colours = a.channels == 3 && b.channels == 3;
  if (a.width != b.width || a.height != b.height) {
    out.problem = Words::tr("The two pictures are of different sizes");
    return out;
  }
  out.values = Values(a.width, a.height, 1);
  out.has_sign = !colours;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      const auto by = [&](int c) { return b.at(x, y, c) - a.at(x, y, c); };
      out.values.at(x, y) = colours ? std::hypot(by(0), by(1), by(2)) : by(0);
    }
  }
  out.digits = digits_for(largest_of(out.values));
  summarise(out);
  if (out.problem.isEmpty()) colour(out);
  return out;
}

AnswerDifference of_classes(const OutputPanel& first, const OutputPanel& second) {
  AnswerDifference out;
  const auto &a = first.annotation.labels, &b = second.annotation.labels;
  const QImage& picture = second.annotation.picture;
  if (a.size() != b.size() || first.annotation.picture.size() != picture.size()) {
    out.problem = Words::tr("The two pictures are of different sizes");
    return out;
  }
  out.picture = QImage(picture.size(), QImage::Format_ARGB32_Premultiplied);
  out.picture.fill(Qt::transparent);
  std::size_t both = 0, differ = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == 0 || b[i] == 0) continue;  // uncertain: never counted
    ++both;
    if (a[i] == b[i]) continue;
    ++differ;
    const int x = static_cast<int>(i % static_cast<std::size_t>(picture.width()));
    const int y = static_cast<int>(i / static_cast<std::size_t>(picture.width()));
    out.picture.setPixelColor(x, y, QColor(label_colour(b[i])));
  }
  if (both == 0) {
    out.problem = Words::tr("No pixel has a class in both");
    return out;
  }
  out.share = static_cast<double>(differ) / static_cast<double>(both);
  out.lines = {Words::tr("%1 % of the pixels differ").arg(number(100 * out.share, 1, false)),
               Words::tr("in the colours of the second")};
  return out;
}

AnswerDifference of_scores(const Answer& a, const Answer& b) {
  AnswerDifference out;
  out.unit = QStringLiteral("%");
  out.digits = 1;
  std::map<int, std::pair<QString, double>> known;
  // Those that one of the two does not name are among its small ones: taken for 0.
  for (const auto& score : b.scores) {
    auto& [name, value] = known[score.index];
    name = text_of(score.name);
    value += 100 * static_cast<double>(score.score);
  }
  for (const auto& score : a.scores) {
    auto& [name, value] = known[score.index];
    name = text_of(score.name);
    value -= 100 * static_cast<double>(score.score);
  }
  for (const auto& [index, item] : known) out.items.push_back({item.first, item.second});
  std::stable_sort(out.items.begin(), out.items.end(), [](const auto& x, const auto& y) {
    return std::abs(x.value) > std::abs(y.value);
  });
  if (out.items.size() > 7) out.items.resize(7);
  out.limit = out.items.empty() ? 1 : std::max(1.0, std::abs(out.items.front().value));
  out.lines = {Words::tr("among the best five of each")};
  return out;
}

AnswerDifference of_numbers(const Answer& a, const Answer& b, bool own) {
  AnswerDifference out;
  if (a.numbers.size() != b.numbers.size() || a.numbers.empty()) {
    out.problem = Words::tr("The two have different counts of numbers");
    return out;
  }
  out.digits = 3;
  for (std::size_t i = 0; i < a.numbers.size(); ++i) {
    out.items.push_back(
        {QLocale().toString(static_cast<qulonglong>(i + 1)), b.numbers[i] - a.numbers[i]});
    out.limit = i == 0 ? std::abs(out.items.back().value)
                       : std::max(out.limit, std::abs(out.items.back().value));
  }
  if (own) out.digits = digits_for(out.limit);
  if (!(out.limit > 0)) out.limit = 1;
  out.lines = {Words::tr("number by number, in their units")};
  constexpr std::size_t kMostItems = 18;  // the poses of a triplet
  if (out.items.size() > kMostItems) {
    std::stable_sort(out.items.begin(), out.items.end(), [](const auto& x, const auto& y) {
      return std::abs(x.value) > std::abs(y.value);
    });
    out.items.resize(kMostItems);
    out.lines.push_back(Words::tr("the %1 that differ most").arg(kMostItems));
  }
  return out;
}

void paint_items(QPainter& painter, const QRectF& box, const AnswerDifference& difference,
                 const PlotStyle& style) {
  painter.setPen(QPen(style.grid, style.hairline()));
  painter.setBrush(style.raised);
  painter.drawRect(box);
  const double margin = style.em() * 0.6;
  const QRectF inner = box.adjusted(margin, margin, -margin, -margin);
  const auto count = static_cast<double>(difference.items.size());
  const double step = std::min(style.line_height() * 2.1, inner.height() / std::max(1.0, count));
  double y = inner.top();
  for (const AnswerDifference::Item& item : difference.items) {
    const double line = std::min(style.line_height(), step * 0.62);
    const double relative = std::min(1.0, line / style.line_height());
    const QRectF text(inner.left(), y, inner.width(), line);
    const QString value =
        number(item.value, difference.digits, true) +
        (difference.unit.isEmpty() ? QString() : QStringLiteral(" ") + difference.unit);
    const double width = style.text_width(value, relative) + style.em() * 0.4;
    draw_whole(painter, text.adjusted(0, 0, -width, 0), Qt::AlignLeft | Qt::AlignVCenter, item.name,
               style, text_in(style.ink, relative));
    draw_whole(painter, text, Qt::AlignRight | Qt::AlignVCenter, value, style,
               text_in(style.muted, relative));
    const QRectF bar(inner.left(), text.bottom(), inner.width(),
                     std::min(style.em() * 0.4, step - line));
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.grid);
    painter.drawRect(bar);
    const double half = bar.width() / 2 * std::clamp(item.value / difference.limit, -1.0, 1.0);
    const double share = 0.5 + 0.42 * (item.value < 0 ? -1 : 1);
    painter.setBrush(QColor(default_diverging_colour_map().at(share)));
    painter.drawRect(
        QRectF(QPointF(bar.center().x(), bar.top()), QPointF(bar.center().x() + half, bar.bottom()))
            .normalized());
    painter.setPen(QPen(style.ink, style.hairline()));
    painter.drawLine(QPointF(bar.center().x(), bar.top()), QPointF(bar.center().x(), bar.bottom()));
    y += step;
  }
}

}  // namespace

AnswerDifference difference_of(const OutputPanel& first, const OutputPanel& second) {
  AnswerDifference out;
  if (first.answer == nullptr || second.answer == nullptr ||
      first.state != OutputPanel::State::kShown || second.state != OutputPanel::State::kShown) {
    out.problem =
        first.role == OutputPanel::Role::kInput || second.role == OutputPanel::Role::kInput
            ? Words::tr("The input is no answer: choose two others")
            : Words::tr("One of the two is not there");
    return out;
  }
  if (first.drawing != second.drawing) {
    out.problem = Words::tr("The two are of different kinds");
    return out;
  }
  const Answer &a = *first.answer, &b = *second.answer;
  switch (first.drawing) {
    case AnswerDrawing::kPicture:
      if (first.annotation.own) return of_own(a.picture, b.picture);
      return of_pictures(a.picture, b.picture, dataset::info(first.annotation.domain).quantity);
    case AnswerDrawing::kClasses:
      return of_classes(first, second);
    case AnswerDrawing::kScores:
    case AnswerDrawing::kMatch:
      return of_scores(a, b);
    case AnswerDrawing::kLayout:
    case AnswerDrawing::kVanishing:
    case AnswerDrawing::kPoses:
    case AnswerDrawing::kNumbers:
      return of_numbers(a, b, is_own(first.task));
    case AnswerDrawing::kSegments:
      out.problem = Words::tr(
          "Embeddings of two networks have no common axes: their colours and "
          "clusters cannot be subtracted");
      return out;
    case AnswerDrawing::kJigsaw:
      break;
  }
  out.problem = Words::tr("Jigsaws have no difference: tiles in the wrong place are marked");
  return out;
}

void paint_difference_picture(QPainter& painter, const QRectF& box,
                              const AnswerDifference& difference, const PictureWindow& window,
                              const PlotStyle& style) {
  painter.save();
  if (!difference.items.empty()) {
    painter.setRenderHint(QPainter::Antialiasing);
    paint_items(painter, box, difference, style);
    painter.restore();
    return;
  }
  painter.fillRect(box, style.missing);
  const std::array<QRectF, 1> boxes{box};
  heatmap_paint::hatched(painter, boxes, box.topLeft(), style.em() * 0.7, style);
  if (!difference.picture.isNull()) {
    const QRectF part = window.part();
    const QImage& image = difference.picture;
    const QRectF source(part.x() * image.width(), part.y() * image.height(),
                        part.width() * image.width(), part.height() * image.height());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, source.width() > box.width() * 1.01);
    painter.drawImage(box, image, source);
  }
  painter.restore();
}

void paint_difference_legend(QPainter& painter, const QRectF& box,
                             const AnswerDifference& difference,
                             const std::optional<QPointF>& place, const PlotStyle& style) {
  const double line = style.line_height(note_size(style));
  double y = box.top();
  if (!difference.values.data.empty()) {
    const QRectF bar(box.left(), box.top() + style.em() * 0.15, box.width(), style.em() * 0.6);
    QImage strip(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) strip.setPixel(i, 0, map_of(difference).at(i / 255.0));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(bar, strip);
    painter.setPen(QPen(style.muted, style.hairline()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    const QRectF text(box.left(), bar.bottom() + style.em() * 0.1, box.width(), line);
    const double low = difference.has_sign ? -difference.limit : 0;
    const TextOptions muted = text_in(style.muted, note_size(style));
    draw_whole(painter, text, Qt::AlignLeft | Qt::AlignVCenter, with_unit(difference, low), style,
               muted);
    draw_whole(painter, text, Qt::AlignRight | Qt::AlignVCenter,
               with_unit(difference, difference.limit), style, muted);
    if (difference.has_sign) {
      draw_whole(painter, text, Qt::AlignHCenter | Qt::AlignVCenter, QStringLiteral("0"), style,
                 muted);
    }
    y = text.bottom();
    if (place) {
      const int x = static_cast<int>(std::floor(place->x() * difference.values.width));
      const int row = static_cast<int>(std::floor(place->y() * difference.values.height));
      if (x >= 0 && row >= 0 && x < difference.values.width && row < difference.values.height) {
        const auto value = static_cast<double>(difference.values.at(x, row));
        if (std::isfinite(value)) {
          const double share = std::clamp((value - low) / (difference.limit - low), 0.0, 1.0);
          paint_bar_mark(painter, bar, share, style);
        }
      }
    }
  }
  for (const QString& text : difference.lines) {
    draw_whole(painter, {box.left(), y, box.width(), line}, Qt::AlignLeft | Qt::AlignVCenter, text,
               style, text_in(style.muted, note_size(style)));
    y += line;
  }
}

QString difference_value(const AnswerDifference& difference, const QPointF& place) {
  const int x = static_cast<int>(std::floor(place.x() * difference.values.width));
  const int y = static_cast<int>(std::floor(place.y() * difference.values.height));
  if (difference.values.data.empty() || x < 0 || y < 0 || x >= difference.values.width ||
      y >= difference.values.height) {
    return {};
  }
  const auto value = static_cast<double>(difference.values.at(x, y));
  return std::isfinite(value) ? with_unit(difference, value) : Words::tr("not in both");
}

}  // namespace taskatlas::ui
