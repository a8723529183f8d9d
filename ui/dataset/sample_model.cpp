// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_model.hpp"

#include <QStringList>
#include <algorithm>

namespace taskatlas::ui {

void SampleModel::set(std::shared_ptr<const DatasetSource> source,
                      std::vector<dataset::ViewNumber> views) {
  beginResetModel();
  source_ = std::move(source);
  views_ = std::move(views);
  endResetModel();
}

void SampleModel::set_damage(std::shared_ptr<const DatasetSource> source) {
  source_ = std::move(source);
  if (!views_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SampleModel::row_of(dataset::ViewNumber view) const {
  const auto found = std::find(views_.begin(), views_.end(), view);
  return found == views_.end() ? -1 : static_cast<int>(found - views_.begin());
}

int SampleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(views_.size());
}

QVariant SampleModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
    return {};
  }
  const dataset::ViewNumber number = view(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return source_->title(number);
    case kView:
      return QVariant::fromValue<quint32>(number);
    case kDamaged:
      return source_->damaged(number);
    case Qt::AccessibleTextRole: {
      const QString name = tr("Building %1, point %2, view %3")
                               .arg(source_->building(number))
                               .arg(source_->index().point(number))
                               .arg(source_->index().view(number));
      return source_->damaged(number) ? tr("%1, damaged").arg(name) : name;
    }
    case Qt::ToolTipRole: {
      QStringList lines{source_->title(number)};
      for (const dataset::DomainInfo& domain : dataset::domains()) {
        if (const dataset::Damage* damage = source_->damage_of(number, domain.id)) {
          lines.push_back(tr("⚠ %1: %2").arg(domain_title(domain.id), text_of(damage->message)));
        }
      }
      if (lines.size() == 1) {
        lines.push_back(tr("%n annotation(s)", nullptr,
                           static_cast<int>(source_->index().domains(number).size())));
      }
      return lines.join(QLatin1Char('\n'));
    }
    default:
      return {};
  }
}

}  // namespace taskatlas::ui
