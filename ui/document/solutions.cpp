// SPDX-License-Identifier: MIT
#include "ui/document/solutions.hpp"

#include "ui/document/reasons.hpp"
#include "ui/document/study_document.hpp"

#include <QTimer>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

// A solver and the table that it borrows.
class SolverBox {
 public:
  explicit SolverBox(std::shared_ptr<const TransferTable> table)
      : table_(std::move(table)), solver_(*table_) {}
  const std::shared_ptr<const TransferTable>& table() const { return table_; }
  TaxonomySolver& solver() { return solver_; }

 private:
  std::shared_ptr<const TransferTable> table_;
  TaxonomySolver solver_;
};

namespace {

constexpr int kRest = 40;  // milliseconds without a change before the frontier is solved

// All that the frontier depends on.
Scenario without_budget(Scenario scenario) {
  scenario.budget = 0;
  scenario.name.clear();
  return scenario;
}

// The same in the user's language.
Error worded(const ScenarioError& error, const TransferTable& table) {
  const QString reason = reason_text(error.obstacle(), table);
  return {error.kind(),
          Solutions::tr("These settings cannot be solved: %1.").arg(reason).toStdString()};
}

}  // namespace

Solutions::Solutions(StudyDocument& document, QObject* parent)
    : QObject(parent),
      document_(document),
      solve_(nullptr, LatestJob::Policy::kLetFinish),
      rest_(new QTimer(this)) {
  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  connect(rest_, &QTimer::timeout, this, &Solutions::solve_frontier);
  connect(&document_, &StudyDocument::scenario_changed, this, &Solutions::solve);
  connect(&document_, &StudyDocument::tasks_changed, this, &Solutions::restart);
  connect(&solve_, &LatestJob::failed, this, &Solutions::failed);
  connect(&solve_, &LatestJob::busy_changed, this, &Solutions::busy_changed);
  connect(&frontier_job_, &LatestJob::failed, this, &Solutions::failed);
  restart();
}

Solutions::~Solutions() = default;

void Solutions::restart() {
  solver_ = std::make_shared<SolverBox>(document_.table());
  frontier_ = nullptr;
  solve();
}

bool Solutions::nothing_to_solve() const {
  const auto rows = document_.table()->transfers();
  if (rows.empty()) return true;
  // A run measures networks and baselines first; an imported study is told what it lacks.
  return document_.grows() && std::none_of(rows.begin(), rows.end(), [](const Transfer& row) {
           return row.pseudo == PseudoSource::kNone && !row.is_identity();
         });
}

void Solutions::solve() {
  if (nothing_to_solve()) return;
  solve_.start([this, box = solver_, scenario = document_.scenario()](const RunContext& context) {
    auto solution = std::make_shared<Solution>();
    solution->table = box->table();
    solution->scenario = scenario;
    try {
      solution->taxonomy = box->solver().solve(scenario, {}, context);
    } catch (const ScenarioError& error) {
      throw worded(error, *box->table());
    }
    return [this, solution] {
      solution_ = solution;
      Q_EMIT solved();
    };
  });
  if (!frontier_ || without_budget(frontier_->scenario) != without_budget(document_.scenario())) {
    rest_->start();
  } else {  // back to what the frontier is of, as by undo: what was begun meanwhile is of another
    rest_->stop();
    frontier_job_.cancel();
  }
}

void Solutions::solve_frontier() {
  frontier_job_.start([this, table = document_.table(),
                       scenario = document_.scenario()](const RunContext& context) {
    auto solved = std::make_shared<SolvedFrontier>();
    solved->table = table;
    solved->scenario = scenario;
    try {
      solved->frontier = taskatlas::solve_frontier(*table, scenario, {}, context);
    } catch (const ScenarioError& error) {
      throw worded(error, *table);
    }
    return [this, solved] {
      frontier_ = solved;
      Q_EMIT frontier_solved();
    };
  });
}

}  // namespace taskatlas::ui
