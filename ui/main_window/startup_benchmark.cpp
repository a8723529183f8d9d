// SPDX-License-Identifier: MIT
#include "ui/main_window/startup_benchmark.hpp"

#include "base/error.hpp"
#include "ui/document/study_document.hpp"
#include "ui/shared/latency.hpp"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr const char* kVariable = "TASKATLAS_STARTUP_BENCHMARK";

}  // namespace

QJsonObject benchmark_startup(const QString& study, const QString& page, int runs) {
  open_study(study);  // what cannot be opened is told at once, as by any open
  std::vector<double> samples;
  for (int run = 0; run < runs; ++run) {
    const QTemporaryDir profile;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
      environment.insert(QString::fromLatin1(variable), profile.path());
    }
    environment.insert(QString::fromLatin1(kVariable), QStringLiteral("1"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments({study, QStringLiteral("--page"), page});
    const double begin = monotonic_ms();
    process.start(QIODevice::ReadOnly);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
      throw failure("a run of the program failed: " + process.readAllStandardError().toStdString());
    }
    bool number = false;
    const double end = process.readAllStandardOutput().trimmed().toDouble(&number);
    if (!number) throw failure("a run of the program did not say when it was painted");
    samples.push_back(end - begin);
  }
  QJsonObject summary = latency_summary(samples);
  summary.insert(QStringLiteral("runs"), runs);
  return summary;
}

bool in_startup_benchmark() { return qEnvironmentVariableIsSet(kVariable); }

void report_startup() {
  std::printf("%.3f\n", monotonic_ms());
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace taskatlas::ui
