// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/picture_view.hpp"
#include "ui/dataset/sample_plot.hpp"

#include <memory>

namespace taskatlas::ui {

// One view's annotations on the screen; all tell the value under the pointer. Escape, or a double
// click, leads back to the grid.
class SampleView : public PictureView {
  Q_OBJECT

 public:
  explicit SampleView(QWidget* parent = nullptr);

  void set_content(std::shared_ptr<const SampleContent> content);  // null: nothing yet
  const std::shared_ptr<const SampleContent>& content() const { return content_; }
  void set_opacity(double opacity);
  double opacity() const { return options_.opacity; }
  void set_links(bool shown);  // lines between matches of two views
  const SampleOptions& options() const { return options_; }
  const SamplePlot* plot() const { return plot_.get(); }

 Q_SIGNALS:
  void closed();

 protected:
  bool has_plot() const override { return plot_ != nullptr; }
  double plot_height(double width) const override { return plot_->height_for(width, style()); }
  void paint_plot(QPainter& painter, const QRectF& area, const QRect& exposed) override;
  std::optional<QRectF> picture_at(const QPointF& at) const override;
  void show_window() override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void rebuild();

  std::shared_ptr<const SampleContent> content_;
  SampleOptions options_;
  std::unique_ptr<SamplePlot> plot_;
};

}  // namespace taskatlas::ui
