// SPDX-License-Identifier: MIT
#include "ui/evaluation/measures_panel.hpp"

#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/measure_words.hpp"
#include "ui/evaluation/note_label.hpp"
#include "ui/shared/control_row.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/sentence.hpp"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("measures");
const QString kShowKey = QStringLiteral("show");
constexpr int kSteps = 1000;

}  // namespace

MeasuresPanel::MeasuresPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent) {
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(build_controls());
  message_ = new InlineMessage(this);
  message_->setObjectName(QStringLiteral("measures_message"));
  layout->addWidget(message_);
  stack_ = new QStackedWidget;
  empty_ = build_empty();
  stack_->addWidget(empty_);
  view_ = new MeasuresView;
  stack_->addWidget(view_);
  layout->addWidget(stack_, 1);

  connect(compute_, &QPushButton::clicked, this, &MeasuresPanel::compute);
  connect(cancel_, &QPushButton::clicked, this, &MeasuresPanel::cancel);
  connect(show_, &QComboBox::activated, this, [this] {
    set_panel_settings(document_, kPanel, {{kShowKey, show_->currentData().toString()}},
                       tr("Choose what is shown"));
  });
  connect(go_, &QPushButton::clicked, this, [this] { Q_EMIT page_wanted(QStringLiteral("run")); });
  connect(view_, &MeasuresView::target_chosen, this, [this](TaskId task) {
    document_.selection().select(task.valid() ? std::set<TaskId>{task} : std::set<TaskId>());
  });
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          [this] { view_->set_selected(document_.selection().tasks()); });
  connect(&job_, &LatestJob::progress, this, &MeasuresPanel::show_progress);
  connect(&job_, &LatestJob::failed, this, [this](const QString& message) {
    problem_ = message;
    show_state();
    if (!isVisible()) Q_EMIT failed(message);
    refresh_soon();  // representations may have gone
  });
  connect(&job_, &LatestJob::busy_changed, this, &MeasuresPanel::show_state);
  connect(&look_job_, &LatestJob::failed, this, [this](const QString& message) {
    found_.reset();
    wanted_ = false;
    unreadable_ = message;
    show_state();
  });
  connect(&look_job_, &LatestJob::busy_changed, this, &EvaluationPanel::status_changed);
  connect(&document_, &StudyDocument::tasks_changed, this, &MeasuresPanel::refresh_soon);
  connect(&document_, &StudyDocument::measurements_changed, this, &MeasuresPanel::refresh_soon);
  connect(&document_, &StudyDocument::location_changed, this, &MeasuresPanel::refresh_soon);
  show_settings();
  show_state();
}

ControlRow* MeasuresPanel::build_controls() {
  auto* controls = new ControlRow;
  compute_ = new QPushButton(tr("Co&mpute"));
  compute_->setObjectName(QStringLiteral("compute_measures"));
  compute_->setToolTip(
      tr("Compute the measures from the networks' representations; LogME takes the longest"));
  controls->add(compute_);
  cancel_ = new QPushButton(tr("Ca&ncel"));
  cancel_->setObjectName(QStringLiteral("cancel_measures"));
  cancel_->setToolTip(tr("Cancel the computation; what was shown before stays"));
  controls->add(cancel_);
  progress_ = new QProgressBar;
  progress_->setAccessibleName(tr("Progress"));
  progress_->setRange(0, kSteps);
  progress_->setTextVisible(false);
  progress_->setMaximumWidth(fontMetrics().height() * 9);
  controls->add(progress_);
  stage_ = new QLabel;
  stage_->setObjectName(QStringLiteral("measures_stage"));
  controls->add(stage_);
  show_ = new QComboBox;
  show_->addItem(tr("Targets of the measure"), QStringLiteral("targets"));
  show_->addItem(tr("Heat map of all measures"), QStringLiteral("map"));
  show_->addItem(tr("What is missing"), QStringLiteral("notes"));
  controls->add(show_, tr("Sho&w:"), QStringLiteral("measures_show"),
                tr("What is shown below the measures"));
  return controls;
}

QWidget* MeasuresPanel::build_empty() {
  const int em = fontMetrics().height();
  auto* empty = new QWidget;
  auto* column = new QVBoxLayout(empty);
  column->setContentsMargins(3 * em, em, 3 * em, em);
  column->setSpacing(em);
  empty_text_ = new NoteLabel;
  empty_text_->setObjectName(QStringLiteral("measures_empty"));
  empty_text_->setAlignment(Qt::AlignCenter);
  empty_text_->setTextFormat(Qt::PlainText);  // it may name a file
  empty_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  go_ = new QPushButton(tr("&Go to Run"));
  go_->setObjectName(QStringLiteral("measures_go_to_run"));
  go_->setToolTip(tr("The page from which the experiment is started"));
  column->addStretch(1);
  column->addWidget(empty_text_);
  column->addWidget(go_, 0, Qt::AlignHCenter);
  column->addStretch(1);
  return empty;
}

MeasureInputs MeasuresPanel::inputs() const {
  MeasureInputs now;
  now.study = document_.file_path();
  const MeasurementInfo& measurement = document_.measurement();
  now.measured = measurement.id != 0;
  if (measurement.seed) now.run_seed = static_cast<std::uint64_t>(*measurement.seed);
  now.table = document_.table();
  return now;
}

void MeasuresPanel::showEvent(QShowEvent* event) {
  refresh_soon();  // representations may have come or gone meanwhile
  EvaluationPanel::showEvent(event);
}

void MeasuresPanel::refresh() {
  show_settings();
  const MeasureInputs now = inputs();
  if (result_ && !now.same_networks(of_)) {
    result_.reset();
    view_->set_result(nullptr);
  }
  if (found_ && !now.same_networks(looked_at_)) found_.reset();
  if (running() && !now.same_networks(asked_)) {  // what was asked for is of others now
    job_.cancel();
    wanted_ = true;
  }
  look();
}

void MeasuresPanel::look() {
  looked_at_ = inputs();
  look_job_.start(
      [this, now = looked_at_, result = result_](const RunContext&) -> std::function<void()> {
        const FoundRepresentations found = find_representations(now);
        std::shared_ptr<const ComparedMeasures> again;
        if (result && result->table != now.table) {
          again = std::make_shared<const ComparedMeasures>(
              compare_measures(result->measures, result->banks, now));
        }
        return [this, found, result, again] {
          found_ = found;
          unreadable_.clear();
          if (again && result_ == result) take(again);
          if (std::exchange(wanted_, false)) compute();
          show_state();
        };
      });
}

void MeasuresPanel::compute() {
  if (!found_) {
    wanted_ = true;
    refresh_soon();
    return;
  }
  if (found_->state != Representations::kThere) return;
  problem_.clear();
  cancelled_ = false;
  progress_->setValue(0);
  stage_->setText(tr("Reading representations…"));
  asked_ = inputs();
  // A first measurement may come in meanwhile, with another seed.
  if (!asked_.run_seed) asked_.run_seed = found_->networks.run_seed;
  job_.start([this, asked = asked_](const RunContext& context) -> std::function<void()> {
    auto computed = compute_measures(asked, context);
    if (!computed) return nullptr;
    auto result = std::make_shared<const ComparedMeasures>(*std::move(computed));
    return [this, asked, result] {
      of_ = asked;
      take(result);
      // Something may have been measured or renamed meanwhile.
      if (result->table != document_.table()) refresh_soon();
    };
  });
  show_state();
}

void MeasuresPanel::cancel() {
  wanted_ = false;
  if (!running()) return;
  cancelled_ = true;
  job_.cancel();  // which shows the state
}

void MeasuresPanel::take(std::shared_ptr<const ComparedMeasures> result) {
  result_ = std::move(result);
  view_->set_result(result_);
  view_->set_selected(document_.selection().tasks());
  show_state();
}

void MeasuresPanel::show_settings() {
  const QString chosen = panel_settings(document_, kPanel).value(kShowKey).toString();
  const QSignalBlocker blocker(show_);
  show_->setCurrentIndex(std::max(0, show_->findData(chosen)));
  view_->set_show(static_cast<MeasuresView::Show>(show_->currentIndex()));
}

void MeasuresPanel::show_progress(double done, double total, const QString& stage) {
  if (!running()) return;
  const MeasureProgress now = measure_progress(done, total, stage);
  // A stage may come again, for targets of the user's own.
  progress_->setValue(std::max(progress_->value(), static_cast<int>(now.share * kSteps)));
  stage_->setText(now.text);
}

void MeasuresPanel::show_state() {
  const bool busy = running();
  const bool there = found_ && found_->state == Representations::kThere;
  // Whichever of the two ends hands the focus on to the other.
  const bool focused = cancel_->hasFocus();
  if (busy) cancel_->setEnabled(true);
  compute_->setEnabled(!busy && there);
  if (!busy) {
    if (focused && there) compute_->setFocus();
    cancel_->setEnabled(false);
  }
  progress_->setVisible(busy);
  stage_->setVisible(busy || cancelled_);
  if (!busy && cancelled_) stage_->setText(tr("Cancelled."));
  show_->setEnabled(result_ != nullptr);
  empty_text_->setText(empty_text());
  go_->setVisible(!busy && found_ && found_->state == Representations::kMissing);
  stack_->setCurrentWidget(result_ ? static_cast<QWidget*>(view_) : empty_);
  show_message();
  Q_EMIT status_changed();
}

QString MeasuresPanel::empty_text() const {
  if (running()) return tr("Computing measures…");
  if (!found_) {
    return unreadable_.isEmpty() ? tr("Looking for representations…") : with_capital(unreadable_);
  }
  if (found_->state != Representations::kThere) return missing_text(*found_);
  return tr(
      "What can be known of transfers before any is trained: six measures by which the "
      "networks' representations foretell which source is best for a target, and how well "
      "each of them agrees with the affinities that were measured. Compute begins; it takes "
      "seconds and changes nothing in the study.");
}

void MeasuresPanel::show_message() {
  using enum InlineMessage::Tone;
  if (running()) {
    message_->hide();
  } else if (!problem_.isEmpty()) {
    message_->show_message(kWarning, with_capital(problem_));
  } else if (result_ && !unreadable_.isEmpty()) {
    message_->show_message(kWarning, with_capital(unreadable_));
  } else if (result_ && found_ && found_->state != Representations::kThere) {
    message_->show_message(
        kInfo, tr("The representations that this was computed from are not here any more."));
  } else if (result_ && found_ && found_->networks.banks > result_->banks) {
    message_->show_message(
        kInfo, tr("More has been encoded since this was computed: Compute takes it in."));
  } else {
    message_->hide();
  }
}

bool MeasuresPanel::ready() const { return !running() && !look_job_.busy() && !stale(); }

bool MeasuresPanel::has_picture() const { return result_ != nullptr && view_->shows_picture(); }

QPixmap MeasuresPanel::picture() const { return has_picture() ? view_->picture() : QPixmap(); }

QString MeasuresPanel::status() const {
  if (running()) return tr("Computing measures…");
  return result_ ? measures_facts(*result_) : QString();
}

}  // namespace taskatlas::ui
