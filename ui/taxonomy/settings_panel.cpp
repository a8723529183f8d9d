// SPDX-License-Identifier: MIT
#include "ui/taxonomy/settings_panel.hpp"

#include "taxonomy/default_scenario.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <set>

namespace taskatlas::ui {
namespace {

constexpr double kFineSteps = 200;  // of the budget slider where costs are unequal, about

// 1, 0.5, 0.2, 0.1, ...: so that a total is some 200 of them, but never more than 1.
double fine_step(double total) {
  double step = 1;
  while (total / step < kFineSteps && step > 1e-4) {
    for (const double factor : {0.5, 0.2, 0.1}) {
      if (total / (step * factor) >= kFineSteps || factor == 0.1) {
        step *= factor;
        break;
      }
    }
  }
  return step;
}

QToolButton* icon_button(const char* icon, const QString& text) {
  auto* button = new QToolButton;
  button->setIcon(themed_icon(QLatin1String(icon)));
  button->setToolTip(text);
  button->setAccessibleName(text);
  button->setAutoRaise(true);
  return button;
}

}  // namespace

std::string free_name(const std::vector<Scenario>& scenarios, const std::string& wanted) {
  const auto taken = [&](const std::string& name) {
    return std::any_of(scenarios.begin(), scenarios.end(),
                       [&](const Scenario& one) { return one.name == name; });
  };
  // Study files hold names of up to 200 bytes; some are kept for the number.
  constexpr qsizetype kLongest = 180;
  QString shortened = QString::fromStdString(wanted);
  while (shortened.toUtf8().size() > kLongest) shortened.chop(1);
  const std::string base = shortened.trimmed().toStdString();
  std::string name = base;
  for (int i = 2; taken(name); ++i) name = base + " (" + std::to_string(i) + ")";
  return name;
}

SettingsPanel::SettingsPanel(StudyDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      scenario_(new QComboBox),
      name_(new QLineEdit),
      budget_(new QSlider(Qt::Horizontal)),
      budget_field_(new QDoubleSpinBox),
      order_(new QSlider(Qt::Horizontal)),
      order_text_(new QLabel),
      value_(new QComboBox),
      formulation_(new QComboBox) {
  scenario_->setAccessibleName(tr("Scenario"));
  scenario_->setToolTip(tr("The scenario that is solved and shown"));
  scenario_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  scenario_->setMinimumContentsLength(8);
  connect(scenario_, &QComboBox::activated, this, [this](int index) {
    document_.change(tr("Scenario %1").arg(scenario_->itemText(index)), [&](DocumentState& state) {
      state.current = static_cast<std::size_t>(index);
    });
  });
  auto* add = icon_button("add", tr("New scenario with the defaults"));
  auto* duplicate = icon_button("duplicate", tr("Duplicate this scenario"));
  auto* rename = icon_button("edit", tr("Rename this scenario"));
  delete_ = icon_button("delete", tr("Delete this scenario"));
  connect(add, &QToolButton::clicked, this, &SettingsPanel::add_scenario);
  connect(duplicate, &QToolButton::clicked, this, &SettingsPanel::duplicate_scenario);
  connect(delete_, &QToolButton::clicked, this, &SettingsPanel::delete_scenario);
  connect(rename, &QToolButton::clicked, this, &SettingsPanel::start_rename);
  name_->setAccessibleName(tr("Name of the scenario"));
  name_->setToolTip(tr("Enter keeps the name, Escape the former one"));
  name_->setMaxLength(120);
  name_->hide();
  name_->installEventFilter(this);
  connect(name_, &QLineEdit::editingFinished, this, [this] { end_rename(true); });

  const int em = fontMetrics().height();
  budget_->setAccessibleName(tr("Supervision budget"));
  budget_->setToolTip(tr("How much may be spent on supervision; the taxonomy follows the slider"));
  budget_->setWhatsThis(
      tr("The budget limits what supervising tasks from scratch may cost in all. With the usual "
         "cost of 1 each, it is the number of tasks that may be supervised."));
  budget_->setTickPosition(QSlider::NoTicks);
  budget_field_->setObjectName(QStringLiteral("budget_field"));
  budget_field_->setAccessibleName(tr("Supervision budget"));
  budget_field_->setToolTip(budget_->toolTip());
  budget_field_->setRange(0, 1e6);
  budget_field_->setDecimals(0);
  budget_field_->setKeyboardTracking(false);
  budget_field_->setMaximumWidth(6 * em);
  connect(budget_, &QSlider::sliderPressed, this, [this] { budget_key_.restart(); });
  connect(budget_, &QSlider::valueChanged, this, [this](int value) {
    if (!refreshing_) set_budget(value * step_);
  });
  connect(budget_field_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    if (!refreshing_) set_budget(value);
  });

  order_->setAccessibleName(tr("Maximum order"));
  order_->setToolTip(tr("How many sources one transfer may have at most"));
  order_->setPageStep(1);
  order_text_->setMinimumWidth(4 * em);
  connect(order_, &QSlider::sliderPressed, this, [this] { order_key_.restart(); });
  connect(order_, &QSlider::valueChanged, this, [this](int value) {
    if (refreshing_) return;
    document_.change_scenario(
        tr("Maximum order"),
        [&](Scenario& scenario) {
          const auto place = static_cast<std::size_t>(value);
          scenario.max_order = place + 1 >= orders_.size() ? 0 : orders_[place];
        },
        order_key_.next());
  });

  value_->setAccessibleName(tr("Value"));
  value_->setToolTip(tr("What makes a transfer worth choosing"));
  value_->setMinimumContentsLength(3);
  value_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (const Value value :
       {Value::kAffinity, Value::kSqrtAffinity, Value::kGain, Value::kQuality}) {
    value_->addItem(value_title(value), static_cast<int>(value));
  }
  connect(value_, &QComboBox::activated, this, [this] {
    document_.change_scenario(tr("Value"), [&](Scenario& scenario) {
      scenario.value = static_cast<Value>(value_->currentData().toInt());
    });
  });
  formulation_->setAccessibleName(tr("Formulation"));
  formulation_->setToolTip(
      tr("Paper: a supervised target may still be served by a better "
         "transfer. Web solver: a supervised target always serves itself."));
  formulation_->setMinimumContentsLength(3);
  formulation_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (const Formulation one : {Formulation::kPaper, Formulation::kSolver}) {
    formulation_->addItem(formulation_title(one), static_cast<int>(one));
  }
  connect(formulation_, &QComboBox::activated, this, [this] {
    document_.change_scenario(tr("Formulation"), [&](Scenario& scenario) {
      scenario.formulation = static_cast<Formulation>(formulation_->currentData().toInt());
    });
  });

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setColumnStretch(1, 1);
  const auto label = [&](const QString& text, QWidget* buddy, int row, int column) {
    auto* one = new QLabel(text);
    one->setBuddy(buddy);
    grid->addWidget(one, row, column);
  };
  auto* names = new QHBoxLayout;
  names->setSpacing(2);
  names->addWidget(scenario_, 1);
  names->addWidget(name_, 1);
  for (QToolButton* button : {add, duplicate, rename, delete_}) names->addWidget(button);
  label(tr("S&cenario"), scenario_, 0, 0);
  grid->addLayout(names, 0, 1, 1, 2);
  label(tr("&Budget"), budget_field_, 1, 0);
  grid->addWidget(budget_, 1, 1);
  grid->addWidget(budget_field_, 1, 2);
  label(tr("&Order"), order_, 2, 0);
  grid->addWidget(order_, 2, 1);
  grid->addWidget(order_text_, 2, 2);
  label(tr("&Value"), value_, 3, 0);
  grid->addWidget(value_, 3, 1, 1, 2);
  label(tr("For&mulation"), formulation_, 4, 0);
  grid->addWidget(formulation_, 4, 1, 1, 2);

  connect(&document_, &StudyDocument::scenario_changed, this, &SettingsPanel::refresh);
  connect(&document_, &StudyDocument::scenarios_changed, this, &SettingsPanel::refresh_names);
  connect(&document_, &StudyDocument::tasks_changed, this, &SettingsPanel::refresh);
  refresh_names();
  refresh();
}

void SettingsPanel::set_budget(double budget) {
  document_.change_scenario(
      tr("Budget"), [&](Scenario& scenario) { scenario.budget = budget; }, budget_key_.next());
}

void SettingsPanel::refresh() {
  refreshing_ = true;
  const Scenario& scenario = document_.scenario();
  const TransferTable& table = *document_.table();
  const bool unit = has_unit_costs(table, scenario);
  const double most = std::max(1.0, unit ? static_cast<double>(possible_sources(table, scenario))
                                         : total_cost(table, scenario));
  const double budget = std::isfinite(scenario.budget) ? scenario.budget : most;
  step_ = unit ? 1 : fine_step(most);
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step_) - 1e-9)));
  const bool whole = budget == std::floor(budget);
  budget_->setRange(0, static_cast<int>(std::ceil(most / step_ - 1e-9)));
  budget_->setPageStep(std::max(1, static_cast<int>(std::lround(most / step_ / 10))));
  budget_->setValue(static_cast<int>(std::lround(budget / step_)));
  // Each of these lays the panel out anew.
  const int shown = std::max(decimals, whole ? 0 : 3);
  if (budget_field_->decimals() != shown) budget_field_->setDecimals(shown);
  if (budget_field_->singleStep() != step_) budget_field_->setSingleStep(step_);
  budget_field_->setValue(budget);
  explain_budget(budget, most, unit);

  if (order_table_ != document_.table()) {
    order_table_ = document_.table();
    std::set<int> measured;
    for (const Transfer& transfer : table.transfers()) {
      if (transfer.pseudo == PseudoSource::kNone) measured.insert(transfer.order());
    }
    measured.insert(1);
    orders_.assign(measured.begin(), measured.end());
  }
  const int last = static_cast<int>(orders_.size()) - 1;
  int place = last;  // the greatest measured order that the scenario allows
  while (scenario.max_order > 0 && place > 0 &&
         orders_[static_cast<std::size_t>(place)] > scenario.max_order) {
    --place;
  }
  const int order = orders_[static_cast<std::size_t>(place)];
  order_->setRange(0, last);
  order_->setValue(place);
  order_->setEnabled(last > 0);
  order_text_->setText(place == last ? tr("%1 (all)").arg(order) : QString::number(order));
  value_->setCurrentIndex(value_->findData(static_cast<int>(scenario.value)));
  formulation_->setCurrentIndex(formulation_->findData(static_cast<int>(scenario.formulation)));
  refreshing_ = false;
}

// How far the slider goes, and what its end means.
void SettingsPanel::explain_budget(double budget, double most, bool unit) {
  const bool all = budget >= most - 1e-9;
  const QString suffix = all ? tr(" (all)", "budget") : QString();
  if (budget_field_->suffix() != suffix) budget_field_->setSuffix(suffix);
  const QString sources = tr("%n task(s) may be supervised here.", nullptr,
                             possible_sources(*document_.table(), document_.scenario()));
  const QString end =
      unit ? tr("From %1 on the budget limits nothing.").arg(QLocale().toString(most, 'g', 6))
           : tr("Supervising and transferring everything costs %1: from there on the budget limits "
                "nothing.")
                 .arg(QLocale().toString(most, 'g', 6));
  const QString tip = tr("How much may be spent on supervision; the taxonomy follows the slider") +
                      QLatin1Char('\n') + sources + QLatin1Char(' ') + end;
  if (budget_->toolTip() == tip) return;
  budget_->setToolTip(tip);
  budget_field_->setToolTip(tip);
}

void SettingsPanel::refresh_names() {
  end_rename(false);
  const DocumentState& state = document_.state();
  scenario_->clear();
  for (const Scenario& one : state.scenarios) {
    scenario_->addItem(QString::fromStdString(one.name));
  }
  scenario_->setCurrentIndex(static_cast<int>(state.current));
  delete_->setEnabled(state.scenarios.size() > 1);
}

void SettingsPanel::add(Scenario scenario, const QString& text) {
  document_.change(text, [&](DocumentState& state) {
    scenario.name = free_name(state.scenarios, scenario.name);
    state.scenarios.push_back(std::move(scenario));
    state.current = state.scenarios.size() - 1;
  });
  start_rename();
}

void SettingsPanel::start_rename() {
  name_->setText(QString::fromStdString(document_.scenario().name));
  scenario_->hide();
  name_->show();
  name_->selectAll();
  name_->setFocus(Qt::OtherFocusReason);
}

void SettingsPanel::end_rename(bool keep) {
  if (name_->isHidden()) return;
  const bool had_focus = name_->hasFocus();
  // Hidden first: that, too, ends the editing.
  const QSignalBlocker blocker(name_);
  name_->hide();
  scenario_->show();
  if (had_focus) scenario_->setFocus(Qt::OtherFocusReason);
  if (keep) rename_scenario(name_->text());
}

bool SettingsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == name_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    end_rename(false);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void SettingsPanel::add_scenario() {
  Scenario scenario = default_scenario(*document_.table());
  scenario.name = tr("scenario").toStdString();
  add(std::move(scenario), tr("New scenario"));
}

void SettingsPanel::duplicate_scenario() {
  Scenario scenario = document_.scenario();
  scenario.name += tr(" copy").toStdString();
  add(std::move(scenario), tr("Duplicate scenario"));
}

void SettingsPanel::rename_scenario(const QString& name) {
  const std::string wanted = name.trimmed().toStdString();
  if (wanted.empty() || wanted == document_.scenario().name) return;
  document_.change(tr("Rename scenario"), [&](DocumentState& state) {
    state.scenarios[state.current].name = free_name(state.scenarios, wanted);
  });
}

void SettingsPanel::delete_scenario() {
  if (document_.state().scenarios.size() < 2) return;
  document_.change(tr("Delete scenario"), [](DocumentState& state) {
    state.scenarios.erase(state.scenarios.begin() + static_cast<std::ptrdiff_t>(state.current));
    state.current = std::min(state.current, state.scenarios.size() - 1);
  });
}

}  // namespace taskatlas::ui
