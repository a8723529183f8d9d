// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/sample_plot.hpp"

#include <QAbstractScrollArea>
#include <memory>
#include <optional>

namespace taskatlas::ui {

// One view's annotations on the screen: they reflow with the width, all show the same part of the
// picture, and all tell the value under the pointer. The wheel scrolls, with Ctrl it zooms; a drag
// moves what is zoomed. Arrows left and right ask for the neighbours.
class SampleView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit SampleView(QWidget* parent = nullptr);

  void set_content(std::shared_ptr<const SampleContent> content);  // null: nothing yet
  const std::shared_ptr<const SampleContent>& content() const { return content_; }
  void set_message(const QString& text);  // shown where there is no content
  void set_opacity(double opacity);
  double opacity() const { return options_.opacity; }
  void set_links(bool shown);  // lines between matches of two views
  const PictureWindow& window() const { return options_.window; }
  void set_window(const PictureWindow& window);
  void zoom_by(double factor);  // about the cursor, else the middle
  SampleOptions options() const;
  const SamplePlot* plot() const { return plot_.get(); }
  QRectF plot_area() const;  // in the viewport

  std::optional<QPointF> cursor() const { return cursor_; }
  void set_cursor_place(const std::optional<QPointF>& place);  // 0 … 1 in the pictures

 Q_SIGNALS:
  void step_wanted(int by);  // -1, +1: the view before, the view after
  void closed();             // Escape, or a double click: back to the grid
  void window_changed();
  void cursor_changed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  PlotStyle style() const { return PlotStyle::screen(palette(), font()); }
  void rebuild();
  void update_scroll_bar();
  struct Hit {
    std::size_t panel = 0;
    QPointF place;    // 0 … 1
    double side = 1;  // of the picture in the panel
  };
  std::optional<Hit> hit(const QPointF& at) const;

  std::shared_ptr<const SampleContent> content_;
  SampleOptions options_;
  std::unique_ptr<SamplePlot> plot_;
  std::optional<QPointF> cursor_;
  std::optional<QPointF> dragged_from_;
  double drag_side_ = 1;
  QString message_;
};

}  // namespace taskatlas::ui
