// SPDX-License-Identifier: MIT
#include "ui/welcome/recent_model.hpp"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <utility>

namespace taskatlas::ui {

void RecentModel::set_studies(std::vector<RecentStudy> studies) {
  beginResetModel();
  studies_ = std::move(studies);
  endResetModel();
}

int RecentModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(studies_.size());
}

QVariant RecentModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const RecentStudy& study = studies_[static_cast<std::size_t>(index.row())];
  const QString name = study.name.isEmpty() ? QFileInfo(study.path).completeBaseName() : study.name;
  const QString when = study.missing ? tr("Missing") : when_text(study.when, QDate::currentDate());
  switch (role) {
    case Qt::DisplayRole:
      return name;
    case Qt::ToolTipRole: {
      // In full, what may be elided.
      QString text = study.name.isEmpty() ? QString() : study.name + QLatin1Char('\n');
      text += QDir::toNativeSeparators(study.path);
      return study.missing ? tr("%1\nThe file is not there any more.").arg(text) : text;
    }
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3").arg(name, place_text(study.path), when);
    case kPath:
      return study.path;
    case kDetail:
      return place_text(study.path);
    case kWhen:
      return when;
    case kMissing:
      return study.missing;
    default:
      return {};
  }
}

QString place_text(const QString& path) {
  if (!path.contains(QLatin1Char('/'))) return RecentModel::tr("Built-in study");
  QString shown = path;
  if (const QString home = QDir::homePath();
      home.size() > 1 && path.startsWith(home + QLatin1Char('/'))) {
    shown.replace(0, home.size(), QStringLiteral("~"));
  }
  return QDir::toNativeSeparators(shown);
}

QString when_text(const QDateTime& when, const QDate& today) {
  if (!when.isValid()) return {};
  const QLocale locale;
  const QDateTime local = when.toLocalTime();
  const QString time = locale.toString(local.time(), QLocale::ShortFormat);
  if (local.date() == today) return RecentModel::tr("Today, %1").arg(time);
  if (local.date() == today.addDays(-1)) return RecentModel::tr("Yesterday, %1").arg(time);
  return locale.toString(local.date(), QLocale::ShortFormat);
}

}  // namespace taskatlas::ui
