// SPDX-License-Identifier: MIT
// A walk through the window as a screen reader takes it: whatever can have the focus has a name.
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/shared/page.hpp"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

std::string describe(const QWidget& widget) {
  std::string path;
  for (const QWidget* one = &widget; one != nullptr; one = one->parentWidget()) {
    path = std::string(one->metaObject()->className()) + "(" + one->objectName().toStdString() +
           ")/" + path;
  }
  return path;
}

// Qt's own parts of a control, which the control speaks for.
bool is_part(const QWidget& widget) {
  for (const QWidget* one = widget.parentWidget(); one != nullptr; one = one->parentWidget()) {
    if (qobject_cast<const QAbstractSpinBox*>(one) != nullptr) return true;
    if (one->inherits("QComboBox") || one->inherits("QToolBarExtension")) return true;
  }
  return widget.objectName().startsWith(QStringLiteral("qt_")) ||
         widget.inherits("QToolBarExtension") || widget.inherits("QTabBar");
}

TEST(Accessibility, EveryControlHasAName) {
  QSettings().clear();
  MainWindow window;
  window.resize(1400, 900);
  window.show();
  QSignalSpy opened(&window, &MainWindow::opened);
  window.open(QStringLiteral("published-16k"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }));
  std::vector<QString> ids{QStringLiteral("welcome")};
  for (const PageKind& kind : page_kinds()) ids.push_back(kind.id);
  for (const QString& page : ids) {
    const std::string id = page.toStdString();
    window.show_page(QString::fromStdString(id));
    if (window.page() != nullptr) {
      EXPECT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, 20000));
    }
    int controls = 0;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || is_part(*widget)) {
        continue;
      }
      QAccessibleInterface* accessible =
          QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
      ASSERT_NE(accessible, nullptr);
      EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty())
          << id << ": " << describe(*widget);
      ++controls;
    }
    EXPECT_GE(controls, 2) << id;  // Run has two to offer where a study has no experiment
  }
}

}  // namespace
}  // namespace taskatlas::ui
