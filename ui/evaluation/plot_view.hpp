// SPDX-License-Identifier: MIT
#pragma once

#include "ui/evaluation/plot_items.hpp"
#include "ui/shared/plot_style.hpp"

#include <QString>
#include <QWidget>

class QPainter;

namespace taskatlas::ui {

// A plot on the screen: on paper, with a frame while it has the focus, a text where there is
// nothing to show, and what is under the pointer told in a tool tip. What a derived view shows,
// marks and lets the user choose is its own.
class PlotView : public QWidget, public PlotItems {
  Q_OBJECT

 public:
  explicit PlotView(QWidget* parent = nullptr);

  void set_empty_text(const QString& text);  // translated

 protected:
  virtual bool has_plot() const = 0;
  virtual void paint_plot(QPainter& painter, const PlotStyle& style) = 0;
  virtual QString tip_at(const QPointF& point) const = 0;  // empty: none

  PlotStyle style() const { return PlotStyle::screen(palette(), font()); }
  QRectF inner() const;  // the widget without its margin
  const QString& empty_text() const { return empty_text_; }

  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QString empty_text_;
};

}  // namespace taskatlas::ui
