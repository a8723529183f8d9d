// SPDX-License-Identifier: MIT
#include "ui/taxonomy/compare_panel.hpp"

#include "base/error.hpp"
#include "evaluation/comparison.hpp"
#include "ui/document/reasons.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/sentence.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/rows_view.hpp"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace taskatlas::ui {
namespace {

// What an entry of the choice stands for; Qt::UserRole has the name or path.
constexpr int kEntryRole = Qt::UserRole + 1;
enum Entry { kNothing, kScenario, kStudy, kChoose };

constexpr int kAgreementColumn = 4;
constexpr int kMostNames = 24;  // in one line of the summary: the table needs its place

QString number(double value, int digits = 3) {
  if (std::isinf(value)) return QStringLiteral("∞");
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', digits);
}

// A budget or what is spent of it.
QString amount(double value) {
  return std::isfinite(value) ? QLocale().toString(value, 'g', 6) : number(value);
}

bool is_solved(const Taxonomy& taxonomy) {
  return taxonomy.status == TaxonomyStatus::kOptimal ||
         taxonomy.status == TaxonomyStatus::kFeasible;
}

}  // namespace

struct ComparePanel::Result {
  std::shared_ptr<const Solution> a;
  std::shared_ptr<const OtherStudy> other;  // null: of the same study
  std::shared_ptr<const ComparedSolution> b;
  std::shared_ptr<const TransferTable> table_b;
  Comparison comparison;
  std::vector<std::string> dropped;  // what B's scenario could not say

  // As this study calls it, or else as the other one does.
  QString name_of(const std::string& code) const {
    for (const TransferTable* table : {a->table.get(), table_b.get()}) {
      if (const auto task = table->find_task(code))
        return QString::fromStdString(table->task(*task).name);
    }
    return QString::fromStdString(code);
  }
  QStringList names_of(const std::vector<std::string>& codes) const {
    QStringList names;
    for (const std::string& code : codes) names << name_of(code);
    return names;
  }
};

ComparePanel::ComparePanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      solutions_(solutions),
      form_(new QFormLayout),
      choice_(new QComboBox),
      their_scenario_(new QComboBox),
      figures_(new QLabel),
      rows_(new RowsModel({tr("Target"), tr("A"), tr("B"), tr("Same"), tr("ρ")}, {kAgreementColumn},
                          this)) {
  rows_->set_header_tooltips(
      {tr("Target"), tr("Its sources in the present scenario"),
       tr("Its sources in the other scenario"), tr("Whether both serve it by the same sources"),
       tr("Rank correlation (Spearman) of the affinities of the sources that both studies "
          "measured")});
  view_ = make_rows_view(*rows_, tr("Targets of both scenarios"), false);
  connect_to_selection(*view_, *rows_, document_);
  const int em = fontMetrics().height();
  for (QComboBox* box : {choice_, their_scenario_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  choice_->setAccessibleName(tr("Compare with"));
  choice_->setToolTip(
      tr("Shows the present scenario and another, or another study's, as one "
         "graph"));
  choice_->setWhatsThis(
      tr("A scenario of this study, a study that comes with the program, or a file. Another study "
         "is only read. Its tasks are matched by code and drawn where this study has them."));
  their_scenario_->setAccessibleName(tr("Scenario of the other study"));
  their_scenario_->setToolTip(tr("Under which settings the other study is solved"));
  figures_->setWordWrap(true);
  figures_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  figures_->setAccessibleName(tr("What the two share"));
  form_->addRow(tr("&Compare with"), choice_);
  form_->addRow(tr("&Under"), their_scenario_);
  message_ = new InlineMessage(this);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addLayout(form_);
  all->addWidget(message_);
  all->addWidget(figures_);
  all->addWidget(view_, 1);
  all->addStretch(0);
  view_->setMinimumHeight(5 * em);
  // What differs stands where it is seen without scrolling.
  view_->horizontalHeader()->moveSection(3, 1);
  view_->horizontalHeader()->moveSection(kAgreementColumn, 2);
  connect(choice_, &QComboBox::activated, this, &ComparePanel::chosen);
  connect(their_scenario_, &QComboBox::activated, this, [this](int index) {
    const QString scenario = their_scenario_->itemData(index).toString();
    if (scenario.isEmpty()) return compare_under_present_scenario();
    compare_with_study(study_, scenario);
  });
  connect(&document_, &StudyDocument::scenarios_changed, this, &ComparePanel::refresh_choices);
  connect(&document_, &StudyDocument::location_changed, this, &ComparePanel::refresh_choices);
  connect(&solutions_, &Solutions::solved, this, [this] {
    if (active()) solve();
  });
  connect(&job_, &LatestJob::failed, this, &ComparePanel::stop);
  show_rows({});
  refresh_choices();
}

ComparePanel::~ComparePanel() = default;

QString ComparePanel::summary() const { return figures_->text(); }

// --- what is compared ----------------------------------------------------------------------------

void ComparePanel::refresh_choices() {
  const DocumentState& state = document_.state();
  const QString present = QString::fromStdString(document_.scenario().name);
  const bool gone =
      study_.isEmpty() && !scenario_.isEmpty() &&
      (scenario_ == present ||
       std::none_of(state.scenarios.begin(), state.scenarios.end(), [&](const Scenario& one) {
         return QString::fromStdString(one.name) == scenario_;
       }));
  if (gone) return compare_with({});
  choice_->clear();
  const auto add = [&](const QString& text, const QString& name, Entry entry,
                       const QString& tooltip = {}) {
    choice_->addItem(text, name);
    choice_->setItemData(choice_->count() - 1, entry, kEntryRole);
    if (!tooltip.isEmpty()) choice_->setItemData(choice_->count() - 1, tooltip, Qt::ToolTipRole);
    const bool is = entry == kStudy      ? name == study_
                    : entry == kScenario ? study_.isEmpty() && name == scenario_
                                         : entry == kNothing && !active();
    if (is) choice_->setCurrentIndex(choice_->count() - 1);
  };
  add(tr("Nothing"), {}, kNothing);
  for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
    if (i == state.current) continue;
    const QString name = QString::fromStdString(state.scenarios[i].name);
    add(name, name, kScenario, tr("A scenario of this study"));
  }
  choice_->insertSeparator(choice_->count());
  // A study may be compared with itself as it was released, if it was chosen.
  for (const QString& name :
       other_builtin_studies(study_ == document_.label() ? QString() : document_.label())) {
    add(name, name, kStudy, tr("A study that comes with the program"));
  }
  for (const QString& path : files_) add(QFileInfo(path).fileName(), path, kStudy, path);
  add(tr("Other study…"), {}, kChoose, tr("Choose a study's file"));
  refresh_their_scenarios();
  if (!active()) {
    message_->hide();
    figures_->setText(
        tr("Choose another scenario or another study to see what it shares with the present "
           "scenario."));
  }
}

void ComparePanel::refresh_their_scenarios() {
  const bool shown = read_ && read_->source == study_;  // known once it has been read
  their_scenario_->setVisible(shown);
  form_->labelForField(their_scenario_)->setVisible(shown);
  their_scenario_->clear();
  if (!shown) return;
  const auto add = [&](const QString& text, const QString& name, const QString& tooltip) {
    their_scenario_->addItem(text, name);
    their_scenario_->setItemData(their_scenario_->count() - 1, tooltip, Qt::ToolTipRole);
  };
  for (const Scenario& one : read_->scenarios) {
    const QString name = QString::fromStdString(one.name);
    add(name, name, tr("A scenario of the other study"));
  }
  add(tr("The present scenario"), {},
      tr("This study's settings, as far as the other study has the tasks"));
  their_scenario_->setCurrentIndex(under_present_ ? their_scenario_->count() - 1
                                   : scenario_.isEmpty()
                                       ? 0
                                       : std::max(0, their_scenario_->findData(scenario_)));
}

void ComparePanel::chosen(int index) {
  const QString name = choice_->itemData(index).toString();
  switch (static_cast<Entry>(choice_->itemData(index, kEntryRole).toInt())) {
    case kNothing:
      return compare_with({});
    case kScenario:
      return compare_with(name);
    case kStudy:
      return compare_with_study(name);
    case kChoose:
      break;
  }
  refresh_choices();  // until a file is chosen, all is as it was
  choose_study_file(this, tr("Compare with"),
                    [this](const QString& path) { compare_with_study(path); });
}

void ComparePanel::compare_with(const QString& scenario) { start({}, scenario, false); }

void ComparePanel::compare_with_study(const QString& name_or_path, const QString& scenario) {
  start(name_or_path, scenario, false);
}

void ComparePanel::compare_under_present_scenario() { start(study_, {}, true); }

void ComparePanel::start(const QString& study, const QString& scenario, bool under_present) {
  const bool other = study != study_ || study.isEmpty();
  study_ = study;
  scenario_ = scenario;
  under_present_ = under_present;
  if (!study_.isEmpty() && !files_.contains(study_) &&
      !other_builtin_studies({}).contains(study_)) {
    files_ << study_;
  }
  if (other) read_ = nullptr;
  message_->hide();
  refresh_choices();
  if (!active()) {
    job_.cancel();
    show_rows({});
    Q_EMIT compared(nullptr, nullptr);
    return;
  }
  if (rows_->rowCount() == 0) figures_->setText(tr("Comparing…"));
  solve();
}

void ComparePanel::stop(const QString& why) {
  show_rows({});
  figures_->clear();
  const QString name = study_.isEmpty() ? scenario_ : QFileInfo(study_).fileName();
  message_->show_message(InlineMessage::Tone::kWarning,
                         tr("Cannot compare with %1: %2").arg(name, why));
  Q_EMIT compared(nullptr, nullptr);
}

// --- solving -------------------------------------------------------------------------------------

void ComparePanel::solve() {
  const auto a = solutions_.latest();
  if (!a) return;
  Scenario ours;
  if (study_.isEmpty()) {
    const auto& scenarios = document_.state().scenarios;
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const Scenario& one) {
      return QString::fromStdString(one.name) == scenario_;
    });
    if (found == scenarios.end()) return;
    ours = *found;
  }
  job_.start([this, a, ours, known = read_, study = study_, wanted = scenario_,
              under_present = under_present_,
              label = document_.label()](const RunContext& context) -> std::function<void()> {
    auto result = std::make_shared<Result>();
    result->a = a;
    result->table_b = a->table;
    Scenario scenario = ours;
    if (!study.isEmpty()) {
      result->other = known ? known : open_other_study(study);
      result->table_b = result->other->table;
      const auto& theirs = result->other->scenarios;
      if (under_present) {
        scenario = scenario_for(*result->table_b, a->scenario, result->dropped);
      } else {
        const auto found = std::find_if(theirs.begin(), theirs.end(), [&](const Scenario& one) {
          return wanted.isEmpty() || QString::fromStdString(one.name) == wanted;
        });
        if (found == theirs.end()) {
          throw usage_error(result->other->label.toStdString() + " has no scenario '" +
                            wanted.toStdString() + "'");
        }
        scenario = *found;
      }
    }
    const Taxonomy taxonomy = solve_taxonomy(*result->table_b, scenario, {}, context);
    if (context.stopped()) return nullptr;
    const auto if_solved = [](const Taxonomy& one) { return is_solved(one) ? &one : nullptr; };
    result->comparison = compare({a->table.get(), &a->scenario, if_solved(a->taxonomy)},
                                 {result->table_b.get(), &scenario, if_solved(taxonomy)});
    auto b = std::make_shared<ComparedSolution>(in_terms_of(*a->table, *result->table_b, taxonomy));
    b->study = study;
    b->scenario = scenario;
    b->name_a = compared_name(result->other ? label : QString(), a->scenario);
    b->name_b = compared_name(result->other ? result->other->label : QString(), scenario);
    result->b = b;
    return [this, result] {
      const bool news = read_ != result->other;
      read_ = result->other;
      if (news) refresh_their_scenarios();
      show_result(*result);
    };
  });
}

// --- what is shown -------------------------------------------------------------------------------

void ComparePanel::show_result(const Result& result) {
  figures_->setText(summary_of(result));
  fill_rows(result);
  const auto trouble = [&](const QString& side, const Taxonomy& taxonomy) {
    return one_stop(tr("%1 has no taxonomy: %2.")
                        .arg(side, taxonomy.status == TaxonomyStatus::kInfeasible
                                       ? reason_text(taxonomy, *result.a->table)
                                       : tr("none was found in time")));
  };
  if (!is_solved(result.b->taxonomy)) {
    message_->show_message(InlineMessage::Tone::kWarning,
                           trouble(tr("B: %1").arg(result.b->name_b), result.b->taxonomy));
  } else if (!is_solved(result.a->taxonomy)) {
    message_->show_message(InlineMessage::Tone::kWarning,
                           trouble(tr("A: %1").arg(result.b->name_a), result.a->taxonomy));
  } else {
    message_->hide();
  }
  Q_EMIT compared(result.a, result.b);
}

QString ComparePanel::summary_of(const Result& result) const {
  const Comparison& c = result.comparison;
  const bool both = is_solved(result.a->taxonomy) && is_solved(result.b->taxonomy);
  QStringList lines;
  const auto side = [&](const QString& letter, const QString& name, const Taxonomy& taxonomy,
                        const ComparedFigures& one) {
    QString text = QStringLiteral("<b>%1</b> %2").arg(letter.toHtmlEscaped(), name.toHtmlEscaped());
    if (is_solved(taxonomy)) {
      text += QStringLiteral(": ") + tr("objective %1, budget %2 (%3 spent), gain %4, quality %5")
                                         .arg(number(one.objective), amount(one.budget),
                                              amount(one.spent), number(one.mean_gain),
                                              number(one.mean_quality));
    }
    lines << text;
  };
  side(tr("A"), result.b->name_a, result.a->taxonomy, c.a);
  side(tr("B"), result.b->name_b, result.b->taxonomy, c.b);
  if (result.a->scenario.value != result.b->scenario.value) {
    lines << tr("The two objectives are of different values and cannot be compared.");
  }
  if (result.other) {
    lines << tr("Affinities: rank correlation ρ %1 (Spearman), τ %2 (Kendall) over %n "
                "pair(s) that both measured.",
                nullptr, static_cast<int>(c.overall.shared))
                 .arg(number(c.overall.spearman), number(c.overall.kendall));
  }
  const auto list = [&](const QString& text, const std::vector<std::string>& codes) {
    if (codes.empty()) return;
    QStringList names = result.names_of(codes);
    const auto more = static_cast<int>(names.size()) - kMostNames;
    if (more > 0) {
      names = names.mid(0, kMostNames);
      names << tr("%n more", nullptr, more);
    }
    lines << one_stop(text.arg(names.join(QStringLiteral(", ")).toHtmlEscaped()));
  };
  if (both) {
    lines << tr("%1 of %n target(s) are served by the same sources.", nullptr,
                static_cast<int>(c.targets.size()))
                 .arg(c.same_transfers);
    list(tr("Supervised in both: %1."), c.sources_both);
    list(tr("Supervised in A only: %1."), c.sources_only_a);
    list(tr("Supervised in B only: %1."), c.sources_only_b);
  }
  if (result.other) {
    std::vector<std::string> absent;  // tasks that this study has but leaves unused have a place
    for (const std::string& code : c.tasks_only_b) {
      if (!result.a->table->find_task(code)) absent.push_back(code);
    }
    list(tr("Tasks of B alone, not drawn: %1."), absent);
    if (result.b->not_drawn > 0) {
      lines << tr("%n transfer(s) of B with such a task are not drawn.", nullptr,
                  static_cast<int>(result.b->not_drawn));
    }
    list(tr("Tasks of A alone: %1."), c.tasks_only_a);
  }
  if (!result.dropped.empty()) {
    list(tr("What the scenario says of these was left out for B: %1."), result.dropped);
  }
  return lines.join(QStringLiteral("<br>"));
}

void ComparePanel::fill_rows(const Result& result) {
  view_->setColumnHidden(kAgreementColumn, !result.other);
  std::vector<RowsModel::Row> rows;
  const auto text = [&](const ComparedChoice& one) {
    if (!one.present) return QStringLiteral("–");
    return one.full_supervision ? tr("full supervision")
                                : result.names_of(one.sources).join(QStringLiteral(" + "));
  };
  const auto& agreement = result.comparison.agreement;
  for (const ComparedTarget& one : result.comparison.targets) {
    RowsModel::Row row;
    if (const auto task = result.a->table->find_task(one.target)) row.task = *task;
    const auto found =
        std::find_if(agreement.begin(), agreement.end(),
                     [&](const AffinityAgreement& of) { return of.target == one.target; });
    const double rho =
        found != agreement.end() ? found->spearman : std::numeric_limits<double>::quiet_NaN();
    row.cells = {{result.name_of(one.target), {}, {}, false},
                 {text(one.a), {}, {}, false},
                 {text(one.b), {}, {}, false},
                 {one.same ? tr("yes") : tr("no"), one.same ? 1 : 0, {}, !one.same},
                 {number(rho), std::isnan(rho) ? -2.0 : rho, {}, false}};
    rows.push_back(std::move(row));
  }
  show_rows(std::move(rows));
}

void ComparePanel::show_rows(std::vector<RowsModel::Row> rows) {
  view_->setVisible(!rows.empty());
  rows_->set_rows(std::move(rows));
}

}  // namespace taskatlas::ui
