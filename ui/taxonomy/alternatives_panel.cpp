// SPDX-License-Identifier: MIT
#include "ui/taxonomy/alternatives_panel.hpp"

#include "taxonomy/explain.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/rows_view.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace taskatlas::ui {
namespace {

constexpr int kRest = 150;  // milliseconds

QString names_of(const TransferTable& table, const std::vector<TaskId>& tasks) {
  QStringList names;
  for (const TaskId task : tasks) names.push_back(QString::fromStdString(table.task(task).name));
  return names.join(QStringLiteral(", "));
}

// "+ Normals − Reshading" against the best.
QString difference(const TransferTable& table, const std::vector<TaskId>& best,
                   const std::vector<TaskId>& other) {
  QStringList parts;
  for (const TaskId task : other) {
    if (std::find(best.begin(), best.end(), task) == best.end()) {
      parts.push_back(QStringLiteral("+ ") + QString::fromStdString(table.task(task).name));
    }
  }
  for (const TaskId task : best) {
    if (std::find(other.begin(), other.end(), task) == other.end()) {
      parts.push_back(QStringLiteral("− ") + QString::fromStdString(table.task(task).name));
    }
  }
  return parts.join(QStringLiteral("  "));
}

}  // namespace

AlternativesPanel::AlternativesPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      solutions_(solutions),
      rest_(new QTimer(this)),
      rows_(new RowsModel({tr("Sources"), tr("Objective"), tr("Less"), tr("Spent")}, {1, 2, 3},
                          this)),
      count_(new QSpinBox),
      state_(new QLabel) {
  rows_->set_header_tooltips({tr("How its sources differ from the best taxonomy's"),
                              tr("Its objective"), tr("How much less than the best"),
                              tr("What it spends of the budget")});
  view_ = make_rows_view(*rows_, tr("The best taxonomies"));
  count_->setRange(2, 50);
  count_->setValue(8);
  count_->setAccessibleName(tr("Number of taxonomies"));
  count_->setToolTip(tr("How many of the best sets of sources to list"));
  auto* label = new QLabel(tr("&Best sets of sources"));
  label->setBuddy(count_);
  state_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(label);
  row->addWidget(count_);
  row->addStretch(1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, all->contentsMargins().top(), 0, 0);
  all->addLayout(row);
  all->addWidget(view_, 1);
  all->addWidget(state_);

  rest_->setSingleShot(true);
  connect(rest_, &QTimer::timeout, this, &AlternativesPanel::search);
  connect(&solutions_, &Solutions::solved, this, &AlternativesPanel::restart);
  connect(&document_, &StudyDocument::scenario_changed, this, [this] {
    job_.cancel();
    rows_->set_rows({});  // they were of another scenario
    found_.clear();
  });
  connect(count_, &QSpinBox::valueChanged, this, &AlternativesPanel::restart);
  connect(&job_, &LatestJob::failed, state_, &QLabel::setText);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this](const QItemSelection& now) {
            const int index = current_row(*view_);
            if (now.isEmpty() || index < 0) return;
            const int number = rows_->row(index).number;
            Q_EMIT previewed(found_[static_cast<std::size_t>(number)], number);
          });
}

AlternativesPanel::~AlternativesPanel() = default;

void AlternativesPanel::clear_choice() { view_->clearSelection(); }

void AlternativesPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) rest_->start(0);
}

void AlternativesPanel::restart() {
  stale_ = true;
  if (isVisible()) rest_->start(kRest);
}

void AlternativesPanel::search() {
  const auto solution = solutions_.latest();
  if (!solution) return;
  stale_ = false;
  state_->setText(tr("Searching…"));
  job_.start([this, solution, count = count_->value()](const RunContext& context) {
    auto found = best_taxonomies(*solution->table, solution->scenario,
                                 static_cast<std::size_t>(count), {}, context);
    return [this, solution, found = std::move(found)] {
      found_.clear();
      std::vector<RowsModel::Row> rows;
      const QLocale locale;
      for (std::size_t i = 0; i < found.size(); ++i) {
        found_.push_back(std::make_shared<const Solution>(
            Solution{solution->table, solution->scenario, found[i]}));
        const QString all = names_of(*solution->table, found[i].sources);
        const double less = found.front().objective - found[i].objective;
        RowsModel::Row row;
        row.number = static_cast<int>(i);
        row.cells = {
            {i == 0 ? all : difference(*solution->table, found.front().sources, found[i].sources),
             static_cast<int>(i), all, i == 0},
            {locale.toString(found[i].objective, 'f', 4), found[i].objective, {}, false},
            {i == 0 ? QStringLiteral("–") : locale.toString(less, 'f', 4), less, {}, false},
            {locale.toString(found[i].spent, 'g', 5), found[i].spent, {}, false}};
        rows.push_back(std::move(row));
      }
      rows_->set_rows(std::move(rows));
      state_->setText(found.empty() ? tr("There is no taxonomy at this budget.")
                                    : tr("Choose one to see it in the graph."));
    };
  });
}

}  // namespace taskatlas::ui
