// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_view.hpp"

#include "ui/dataset/match_paint.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>

namespace taskatlas::ui {

SampleView::SampleView(QWidget* parent) : PictureView(parent) {
  setObjectName(QStringLiteral("sample"));
  setAccessibleName(tr("Annotations of one view"));
  setWhatsThis(
      tr("All annotations of one view. They show the same part of the picture, and the value under "
         "the pointer in each. Ctrl and the wheel, or + and −, zoom; drag to move; 0 shows all. "
         "The arrows left and right go to the view before and after, Escape back to the grid."));
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
}

void SampleView::set_content(std::shared_ptr<const SampleContent> content) {
  content_ = std::move(content);
  rebuild();
}

void SampleView::set_opacity(double opacity) {
  options_.opacity = std::clamp(opacity, 0.0, 1.0);
  rebuild();
}

void SampleView::set_links(bool shown) {
  options_.links = shown;
  rebuild();
}

void SampleView::show_window() {
  options_.window = window();
  rebuild();
}

void SampleView::rebuild() {
  plot_ = content_ == nullptr ? nullptr : std::make_unique<SamplePlot>(content_, options_);
  setAccessibleDescription(plot_ == nullptr ? message() : plot_->summary());
  plot_changed();
}

std::optional<QRectF> SampleView::picture_at(const QPointF& at) const {
  if (plot_ == nullptr) return std::nullopt;
  const QRectF area = plot_area();
  const PlotStyle now = style();
  const std::vector<QRectF> places = plot_->places(area.width(), now);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const QRectF panel = places[i].translated(area.topLeft());
    const QRectF picture = shows_pair(*plot_->panels()[i], *content_)
                               ? pair_geometry(panel, now).here
                               : panel_geometry(panel, now).picture;
    if (picture.contains(at)) return picture;
  }
  return std::nullopt;
}

void SampleView::paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) {
  plot_->paint(painter, area, style(), cursor(), exposed);
}

bool SampleView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip && plot_ != nullptr) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QRectF area = plot_area();
    const std::vector<QRectF> places = plot_->places(area.width(), style());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const QRectF place = places[i].translated(area.topLeft());
      // Over the pictures the value is told already.
      if (place.contains(help->pos()) &&
          (!panel_geometry(place, style()).picture.contains(help->pos()) ||
           plot_->panels()[i]->state == Annotation::State::kDamaged)) {
        QToolTip::showText(help->globalPos(), panel_summary(*plot_->panels()[i], *content_),
                           viewport());
        return true;
      }
    }
    QToolTip::hideText();
    return true;
  }
  return PictureView::viewportEvent(event);
}

void SampleView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace) {
    Q_EMIT closed();
  } else {
    PictureView::keyPressEvent(event);
  }
}

}  // namespace taskatlas::ui
