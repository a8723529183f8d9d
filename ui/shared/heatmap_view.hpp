// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/heatmap_plot.hpp"
#include "ui/shared/text_pictures.hpp"

#include <QPixmap>
#include <QWidget>
#include <memory>
#include <set>
#include <vector>

class QToolButton;

namespace taskatlas::ui {

// A heat map on the screen: wheel, keys and buttons zoom, dragging pans, the cell under the pointer
// has a crosshair, arrows move the current cell. What is painted stays in a picture, so that the
// pointer's way over it costs next to nothing, however large the map is.
//
// For assistive technology it is a table whose cells have names (HeatmapPlot::cell_name).
class HeatmapView : public QWidget {
  Q_OBJECT

 public:
  explicit HeatmapView(QWidget* parent = nullptr);
  ~HeatmapView() override;

  // Null: empty_text is shown. What is shown of it, and the current cell, stay where the shape
  // (rows and columns) stays.
  void set_plot(std::shared_ptr<const HeatmapPlot> plot);
  const std::shared_ptr<const HeatmapPlot>& plot() const { return plot_; }
  void set_empty_text(const QString& text);  // translated

  int rows() const;
  int columns() const;

  // The part that is shown; kept within the matrix, with its proportions. One zoom for both
  // directions, from 1 (everything) to max_zoom().
  const HeatmapWindow& window() const { return window_; }
  void set_window(const HeatmapWindow& window);
  double zoom() const;
  double max_zoom() const;
  void zoom_about(double factor, const QPointF& position);  // of the widget, stays where it is
  void show_cell(const HeatmapHit& cell);                   // pans as far as needed

  const HeatmapHit& hover() const { return hover_; }
  void set_hover(const HeatmapHit& hit);  // shown as if the pointer were there; no signal
  const HeatmapHit& current() const { return current_; }
  void set_current(const HeatmapHit& cell);  // no signal
  // Rows and columns whose heads are marked: matches of a search, tasks selected elsewhere.
  void set_highlights(std::set<int> rows, std::set<int> columns);
  const std::set<int>& highlighted_rows() const { return highlighted_rows_; }
  const std::set<int>& highlighted_columns() const { return highlighted_columns_; }

  HeatmapGeometry geometry_now() const;
  QPixmap grab_plot() const;  // the whole map as shown, without crosshair and buttons

  // Two maps of the same tasks in the same order: what one shows and hovers, the other does too.
  static void link(HeatmapView& a, HeatmapView& b);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 public Q_SLOTS:
  void zoom_in();
  void zoom_out();
  void zoom_to_fit();

 Q_SIGNALS:
  void hovered(int row, int column);   // −1: none; a head has one of them
  void selected(int row, int column);  // by click, Enter or arrow key
  void row_head_clicked(int row);
  void column_head_clicked(int column);
  void window_changed(const QRectF& window);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  static constexpr double kStep = 1.25;  // of one key press or notch of the wheel

  enum Stale { kNothing, kMoved, kEverything };

  QRectF area() const;
  HeatmapWindow bounded(const HeatmapWindow& window) const;
  void refresh();
  void paint_picture();
  void paint_plot(QPainter& painter, const QRegion& region);
  QRegion moving_region() const;
  void paint_overlays(QPainter& painter) const;
  void paint_crosshair(QPainter& painter) const;
  void paint_current(QPainter& painter) const;
  void paint_position(QPainter& painter) const;
  QRegion region_of(const HeatmapHit& hit) const;
  void move_hover(const HeatmapHit& hit, bool tell);
  void move_current(int row, int column);
  void place_buttons();
  QToolButton* make_button(const QString& icon, const QString& name, const QString& keys,
                           void (HeatmapView::*slot)());
  void tell_current() const;

  std::shared_ptr<const HeatmapPlot> plot_;
  QString empty_text_;
  PlotStyle style_;
  HeatmapWindow window_;
  HeatmapHit hover_;
  HeatmapHit current_;
  std::set<int> highlighted_rows_;
  std::set<int> highlighted_columns_;

  HeatmapGeometry geometry_;   // up to date unless everything is stale
  QPixmap picture_;            // everything but the overlays
  Stale stale_ = kEverything;  // of the picture
  bool moved_ = false;         // since the last frame
  TextPictures texts_;

  QPointF press_;       // where the button went down
  HeatmapWindow grip_;  // what was shown then
  bool pressed_ = false;
  bool dragged_ = false;
  std::vector<QToolButton*> buttons_;
};

}  // namespace taskatlas::ui
