// SPDX-License-Identifier: MIT
// Loss curves as jobs write them, read as they grow.
#pragma once

#include <QPointF>
#include <QString>
#include <vector>

namespace taskatlas::ui {

// A job's curve: step and loss.
struct Curve {
  QString id;     // of the job
  QString title;  // for the legend
  bool running = false;
  std::vector<QPointF> points;  // by step; finite, losses of any sign
  bool operator==(const Curve&) const = default;
};

// One curve.csv, lines "step,loss" after a header, of which only what is new is read. A line that
// is not whole yet is left for next time; what is no number is passed over; a file that shrank was
// begun anew. Not thread-safe.
class CurveReader {
 public:
  explicit CurveReader(QString path) : path_(std::move(path)) {}

  bool read();  // whether there is anything new
  const std::vector<QPointF>& points() const { return points_; }

 private:
  QString path_;
  qint64 offset_ = 0;
  std::vector<QPointF> points_;
};

// At most `most` points that look the same: of each stretch the mean, and the last point itself.
std::vector<QPointF> thinned(const std::vector<QPointF>& points, std::size_t most);

}  // namespace taskatlas::ui
