// SPDX-License-Identifier: MIT
#include "ui/main_window/export_data.hpp"

#include "ui/document/study_document.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace taskatlas::ui {

ExportDataDialog::ExportDataDialog(const StudyDocument& document, QWidget* parent)
    : QDialog(parent), label_(document.label()) {
  setWindowTitle(tr("Export data"));
  selection_.id = document.measurement().id;
  const auto add = [](QComboBox* combo, const QString& text, ExportTable table) {
    combo->addItem(text, static_cast<int>(table));
  };
  table_ = new QComboBox(this);
  table_->setObjectName(QStringLiteral("table"));
  table_->setToolTip(tr("What is exported"));
  add(table_, tr("Transfers: affinity, gain, quality"), ExportTable::kTransfers);
  add(table_, tr("First-order affinity: sources × targets"), ExportTable::kAffinity);
  if (document.measurement().has_losses) {
    add(table_, tr("Losses of each test image"), ExportTable::kLosses);
    add(table_, tr("Win rates"), ExportTable::kWinRates);
  }
  target_ = new QComboBox(this);
  target_->setToolTip(tr("One target's rows, or all"));
  target_->addItem(tr("All targets"), QString());
  const TransferTable& tasks = *document.table();
  for (std::size_t i = 0; i < tasks.tasks().size(); ++i) {
    const TaskId id = TaskId::from_index(i);
    if (!tasks.is_target(id)) continue;
    target_->addItem(QString::fromStdString(tasks.task(id).name),
                     QString::fromStdString(tasks.code(id)));
  }
  format_ = new QComboBox(this);
  format_->setToolTip(tr("Kind of file"));
  format_->addItem(tr("CSV: text, reads back exactly"), QStringLiteral("csv"));
  format_->addItem(tr("NPY: an array for NumPy"), QStringLiteral("npy"));
  format_->addItem(tr("LaTeX: a table for a paper"), QStringLiteral("tex"));
  auto* form = new QFormLayout;
  form->addRow(tr("&Table:"), table_);
  form->addRow(tr("Tar&get:"), target_);
  form->addRow(tr("&Format:"), format_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* go = buttons->addButton(tr("Export to…"), QDialogButtonBox::AcceptRole);
  go->setDefault(true);
  connect(go, &QPushButton::clicked, this, &ExportDataDialog::choose_file);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(buttons);
}

void ExportDataDialog::choose_file() {
  ExportOptions options;
  options.table = static_cast<ExportTable>(table_->currentData().toInt());
  options.selection = selection_;
  options.target = target_->currentData().toString().toStdString();
  const QString suffix = format_->currentData().toString();
  const std::string_view name = to_string(options.table);
  auto* dialog = new QFileDialog(
      this, windowTitle(),
      QStringLiteral("%1-%2.%3")
          .arg(label_, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), suffix),
      QStringLiteral("*.%1").arg(suffix));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(suffix);
  connect(dialog, &QFileDialog::fileSelected, this, [this, options](const QString& path) {
    ExportOptions chosen_options = options;
    chosen_options.format = export_format_of(path.toStdString());
    Q_EMIT chosen(chosen_options, path);
    accept();
  });
  dialog->open();
}

}  // namespace taskatlas::ui
