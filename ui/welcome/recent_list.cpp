// SPDX-License-Identifier: MIT
#include "ui/welcome/recent_list.hpp"

#include "ui/shared/icon.hpp"
#include "ui/shared/plot_style.hpp"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

QRect inner_area(const QRect& row, int em) {
  return row.adjusted(em / 2, em / 3, -em / 2, -em / 3);
}

}  // namespace

QRect RecentDelegate::cross_area(const QRect& row, const QFont& font) {
  const int em = QFontMetrics(font).height();
  const QRect inner = inner_area(row, em);
  return {inner.right() - em + 1, inner.top() + em + em / 8, em, em};
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const PlotStyle style = PlotStyle::screen(option.palette, option.font);
  const QFontMetrics metrics(option.font);
  const int em = metrics.height();
  const bool missing = index.data(RecentModel::kMissing).toBool();
  const bool hot = (option.state & QStyle::State_MouseOver) != 0;
  const bool focused = (option.state & QStyle::State_HasFocus) != 0;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
  if (hot || focused) {
    painter->setPen(focused ? QPen(style.accent, 2) : QPen(Qt::NoPen));
    painter->setBrush(style.raised);
    painter->drawRoundedRect(frame, em * 0.3, em * 0.3);
  }
  const QRect inner = inner_area(option.rect, em);
  const QRect cross = cross_area(option.rect, option.font);
  const QRect top(inner.left(), inner.top(), inner.width(), em);
  const QRect bottom(inner.left(), cross.top(), cross.left() - inner.left() - em / 2, em);
  QString when = index.data(RecentModel::kWhen).toString();
  if (missing) when.prepend(QStringLiteral("⚠ "));
  const int when_width = when.isEmpty() ? 0 : metrics.horizontalAdvance(when) + em / 2;
  painter->setFont(option.font);
  painter->setPen(missing ? style.bad : style.muted);
  painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, when);
  painter->setPen(style.muted);
  painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                    metrics.elidedText(index.data(RecentModel::kDetail).toString(), Qt::ElideMiddle,
                                       bottom.width()));
  QFont bold = option.font;
  bold.setBold(true);
  painter->setFont(bold);
  painter->setPen(missing ? style.muted : style.ink);
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(bold).elidedText(index.data(Qt::DisplayRole).toString(),
                                                  Qt::ElideMiddle, top.width() - when_width));
  if (hot || focused || missing) {
    const qreal inset = em * 0.3;
    const QRectF arms = QRectF(cross).adjusted(inset, inset, -inset, -inset);
    painter->setPen(QPen(hot || focused ? style.ink : style.muted, std::max(1.2, em * 0.09),
                         Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(arms.topLeft(), arms.bottomRight());
    painter->drawLine(arms.topRight(), arms.bottomLeft());
  }
  painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int em = QFontMetrics(option.font).height();
  return {12 * em, 2 * em + em / 8 + 2 * (em / 3)};
}

RecentList::RecentList(QWidget* parent) : QListView(parent), model_(new RecentModel(this)) {
  setObjectName(QStringLiteral("recent"));
  setAccessibleName(tr("Recent studies"));
  setToolTip(tr("Enter or a click opens a study, Delete takes it off the list"));
  setModel(model_);
  setItemDelegate(new RecentDelegate(this));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMouseTracking(true);
  setUniformItemSizes(true);
  connect(this, &QListView::clicked, this, &RecentList::open);
  // Enter; a double click has opened it with its first click already.
  connect(this, &QListView::activated, this, [this](const QModelIndex& index) {
    if (QGuiApplication::mouseButtons() == Qt::NoButton) open(index);
  });
}

void RecentList::set_studies(std::vector<RecentStudy> studies) {
  const int row = currentIndex().row();
  model_->set_studies(std::move(studies));
  // Where one was taken off, the keys go on with the next.
  if (row >= 0 && count() > 0) setCurrentIndex(model_->index(std::min(row, count() - 1)));
}

void RecentList::open(const QModelIndex& index) {
  const QString path = index.data(RecentModel::kPath).toString();
  // What was missing when the list was made may be back: a drive that was plugged in.
  if (!index.data(RecentModel::kMissing).toBool() || QFileInfo::exists(path)) {
    Q_EMIT open_requested(path);
  }
}

void RecentList::forget(const QModelIndex& index) {
  if (index.isValid()) Q_EMIT forget_requested(index.data(RecentModel::kPath).toString());
}

QModelIndex RecentList::cross_at(const QPoint& place) const {
  const QModelIndex index = indexAt(place);
  if (!index.isValid()) return {};
  return RecentDelegate::cross_area(visualRect(index), font()).contains(place) ? index
                                                                               : QModelIndex();
}

void RecentList::mousePressEvent(QMouseEvent* event) {
  pressed_ =
      event->button() == Qt::LeftButton ? cross_at(event->position().toPoint()) : QModelIndex();
  if (!pressed_.isValid()) QListView::mousePressEvent(event);
}

void RecentList::mouseReleaseEvent(QMouseEvent* event) {
  if (!pressed_.isValid()) {
    QListView::mouseReleaseEvent(event);
    return;
  }
  const QModelIndex pressed = std::exchange(pressed_, QPersistentModelIndex());
  if (cross_at(event->position().toPoint()) == pressed) forget(pressed);
}

void RecentList::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
    forget(currentIndex());
    return;
  }
  QListView::keyPressEvent(event);
}

void RecentList::contextMenuEvent(QContextMenuEvent* event) {
  const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = by_key ? currentIndex() : indexAt(event->pos());
  if (!index.isValid()) return;
  const QString path = index.data(RecentModel::kPath).toString();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QAction* open = menu->addAction(themed_icon(QStringLiteral("open")), tr("Open"), this,
                                  [this, path] { Q_EMIT open_requested(path); });
  open->setEnabled(!index.data(RecentModel::kMissing).toBool());
  if (path.contains(QLatin1Char('/'))) {
    menu->addAction(themed_icon(QStringLiteral("copy")), tr("Copy path"), this, [path] {
      QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path));
    });
  }
  menu->addAction(themed_icon(QStringLiteral("remove")), tr("Remove from this list"), this,
                  [this, path] { Q_EMIT forget_requested(path); });
  menu->popup(by_key ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

bool RecentList::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<const QHelpEvent*>(event);
    const QModelIndex index = cross_at(help->pos());
    if (index.isValid()) {
      QToolTip::showText(help->globalPos(), tr("Remove from this list; the file stays"), viewport(),
                         RecentDelegate::cross_area(visualRect(index), font()));
      return true;
    }
  }
  return QListView::viewportEvent(event);
}

}  // namespace taskatlas::ui
