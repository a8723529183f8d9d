// SPDX-License-Identifier: MIT
#include "ui/outputs/image_list.hpp"

#include "ui/outputs/sample_names.hpp"
#include "ui/shared/plot_style.hpp"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

// --- model -------------------------------------------------------------------------------------

void ImageModel::set_content(Content content) {
  beginResetModel();
  content_ = std::move(content);
  samples_.clear();
  images_.clear();
  views_.clear();
  if (content_.losses != nullptr) {
    for (const std::size_t image :
         ordered_images(*content_.losses, content_.chosen, content_.against, content_.order)) {
      const std::string& sample = content_.losses->images()[image];
      if (content_.kept_alone && !content_.kept.contains(sample)) continue;
      images_.push_back(image);
      samples_.push_back(sample);
    }
  } else {
    samples_ = content_.samples;
  }
  for (const std::string& sample : samples_) {
    std::optional<dataset::ViewNumber> view;
    if (content_.dataset != nullptr) {
      const auto views = views_of_sample(content_.dataset->index(), sample);
      if (!views.empty()) view = views.front();
    }
    views_.push_back(view);
  }
  endResetModel();
}

int ImageModel::row_of(const std::string& sample) const {
  const auto found = std::find(samples_.begin(), samples_.end(), sample);
  return found == samples_.end() ? -1 : static_cast<int>(found - samples_.begin());
}

std::string ImageModel::sample(int row) const { return samples_[static_cast<std::size_t>(row)]; }

int ImageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(samples_.size());
}

QVariant ImageModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const std::string& sample = samples_[row];
  const QLocale locale;
  const auto loss = [&](const std::optional<std::size_t>& of) -> std::optional<float> {
    if (images_.empty() || !of) return std::nullopt;
    return content_.losses->loss(*of, images_[row]);
  };
  const auto ahead = [&]() -> std::optional<double> {
    const auto mine = loss(content_.chosen), other = loss(content_.against);
    if (!mine || !other || content_.chosen == content_.against) return std::nullopt;
    return static_cast<double>(*other) - static_cast<double>(*mine);
  };
  switch (role) {
    case kSample:
      return QString::fromStdString(sample);
    case kTitle:
    case Qt::DisplayRole:
      return sample_title(sample);
    case kLoss:
      if (const auto value = loss(content_.chosen)) {
        return locale.toString(static_cast<double>(*value), 'g', 4);
      }
      return {};
    case kRank:
      if (images_.empty() || !content_.chosen) return {};
      if (const auto rank = content_.losses->rank(*content_.chosen, images_[row])) {
        return tr("rank %1 of %2").arg(locale.toString(rank->rank), locale.toString(rank->of));
      }
      return {};
    case kAhead:
      if (const auto value = ahead()) {
        return (*value < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
               locale.toString(std::abs(*value), 'g', 3);
      }
      return {};
    case kAheadSign: {
      const auto value = ahead();
      return !value || *value == 0 ? 0 : *value > 0 ? 1 : -1;
    }
    case kKept:
      return content_.kept.contains(sample);
    case kView:
      return views_[row] ? QVariant::fromValue<quint32>(*views_[row]) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
      QStringList lines{QString::fromStdString(sample)};
      const QString value = data(index, kLoss).toString();
      if (!value.isEmpty()) {
        lines.push_back(tr("loss %1, %2").arg(value, data(index, kRank).toString()));
      }
      const QString difference = data(index, kAhead).toString();
      if (!difference.isEmpty()) {
        lines.push_back(tr("ahead of the other by %1").arg(difference));
      }
      if (content_.kept.contains(sample)) lines.push_back(tr("outputs are kept in the study"));
      return lines.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    default:
      return {};
  }
}

// --- delegate ----------------------------------------------------------------------------------

ImageDelegate::ImageDelegate(ImageList* list) : QStyledItemDelegate(list), list_(*list) {}

QSize ImageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  const int em = list_.fontMetrics().height();
  return {em * 8, list_.picture_size() + em / 2};
}

void ImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const PlotStyle style = PlotStyle::screen(list_.palette(), list_.font());
  const double em = style.line_height(), pad = em / 4;
  const QRectF row(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if ((option.state & QStyle::State_Selected) != 0) {
    QColor wash = style.accent;
    wash.setAlphaF(list_.hasFocus() ? 0.35F : 0.2F);
    painter->fillRect(row, wash);
  } else if ((option.state & QStyle::State_MouseOver) != 0) {
    painter->fillRect(row, style.raised);
  }
  const double size = list_.picture_size();
  const QRectF picture(row.left() + pad, row.top() + pad, size, size);
  const QVariant view = index.data(ImageModel::kView);
  const Thumbnail* thumbnail = view.isValid() ? list_.thumbnail(view.value<quint32>()) : nullptr;
  double left = row.left() + pad;
  if (view.isValid()) {
    if (thumbnail != nullptr && !thumbnail->image.isNull()) {
      painter->setRenderHint(QPainter::SmoothPixmapTransform,
                             thumbnail->image.width() > size * list_.devicePixelRatioF() + 1);
      painter->drawImage(picture, thumbnail->image);
    } else {
      painter->fillRect(picture, style.missing);
    }
    left = picture.right() + pad * 2;
  }
  const QRectF text(left, row.top() + pad, row.right() - left - pad, size);
  const double line = std::min(style.line_height(), text.height() / 3);
  const auto write = [&](int at, Qt::Alignment side, const QString& words, const QColor& colour,
                         bool bold = false) {
    TextOptions options;
    options.relative = at == 0 ? 1 : 0.92;
    options.bold = bold;
    options.colour = colour;
    draw_text(*painter, {text.left(), text.top() + at * line, text.width(), line},
              side | Qt::AlignVCenter, words, style, options);
  };
  QRectF name(text.left(), text.top(), text.width(), line);
  if (index.data(ImageModel::kKept).toBool()) {
    // A bookmark: outputs of this image are in the study itself.
    const double width = line * 0.42, height = line * 0.72;
    const QPointF at(text.right() - width, text.top() + line * 0.12);
    QPolygonF mark;
    mark << at << at + QPointF(width, 0) << at + QPointF(width, height)
         << at + QPointF(width / 2, height * 0.68) << at + QPointF(0, height);
    painter->setPen(Qt::NoPen);
    painter->setBrush(style.accent);
    painter->drawPolygon(mark);
    name.setWidth(name.width() - width - pad);
  }
  draw_text(*painter, name, Qt::AlignLeft | Qt::AlignVCenter,
            index.data(Qt::DisplayRole).toString(), style, {});
  const QString loss = index.data(ImageModel::kLoss).toString();
  if (!loss.isEmpty()) {
    write(1, Qt::AlignLeft, ImageList::tr("loss %1").arg(loss), style.muted);
    write(2, Qt::AlignLeft, index.data(ImageModel::kRank).toString(), style.muted);
  }
  const int sign = index.data(ImageModel::kAheadSign).toInt();
  write(1, Qt::AlignRight, index.data(ImageModel::kAhead).toString(),
        sign > 0   ? style.good
        : sign < 0 ? style.bad
                   : style.muted);
  if ((option.state & QStyle::State_HasFocus) != 0 && list_.hasFocus()) {
    painter->setPen(QPen(style.accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(row.adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

// --- list --------------------------------------------------------------------------------------

ImageList::ImageList(ImageModel& model, Thumbnails& thumbnails, QWidget* parent)
    : QListView(parent), model_(model), thumbnails_(thumbnails) {
  setObjectName(QStringLiteral("output_images"));
  setAccessibleName(tr("Test images"));
  setToolTip(
      tr("Test images with the chosen network's loss and rank on each; a bookmark stands at "
         "those whose outputs are kept in the study"));
  setFrameShape(QFrame::NoFrame);
  setUniformItemSizes(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setMouseTracking(true);
  setItemDelegate(new ImageDelegate(this));
  setModel(&model);
  connect(&thumbnails_, &Thumbnails::loaded, this,
          [this](const std::vector<ThumbnailKey>&) { viewport()->update(); });
}

int ImageList::picture_size() const { return fontMetrics().height() * 3 + 4; }

ThumbnailKey ImageList::key(dataset::ViewNumber view) const {
  return {view, dataset::Domain::kRgb,
          static_cast<int>(std::ceil(picture_size() * devicePixelRatioF()))};
}

const Thumbnail* ImageList::thumbnail(dataset::ViewNumber view) const {
  return thumbnails_.find(key(view));
}

void ImageList::set_current(const std::string& sample) {
  const int row = model_.row_of(sample);
  quiet_ = true;
  setCurrentIndex(row < 0 ? QModelIndex() : model_.index(row));
  quiet_ = false;
  if (row >= 0) scrollTo(model_.index(row));
}

void ImageList::request() {
  std::vector<ThumbnailKey> keys;
  if (model_.rowCount() > 0 && model_.content().dataset != nullptr) {
    const int height = std::max(1, sizeHintForRow(0));
    const int first = std::max(0, verticalScrollBar()->value() / height);
    const int in_sight = viewport()->height() / height + 2;
    for (int row = first; row < std::min(model_.rowCount(), first + 2 * in_sight); ++row) {
      const QVariant view = model_.index(row).data(ImageModel::kView);
      if (view.isValid()) keys.push_back(key(view.value<quint32>()));
    }
  }
  thumbnails_.want(keys);
}

void ImageList::paintEvent(QPaintEvent* event) {
  request();
  QListView::paintEvent(event);
}

void ImageList::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    scheduleDelayedItemsLayout();
  }
}

void ImageList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (!quiet_ && current.isValid()) {
    Q_EMIT chosen(current.data(ImageModel::kSample).toString());
  }
}

}  // namespace taskatlas::ui
