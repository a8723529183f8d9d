// SPDX-License-Identifier: MIT
#include "ui/run/run_words.hpp"

#include "ui/dataset/render_estimate.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace taskatlas::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("RunWords", source); }

QString native(const QString& path) { return QDir::toNativeSeparators(path); }

QString failures(const RunSnapshot& run) {
  return QCoreApplication::translate("RunWords", "%Ln job(s) failed or depend on one that did.",
                                     nullptr, run.failed());
}

QString joined(const std::vector<std::string>& sources,
               const std::function<QString(const std::string&)>& name) {
  QStringList names;
  for (const std::string& source : sources) names << name(source);
  return names.join(QStringLiteral(" + "));
}

// Targets of the dictionary share their representations; an own target's are apart.
QString encode_title(const engine::EncodeJob& encode,
                     const std::function<QString(const std::string&)>& name) {
  if (encode.targets.size() == 1) {
    return say(QT_TRANSLATE_NOOP("RunWords", "Encode by %1 for %2"))
        .arg(name(encode.source), name(encode.targets.front()));
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "Encode by %1")).arg(name(encode.source));
}

}  // namespace

QString run_title(const RunSnapshot& run) {
  switch (run.state) {
    case RunState::kUnknown:
      return say(QT_TRANSLATE_NOOP("RunWords", "Looking at the study…"));
    case RunState::kNoExperiment:
      return run.shipped ? say(QT_TRANSLATE_NOOP("RunWords", "Measured"))
                         : say(QT_TRANSLATE_NOOP("RunWords", "Nothing to run"));
    case RunState::kNotBegun:
      return say(QT_TRANSLATE_NOOP("RunWords", "Ready to run"));
    case RunState::kRunning:
      return run.here ? say(QT_TRANSLATE_NOOP("RunWords", "Running"))
                      : say(QT_TRANSLATE_NOOP("RunWords", "Running elsewhere"));
    case RunState::kPaused:
      return say(QT_TRANSLATE_NOOP("RunWords", "Paused"));
    case RunState::kStopped:
      if (run.disk_full) return say(QT_TRANSLATE_NOOP("RunWords", "Stopped: the disk is full"));
      return run.did_all ? say(QT_TRANSLATE_NOOP("RunWords", "Measured in part"))
                         : say(QT_TRANSLATE_NOOP("RunWords", "Stopped"));
    case RunState::kFailed:
      return run.disk_full ? say(QT_TRANSLATE_NOOP("RunWords", "Stopped: the disk is full"))
                           : say(QT_TRANSLATE_NOOP("RunWords", "Not complete: jobs failed"));
    case RunState::kFinished:
      return say(QT_TRANSLATE_NOOP("RunWords", "Finished"));
    case RunState::kArtifactsGone:
      return say(QT_TRANSLATE_NOOP("RunWords", "Measured; networks are missing"));
    case RunState::kDatasetGone:
      return say(QT_TRANSLATE_NOOP("RunWords", "The dataset is not there"));
  }
  return {};
}

QString run_text(const RunSnapshot& run) {
  switch (run.state) {
    case RunState::kUnknown:
      return {};
    case RunState::kNoExperiment:
      if (run.shipped) {
        return say(QT_TRANSLATE_NOOP(
            "RunWords",
            "This study came with TaskAtlas as it was measured, networks included, and stays as it "
            "is. Save as… makes one of your own that can be measured on; a new study is measured "
            "from the beginning."));
      }
      return say(QT_TRANSLATE_NOOP(
          "RunWords",
          "This study holds measurements that were imported or published. To measure task transfer "
          "on images, rendered ones or your own, make a new study."));
    case RunState::kNotBegun:
      return say(QT_TRANSLATE_NOOP("RunWords",
                                   "Run starts it. It goes on by itself, in a process of its own, "
                                   "also when this window is closed; results appear in Affinity "
                                   "and Taxonomy as they come in."));
    case RunState::kRunning:
      return run.here
                 ? say(QT_TRANSLATE_NOOP("RunWords",
                                         "It goes on by itself, also when this window is closed. "
                                         "%1."))
                       .arg(run.holder)
                 : say(QT_TRANSLATE_NOOP("RunWords",
                                         "%1. It can be followed, paused and cancelled from here."))
                       .arg(run.holder);
    case RunState::kPaused:
      return say(QT_TRANSLATE_NOOP(
          "RunWords",
          "Jobs in hand go on to their end, and no other is begun. Resume lets it go on; Cancel "
          "ends it."));
    case RunState::kStopped:
    case RunState::kFailed:
      if (run.disk_full) {
        return say(QT_TRANSLATE_NOOP("RunWords",
                                     "There is no room left where %1 lies. Free some, then Resume "
                                     "does what is missing."))
            .arg(native(run.artifacts));
      }
      if (run.state == RunState::kFailed) {
        return failures(run) + QLatin1Char(' ') +
               say(QT_TRANSLATE_NOOP("RunWords",
                                     "The table says why; a double click shows a job's log. Resume "
                                     "tries them again; everything else is kept."));
      }
      if (run.in_slurm > 0) {
        return QCoreApplication::translate(
            "RunWords",
            "%Ln job(s) go on in Slurm, also when this window is closed. Resume with Slurm follows "
            "them; Cancel ends them.",
            nullptr, run.in_slurm);
      }
      return say(QT_TRANSLATE_NOOP(
          "RunWords", "What is done is kept. Resume does what is missing and nothing twice."));
    case RunState::kFinished:
      return say(QT_TRANSLATE_NOOP(
          "RunWords", "All jobs are done. Affinity, Taxonomy and Evaluation show the results."));
    case RunState::kArtifactsGone:
      if (run.other_results) {
        return say(QT_TRANSLATE_NOOP(
            "RunWords",
            "The measurements are in the study and stay. Networks and representations were made "
            "by another version of TaskAtlas, or with other settings; Run would compute those of "
            "this version, which outputs of networks and new transfers need."));
      }
      return say(QT_TRANSLATE_NOOP("RunWords",
                                   "The measurements are in the study and stay. Networks and "
                                   "representations, which lay in %1, would be computed again by "
                                   "Run; only outputs of networks need them."))
          .arg(native(run.artifacts));
    case RunState::kDatasetGone:
      return say(QT_TRANSLATE_NOOP("RunWords",
                                   "%1 cannot be read. Put it back or mount it where it was; then "
                                   "Resume goes on."))
          .arg(native(run.dataset));
  }
  return {};
}

QString run_progress(const RunSnapshot& run) {
  const int total = run.total();
  if (total == 0) return {};
  const QString jobs =
      QCoreApplication::translate("RunWords", "%L1 of %Ln job(s)", nullptr, total).arg(run.done());
  const bool running = run.state == RunState::kRunning;
  if (!running || run.seconds_left < 0) return jobs;
  if (run.queued > 0) {
    return QCoreApplication::translate("RunWords", "%1 · %Ln queued · %2 of work left", nullptr,
                                       run.queued)
        .arg(jobs, duration_text(run.work_left));
  }
  return say(QT_TRANSLATE_NOOP("RunWords", "%1 · %2 left"))
      .arg(jobs, duration_text(run.seconds_left));
}

bool run_is_problem(const RunSnapshot& run) {
  return run.disk_full || run.state == RunState::kFailed || run.state == RunState::kDatasetGone ||
         !run.problem.isEmpty();
}

QString job_title(const engine::Job& job, const std::function<QString(const std::string&)>& name) {
  switch (job.kind()) {
    case engine::JobKind::kRender: {
      const auto& render = std::get<engine::RenderJob>(job.work);
      const auto views = static_cast<int>(render.views);  // lupdate does not read past a cast
      return QCoreApplication::translate("RunWords", "Render %Ln view(s)", nullptr, views);
    }
    case engine::JobKind::kTrain:
      return say(QT_TRANSLATE_NOOP("RunWords", "Train %1"))
          .arg(name(std::get<engine::TrainJob>(job.work).task));
    case engine::JobKind::kEncode:
      return encode_title(std::get<engine::EncodeJob>(job.work), name);
    case engine::JobKind::kBaseline:
      return say(QT_TRANSLATE_NOOP("RunWords", "Baselines of %1"))
          .arg(name(std::get<engine::BaselineJob>(job.work).target));
    case engine::JobKind::kTransfer:
      break;
  }
  const auto& transfer = std::get<engine::TransferJob>(job.work);
  const QString target = name(transfer.target);
  if (transfer.sources.size() == 1) {
    return say(QT_TRANSLATE_NOOP("RunWords", "%1 → %2"))
        .arg(joined(transfer.sources.front(), name), target);
  }
  const auto count = static_cast<int>(transfer.sources.size());
  const bool first = transfer.sources.empty() || transfer.sources.front().size() == 1;
  if (first) {
    return QCoreApplication::translate("RunWords", "%Ln single source(s) → %1", nullptr, count)
        .arg(target);
  }
  return QCoreApplication::translate("RunWords", "%Ln combination(s) of %L1 sources → %2", nullptr,
                                     count)
      .arg(transfer.sources.front().size())
      .arg(target);
}

}  // namespace taskatlas::ui
