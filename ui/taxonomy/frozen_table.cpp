// SPDX-License-Identifier: MIT
#include "ui/taxonomy/frozen_table.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

namespace taskatlas::ui {

FrozenTable::FrozenTable(QWidget* parent) : QTableView(parent), frozen_(new QTableView(this)) {
  frozen_->setObjectName(QStringLiteral("frozen"));
  frozen_->setFocusPolicy(Qt::NoFocus);
  frozen_->setContextMenuPolicy(Qt::NoContextMenu);  // the table's own
  frozen_->setFrameShape(QFrame::NoFrame);
  frozen_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  frozen_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  frozen_->verticalHeader()->hide();
  connect(horizontalHeader(), &QHeaderView::sectionResized, this,
          [this](int column, int, int size) {
            if (column != 0) return;
            frozen_->setColumnWidth(0, size);
            place();
          });
  connect(frozen_->horizontalHeader(), &QHeaderView::sectionResized, this,
          [this](int column, int, int size) {
            if (column == 0 && columnWidth(0) != size) setColumnWidth(0, size);
          });
  connect(verticalHeader(), &QHeaderView::sectionResized, this,
          [this](int row, int, int size) { frozen_->setRowHeight(row, size); });
  connect(verticalScrollBar(), &QScrollBar::valueChanged, frozen_->verticalScrollBar(),
          &QScrollBar::setValue);
  connect(frozen_->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
          &QScrollBar::setValue);
  // Either header sorts, and both show by what.
  connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
          [this](int column, Qt::SortOrder order) {
            QHeaderView* other = frozen_->horizontalHeader();
            if (other->sortIndicatorSection() != column || other->sortIndicatorOrder() != order) {
              other->setSortIndicator(column, order);
            }
          });
  connect(frozen_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
          [this](int column, Qt::SortOrder order) {
            QHeaderView* other = horizontalHeader();
            if (other->sortIndicatorSection() != column || other->sortIndicatorOrder() != order) {
              other->setSortIndicator(column, order);
            }
          });
}

void FrozenTable::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  frozen_->setModel(model);
  frozen_->setSelectionModel(selectionModel());
}

void FrozenTable::freeze() {
  frozen_->setSelectionBehavior(selectionBehavior());
  frozen_->setSelectionMode(selectionMode());
  frozen_->setEditTriggers(editTriggers());
  frozen_->setShowGrid(showGrid());
  frozen_->setAlternatingRowColors(alternatingRowColors());
  frozen_->setWordWrap(wordWrap());
  frozen_->setTextElideMode(textElideMode());
  frozen_->setVerticalScrollMode(verticalScrollMode());
  frozen_->verticalHeader()->setDefaultSectionSize(verticalHeader()->defaultSectionSize());
  frozen_->horizontalHeader()->setHighlightSections(horizontalHeader()->highlightSections());
  frozen_->horizontalHeader()->setMinimumSectionSize(horizontalHeader()->minimumSectionSize());
  frozen_->setAccessibleName(accessibleName());
  frozen_->setToolTip(toolTip());
  frozen_->setSortingEnabled(isSortingEnabled());
  frozen_->horizontalHeader()->setSortIndicator(horizontalHeader()->sortIndicatorSection(),
                                                horizontalHeader()->sortIndicatorOrder());
  if (auto* delegate = itemDelegateForColumn(0)) frozen_->setItemDelegateForColumn(0, delegate);
  for (int column = 1; model() != nullptr && column < model()->columnCount(); ++column) {
    frozen_->setColumnHidden(column, true);
  }
  frozen_->setColumnWidth(0, columnWidth(0));
  place();
  frozen_->raise();
}

void FrozenTable::place() {
  const int left = frameWidth() + (verticalHeader()->isVisible() ? verticalHeader()->width() : 0);
  frozen_->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
  frozen_->setGeometry(left, frameWidth(), columnWidth(0),
                       viewport()->height() + horizontalHeader()->height());
}

void FrozenTable::updateGeometries() {
  QTableView::updateGeometries();
  place();
}

void FrozenTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  place();
}

void FrozenTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) place();
}

void FrozenTable::uncover(const QModelIndex& index) {
  if (!index.isValid() || index.column() == 0) return;
  const int covered = columnWidth(0) - visualRect(index).left();
  if (covered <= 0) return;
  QScrollBar* bar = horizontalScrollBar();
  bar->setValue(bar->value() - covered);
}

void FrozenTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
  // The first column is in sight already: only its row may not be.
  if (index.isValid() && index.column() == 0) {
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    horizontalScrollBar()->setValue(before);
    return;
  }
  QTableView::scrollTo(index, hint);
  uncover(index);
}

QModelIndex FrozenTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
  const QModelIndex next = QTableView::moveCursor(action, modifiers);
  uncover(next);
  return next;
}

}  // namespace taskatlas::ui
