// SPDX-License-Identifier: MIT
#include "ui/run/stage_table.hpp"

#include "ui/shared/plot_style.hpp"

#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace taskatlas::ui {
namespace {

// Done in the accent's colour, running in its outline, failed in its own colour, hatched: told
// apart without colour.
class ShareDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QWidget* widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
    const auto count = index.data(StageModel::kCount).value<StageCount>();
    if (count.total <= 0) return;
    const PlotStyle style = PlotStyle::screen(option.palette, option.font);
    const double height = option.fontMetrics.height() * 0.55;
    QRectF bar(option.rect);
    bar.adjust(option.fontMetrics.height() / 3.0, 0, -option.fontMetrics.height() / 3.0, 0);
    bar.setTop(bar.center().y() - height / 2);
    bar.setHeight(height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(style.grid);
    painter->drawRoundedRect(bar, height / 4, height / 4);
    const auto part = [&](int from, int jobs) {
      QRectF rectangle = bar;
      rectangle.setLeft(bar.left() + bar.width() * from / count.total);
      rectangle.setWidth(bar.width() * jobs / count.total);
      return rectangle;
    };
    painter->setBrush(style.accent);
    painter->drawRoundedRect(part(0, count.done), height / 4, height / 4);
    if (count.running > 0) {
      QColor soft = style.accent;
      soft.setAlphaF(0.45F);
      painter->setBrush(soft);
      painter->drawRect(part(count.done, count.running));
    }
    const int bad = count.failed + count.skipped;
    if (bad > 0) {
      painter->setBrush(style.bad);
      painter->drawRect(part(count.total - bad, bad));
      painter->setBrush(QBrush(style.paper, Qt::BDiagPattern));
      painter->drawRect(part(count.total - bad, bad));
    }
    painter->restore();
  }
};

}  // namespace

void StageModel::set_stages(const std::array<StageCount, kStages>& stages) {
  if (stages == stages_) return;
  std::vector<Stage> shown;
  for (int i = 0; i < kStages; ++i) {
    if (stages[static_cast<std::size_t>(i)].total > 0) shown.push_back(static_cast<Stage>(i));
  }
  if (shown != shown_) {
    beginResetModel();
    stages_ = stages;
    shown_ = std::move(shown);
    endResetModel();
    return;
  }
  stages_ = stages;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int StageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int StageModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant StageModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Stage stage = shown_[static_cast<std::size_t>(index.row())];
  const StageCount& count = stages_[static_cast<std::size_t>(stage)];
  if (role == kCount) return QVariant::fromValue(count);
  if (role == Qt::ToolTipRole) return stage_tip(stage);
  if (role == Qt::TextAlignmentRole && index.column() >= kDone) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  const int bad = count.failed + count.skipped;
  if (role == Qt::ForegroundRole && index.column() == kFailed && bad > 0) {
    return PlotStyle::screen(QGuiApplication::palette(), QGuiApplication::font()).bad;
  }
  if (role == Qt::AccessibleTextRole && index.column() == kProgress) {
    return tr("%L1 of %L2 done").arg(count.done).arg(count.total);
  }
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(index.column())) {
    case kStage:
      return stage_name(stage);
    case kDone:
      return tr("%L1 / %L2").arg(count.done).arg(count.total);
    case kRunning:
      return count.running > 0 ? QLocale().toString(count.running) : QStringLiteral("–");
    case kFailed:
      return bad > 0 ? QLocale().toString(bad) : QStringLiteral("–");
    default:
      return {};
  }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant((section >= kDone ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole && section == kFailed) {
    return tr("Jobs that failed, and those left out since they depend on one that did");
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kStage:
      return tr("Stage");
    case kProgress:
      return tr("Progress");
    case kDone:
      return tr("Done");
    case kRunning:
      return tr("Running");
    case kFailed:
      return tr("Failed");
    default:
      return {};
  }
}

StageTable::StageTable(QWidget* parent) : QTableView(parent), model_(new StageModel(this)) {
  setObjectName(QStringLiteral("stages"));
  setAccessibleName(tr("Stages"));
  setModel(model_);
  setItemDelegateForColumn(StageModel::kProgress, new ShareDelegate(this));
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setTabKeyNavigation(false);
  setShowGrid(false);
  setWordWrap(false);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  QHeaderView* header = horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(QHeaderView::ResizeToContents);
  header->setSectionResizeMode(StageModel::kProgress, QHeaderView::Stretch);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(model_, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

void StageTable::set_stages(const std::array<StageCount, kStages>& stages) {
  model_->set_stages(stages);
}

QSize StageTable::sizeHint() const {
  const int rows = std::max(1, model_->rowCount()) * verticalHeader()->defaultSectionSize();
  const int scroll = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
  return {fontMetrics().height() * 30,
          horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth() + scroll};
}

QSize StageTable::minimumSizeHint() const {
  return {fontMetrics().height() * 18, sizeHint().height()};
}

}  // namespace taskatlas::ui
