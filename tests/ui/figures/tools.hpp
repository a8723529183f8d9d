// SPDX-License-Identifier: MIT
// The programs that look at figures, and files.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QString>
#include <cmath>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>

namespace taskatlas::ui::testing {

struct ToolOutcome {
  int exit_code = -1;
  QByteArray out, err;
};

inline ToolOutcome run_tool(const QString& program, const QStringList& arguments,
                            const std::map<QString, QString>& variables = {},
                            const QByteArray& input = {}) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("default.warning=false"));
  for (const auto& [name, value] : variables) environment.insert(name, value);
  process.setProcessEnvironment(environment);
  process.start(program, arguments);
  if (!process.waitForStarted()) {
    ADD_FAILURE() << program.toStdString() << " does not start";
    return {};
  }
  process.write(input);
  process.closeWriteChannel();
  process.waitForFinished(60000);
  ToolOutcome outcome;
  outcome.exit_code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
  outcome.out = process.readAllStandardOutput();
  outcome.err = process.readAllStandardError();
  return outcome;
}

inline QByteArray content(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return file.readAll();
}

inline void put(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << path.toStdString();
  file.write(bytes);
}

inline QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

// On white, so that pictures with and without a background compare.
inline QImage on_white(const QImage& image) {
  QImage white(image.size(), QImage::Format_RGB32);
  white.fill(Qt::white);
  QImage plain = image;
  plain.setDevicePixelRatio(1);
  QPainter(&white).drawImage(QPoint(0, 0), plain);
  return white;
}

// Root mean square difference of two pictures of the same size, in grey levels of 255.
inline double difference(const QImage& a, const QImage& b) {
  if (a.size() != b.size()) return 255;
  const QImage one = on_white(a), two = on_white(b);
  double sum = 0;
  for (int y = 0; y < one.height(); ++y) {
    for (int x = 0; x < one.width(); ++x) {
      const QRgb p = one.pixel(x, y), q = two.pixel(x, y);
      for (const int d : {qRed(p) - qRed(q), qGreen(p) - qGreen(q), qBlue(p) - qBlue(q)}) {
        sum += d * d;
      }
    }
  }
  return std::sqrt(sum / (3.0 * one.width() * one.height()));
}

}  // namespace taskatlas::ui::testing
