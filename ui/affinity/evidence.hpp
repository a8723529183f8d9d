// SPDX-License-Identifier: MIT
#pragma once

#include "affinity/ahp.hpp"
#include "study/loss_analysis.hpp"
#include "ui/document/latest_job.hpp"

#include <QObject>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::ui {

class StudyDocument;

// How one target's affinities follow from its losses: an immutable snapshot.
struct TargetEvidence {
  TaskId target;
  std::vector<TransferId> alternatives;  // of the tournament: without pixels and average
  std::size_t images = 0;
  std::size_t groups = 0;  // of images that are drawn together; images where each is its own
  std::vector<MeanLoss> means;
  WinMatrix wins;
  AhpDerivation derivation;
  std::optional<BootstrapResult> intervals;  // nullopt: not computed yet, or not possible
  std::string problem;                       // why there is no derivation; for people

  std::optional<std::size_t> find(TransferId transfer) const;
};

// The evidence for all targets of a document with losses, gathered in the background one target
// after the other, the ones asked for first. For the window's thread.
class Evidence : public QObject {
  Q_OBJECT

 public:
  explicit Evidence(StudyDocument& document, QObject* parent = nullptr);
  ~Evidence() override;

  void start();                                                   // with all targets; once
  void ask_first(TaskId target);                                  // next in line
  std::shared_ptr<const TargetEvidence> of(TaskId target) const;  // null: not yet, or no losses
  bool busy() const { return current_.valid() || !line_.empty(); }
  const LossMeasures& measures() const { return measures_; }  // of the targets read so far

 Q_SIGNALS:
  void ready(TaskId target);  // of(target) is new, or has intervals now

 private:
  void begin_anew();  // what has got more results
  void next();
  void derive(const std::shared_ptr<const TargetLosses>& losses);
  void estimate(const std::shared_ptr<const TargetLosses>& losses,
                const std::shared_ptr<const TargetEvidence>& evidence);

  StudyDocument& document_;
  std::deque<TaskId> line_;
  TaskId current_;
  bool started_ = false;
  int round_ = 0;                          // of results; what was asked for before is out of date
  std::map<TaskId, std::size_t> counted_;  // transfers that known_ is of
  std::map<TaskId, std::shared_ptr<const TargetEvidence>> known_;
  LossMeasures measures_;
  LatestJob job_;
};

}  // namespace taskatlas::ui
