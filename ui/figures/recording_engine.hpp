// SPDX-License-Identifier: MIT
// An inner header of the figures room: the engine of RecordingDevice.
#pragma once

#include "ui/figures/display_list.hpp"

#include <QPaintEngine>
#include <optional>

namespace taskatlas::ui {

class RecordingEngine : public QPaintEngine {
 public:
  explicit RecordingEngine(DisplayList& list);

  // Between the two the parts of a text are one item.
  void begin_text(const QString& text, double width, Qt::AlignmentFlag anchor);
  void end_text();

  bool begin(QPaintDevice* device) override;
  bool end() override;
  Type type() const override { return User; }
  void updateState(const QPaintEngineState& now) override;
  void drawPath(const QPainterPath& path) override;
  void drawRects(const QRectF* rects, int count) override;
  void drawRects(const QRect* rects, int count) override;
  void drawPoints(const QPointF* points, int count) override;
  void drawPoints(const QPoint* points, int count) override;
  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
  void drawPolygon(const QPoint* points, int count, PolygonDrawMode mode) override;
  void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
  void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags flags) override;
  void drawTextItem(const QPointF& position, const QTextItem& item) override;

 private:
  struct Announced {
    TextItem text;
    bool recorded;
  };

  void set_clip(const QPainterPath& path, Qt::ClipOperation operation);
  int clip_index();
  int clip_index(const QPainterPath& clip);
  void record(std::variant<PathItem, TextItem, ImageItem> content, int clip);
  void draw(const QPainterPath& path, bool filled);
  void fill(const QPainterPath& path);
  void hatch(const QPainterPath& path);
  void rasterise(const QPainterPath& path);
  void stroke(const QPainterPath& path, PathItem& item) const;

  DisplayList& list_;
  QPen pen_;
  QBrush brush_;
  QTransform transform_;
  double opacity_ = 1;
  bool smooth_ = false;
  bool clipped_ = false;  // there is a clip path
  bool clip_on_ = false;  // and it is in force
  QPainterPath clip_;
  std::optional<Announced> announced_;
};

}  // namespace taskatlas::ui
