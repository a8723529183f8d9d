// SPDX-License-Identifier: MIT
#include "ui/document/reasons.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Reasons)
};

QString number(double value) { return QLocale().toString(value, 'g', 6); }

QString name_of(const std::string& code, const TransferTable& table) {
  const auto task = table.find_task(code);
  return QString::fromStdString(task ? table.task(*task).name : code);
}

QString role_word(Role role) {
  switch (role) {
    case Role::kBoth:
      return Words::tr("source and target");
    case Role::kSource:
      return Words::tr("source only");
    case Role::kTarget:
      return Words::tr("target only");
    case Role::kUnused:
      break;
  }
  return Words::tr("unused");
}

QString value_word(Value value) {
  switch (value) {
    case Value::kGain:
      return Words::tr("gain");
    case Value::kQuality:
      return Words::tr("quality");
    case Value::kAffinity:
    case Value::kSqrtAffinity:
      break;
  }
  return Words::tr("affinity");
}

QString self_text(const Obstacle& one) {
  switch (one.self) {
    case Obstacle::Self::kUnmeasured:
      return Words::tr("its full supervision was not measured");
    case Obstacle::Self::kNoValue:
      return Words::tr("its full supervision has no measured %1").arg(value_word(one.value));
    case Obstacle::Self::kRole:
      return Words::tr("its role, “%1”, does not let it be supervised itself")
          .arg(role_word(one.role));
    case Obstacle::Self::kForbiddenSource:
      return Words::tr("it is forbidden as a source itself");
    case Obstacle::Self::kForbidden:
      break;
  }
  return Words::tr("its full supervision is forbidden");
}

QString transfers_text(const Obstacle& one) {
  switch (one.transfers) {
    case Obstacle::Transfers::kUnmeasured:
      return Words::tr("this study has no measurement into it; its role may be source or unused");
    case Obstacle::Transfers::kOtherRows:
      return Words::tr("this study has no transfer from another task into it (only %1)")
          .arg(QString::fromStdString(one.rows));
    case Obstacle::Transfers::kNoValue:
      return Words::tr("no transfer into it has a measured %1").arg(value_word(one.value));
    case Obstacle::Transfers::kExcluded:
      break;
  }
  return Words::tr("roles, the maximum order or what is forbidden exclude every transfer into it");
}

QString required_text(const Obstacle& one) {
  switch (one.required) {
    case Obstacle::Required::kSelf:
      return self_text(one);
    case Obstacle::Required::kOrder:
      return Words::tr("it has %n source(s), and the maximum order is %1", nullptr, one.order)
          .arg(one.max_order);
    case Obstacle::Required::kOwnTarget:
      return Words::tr("its target is among its own sources");
    case Obstacle::Required::kNoValue:
      return Words::tr("it has no measured %1").arg(value_word(one.value));
    case Obstacle::Required::kSources:
      break;
  }
  return Words::tr("its sources may not be supervised");
}

// Why a task has to be supervised.
QString demand_text(const Obstacle& one, const QString& task, const QString& entry) {
  switch (one.demand) {
    case Obstacle::Demand::kFullSupervision:
      return Words::tr("full supervision of %1 is required").arg(task);
    case Obstacle::Demand::kTransfer:
      return Words::tr("the required transfer %1 needs %2").arg(entry, task);
    case Obstacle::Demand::kRequired:
      break;
  }
  return Words::tr("%1 is required as a source").arg(task);
}

}  // namespace

QString entry_text(const std::string& entry, const TransferTable& table) {
  const EntryParts parts = parts_of_entry(entry);
  QStringList names;
  for (const std::string& code : parts.sources) names.push_back(name_of(code, table));
  const QString sources = names.join(QStringLiteral(" + "));
  if (parts.target.empty()) return sources;
  return sources + QStringLiteral(" → ") + name_of(parts.target, table);
}

QString reason_text(const Obstacle& one, const TransferTable& table) {
  const QString task =
      one.task.valid() ? QString::fromStdString(table.task(one.task).name) : QString();
  const QString entry = entry_text(one.entry, table);
  switch (one.cause) {
    case Obstacle::Cause::kBudget:
      if (one.least && !one.entry.empty()) {
        return Words::tr(
                   "the budget of %1 is too small: serving every target costs at least %2 "
                   "with %3 required")
            .arg(number(one.budget), number(*one.least), entry);
      }
      return one.least ? Words::tr(
                             "the budget of %1 is too small: serving every target costs at least "
                             "%2")
                             .arg(number(one.budget), number(*one.least))
                       : Words::tr("the budget of %1 is too small").arg(number(one.budget));
    case Obstacle::Cause::kContradiction:
      return Words::tr(
          "the required and forbidden sources and transfers contradict the formulation");
    case Obstacle::Cause::kSourcesMissing:
      return Words::tr(
                 "nothing can serve %1: the sources that its transfers need are forbidden, or "
                 "cannot be supervised")
          .arg(task);
    case Obstacle::Cause::kUnserved:
      if (one.transfers == Obstacle::Transfers::kUnmeasured) {
        return Words::tr("nothing can serve %1: %2").arg(task, transfers_text(one));
      }
      return Words::tr("nothing can serve %1: %2, and %3")
          .arg(task, transfers_text(one), self_text(one));
    case Obstacle::Cause::kSourceRole:
      return Words::tr("%1, but its role, “%2”, does not let it be supervised")
          .arg(demand_text(one, task, entry), role_word(one.role));
    case Obstacle::Cause::kNoTarget:
      return Words::tr("%1 is required, but %2 is no target").arg(entry, task);
    case Obstacle::Cause::kExcluded:
      return Words::tr("%1 is required, but %2").arg(entry, required_text(one));
    case Obstacle::Cause::kCannotServeItself:
      return Words::tr(
                 "%1 is required as a source. In the web solver's formulation a supervised target "
                 "serves itself, which it cannot here: its full supervision was not measured or "
                 "is forbidden, or a transfer into it is required")
          .arg(task);
    case Obstacle::Cause::kSourceForbidden:
      if (one.demand == Obstacle::Demand::kRequired) {
        return Words::tr("%1 is both required and forbidden as a source").arg(task);
      }
      return Words::tr("%1, but %2 is forbidden as a source")
          .arg(demand_text(one, task, entry), task);
    case Obstacle::Cause::kTwoRequired:
      return Words::tr("two different transfers into %1 are required; a target is served by one")
          .arg(task);
    case Obstacle::Cause::kEntryForbidden:
      return Words::tr("%1 is both required and forbidden").arg(entry);
    case Obstacle::Cause::kNoValue:
      break;
  }
  return Words::tr("this study has no %1 for any transfer; choose another value")
      .arg(value_word(one.value));
}

QString reason_text(const Taxonomy& taxonomy, const TransferTable& table) {
  return taxonomy.obstacle ? reason_text(*taxonomy.obstacle, table)
                           : QString::fromStdString(taxonomy.reason);
}

QString holder_text(const LeaseHolder& holder) {
  const QDateTime since =
      QDateTime::fromString(QString::fromStdString(holder.since), Qt::ISODate).toLocalTime();
  const QString when = since.isValid() ? QLocale().toString(since, QLocale::ShortFormat)
                                       : QString::fromStdString(holder.since);
  const QString text = holder.lease == "runner"
                           ? Words::tr("%1 (process %2 on %3, since %4) is running this study.")
                           : Words::tr("%1 (process %2 on %3, since %4) is editing this study.");
  return text.arg(QString::fromStdString(holder.program), QString::number(holder.pid),
                  QString::fromStdString(holder.host), when);
}

}  // namespace taskatlas::ui
