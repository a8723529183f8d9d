// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/frontier.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/document/latest_job.hpp"

#include <QObject>
#include <memory>

class QTimer;

namespace taskatlas::ui {

class StudyDocument;

// A solved scenario: an immutable snapshot.
struct Solution {
  std::shared_ptr<const TransferTable> table;
  Scenario scenario;
  Taxonomy taxonomy;
};

struct SolvedFrontier {
  std::shared_ptr<const TransferTable> table;
  Scenario scenario;  // its budget plays no part
  Frontier frontier;
};

// Keeps the document's present scenario solved, away from the window's thread: the taxonomy at
// once, the frontier when the hand has rested for a moment. Results that are out of date by the
// time they arrive are dropped, unless nothing newer would be shown for longer than a grace.
class Solutions : public QObject {
  Q_OBJECT

 public:
  explicit Solutions(StudyDocument& document, QObject* parent = nullptr);
  ~Solutions() override;

  // The latest; null before the first. It may be of a scenario that has changed since.
  const std::shared_ptr<const Solution>& latest() const { return solution_; }
  // The latest; null before the first. Its scenario's budget plays no part; the rest of it may
  // have changed since.
  const std::shared_ptr<const SolvedFrontier>& frontier() const { return frontier_; }
  bool busy() const { return solve_.busy(); }
  // The study has no transfers yet, as before its experiment has run: nothing is solved.
  bool nothing_to_solve() const;

 Q_SIGNALS:
  void solved();           // latest() is new
  void frontier_solved();  // frontier() is new
  void failed(const QString& message);
  void busy_changed(bool busy);

 private:
  void restart();
  void solve();
  void solve_frontier();

  StudyDocument& document_;
  std::shared_ptr<class SolverBox> solver_;  // of the solving thread alone
  LatestJob solve_;
  LatestJob frontier_job_;
  QTimer* rest_;
  std::shared_ptr<const Solution> solution_;
  std::shared_ptr<const SolvedFrontier> frontier_;
};

}  // namespace taskatlas::ui
