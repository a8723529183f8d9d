// SPDX-License-Identifier: MIT
#include "ui/run/measure_dialog.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace taskatlas::ui {

QString transfer_text(const WantedTransfer& transfer) {
  return transfer.sources.join(u'+') + QStringLiteral("->") + transfer.target;
}

MeasureDialog::MeasureDialog(const std::vector<Choice>& sources, const std::vector<Choice>& targets,
                             const WantedTransfer& first, QWidget* parent)
    : QDialog(parent),
      target_(new QComboBox),
      sources_(new QListWidget),
      summary_(new QLabel),
      problem_(new QLabel) {
  setObjectName(QStringLiteral("measure_dialog"));
  setWindowTitle(tr("Measure a transfer"));
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  auto* form = new QFormLayout;
  target_->setObjectName(QStringLiteral("target"));
  target_->setToolTip(tr("The task that is to be solved"));
  for (const Choice& one : targets) target_->addItem(one.name, one.code);
  target_->setCurrentIndex(std::max(0, target_->findData(first.target)));
  form->addRow(tr("&Target:"), target_);
  sources_->setObjectName(QStringLiteral("sources"));
  sources_->setToolTip(tr("The tasks whose encoders it may use, together"));
  sources_->setAccessibleName(tr("Sources"));
  QListWidgetItem* shown = nullptr;
  for (const Choice& one : sources) {
    auto* item = new QListWidgetItem(one.name, sources_);
    item->setData(Qt::UserRole, one.code);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    const bool chosen = first.sources.contains(one.code);
    item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    if (chosen && shown == nullptr) shown = item;
  }
  if (shown != nullptr) {
    sources_->setCurrentItem(shown);
    sources_->scrollToItem(shown, QAbstractItemView::PositionAtCenter);
  }
  sources_->setMinimumSize(18 * em, 12 * em);
  form->addRow(tr("&Sources:"), sources_);
  column->addLayout(form);
  for (QLabel* label : {summary_, problem_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
  }
  summary_->setObjectName(QStringLiteral("summary"));
  problem_->setObjectName(QStringLiteral("problem"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  measure_ = buttons->addButton(tr("&Measure"), QDialogButtonBox::AcceptRole);
  measure_->setObjectName(QStringLiteral("measure"));
  measure_->setToolTip(tr("Start a run of this transfer and what it needs"));
  measure_->setDefault(true);
  buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(target_, &QComboBox::currentIndexChanged, this, &MeasureDialog::refresh);
  connect(sources_, &QListWidget::itemChanged, this, &MeasureDialog::refresh);
  refresh();
}

WantedTransfer MeasureDialog::transfer() const {
  WantedTransfer wanted;
  wanted.target = target_->currentData().toString();
  for (int i = 0; i < sources_->count(); ++i) {
    const QListWidgetItem* item = sources_->item(i);
    if (item->checkState() == Qt::Checked) {
      wanted.sources << item->data(Qt::UserRole).toString();
    }
  }
  wanted.sources.sort();
  return wanted;
}

void MeasureDialog::set_obstacle(const QString& reason) {
  obstacle_ = reason;
  refresh();
}

void MeasureDialog::refresh() {
  QStringList names;
  for (int i = 0; i < sources_->count(); ++i) {
    if (sources_->item(i)->checkState() == Qt::Checked) names << sources_->item(i)->text();
  }
  const bool complete = !names.isEmpty() && target_->currentIndex() >= 0;
  QString why = obstacle_;
  if (why.isEmpty() && !complete) why = tr("Choose at least one source.");
  summary_->setText(complete ? tr("%1 → %2: its networks and representations are made first where "
                                  "they are not there. The result joins the tournament of its "
                                  "target.")
                                   .arg(names.join(QStringLiteral(" + ")), target_->currentText())
                             : QString());
  summary_->setVisible(complete);
  problem_->setText(why);
  problem_->setVisible(!why.isEmpty());
  measure_->setEnabled(why.isEmpty());
}

}  // namespace taskatlas::ui
