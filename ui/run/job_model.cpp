// SPDX-License-Identifier: MIT
#include "ui/run/job_model.hpp"

#include "ui/shared/plot_style.hpp"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

void JobModel::set_jobs(const std::vector<JobRow>& jobs) {
  // Jobs come in one order and are only ever added; anything else is another experiment.
  std::size_t same = 0;
  while (same < jobs_.size() && same < jobs.size() && jobs_[same].id == jobs[same].id) ++same;
  if (same < jobs_.size()) {
    beginResetModel();
    jobs_ = jobs;
    endResetModel();
    return;
  }
  for (std::size_t row = 0; row < same; ++row) {
    if (jobs_[row] == jobs[row]) continue;
    jobs_[row] = jobs[row];
    const int number = static_cast<int>(row);
    Q_EMIT dataChanged(index(number, 0), index(number, kColumns - 1));
  }
  if (jobs.size() == same) return;
  beginInsertRows({}, static_cast<int>(same), static_cast<int>(jobs.size()) - 1);
  jobs_.insert(jobs_.end(), jobs.begin() + static_cast<std::ptrdiff_t>(same), jobs.end());
  endInsertRows();
}

void JobModel::set_names(const QMap<QString, QString>& names) {
  if (names == names_) return;
  names_ = names;
  if (!jobs_.empty()) {
    Q_EMIT dataChanged(index(0, kTask), index(rowCount() - 1, kTask));
  }
}

int JobModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

int JobModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const JobRow& job = jobs_[static_cast<std::size_t>(index.row())];
  const auto column = static_cast<Column>(index.column());
  if (role == kId) return QString::fromStdString(job.id);
  if (role == kShare) return job.share;
  if (role == Qt::TextAlignmentRole && column == kSeconds) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::ForegroundRole && column == kState &&
      (job.state == JobState::kFailed || job.state == JobState::kSkipped)) {
    return PlotStyle::screen(QGuiApplication::palette(), QGuiApplication::font()).bad;
  }
  if (role == Qt::ToolTipRole) {
    const QString what =
        job.reason.isEmpty() ? job.title : QStringLiteral("%1\n%2").arg(job.title, job.reason);
    return tr("%1\nDouble-click to see its log").arg(what);
  }
  if (role == kSort) {
    // What needs attention first: failed, running, skipped, queued, waiting, done.
    static constexpr std::array kUrgency{4, 3, 1, 5, 0, 2};
    if (column == kState) return kUrgency[static_cast<std::size_t>(job.state)];
    if (column == kStage) return static_cast<int>(job.stage);
    if (column == kSeconds) return job.seconds;
  }
  if (role != Qt::DisplayRole && role != kSort) return {};
  switch (column) {
    case kState: {
      const QString words =
          QStringLiteral("%1 %2").arg(job_state_sign(job.state), job_state_name(job.state));
      if (job.state != JobState::kRunning || job.share < 0) return words;
      return QStringLiteral("%1 %2").arg(
          words, tr("%1 %", "percent").arg(QLocale().toString(std::lround(100 * job.share))));
    }
    case kTitle:
      return job.title;
    case kStage:
      return stage_name(job.stage);
    case kTask:
      return names_.value(job.task, job.task);
    case kSeconds:
      return job.seconds < 0 ? QString() : QLocale().toString(job.seconds, 'f', job.seconds < 10);
    case kReason:
      return QString(job.reason).replace(u'\n', u' ');
    case kColumns:
      break;
  }
  return {};
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant((section == kSeconds ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole) return tr("Sort by this column");
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kState:
      return tr("State");
    case kTitle:
      return tr("Job");
    case kStage:
      return tr("Stage");
    case kTask:
      return tr("Task");
    case kSeconds:
      return tr("Seconds");
    case kReason:
      return tr("Reason");
    default:
      return {};
  }
}

JobFilter::JobFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(JobModel::kSort);
  setSortCaseSensitivity(Qt::CaseInsensitive);
  setSortLocaleAware(true);
  setDynamicSortFilter(true);
}

void JobFilter::set_text(const QString& text) {
  text_ = text.trimmed();
  invalidateFilter();
}

void JobFilter::set_state(std::optional<JobState> state) {
  state_ = state;
  invalidateFilter();
}

bool JobFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const auto* model = static_cast<const JobModel*>(sourceModel());
  const JobRow& job = model->jobs()[static_cast<std::size_t>(row)];
  if (state_ && job.state != *state_) return false;
  if (text_.isEmpty()) return true;
  if (job.task.contains(text_, Qt::CaseInsensitive)) return true;  // by its code too
  for (int column = 0; column < JobModel::kColumns; ++column) {
    if (model->index(row, column, parent)
            .data(Qt::DisplayRole)
            .toString()
            .contains(text_, Qt::CaseInsensitive)) {
      return true;
    }
  }
  return false;
}

}  // namespace taskatlas::ui
