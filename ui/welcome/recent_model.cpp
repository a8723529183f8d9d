// SPDX-License-Identifier: MIT
#include "ui/welcome/recent_model.hpp"

#include "ui/shared/plot_style.hpp"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QPainter>
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
  const bool is_path = study.path.contains(QLatin1Char('/'));
  const QString name = study.name.isEmpty() ? QFileInfo(study.path).completeBaseName() : study.name;
  QString folder = is_path ? QFileInfo(study.path).path() : tr("Built-in study");
  if (const QString home = QDir::homePath();
      is_path && home.size() > 1 &&
      (folder == home || folder.startsWith(home + QLatin1Char('/')))) {
    folder.replace(0, home.size(), QStringLiteral("~"));
  }
  const QString detail = study.problem.isEmpty() ? folder : study.problem;
  switch (role) {
    case Qt::DisplayRole:
      return name;
    case Qt::ToolTipRole:
      return study.problem.isEmpty() ? study.path : study.path + QLatin1Char('\n') + study.problem;
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3")
          .arg(name, detail, when_text(study.when, QDate::currentDate()));
    case kPath:
      return study.path;
    case kDetail:
      return detail;
    case kWhen:
      return when_text(study.when, QDate::currentDate());
    case kProblem:
      return !study.problem.isEmpty();
    default:
      return {};
  }
}

Qt::ItemFlags RecentModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const bool broken = !studies_[static_cast<std::size_t>(index.row())].problem.isEmpty();
  Qt::ItemFlags flags = Qt::ItemNeverHasChildren;
  if (!broken) flags |= Qt::ItemIsSelectable | Qt::ItemIsEnabled;
  return flags;
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const PlotStyle style = PlotStyle::screen(option.palette, option.font);
  const QFontMetrics metrics(option.font);
  const int em = metrics.height();
  const bool broken = index.data(RecentModel::kProblem).toBool();
  const bool hot = !broken && (option.state & QStyle::State_MouseOver);
  const bool focused = (option.state & QStyle::State_HasFocus) != 0;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
  if (hot || focused) {
    painter->setPen(focused ? QPen(style.accent, 2) : QPen(Qt::NoPen));
    painter->setBrush(style.raised);
    painter->drawRoundedRect(frame, em * 0.3, em * 0.3);
  }
  const QRect inner = option.rect.adjusted(em / 2, em / 3, -em / 2, -em / 3);
  const QRect top(inner.left(), inner.top(), inner.width(), em);
  const QRect bottom(inner.left(), inner.top() + em + em / 8, inner.width(), em);
  const QString when = index.data(RecentModel::kWhen).toString();
  const int when_width = when.isEmpty() ? 0 : metrics.horizontalAdvance(when) + em / 2;
  painter->setFont(option.font);
  painter->setPen(style.muted);
  painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, when);
  painter->setPen(broken ? style.bad : style.muted);
  painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                    metrics.elidedText(index.data(RecentModel::kDetail).toString(),
                                       broken ? Qt::ElideRight : Qt::ElideMiddle, bottom.width()));
  QFont bold = option.font;
  bold.setBold(true);
  painter->setFont(bold);
  painter->setPen(broken ? style.muted : style.ink);
  painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(bold).elidedText(index.data(Qt::DisplayRole).toString(),
                                                  Qt::ElideMiddle, top.width() - when_width));
  painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int em = QFontMetrics(option.font).height();
  return {12 * em, 2 * em + em / 8 + 2 * (em / 3)};
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
