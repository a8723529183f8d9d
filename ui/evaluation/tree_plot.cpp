// SPDX-License-Identifier: MIT
#include "ui/evaluation/tree_plot.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "ui/shared/sentence.hpp"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr double kTickText = 0.82;
constexpr double kSignText = 0.74;
constexpr double kLeastText = 0.55;

TextOptions text_options(double relative, const QColor& colour, bool bold = false,
                         bool elide = true) {
  TextOptions options;
  options.relative = relative;
  options.bold = bold;
  options.elide = elide;
  options.colour = colour;
  return options;
}

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString number(double value) { return QString::fromStdString(format_number(value)); }

QString linkage_title(Linkage linkage) {
  switch (linkage) {
    case Linkage::kWard:
      return TreePlot::tr("Ward linkage");
    case Linkage::kAverage:
      return TreePlot::tr("average linkage");
    case Linkage::kComplete:
      return TreePlot::tr("complete linkage");
    case Linkage::kSingle:
      break;
  }
  return TreePlot::tr("single linkage");
}

// A round step that divides `span` into at most `most` parts.
double round_step(double span, int most) {
  const double raw = span / std::max(1, most);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

constexpr std::array kKindOrder{TaskKind::k2D, TaskKind::k3D, TaskKind::kGeometric,
                                TaskKind::kSemantic, TaskKind::kNone};

}  // namespace

QColor group_colour(int group, const PlotStyle& style) {
  // Apart from each other in lightness as well as hue, none of them a kind's colour.
  static constexpr std::array<std::pair<QRgb, QRgb>, 6> kColours{{{0xff1f5fbf, 0xff8ab8ff},
                                                                  {0xffb43a1e, 0xffff9a80},
                                                                  {0xff0b7a75, 0xff5fd0c9},
                                                                  {0xff7a3fb0, 0xffc79bf2},
                                                                  {0xff7d6608, 0xffe2c044},
                                                                  {0xff444b54, 0xffc5ccd6}}};
  const auto& pair = kColours[static_cast<std::size_t>(group) % kColours.size()];
  return QColor(style.dark ? pair.second : pair.first);
}

// --- options -------------------------------------------------------------------------------------

TreePlotOptions TreePlotOptions::from_json(const QJsonObject& json) {
  TreePlotOptions options;
  if (const QJsonValue value = json.value(QLatin1String("linkage")); !value.isUndefined()) {
    const auto linkage = parse_linkage(value.toString().toStdString());
    if (!linkage) {
      throw bad_input("the tree's options: linkage must be ward, average, complete or single");
    }
    options.linkage = *linkage;
  }
  if (const QJsonValue value = json.value(QLatin1String("features")); !value.isUndefined()) {
    const QString features = value.toString();
    if (features != QLatin1String("sqrt-affinity") && features != QLatin1String("affinity")) {
      throw bad_input("the tree's options: features must be sqrt-affinity or affinity");
    }
    options.square_root = features == QLatin1String("sqrt-affinity");
  }
  if (const QJsonValue value = json.value(QLatin1String("cut")); !value.isUndefined()) {
    const int groups = value.toInt(0);
    if (groups < 1) {
      throw bad_input("the tree's options: cut must be a number of groups, at least 1");
    }
    options.groups = groups;
  }
  return options;
}

QJsonObject TreePlotOptions::to_json() const {
  return {{QStringLiteral("linkage"), text_of(to_string(linkage))},
          {QStringLiteral("features"),
           square_root ? QStringLiteral("sqrt-affinity") : QStringLiteral("affinity")},
          {QStringLiteral("cut"), groups}};
}

// --- TreePlot ------------------------------------------------------------------------------------

double TreeGeometry::x(double height) const {
  return branches.right() - height / top_height * branches.width();
}

TreePlot::TreePlot(const TransferTable& table, SimilarityTree tree, TreePlotOptions options)
    : tree_(std::move(tree)), options_(options) {
  const Dendrogram& dendrogram = tree_.tree;
  const std::size_t n = dendrogram.leaves;
  groups_ = std::clamp(options_.groups, 1, std::max(1, static_cast<int>(n)));
  std::vector<std::size_t> cluster(n, 0);
  if (n > 0) cluster = cut_into(dendrogram, static_cast<std::size_t>(groups_));
  place_of_.assign(n, 0);
  for (std::size_t position = 0; position < n; ++position) {
    const std::size_t leaf = dendrogram.order[position];
    place_of_[leaf] = position;
    const Task& task = table.task(tree_.tasks[leaf]);
    leaves_.push_back({QString::fromStdString(task.name), QString::fromStdString(task.code),
                       task.kind, tree_.tasks[leaf]});
    group_of_.push_back(static_cast<int>(cluster[leaf]));
  }
  if (groups_ > 1) {
    // Midway between the last merge that holds and the first that is cut.
    const std::size_t first_cut = n - static_cast<std::size_t>(groups_);
    const double above = dendrogram.merges[first_cut].height;
    const double below = first_cut == 0 ? 0 : dendrogram.merges[first_cut - 1].height;
    cut_ = (above + below) / 2;
  }
}

std::vector<std::size_t> TreePlot::positions_below(std::size_t node) const {
  std::vector<std::size_t> positions, open{node};
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (next < tree_.tree.leaves) {
      positions.push_back(place_of_[next]);
    } else {
      const TreeMerge& merge = tree_.tree.merges[next - tree_.tree.leaves];
      open.push_back(merge.left);
      open.push_back(merge.right);
    }
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

std::vector<TaskId> TreePlot::tasks_of(const TreeHit& hit) const {
  std::vector<TaskId> tasks;
  if (hit.leaf >= 0) tasks.push_back(leaves_[static_cast<std::size_t>(hit.leaf)].task);
  if (hit.merge >= 0) {
    for (const std::size_t position :
         positions_below(tree_.tree.leaves + static_cast<std::size_t>(hit.merge))) {
      tasks.push_back(leaves_[position].task);
    }
  }
  if (hit.group >= 0) {
    for (std::size_t position = 0; position < leaves_.size(); ++position) {
      if (group_of_[position] == hit.group) tasks.push_back(leaves_[position].task);
    }
  }
  return tasks;
}

QString TreePlot::describe(const TreeHit& hit) const {
  const QLocale locale;
  if (hit.leaf >= 0) {
    const Leaf& leaf = leaves_[static_cast<std::size_t>(hit.leaf)];
    const QString text = tr("%1, kind %2").arg(leaf.label, kind_name(leaf.kind));
    return groups_ > 1
               ? tr("%1, group %2")
                     .arg(text, locale.toString(group_of_[static_cast<std::size_t>(hit.leaf)] + 1))
               : text;
  }
  QStringList names;
  for (const TaskId task : tasks_of(hit)) {
    for (const Leaf& leaf : leaves_) {
      if (leaf.task == task) names.push_back(leaf.label);
    }
  }
  const QString list = names.join(QStringLiteral(", "));
  if (hit.group >= 0) return tr("Group %1: %2").arg(locale.toString(hit.group + 1), list);
  if (hit.merge >= 0) {
    const TreeMerge& merge = tree_.tree.merges[static_cast<std::size_t>(hit.merge)];
    return tr("%1 tasks joined at distance %2: %3")
        .arg(locale.toString(static_cast<qulonglong>(merge.size)),
             locale.toString(merge.height, 'f', 3), list);
  }
  return {};
}

std::vector<TaskKind> TreePlot::kinds() const {
  std::vector<TaskKind> found;
  for (const TaskKind kind : kKindOrder) {
    if (std::any_of(leaves_.begin(), leaves_.end(),
                    [&](const Leaf& leaf) { return leaf.kind == kind; })) {
      found.push_back(kind);
    }
  }
  return found;
}

double TreePlot::height_for(double width, const PlotStyle& style) const {
  const double rows = 1.45 * style.em() * static_cast<double>(leaves_.size());
  (void)width;
  return std::max(rows, 4 * style.em()) + 6.6 * style.em();
}

TreeGeometry TreePlot::geometry(const QRectF& area, const PlotStyle& style) const {
  TreeGeometry geometry;
  const double em = style.em();
  const Dendrogram& dendrogram = tree_.tree;
  const std::size_t n = leaves_.size();
  if (n == 0) return geometry;
  const double top = area.top() + 1.6 * em;      // the cut's caption
  const double bottom = area.bottom() - 5 * em;  // axis and legend
  const double height = std::max(em, bottom - top);
  geometry.row = height / static_cast<double>(n);
  geometry.relative = std::clamp(geometry.row / style.line_height() * 1.02, kLeastText, 1.0);
  double widest = 0;
  for (const Leaf& leaf : leaves_) {
    widest = std::max(widest, style.text_width(leaf.label, geometry.relative));
  }
  const double brackets = groups_ > 1 ? 2.4 * em : 0.3 * em;
  const double signs = 2.1 * em * geometry.relative;
  const double label_width = std::min(widest + 0.3 * em, 0.5 * area.width());
  const double right = area.right() - brackets;
  geometry.labels = QRectF(right - label_width, top, label_width, height);
  geometry.kinds = QRectF(geometry.labels.left() - signs - 0.3 * em, top, signs, height);
  geometry.branches = QRectF(area.left() + em, top,
                             std::max(em, geometry.kinds.left() - area.left() - 1.4 * em), height);
  geometry.top_height = dendrogram.merges.empty() ? 1 : dendrogram.merges.back().height;
  if (!(geometry.top_height > 0)) geometry.top_height = 1;

  for (std::size_t position = 0; position < n; ++position) {
    geometry.leaves.emplace_back(geometry.kinds.left() - 0.2 * em,
                                 top + geometry.row * static_cast<double>(position),
                                 right - geometry.kinds.left() + 0.3 * em, geometry.row);
  }
  geometry.nodes.resize(n + dendrogram.merges.size());
  for (std::size_t leaf = 0; leaf < n; ++leaf) {
    geometry.nodes[leaf] =
        QPointF(geometry.branches.right(), geometry.leaves[place_of_[leaf]].center().y());
  }
  for (std::size_t i = 0; i < dendrogram.merges.size(); ++i) {
    const TreeMerge& merge = dendrogram.merges[i];
    geometry.nodes[n + i] =
        QPointF(geometry.x(merge.height),
                (geometry.nodes[merge.left].y() + geometry.nodes[merge.right].y()) / 2);
  }
  if (groups_ > 1) {
    for (int group = 0; group < groups_; ++group) {
      QRectF bracket;
      for (std::size_t position = 0; position < n; ++position) {
        if (group_of_[position] == group) bracket |= geometry.leaves[position];
      }
      geometry.brackets.emplace_back(right + 0.35 * em, bracket.top() + 0.12 * geometry.row, 2 * em,
                                     bracket.height() - 0.24 * geometry.row);
    }
  }
  return geometry;
}

void TreePlot::paint_axis(QPainter& painter, const TreeGeometry& geometry,
                          const PlotStyle& style) const {
  const double em = style.em();
  const double y = geometry.branches.bottom() + 0.3 * em;
  painter.setPen(QPen(style.muted, style.hairline()));
  painter.drawLine(QPointF(geometry.x(geometry.top_height), y), QPointF(geometry.x(0), y));
  const int most = std::clamp(static_cast<int>(geometry.branches.width() / (3 * em)), 2, 10);
  const double step = round_step(geometry.top_height, most);
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
  for (int i = 0; i * step <= geometry.top_height * (1 + 1e-9); ++i) {
    const double x = geometry.x(i * step);
    painter.drawLine(QPointF(x, y), QPointF(x, y + 0.25 * em));
    draw_text(painter, QRectF(x - 2 * em, y + 0.3 * em, 4 * em, 1.2 * em),
              Qt::AlignHCenter | Qt::AlignTop, QLocale().toString(i * step, 'f', digits), style,
              text_options(style.secondary(kTickText), style.muted, false, false));
  }
  draw_text(painter,
            QRectF(geometry.branches.left(), y + 1.45 * em, geometry.branches.width(), 1.4 * em),
            Qt::AlignCenter, tr("Distance"), style, text_options(style.secondary(0.9), style.ink));
}

void TreePlot::paint_legend(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const double em = style.em();
  const auto sign_width = [&](TaskKind kind) {
    return style.text_width(kind_sign(kind), style.secondary(kSignText), true) + 0.7 * em;
  };
  const auto entry_width = [&](TaskKind kind) {
    return sign_width(kind) + 0.4 * em + style.text_width(kind_name(kind), style.secondary(0.86));
  };
  // All of them, nearer to each other where there is little room.
  double all = 0;
  for (const TaskKind kind : kinds()) all += entry_width(kind);
  const auto gaps = static_cast<double>(std::max<std::size_t>(2, kinds().size()) - 1);
  const double gap = std::clamp((area.width() - all) / gaps, 0.35 * em, 1.2 * em);
  double x = area.left();
  for (const TaskKind kind : kinds()) {
    const double sign = sign_width(kind);
    const QString name = kind_name(kind);
    const double width = entry_width(kind) + gap;
    if (x + width - gap > area.right() + 0.5) break;
    const QRectF box(x, area.center().y() - 0.6 * em, sign, 1.2 * em);
    painter.setPen(QPen(kind_colour(kind, style), style.hairline()));
    painter.setBrush(kind_fill(kind, style));
    painter.drawRoundedRect(box, 0.25 * em, 0.25 * em);
    draw_text(painter, box, Qt::AlignCenter, kind_sign(kind), style,
              text_options(style.secondary(kSignText), style.ink, true, false));
    draw_text(painter, QRectF(box.right() + 0.4 * em, area.top(), width, area.height()),
              Qt::AlignLeft | Qt::AlignVCenter, name, style,
              text_options(style.secondary(0.86), style.muted, false, false));
    x += width;
  }
}

void TreePlot::paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const {
  const double em = style.em();
  const Dendrogram& dendrogram = tree_.tree;
  const std::size_t n = leaves_.size();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (n == 0) {
    draw_text(painter, area, Qt::AlignCenter, tr("There are no sources to compare."), style,
              text_options(1, style.muted));
    painter.restore();
    return;
  }
  const TreeGeometry geometry = this->geometry(area, style);

  // Branches: one colour for each group, those above the cut in grey.
  std::vector<int> group(n + dendrogram.merges.size(), -1);
  for (std::size_t leaf = 0; leaf < n; ++leaf) group[leaf] = group_of_[place_of_[leaf]];
  for (std::size_t i = 0; i < dendrogram.merges.size(); ++i) {
    const TreeMerge& merge = dendrogram.merges[i];
    const bool together = group[merge.left] >= 0 && group[merge.left] == group[merge.right];
    group[n + i] = together ? group[merge.left] : -1;
  }
  const auto pen_of = [&](int of) {
    QColor colour = style.ink;
    if (groups_ > 1) colour = of < 0 ? style.muted : group_colour(of, style);
    QPen pen(colour, (of < 0 && groups_ > 1 ? 1.0 : 1.5) * em / 12);
    pen.setCapStyle(Qt::RoundCap);
    return pen;
  };
  for (std::size_t i = 0; i < dendrogram.merges.size(); ++i) {
    const TreeMerge& merge = dendrogram.merges[i];
    const QPointF at = geometry.nodes[n + i];
    for (const std::size_t child : {merge.left, merge.right}) {
      const QPointF end = geometry.nodes[child];
      painter.setPen(pen_of(group[n + i] >= 0 ? group[n + i] : group[child]));
      painter.drawLine(end, QPointF(at.x(), end.y()));
      painter.setPen(pen_of(group[n + i]));
      painter.drawLine(QPointF(at.x(), end.y()), at);
    }
  }
  paint_axis(painter, geometry, style);

  for (std::size_t position = 0; position < n; ++position) {
    const Leaf& leaf = leaves_[position];
    const QRectF& row = geometry.leaves[position];
    const double side = std::min(row.height() * 0.86, 1.25 * em);
    const QRectF box(geometry.kinds.left(), row.center().y() - side / 2, geometry.kinds.width(),
                     side);
    painter.setPen(QPen(kind_colour(leaf.kind, style), style.hairline()));
    painter.setBrush(kind_fill(leaf.kind, style));
    painter.drawRoundedRect(box, 0.25 * em, 0.25 * em);
    draw_text(painter, box, Qt::AlignCenter, kind_sign(leaf.kind), style,
              text_options(style.secondary(kSignText) * geometry.relative, style.ink, true, false));
    draw_text(painter,
              QRectF(geometry.labels.left(), row.top(), geometry.labels.width(), row.height()),
              Qt::AlignLeft | Qt::AlignVCenter, leaf.label, style,
              text_options(geometry.relative, style.ink));
  }

  if (groups_ > 1) {
    QPen pen(style.accent, 1.4 * em / 12);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    const double x = geometry.x(cut_);
    painter.drawLine(QPointF(x, geometry.branches.top() - 0.2 * em),
                     QPointF(x, geometry.branches.bottom() + 0.3 * em));
    const QString caption = tr("cut: %n groups", nullptr, groups_);
    const double width = style.text_width(caption, style.secondary(kTickText)) + 0.4 * em;
    const double left =
        std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width));
    draw_text(painter, QRectF(left, area.top(), width, 1.4 * em), Qt::AlignCenter, caption, style,
              text_options(style.secondary(kTickText), style.muted, false, false));
    for (std::size_t i = 0; i < geometry.brackets.size(); ++i) {
      const QRectF& bracket = geometry.brackets[i];
      const QColor colour = group_colour(static_cast<int>(i), style);
      QPen line(colour, 1.8 * em / 12);
      line.setCapStyle(Qt::FlatCap);
      painter.setPen(line);
      painter.setBrush(Qt::NoBrush);
      const double arm = 0.35 * em;
      painter.drawPolyline(
          QPolygonF{{bracket.topLeft(), bracket.topLeft() + QPointF(arm, 0),
                     bracket.bottomLeft() + QPointF(arm, 0), bracket.bottomLeft()}});
      draw_text(painter,
                QRectF(bracket.left() + arm + 0.2 * em, bracket.center().y() - em,
                       bracket.width() - arm - 0.2 * em, 2 * em),
                Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(static_cast<int>(i) + 1),
                style,
                text_options(std::min(style.secondary(0.95), geometry.relative * 1.1), colour, true,
                             false));
    }
  }
  paint_legend(painter,
               QRectF(area.left() + em, area.bottom() - 1.5 * em, area.width() - em, 1.4 * em),
               style);
  painter.restore();
}

TreeHit TreePlot::hit_test(const QPointF& point, const TreeGeometry& geometry,
                           const PlotStyle& style) const {
  TreeHit hit;
  for (std::size_t i = 0; i < geometry.brackets.size(); ++i) {
    if (geometry.brackets[i].adjusted(-0.1 * style.em(), 0, 0, 0).contains(point)) {
      hit.group = static_cast<int>(i);
      return hit;
    }
  }
  for (std::size_t position = 0; position < geometry.leaves.size(); ++position) {
    if (geometry.leaves[position].contains(point)) {
      hit.leaf = static_cast<int>(position);
      return hit;
    }
  }
  // The branch nearest the point: a merge's own joint, and its stem up to its parent.
  const std::size_t n = tree_.tree.leaves;
  double best = 0.5 * style.em();
  std::vector<double> parent_x(geometry.nodes.size(), geometry.branches.left());
  for (std::size_t i = 0; i < tree_.tree.merges.size(); ++i) {
    const TreeMerge& merge = tree_.tree.merges[i];
    for (const std::size_t child : {merge.left, merge.right}) {
      parent_x[child] = geometry.nodes[n + i].x();
    }
  }
  for (std::size_t i = 0; i < tree_.tree.merges.size(); ++i) {
    const TreeMerge& merge = tree_.tree.merges[i];
    const QPointF at = geometry.nodes[n + i];
    const double upper = std::min(geometry.nodes[merge.left].y(), geometry.nodes[merge.right].y());
    const double lower = std::max(geometry.nodes[merge.left].y(), geometry.nodes[merge.right].y());
    const double joint =
        std::hypot(point.x() - at.x(), point.y() - std::clamp(point.y(), upper, lower));
    const double stem =
        std::hypot(point.x() - std::clamp(point.x(), parent_x[n + i], at.x()), point.y() - at.y());
    if (std::min(joint, stem) < best) {
      best = std::min(joint, stem);
      hit.merge = static_cast<int>(i);
    }
  }
  return hit;
}

void TreePlot::paint_highlight(QPainter& painter, const TreeGeometry& geometry, const TreeHit& hit,
                               const PlotStyle& style) const {
  if (!hit.any() || geometry.leaves.empty()) return;
  const std::vector<TaskId> tasks = tasks_of(hit);
  const std::set<TaskId> wanted(tasks.begin(), tasks.end());
  QRectF frame;
  for (std::size_t position = 0; position < leaves_.size(); ++position) {
    if (wanted.contains(leaves_[position].task)) frame |= geometry.leaves[position];
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QColor fill = style.accent;
  fill.setAlphaF(0.13F);
  painter.setPen(QPen(style.accent, 1.3 * style.em() / 12));
  painter.setBrush(fill);
  painter.drawRoundedRect(frame, 0.25 * style.em(), 0.25 * style.em());
  if (hit.merge >= 0) {
    const QPointF at = geometry.nodes[tree_.tree.leaves + static_cast<std::size_t>(hit.merge)];
    painter.setBrush(style.accent);
    painter.drawEllipse(at, 0.3 * style.em(), 0.3 * style.em());
  }
  painter.restore();
}

PlotData TreePlot::data() const {
  PlotData data;
  data.columns = {QStringLiteral("node"),   QStringLiteral("task"),  QStringLiteral("kind"),
                  QStringLiteral("group"),  QStringLiteral("left"),  QStringLiteral("right"),
                  QStringLiteral("height"), QStringLiteral("leaves")};
  const std::size_t n = tree_.tree.leaves;
  // Nodes are numbered as they are listed: leaves from top to bottom, then merges.
  const auto node = [&](std::size_t of) {
    return QString::number(static_cast<qulonglong>(of < n ? place_of_[of] : of));
  };
  for (std::size_t position = 0; position < n; ++position) {
    const Leaf& leaf = leaves_[position];
    data.rows.push_back({QString::number(static_cast<qulonglong>(position)), leaf.code,
                         text_of(to_string(leaf.kind)), QString::number(group_of_[position] + 1),
                         QString(), QString(), QStringLiteral("0"), QStringLiteral("1")});
  }
  for (std::size_t i = 0; i < tree_.tree.merges.size(); ++i) {
    const TreeMerge& merge = tree_.tree.merges[i];
    data.rows.push_back({QString::number(n + i), QString(), QString(), QString(), node(merge.left),
                         node(merge.right), number(merge.height),
                         QString::number(static_cast<qulonglong>(merge.size))});
  }
  return data;
}

QString TreePlot::summary() const {
  if (leaves_.empty()) return tr("There are no sources to compare.");
  const QLocale locale;
  QString text = tr("Similarity tree of %1 tasks as sources for %2 targets, %3.")
                     .arg(locale.toString(static_cast<qulonglong>(leaves_.size())),
                          locale.toString(static_cast<qulonglong>(tree_.targets)),
                          linkage_title(options_.linkage));
  if (groups_ > 1) {
    QStringList parts;
    for (int group = 0; group < groups_; ++group) {
      TreeHit hit;
      hit.group = group;
      parts.push_back(describe(hit));
    }
    text += QLatin1Char(' ') + tr("Cut into %n groups.", nullptr, groups_) + QLatin1Char(' ') +
            one_stop(parts.join(QStringLiteral("; ")) + QLatin1Char('.'));
  }
  return text;
}

std::unique_ptr<Plot> make_tree_plot(const TransferTable& table, const Scenario& scenario,
                                     const QJsonObject& options, const RunContext& context) {
  const TreePlotOptions chosen = TreePlotOptions::from_json(options);
  auto tree = similarity_tree(table, scenario, chosen.tree_options(), context);
  if (!tree) return nullptr;
  return std::make_unique<TreePlot>(table, std::move(*tree), chosen);
}

}  // namespace taskatlas::ui
