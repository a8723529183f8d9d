// SPDX-License-Identifier: MIT
#include "ui/dataset/damage_model.hpp"

#include "ui/dataset/damage_text.hpp"

#include <QStringList>

namespace taskatlas::ui {

QString damage_title(dataset::DamageKind kind) {
  using Kind = dataset::DamageKind;
  switch (kind) {
    case Kind::kMissing:
      return DamageModel::tr("missing");
    case Kind::kUnreadable:
      return DamageModel::tr("unreadable");
    case Kind::kEmpty:
      return DamageModel::tr("empty");
    case Kind::kTruncated:
      return DamageModel::tr("truncated");
    case Kind::kDamaged:
      return DamageModel::tr("damaged");
    case Kind::kWrongSize:
      return DamageModel::tr("wrong size");
    case Kind::kWrongFormat:
      return DamageModel::tr("wrong format");
    case Kind::kInconsistent:
      break;
  }
  return DamageModel::tr("inconsistent");
}

void DamageModel::set_source(std::shared_ptr<const DatasetSource> source) {
  beginResetModel();
  source_ = std::move(source);
  endResetModel();
}

std::optional<dataset::ViewNumber> DamageModel::view(int row) const {
  const dataset::Damage& one = source_->damage.all()[static_cast<std::size_t>(row)];
  const auto building = source_->index().find_building(one.building);
  return building ? source_->index().find(*building, one.point, one.view) : std::nullopt;
}

QString DamageModel::text() const {
  QStringList lines;
  for (int row = 0; row < rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < kColumns; ++column) {
      cells.push_back(index(row, column).data().toString());
    }
    lines.push_back(cells.join(QLatin1Char('\t')));
  }
  return lines.join(QLatin1Char('\n'));
}

int DamageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || source_ == nullptr ? 0
                                                : static_cast<int>(source_->damage.all().size());
}

int DamageModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant DamageModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const dataset::Damage& one = source_->damage.all()[static_cast<std::size_t>(index.row())];
  if (role == Qt::ToolTipRole) {
    return QStringLiteral("%1\n%2\n%3")
        .arg(text_of(one.path), damage_text(text_of(one.message)),
             damage_text(text_of(one.suggestion)));
  }
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case kFile:
      return text_of(one.path);
    case kKind:
      return damage_title(one.kind);
    case kWhat:
      return damage_text(text_of(one.message));
    default:
      return damage_text(text_of(one.suggestion));
  }
}

QVariant DamageModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kFile:
      return tr("File");
    case kKind:
      return tr("Damage");
    case kWhat:
      return tr("What is wrong");
    default:
      return tr("What to do");
  }
}

}  // namespace taskatlas::ui
