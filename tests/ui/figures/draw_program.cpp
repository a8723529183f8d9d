// SPDX-License-Identifier: MIT
// Draws a figure as the desktop program does: --figure RECIPE --out FILE. The variable
// TASKATLAS_TEST_DARK gives the application a dark palette and a large font, which no figure may
// notice.
#include "ui/figures/draw_figure.hpp"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <clocale>

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  setlocale(LC_NUMERIC, "C");
  if (qEnvironmentVariableIsSet("TASKATLAS_TEST_DARK")) {
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    QApplication::setPalette(dark);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Serif"), 31));
  }
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() != 5 || arguments[1] != QLatin1String("--figure") ||
      arguments[3] != QLatin1String("--out")) {
    return 2;
  }
  return taskatlas::ui::draw_figure(arguments[2], arguments[4]);
}
