// SPDX-License-Identifier: MIT
#include "ui/taxonomy/compare_panel.hpp"

#include "evaluation/comparison.hpp"
#include "ui/document/study_document.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/rows_view.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

QString number(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

QString name_of(const TransferTable& table, const std::string& code) {
  const auto task = table.find_task(code);
  return QString::fromStdString(task ? table.task(*task).name : code);
}

QString names_of(const TransferTable& table, const std::vector<std::string>& codes) {
  QStringList names;
  for (const std::string& code : codes) names.push_back(name_of(table, code));
  return names.join(QStringLiteral(" + "));
}

}  // namespace

ComparePanel::ComparePanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      solutions_(solutions),
      choice_(new QComboBox),
      figures_(new QLabel),
      rows_(new RowsModel({tr("Target"), tr("A"), tr("B"), tr("Same")}, {}, this)) {
  rows_->set_header_tooltips({tr("Target"), tr("Its sources in the present scenario"),
                              tr("Its sources in the other scenario"),
                              tr("Whether both serve it by the same sources")});
  view_ = make_rows_view(*rows_, tr("Targets of both scenarios"), false);
  connect_to_selection(*view_, *rows_, document_);
  choice_->setAccessibleName(tr("Compare with"));
  choice_->setToolTip(tr("Shows the present scenario and another as one graph"));
  figures_->setWordWrap(true);
  figures_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* form = new QFormLayout;
  form->addRow(tr("&Compare with"), choice_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addLayout(form);
  all->addWidget(figures_);
  all->addWidget(view_, 1);
  connect(choice_, &QComboBox::activated, this,
          [this] { compare_with(choice_->currentData().toString()); });
  connect(&document_, &StudyDocument::scenarios_changed, this, &ComparePanel::refresh_names);
  connect(&solutions_, &Solutions::solved, this, [this] {
    if (!other_.isEmpty()) solve();
  });
  connect(&job_, &LatestJob::failed, figures_, &QLabel::setText);
  refresh_names();
}

ComparePanel::~ComparePanel() = default;

void ComparePanel::refresh_names() {
  const DocumentState& state = document_.state();
  bool there = false;
  choice_->clear();
  choice_->addItem(tr("Nothing"), QString());
  for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
    if (i == state.current) continue;
    const QString name = QString::fromStdString(state.scenarios[i].name);
    choice_->addItem(name, name);
    if (name == other_) there = true;
  }
  choice_->setEnabled(choice_->count() > 1);
  if (!there && !other_.isEmpty()) compare_with({});
  choice_->setCurrentIndex(std::max(0, choice_->findData(other_)));
  if (other_.isEmpty()) {
    figures_->setText(choice_->count() > 1
                          ? tr("Choose a scenario to see what it shares with the present one.")
                          : tr("There is one scenario only. Duplicate it and change the copy to "
                               "compare the two."));
  }
}

void ComparePanel::compare_with(const QString& scenario) {
  other_ = scenario;
  choice_->setCurrentIndex(std::max(0, choice_->findData(other_)));
  if (!other_.isEmpty()) return solve();
  job_.cancel();
  rows_->set_rows({});
  refresh_names();
  Q_EMIT compared(nullptr, nullptr);
}

void ComparePanel::solve() {
  const auto a = solutions_.latest();
  const auto& scenarios = document_.state().scenarios;
  const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const Scenario& one) {
    return QString::fromStdString(one.name) == other_;
  });
  if (!a || found == scenarios.end()) return;
  job_.start([this, a, scenario = *found](const RunContext& context) {
    auto b = std::make_shared<const Solution>(
        Solution{a->table, scenario, solve_taxonomy(*a->table, scenario, {}, context)});
    return [this, a, b] {
      fill(*a, *b);
      Q_EMIT compared(a, b);
    };
  });
}

void ComparePanel::fill(const Solution& a, const Solution& b) {
  const Comparison comparison =
      compare({a.table.get(), &a.scenario, &a.taxonomy}, {b.table.get(), &b.scenario, &b.taxonomy});
  const TransferTable& table = *a.table;
  const auto side = [&](const ComparedFigures& one) {
    return tr("objective %1, gain %2, quality %3")
        .arg(number(one.objective), number(one.mean_gain), number(one.mean_quality));
  };
  QStringList lines{
      tr("<b>A</b> %1: %2")
          .arg(QString::fromStdString(a.scenario.name).toHtmlEscaped(), side(comparison.a)),
      tr("<b>B</b> %1: %2")
          .arg(QString::fromStdString(b.scenario.name).toHtmlEscaped(), side(comparison.b)),
      tr("%1 of %n target(s) are served by the same sources.", nullptr,
         static_cast<int>(comparison.targets.size()))
          .arg(comparison.same_transfers)};
  const auto only = [&](const QString& text, const std::vector<std::string>& codes) {
    QStringList names;
    for (const std::string& code : codes) names.push_back(name_of(table, code));
    if (!names.isEmpty())
      lines.push_back(text.arg(names.join(QStringLiteral(", ")).toHtmlEscaped()));
  };
  only(tr("Supervised in A only: %1."), comparison.sources_only_a);
  only(tr("Supervised in B only: %1."), comparison.sources_only_b);
  figures_->setText(lines.join(QStringLiteral("<br>")));
  std::vector<RowsModel::Row> rows;
  const auto text = [&](const ComparedChoice& one) {
    if (!one.present) return QStringLiteral("–");
    return one.full_supervision ? tr("full supervision") : names_of(table, one.sources);
  };
  for (const ComparedTarget& one : comparison.targets) {
    RowsModel::Row row;
    row.task = *table.find_task(one.target);
    row.cells = {{name_of(table, one.target), {}, {}, false},
                 {text(one.a), {}, {}, false},
                 {text(one.b), {}, {}, false},
                 {one.same ? tr("yes") : tr("no"), one.same ? 1 : 0, {}, !one.same}};
    rows.push_back(std::move(row));
  }
  rows_->set_rows(std::move(rows));
}

}  // namespace taskatlas::ui
