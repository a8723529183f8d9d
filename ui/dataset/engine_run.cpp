// SPDX-License-Identifier: MIT
#include "ui/dataset/engine_run.hpp"

#include "base/error.hpp"

#include <QCoreApplication>
#include <QProcess>
#include <QTimer>

#include <unistd.h>

namespace taskatlas::ui {

EngineRun::EngineRun(QObject* parent) : QObject(parent) {}

EngineRun::~EngineRun() {
  if (process_ == nullptr) return;
  // It outlives this object until it has ended; the application's end takes it along.
  process_->disconnect(this);
  let_go(process_);
  process_->terminate();
  QTimer::singleShot(patience_, process_, &QProcess::kill);
}

void let_go(QProcess* process) {
  process->setParent(QCoreApplication::instance());
  QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
  if (process->state() == QProcess::NotRunning) process->deleteLater();
}

void EngineRun::start(const QString& program, const QStringList& arguments) {
  if (busy()) return;
  reader_ = {};
  last_.reset();
  problem_.clear();
  stopping_ = false;
  process_ = new QProcess(this);
  // A Ctrl-C in the terminal is for this program, which ends the other.
  process_->setChildProcessModifier([] { setpgid(0, 0); });
  process_->setProcessChannelMode(QProcess::ForwardedErrorChannel);
  connect(process_, &QProcess::readyReadStandardOutput, this, &EngineRun::read);
  connect(process_, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
    end(status == QProcess::CrashExit, code);
  });
  connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;  // all others end in finished()
    problem_ = tr("%1 cannot be started: %2").arg(process_->program(), process_->errorString());
    end(false, 0);
  });
  Q_EMIT busy_changed(true);
  process_->start(program,
                  arguments + QStringList{QStringLiteral("--progress"), QStringLiteral("json"),
                                          QStringLiteral("--stop-on-eof")});
}

void EngineRun::stop() {
  if (!busy() || stopping_) return;
  stopping_ = true;
  process_->terminate();
  QTimer::singleShot(patience_, process_, &QProcess::kill);
}

void EngineRun::read() {
  const QByteArray bytes = process_->readAllStandardOutput();
  if (!problem_.isEmpty()) return;
  try {
    reader_.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                 [this](const engine::Event& event) { take(event); });
  } catch (const Error& error) {
    problem_ = QString::fromUtf8(error.what());
    process_->kill();
  }
}

void EngineRun::take(const engine::Event& event) {
  if (std::holds_alternative<engine::Done>(event) ||
      std::holds_alternative<engine::Failed>(event)) {
    last_ = event;
  } else if (const auto* one = std::get_if<engine::Progressed>(&event); one && !stopping_) {
    Q_EMIT progressed(one->done, one->total, one->seconds_left.value_or(-1));
  }
}

void EngineRun::end(bool crashed, int code) {
  if (process_->bytesAvailable() > 0) read();
  process_->deleteLater();
  const QString program = process_->program();
  process_ = nullptr;
  const bool asked = stopping_;
  stopping_ = false;
  Q_EMIT busy_changed(false);
  const auto* wrong = last_ ? std::get_if<engine::Failed>(&*last_) : nullptr;
  const auto* done = last_ ? std::get_if<engine::Done>(&*last_) : nullptr;
  if (!problem_.isEmpty()) {
    Q_EMIT failed(problem_);
  } else if (done != nullptr && !done->stopped) {
    Q_EMIT finished();
  } else if (asked || done != nullptr) {
    Q_EMIT stopped();
  } else if (wrong != nullptr) {
    Q_EMIT failed(QString::fromStdString(wrong->message));
  } else if (crashed) {
    Q_EMIT failed(
        tr("%1 was killed or has crashed; the machine may be out of memory.").arg(program));
  } else {
    Q_EMIT failed(tr("%1 ended with exit code %2 without saying why.").arg(program).arg(code));
  }
}

}  // namespace taskatlas::ui
