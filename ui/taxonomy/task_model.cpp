// SPDX-License-Identifier: MIT
#include "ui/taxonomy/task_model.hpp"

#include "ui/document/study_document.hpp"
#include "ui/shared/plot_style.hpp"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

QString number_text(double value) { return QLocale().toString(value, 'g', 4); }

// Whether a column of that value may be written; then what is written.
bool readable(TaskModel::Column column, const QVariant& value, double& number) {
  number = value.toDouble();
  if (!std::isfinite(number) || number < 0) return false;
  if (column == TaskModel::kImportance) number = std::min(number, TaskModel::kMostImportant);
  return true;
}

void write(Scenario& scenario, const TransferTable& table, TaskId task, TaskModel::Column column,
           const QVariant& value) {
  const std::string& code = table.code(task);
  double number = 0;
  switch (column) {
    case TaskModel::kRole:
      set_role(scenario, table, task, static_cast<Role>(value.toInt()));
      break;
    case TaskModel::kImportance:
      if (readable(column, value, number)) set_importance(scenario, code, number);
      break;
    case TaskModel::kCost:
      if (readable(column, value, number)) set_cost(scenario, code, number);
      break;
    case TaskModel::kTransferCost:
      if (readable(column, value, number)) set_transfer_cost(scenario, code, number);
      break;
    case TaskModel::kRequired:
    case TaskModel::kForbidden: {
      const Rule rule = column == TaskModel::kRequired ? Rule::kRequired : Rule::kForbidden;
      if (value.toBool()) {
        set_rule(scenario, code, rule);
      } else if (rule_of(scenario, code) == rule) {
        set_rule(scenario, code, Rule::kFree);
      }
      break;
    }
    case TaskModel::kTask:
    case TaskModel::kKind:
    case TaskModel::kColumns:
      break;
  }
}

}  // namespace

TaskModel::TaskModel(StudyDocument& document, QObject* parent)
    : QAbstractTableModel(parent), document_(document) {
  const auto changed = [this] {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
  };
  told_ = document_.scenario();
  connect(&document_, &StudyDocument::scenario_changed, this, [this, changed] {
    // The budget's slider must not repaint the table at every step.
    const Scenario before = std::exchange(told_, document_.scenario());
    const Scenario& now = told_;
    if (before.roles != now.roles || before.required != now.required ||
        before.forbidden != now.forbidden) {
      return changed();
    }
    for (int row = 0; row < rowCount(); ++row) {
      const std::string& code = document_.table()->code(TaskId(row));
      if (importance_of(before, code) != importance_of(now, code) ||
          cost_of(before, code) != cost_of(now, code) ||
          transfer_cost_of(before, code) != transfer_cost_of(now, code)) {
        Q_EMIT dataChanged(index(row, kImportance), index(row, kTransferCost));
      }
    }
  });
  rows_ = static_cast<int>(document_.table()->tasks().size());
  connect(&document_, &StudyDocument::tasks_changed, this, [this, changed] {
    const int now = static_cast<int>(document_.table()->tasks().size());
    if (now > rows_) {  // tasks were added to the study
      beginInsertRows({}, rows_, now - 1);
      rows_ = now;
      endInsertRows();
    }
    changed();
  });
}

int TaskModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }

int TaskModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

bool TaskModel::applies(TaskId task, Column column) const {
  const Role role = role_of(*document_.table(), document_.scenario(), task);
  const bool source = role == Role::kBoth || role == Role::kSource;
  const bool target = role == Role::kBoth || role == Role::kTarget;
  switch (column) {
    case kImportance:
    case kTransferCost:
      return target;
    case kCost:
      return source;
    case kRequired:
    case kForbidden:
      return source || rule_of(document_.scenario(), document_.table()->code(task)) != Rule::kFree;
    default:
      return true;
  }
}

QVariant TaskModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
    return {};
  }
  const TaskId task(index.row());
  const auto column = static_cast<Column>(index.column());
  const TransferTable& table = *document_.table();
  const Scenario& scenario = document_.scenario();
  const std::string& code = table.code(task);
  const Task& what = table.task(task);
  if (role == kCodeRole) return QString::fromStdString(code);
  const bool shown = applies(task, column);
  const bool checks = column == kRequired || column == kForbidden;
  if (role == Qt::CheckStateRole) {
    if (!checks || !shown) return {};
    const Rule wanted = column == kRequired ? Rule::kRequired : Rule::kForbidden;
    return rule_of(scenario, code) == wanted ? Qt::Checked : Qt::Unchecked;
  }
  if (role == Qt::TextAlignmentRole) {
    if (column == kCost || column == kTransferCost) {
      return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (checks || column == kKind) return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    return {};
  }
  if (role == Qt::ForegroundRole) {
    const bool grey = role_of(table, scenario, task) == Role::kUnused;
    if (column == kKind) {
      return kind_colour(what.kind, PlotStyle::screen(QApplication::palette(), {}));
    }
    if (grey) return QApplication::palette().brush(QPalette::Disabled, QPalette::Text);
    return {};
  }
  if (role == Qt::FontRole && column == kKind) {
    QFont bold = QApplication::font();
    bold.setBold(true);
    return bold;
  }
  if (role == Qt::ToolTipRole) {
    return QStringLiteral("%1 (%2, %3)")
        .arg(QString::fromStdString(what.name), QString::fromStdString(code), kind_name(what.kind));
  }
  const bool display = role == Qt::DisplayRole;
  if (role == Qt::AccessibleTextRole && checks) {
    return headerData(column, Qt::Horizontal, Qt::ToolTipRole);
  }
  if (!display && role != Qt::EditRole && role != kSortRole) return {};
  switch (column) {
    case kTask:
      return QString::fromStdString(what.name);
    case kKind:
      return display ? QVariant(kind_sign(what.kind)) : QVariant(static_cast<int>(what.kind));
    case kRole: {
      const Role is = role_of(table, scenario, task);
      return display ? QVariant(role_title(is)) : QVariant(static_cast<int>(is));
    }
    case kImportance:
      if (!shown) return {};
      return display ? QVariant(number_text(importance_of(scenario, code)))
                     : QVariant(importance_of(scenario, code));
    case kCost:
      if (!shown) return {};
      return display ? QVariant(number_text(cost_of(scenario, code)))
                     : QVariant(cost_of(scenario, code));
    case kTransferCost:
      if (!shown) return {};
      return display ? QVariant(number_text(transfer_cost_of(scenario, code)))
                     : QVariant(transfer_cost_of(scenario, code));
    case kRequired:
    case kForbidden:
      return role == kSortRole
                 ? QVariant(data(index, Qt::CheckStateRole).toInt() == Qt::Checked ? 0 : 1)
                 : QVariant();
    case kColumns:
      break;
  }
  return {};
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) {
    switch (section) {
      case kTask:
        return tr("Task");
      case kKind:
        return tr("Kind");
      case kRole:
        return tr("Role");
      case kImportance:
        return tr("Importance");
      case kCost:
        return tr("Cost");
      case kTransferCost:
        return tr("Transfer");
      case kRequired:
        return tr("Require");
      case kForbidden:
        return tr("Forbid");
      default:
        return {};
    }
  }
  if (role == Qt::ToolTipRole) {
    switch (section) {
      case kRole:
        return tr(
            "What the task may do: be supervised to serve others, be solved, both or neither");
      case kImportance:
        return tr("Weight of the target in the objective, 0 to 10; with 0 it must still be served");
      case kCost:
        return tr("What supervising the task takes from the budget; 0 if it is trained already");
      case kTransferCost:
        return tr("What any transfer into the task takes from the budget");
      case kRequired:
        return tr("The task must be supervised");
      case kForbidden:
        return tr("The task must not be supervised");
      default:
        return headerData(section, orientation, Qt::DisplayRole);
    }
  }
  return {};
}

Qt::ItemFlags TaskModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
  const auto column = static_cast<Column>(index.column());
  if (!applies(TaskId(index.row()), column)) return flags;
  if (column == kRequired || column == kForbidden) flags |= Qt::ItemIsUserCheckable;
  if (column >= kRole && column <= kTransferCost) flags |= Qt::ItemIsEditable;
  return flags;
}

bool TaskModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
  const auto column = static_cast<Column>(index.column());
  const bool checks = column == kRequired || column == kForbidden;
  if (checks != (role == Qt::CheckStateRole) || (!checks && role != Qt::EditRole)) return false;
  if (!(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable))) return false;
  double number = 0;
  if (column >= kImportance && column <= kTransferCost && !readable(column, value, number)) {
    return false;
  }
  if (column == kRole && (value.toInt() < 0 || value.toInt() > static_cast<int>(Role::kUnused))) {
    return false;
  }
  const QVariant written =
      checks ? QVariant(value.toInt() == static_cast<int>(Qt::Checked)) : value;
  const TaskId task(index.row());
  const QString name = QString::fromStdString(document_.table()->task(task).name);
  const QString text =
      tr("%1 of %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), name);
  document_.change_scenario(
      text, [&](Scenario& scenario) { write(scenario, *document_.table(), task, column, written); },
      column == kImportance ? merge_.next() : -1);
  return true;
}

void TaskModel::set_all(const std::vector<TaskId>& tasks, Column column, const QVariant& value) {
  const QString text = tr("%1 of %n task(s)", nullptr, static_cast<int>(tasks.size()))
                           .arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
  document_.change_scenario(text, [&](Scenario& scenario) {
    for (const TaskId task : tasks) {
      if (applies(task, column)) write(scenario, *document_.table(), task, column, value);
    }
  });
}

void TaskModel::reset(const std::vector<TaskId>& tasks) {
  document_.change_scenario(tr("Reset %n task(s)", nullptr, static_cast<int>(tasks.size())),
                            [&](Scenario& scenario) {
                              for (const TaskId task : tasks) {
                                const std::string& code = document_.table()->code(task);
                                scenario.roles.erase(code);
                                scenario.importance.erase(code);
                                scenario.costs.erase(code);
                                scenario.transfer_costs.erase(code);
                                set_rule(scenario, code, Rule::kFree);
                              }
                            });
}

}  // namespace taskatlas::ui
