// SPDX-License-Identifier: MIT
// What the import dialog is made of.
#include "ui/welcome/import_dialog.hpp"
#include "ui/welcome/kinds_model.hpp"
#include "ui/welcome/preview_model.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>
#include <limits>

namespace taskatlas::ui {

QWidget* ImportDialog::build_source() {
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);

  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  csv_ = new QLineEdit;
  csv_->setObjectName(QStringLiteral("csv"));
  csv_->setAccessibleName(tr("Table to import"));
  csv_->setToolTip(tr("A CSV file; it may be dropped here too"));
  csv_->setPlaceholderText(tr("Choose or drop a CSV file"));
  connect(csv_, &QLineEdit::editingFinished, this, [this] {
    if (csv_->isModified()) set_csv(csv_->text());
  });
  auto* choose = new QPushButton(tr("C&hoose…"));
  choose->setToolTip(tr("Choose the table to import"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &ImportDialog::choose_csv);
  auto* file = new QHBoxLayout;
  file->addWidget(csv_, 1);
  file->addWidget(choose);
  form->addRow(tr("&Table:"), file);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(file))) label->setBuddy(csv_);

  kind_box_ = new QComboBox;
  kind_box_->setObjectName(QStringLiteral("kind"));
  kind_box_->setAccessibleName(tr("What the table holds"));
  kind_box_->addItem(tr("Transfers: one row each, with affinity"));
  kind_box_->addItem(tr("Per-image losses: one row for each image of a transfer"));
  kind_box_->addItem(tr("Matrix of scores: sources down, targets across"));
  kind_box_->setToolTip(tr("Guessed from the header; change it where the guess is wrong"));
  kind_box_->setWhatsThis(
      tr("<p><b>Transfers</b>: columns sources, target, affinity and, where known, order, gain, "
         "quality.</p><p><b>Per-image losses</b>: columns target, sources, image, loss and, where "
         "known, group and seed; affinities, gain and quality are computed from them.</p>"
         "<p><b>Matrix</b>: a header of targets after one corner cell, then a row for each "
         "source.</p><p>Several sources are joined by +. Besides tasks, self (the target's own "
         "fully supervised network), pixels (trained from scratch) and average (the constant "
         "predictor) may stand as sources. An empty field was not measured.</p>"));
  connect(kind_box_, &QComboBox::activated, this, [this] {
    kind_given_ = true;
    show_columns();
    check();
  });
  higher_ = new QCheckBox(tr("Hi&gher scores are better"));
  higher_->setObjectName(QStringLiteral("higher"));
  higher_->setToolTip(tr("Off: the scores are losses"));
  connect(higher_, &QCheckBox::toggled, this, &ImportDialog::check);
  auto* what = new QHBoxLayout;
  what->addWidget(kind_box_, 1);
  what->addWidget(higher_);
  form->addRow(tr("It &holds:"), what);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(what))) label->setBuddy(kind_box_);
  layout->addLayout(form);

  preview_view_ = new QTableView;
  preview_view_->setObjectName(QStringLiteral("preview"));
  preview_view_->setAccessibleName(tr("First rows of the table"));
  preview_view_->setToolTip(tr("The first rows of the table; line numbers on the left"));
  preview_view_->setModel(preview_);
  preview_view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  preview_view_->setWordWrap(false);
  preview_view_->setTabKeyNavigation(false);
  preview_view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  preview_view_->horizontalHeader()->setHighlightSections(false);
  preview_view_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int row = preview_view_->fontMetrics().height() * 3 / 2;
  preview_view_->verticalHeader()->setDefaultSectionSize(row);
  preview_view_->setMinimumHeight(5 * row);
  layout->addWidget(preview_view_, 1);

  finding_ = new QLabel;
  finding_->setObjectName(QStringLiteral("finding"));
  finding_->setWordWrap(true);
  finding_->setTextFormat(Qt::PlainText);
  finding_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(finding_);
  inputs_ = {csv_, choose, kind_box_, higher_};
  return part;
}

QWidget* ImportDialog::build_study() {
  auto* part = new QWidget;
  auto* layout = new QHBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

  name_ = new QLineEdit;
  name_->setObjectName(QStringLiteral("name"));
  name_->setAccessibleName(tr("Name of the study"));
  name_->setToolTip(tr("What the study is called in the window and in figures"));
  form->addRow(tr("&Name:"), name_);

  images_ = new QSpinBox;
  images_->setObjectName(QStringLiteral("images"));
  images_->setAccessibleName(tr("Transfer images"));
  images_->setRange(0, std::numeric_limits<int>::max());
  images_->setSpecialValueText(tr("Not known"));
  images_->setGroupSeparatorShown(true);
  images_->setToolTip(tr("On how many images each transfer was trained"));
  form->addRow(tr("Transfer i&mages:"), images_);

  note_ = new QPlainTextEdit;
  note_->setObjectName(QStringLiteral("note"));
  note_->setAccessibleName(tr("Note"));
  note_->setPlaceholderText(tr("Citation, licence, remarks"));
  note_->setToolTip(tr("Kept in the study: where the measurements are from"));
  note_->setTabChangesFocus(true);
  note_->setFixedHeight(note_->fontMetrics().height() * 3);
  form->addRow(tr("N&ote:"), note_);

  target_ = new QLineEdit;
  target_->setObjectName(QStringLiteral("target"));
  target_->setAccessibleName(tr("File of the study"));
  target_->setToolTip(tr("The study file that is written"));
  connect(target_, &QLineEdit::textChanged, this, &ImportDialog::update_state);
  auto* choose = new QPushButton(tr("&Save as…"));
  choose->setToolTip(tr("Choose where the study goes"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &ImportDialog::choose_target);
  auto* file = new QHBoxLayout;
  file->addWidget(target_, 1);
  file->addWidget(choose);
  form->addRow(tr("&File:"), file);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(file))) label->setBuddy(target_);
  replace_ = new QCheckBox(tr("&Replace the study that is there"));
  replace_->setObjectName(QStringLiteral("replace"));
  replace_->setToolTip(tr("The file exists already; its content is lost"));
  connect(replace_, &QCheckBox::toggled, this, &ImportDialog::update_state);
  form->addRow(QString(), replace_);
  layout->addLayout(form, 3);

  kinds_group_ = new QWidget;
  auto* side = new QVBoxLayout(kinds_group_);
  side->setContentsMargins(0, 0, 0, 0);
  kinds_view_ = new QTableView;
  kinds_view_->setObjectName(QStringLiteral("kinds"));
  kinds_view_->setAccessibleName(tr("Kinds of new tasks"));
  kinds_view_->setToolTip(
      tr("Tasks that the dictionary does not know; colours and groups go by their kinds"));
  kinds_view_->setModel(kinds_);
  kinds_view_->setItemDelegateForColumn(KindsModel::kKind, new KindDelegate(kinds_view_));
  kinds_view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  kinds_view_->setEditTriggers(QAbstractItemView::EditKeyPressed |
                               QAbstractItemView::AnyKeyPressed);
  kinds_view_->setTabKeyNavigation(false);
  kinds_view_->verticalHeader()->hide();
  kinds_view_->verticalHeader()->setDefaultSectionSize(kinds_view_->fontMetrics().height() * 3 / 2);
  kinds_view_->horizontalHeader()->setHighlightSections(false);
  kinds_view_->horizontalHeader()->setSectionResizeMode(KindsModel::kCode, QHeaderView::Stretch);
  kinds_view_->horizontalHeader()->setSectionResizeMode(KindsModel::kKind,
                                                        QHeaderView::ResizeToContents);
  // The kind is what is edited, wherever in the row one is; a click opens its list.
  connect(kinds_view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (!index.isValid() || index.column() == KindsModel::kKind) return;
            kinds_view_->selectionModel()->setCurrentIndex(index.siblingAtColumn(KindsModel::kKind),
                                                           QItemSelectionModel::NoUpdate);
          });
  connect(kinds_view_, &QTableView::clicked, this, [this](const QModelIndex& index) {
    if (index.column() == KindsModel::kKind) kinds_view_->edit(index);
  });
  side->addWidget(kinds_view_);
  kinds_group_->hide();
  layout->addWidget(kinds_group_, 2);
  inputs_.insert(inputs_.end(), {name_, images_, note_, target_, choose, replace_, kinds_view_});
  return part;
}

QWidget* ImportDialog::build_footer() {
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  error_ = new QLabel;
  error_->setObjectName(QStringLiteral("error"));
  error_->setWordWrap(true);
  error_->setTextFormat(Qt::PlainText);
  error_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  error_->hide();
  layout->addWidget(error_);

  auto* row = new QHBoxLayout;
  progress_row_ = new QWidget;
  auto* running = new QHBoxLayout(progress_row_);
  running->setContentsMargins(0, 0, 0, 0);
  progress_ = new QProgressBar;
  progress_->setObjectName(QStringLiteral("progress"));
  progress_->setAccessibleName(tr("Progress of the import"));
  progress_->setTextVisible(false);
  left_ = new QLabel;
  left_->setObjectName(QStringLiteral("left"));
  running->addWidget(progress_, 1);
  running->addWidget(left_, 2);
  cancel_ = new QPushButton(tr("S&top"));
  cancel_->setObjectName(QStringLiteral("cancel"));
  cancel_->setToolTip(tr("Stop the import; nothing is written"));
  cancel_->setAutoDefault(false);
  connect(cancel_, &QPushButton::clicked, this, &ImportDialog::cancel_import);
  running->addWidget(cancel_);
  QSizePolicy keep = progress_row_->sizePolicy();
  keep.setRetainSizeWhenHidden(true);
  progress_row_->setSizePolicy(keep);
  progress_row_->hide();
  row->addWidget(progress_row_, 1);
  close_ = new QPushButton(tr("Cancel"));
  close_->setObjectName(QStringLiteral("close"));
  close_->setToolTip(tr("Close without importing"));
  close_->setAutoDefault(false);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  import_ = new QPushButton(tr("&Import"));
  import_->setObjectName(QStringLiteral("import"));
  import_->setToolTip(tr("Write the study and open it"));
  import_->setDefault(true);
  connect(import_, &QPushButton::clicked, this, &ImportDialog::start_import);
  row->addWidget(close_);
  row->addWidget(import_);
  layout->addLayout(row);
  return part;
}

}  // namespace taskatlas::ui
