// SPDX-License-Identifier: MIT
#include "ui/run/curves.hpp"

#include <QFile>
#include <QFileInfo>
#include <QList>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr qint64 kMostBytes = qint64{1} << 24;  // read at once; the rest next time

}  // namespace

bool CurveReader::read() {
  QFile file(path_);
  // A pipe, as a stranger's artifacts may hold, would be waited for.
  if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) return false;
  bool news = false;
  if (file.size() < offset_) {
    offset_ = 0;
    points_.clear();
    news = true;
  }
  if (file.size() == offset_ || !file.seek(offset_)) return news;
  const QByteArray bytes = file.read(kMostBytes);
  const qsizetype whole = bytes.lastIndexOf('\n') + 1;
  offset_ += whole;
  for (const QByteArray& line : bytes.left(whole).split('\n')) {
    const QList<QByteArray> fields = line.trimmed().split(',');
    if (fields.size() < 2) continue;
    bool step_good = false, loss_good = false;
    const QPointF point(fields[0].toDouble(&step_good), fields[1].toDouble(&loss_good));
    if (!step_good || !loss_good || !std::isfinite(point.x()) || !std::isfinite(point.y())) {
      continue;
    }
    // From a checkpoint on steps are written again.
    while (!points_.empty() && points_.back().x() >= point.x()) points_.pop_back();
    points_.push_back(point);
    news = true;
  }
  return news;
}

std::vector<QPointF> thinned(const std::vector<QPointF>& points, std::size_t most) {
  if (points.size() <= most || most < 2) return points;
  std::vector<QPointF> few;
  few.reserve(most);
  const std::size_t stretches = most - 1;
  for (std::size_t i = 0; i < stretches; ++i) {
    const std::size_t first = i * points.size() / stretches;
    const std::size_t end = std::max(first + 1, (i + 1) * points.size() / stretches);
    QPointF sum;
    for (std::size_t at = first; at < end; ++at) sum += points[at];
    few.push_back(sum / static_cast<double>(end - first));
  }
  few.push_back(points.back());
  return few;
}

}  // namespace taskatlas::ui
