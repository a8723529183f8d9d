// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outputs/outputs_plot.hpp"

#include <QAbstractScrollArea>
#include <memory>
#include <optional>

class QTimer;

namespace taskatlas::ui {

// Outputs on the screen: panels reflow with the width, all show the same part of the picture and
// tell the value under the pointer; two of them can be wiped, blinked or subtracted. The wheel
// scrolls, with Ctrl it zooms; a drag moves what is zoomed, the divider of a wipe, or turns poses.
// Arrows left and right ask for the neighbouring images.
class OutputsView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit OutputsView(QWidget* parent = nullptr);

  void set_content(std::shared_ptr<const OutputContent> content);  // null: nothing yet
  void set_options(const OutputsOptions& options);
  const OutputsOptions& options() const { return options_; }
  void set_message(const QString& text);  // shown where there is no content
  void set_busy(bool busy);               // what is waited for takes long enough to be said
  void set_window(const PictureWindow& window);
  void zoom_by(double factor);  // about the cursor, else the middle
  // Of a blink: how long each is shown, and whether it goes on.
  void set_blink(int milliseconds, bool running);
  bool blinks() const;
  bool second_shown() const { return moment_.second_shown; }

  const OutputsPlot* plot() const { return plot_.get(); }
  QRectF plot_area() const;                                    // in the viewport
  void set_cursor_place(const std::optional<QPointF>& place);  // 0 … 1 in the pictures

  static constexpr int kFastestBlink = 350;  // milliseconds: fewer than three flashes a second

 Q_SIGNALS:
  void step_wanted(int by);  // -1, +1: the image before, the image after
  void window_changed();
  void divider_moved(double divider);  // by the user, while it moves
  void turned(const taskatlas::ui::PoseTurn& turn);
  void panel_menu_wanted(const QString& key, const QPoint& at);  // at: global

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  PlotStyle style() const { return PlotStyle::screen(palette(), font()); }
  void rebuild();
  void update_scroll_bar();
  void update_blink();
  struct Hit {
    OutputsPlot::Place place;  // in the viewport
    QRectF picture;
    QPointF at;  // 0 … 1 in the whole picture
  };
  std::optional<Hit> hit(const QPointF& at) const;  // a panel's picture
  bool on_divider(const Hit& hit, const QPointF& at) const;

  std::shared_ptr<const OutputContent> content_;
  OutputsOptions options_;
  std::unique_ptr<OutputsPlot> plot_;
  OutputsPlot::Moment moment_;
  enum class Drag { kNone, kMove, kDivider, kTurn };
  Drag drag_ = Drag::kNone;
  QPointF dragged_from_;
  double drag_side_ = 1;
  QRectF drag_picture_;
  QString message_;
  QTimer* blink_;
  bool blink_wanted_ = false;
};

}  // namespace taskatlas::ui
