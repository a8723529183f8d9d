// SPDX-License-Identifier: MIT
// What the dialog of a new study is made of.
#include "ui/run/new_study_dialog.hpp"
#include "ui/run/profile_form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace taskatlas::ui {

QWidget* NewStudyDialog::build_dataset() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(tr("Images"));
  heading->setObjectName(QStringLiteral("heading"));
  column->addWidget(heading);
  render_ = new QRadioButton(tr("&Rooms rendered for this study"));
  render_->setObjectName(QStringLiteral("render"));
  render_->setToolTip(
      tr("Furnished rooms with exact annotations for all tasks, as many as the profile says; they "
         "are rendered when the study is run"));
  render_->setChecked(true);
  column->addWidget(render_);
  folder_choice_ = new QRadioButton(tr("A &dataset's folder"));
  folder_choice_->setObjectName(QStringLiteral("folder_choice"));
  folder_choice_->setToolTip(tr("In the layout of Taskonomy or Omnidata, whole or in part"));
  column->addWidget(folder_choice_);
  auto* row = new QHBoxLayout;
  folder_ = new QLineEdit;
  folder_->setObjectName(QStringLiteral("folder"));
  folder_->setAccessibleName(tr("Folder of the dataset"));
  folder_->setToolTip(tr("The folder of the dataset; it may be dropped here"));
  folder_->setPlaceholderText(tr("Choose or drop a folder"));
  browse_ = new QToolButton;
  browse_->setText(QStringLiteral("…"));
  browse_->setToolTip(tr("Choose the dataset's folder"));
  browse_->setAccessibleName(tr("Choose the dataset's folder"));
  row->addWidget(folder_, 1);
  row->addWidget(browse_);
  column->addLayout(row);
  report_text_ = new QLabel;
  report_text_->setObjectName(QStringLiteral("report"));
  report_text_->setWordWrap(true);
  report_text_->setTextFormat(Qt::PlainText);
  report_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(report_text_);
  return box;
}

QWidget* NewStudyDialog::build_profile() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  auto* heading = new QLabel(tr("Profile"));
  heading->setObjectName(QStringLiteral("heading"));
  column->addWidget(heading);
  profile_ = new QComboBox;
  profile_->setObjectName(QStringLiteral("profile"));
  profile_->setAccessibleName(tr("Profile"));
  profile_->setToolTip(tr("How large, how long and how much: sizes, steps, numbers of images"));
  for (const std::string& name : engine::profile_names()) {
    const QString item = QString::fromStdString(name);
    profile_->addItem(profile_title(item), item);
  }
  profile_->addItem(tr("From a file…"), QString());
  column->addWidget(profile_);
  profile_text_ = new QLabel;
  profile_text_->setWordWrap(true);
  column->addWidget(profile_text_);
  auto* row = new QHBoxLayout;
  auto* order_label = new QLabel(tr("&Highest order:"));
  max_order_ = new QSpinBox;
  max_order_->setObjectName(QStringLiteral("max_order"));
  max_order_->setRange(1, 26);
  max_order_->setAccessibleName(tr("Highest order"));
  max_order_->setToolTip(tr("How many sources a transfer may have at most, 1 to 26"));
  order_label->setBuddy(max_order_);
  row->addWidget(order_label);
  row->addWidget(max_order_);
  row->addSpacing(fontMetrics().height());
  auto* images_label = new QLabel(tr("Transfer &images:"));
  transfer_images_ = new QLineEdit;
  transfer_images_->setObjectName(QStringLiteral("transfer_images"));
  transfer_images_->setAccessibleName(tr("Transfer images"));
  transfer_images_->setPlaceholderText(tr("an eighth of training"));
  transfer_images_->setToolTip(
      tr("On how many images transfers are trained: little data is the point. Several numbers, as "
         "100, 1000, give a measurement each; empty means an eighth of what networks train on"));
  images_label->setBuddy(transfer_images_);
  row->addWidget(images_label);
  row->addWidget(transfer_images_, 1);
  column->addLayout(row);
  auto* more = new QHBoxLayout;
  all_settings_ = new QToolButton;
  all_settings_->setObjectName(QStringLiteral("all_settings"));
  all_settings_->setText(tr("All &settings"));
  all_settings_->setCheckable(true);
  all_settings_->setArrowType(Qt::RightArrow);
  all_settings_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  all_settings_->setAutoRaise(true);
  all_settings_->setToolTip(tr("Show everything that the profile says, to change it"));
  auto* save = new QPushButton(tr("Sa&ve profile…"));
  save->setObjectName(QStringLiteral("save_profile"));
  save->setToolTip(
      tr("Save these settings as a JSON file, for other studies and the command line"));
  save->setAutoDefault(false);
  connect(save, &QPushButton::clicked, this, &NewStudyDialog::save_profile_as);
  more->addWidget(all_settings_);
  more->addStretch(1);
  more->addWidget(save);
  column->addLayout(more);
  form_ = new ProfileForm;
  form_->hide();
  column->addWidget(form_);
  return box;
}

QWidget* NewStudyDialog::build_tasks() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  auto* heading = new QLabel(tr("&Tasks"));
  heading->setObjectName(QStringLiteral("heading"));
  row->addWidget(heading);
  counts_ = new QLabel;
  counts_->setObjectName(QStringLiteral("counts"));
  row->addWidget(counts_, 1);
  auto* all = new QPushButton(tr("&All 26"));
  all->setObjectName(QStringLiteral("all_tasks"));
  all->setAutoDefault(false);
  all->setToolTip(tr("The paper's 26 tasks with their usual parts"));
  connect(all, &QPushButton::clicked, this, [this] { tasks_->set_tasks({}); });
  auto* usual = new QPushButton(tr("As in the &profile"));
  usual->setObjectName(QStringLiteral("profile_tasks"));
  usual->setAutoDefault(false);
  usual->setToolTip(tr("The tasks that the profile names, with their usual parts"));
  connect(usual, &QPushButton::clicked, this, [this] { tasks_->set_tasks(loaded_.tasks); });
  row->addWidget(all);
  row->addWidget(usual);
  column->addLayout(row);
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("tasks"));
  table_->setAccessibleName(tr("Tasks and their parts"));
  table_->setModel(tasks_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  QHeaderView* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  header->setSectionResizeMode(TaskPartsModel::kTask, QHeaderView::Stretch);
  for (const int section : {TaskPartsModel::kKind, TaskPartsModel::kSource, TaskPartsModel::kTarget,
                            TaskPartsModel::kSamples}) {
    header->setSectionResizeMode(section, QHeaderView::ResizeToContents);
  }
  header->setStretchLastSection(false);
  heading->setBuddy(table_);
  column->addWidget(table_, 1);
  return box;
}

QWidget* NewStudyDialog::build_target() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  auto* name_label = new QLabel(tr("&Name:"));
  name_ = new QLineEdit;
  name_->setObjectName(QStringLiteral("name"));
  name_->setAccessibleName(tr("Name of the study"));
  name_->setToolTip(tr("What the study is called; its file gets the same name"));
  name_->setMaximumWidth(fontMetrics().height() * 14);
  name_label->setBuddy(name_);
  auto* file_label = new QLabel(tr("&File:"));
  target_ = new QLineEdit;
  target_->setObjectName(QStringLiteral("target"));
  target_->setAccessibleName(tr("File of the study"));
  target_->setToolTip(tr(
      "The study file that is written; networks and representations go into a folder beside it"));
  file_label->setBuddy(target_);
  auto* choose = new QToolButton;
  choose->setText(QStringLiteral("…"));
  choose->setToolTip(tr("Choose where the study goes"));
  choose->setAccessibleName(tr("Choose where the study goes"));
  connect(choose, &QToolButton::clicked, this, &NewStudyDialog::choose_target);
  replace_ = new QCheckBox(tr("R&eplace"));
  replace_->setObjectName(QStringLiteral("replace"));
  replace_->setToolTip(tr("A study of that name exists; its content would be lost"));
  row->addWidget(name_label);
  row->addWidget(name_, 2);
  row->addWidget(file_label);
  row->addWidget(target_, 5);
  row->addWidget(choose);
  row->addWidget(replace_);
  return box;
}

QWidget* NewStudyDialog::build_footer() {
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  error_ = new QLabel;
  error_->setObjectName(QStringLiteral("error"));
  error_->setWordWrap(true);
  error_->setTextFormat(Qt::PlainText);
  error_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  column->addWidget(error_);
  auto* row = new QHBoxLayout;
  plan_text_ = new QLabel;
  plan_text_->setObjectName(QStringLiteral("plan"));
  plan_text_->setWordWrap(true);
  plan_text_->setToolTip(
      tr("What running it will cost on this machine; corrected by what is measured as it runs"));
  row->addWidget(plan_text_, 1);
  close_ = new QPushButton(tr("Cancel"));
  close_->setToolTip(tr("Close without making a study"));
  close_->setAutoDefault(false);
  connect(close_, &QPushButton::clicked, this, &QDialog::reject);
  create_ = new QPushButton(tr("&Create study"));
  create_->setObjectName(QStringLiteral("create"));
  create_->setToolTip(tr("Write the study and open it; running it is the next step"));
  create_->setDefault(true);
  connect(create_, &QPushButton::clicked, this, &NewStudyDialog::create);
  row->addWidget(close_);
  row->addWidget(create_);
  column->addLayout(row);
  return box;
}

}  // namespace taskatlas::ui
