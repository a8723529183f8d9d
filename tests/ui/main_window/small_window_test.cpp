// SPDX-License-Identifier: MIT
// Every page, with each of its panels in front, fits a window of 900 × 600 in every language.
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/shared/page.hpp"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QTranslator>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kWidth = 900, kHeight = 600;
constexpr int kPatience = 30000;  // milliseconds

class SmallWindow : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    QSettings().clear();
    ASSERT_TRUE(translator_.load(QStringLiteral("taskatlas_") + QString::fromLatin1(GetParam()),
                                 QCoreApplication::applicationDirPath() +
                                     QStringLiteral("/../share/taskatlas/translations")));
    QCoreApplication::installTranslator(&translator_);
  }
  void TearDown() override { QCoreApplication::removeTranslator(&translator_); }

  static void expect_fits(const MainWindow& window, const std::string& what) {
    EXPECT_LE(window.minimumSizeHint().width(), kWidth) << what;
    EXPECT_LE(window.minimumSizeHint().height(), kHeight) << what;
  }

  QTranslator translator_;
};

TEST_P(SmallWindow, HoldsEveryPageAndPanel) {
  MainWindow window;
  window.resize(kWidth, kHeight);
  window.show();
  window.show_page(QStringLiteral("welcome"));
  expect_fits(window, "welcome");
  QSignalSpy opened(&window, &MainWindow::opened);
  window.open(QStringLiteral("published-16k"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }, kPatience));
  for (const PageKind& kind : page_kinds()) {
    const std::string id = kind.id.toStdString();
    window.show_page(QString::fromStdString(id));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, kPatience)) << id;
    expect_fits(window, id);
    for (QAction* action : window.page()->tool_bar()->actions()) {
      if (!action->isCheckable() || !action->isVisible() || !action->isEnabled()) continue;
      if (!action->isChecked()) action->trigger();
      QCoreApplication::processEvents();
      expect_fits(window, id + ", " + action->objectName().toStdString());
    }
    EXPECT_EQ(window.width(), kWidth) << id;
    EXPECT_EQ(window.height(), kHeight) << id;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, SmallWindow, ::testing::Values("en", "zh_CN", "ja"),
                         [](const auto& of) { return std::string(of.param); });

}  // namespace
}  // namespace taskatlas::ui
