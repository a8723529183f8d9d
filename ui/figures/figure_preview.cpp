// SPDX-License-Identifier: MIT
#include "ui/figures/figure_preview.hpp"

#include "ui/figures/png_writer.hpp"

#include <QPaintEvent>
#include <QPainter>
#include <QScreen>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr double kPointsOfInch = 72;
constexpr double kDesk = 16;  // pixels around the page

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::NoFocus);  // the scroll area around it takes the keys
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Preview of the figure"));
}

void FigurePreview::show_plot(std::shared_ptr<const Plot> plot, QSizeF size,
                              const PlotStyle& style) {
  plot_ = std::move(plot);
  size_ = size;
  style_ = style;
  message_.clear();
  setAccessibleDescription(plot_->summary());
  picture_ = {};
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  Q_EMIT message_shown(false);
  resize_to_page();
}

void FigurePreview::show_message(const QString& text) {
  plot_ = nullptr;
  message_ = text;
  setAccessibleDescription(text);
  picture_ = {};
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
  Q_EMIT message_shown(true);
  update();
}

void FigurePreview::set_zoom(double zoom) {
  zoom = std::clamp(zoom, 0.25, 8.0);
  if (zoom == zoom_) return;
  zoom_ = zoom;
  picture_ = {};
  resize_to_page();
  Q_EMIT zoom_changed(zoom_);
}

double FigurePreview::pixels_of_point() const {
  double dpi = screen()->physicalDotsPerInch();
  // Some screens do not know their size, or claim an absurd one.
  constexpr double kLeast = 60, kMost = 400;
  if (!(dpi >= kLeast && dpi <= kMost)) dpi = screen()->logicalDotsPerInch();
  return zoom_ * dpi / kPointsOfInch;
}

QSizeF FigurePreview::page() const { return size_ * pixels_of_point(); }

void FigurePreview::resize_to_page() {
  resize(sizeHint());
  updateGeometry();
  update();
}

QSize FigurePreview::sizeHint() const {
  const QSizeF shown = page();
  return QSizeF(shown.width() + 2 * kDesk, shown.height() + 2 * kDesk).toSize();
}

void FigurePreview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF page_area(QPointF(kDesk, kDesk), page());
  if (!plot_) {
    painter.setPen(palette().color(QPalette::WindowText));
    const int margin = fontMetrics().height() * 2;
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, message_);
    return;
  }
  const double ratio = devicePixelRatioF();
  if (picture_.isNull() || picture_.devicePixelRatio() != ratio) {
    constexpr int kMostPixels = 12000;  // on a side
    const QSize pixels = (page() * ratio).toSize().boundedTo({kMostPixels, kMostPixels});
    picture_ = QPixmap(pixels);
    picture_.fill(Qt::transparent);
    QPainter inside(&picture_);
    inside.scale(pixels.width() / size_.width(), pixels.height() / size_.height());
    paint_figure(inside, *plot_, size_, style_);
    inside.end();
    picture_.setDevicePixelRatio(ratio);
  }
  painter.setPen(Qt::NoPen);
  for (int i = 4; i >= 1; --i) {  // the page's shadow
    painter.setBrush(QColor(0, 0, 0, 14));
    painter.drawRoundedRect(page_area.adjusted(-i, -i + 1, i, i + 1), i, i);
  }
  if (style_.paper_is_transparent) {  // a chequerboard shows through
    constexpr int kSquare = 8;
    painter.fillRect(page_area, Qt::white);
    painter.setClipRect(page_area);
    for (int y = 0; y * kSquare < page_area.height(); ++y) {
      for (int x = y % 2; x * kSquare < page_area.width(); x += 2) {
        painter.fillRect(
            QRectF(page_area.left() + x * kSquare, page_area.top() + y * kSquare, kSquare, kSquare),
            QColor(0xe2, 0xe4, 0xe8));
      }
    }
    painter.setClipping(false);
  }
  painter.drawPixmap(page_area.topLeft(), picture_);
}

void FigurePreview::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) {
    event->ignore();  // the scroll area scrolls
    return;
  }
  constexpr double kNotch = 120;
  set_zoom(zoom_ * std::pow(1.25, event->angleDelta().y() / kNotch));
  event->accept();
}

}  // namespace taskatlas::ui
