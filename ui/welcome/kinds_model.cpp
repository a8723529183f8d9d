// SPDX-License-Identifier: MIT
#include "ui/welcome/kinds_model.hpp"

#include "ui/shared/plot_style.hpp"

#include <QAbstractItemView>
#include <QComboBox>
#include <QItemSelectionModel>
#include <array>

namespace taskatlas::ui {
namespace {

constexpr std::array kKinds{TaskKind::kNone, TaskKind::k2D, TaskKind::k3D, TaskKind::kGeometric,
                            TaskKind::kSemantic};

QString kind_text(TaskKind kind) {
  return kind == TaskKind::kNone ? KindsModel::tr("None of these") : kind_name(kind);
}

}  // namespace

void KindsModel::set_codes(const QStringList& codes) {
  if (codes == codes_) return;
  beginResetModel();
  codes_ = codes;
  endResetModel();
}

std::map<std::string, TaskKind> KindsModel::kinds() const {
  std::map<std::string, TaskKind> given;
  for (const QString& code : codes_) {
    const auto found = kinds_.find(code);
    if (found != kinds_.end() && found->second != TaskKind::kNone) {
      given[code.toStdString()] = found->second;
    }
  }
  return given;
}

int KindsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(codes_.size());
}

int KindsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant KindsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const QString& code = codes_[index.row()];
  if (index.column() == kCode) return role == Qt::DisplayRole ? QVariant(code) : QVariant();
  const auto found = kinds_.find(code);
  const TaskKind kind = found == kinds_.end() ? TaskKind::kNone : found->second;
  if (role == Qt::DisplayRole) return kind_text(kind);
  if (role == Qt::EditRole) return static_cast<int>(kind);
  if (role == Qt::ToolTipRole) return tr("Select several rows and press F2 to give them one kind");
  return {};
}

bool KindsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
      index.column() != kKind) {
    return false;
  }
  bool number = false;
  const int kind = value.toInt(&number);
  if (!number || kind < 0 || kind > static_cast<int>(TaskKind::kNone)) return false;
  kinds_[codes_[index.row()]] = static_cast<TaskKind>(kind);
  Q_EMIT dataChanged(index, index, {Qt::DisplayRole, Qt::EditRole});
  return true;
}

QVariant KindsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation == Qt::Vertical) return {};
  return section == kCode ? tr("New task") : tr("Kind");
}

Qt::ItemFlags KindsModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() == kKind) flags |= Qt::ItemIsEditable;
  return flags;
}

QWidget* KindDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex& index) const {
  auto* box = new QComboBox(parent);
  box->setAccessibleName(
      KindsModel::tr("Kind of %1").arg(index.siblingAtColumn(KindsModel::kCode).data().toString()));
  for (const TaskKind kind : kKinds) box->addItem(kind_text(kind), static_cast<int>(kind));
  connect(box, &QComboBox::activated, this, [this, box] {
    auto* self = const_cast<KindDelegate*>(this);
    Q_EMIT self->commitData(box);
    Q_EMIT self->closeEditor(box);
  });
  QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
  return box;
}

void KindDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  auto* box = qobject_cast<QComboBox*>(editor);
  box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void KindDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                const QModelIndex& index) const {
  const QVariant kind = qobject_cast<QComboBox*>(editor)->currentData();
  const auto* view = qobject_cast<const QAbstractItemView*>(parent());
  if (view != nullptr && view->selectionModel()->isRowSelected(index.row())) {
    for (const QModelIndex& row : view->selectionModel()->selectedRows(KindsModel::kKind)) {
      model->setData(row, kind);
    }
  }
  model->setData(index, kind);
}

}  // namespace taskatlas::ui
