// SPDX-License-Identifier: MIT
#include "ui/taxonomy/task_delegates.hpp"

#include "ui/taxonomy/scenario_edits.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

QDoubleSpinBox* make_spin(QWidget* parent, double highest, double step) {
  auto* spin = new QDoubleSpinBox(parent);
  spin->setFrame(false);
  spin->setRange(0, highest);
  spin->setDecimals(2);
  spin->setSingleStep(step);
  return spin;
}

void set_spin(QWidget* editor, const QModelIndex& index) {
  static_cast<QDoubleSpinBox*>(editor)->setValue(index.data(Qt::EditRole).toDouble());
}

void take_spin(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) {
  auto* spin = static_cast<QDoubleSpinBox*>(editor);
  spin->interpretText();
  model->setData(index, spin->value());
}

}  // namespace

// --- roles ---------------------------------------------------------------------------------------

QWidget* RoleDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex&) const {
  auto* combo = new QComboBox(parent);
  for (const Role role : {Role::kBoth, Role::kSource, Role::kTarget, Role::kUnused}) {
    combo->addItem(role_title(role), static_cast<int>(role));
  }
  auto* self = const_cast<RoleDelegate*>(this);
  connect(combo, &QComboBox::activated, self, [self, combo] {
    Q_EMIT self->commitData(combo);
    Q_EMIT self->closeEditor(combo);
  });
  QTimer::singleShot(0, combo, &QComboBox::showPopup);
  return combo;
}

void RoleDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  auto* combo = static_cast<QComboBox*>(editor);
  combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
}

void RoleDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                const QModelIndex& index) const {
  model->setData(index, static_cast<QComboBox*>(editor)->currentData());
}

// --- importance ----------------------------------------------------------------------------------

SliderDelegate::SliderDelegate(double highest, QObject* parent)
    : QStyledItemDelegate(parent), highest_(highest) {}

QRect SliderDelegate::groove(const QStyleOptionViewItem& option) const {
  const int em = option.fontMetrics.height();
  return option.rect.adjusted(em / 2, 0, -(2 * em + em / 3), 0);
}

void SliderDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  const bool applies = index.flags() & Qt::ItemIsEditable;
  cell.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
  const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  if (!applies) return;
  const double share = std::clamp(index.data(Qt::EditRole).toDouble() / highest_, 0.0, 1.0);
  const QRectF line = groove(option);
  const bool selected = option.state & QStyle::State_Selected;
  const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
  QColor faint = ink;
  faint.setAlphaF(0.22f);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const double y = line.center().y() + 0.5;
  const double x = line.left() + share * line.width();
  painter->setPen(QPen(faint, 3, Qt::SolidLine, Qt::RoundCap));
  painter->drawLine(QPointF(line.left(), y), QPointF(line.right(), y));
  const QColor strong = selected ? ink : option.palette.color(QPalette::Highlight);
  painter->setPen(QPen(strong, 3, Qt::SolidLine, Qt::RoundCap));
  if (share > 0) painter->drawLine(QPointF(line.left(), y), QPointF(x, y));
  painter->setPen(QPen(strong, 1.5));
  painter->setBrush(option.palette.color(QPalette::Base));
  painter->drawEllipse(QPointF(x, y), 4.5, 4.5);
  painter->restore();
}

bool SliderDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                 const QStyleOptionViewItem& option, const QModelIndex& index) {
  const bool press = event->type() == QEvent::MouseButtonPress;
  if ((press || event->type() == QEvent::MouseMove) && (index.flags() & Qt::ItemIsEditable)) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (!(mouse->buttons() & Qt::LeftButton) || mouse->modifiers() != Qt::NoModifier) return false;
    const QRect line = groove(option);
    if (mouse->position().x() > line.right() + 6) return false;
    if (press) Q_EMIT drag_started();
    const double share =
        std::clamp((mouse->position().x() - line.left()) / std::max(1, line.width()), 0.0, 1.0);
    model->setData(index, std::round(share * highest_ * 10) / 10);
    return !press;  // a press still selects the row
  }
  return QStyledItemDelegate::editorEvent(event, model, option, index);
}

QWidget* SliderDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex&) const {
  return make_spin(parent, highest_, 0.5);
}
void SliderDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  set_spin(editor, index);
}
void SliderDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
  take_spin(editor, model, index);
}

// --- costs ---------------------------------------------------------------------------------------

QWidget* CostDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex&) const {
  return make_spin(parent, 1e6, 0.5);
}
void CostDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  set_spin(editor, index);
}
void CostDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                const QModelIndex& index) const {
  take_spin(editor, model, index);
}

// --- check boxes ---------------------------------------------------------------------------------

void CheckDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  const bool checkable = cell.features & QStyleOptionViewItem::HasCheckIndicator;
  cell.features &= ~QStyleOptionViewItem::HasCheckIndicator;
  cell.text.clear();
  const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  if (!checkable) return;
  QStyleOptionViewItem box = option;
  const int side = style->pixelMetric(QStyle::PM_IndicatorWidth, &box, cell.widget);
  box.rect = QRect(option.rect.center() - QPoint(side / 2, side / 2), QSize(side, side));
  box.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
  box.state |=
      index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
  style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, cell.widget);
}

bool CheckDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                const QStyleOptionViewItem&, const QModelIndex& index) {
  if (!(index.flags() & Qt::ItemIsUserCheckable)) return false;
  bool toggle = false;
  if (event->type() == QEvent::MouseButtonRelease) {
    toggle = static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
  } else if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    toggle = key == Qt::Key_Space || key == Qt::Key_Select;
  }
  if (!toggle) return false;
  const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
  return model->setData(index, static_cast<int>(on ? Qt::Unchecked : Qt::Checked),
                        Qt::CheckStateRole);
}

}  // namespace taskatlas::ui
