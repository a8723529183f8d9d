// SPDX-License-Identifier: MIT
#include "ui/run/run_snapshot.hpp"

#include <QCoreApplication>

namespace taskatlas::ui {
namespace {

QString text(const char* source) { return QCoreApplication::translate("RunSnapshot", source); }

}  // namespace

QString job_state_name(JobState state) {
  switch (state) {
    case JobState::kWaiting:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "waiting"));
    case JobState::kQueued:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "queued"));
    case JobState::kRunning:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "running"));
    case JobState::kDone:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "done"));
    case JobState::kFailed:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "failed"));
    case JobState::kSkipped:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "skipped"));
  }
  return {};
}

QString job_state_sign(JobState state) {
  switch (state) {
    case JobState::kWaiting:
      return QStringLiteral("·");
    case JobState::kQueued:
      return QStringLiteral("…");
    case JobState::kRunning:
      return QStringLiteral("▸");
    case JobState::kDone:
      return QStringLiteral("✓");
    case JobState::kFailed:
      return QStringLiteral("✗");
    case JobState::kSkipped:
      return QStringLiteral("–");
  }
  return {};
}

QString stage_name(Stage stage) {
  switch (stage) {
    case Stage::kRender:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "Rooms"));
    case Stage::kTrain:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "Task networks"));
    case Stage::kEncode:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "Representations"));
    case Stage::kBaseline:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "Baselines"));
    case Stage::kFirstOrder:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "First-order transfers"));
    case Stage::kHigherOrders:
      return text(QT_TRANSLATE_NOOP("RunSnapshot", "Higher-order transfers"));
  }
  return {};
}

QString stage_tip(Stage stage) {
  switch (stage) {
    case Stage::kRender:
      return text(
          QT_TRANSLATE_NOOP("RunSnapshot", "Furnished rooms are rendered with exact annotations"));
    case Stage::kTrain:
      return text(QT_TRANSLATE_NOOP("RunSnapshot",
                                    "One network for each task is trained, fully supervised"));
    case Stage::kEncode:
      return text(QT_TRANSLATE_NOOP(
          "RunSnapshot", "Each network's encoder looks once at all images that transfers need"));
    case Stage::kBaseline:
      return text(QT_TRANSLATE_NOOP("RunSnapshot",
                                    "What transfers are compared with: a network trained from "
                                    "scratch on the same few images, and the best constant"));
    case Stage::kFirstOrder:
      return text(QT_TRANSLATE_NOOP(
          "RunSnapshot", "Small readouts are trained from each source into each target"));
    case Stage::kHigherOrders:
      return text(QT_TRANSLATE_NOOP(
          "RunSnapshot",
          "Readouts from several sources at once, chosen by the first order's results: a target's "
          "begin when its first order is done"));
  }
  return {};
}

Stage stage_of(const engine::Job& job) {
  switch (job.kind()) {
    case engine::JobKind::kRender:
      return Stage::kRender;
    case engine::JobKind::kTrain:
      return Stage::kTrain;
    case engine::JobKind::kEncode:
      return Stage::kEncode;
    case engine::JobKind::kBaseline:
      return Stage::kBaseline;
    case engine::JobKind::kTransfer:
      break;
  }
  const auto& transfer = std::get<engine::TransferJob>(job.work);
  const bool higher = !transfer.sources.empty() && transfer.sources.front().size() > 1;
  return higher ? Stage::kHigherOrders : Stage::kFirstOrder;
}

int RunSnapshot::total() const {
  int sum = 0;
  for (const StageCount& stage : stages) sum += stage.total;
  return sum;
}

int RunSnapshot::done() const {
  int sum = 0;
  for (const StageCount& stage : stages) sum += stage.done;
  return sum;
}

bool RunSnapshot::begun() const {
  return done() > 0 || failed() > 0 || in_slurm > 0 || state == RunState::kStopped;
}

int RunSnapshot::failed() const {
  int sum = 0;
  for (const StageCount& stage : stages) sum += stage.failed + stage.skipped;
  return sum;
}

double RunSnapshot::share() const {
  if (done_share >= 0) return done_share;
  const int all = total();
  return all > 0 ? static_cast<double>(done()) / all : 0;
}

void count_stages(RunSnapshot& run) {
  run.stages = {};
  for (const JobRow& job : run.jobs) {
    StageCount& stage = run.stages[static_cast<std::size_t>(job.stage)];
    ++stage.total;
    stage.done += job.state == JobState::kDone ? 1 : 0;
    stage.running += job.state == JobState::kRunning ? 1 : 0;
    stage.failed += job.state == JobState::kFailed ? 1 : 0;
    stage.skipped += job.state == JobState::kSkipped ? 1 : 0;
  }
  run.stages[static_cast<std::size_t>(Stage::kHigherOrders)].total += run.expected;
}

}  // namespace taskatlas::ui
