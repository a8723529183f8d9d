// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/selection.hpp"
#include "ui/taxonomy/graph_canvas.hpp"
#include "ui/taxonomy/graph_picture.hpp"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTransform>
#include <QWidget>
#include <memory>
#include <vector>

class QTimer;

namespace taskatlas::ui {

// The task graph in the window: pan, zoom, overview, find, hover, selection, keyboard. A new
// solution repaints only what has changed.
class GraphView : public QWidget {
  Q_OBJECT

 public:
  explicit GraphView(SelectionModel& selection, QWidget* parent = nullptr);
  ~GraphView() override;

  // A new solution, or the same in other colours. The first frame shows it whole; what is new in
  // it stands out and what has gone lingers, both fading over 200 ms where motion is on.
  void set_picture(std::shared_ptr<const GraphPicture> picture);
  const std::shared_ptr<const GraphPicture>& picture() const { return picture_; }
  void set_motion(bool on) { motion_ = on; }
  bool motion() const { return motion_; }
  // While a new solution is on its way no frame of a fade gets in its way.
  void hold_fade(bool hold);
  void set_placeholder(const QString& text);  // while there is no picture
  // What is shown is out of date, and why: it is grey, with that text in place of the legend.
  // Empty: it is not.
  void set_stale(const QString& why);
  const QString& stale() const { return stale_; }

  double zoom() const { return zoom_; }  // 1: text as large as the widget's font
  void zoom_by(double factor, QPointF about);
  void zoom_in();
  void zoom_out();
  void fit();  // and keep fitting when the size changes, until the user zooms or pans
  QTransform to_widget() const;
  QRect node_rect(std::size_t node) const;  // in the widget

  // Marks the tasks whose name or code contains the text; returns how many, and brings the first
  // into view. Empty: none.
  int find(const QString& text, const TransferTable& table);
  void find_next();

  QRectF overview() const { return overview_rect(); }  // empty while all is in view

  // The node under the keyboard; -1 where there is none.
  int current() const { return current_; }
  void set_current(int node);
  QString node_text(std::size_t node) const;  // for screen readers and tooltips
  QString transfer_text(std::size_t transfer) const;
  bool is_selected(std::size_t node) const;
  void choose(std::size_t node, bool extend);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void activated(TaskId task);  // Enter, double click: show what explains it
  void zoomed();
  void context_requested(TaskId task, TransferId transfer, QPoint global);
  void painted();  // the latest picture is shown: after each paint event, or at once where it
                   // looks the same as the one before

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Fade {
    std::shared_ptr<const GraphPicture> old;
    std::vector<std::size_t> gone;  // edges of `old`
    std::vector<bool> fresh;        // by edge of the present picture; empty: none
    QElapsedTimer since;
    bool at_first = true;  // no frame of it was painted yet
  };

  PlotStyle style() const;
  QRectF canvas() const;  // without the legend
  QRectF world() const;   // of all boxes, used or not
  void refit();
  void restyle();
  void moved();  // the transform is another
  void refresh_related();
  void step_fade();
  double fade_share() const;  // 1 → 0
  QPoint origin() const;      // of the layout, in pixels of the screen
  void place_pixels();
  void update_touched();
  int node_at(QPointF at) const;
  int edge_at(QPointF at) const;
  void move_current(int dx, int dy);
  void ensure_visible(std::size_t node);
  QRectF overview_rect() const;  // in the corner where it hides least; empty: all is in view
  void paint_stale(QPainter& painter);
  void paint_overview(QPainter& painter);
  void paint_rings(QPainter& painter, std::size_t node);
  std::vector<GraphCanvas::Line> lines() const;
  std::vector<GraphCanvas::Box> boxes() const;
  void hover_at(QPointF at);

  SelectionModel& selection_;
  std::shared_ptr<const GraphPicture> picture_;
  PlotStyle style_;
  PlotStyle inner_;
  QString placeholder_;
  QString stale_;
  double zoom_ = 1;
  QPointF offset_;  // of the layout's origin, in the widget
  bool fitted_ = true;
  bool motion_ = true;
  double legend_height_ = 0;
  QPixmap legend_;
  GraphCanvas pixels_;
  Fade fade_;
  QTimer* fade_timer_;
  // Of what the pointer is on; empty: nothing is dimmed.
  std::vector<bool> related_nodes_, related_edges_;
  mutable std::vector<QPolygonF> polylines_;  // of edges, for hit tests
  int current_ = -1;
  std::vector<std::size_t> found_;
  std::size_t found_at_ = 0;
  bool dragging_ = false, panning_ = false, in_overview_ = false;
  QPointF pressed_, last_;
};

// Children of GraphView for screen readers; called by its constructor, once is enough.
void install_graph_accessibility();

}  // namespace taskatlas::ui
