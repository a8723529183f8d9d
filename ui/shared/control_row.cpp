// SPDX-License-Identifier: MIT
#include "ui/shared/control_row.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <algorithm>

namespace taskatlas::ui {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), gap_(gap) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  for (QLayoutItem* item : items_) delete item;
}

void FlowLayout::addItem(QLayoutItem* item) {
  items_.push_back(item);
  invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  QLayoutItem* item = itemAt(index);
  if (item != nullptr) items_.erase(items_.begin() + index);
  return item;
}

int FlowLayout::heightForWidth(int width) const { return arrange({0, 0, width, 0}, false); }

QSize FlowLayout::sizeHint() const {
  QSize all;
  for (const QLayoutItem* item : items_) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint();
    all = {all.width() + (all.width() > 0 ? gap_ : 0) + size.width(),
           std::max(all.height(), size.height())};
  }
  return all;
}

QSize FlowLayout::minimumSize() const {
  QSize all;
  for (const QLayoutItem* item : items_) {
    if (!item->isEmpty()) all = all.expandedTo(item->minimumSize());
  }
  return all;
}

void FlowLayout::setGeometry(const QRect& area) {
  QLayout::setGeometry(area);
  arrange(area, true);
}

int FlowLayout::arrange(const QRect& area, bool apply) const {
  const QWidget* parent = parentWidget();
  const auto direction = parent != nullptr ? parent->layoutDirection() : Qt::LeftToRight;
  int y = 0;
  for (std::size_t first = 0; first < items_.size();) {
    int width = 0, height = 0;
    std::size_t end = first;
    for (; end < items_.size(); ++end) {
      if (items_[end]->isEmpty()) continue;
      const QSize size = items_[end]->sizeHint();
      const int with = width + (width > 0 ? gap_ : 0) + size.width();
      if (width > 0 && with > area.width()) break;
      width = with;
      height = std::max(height, size.height());
    }
    if (y > 0 && height > 0) y += gap_ / 2;
    int x = 0;
    for (std::size_t i = first; apply && i < end; ++i) {
      if (items_[i]->isEmpty()) continue;
      const QSize size = items_[i]->sizeHint().boundedTo({area.width(), height});
      const QRect place(area.x() + x, area.y() + y + (height - size.height()) / 2, size.width(),
                        size.height());
      items_[i]->setGeometry(QStyle::visualRect(direction, area, place));
      x += size.width() + gap_;
    }
    y += height;
    first = end;
  }
  return y;
}

ControlRow::ControlRow(QWidget* parent) : QWidget(parent) {
  new FlowLayout(this, fontMetrics().height());
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ControlRow::add(QWidget* control, const QString& text, const QString& name,
                     const QString& tip) {
  control->setObjectName(name);
  control->setToolTip(tip);
  control->setAccessibleName(QString(text).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
  auto* pair = new QWidget;
  auto* layout = new QHBoxLayout(pair);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(text);
  label->setBuddy(control);
  layout->addWidget(label);
  layout->addWidget(control);
  add(pair);
}

void ControlRow::add(QWidget* control) { layout()->addWidget(control); }

}  // namespace taskatlas::ui
