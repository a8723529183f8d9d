// SPDX-License-Identifier: MIT
#include "ui/run/job_log.hpp"

#include "engine/job_store.hpp"
#include "ui/run/run_reader.hpp"

#include <QDialogButtonBox>
#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace taskatlas::ui {
namespace {

constexpr qint64 kMost = qint64{1} << 20;  // bytes of the log that are shown: its end
constexpr int kFollow = 1000;              // milliseconds

}  // namespace

JobLog::JobLog(const QString& study, const JobRow& job, QWidget* parent)
    : QDialog(parent), reason_(job.reason), text_(new QPlainTextEdit) {
  const engine::JobStore store(study.toStdString());
  file_ = QString::fromStdString((store.folder(job.id) / engine::kLogFile).string());
  setObjectName(QStringLiteral("job_log"));
  setWindowTitle(job.title);
  setSizeGripEnabled(true);
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  auto* what = new QLabel(tr("%1 · %2").arg(stage_name(job.stage), job_state_name(job.state)));
  column->addWidget(what);
  if (!reason_.isEmpty()) {
    auto* reason = new QLabel(reason_);
    reason->setObjectName(QStringLiteral("reason"));
    reason->setWordWrap(true);
    reason->setTextFormat(Qt::PlainText);
    reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = font();
    bold.setBold(true);
    reason->setFont(bold);
    column->addWidget(reason);
  }
  text_->setObjectName(QStringLiteral("text"));
  text_->setAccessibleName(tr("Log of the job"));
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setPlaceholderText(tr("It has said nothing yet."));
  column->addWidget(text_, 1);
  auto* place = new QLabel(QDir::toNativeSeparators(file_));
  place->setTextInteractionFlags(Qt::TextSelectableByMouse);
  place->setWordWrap(true);
  column->addWidget(place);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  column->addWidget(buttons);
  resize(44 * em, 28 * em);
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, &JobLog::read);
  timer->start(kFollow);
  read();
}

JobLog::~JobLog() = default;

QString JobLog::text() const { return text_->toPlainText(); }

void JobLog::read() {
  if (job_.busy()) return;
  job_.start([this, file = file_](const RunContext&) {
    const QString now = tail_of(file, kMost);
    return [this, now] {
      if (now == text_->toPlainText()) return;
      QScrollBar* bar = text_->verticalScrollBar();
      const bool at_end = bar->value() >= bar->maximum() - 1;
      const int before = bar->value();
      text_->setPlainText(now);
      bar->setValue(at_end ? bar->maximum() : before);
    };
  });
}

}  // namespace taskatlas::ui
