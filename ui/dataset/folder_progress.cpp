// SPDX-License-Identifier: MIT
#include "ui/dataset/folder_progress.hpp"

#include "ui/dataset/render_estimate.hpp"
#include "ui/document/latest_job.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

namespace taskatlas::ui {

FolderProgress::FolderProgress(LatestJob& job, QWidget* parent)
    : QWidget(parent),
      job_(job),
      meter_(std::make_unique<engine::ProgressMeter>()),
      text_(new QLabel),
      bar_(new QProgressBar) {
  auto* row = new QHBoxLayout(this);
  const int em = fontMetrics().height();
  row->setContentsMargins(em, em / 3, em, em / 3);
  text_->setObjectName(QStringLiteral("folder_progress"));
  bar_->setAccessibleName(tr("Progress of reading the folder"));
  bar_->setTextVisible(false);
  auto* cancel = new QPushButton(tr("Cancel"));
  cancel->setObjectName(QStringLiteral("cancel"));
  cancel->setToolTip(tr("Stop reading the folder"));
  cancel->setAccessibleName(cancel->toolTip());
  connect(cancel, &QPushButton::clicked, &job_, &LatestJob::cancel);
  row->addWidget(text_);
  row->addWidget(bar_, 1);
  row->addWidget(cancel);
  hide();
  connect(&job_, &LatestJob::busy_changed, this, [this](bool busy) {
    if (busy) {
      meter_ = std::make_unique<engine::ProgressMeter>();
      bar_->setRange(0, 0);
      text_->setText(tr("Looking at the folder…"));
    }
    setVisible(busy);
  });
  connect(&job_, &LatestJob::progress, this,
          [this](double done, double total, const QString&) { show_progress(done, total); });
}

QString FolderProgress::text() const { return text_->text(); }

void FolderProgress::show_progress(double done, double total) {
  const auto count = static_cast<int>(std::lround(done));
  if (total <= 0) {
    bar_->setRange(0, 0);
    text_->setText(tr("Looking for samples: %Ln folder(s) so far", nullptr, count));
    return;
  }
  bar_->setRange(0, 1000);
  bar_->setValue(static_cast<int>(1000 * done / total));
  QString text = tr("Listing buildings: %L1 of %L2").arg(count).arg(std::lround(total));
  const auto pace = meter_->update(done, total, "buildings");
  if (pace && pace->seconds_left) {
    text = tr("%1, %2 left").arg(text, duration_text(*pace->seconds_left));
  }
  text_->setText(text);
}

}  // namespace taskatlas::ui
