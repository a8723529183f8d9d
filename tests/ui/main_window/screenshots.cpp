// SPDX-License-Identifier: MIT
// Writes pictures of every page into a folder:
//   taskatlas_screenshots FOLDER [STUDY] [light|dark] [WIDTHxHEIGHT] [LANGUAGE]
#include "ui/document/solutions.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/main_window/theme.hpp"
#include "ui/shared/page.hpp"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <clocale>
#include <cstdio>

int main(int argc, char** argv) {
  using namespace taskatlas::ui;
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
  qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  setlocale(LC_NUMERIC, "C");
  QApplication::setOrganizationName(QStringLiteral("TaskAtlas"));
  QApplication::setApplicationName(QStringLiteral("TaskAtlas"));
  const QStringList arguments = QApplication::arguments();
  if (arguments.value(1).startsWith(QLatin1Char('-'))) {
    std::fputs("usage: taskatlas_screenshots [FOLDER [STUDY [light|dark [WxH [LANGUAGE]]]]]\n",
               stderr);
    return 2;
  }
  const QString folder = arguments.value(1, QStringLiteral("."));
  const QString study = arguments.value(2, QStringLiteral("published-16k"));
  const QString theme = arguments.value(3, QStringLiteral("light"));
  const QStringList size = arguments.value(4, QStringLiteral("1440x900")).split(QLatin1Char('x'));
  install_language(application, arguments.value(5, QStringLiteral("en")));
  QDir().mkpath(folder);
  QSettings().setValue(QStringLiteral("theme"), theme);
  QSettings().setValue(QStringLiteral("animations"), false);
  MainWindow window;
  window.ask_before_close = [] { return MainWindow::CloseChoice::kDiscard; };
  window.resize(size.value(0).toInt(), size.value(1).toInt());
  window.show();
  const auto save = [&](const QString& name) {
    QTest::qWait(400);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(path)) std::fprintf(stderr, "%s was not written\n", qPrintable(path));
  };
  window.show_page(QStringLiteral("welcome"));
  save(QStringLiteral("welcome"));
  QSignalSpy opened(&window, &MainWindow::opened);
  window.open(study);
  if (!QTest::qWaitFor([&] { return opened.count() > 0; })) return 1;
  for (const PageKind& kind : page_kinds()) {
    const std::string id = kind.id.toStdString();
    window.show_page(QString::fromStdString(id));
    // What an answer is can be seen at once from one of geometry.
    if (auto* target = id != "outputs"
                           ? nullptr
                           : window.findChild<QComboBox*>(QStringLiteral("output_target"))) {
      const int normals = target->findText(QStringLiteral("Normals"), Qt::MatchEndsWith);
      if (QTest::qWaitFor([&] { return window.page()->ready(); }, 30000) && normals >= 0) {
        target->setCurrentIndex(normals);
        Q_EMIT target->activated(normals);
      }
    }
    if (!QTest::qWaitFor([&] { return window.page()->ready(); }, 30000)) {
      std::fprintf(stderr, "%s did not get ready\n", id.c_str());
    }
    save(kind.id);
  }
  window.close();
  return 0;
}
