// SPDX-License-Identifier: MIT
#include "ui/evaluation/significance_panel.hpp"

#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/note_label.hpp"
#include "ui/evaluation/significance_view.hpp"
#include "ui/shared/control_row.hpp"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("significance");
constexpr int kRest = 300;  // milliseconds without a change before anything is drawn
constexpr int kMostSamples = 1000000;
constexpr double kMostSeed = 9007199254740991;  // 2^53 − 1: what JSON holds
constexpr int kSteps = 1000;

}  // namespace

SignificancePanel::SignificancePanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent), rest_(new QTimer(this)) {
  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  connect(rest_, &QTimer::timeout, this, &SignificancePanel::run);

  auto* layout = new QVBoxLayout(this);
  auto* controls = new ControlRow;
  show_ = new QComboBox;
  show_->addItems({tr("Gain and quality"), tr("Gain"), tr("Quality")});
  controls->add(show_, tr("Sho&w:"), QStringLiteral("significance_show"),
                tr("Which curves are shown"));
  samples_ = new QSpinBox;
  samples_->setRange(1, kMostSamples);
  samples_->setGroupSeparatorShown(true);
  samples_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  samples_->setKeyboardTracking(false);
  controls->add(samples_, tr("Sa&mples:"), QStringLiteral("samples"),
                tr("Random source sets for each budget; more give steadier bands"));
  seed_ = new QDoubleSpinBox;
  seed_->setDecimals(0);
  seed_->setRange(0, kMostSeed);
  seed_->setKeyboardTracking(false);
  seed_->setMaximumWidth(fontMetrics().height() * 8);
  controls->add(seed_, tr("Se&ed:"), QStringLiteral("seed"),
                tr("The same seed draws the same random taxonomies"));
  run_ = new QPushButton(tr("R&un"));
  run_->setObjectName(QStringLiteral("run"));
  run_->setToolTip(tr("Draw the random taxonomies"));
  stop_ = new QPushButton(tr("S&top"));
  stop_->setObjectName(QStringLiteral("stop"));
  stop_->setToolTip(tr("Stop drawing; what was shown before stays"));
  controls->add(run_);
  controls->add(stop_);
  progress_ = new QProgressBar;
  progress_->setAccessibleName(tr("Progress"));
  progress_->setRange(0, kSteps);
  progress_->setTextVisible(false);
  progress_->setMaximumWidth(fontMetrics().height() * 9);
  controls->add(progress_);
  left_ = new QLabel;
  left_->setObjectName(QStringLiteral("left"));
  controls->add(left_);
  layout->addWidget(controls);

  view_ = new SignificanceView;
  view_->setObjectName(QStringLiteral("significance_view"));
  view_->setWhatsThis(
      tr("<p>Each budget's taxonomy against random ones of the same budget (figure 11 of the "
         "paper): a random set of sources that spends the budget, and then for each target a "
         "random transfer that the set allows, or the best one. Left and Right go through the "
         "budgets; a double click or Enter sets the budget.</p>"));
  layout->addWidget(view_, 1);
  readout_ = new NoteLabel;
  readout_->setObjectName(QStringLiteral("readout"));
  readout_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(readout_);

  connect(show_, &QComboBox::activated, this, [this](int index) {
    options_.gain = index != 2;
    options_.quality = index != 1;
    store_settings(tr("Choose curves"));
  });
  connect(samples_, &QSpinBox::valueChanged, this, [this](int samples) {
    options_.samples = static_cast<std::size_t>(samples);
    store_settings(tr("Change the number of samples"));
  });
  connect(seed_, &QDoubleSpinBox::valueChanged, this, [this](double seed) {
    options_.seed = static_cast<std::uint64_t>(seed);
    store_settings(tr("Change the seed"));
  });
  connect(run_, &QPushButton::clicked, this, &SignificancePanel::run);
  connect(stop_, &QPushButton::clicked, this, &SignificancePanel::stop);
  connect(view_, &SignificanceView::marked_changed, this, &SignificancePanel::show_readout);
  connect(view_, &SignificanceView::activated, this, [this](double budget) {
    document_.change_scenario(tr("Set the budget"),
                              [&](Scenario& scenario) { scenario.budget = budget; });
  });
  connect(&job_, &LatestJob::progress, this, &SignificancePanel::show_progress);
  connect(&job_, &LatestJob::failed, this, [this](const QString& message) {
    stopped_ = true;  // not over and over
    problem_ = message;
    show_state();
    Q_EMIT failed(message);
  });
  connect(&job_, &LatestJob::busy_changed, this, &SignificancePanel::show_state);
  connect(&solutions_, &Solutions::frontier_solved, this, [this] {
    problem_.clear();
    refresh_soon();
  });
  connect(&solutions_, &Solutions::failed, this, [this](const QString& message) {
    problem_ = message;
    show_state();
  });
  show_settings();
  show_state();
  show_readout();
}

void SignificancePanel::show_settings() {
  options_ = read_settings<SignificanceOptionsView>(panel_settings(document_, kPanel));
  const QSignalBlocker first(samples_), second(seed_);
  samples_->setValue(static_cast<int>(options_.samples));
  seed_->setValue(static_cast<double>(options_.seed));
  show_->setCurrentIndex(options_.gain && options_.quality ? 0 : options_.gain ? 1 : 2);
}

void SignificancePanel::store_settings(const QString& text) {
  set_panel_settings(document_, kPanel, options_.to_json(), text);
}

bool SignificancePanel::up_to_date() const {
  return result_ && tested_ == solutions_.frontier() && result_->samples == options_.samples &&
         result_->seed == options_.seed;
}

void SignificancePanel::refresh() {
  show_settings();
  if (result_) {
    view_->set_plot(std::make_shared<const SignificancePlot>(*result_, options_));
  }
  if (up_to_date()) {
    rest_->stop();
    job_.cancel();
  } else if (!stopped_ && solutions_.frontier()) {
    rest_->start();
  }
  show_state();
}

void SignificancePanel::run() {
  const auto frontier = solutions_.frontier();
  rest_->stop();
  if (!frontier) return;
  stopped_ = false;
  problem_.clear();
  since_.start();
  progress_->setValue(0);
  left_->clear();
  job_.start([this, frontier, options = options_.core_options()](
                 const RunContext& context) -> std::function<void()> {
    auto tested = test_significance(*frontier->table, frontier->scenario, frontier->frontier.points,
                                    options, context);
    if (!tested) return nullptr;
    auto result = std::make_shared<const Significance>(std::move(*tested));
    return [this, frontier, result] {
      tested_ = frontier;
      result_ = result;
      view_->set_plot(std::make_shared<const SignificancePlot>(*result_, options_));
      show_state();
    };
  });
  show_state();
}

void SignificancePanel::stop() {
  rest_->stop();
  job_.cancel();
  stopped_ = true;
  show_state();
}

void SignificancePanel::show_progress(double done, double total) {
  if (!running()) return;
  const double share = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0;
  progress_->setValue(static_cast<int>(share * kSteps));
  const double seconds = static_cast<double>(since_.elapsed()) / 1000;
  if (share > 0.05 && seconds > 1) {
    left_->setText(
        tr("about %n s left", nullptr, static_cast<int>(std::ceil(seconds / share - seconds))));
  }
}

void SignificancePanel::show_state() {
  const bool busy = running();
  run_->setEnabled(!busy && solutions_.frontier() != nullptr);
  stop_->setEnabled(busy || rest_->isActive());
  progress_->setVisible(busy);
  left_->setVisible(busy || stopped_);
  if (!busy && stopped_) {
    left_->setText(result_ && !up_to_date() ? tr("Stopped; this is of an earlier scenario.")
                                            : tr("Stopped."));
  }
  if (!result_) {
    view_->set_empty_text(!problem_.isEmpty()             ? problem_
                          : busy || rest_->isActive()     ? tr("Drawing random taxonomies…")
                          : solutions_.nothing_to_solve() ? tr("No transfer has been measured yet.")
                          : !solutions_.frontier()        ? tr("Solving every budget…")
                          : stopped_ ? tr("Stopped. Run draws the random taxonomies.")
                                     : QString());
  }
  Q_EMIT status_changed();
}

void SignificancePanel::show_readout() {
  const int point = view_->marked();
  if (view_->plot() && point >= 0) {
    QStringList lines =
        view_->plot()->describe(static_cast<std::size_t>(point)).split(QLatin1Char('\n'));
    for (QString& line : lines) line = line.trimmed();
    readout_->setText(lines.join(QStringLiteral(" · ")));
  } else {
    readout_->setText(view_->plot() ? view_->plot()->summary()
                                    : tr("Point at a budget to read its numbers."));
  }
  // Two lines are kept, so that nothing moves under the pointer.
  readout_->setMinimumHeight(readout_->fontMetrics().lineSpacing() * 3);
}

bool SignificancePanel::ready() const {
  return !running() && !rest_->isActive() && !stale() &&
         (stopped_ || up_to_date() || !problem_.isEmpty() || solutions_.nothing_to_solve());
}

void SignificancePanel::copy() {
  if (!view_->plot()) return;
  const PlotData table = view_->plot()->data();
  QStringList lines{table.columns.join(QLatin1Char('\t'))};
  for (const QStringList& row : table.rows) lines << row.join(QLatin1Char('\t'));
  QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

QString SignificancePanel::status() const {
  if (running()) return tr("Drawing random taxonomies…");
  if (!result_) return {};
  const QLocale locale;
  return tr("%1 random source sets for each budget, seed %2")
      .arg(locale.toString(static_cast<qulonglong>(result_->samples)),
           locale.toString(static_cast<qulonglong>(result_->seed)));
}

QPixmap SignificancePanel::picture() const { return view_->plot() ? view_->grab() : QPixmap(); }

std::vector<FigureRequest> SignificancePanel::figures() const {
  return {{QStringLiteral("significance"), tr("Significance"), options_.to_json()}};
}

}  // namespace taskatlas::ui
