// SPDX-License-Identifier: MIT
#include "ui/dataset/damage_panel.hpp"

#include "base/atomic_file.hpp"
#include "ui/shared/control_row.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

namespace taskatlas::ui {

DamagePanel::DamagePanel(QWidget* parent) : QWidget(parent), model_(new DamageModel(this)) {
  setObjectName(QStringLiteral("damage"));
  setAccessibleName(tr("Damage report"));
  const int em = fontMetrics().height();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
  layout->setSpacing(em / 3);
  auto* controls = new ControlRow;
  check_ = new QPushButton(tr("&Check files"));
  check_->setObjectName(QStringLiteral("check"));
  check_->setToolTip(tr("Look at every file: sizes, headers, ends, and whether they agree"));
  decode_ = new QCheckBox(tr("Decode &everything"));
  decode_->setObjectName(QStringLiteral("decode"));
  decode_->setToolTip(
      tr("Read every file whole and verify its checksums: finds more, and takes far longer"));
  stop_ = new QPushButton(tr("Stop"));
  stop_->setObjectName(QStringLiteral("stop"));
  stop_->setToolTip(tr("Stop checking; what was found before stays"));
  copy_ = new QPushButton(tr("C&opy list"));
  copy_->setObjectName(QStringLiteral("copy"));
  copy_->setToolTip(tr("Copy the list as tab-separated text"));
  progress_ = new QProgressBar;
  progress_->setAccessibleName(tr("Progress of the check"));
  progress_->setRange(0, 1000);
  progress_->setFixedWidth(em * 9);
  progress_->setTextVisible(false);
  summary_ = new QLabel;
  summary_->setObjectName(QStringLiteral("summary"));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{check_, decode_, progress_, stop_, copy_, summary_}) {
    controls->add(widget);
  }
  layout->addWidget(controls);
  table_ = new QTableView;
  table_->setModel(model_);
  table_->setAccessibleName(tr("Files that something is wrong with"));
  table_->setToolTip(tr("Enter or a double click shows the view"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(em * 3 / 2);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->setColumnWidth(DamageModel::kFile, em * 22);
  table_->setColumnWidth(DamageModel::kKind, em * 7);
  table_->setColumnWidth(DamageModel::kWhat, em * 24);
  layout->addWidget(table_, 1);

  connect(check_, &QPushButton::clicked, this, &DamagePanel::check);
  connect(stop_, &QPushButton::clicked, this, [this] {
    job_.cancel();
    tell(tr("The check was stopped."));
  });
  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(model_->text()); });
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    if (const auto view = model_->view(index.row())) Q_EMIT view_wanted(*view);
  });
  connect(&job_, &LatestJob::busy_changed, this, &DamagePanel::update_buttons);
  connect(&job_, &LatestJob::failed, this, &DamagePanel::failed);
  connect(&job_, &LatestJob::progress, this, [this](double done, double total, const QString&) {
    progress_->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
    tell(tr("%L1 of %L2").arg(std::llround(done)).arg(std::llround(total)));
  });
  update_buttons();
}

void DamagePanel::tell(const QString& text) { summary_->setText(text); }

void DamagePanel::update_buttons() {
  const bool busy = job_.busy();
  check_->setEnabled(source_ != nullptr && !busy);
  decode_->setEnabled(!busy);
  stop_->setVisible(busy);
  progress_->setVisible(busy);
  copy_->setEnabled(model_->rowCount() > 0);
}

void DamagePanel::set_source(std::shared_ptr<const DatasetSource> source) {
  const bool other = source_ == nullptr || source == nullptr || source->folder != source_->folder;
  if (other) job_.cancel();
  source_ = std::move(source);
  model_->set_source(source_);
  if (other) {
    tell(model_->rowCount() == 0
             ? tr("Not checked yet, or nothing was found.")
             : tr("%Ln file(s) of the last check", nullptr, model_->rowCount()));
  }
  update_buttons();
}

void DamagePanel::check() {
  if (source_ == nullptr) return;
  progress_->setValue(0);
  tell(tr("Checking…"));
  dataset::CheckOptions options;
  options.decode = decode_->isChecked();
  job_.start([this, source = source_, options](const RunContext& context) -> std::function<void()> {
    const auto report = dataset::check_dataset(source->set.root, source->index(), options, context);
    if (!report) return nullptr;
    const std::string csv = dataset::damage_csv(*report);
    write_file_atomically(dataset::damage_list_path(source->set.root), csv, Links::kReplace);
    auto list = dataset::DamageList::parse(csv, "damage.csv");
    return [this, list, files = report->files, total = report->total] {
      // The list goes by names: it also holds where the folder was read again meanwhile.
      const auto with = with_damage(*source_, list);
      set_source(with);
      const auto damaged = static_cast<int>(total);
      tell(damaged == 0 ? tr("%L1 files checked: nothing is wrong.").arg(files)
                        : tr("%L1 files checked: %2")
                              .arg(files)
                              .arg(tr("%Ln of them damaged or missing", nullptr, damaged)));
      Q_EMIT checked(with);
    };
  });
}

}  // namespace taskatlas::ui
