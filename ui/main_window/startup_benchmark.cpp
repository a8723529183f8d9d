// SPDX-License-Identifier: MIT
#include "ui/main_window/startup_benchmark.hpp"

#include "base/error.hpp"
#include "study/builtin.hpp"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace taskatlas::ui {
namespace {

constexpr const char* kVariable = "TASKATLAS_STARTUP_BENCHMARK";

// The same clock in both processes.
double now_ms() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

QJsonObject latency_summary(std::vector<double> milliseconds) {
  if (milliseconds.empty()) return {};
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto rank = [&](double share) {
    const auto place =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(milliseconds.size())));
    return milliseconds[std::clamp<std::size_t>(place, 1, milliseconds.size()) - 1];
  };
  return {{QStringLiteral("p50_ms"), rank(.5)},
          {QStringLiteral("p99_ms"), rank(.99)},
          {QStringLiteral("max_ms"), milliseconds.back()}};
}

QJsonObject benchmark_startup(const QString& study, const QString& page, int runs) {
  resolve_study(study.toStdString());  // what does not exist is told at once
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
    const double begin = now_ms();
    process.start(QIODevice::ReadOnly);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
      throw failure("a run of the program failed: " + process.readAllStandardError().toStdString());
    }
    bool number = false;
    const double end = process.readAllStandardOutput().trimmed().toDouble(&number);
    if (!number) throw failure("a run of the program did not say when it was painted");
    samples.push_back(end - begin);
  }
  QJsonObject summary = latency_summary(std::move(samples));
  summary.insert(QStringLiteral("runs"), runs);
  return summary;
}

bool in_startup_benchmark() { return qEnvironmentVariableIsSet(kVariable); }

void report_startup() {
  std::printf("%.3f\n", now_ms());
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace taskatlas::ui
