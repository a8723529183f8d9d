// SPDX-License-Identifier: MIT
#include "ui/run/run_page.hpp"

#include "base/error.hpp"
#include "engine/devices.hpp"
#include "engine/engine_process.hpp"
#include "ui/document/study_document.hpp"
#include "ui/run/add_task_dialog.hpp"
#include "ui/run/curve_chart.hpp"
#include "ui/run/job_log.hpp"
#include "ui/run/job_model.hpp"
#include "ui/run/run_header.hpp"
#include "ui/run/run_words.hpp"
#include "ui/run/stage_table.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace taskatlas::ui {

RunPage::RunPage(StudyDocument& document, QWidget* parent)
    : Page(parent),
      document_(document),
      jobs_(new JobModel(this)),
      filter_(new JobFilter(this)),
      tool_bar_(new PageToolBar(tr("Run"), this)),
      header_(new RunHeader),
      stages_(new StageTable),
      body_(new QSplitter(Qt::Horizontal)) {
  setObjectName(QStringLiteral("run"));
  setAccessibleName(tr("Run"));
  tool_bar_->setObjectName(QStringLiteral("run_tools"));
  filter_->setSourceModel(jobs_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(header_);
  body_->setObjectName(QStringLiteral("run_body"));
  body_->setChildrenCollapsible(false);
  body_->addWidget(build_jobs());
  body_->addWidget(build_side());
  body_->setStretchFactor(0, 3);
  body_->setStretchFactor(1, 2);
  const int unit = fontMetrics().height() * 10;
  body_->setSizes({3 * unit, 2 * unit});
  column->addWidget(body_, 1);
  column->addStretch(0);
  make_actions();
  connect(header_, &RunHeader::start_wanted, this, &RunPage::start);
  connect(header_, &RunHeader::new_study_wanted, this, &RunPage::new_study_wanted);
  connect(header_, &RunHeader::choice_changed, this,
          [this] { watch_->set_workers(header_->choice().workers); });
  connect(curves_, &CurveChart::wanted_changed, this,
          [this] { watch_->set_curves(curves_->wanted()); });
  connect(&document_, &StudyDocument::tasks_changed, this, &RunPage::update_names);
  connect(&document_, &StudyDocument::location_changed, this, &RunPage::follow);
  update_names();
  follow();
}

RunPage::~RunPage() = default;

QToolBar* RunPage::tool_bar() { return tool_bar_; }

void RunPage::follow() {
  const QString study = document_.file_path();
  watch_ = std::make_unique<RunWatch>(study);
  control_ = std::make_unique<RunControl>(study);
  watch_->set_curves(curves_->wanted());
  watch_->set_looked_at(isVisible());
  connect(watch_.get(), &RunWatch::changed, this, &RunPage::refresh);
  connect(control_.get(), &RunControl::failed, this, &RunPage::failed);
  connect(control_.get(), &RunControl::changed, this, [this] {
    starting_ = control_->started_here();
    watch_->set_expecting(starting_);
    watch_->read_now();
    refresh();
  });
}

QWidget* RunPage::build_jobs() {
  const int em = fontMetrics().height();
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(em, 0, em / 2, em / 2);
  column->setSpacing(em / 2);
  column->addWidget(stages_);
  auto* row = new QHBoxLayout;
  search_ = new QLineEdit;
  search_->setObjectName(QStringLiteral("job_search"));
  search_->setPlaceholderText(tr("Find jobs"));
  search_->setAccessibleName(tr("Find jobs"));
  search_->setToolTip(tr("Shows the jobs with these letters in their name, task or reason"));
  search_->setClearButtonEnabled(true);
  connect(search_, &QLineEdit::textChanged, filter_, &JobFilter::set_text);
  state_ = new QComboBox;
  state_->setObjectName(QStringLiteral("job_state"));
  state_->setAccessibleName(tr("State of jobs"));
  state_->setToolTip(tr("Shows the jobs in this state alone"));
  state_->addItem(tr("all states"), -1);
  for (int i = 0; i < kJobStates; ++i) {
    const auto state = static_cast<JobState>(i);
    state_->addItem(QStringLiteral("%1 %2").arg(job_state_sign(state), job_state_name(state)), i);
  }
  connect(state_, &QComboBox::currentIndexChanged, this, [this] {
    const int wanted = state_->currentData().toInt();
    filter_->set_state(wanted < 0 ? std::nullopt : std::optional(static_cast<JobState>(wanted)));
  });
  row->addWidget(search_, 1);
  row->addWidget(state_);
  column->addLayout(row);
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("jobs"));
  table_->setAccessibleName(tr("Jobs"));
  table_->setModel(filter_);
  table_->setSortingEnabled(true);
  table_->sortByColumn(JobModel::kState, Qt::AscendingOrder);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setWordWrap(false);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(em * 3 / 2);
  QHeaderView* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setStretchLastSection(true);
  const auto width = [&](JobModel::Column section, double ems) {
    head->resizeSection(section, static_cast<int>(ems * em));
  };
  width(JobModel::kState, 6.5);
  width(JobModel::kTitle, 12.5);
  width(JobModel::kStage, 8.5);
  width(JobModel::kTask, 6.8);
  width(JobModel::kSeconds, 4.4);
  width(JobModel::kReason, 13);
  // To be read without scrolling; the stage can be told from the job.
  head->moveSection(JobModel::kReason, JobModel::kStage);
  table_->setColumnHidden(JobModel::kReason, true);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    show_log(index.data(JobModel::kId).toString().toStdString());
  });
  table_->setMinimumHeight(5 * em);
  column->addWidget(table_, 1);
  return box;
}

QWidget* RunPage::build_side() {
  curves_ = new CurveChart;
  log_ = new QPlainTextEdit;
  log_->setObjectName(QStringLiteral("run_log"));
  log_->setAccessibleName(tr("Log"));
  log_->setReadOnly(true);
  log_->setTabChangesFocus(true);
  log_->setLineWrapMode(QPlainTextEdit::NoWrap);
  log_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  log_->setPlaceholderText(tr("What the engine has to say will be here."));
  side_ = new QTabWidget;
  side_->setObjectName(QStringLiteral("run_side"));
  side_->setDocumentMode(true);
  side_->addTab(curves_, tr("Loss curves"));
  side_->addTab(log_, tr("Log"));
  side_->setMinimumWidth(fontMetrics().height() * 15);
  return side_;
}

void RunPage::make_actions() {
  const auto add = [this](const char* id, const char* icon, const QString& text, const QString& tip,
                          const std::function<void()>& act) {
    auto* action = new QAction(themed_icon(QLatin1String(icon)), text, this);
    action->setObjectName(QLatin1String(id));
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, act);
    tool_bar_->addAction(action);
    return action;
  };
  start_ = add("run.start", "play", tr("Run"), tr("Start the experiment, or do what is missing"),
               [this] {
                 if (run().state == RunState::kPaused) {
                   pause(false);
                 } else {
                   start();
                 }
               });
  start_->setShortcut(QKeySequence(Qt::Key_F5));
  pause_ = add("run.pause", "pause", tr("Pause"),
               tr("Begin no other job; those in hand go on to their end"), [this] { pause(true); });
  cancel_ = add("run.cancel", "stop", tr("Cancel"),
                tr("Stop within a second; what is done is kept and Run goes on from there"),
                [this] { cancel(); });
  measure_ = add("run.measure", "target", tr("Measure a transfer…"),
                 tr("Measure one transfer alone, also one that the experiment's plan lacks"),
                 [this] { measure({}); });
  add_task_ = add("run.add_task", "add", tr("Add a task…"),
                  tr("Add a task of your own, by its labels, or representations made elsewhere"),
                  [this] { add_task(); });
  tool_bar_->addSeparator();
  show_log_ = add(
      "run.show_log", "file", tr("Show log of the job"), tr("What the selected job has said"),
      [this] { show_log(table_->currentIndex().data(JobModel::kId).toString().toStdString()); });
  show_log_->setEnabled(false);
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) { show_log_->setEnabled(index.isValid()); });
}

std::vector<QAction*> RunPage::page_actions() {
  return {start_, pause_, cancel_, measure_, add_task_, show_log_};
}

void RunPage::update_names() {
  QMap<QString, QString> names;
  for (const Task& task : document_.table()->tasks()) {
    names.insert(QString::fromStdString(task.code), QString::fromStdString(task.name));
  }
  jobs_->set_names(names);
}

bool RunPage::ready() const { return run().state != RunState::kUnknown; }

bool RunPage::runs_here() const {
  return (run().here && (run().state == RunState::kRunning || run().state == RunState::kPaused)) ||
         control_->started_here();
}

QString RunPage::status() const {
  const QString counts = run_progress(run());
  return counts.isEmpty() ? run_title(run()) : tr("%1: %2").arg(run_title(run()), counts);
}

void RunPage::refresh() {
  const RunSnapshot& now = run();
  const bool active = now.state == RunState::kRunning || now.state == RunState::kPaused;
  if (active) starting_ = false;
  const bool experiment = now.state != RunState::kNoExperiment && now.state != RunState::kUnknown;
  header_->set_run(now);
  header_->set_starting(starting_);
  body_->setVisible(experiment);
  stages_->set_stages(now.stages);
  jobs_->set_jobs(now.jobs);
  table_->setColumnHidden(JobModel::kReason,
                          std::none_of(now.jobs.begin(), now.jobs.end(),
                                       [](const JobRow& job) { return !job.reason.isEmpty(); }));
  curves_->set_curves(watch_->curves());
  if (watch_->log() != log_->toPlainText()) {
    QScrollBar* bar = log_->verticalScrollBar();
    const bool at_end = bar->value() >= bar->maximum() - 1;
    const int before = bar->value();
    log_->setPlainText(watch_->log());
    bar->setValue(at_end ? bar->maximum() : before);
  }
  const bool paused = now.state == RunState::kPaused;
  start_->setEnabled(paused ||
                     (!starting_ && experiment && !active && now.state != RunState::kFinished));
  start_->setText(paused || now.begun() ? tr("Resume") : tr("Run"));
  pause_->setEnabled(now.state == RunState::kRunning);
  cancel_->setEnabled(active || now.in_slurm > 0);
  if (experiment && isVisible()) ask_for_devices();
  measure_->setEnabled(experiment && !starting_ && !active);
  add_task_->setEnabled(measure_->isEnabled());
  Q_EMIT status_changed();
  ask_for_transfer();
}

void RunPage::start() { begin(header_->choice()); }

// A prologue is a program: who starts it is shown it, once.
void RunPage::ask_for_trust(const RunChoice& choice, const std::vector<std::string>& prologue) {
  QStringList lines;
  for (const std::string& line : prologue) lines << QString::fromStdString(line);
  const QString text = lines.join(QLatin1Char('\n'));
  const QString key = QString::fromLatin1(
      QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
  const QString place = QStringLiteral("run/trusted_prologues");
  RunChoice trusted = choice;
  trusted.trust_prologue = true;
  if (QSettings().value(place).toStringList().contains(key)) {
    begin(trusted);
    return;
  }
  auto* box = new QMessageBox(QMessageBox::Question, tr("Run the prologue?"),
                              tr("The profile of this study has a prologue. A shell runs these "
                                 "lines on the cluster in your name:"),
                              QMessageBox::Cancel, this);
  box->setObjectName(QStringLiteral("trust_prologue"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setModal(false);
  box->setTextFormat(Qt::PlainText);
  box->setInformativeText(text);
  QPushButton* yes = box->addButton(tr("I know these lines: run"), QMessageBox::AcceptRole);
  connect(box, &QMessageBox::buttonClicked, this,
          [this, yes, trusted, place, key](QAbstractButton* button) {
            if (button != yes) return;
            QSettings settings;
            settings.setValue(place, settings.value(place).toStringList() << key);
            begin(trusted);
          });
  box->show();
}

void RunPage::begin(const RunChoice& choice) {
  if (choice.slurm && !choice.trust_prologue) {
    const std::vector<std::string> prologue = header_->prologue();
    if (!prologue.empty()) {
      ask_for_trust(choice, prologue);
      return;
    }
  }
  starting_ = true;
  header_->set_starting(true);
  start_->setEnabled(false);
  control_->start(choice);
}

void RunPage::measure(const WantedTransfer& first) {
  wanted_ = first;
  ask_for_transfer();
}

void RunPage::ask_for_transfer() {
  const RunSnapshot& now = run();
  if (!wanted_ || now.state == RunState::kUnknown) return;
  const WantedTransfer first = *std::exchange(wanted_, std::nullopt);
  if (now.state == RunState::kNoExperiment) {
    Q_EMIT failed(run_text(now));
    return;
  }
  const auto choices = [](const std::vector<std::pair<QString, QString>>& tasks) {
    std::vector<MeasureDialog::Choice> all;
    for (const auto& [code, name] : tasks) all.push_back({code, name});
    return all;
  };
  auto* dialog = new MeasureDialog(choices(now.sources), choices(now.targets), first, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  const auto look = [this, dialog] {
    const bool busy =
        starting_ || run().state == RunState::kRunning || run().state == RunState::kPaused;
    dialog->set_obstacle(busy ? tr("The experiment is running. A single transfer can be measured "
                                   "once that has ended.")
                              : QString());
  };
  look();
  connect(this, &RunPage::status_changed, dialog, look);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    RunChoice choice = header_->choice();
    choice.only = transfer_text(dialog->transfer());
    begin(choice);
  });
  dialog->show();
}

void RunPage::add_task() {
  auto* dialog = new AddTaskDialog(document_.file_path(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  const auto look = [this, dialog] {
    QString obstacle;
    if (starting_ || run().state == RunState::kRunning || run().state == RunState::kPaused) {
      obstacle = tr("The experiment is running. A task can be added once that has ended.");
    } else if (run().awaits_rooms) {
      obstacle = tr("Run the experiment first: its rooms are not rendered yet.");
    }
    dialog->set_obstacle(obstacle);
  };
  look();
  connect(this, &RunPage::status_changed, dialog, look);
  // It is about the file that was open.
  connect(&document_, &StudyDocument::location_changed, dialog, &QDialog::reject);
  connect(dialog, &AddTaskDialog::added, this, [this] {
    document_.read_results();
    watch_->read_now();
  });
  dialog->show();
}

void RunPage::cancel() { control_->cancel(); }

void RunPage::pause(bool paused) { control_->pause(paused); }

void RunPage::show_log(const engine::JobId& job) {
  if (!engine::is_job_id(job)) return;
  for (const JobRow& row : run().jobs) {
    if (row.id != job) continue;
    auto* dialog = new JobLog(document_.file_path(), row, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return;
  }
}

void RunPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (!devices_asked_) header_->set_devices({engine::this_processor()});
  watch_->set_looked_at(true);
}

// The engine alone knows which cards it can use; asking takes it half a second, so it is asked
// once there is something to run, in the background.
void RunPage::ask_for_devices() {
  if (devices_asked_) return;
  devices_asked_ = true;
  devices_job_.start([this](const RunContext& context) {
    std::vector<engine::Device> devices{engine::this_processor()};
    try {
      devices = engine::list_devices(engine::find_engine(), context.stop);
    } catch (const Error&) {
      // Without an engine nothing can be started, which starting will say.
    }
    return [this, devices] {
      if (!devices.empty()) header_->set_devices(devices);
    };
  });
}

void RunPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  watch_->set_looked_at(false);
}

}  // namespace taskatlas::ui
