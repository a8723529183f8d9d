// SPDX-License-Identifier: MIT
#include "ui/run/slurm_dialog.hpp"

#include "base/error.hpp"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace taskatlas::ui {

QString slurm_sentence(const engine::SlurmSettings& settings) {
  QStringList parts;
  parts << (settings.partition.empty()
                ? SlurmDialog::tr("The cluster's usual partition")
                : SlurmDialog::tr("Partition %1").arg(QString::fromStdString(settings.partition)));
  if (settings.gpus > 0) parts << SlurmDialog::tr("%Ln GPU(s) a task", nullptr, settings.gpus);
  if (settings.memory_mb > 0) {
    parts << QLocale().formattedDataSize(settings.memory_mb << 20, 0,
                                         QLocale::DataSizeTraditionalFormat);
  }
  if (settings.time_limit > 0) {
    parts << SlurmDialog::tr("%Ln minute(s)", nullptr, settings.time_limit);
  }
  parts << SlurmDialog::tr("at most %Ln task(s) in flight", nullptr, settings.max_in_flight);
  return parts.join(QStringLiteral(" · "));
}

SlurmDialog::SlurmDialog(const engine::SlurmSettings& settings, QWidget* parent)
    : QDialog(parent), form_(new QFormLayout) {
  setObjectName(QStringLiteral("slurm_settings"));
  setWindowTitle(tr("Slurm settings"));
  setSizeGripEnabled(true);
  const QString usual = tr("as the cluster says");
  partition_ =
      line("partition", tr("Partition"), tr("As sbatch's --partition"), settings.partition);
  account_ = line("account", tr("Account"), tr("As sbatch's --account"), settings.account);
  qos_ = line("qos", tr("QOS"), tr("As sbatch's --qos"), settings.qos);
  constraint_ = line("constraint", tr("Constraint"),
                     tr("As sbatch's --constraint: features of nodes"), settings.constraint);
  gpus_ = number("gpus", tr("GPUs a task"), tr("Of each task but rendering"), 0, 64, settings.gpus);
  render_cpus_ =
      number("render_cpus", tr("Cores for rendering"),
             tr("Other tasks have the profile's number of threads"), 1, 1024, settings.render_cpus);
  memory_ = number("memory_mb", tr("Memory a task"), tr("Megabytes"), 0, 1 << 30,
                   settings.memory_mb, usual);
  memory_->setSuffix(tr(" MB"));
  time_ = number("time_limit", tr("Time a task"),
                 tr("Minutes, 5 or more; a task that needs longer goes on from its checkpoint"), 0,
                 525'600, settings.time_limit, usual);
  time_->setSuffix(tr(" min"));
  in_flight_ = number("max_in_flight", tr("Tasks in flight"),
                      tr("Submitted and not ended, at most"), 1, 100'000, settings.max_in_flight);
  running_ = number("max_running", tr("Tasks at once"), tr("Of one job array, at most"), 0, 100'000,
                    settings.max_running, tr("as many as the cluster lets"));
  array_ = number("max_array", tr("Tasks an array"), tr("At most"), 0, 1'000'000,
                  settings.max_array, usual);
  attempts_ =
      number("attempts", tr("Attempts"), tr("Of a job whose tasks die without coming further"), 1,
             100, settings.attempts);
  poll_ = new QDoubleSpinBox;
  poll_->setObjectName(QStringLiteral("poll_seconds"));
  poll_->setRange(0.1, 3600);
  poll_->setSuffix(tr(" s"));
  poll_->setValue(settings.poll_seconds);
  poll_->setToolTip(tr("Between questions to Slurm"));
  form_->addRow(tr("%1:").arg(tr("Ask every")), poll_);
  prologue_ = new QPlainTextEdit;
  prologue_->setObjectName(QStringLiteral("prologue"));
  prologue_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  prologue_->setTabChangesFocus(true);
  prologue_->setPlaceholderText(QStringLiteral("module load cuda"));
  prologue_->setToolTip(tr("Lines that a shell runs on the node before the engine"));
  prologue_->setMaximumHeight(fontMetrics().height() * 6);
  QStringList lines;
  for (const std::string& one : settings.prologue) lines << QString::fromStdString(one);
  prologue_->setPlainText(lines.join(QLatin1Char('\n')));
  form_->addRow(tr("%1:").arg(tr("Prologue")), prologue_);

  auto* column = new QVBoxLayout(this);
  column->addLayout(form_);
  problem_ = new QLabel;
  problem_->setObjectName(QStringLiteral("problem"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->hide();
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &SlurmDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &SlurmDialog::reject);
  column->addWidget(buttons);
}

QLineEdit* SlurmDialog::line(const char* name, const QString& label, const QString& tip,
                             const std::string& value) {
  auto* edit = new QLineEdit(QString::fromStdString(value));
  edit->setObjectName(QLatin1String(name));
  edit->setAccessibleName(label);
  edit->setToolTip(tip);
  edit->setPlaceholderText(tr("as the cluster says"));
  form_->addRow(tr("%1:").arg(label), edit);
  return edit;
}

QSpinBox* SlurmDialog::number(const char* name, const QString& label, const QString& tip, int least,
                              int most, qint64 value, const QString& special) {
  auto* box = new QSpinBox;
  box->setObjectName(QLatin1String(name));
  box->setAccessibleName(label);
  box->setToolTip(tip);
  box->setRange(least, most);
  box->setSpecialValueText(special);
  box->setGroupSeparatorShown(true);
  box->setValue(static_cast<int>(value));
  form_->addRow(tr("%1:").arg(label), box);
  return box;
}

engine::SlurmSettings SlurmDialog::settings() const {
  engine::SlurmSettings settings;
  settings.partition = partition_->text().trimmed().toStdString();
  settings.account = account_->text().trimmed().toStdString();
  settings.qos = qos_->text().trimmed().toStdString();
  settings.constraint = constraint_->text().trimmed().toStdString();
  settings.gpus = gpus_->value();
  settings.render_cpus = render_cpus_->value();
  settings.memory_mb = memory_->value();
  settings.time_limit = time_->value();
  settings.max_in_flight = in_flight_->value();
  settings.max_running = running_->value();
  settings.max_array = array_->value();
  settings.attempts = attempts_->value();
  settings.poll_seconds = poll_->value();
  const QString prologue = prologue_->toPlainText();
  if (!prologue.trimmed().isEmpty()) {
    for (const QString& one : prologue.split(QLatin1Char('\n'))) {
      settings.prologue.push_back(one.toStdString());
    }
  }
  return settings;
}

void SlurmDialog::accept() {
  try {
    settings().check();
  } catch (const Error& error) {
    problem_->setText(QString::fromUtf8(error.what()));
    problem_->show();
    return;
  }
  QDialog::accept();
}

}  // namespace taskatlas::ui
