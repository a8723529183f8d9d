// SPDX-License-Identifier: MIT
#include "ui/run/task_parts_model.hpp"

#include "tasks/task_dictionary.hpp"
#include "ui/shared/plot_style.hpp"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>

namespace taskatlas::ui {
namespace {

bool usual_source(const Task& task) {
  return task.default_role == Role::kBoth || task.default_role == Role::kSource;
}
// Of a task that is unused unless it is asked for: both.
bool usual_target(const Task& task) {
  return task.default_role == Role::kBoth || task.default_role == Role::kTarget;
}
bool can_be_target(const Task& task) { return task.output.kind != OutputKind::kNone; }

}  // namespace

TaskPartsModel::TaskPartsModel(QObject* parent) : QAbstractTableModel(parent) {
  for (const Task& task : task_dictionary()) rows_.push_back({&task, false, false});
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return a.task->kind < b.task->kind;  // as in the paper: 2D, 3D, geometric, semantic
  });
  set_tasks({});
}

void TaskPartsModel::set_tasks(const std::vector<std::string>& codes) {
  for (Row& row : rows_) {
    const bool listed = std::find(codes.begin(), codes.end(), row.task->code) != codes.end();
    const bool unused = row.task->default_role == Role::kUnused;
    const bool chosen = codes.empty() ? !unused : listed;
    row.source = chosen && (usual_source(*row.task) || unused);
    row.target = chosen && (usual_target(*row.task) || unused);
  }
  changed(0, rowCount() - 1);
}

void TaskPartsModel::set_report(std::shared_ptr<const DatasetReport> report) {
  report_ = std::move(report);
  changed(0, rowCount() - 1);
}

void TaskPartsModel::changed(int first, int last) {
  Q_EMIT dataChanged(index(first, 0), index(last, kColumns - 1));
  Q_EMIT parts_changed();
}

QString TaskPartsModel::reason(const Row& row) const {
  if (report_ == nullptr) return {};
  return report_->tasks.value(QString::fromStdString(row.task->code)).reason;
}

std::vector<TaskPartsModel::Part> TaskPartsModel::parts() const {
  std::vector<Part> parts;
  for (const Row& row : rows_) {
    if (row.chosen() && reason(row).isEmpty()) {
      parts.push_back({row.task->code, row.source, row.target});
    }
  }
  return parts;
}

int TaskPartsModel::sources() const {
  const auto all = parts();
  return static_cast<int>(
      std::count_if(all.begin(), all.end(), [](const Part& part) { return part.source; }));
}

int TaskPartsModel::targets() const {
  const auto all = parts();
  return static_cast<int>(
      std::count_if(all.begin(), all.end(), [](const Part& part) { return part.target; }));
}

bool TaskPartsModel::usual() const {
  return std::all_of(rows_.begin(), rows_.end(), [](const Row& row) {
    const bool unused = row.task->default_role == Role::kUnused;
    return !row.chosen() || (row.source == (usual_source(*row.task) || unused) &&
                             row.target == (usual_target(*row.task) || unused));
  });
}

QStringList TaskPartsModel::impossible() const {
  QStringList names;
  for (const Row& row : rows_) {
    if (row.chosen() && !reason(row).isEmpty()) names << QString::fromStdString(row.task->name);
  }
  return names;
}

int TaskPartsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TaskPartsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant TaskPartsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const QString why = reason(row);
  const PlotStyle style = PlotStyle::screen(QGuiApplication::palette(), QGuiApplication::font());
  const auto check = [&](bool on) {
    return QVariant(why.isEmpty() && on ? Qt::Checked : Qt::Unchecked);
  };
  if (role == Qt::ToolTipRole) {
    if (!why.isEmpty()) return why;
    if (index.column() == kTarget && !can_be_target(*row.task)) {
      return tr("It has no output: it can only be a source");
    }
    return QStringLiteral("%1 (%2)\n%3")
        .arg(QString::fromStdString(row.task->name), QString::fromStdString(row.task->code),
             QString::fromStdString(describe(row.task->output)));
  }
  switch (static_cast<Column>(index.column())) {
    case kTask:
      if (role == Qt::DisplayRole) return QString::fromStdString(row.task->name);
      if (role == Qt::CheckStateRole) return check(row.chosen());
      break;
    case kKind:
      if (role == Qt::DisplayRole) {
        const QString sign = kind_sign(row.task->kind), name = kind_name(row.task->kind);
        return sign == name ? name : QStringLiteral("%1  %2").arg(sign, name);
      }
      if (role == Qt::ForegroundRole && why.isEmpty()) return kind_colour(row.task->kind, style);
      break;
    case kSource:
      if (role == Qt::CheckStateRole) return check(row.source);
      if (role == Qt::AccessibleTextRole) return tr("source");
      break;
    case kTarget:
      if (role == Qt::CheckStateRole) return check(row.target);
      if (role == Qt::AccessibleTextRole) return tr("target");
      break;
    case kSamples: {
      if (role == Qt::TextAlignmentRole) {
        return QVariant((why.isEmpty() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
      }
      if (role == Qt::ForegroundRole && !why.isEmpty()) return style.bad;
      if (role != Qt::DisplayRole) break;
      if (report_ == nullptr) return QStringLiteral("–");
      if (!why.isEmpty()) return why;
      return QLocale().toString(
          report_->tasks.value(QString::fromStdString(row.task->code)).samples);
    }
    case kColumns:
      break;
  }
  return {};
}

bool TaskPartsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
      !(flags(index) & Qt::ItemIsUserCheckable)) {
    return false;
  }
  Row& row = rows_[static_cast<std::size_t>(index.row())];
  const bool on = value.toInt() == Qt::Checked;
  switch (static_cast<Column>(index.column())) {
    case kTask: {
      const bool unused = row.task->default_role == Role::kUnused;
      row.source = on && (usual_source(*row.task) || unused);
      row.target = on && (usual_target(*row.task) || unused);
      break;
    }
    case kSource:
      row.source = on;
      break;
    case kTarget:
      row.target = on;
      break;
    default:
      return false;
  }
  changed(index.row(), index.row());
  return true;
}

QVariant TaskPartsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return {};
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case kTask:
        return tr("Tick the tasks that take part");
      case kSource:
        return tr("Its network is trained and transferred from");
      case kTarget:
        return tr("Transfers into it are trained and compared with its own network");
      case kSamples:
        return tr("Samples that the dataset has for it, or what is missing");
      default:
        return {};
    }
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kTask:
      return tr("Task");
    case kKind:
      return tr("Kind");
    case kSource:
      return tr("Source");
    case kTarget:
      return tr("Target");
    case kSamples:
      return tr("Samples");
    default:
      return {};
  }
}

Qt::ItemFlags TaskPartsModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const bool possible = reason(row).isEmpty();
  Qt::ItemFlags flags = Qt::ItemIsSelectable;
  if (possible || index.column() == kSamples) flags |= Qt::ItemIsEnabled;
  const bool checkable = index.column() == kTask || index.column() == kSource ||
                         (index.column() == kTarget && can_be_target(*row.task));
  if (possible && checkable) flags |= Qt::ItemIsUserCheckable;
  if (index.column() == kTarget && !can_be_target(*row.task)) flags &= ~Qt::ItemIsEnabled;
  return flags;
}

}  // namespace taskatlas::ui
