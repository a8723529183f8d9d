// SPDX-License-Identifier: MIT
#include "ui/taxonomy/explanation_panel.hpp"

#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/rows_view.hpp"
#include "ui/taxonomy/scenario_edits.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kRest = 150;  // milliseconds without a new solution before it is explained

QString number(double value) {
  if (std::isinf(value)) return QStringLiteral("∞");
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 4);
}

QString name_of(const TransferTable& table, TaskId task) {
  return QString::fromStdString(table.task(task).name);
}

QString names_of(const TransferTable& table, const std::vector<TaskId>& tasks) {
  QStringList names;
  for (const TaskId task : tasks) names.push_back(name_of(table, task));
  return names.join(QStringLiteral(" + "));
}

const ChosenTransfer* chosen_for(const Taxonomy& taxonomy, TaskId target) {
  for (const ChosenTransfer& one : taxonomy.transfers) {
    if (one.target == target) return &one;
  }
  return nullptr;
}

// What the loss says, with a sign where the solve was not finished.
QString loss_text(double loss, bool firm) {
  return (firm ? QString() : QStringLiteral("≥ ")) + number(loss);
}

}  // namespace

ExplanationPanel::ExplanationPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      solutions_(solutions),
      rest_(new QTimer(this)),
      transfers_(
          new RowsModel({tr("Target"), tr("Served by"), tr("Loss"), tr("Value"), tr("Second best")},
                        {2, 3}, this)),
      sources_(
          new RowsModel({tr("Source"), tr("Supervised"), tr("Serves"), tr("Loss")}, {2, 3}, this)),
      detail_(new QLabel),
      require_(new QPushButton(themed_icon(QStringLiteral("require")), tr("Require"))),
      forbid_(new QPushButton(themed_icon(QStringLiteral("forbid")), tr("Forbid"))),
      free_(new QPushButton(tr("Leave free"))) {
  transfers_->set_header_tooltips(
      {tr("Target"), tr("The sources of its transfer"),
       tr("What the objective loses if this transfer is forbidden and all is solved anew"),
       tr("Value of that transfer"),
       tr("The best other transfer that the same supervised tasks allow")});
  sources_->set_header_tooltips(
      {tr("A task that may be supervised"), tr("Whether this taxonomy supervises it"),
       tr("How many targets it serves"),
       tr("What the objective loses, at the same budget, if a supervised source is dropped, or one "
          "that is not supervised is added")});
  transfer_view_ = make_rows_view(*transfers_, tr("Why each transfer"), false);
  source_view_ = make_rows_view(*sources_, tr("Why each source"));
  connect_to_selection(*transfer_view_, *transfers_, document_);
  detail_->setWordWrap(true);
  detail_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  require_->setToolTip(tr("Every taxonomy must use it"));
  forbid_->setToolTip(tr("No taxonomy may use it"));
  free_->setToolTip(tr("Neither required nor forbidden"));

  const auto boxed = [](const QString& title, QTableView* view) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(make_heading(title));
    column->addWidget(view, 1);
    return box;
  };
  auto* split = new QSplitter(Qt::Vertical);
  split->addWidget(boxed(tr("Transfers"), transfer_view_));
  split->addWidget(boxed(tr("Sources"), source_view_));
  split->setChildrenCollapsible(false);
  auto* buttons = new QHBoxLayout;
  for (QPushButton* button : {require_, forbid_, free_}) buttons->addWidget(button);
  buttons->addStretch(1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addWidget(detail_);
  all->addLayout(buttons);
  all->addWidget(split, 1);

  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  connect(rest_, &QTimer::timeout, this, &ExplanationPanel::explain_now);
  connect(&solutions_, &Solutions::solved, this, &ExplanationPanel::restart);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          &ExplanationPanel::take_selection);
  connect(&document_, &StudyDocument::scenario_changed, this, [this] { job_.cancel(); });
  connect(&job_, &LatestJob::failed, this,
          [this](const QString& message) { detail_->setText(message); });
  connect(source_view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    const int index = current_row(*source_view_);
    if (index >= 0 && source_view_->hasFocus()) {
      const TaskId task = sources_->row(index).task;
      document_.selection().select({task});
      choose(explained_->table->code(task), name_of(*explained_->table, task));
    }
  });
  connect(require_, &QPushButton::clicked, this,
          [this] { apply(static_cast<int>(Rule::kRequired)); });
  connect(forbid_, &QPushButton::clicked, this,
          [this] { apply(static_cast<int>(Rule::kForbidden)); });
  connect(free_, &QPushButton::clicked, this, [this] { apply(static_cast<int>(Rule::kFree)); });
  restart();
}

ExplanationPanel::~ExplanationPanel() = default;

void ExplanationPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) rest_->start(0);
}

void ExplanationPanel::restart() {
  stale_ = true;
  if (isVisible()) rest_->start(kRest);
}

void ExplanationPanel::explain_now() {
  const auto solution = solutions_.latest();
  if (!solution) return;
  stale_ = false;
  if (solution->taxonomy.transfers.empty()) {
    fill(solution, {});
    return;
  }
  if (!explained_) detail_->setText(tr("Working out what each choice is worth…"));
  job_.start([this, solution](const RunContext& context) {
    auto explanation = std::make_shared<Explanation>(
        explain(*solution->table, solution->scenario, solution->taxonomy, {}, context));
    return [this, solution, explanation] { fill(solution, *explanation); };
  });
}

void ExplanationPanel::fill(const std::shared_ptr<const Solution>& solution,
                            const Explanation& explanation) {
  explained_ = solution;
  explanation_ = explanation;
  const TransferTable& table = *solution->table;
  std::vector<RowsModel::Row> rows;
  for (const TransferExplanation& one : explanation.transfers) {
    const ChosenTransfer* chosen = chosen_for(solution->taxonomy, one.target);
    if (chosen == nullptr) continue;
    RowsModel::Row row;
    row.task = one.target;
    row.transfer = chosen->row;
    const QString by =
        chosen->full_supervision ? tr("full supervision") : names_of(table, chosen->sources);
    const QString second = one.runner_up
                               ? (table.transfer(*one.runner_up).pseudo != PseudoSource::kNone
                                      ? tr("full supervision")
                                      : names_of(table, table.transfer(*one.runner_up).sources))
                               : QStringLiteral("–");
    row.cells = {{name_of(table, one.target), {}, {}, false},
                 {by, {}, {}, false},
                 {loss_text(one.loss_without, one.firm), one.loss_without, {}, false},
                 {number(one.chosen_value), one.chosen_value, {}, false},
                 {second,
                  {},
                  one.runner_up ? tr("%1: %2").arg(second, number(one.runner_up_value)) : QString(),
                  false}};
    rows.push_back(std::move(row));
  }
  transfers_->set_rows(std::move(rows));
  rows.clear();
  for (const SourceExplanation& one : explanation.sources) {
    RowsModel::Row row;
    row.task = one.source;
    const QString what =
        one.supervised ? tr("Lost if %1 is dropped: %2") : tr("Lost if %1 is added: %2");
    row.cells = {{name_of(table, one.source), {}, {}, one.supervised},
                 {one.supervised ? tr("yes") : tr("no"), one.supervised ? 0 : 1, {}, false},
                 {QLocale().toString(static_cast<int>(one.serves.size())),
                  static_cast<int>(one.serves.size()),
                  one.serves.empty() ? QString() : names_of(table, one.serves), false},
                 {loss_text(one.loss, one.firm), one.loss,
                  what.arg(name_of(table, one.source), loss_text(one.loss, one.firm)), false}};
    rows.push_back(std::move(row));
  }
  sources_->set_rows(std::move(rows));
  take_selection();
}

void ExplanationPanel::choose(const std::string& entry, const QString& name) {
  entry_ = entry;
  entry_name_ = name;
  const Rule rule = entry.empty() ? Rule::kFree : rule_of(document_.scenario(), entry);
  require_->setEnabled(!entry.empty() && rule != Rule::kRequired);
  forbid_->setEnabled(!entry.empty() && rule != Rule::kForbidden);
  free_->setEnabled(!entry.empty() && rule != Rule::kFree);
  for (QPushButton* button : {require_, forbid_, free_}) {
    button->setAccessibleName(name.isEmpty() ? button->text()
                                             : tr("%1: %2").arg(button->text(), name));
  }
}

void ExplanationPanel::take_selection() {
  const auto none = [this](const QString& text) {
    detail_->setText(text);
    choose({}, {});
  };
  if (!explained_ || explained_->taxonomy.transfers.empty()) {
    return none(tr("There is no taxonomy to explain."));
  }
  if (explanation_.transfers.empty()) return none(tr("Working out what each choice is worth…"));
  const auto& tasks = document_.selection().tasks();
  if (tasks.size() != 1) {
    return none(
        tr("Select a task or a transfer to see why it was chosen, and to require or "
           "forbid it."));
  }
  const TransferTable& table = *explained_->table;
  const TaskId task = *tasks.begin();
  const bool is_transfer = document_.selection().transfer().valid();
  QStringList lines;
  for (const TransferExplanation& one : explanation_.transfers) {
    if (one.target != task) continue;
    const ChosenTransfer* chosen = chosen_for(explained_->taxonomy, task);
    if (chosen == nullptr) continue;
    lines.push_back(chosen->full_supervision
                        ? tr("<b>%1</b> is fully supervised (value %2).")
                              .arg(name_of(table, task).toHtmlEscaped(), number(one.chosen_value))
                        : tr("<b>%1</b> takes from %2 (value %3).")
                              .arg(name_of(table, task).toHtmlEscaped(),
                                   names_of(table, chosen->sources).toHtmlEscaped(),
                                   number(one.chosen_value)));
    if (one.runner_up) {
      const Transfer& second = table.transfer(*one.runner_up);
      lines.push_back(tr("Second best with these sources: %1 (%2).")
                          .arg(second.pseudo != PseudoSource::kNone
                                   ? tr("full supervision")
                                   : names_of(table, second.sources).toHtmlEscaped(),
                               number(one.runner_up_value)));
    }
    lines.push_back(std::isinf(one.loss_without)
                        ? tr("Without this transfer there is no taxonomy.")
                        : tr("Without this transfer the objective falls by %1.")
                              .arg(loss_text(one.loss_without, one.firm)));
  }
  for (const SourceExplanation& one : explanation_.sources) {
    if (one.source != task || is_transfer) continue;
    if (one.supervised) {
      lines.push_back(
          tr("It serves %n target(s).", nullptr, static_cast<int>(one.serves.size())) +
          QLatin1Char(' ') +
          (std::isinf(one.loss)
               ? tr("Without it there is no taxonomy.")
               : tr("Without it the objective falls by %1.").arg(loss_text(one.loss, one.firm))));
    } else {
      lines.push_back(std::isinf(one.loss)
                          ? tr("There is no taxonomy with it as a source.")
                          : tr("With it as a source the objective would fall by %1.")
                                .arg(loss_text(one.loss, one.firm)));
    }
  }
  if (lines.empty()) lines.push_back(tr("This task plays no part."));
  detail_->setText(lines.join(QLatin1Char(' ')));
  if (is_transfer) {
    const TransferId row = document_.selection().transfer();
    if (row.index() < table.transfers().size()) {
      const Transfer& transfer = table.transfer(row);
      const bool self = transfer.pseudo == PseudoSource::kSelf;
      const std::string& code = table.code(transfer.target);
      choose(self ? code + "->" + code : table.describe(row),
             QString::fromStdString(self ? code : table.describe(row)));
    }
  } else {
    choose(table.code(task), name_of(table, task));
  }
}

void ExplanationPanel::apply(int rule) {
  if (entry_.empty()) return;
  const auto wanted = static_cast<Rule>(rule);
  const QString text = wanted == Rule::kRequired    ? tr("Require %1").arg(entry_name_)
                       : wanted == Rule::kForbidden ? tr("Forbid %1").arg(entry_name_)
                                                    : tr("Free %1").arg(entry_name_);
  document_.change_scenario(text, [&](Scenario& scenario) { set_rule(scenario, entry_, wanted); });
  choose(entry_, entry_name_);
}

}  // namespace taskatlas::ui
