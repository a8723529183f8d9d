// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_grid.hpp"

#include "ui/shared/plot_style.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

int gap_of(const QFont& font) { return std::max(3, QFontMetrics(font).height() / 4); }
int caption_of(const QFont& font) { return QFontMetrics(font).height() + 2; }

// A triangle with an exclamation mark, as the sign for damage: told by its form, not by colour.
void draw_damage(QPainter& painter, const QRectF& box, const PlotStyle& style) {
  QPolygonF triangle;
  triangle << QPointF(box.center().x(), box.top()) << box.bottomRight() << box.bottomLeft();
  painter.setPen(QPen(style.paper, std::max(1.0, box.width() / 12), Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
  painter.setBrush(style.bad);
  painter.drawPolygon(triangle);
  const double x = box.center().x(), height = box.height();
  painter.setPen(
      QPen(readable_on(style.bad), std::max(1.2, box.width() / 9), Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(x, box.top() + 0.38 * height), QPointF(x, box.top() + 0.64 * height));
  painter.drawPoint(QPointF(x, box.top() + 0.83 * height));
}

}  // namespace

SampleDelegate::SampleDelegate(SampleGrid* grid) : QStyledItemDelegate(grid), grid_(*grid) {}

QSize SampleDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return grid_.gridSize();
}

void SampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const PlotStyle style = PlotStyle::screen(grid_.palette(), grid_.font());
  const int size = grid_.thumbnail_size();
  const int gap = gap_of(grid_.font());
  const QRect picture(option.rect.left() + (option.rect.width() - size) / 2,
                      option.rect.top() + gap, size, size);
  const auto view = index.data(SampleModel::kView).value<quint32>();
  const Thumbnail* thumbnail = grid_.thumbnail(view);
  const bool selected = (option.state & QStyle::State_Selected) != 0;

  if (selected) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor wash = style.accent;
    wash.setAlphaF(grid_.hasFocus() ? 0.35F : 0.2F);
    painter->setBrush(wash);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), gap, gap);
    painter->restore();
  } else if ((option.state & QStyle::State_MouseOver) != 0) {
    painter->fillRect(option.rect.adjusted(1, 1, -1, -1), style.raised);
  }

  if (thumbnail != nullptr && !thumbnail->image.isNull()) {
    if (thumbnail->image.hasAlphaChannel()) painter->fillRect(picture, style.missing);
    const bool shrunk = thumbnail->image.width() > size * grid_.devicePixelRatioF() + 1;
    painter->setRenderHint(QPainter::SmoothPixmapTransform, shrunk);
    painter->drawImage(picture, thumbnail->image);
  } else {
    painter->fillRect(picture, style.missing);
    if (thumbnail != nullptr) {
      const QString text =
          thumbnail->missing ? SampleGrid::tr("no file") : SampleGrid::tr("cannot be read");
      draw_text(*painter, QRectF(picture).adjusted(gap, gap, -gap, -gap), Qt::AlignCenter, text,
                style,
                {.relative = 0.9,
                 .bold = false,
                 .italic = false,
                 .elide = true,
                 .rotation = 0,
                 .colour = style.muted});
    }
  }
  const bool unreadable = thumbnail != nullptr && !thumbnail->problem.isEmpty();
  if (unreadable || index.data(SampleModel::kDamaged).toBool()) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double side = std::max(12.0, std::min(style.size * 1.3, size / 4.0));
    draw_damage(*painter,
                {picture.right() - side - gap / 2.0, picture.top() + gap / 2.0, side, side * 0.9},
                style);
    painter->restore();
  }
  const QRectF caption(option.rect.left() + 2, picture.bottom() + 1, option.rect.width() - 4,
                       caption_of(grid_.font()));
  painter->setFont(grid_.font());
  painter->setPen(selected ? style.ink : style.muted);
  painter->drawText(caption, Qt::AlignCenter,
                    QFontMetrics(grid_.font())
                        .elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideLeft,
                                    static_cast<int>(caption.width())));
  if ((option.state & QStyle::State_HasFocus) != 0 && grid_.hasFocus()) {
    painter->setPen(QPen(style.accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
  }
}

SampleGrid::SampleGrid(SampleModel& model, Thumbnails& thumbnails, QWidget* parent)
    : QListView(parent), model_(model), thumbnails_(thumbnails) {
  setObjectName(QStringLiteral("samples"));
  setAccessibleName(tr("Samples"));
  setFrameShape(QFrame::NoFrame);
  // Left to right and wrapped as a list: unlike icons, which Qt places one by one, rows of one size
  // cost nothing a sample.
  setViewMode(QListView::ListMode);
  setFlow(QListView::LeftToRight);
  setWrapping(true);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setMouseTracking(true);
  setItemDelegate(new SampleDelegate(this));
  setModel(&model);
  arrange();
  connect(this, &QListView::doubleClicked, this,
          [this](const QModelIndex& index) { Q_EMIT opened(model_.view(index.row())); });
  connect(&thumbnails_, &Thumbnails::loaded, this,
          [this](const std::vector<ThumbnailKey>&) { viewport()->update(); });
}

void SampleGrid::set_thumbnail_size(int size) {
  size = std::clamp(size, kSmallest, kLargest);
  if (size == size_) return;
  size_ = size;
  const QModelIndex current = currentIndex();
  const QModelIndex first = indexAt(QPoint(gridSize().width() / 2, gridSize().height() / 2));
  arrange();
  // What was looked at stays in sight.
  const bool in_sight = current.isValid() && visualRect(current).intersects(viewport()->rect());
  const QModelIndex keep = in_sight ? current : first;
  if (keep.isValid()) {
    scrollTo(keep, in_sight ? QAbstractItemView::EnsureVisible : QAbstractItemView::PositionAtTop);
  }
}

void SampleGrid::set_domain(dataset::Domain domain) {
  if (domain == domain_) return;
  domain_ = domain;
  viewport()->update();
}

void SampleGrid::set_empty_text(const QString& text) {
  empty_text_ = text;
  viewport()->update();
}

std::optional<dataset::ViewNumber> SampleGrid::current_view() const {
  const QModelIndex index = currentIndex();
  if (!index.isValid() || index.row() >= model_.rowCount()) return std::nullopt;
  return model_.view(index.row());
}

void SampleGrid::set_current_view(dataset::ViewNumber view) {
  const int row = model_.row_of(view);
  if (row < 0) return;
  const QModelIndex index = model_.index(row);
  setCurrentIndex(index);
  scrollTo(index);
}

std::optional<SampleGrid::Place> SampleGrid::place() const {
  if (model_.rowCount() == 0) return std::nullopt;
  const int columns = std::max(1, (viewport()->width() - 1) / gridSize().width());
  const int height = std::max(1, gridSize().height());
  const int row = verticalOffset() / height * columns;
  if (row >= model_.rowCount()) return std::nullopt;
  return Place{model_.view(row), verticalOffset() % height};
}

void SampleGrid::go_back_to(const Place& place) {
  const int row = model_.row_of(place.view);
  if (row < 0) return;
  scrollTo(model_.index(row), QAbstractItemView::PositionAtTop);
  verticalScrollBar()->setValue(verticalScrollBar()->value() + place.past);
}

ThumbnailKey SampleGrid::key(dataset::ViewNumber view) const {
  return {view, domain_, static_cast<int>(std::ceil(size_ * devicePixelRatioF()))};
}

const Thumbnail* SampleGrid::thumbnail(dataset::ViewNumber view) const {
  return thumbnails_.find(key(view));
}

void SampleGrid::arrange() {
  const int gap = gap_of(font());
  const int cell = size_ + 2 * gap;
  const int width = std::max(cell, viewport()->width() - 1);
  const int columns = std::max(1, width / cell);
  const QSize size(width / columns, size_ + gap + caption_of(font()) + gap);
  if (size != gridSize()) setGridSize(size);
  verticalScrollBar()->setSingleStep(size.height() / 3);
}

void SampleGrid::request() {
  if (model_.rowCount() == 0) {
    thumbnails_.want({});
    return;
  }
  const int columns = std::max(1, (viewport()->width() - 1) / gridSize().width());
  const int height = std::max(1, gridSize().height());
  const int first = std::max(0, verticalOffset() / height * columns);
  const int in_sight = (viewport()->height() / height + 2) * columns;
  const int end = std::min(model_.rowCount(), first + in_sight);
  std::vector<ThumbnailKey> keys;
  for (int row = first; row < end; ++row) keys.push_back(key(model_.view(row)));
  // A window's worth below, then above, while there is nothing more urgent.
  for (int row = end; row < std::min(model_.rowCount(), end + in_sight); ++row) {
    keys.push_back(key(model_.view(row)));
  }
  for (int row = first - 1; row >= std::max(0, first - in_sight / 2); --row) {
    keys.push_back(key(model_.view(row)));
  }
  thumbnails_.want(keys);
}

void SampleGrid::paintEvent(QPaintEvent* event) {
  request();
  QListView::paintEvent(event);
  if (model_.rowCount() == 0 && !empty_text_.isEmpty()) {
    QPainter painter(viewport());
    painter.setPen(PlotStyle::screen(palette(), font()).muted);
    const int margin = fontMetrics().height() * 2;
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, empty_text_);
  }
}

void SampleGrid::resizeEvent(QResizeEvent* event) {
  arrange();
  QListView::resizeEvent(event);
}

void SampleGrid::wheelEvent(QWheelEvent* event) {
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    if (event->angleDelta().y() != 0) Q_EMIT size_wanted(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
    return;
  }
  QListView::wheelEvent(event);
}

void SampleGrid::keyPressEvent(QKeyEvent* event) {
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current_view()) {
    Q_EMIT opened(*current_view());
    return;
  }
  QListView::keyPressEvent(event);
}

void SampleGrid::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

void SampleGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT current_changed();
}

}  // namespace taskatlas::ui
