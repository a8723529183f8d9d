// SPDX-License-Identifier: MIT
// The main function of tests that drive widgets: an application without a display, with settings
// and data in a folder of its own, and no translation.
#include <QApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <clocale>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toLocal8Bit());
  qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toLocal8Bit());
  qputenv("XDG_CACHE_HOME", home.filePath(QStringLiteral("cache")).toLocal8Bit());
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  ::testing::InitGoogleTest(&argc, argv);
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("TaskAtlas"));
  QApplication::setApplicationName(QStringLiteral("TaskAtlasTests"));
  QLocale::setDefault(QLocale::c());
  setlocale(LC_NUMERIC, "C");  // which QApplication has changed
  return RUN_ALL_TESTS();
}
