// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/sample_model.hpp"
#include "ui/dataset/thumbnails.hpp"

#include <QListView>
#include <QStyledItemDelegate>
#include <optional>

namespace taskatlas::ui {

class SampleGrid;

class SampleDelegate : public QStyledItemDelegate {
 public:
  explicit SampleDelegate(SampleGrid* grid);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const SampleGrid& grid_;
};

// Thumbnails of views in rows and columns. Pictures come from the background; what is in sight is
// read first, then what is next to it. Enter or a double click opens a view.
class SampleGrid : public QListView {
  Q_OBJECT

 public:
  static constexpr int kSmallest = 64, kLargest = 384, kUsual = 144;  // pixels of a thumbnail

  SampleGrid(SampleModel& model, Thumbnails& thumbnails, QWidget* parent = nullptr);

  void set_thumbnail_size(int size);  // device-independent pixels, of the square picture
  int thumbnail_size() const { return size_; }
  void set_domain(dataset::Domain domain);
  dataset::Domain domain() const { return domain_; }
  void set_empty_text(const QString& text);  // where the model has no rows

  std::optional<dataset::ViewNumber> current_view() const;
  void set_current_view(dataset::ViewNumber view);  // where it is shown
  const Thumbnail* thumbnail(dataset::ViewNumber view) const;
  // The view at the upper left corner and how far it is scrolled out of sight, in pixels.
  struct Place {
    dataset::ViewNumber view = 0;
    int past = 0;
  };
  std::optional<Place> place() const;
  void go_back_to(const Place& place);  // where its view is shown

 Q_SIGNALS:
  void opened(quint32 view);
  void current_changed();
  void size_wanted(int steps);  // by Ctrl and the wheel, + or -

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  ThumbnailKey key(dataset::ViewNumber view) const;
  void arrange();
  void request();

  SampleModel& model_;
  Thumbnails& thumbnails_;
  dataset::Domain domain_ = dataset::Domain::kRgb;
  int size_ = kUsual;
  QString empty_text_;
};

}  // namespace taskatlas::ui
