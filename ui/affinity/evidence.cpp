// SPDX-License-Identifier: MIT
#include "ui/affinity/evidence.hpp"

#include "base/error.hpp"
#include "ui/document/study_document.hpp"

#include <QPointer>
#include <algorithm>
#include <set>

namespace taskatlas::ui {

std::optional<std::size_t> TargetEvidence::find(TransferId transfer) const {
  const auto found = std::find(alternatives.begin(), alternatives.end(), transfer);
  if (found == alternatives.end()) return std::nullopt;
  return static_cast<std::size_t>(found - alternatives.begin());
}

Evidence::Evidence(StudyDocument& document, QObject* parent)
    : QObject(parent), document_(document), measures_(*document.table()) {
  // A job that fails for another reason than the data's must not hold up the others.
  connect(&job_, &LatestJob::failed, this, [this](const QString&) { next(); });
  connect(&document_, &StudyDocument::results_changed, this, &Evidence::begin_anew);
}

Evidence::~Evidence() = default;

void Evidence::start() {
  if (started_) return;
  started_ = true;
  line_.clear();
  for (const TaskId target : document_.targets_with_losses()) line_.push_back(target);
  if (!current_.valid()) next();
}

void Evidence::begin_anew() {
  ++round_;
  job_.cancel();
  const TransferTable& table = *document_.table();
  LossMeasures grown(table);
  std::copy(measures_.mean_loss.begin(), measures_.mean_loss.end(), grown.mean_loss.begin());
  std::copy(measures_.win_rate.begin(), measures_.win_rate.end(), grown.win_rate.begin());
  measures_ = std::move(grown);
  line_.clear();
  current_ = TaskId();
  std::map<TaskId, std::size_t> transfers;
  for (const Transfer& transfer : table.transfers()) ++transfers[transfer.target];
  for (const TaskId target : document_.targets_with_losses()) {
    const auto known = known_.find(target);
    if (known != known_.end() && known->second->intervals && counted_[target] == transfers[target])
      continue;
    known_.erase(target);
    line_.push_back(target);
  }
  if (started_) next();
}

void Evidence::ask_first(TaskId target) {
  const auto found = std::find(line_.begin(), line_.end(), target);
  if (found == line_.end()) return;
  line_.erase(found);
  line_.push_front(target);
}

std::shared_ptr<const TargetEvidence> Evidence::of(TaskId target) const {
  const auto found = known_.find(target);
  return found == known_.end() ? nullptr : found->second;
}

void Evidence::next() {
  current_ = TaskId();
  if (line_.empty()) return;
  current_ = line_.front();
  line_.pop_front();
  const QPointer<Evidence> self(this);
  document_.read_losses(current_,
                        [self, round = round_](const std::shared_ptr<const TargetLosses>& losses) {
                          if (!self || self->round_ != round) return;
                          if (losses == nullptr) return self->next();
                          self->derive(losses);
                        });
}

void Evidence::derive(const std::shared_ptr<const TargetLosses>& losses) {
  const std::shared_ptr<const TransferTable> table = document_.table();
  job_.start([this, table, losses](const RunContext& context) -> std::function<void()> {
    auto compared = std::make_shared<TargetLosses>(in_tournament(*table, *losses, false));
    auto evidence = std::make_shared<TargetEvidence>();
    evidence->target = losses->target;
    evidence->alternatives = compared->alternatives;
    evidence->images = compared->images.size();
    evidence->groups =
        compared->groups.empty()
            ? evidence->images
            : std::set<std::string>(compared->groups.begin(), compared->groups.end()).size();
    evidence->means = mean_losses(*compared);
    auto measures = std::make_shared<LossMeasures>(*table);
    std::optional<WinMatrix> wins = tournament(compared->losses, context);
    if (!wins || !measures->add(*table, *losses, true, context)) return {};
    evidence->wins = std::move(*wins);
    try {
      evidence->derivation = derive_affinity(evidence->wins);
    } catch (const Error& error) {
      evidence->problem = error.what();
    }
    return [this, losses, compared, evidence, measures] {
      for (const TransferId id : losses->alternatives) {
        measures_.mean_loss[id.index()] = measures->mean_loss[id.index()];
        measures_.win_rate[id.index()] = measures->win_rate[id.index()];
      }
      known_[evidence->target] = evidence;
      counted_[evidence->target] = losses->alternatives.size();
      Q_EMIT ready(evidence->target);
      if (evidence->problem.empty()) {
        estimate(compared, evidence);
      } else {
        next();
      }
    };
  });
}

void Evidence::estimate(const std::shared_ptr<const TargetLosses>& losses,
                        const std::shared_ptr<const TargetEvidence>& evidence) {
  job_.start([this, losses, evidence](const RunContext& context) -> std::function<void()> {
    std::optional<BootstrapResult> result;
    try {
      result = target_intervals(*losses, BootstrapOptions{}, context);
    } catch (const Error&) {
      // Nothing to resample: no intervals, the rest stands.
    }
    if (context.stopped()) return {};
    return [this, evidence, result] {
      auto complete = std::make_shared<TargetEvidence>(*evidence);
      if (result && result->usable > 0) complete->intervals = *result;
      known_[complete->target] = complete;
      Q_EMIT ready(complete->target);
      next();
    };
  });
}

}  // namespace taskatlas::ui
