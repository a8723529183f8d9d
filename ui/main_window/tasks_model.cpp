// SPDX-License-Identifier: MIT
#include "ui/main_window/tasks_model.hpp"

#include "ui/document/study_document.hpp"
#include "ui/shared/plot_style.hpp"

#include <QApplication>
#include <QPalette>

namespace taskatlas::ui {

TasksModel::TasksModel(StudyDocument& document, QObject* parent)
    : QAbstractTableModel(parent),
      document_(document),
      rows_(static_cast<int>(document.table()->tasks().size())) {
  connect(&document, &StudyDocument::tasks_changed, this, [this] {
    const int now = static_cast<int>(document_.table()->tasks().size());
    if (now > rows_) {  // tasks were added to the study
      beginInsertRows({}, rows_, now - 1);
      rows_ = now;
      endInsertRows();
    }
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  });
}

int TasksModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

int TasksModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant TasksModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Task& task = document_.table()->tasks()[static_cast<std::size_t>(index.row())];
  if (role == Qt::EditRole && index.column() == kKind) return static_cast<int>(task.kind);
  if (role == Qt::DisplayRole || role == Qt::EditRole) {
    switch (index.column()) {
      case kName:
        return QString::fromStdString(task.name);
      case kKind:
        return kind_name(task.kind);
      case kCode:
        return QString::fromStdString(task.code);
      default:
        return {};
    }
  }
  if (role == Qt::ForegroundRole && index.column() == kKind) {
    return kind_colour(task.kind, PlotStyle::screen(QApplication::palette(), QApplication::font()));
  }
  if (role == Qt::ToolTipRole) {
    return tr("%1: output %2")
        .arg(QString::fromStdString(task.code), QString::fromStdString(describe(task.output)));
  }
  return {};
}

bool TasksModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  const auto row = static_cast<std::size_t>(index.row());
  if (index.column() == kName) {
    const std::string name = value.toString().trimmed().toStdString();
    if (name.empty() || name.size() > 200) return false;
    document_.change(tr("Rename task"),
                     [&](DocumentState& state) { state.tasks[row].name = name; });
    return true;
  }
  if (index.column() == kKind) {
    const auto kind = static_cast<TaskKind>(value.toInt());
    document_.change(tr("Change kind of task"),
                     [&](DocumentState& state) { state.tasks[row].kind = kind; });
    return true;
  }
  return false;
}

QVariant TasksModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kName:
      return tr("Task");
    case kKind:
      return tr("Kind");
    case kCode:
      return tr("Code");
    default:
      return {};
  }
}

Qt::ItemFlags TasksModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.isValid() && index.column() != kCode) flags |= Qt::ItemIsEditable;
  return flags;
}

}  // namespace taskatlas::ui
