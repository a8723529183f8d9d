// SPDX-License-Identifier: MIT
#include "ui/taxonomy/taxonomy_page.hpp"

#include "base/error.hpp"
#include "evaluation/all_for_one.hpp"
#include "graph/drawing.hpp"
#include "ui/document/reasons.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/sentence.hpp"
#include "ui/taxonomy/alternatives_panel.hpp"
#include "ui/taxonomy/compare_panel.hpp"
#include "ui/taxonomy/explanation_panel.hpp"
#include "ui/taxonomy/frontier_panel.hpp"
#include "ui/taxonomy/frontier_plot.hpp"
#include "ui/taxonomy/graph_comparison.hpp"
#include "ui/taxonomy/graph_places.hpp"
#include "ui/taxonomy/graph_plot.hpp"
#include "ui/taxonomy/graph_view.hpp"
#include "ui/taxonomy/settings_panel.hpp"
#include "ui/taxonomy/summary_strip.hpp"
#include "ui/taxonomy/task_panel.hpp"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QStyle>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kViewKey = QStringLiteral("taxonomy");
const QString kMotionKey = QStringLiteral("motion");

bool is_solved(const Taxonomy& taxonomy) {
  return taxonomy.status == TaxonomyStatus::kOptimal ||
         taxonomy.status == TaxonomyStatus::kFeasible;
}

// The entries of a scenario about transfers into a target.
std::vector<std::string> rules_into(const TransferTable& table, const Scenario& scenario,
                                    TaskId target) {
  std::vector<std::string> found;
  for (const auto* entries : {&scenario.required, &scenario.forbidden}) {
    for (const std::string& entry : *entries) {
      const EntryParts parts = parts_of_entry(entry);
      if (!parts.target.empty() && table.find_task(parts.target) == target) found.push_back(entry);
    }
  }
  return found;
}

// Whether the desktop wants things to move at all.
bool desktop_moves(const QWidget& widget) {
  return widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0;
}

}  // namespace

TaxonomyPage::TaxonomyPage(StudyDocument& document, Solutions& solutions,
                           std::shared_ptr<LayoutClient> client, QWidget* parent)
    : Page(parent),
      document_(document),
      solutions_(solutions),
      places_(new GraphPlaces(std::move(client), this)),
      graph_(new GraphView(document.selection())),
      tool_bar_(new QToolBar(tr("Taxonomy"), this)),
      split_(new QSplitter(Qt::Horizontal)) {
  setAccessibleName(tr("Taxonomy"));
  build_side();
  build_tool_bar();
  auto* left = new QWidget;
  message_ = new InlineMessage(left);
  // Above the graph, whose tasks keep their places on the screen where there is room.
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(message_);
  column->addWidget(graph_, 1);
  split_->addWidget(left);
  split_->addWidget(side_);
  split_->setStretchFactor(0, 1);
  split_->setStretchFactor(1, 0);
  split_->setCollapsible(0, false);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(split_);
  setFocusProxy(graph_);
  // The button goes with its message; the focus would go to whatever comes next in the window.
  connect(message_, &InlineMessage::acted, graph_,
          [this] { graph_->setFocus(Qt::OtherFocusReason); });
  connect(split_, &QSplitter::splitterMoved, this, [this] { split_moved_ = true; });
  const auto say_why_empty = [this] {
    graph_->set_placeholder(solutions_.nothing_to_solve() ? tr("No transfer has been measured yet.")
                                                          : tr("Placing the tasks…"));
  };
  say_why_empty();
  connect(&document_, &StudyDocument::results_changed, this, say_why_empty);

  connect(&solutions_, &Solutions::solved, this, &TaxonomyPage::take_solution);
  connect(&solutions_, &Solutions::failed, this, [this](const QString& message) {
    trouble_ = message;
    graph_->hold_fade(false);
    show_state();
  });
  connect(places_, &GraphPlaces::ready, this, &TaxonomyPage::redraw);
  connect(places_, &GraphPlaces::curves_changed, this, &TaxonomyPage::curves_arrived);
  connect(places_, &GraphPlaces::failed, this, &TaxonomyPage::failed);
  connect(&document_, &StudyDocument::tasks_changed, this, [this] {
    shown_ = nullptr;  // of a table that is no more
    other_ = nullptr;
    preview_ = false;
    find_places();
  });
  connect(&document_, &StudyDocument::scenario_changed, this, [this] {
    if (preview_) leave_preview();
    graph_->hold_fade(true);
  });
  connect(&document_, &StudyDocument::view_changed, this, [this](const QString& key) {
    if (key == kViewKey) load_options();
  });
  connect(graph_, &GraphView::activated, this, [this] { tabs_->setCurrentWidget(explanation_); });
  connect(graph_, &GraphView::context_requested, this, &TaxonomyPage::show_menu);
  connect(alternatives_, &AlternativesPanel::previewed, this,
          [this](const std::shared_ptr<const Solution>& solution, int rank) {
            preview_title_ =
                rank == 0 ? tr("Preview: the best set of sources.")
                          : tr("Preview: number %1 of the best sets of sources.").arg(rank + 1);
            keep_ = false;
            show_preview(solution);
          });
  connect(compare_, &ComparePanel::compared, this, &TaxonomyPage::show_comparison);
  connect(&side_job_, &LatestJob::failed, this, &TaxonomyPage::failed);
  connect(&document_.selection(), &SelectionModel::selection_changed, this,
          [this] { all_for_one_action_->setEnabled(document_.selection().tasks().size() == 1); });

  load_options();
  find_places();
  if (solutions_.latest()) take_solution();
}

TaxonomyPage::~TaxonomyPage() = default;

void TaxonomyPage::build_side() {
  side_ = new QWidget;
  settings_ = new SettingsPanel(document_);
  summary_ = new SummaryStrip;
  tabs_ = new QTabWidget;
  tasks_ = new TaskPanel(document_);
  frontier_ = new FrontierPanel(document_, solutions_);
  explanation_ = new ExplanationPanel(document_, solutions_);
  alternatives_ = new AlternativesPanel(document_, solutions_);
  compare_ = new ComparePanel(document_, solutions_);
  tabs_->setDocumentMode(true);
  tabs_->setAccessibleName(tr("Panels of the taxonomy"));
  const auto add = [&](QWidget* panel, const QString& title, const QString& tip) {
    tabs_->setTabToolTip(tabs_->addTab(panel, title), tip);
  };
  add(tasks_, tr("Tasks"), tr("Roles, importance, costs, required and forbidden sources"));
  add(frontier_, tr("Frontier"), tr("What each budget buys"));
  add(explanation_, tr("Why"), tr("Why these transfers and sources, and what is second best"));
  add(alternatives_, tr("Next best"), tr("The best sets of sources"));
  add(compare_, tr("Compare"), tr("Two scenarios or two studies as one graph"));
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setUsesScrollButtons(true);
  auto* column = new QVBoxLayout(side_);
  column->addWidget(settings_);
  auto* line = new QFrame;
  line->setFrameShape(QFrame::HLine);
  line->setForegroundRole(QPalette::Mid);
  column->addWidget(line);
  column->addWidget(summary_);
  column->addWidget(tabs_, 1);
  side_->setMinimumWidth(14 * fontMetrics().height());
}

QAction* TaxonomyPage::add_action(const char* id, const char* icon, const QString& text,
                                  const QKeySequence& keys, const QString& tip) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  if (*icon != '\0') action->setIcon(themed_icon(QLatin1String(icon)));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setToolTip(tip);  // the window adds the keys, which the user can change
  addAction(action);
  actions_.push_back(action);
  return action;
}

void TaxonomyPage::build_tool_bar() {
  find_ = new QLineEdit;
  find_->setPlaceholderText(tr("Find a task"));
  find_->setAccessibleName(tr("Find a task in the graph"));
  find_->setToolTip(tr("Marks tasks by name or code; Enter goes from one to the next"));
  find_->setClearButtonEnabled(true);
  find_->addAction(themed_icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  find_->setMaximumWidth(14 * fontMetrics().height());
  connect(find_, &QLineEdit::textChanged, this,
          [this](const QString& text) { graph_->find(text.trimmed(), *document_.table()); });
  connect(find_, &QLineEdit::returnPressed, graph_, &GraphView::find_next);

  auto* find = add_action("find", "search", tr("Find a task"), QKeySequence::Find,
                          tr("Find a task in the graph"));
  connect(find, &QAction::triggered, this, [this] {
    find_->setFocus(Qt::ShortcutFocusReason);
    find_->selectAll();
  });
  auto* out =
      add_action("zoom_out", "zoom-out", tr("Zoom out"), QKeySequence::ZoomOut, tr("Zoom out"));
  auto* in = add_action("zoom_in", "zoom-in", tr("Zoom in"), QKeySequence::ZoomIn, tr("Zoom in"));
  auto* fit = add_action("fit", "zoom-fit", tr("Fit the graph"), QKeySequence(Qt::CTRL | Qt::Key_0),
                         tr("Show all of the graph"));
  connect(out, &QAction::triggered, graph_, &GraphView::zoom_out);
  connect(in, &QAction::triggered, graph_, &GraphView::zoom_in);
  connect(fit, &QAction::triggered, graph_, &GraphView::fit);

  colour_ = new QComboBox;
  colour_->setAccessibleName(tr("Colour by"));
  colour_->setToolTip(tr("What the colours of tasks and transfers say"));
  for (const GraphColour colour :
       {GraphColour::kKind, GraphColour::kAffinity, GraphColour::kGain, GraphColour::kQuality}) {
    colour_->addItem(themed_icon(QStringLiteral("colours")),
                     tr("Colour: %1").arg(colour_title(colour).toLower()),
                     static_cast<int>(colour));
  }
  connect(colour_, &QComboBox::activated, this, [this] {
    options_.colour = static_cast<GraphColour>(colour_->currentData().toInt());
    store_options();
  });
  unused_ = add_action("unused", "", tr("Unused tasks"), {},
                       tr("Show tasks that the solution does not use"));
  values_ =
      add_action("values", "", tr("Values"), {}, tr("Write each target's value into its box"));
  motion_ =
      add_action("motion", "", tr("Fade changes"), {}, tr("Let transfers that come and go fade"));
  for (QAction* action : {unused_, values_, motion_}) {
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this] {
      options_.unused = unused_->isChecked();
      options_.values = values_->isChecked();
      store_options();
    });
  }
  all_for_one_action_ = add_action(
      "all_for_one", "target", tr("All for one"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
      tr("Which transfer serves the selected task best, when every other task may be "
         "supervised"));
  all_for_one_action_->setEnabled(false);
  connect(all_for_one_action_, &QAction::triggered, this, [this] {
    const auto& tasks = document_.selection().tasks();
    if (tasks.size() == 1) all_for_one(*tasks.begin());
  });
  auto* panel = add_action("panel", "panel", tr("Side panel"), QKeySequence(Qt::Key_F9),
                           tr("Show or hide the settings beside the graph"));
  panel->setCheckable(true);
  panel->setChecked(true);
  connect(panel, &QAction::toggled, side_, &QWidget::setVisible);

  tool_bar_->setIconSize(QSize(fontMetrics().height() + 2, fontMetrics().height() + 2));
  tool_bar_->addWidget(find_);
  tool_bar_->addSeparator();
  for (QAction* action : {out, in, fit}) tool_bar_->addAction(action);
  tool_bar_->addSeparator();
  tool_bar_->addWidget(colour_);
  for (QAction* action : {values_, unused_, motion_}) tool_bar_->addAction(action);
  tool_bar_->addSeparator();
  tool_bar_->addAction(all_for_one_action_);
  if (auto* button = qobject_cast<QToolButton*>(tool_bar_->widgetForAction(all_for_one_action_))) {
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  }
  auto* spring = new QWidget;
  spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  tool_bar_->addWidget(spring);
  tool_bar_->addAction(panel);
}

void TaxonomyPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fit_panels();
}

// The graph has the larger part of a small window too.
void TaxonomyPage::fit_panels() {
  if (split_moved_) return;
  constexpr double kMostShare = 0.34;
  const int most = 26 * fontMetrics().height();
  const int side = std::min(most, static_cast<int>(kMostShare * width()));
  split_->setSizes({width() - side, side});
}

// --- settings of the view ------------------------------------------------------------------------

void TaxonomyPage::load_options() {
  const QJsonObject json = document_.view(kViewKey);
  try {
    options_ = GraphOptions::from_json(json);
  } catch (const Error& error) {
    options_ = {};
    Q_EMIT failed(QString::fromUtf8(error.what()));
  }
  const bool motion = json.value(kMotionKey).toBool(true);
  colour_->setCurrentIndex(colour_->findData(static_cast<int>(options_.colour)));
  unused_->setChecked(options_.unused);
  values_->setChecked(options_.values);
  motion_->setChecked(motion);
  graph_->set_motion(motion && desktop_moves(*this));
  redraw();
}

void TaxonomyPage::store_options() {
  QJsonObject json = options_.to_json();
  json.insert(kMotionKey, motion_->isChecked());
  document_.set_view(kViewKey, json, tr("View of the graph"));
}

// --- what is shown -------------------------------------------------------------------------------

void TaxonomyPage::take_solution() {
  trouble_.clear();
  summary_->show_taxonomy(solutions_.latest()->taxonomy);
  if (!preview_ && !other_) show_live();
  graph_->hold_fade(false);
  show_state();
  Q_EMIT status_changed();
}

void TaxonomyPage::show_live() {
  const auto& latest = solutions_.latest();
  if (!latest || latest->table != document_.table()) return;
  // Where nothing is feasible, the last taxonomy that was stays, and the message says so.
  if (!is_solved(latest->taxonomy)) {
    if (!shown_) graph_->set_placeholder(tr("There is no taxonomy for these settings."));
    return;
  }
  shown_ = latest;
  redraw();
}

void TaxonomyPage::show_preview(const std::shared_ptr<const Solution>& solution) {
  preview_ = true;
  other_ = nullptr;
  shown_ = solution;
  redraw();
  show_state();
}

void TaxonomyPage::leave_preview() {
  side_job_.cancel();
  if (!preview_) return;
  preview_ = false;
  alternatives_->clear_choice();
  show_live();
  show_state();
}

void TaxonomyPage::show_comparison(const std::shared_ptr<const Solution>& a,
                                   const std::shared_ptr<const ComparedSolution>& b) {
  preview_ = false;
  other_ = b && is_solved(a->taxonomy) && is_solved(b->taxonomy) ? b : nullptr;
  if (other_) {
    shown_ = a;
    redraw();
  } else {
    show_live();
  }
  show_state();
}

void TaxonomyPage::redraw() {
  const auto& layout = places_->layout();
  if (!layout || !shown_ || shown_->table->tasks().size() != layout->nodes().size()) return;
  auto picture = std::make_shared<GraphPicture>(
      other_ ? comparison_picture(*layout, places_->curves(), *shown_->table, shown_->scenario,
                                  shown_->taxonomy, *other_, options_)
             : GraphPicture(draw_taxonomy(*layout, places_->curves(), *shown_->table,
                                          shown_->taxonomy, shown_->scenario),
                            *shown_->table, options_));
  // Of a comparison the marks would be of A alone.
  if (!other_) {
    picture->set_rules(graph_rules(*layout, places_->curves(), *shown_->table, shown_->scenario));
  }
  graph_->set_picture(std::move(picture));
  if (QAccessible::isActive()) {
    graph_->setAccessibleDescription(summarise(*shown_->table, shown_->taxonomy));
  }
}

void TaxonomyPage::curves_arrived() {
  const auto& picture = graph_->picture();
  if (!picture) return;
  const auto& edges = picture->drawing().edges;
  const bool waits = std::any_of(edges.begin(), edges.end(), [&](const DrawnEdge& one) {
    return !one.routed && picture->graph().edges[static_cast<std::size_t>(one.edge)].junction < 0;
  });
  if (waits) redraw();
}

void TaxonomyPage::find_places() {
  if (solutions_.nothing_to_solve()) return;  // results that come bring a new table
  places_->find(document_.table(), PlotStyle::screen(graph_->palette(), graph_->font()));
}

void TaxonomyPage::show_state() {
  const auto& latest = solutions_.latest();
  const bool unsolved = !trouble_.isEmpty() || (latest && !is_solved(latest->taxonomy));
  graph_->set_stale(unsolved && !preview_ && !other_ && shown_
                        ? tr("Out of date: the last taxonomy that met the settings.")
                        : QString());
  if (preview_) {
    std::vector<InlineMessage::Button> buttons;
    if (keep_) {
      buttons.emplace_back(tr("Keep as a scenario"), [this] { keep_scenario(shown_->scenario); });
    }
    buttons.emplace_back(tr("Back"), [this] { leave_preview(); });
    return message_->show_message(InlineMessage::Tone::kInfo, preview_title_, buttons);
  }
  if (!trouble_.isEmpty()) {
    return message_->show_message(InlineMessage::Tone::kWarning, trouble_,
                                  {{tr("Undo"), [this] { document_.undo_stack().undo(); }}});
  }
  if (latest && latest->taxonomy.status == TaxonomyStatus::kInfeasible) {
    const Taxonomy& taxonomy = latest->taxonomy;
    QString text = one_stop(
        tr("No taxonomy meets these settings: %1.").arg(reason_text(taxonomy, *latest->table)));
    std::vector<InlineMessage::Button> buttons;
    if (taxonomy.smallest_budget) {
      const double least = *taxonomy.smallest_budget;
      buttons.emplace_back(
          tr("Set budget to %1").arg(QLocale().toString(least, 'g', 6)), [this, least] {
            document_.change_scenario(tr("Budget"), [&](Scenario& one) { one.budget = least; });
          });
    } else if (!taxonomy.smallest_budget_known) {
      text += QLatin1Char(' ') + tr("The smallest budget that works was not found in time.");
    } else {
      text += QLatin1Char(' ') + tr("No budget would do.");
    }
    return message_->show_message(InlineMessage::Tone::kWarning, text, buttons);
  }
  if (latest && latest->taxonomy.status == TaxonomyStatus::kUnknown) {
    return message_->show_message(InlineMessage::Tone::kWarning,
                                  tr("No taxonomy was found in time."));
  }
  if (other_) {
    return message_->show_message(InlineMessage::Tone::kInfo,
                                  tr("Comparing %1 with %2.").arg(other_->name_a, other_->name_b),
                                  {{tr("End comparison"), [this] { compare_->compare_with({}); }}});
  }
  message_->hide();
}

bool TaxonomyPage::ready() const {
  if (graph_->picture() != nullptr || solutions_.nothing_to_solve()) return true;
  const auto& latest = solutions_.latest();  // what has no graph is said in words
  return latest != nullptr && !is_solved(latest->taxonomy);
}

QString TaxonomyPage::status() const {
  const auto& latest = solutions_.latest();
  if (solutions_.nothing_to_solve()) return tr("No transfer has been measured yet.");
  return latest ? SummaryStrip::sentence(latest->taxonomy, *latest->table) : tr("Solving…");
}

std::vector<FigureRequest> TaxonomyPage::figures() const {
  GraphOptions options = options_;
  if (places_->layout()) options.positions = *places_->layout();
  // A figure is of the document's scenario, which is A.
  if (other_ && shown_->scenario == document_.scenario()) {
    options.compare = ComparedWith{other_->study, other_->scenario};
  }
  FrontierOptions frontier;
  const double budget = document_.scenario().budget;
  if (std::isfinite(budget)) frontier.budget = budget;
  return {{QStringLiteral("taxonomy"), tr("Taxonomy"), options.to_json()},
          {QStringLiteral("frontier"), tr("Frontier"), frontier.to_json()}};
}

// --- what can be done to a task ------------------------------------------------------------------

void TaxonomyPage::all_for_one(TaskId target) {
  const auto table = document_.table();
  side_job_.start([this, table, target, base = document_.scenario()](const RunContext& context) {
    Scenario scenario = all_for_one_scenario(*table, base, target, base.max_order);
    scenario.name = "all for " + table->code(target);
    auto solution = std::make_shared<const Solution>(
        Solution{table, scenario, solve_taxonomy(*table, scenario, {}, context)});
    return [this, solution, target] {
      const Taxonomy& taxonomy = solution->taxonomy;
      const QString name = QString::fromStdString(solution->table->task(target).name);
      if (!is_solved(taxonomy) || taxonomy.transfers.empty()) {
        Q_EMIT failed(tr("Nothing can serve %1 alone: %2")
                          .arg(name, reason_text(taxonomy, *solution->table)));
        return;
      }
      QStringList sources;
      for (const TaskId source : taxonomy.transfers.front().sources) {
        sources.push_back(QString::fromStdString(solution->table->task(source).name));
      }
      const QLocale locale;
      const auto number = [&](double value) {
        return std::isnan(value) ? QStringLiteral("–") : locale.toString(value, 'f', 3);
      };
      preview_title_ = tr("All for one: %1 alone is best served by %2 (gain %3, quality %4).")
                           .arg(name, sources.join(QStringLiteral(" + ")),
                                number(taxonomy.mean_gain), number(taxonomy.mean_quality));
      keep_ = true;
      show_preview(solution);
    };
  });
}

void TaxonomyPage::keep_scenario(Scenario scenario) {
  document_.change(tr("New scenario"), [&](DocumentState& state) {
    scenario.name = free_name(state.scenarios, scenario.name);
    state.scenarios.push_back(std::move(scenario));
    state.current = state.scenarios.size() - 1;
  });
}

void TaxonomyPage::show_menu(TaskId task, TransferId transfer, QPoint global) {
  QMenu menu(this);
  fill_menu(menu, task, transfer);
  menu.exec(global);
}

void TaxonomyPage::fill_menu(QMenu& menu, TaskId task, TransferId transfer) {
  const TransferTable& table = *document_.table();
  const auto rules = [&](const std::string& entry, const QString& name) {
    const Rule rule = rule_of(document_.scenario(), entry);
    const auto add = [&](const QString& text, const QString& undo, Rule wanted) {
      // Without an icon: it would stand where the tick is.
      QAction* action = menu.addAction(text, this, [this, entry, text, undo, wanted] {
        const bool is = rule_of(document_.scenario(), entry) == wanted;
        document_.change_scenario(is ? undo : text, [&](Scenario& scenario) {
          set_rule(scenario, entry, is ? Rule::kFree : wanted);
        });
      });
      action->setCheckable(true);
      action->setChecked(rule == wanted);
      if (rule == wanted) action->setToolTip(undo);
    };
    add(tr("Require %1").arg(name), tr("No longer require %1").arg(name), Rule::kRequired);
    add(tr("Forbid %1").arg(name), tr("No longer forbid %1").arg(name), Rule::kForbidden);
  };
  if (transfer.valid()) {
    rules(table.describe(transfer), tr("this transfer"));
    menu.addAction(tr("Why this transfer?"), this, [this, task, transfer] {
      document_.selection().select({task}, transfer);
      tabs_->setCurrentWidget(explanation_);
    });
    return;
  }
  const QString name = QString::fromStdString(table.task(task).name);
  rules(table.code(task), tr("%1 as a source").arg(name));
  // Transfers into the task that are required or forbidden: the latter are in no solution, so here
  // is where they are let in again.
  for (const std::string& entry : rules_into(table, document_.scenario(), task)) {
    menu.addSeparator();
    rules(entry, entry_text(entry, table));
  }
  tasks_->fill_menu(*menu.addMenu(tr("Change")), {task});
  menu.addSeparator();
  menu.addAction(themed_icon(QStringLiteral("target")), tr("All for %1 alone").arg(name), this,
                 [this, task] { all_for_one(task); });
  menu.addAction(tr("Why?"), this, [this, task] {
    document_.selection().select({task});
    tabs_->setCurrentWidget(explanation_);
  });
}

}  // namespace taskatlas::ui
