// SPDX-License-Identifier: MIT
#include "ui/run/run_control.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/engine_process.hpp"
#include "engine/experiment.hpp"
#include "engine/progress.hpp"
#include "engine/slurm.hpp"
#include "engine/status.hpp"
#include "ui/run/run_reader.hpp"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::ui {
namespace {

constexpr int kLook = 250;                 // milliseconds between looks at the program
constexpr qint64 kTail = qint64{1} << 17;  // of what it said, where its last words are

// Whether that process exists and is not merely waiting to be noticed as dead.
bool lives(qint64 process) {
  QFile file(QStringLiteral("/proc/%1/stat").arg(process));
  if (!file.open(QIODevice::ReadOnly)) return false;
  const QByteArray stat = file.readAll();
  const qsizetype name_end = stat.lastIndexOf(')');  // the name may hold anything
  return name_end >= 0 && stat.mid(name_end + 2, 1) != "Z";
}

// An empty file to write on to. What is there is removed first, by its name: in a stranger's
// artifacts it may be a link, which QProcess would follow, or a pipe.
QString fresh_file(const QString& path) {
  std::error_code error;
  std::filesystem::remove(path.toStdString(), error);
  if (error) throw failure(path.toStdString() + ": cannot be removed: " + error.message());
  return path;
}

// Why it ended, where it said so.
QString last_words(const QString& output, const QString& errors) {
  const QStringList lines = tail_of(output, kTail).split(u'\n', Qt::SkipEmptyParts);
  if (!lines.isEmpty()) {
    try {
      const auto event = engine::parse_event(lines.back().toStdString());
      if (event && std::holds_alternative<engine::Failed>(*event)) {
        return QString::fromStdString(std::get<engine::Failed>(*event).message);
      }
      if (event && std::holds_alternative<engine::Done>(*event)) return {};
    } catch (const Error&) {
      // It died in the middle of a line: what it wrote elsewhere may tell more.
    }
  }
  const QString complaint = tail_of(errors, kTail).trimmed();
  if (!complaint.isEmpty()) return complaint.section(u'\n', -3);
  return RunControl::tr(
      "The engine ended without a word; the machine may be out of memory. What is done is kept.");
}

}  // namespace

RunControl::RunControl(const QString& study, QObject* parent)
    : QObject(parent), study_(study), timer_(new QTimer(this)) {
  timer_->setInterval(kLook);
  connect(timer_, &QTimer::timeout, this, &RunControl::look);
  connect(&asking_, &LatestJob::failed, this, &RunControl::failed);
}

RunControl::~RunControl() = default;

QStringList RunControl::arguments(const QString& study, const RunChoice& choice,
                                  const QString& settings) {
  QStringList list{QStringLiteral("run"), QStringLiteral("--study"), study,
                   QStringLiteral("--progress"), QStringLiteral("json")};
  if (choice.slurm) {
    list << QStringLiteral("--executor") << QStringLiteral("slurm");
    if (!settings.isEmpty()) list << QStringLiteral("--slurm") << settings;
    if (choice.trust_prologue) list << QStringLiteral("--trust-prologue");
    if (!choice.only.isEmpty()) list << QStringLiteral("--only") << choice.only;
    return list;
  }
  if (choice.workers > 0) list << QStringLiteral("--workers") << QString::number(choice.workers);
  if (!choice.only.isEmpty()) list << QStringLiteral("--only") << choice.only;
  if (!choice.device.isEmpty()) list << QStringLiteral("--device") << choice.device;
  return list;
}

void RunControl::start(const RunChoice& choice) {
  if (process_ > 0) {
    next_ = choice;
    return;
  }
  try {
    const QString program = QString::fromStdString(engine::find_engine().string());
    const QString artifacts =
        QString::fromStdString(engine::artifacts_folder(study_.toStdString()).string());
    if (!QDir().mkpath(artifacts)) {
      Q_EMIT failed(tr("%1 cannot be made.").arg(QDir::toNativeSeparators(artifacts)));
      return;
    }
    engine::set_paused(study_.toStdString(), false);
    QString settings;
    if (choice.slurm && choice.slurm_settings) {
      settings = artifacts + QStringLiteral("/slurm.json");
      write_file_atomically(settings.toStdString(), to_json(*choice.slurm_settings).dump(2) + "\n",
                            Links::kReplace);
    }
    output_ = fresh_file(artifacts + QStringLiteral("/run.events"));
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments(study_, choice, settings));
    // Files rather than pipes: it writes on when nobody reads any more.
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(output_);
    process.setStandardErrorFile(fresh_file(artifacts + QStringLiteral("/run.errors")));
    if (!process.startDetached(&process_)) {
      process_ = 0;
      Q_EMIT failed(tr("%1 cannot be started: %2").arg(program, process.errorString()));
      return;
    }
  } catch (const Error& error) {
    Q_EMIT failed(QString::fromUtf8(error.what()));
    return;
  }
  timer_->start();
  Q_EMIT changed();
}

void RunControl::look() {
  if (lives(process_)) return;
  timer_->stop();
  process_ = 0;
  if (next_) {
    start(*std::exchange(next_, std::nullopt));
    return;
  }
  // What the run itself came to is in its files, which the page shows; what is left to tell is why
  // there are none.
  asking_.start([this, study = study_, output = output_](const RunContext&) {
    QString why;
    const auto status = engine::read_status(study.toStdString());
    const bool told = status && (status->state == engine::RunState::kIncomplete ||
                                 status->state == engine::RunState::kFinished ||
                                 status->state == engine::RunState::kStopped);
    if (!told) {
      QString errors = output;
      errors.replace(QStringLiteral("run.events"), QStringLiteral("run.errors"));
      why = last_words(output, errors);
    }
    return [this, why] {
      if (!why.isEmpty()) Q_EMIT failed(why);
      Q_EMIT changed();
    };
  });
  Q_EMIT changed();
}

void RunControl::cancel() {
  asking_.start([this, study = study_](const RunContext& context) {
    if (!engine::request_cancel(study.toStdString())) {
      engine::cancel_in_slurm(study.toStdString(), context.stop);
    }
    // The next is to begin unpaused; not before the request, or a job might be begun in between.
    engine::set_paused(study.toStdString(), false);
    return [this] { Q_EMIT changed(); };
  });
}

void RunControl::pause(bool paused) {
  asking_.start([this, study = study_, paused](const RunContext&) {
    engine::set_paused(study.toStdString(), paused);
    return [this] { Q_EMIT changed(); };
  });
}

}  // namespace taskatlas::ui
