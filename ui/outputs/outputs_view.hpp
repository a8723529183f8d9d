// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/picture_view.hpp"
#include "ui/outputs/outputs_plot.hpp"

#include <memory>
#include <optional>

class QTimer;

namespace taskatlas::ui {

// Outputs of one image on the screen: panels tell the value under the pointer, and two of them can
// be wiped, blinked or subtracted. A drag also moves the divider of a wipe, and turns poses, as
// arrows do with Alt.
class OutputsView : public PictureView {
  Q_OBJECT

 public:
  explicit OutputsView(QWidget* parent = nullptr);

  void set_content(std::shared_ptr<const OutputContent> content);  // null: nothing yet
  void set_options(const OutputsOptions& options);
  const OutputsOptions& options() const { return options_; }
  void set_busy(bool busy);  // what is waited for takes long enough to be said
  // Of a blink: how long each is shown, and whether it goes on.
  void set_blink(int milliseconds, bool running);
  bool blinks() const;
  bool second_shown() const { return moment_.second_shown; }

  const OutputsPlot* plot() const { return plot_.get(); }
  QRectF plot_area() const override;

  static constexpr int kFastestBlink = 350;  // milliseconds: fewer than three flashes a second

 Q_SIGNALS:
  void divider_moved(double divider);  // by the user, while it moves
  void turned(const taskatlas::ui::PoseTurn& turn);
  void panel_menu_wanted(const QString& key, const QPoint& at);  // at: global
  void painted();                                                // after each paint event

 protected:
  bool has_plot() const override { return plot_ != nullptr; }
  double plot_height(double width) const override { return plot_->height_for(width, style()); }
  void paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) override;
  std::optional<QRectF> picture_at(const QPointF& at) const override;
  void show_window() override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void rebuild();
  void update_blink();
  void turn_by(double about, double down);  // degrees
  struct Hit {
    OutputsPlot::Place place;  // in the viewport
    QRectF picture;
  };
  std::optional<Hit> hit(const QPointF& at) const;  // a panel's picture
  bool on_divider(const Hit& hit, const QPointF& at) const;

  std::shared_ptr<const OutputContent> content_;
  OutputsOptions options_;
  std::unique_ptr<OutputsPlot> plot_;
  OutputsPlot::Moment moment_;  // but the cursor, which the base has
  enum class Drag { kNone, kDivider, kTurn };
  Drag drag_ = Drag::kNone;
  QPointF dragged_from_;
  QRectF drag_picture_;
  QTimer* blink_;
  bool blink_wanted_ = false;
};

}  // namespace taskatlas::ui
