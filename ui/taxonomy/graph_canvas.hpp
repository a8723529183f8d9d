// SPDX-License-Identifier: MIT
#pragma once

#include "ui/taxonomy/graph_picture.hpp"

#include <QImage>
#include <QPoint>
#include <QRegion>
#include <QSize>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

class QPainter;

namespace taskatlas::ui {

// The task graph as the pixels of a view, kept from frame to frame. Strokes and texts are painted
// once and kept, boxes as pictures, lines as the few pixels that they cover, so that a frame in
// which little has changed is put together anew only where it has: by tiles. All lengths are in
// pixels of the device; for the window's thread.
class GraphCanvas {
 public:
  // A line and how it stands out; lines are put over each other in the order given.
  struct Line {
    const GraphPicture* picture = nullptr;
    std::size_t edge = 0;
    double strength = 1;
    double opacity = 1;
  };
  struct Box {
    std::size_t node = 0;
    double opacity = 1;
  };

  // How large the view is, and that the layout's origin is at `origin`, its units being `scale`
  // pixels. Pictures are kept where only `size` or `origin` change, as in panning.
  void place(QSize size, QPoint origin, double scale);
  // The style of graph_style(). What was painted is forgotten.
  void set_style(const PlotStyle& style);
  // Forgets what was painted: names, kinds or options are others.
  void forget();

  // What must be put together anew.
  void touch_all();
  void touch_line(const GraphPicture& picture, std::size_t edge);
  void touch_box(const GraphPicture& picture, std::size_t node);
  bool is_clean() const { return dirty_count_ == 0; }
  // What is touched, in pixels of the view: few rectangles, each a little too large.
  QRegion touched() const;

  // Puts together what was touched: lines, and over them boxes. All must be given.
  void compose(const GraphPicture& picture, const std::vector<Line>& lines,
               const std::vector<Box>& boxes);
  const QImage& image() const { return image_; }  // opaque

 private:
  struct LineKey {
    TransferId row;
    TaskId source, target;
    EdgeSide side = EdgeSide::kOne;
    int strength = 100;  // percent
    auto operator<=>(const LineKey&) const = default;
  };
  // Pixels beside each other, within one tile; the rest of a line's picture is empty.
  struct Run {
    QPoint at;                        // from the layout's origin
    std::int32_t begin = 0, end = 0;  // in the pixels of its chunk
  };
  // A square part of a line's picture.
  struct Chunk {
    QPoint at;             // of its corner, from the layout's origin
    bool painted = false;  // at first it is only known that the line may reach into it
    std::vector<Run> runs;
    std::vector<QRgb> pixels;  // premultiplied
  };
  struct LinePicture {
    Curve points;
    Point junction;
    QRgb colour = 0;
    std::vector<Chunk> chunks;
  };
  struct BoxKey {
    std::size_t node = 0;
    NodeRole role = NodeRole::kUnused;
    double value = 0;
    auto operator<=>(const BoxKey&) const = default;
  };

  LinePicture& line_picture(const Line& line);
  void paint_chunk(Chunk& chunk, const Line& line);
  void put_chunk(const Chunk& chunk, double opacity);
  void fill_paper();
  const QImage& box_picture(const GraphPicture& picture, std::size_t node);
  QPoint box_corner(const GraphPicture& picture, std::size_t node) const;
  void touch(const QRect& area);  // from the layout's origin
  bool is_touched(QPoint place) const;
  bool any_touched(const QRect& area) const;

  PlotStyle style_;
  double scale_ = 0;
  QPoint origin_;
  QImage image_;
  QImage scratch_;
  // Tiles of the view, from the one at first_; by row.
  QPoint first_;
  int columns_ = 0, rows_ = 0;
  std::vector<std::uint8_t> dirty_;
  std::size_t dirty_count_ = 0;
  std::map<LineKey, LinePicture> lines_;
  std::map<BoxKey, QImage> boxes_;
  std::size_t bytes_ = 0;
};

}  // namespace taskatlas::ui
