// SPDX-License-Identifier: MIT
#include "ui/run/run_header.hpp"

#include "ui/run/plan_summary.hpp"
#include "ui/run/run_words.hpp"
#include "ui/run/slurm_dialog.hpp"
#include "ui/shared/plot_style.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kBarSteps = 1000;

bool can_start(const RunSnapshot& run) {
  switch (run.state) {
    case RunState::kNotBegun:
    case RunState::kStopped:
    case RunState::kFailed:
    case RunState::kArtifactsGone:
    case RunState::kDatasetGone:
      return true;
    default:
      return false;
  }
}

}  // namespace

RunHeader::RunHeader(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel),
      text_(new QLabel),
      problem_(new QLabel),
      start_(new QPushButton),
      new_study_(new QPushButton(tr("&New study…"))),
      choices_(new QWidget),
      where_(new QComboBox),
      here_(nullptr),
      cluster_(nullptr),
      device_(new QComboBox),
      workers_(new QSpinBox),
      slurm_(new QLabel),
      plan_(new QLabel),
      bar_(new QProgressBar),
      progress_(new QLabel) {
  setObjectName(QStringLiteral("run_header"));
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(em, em * 3 / 4, em, em * 3 / 4);
  column->setSpacing(em / 2);
  auto* top = new QHBoxLayout;
  top->setSpacing(em);
  auto* words = new QVBoxLayout;
  words->setSpacing(em / 4);
  title_->setObjectName(QStringLiteral("run_title"));
  text_->setObjectName(QStringLiteral("run_text"));
  problem_->setObjectName(QStringLiteral("run_problem"));
  for (QLabel* label : {text_, problem_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
  }
  words->addWidget(title_);
  words->addWidget(text_);
  words->addWidget(problem_);
  top->addLayout(words, 1);
  start_->setObjectName(QStringLiteral("start"));
  start_->setDefault(true);
  start_->setMinimumWidth(em * 7);
  connect(start_, &QPushButton::clicked, this, &RunHeader::start_wanted);
  new_study_->setObjectName(QStringLiteral("new_study"));
  new_study_->setToolTip(tr("Choose images, a profile and tasks, and make a study of them"));
  connect(new_study_, &QPushButton::clicked, this, &RunHeader::new_study_wanted);
  top->addWidget(start_, 0, Qt::AlignTop);
  top->addWidget(new_study_, 0, Qt::AlignTop);
  column->addLayout(top);

  auto* row = new QHBoxLayout(choices_);
  row->setContentsMargins(0, 0, 0, 0);
  auto* where_label = new QLabel(tr("R&un on:"));
  where_->setObjectName(QStringLiteral("where"));
  where_->setAccessibleName(tr("Run on"));
  where_->addItem(tr("This machine"));
  where_->addItem(tr("Slurm"));
  where_label->setBuddy(where_);
  connect(where_, &QComboBox::activated, this, [this] {
    show_all();
    Q_EMIT choice_changed();
  });
  row->addWidget(where_label);
  row->addWidget(where_);
  row->addSpacing(em / 2);
  here_ = build_here();
  cluster_ = build_cluster();
  row->addWidget(here_, 1);
  row->addWidget(cluster_, 1);
  column->addWidget(choices_);
  plan_->setObjectName(QStringLiteral("run_plan"));
  plan_->setWordWrap(true);
  column->addWidget(plan_);
  auto* progress = new QHBoxLayout;
  bar_->setObjectName(QStringLiteral("run_progress"));
  bar_->setAccessibleName(tr("Progress of the experiment"));
  bar_->setRange(0, kBarSteps);
  bar_->setTextVisible(false);
  bar_->setMaximumHeight(em * 2 / 3);
  progress->addWidget(bar_, 1);
  progress_->setObjectName(QStringLiteral("run_counts"));
  progress->addWidget(progress_);
  column->addLayout(progress);
  set_devices({});
  show_all();
}

QWidget* RunHeader::build_here() {
  const int em = fontMetrics().height();
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  auto* device_label = new QLabel(tr("&Device:"));
  device_->setObjectName(QStringLiteral("device"));
  device_->setAccessibleName(tr("Device"));
  device_->setToolTip(tr("Where networks are trained; what is free is as of now"));
  device_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  device_->setMinimumContentsLength(24);
  device_label->setBuddy(device_);
  auto* workers_label = new QLabel(tr("&Jobs at once:"));
  workers_->setObjectName(QStringLiteral("workers"));
  workers_->setRange(0, 1024);
  workers_->setSpecialValueText(tr("As the profile says"));
  workers_->setAccessibleName(tr("Jobs at once"));
  workers_->setToolTip(
      tr("Processes that each do one job with the profile's number of threads. Results do not "
         "depend on it."));
  workers_label->setBuddy(workers_);
  connect(workers_, &QSpinBox::valueChanged, this, &RunHeader::choice_changed);
  connect(device_, &QComboBox::activated, this, &RunHeader::choice_changed);
  row->addWidget(device_label);
  row->addWidget(device_, 1);
  row->addSpacing(em / 2);
  row->addWidget(workers_label);
  row->addWidget(workers_);
  return box;
}

QWidget* RunHeader::build_cluster() {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  slurm_->setObjectName(QStringLiteral("slurm_text"));
  slurm_->setTextFormat(Qt::PlainText);
  slurm_->setWordWrap(true);
  auto* settings = new QPushButton(tr("&Settings…"));
  settings->setObjectName(QStringLiteral("slurm_edit"));
  settings->setToolTip(
      tr("Partition, account, memory, time and the like; results do not depend on "
         "them"));
  connect(settings, &QPushButton::clicked, this, &RunHeader::edit_slurm);
  row->addWidget(slurm_, 1);
  row->addWidget(settings);
  return box;
}

void RunHeader::edit_slurm() {
  auto* dialog = new SlurmDialog(slurm_settings(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    edited_ = dialog->settings();
    show_where();
    Q_EMIT choice_changed();
  });
  dialog->show();
}

// Where there is no sbatch the choice is there, and says what it lacks.
void RunHeader::show_where() {
  auto* model = qobject_cast<QStandardItemModel*>(where_->model());
  if (model != nullptr) model->item(1)->setEnabled(run_.has_slurm);
  const QString lacks = tr("There is no sbatch on this machine's $PATH");
  where_->setItemData(1, run_.has_slurm ? QString() : lacks, Qt::ToolTipRole);
  where_->setToolTip(run_.has_slurm
                         ? tr("Who does the jobs; results do not depend on it")
                         : tr("Slurm can be chosen on a cluster's login node: %1").arg(lacks));
  if (!run_.has_slurm) where_->setCurrentIndex(0);
  const bool cluster = where_->currentIndex() == 1;
  here_->setVisible(!cluster);
  cluster_->setVisible(cluster);
  slurm_->setText(slurm_sentence(slurm_settings()));
}

std::vector<std::string> RunHeader::prologue() const { return slurm_settings().prologue; }

void RunHeader::set_devices(const std::vector<engine::Device>& devices) {
  const QString before = device_->currentData().toString();
  device_->clear();
  device_->addItem(tr("As the profile says"), QString());
  auto* model = qobject_cast<QStandardItemModel*>(device_->model());
  for (const engine::Device& device : devices) {
    device_->addItem(device_text(device), QString::fromStdString(device.id));
    device_->setItemData(device_->count() - 1, device_text(device), Qt::ToolTipRole);
    if (model != nullptr) model->item(device_->count() - 1)->setEnabled(device.problem.empty());
  }
  device_->setCurrentIndex(std::max(0, device_->findData(before)));
}

RunChoice RunHeader::choice() const {
  RunChoice choice;
  choice.slurm = where_->currentIndex() == 1;
  if (choice.slurm) {
    choice.slurm_settings = edited_;
  } else {
    choice.device = device_->currentData().toString();
    choice.workers = workers_->value();
  }
  return choice;
}

void RunHeader::set_run(const RunSnapshot& run) {
  // What Slurm has is followed by Slurm alone.
  if (run.in_slurm > 0 && run_.in_slurm == 0) where_->setCurrentIndex(1);
  run_ = run;
  if (edited_ && *edited_ == run.slurm) edited_.reset();  // the study has them by now
  show_all();
}

void RunHeader::set_starting(bool starting) {
  starting_ = starting;
  show_all();
}

void RunHeader::show_all() {
  const bool none = run_.state == RunState::kNoExperiment;
  const bool active = run_.state == RunState::kRunning || run_.state == RunState::kPaused;
  title_->setText(starting_ && !active ? tr("Starting…") : run_title(run_));
  text_->setText(run_text(run_));
  text_->setVisible(!text_->text().isEmpty());
  problem_->setText(run_.problem);
  problem_->setVisible(!run_.problem.isEmpty() && !active);
  const bool startable = can_start(run_) && !starting_;
  start_->setVisible(can_start(run_));
  start_->setEnabled(startable);
  start_->setText(run_.begun() ? tr("&Resume") : tr("&Run"));
  start_->setToolTip(run_.begun() ? tr("Do what is missing") : tr("Start the experiment"));
  new_study_->setVisible(none);
  choices_->setVisible(can_start(run_));
  show_where();
  QString plan;
  if (startable && run_.seconds_left >= 0) {
    PlanSummary left;
    left.jobs = run_.total() - run_.done();
    left.seconds = run_.seconds_left;
    left.elsewhere = where_->currentIndex() == 1;
    left.memory_bytes = run_.memory_bytes;
    left.disk_bytes = run_.disk_bytes;
    left.disk_free = run_.disk_free;
    plan = run_.begun() ? tr("Still to do: %1").arg(plan_sentence(left))
                        : tr("Plan: %1").arg(plan_sentence(left));
  }
  plan_->setText(plan);
  plan_->setVisible(!plan.isEmpty());
  const QString counts = run_progress(run_);
  bar_->setVisible(!counts.isEmpty());
  progress_->setVisible(!counts.isEmpty());
  bar_->setValue(static_cast<int>(std::floor(kBarSteps * run_.share())));
  progress_->setText(counts);
  style_texts();
}

void RunHeader::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) style_texts();
}

void RunHeader::style_texts() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const auto colour = [](QWidget* widget, const QColor& wanted) {
    QPalette colours = widget->palette();
    if (colours.color(QPalette::WindowText) == wanted) return;
    colours.setColor(QPalette::WindowText, wanted);
    widget->setPalette(colours);
  };
  QFont large = font();
  large.setPointSizeF(font().pointSizeF() * 1.5);
  large.setBold(true);
  title_->setFont(large);
  colour(title_, run_is_problem(run_) ? style.bad : style.ink);
  colour(text_, style.muted);
  colour(problem_, style.bad);
}

}  // namespace taskatlas::ui
