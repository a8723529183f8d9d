// SPDX-License-Identifier: MIT
// From the menu to a study that is there and has measured nothing yet.
#include "support/temporary_folder.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/run/new_study_dialog.hpp"
#include "ui/run/run_page.hpp"

#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kLong = 60'000;  // milliseconds

TEST(NewStudy, OpensOnItsRunPageAndEveryPageStandsItsEmptiness) {
  QSettings().clear();
  const testing::TemporaryFolder folder;
  MainWindow window;
  window.ask_about_run = [] {
    ADD_FAILURE() << "nothing runs";
    return MainWindow::RunChoiceAtClose::kLeave;
  };
  window.show();
  window.show_page(QStringLiteral("welcome"));
  auto* make = window.findChild<QPushButton*>(QStringLiteral("new_study"));
  ASSERT_NE(make, nullptr);
  make->click();
  auto* dialog = window.findChild<NewStudyDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_FALSE(dialog->isModal());
  dialog->set_target(QString::fromStdString((folder / "mine.taskstudy").string()));
  dialog->set_profile(QStringLiteral("quick"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->planning(); }, kLong));
  QSignalSpy opened(&window, &MainWindow::opened);
  dialog->create();
  ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }, kLong))
      << dialog->problem().toStdString();
  ASSERT_NE(qobject_cast<RunPage*>(window.page()), nullptr);
  for (const PageKind& kind : page_kinds()) {
    window.show_page(kind.id);
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, kLong))
        << kind.id.toStdString();
    EXPECT_FALSE(window.grab().isNull());
  }
  window.show_page(QStringLiteral("run"));
  auto* run = qobject_cast<RunPage*>(window.page());
  ASSERT_NE(run, nullptr);
  EXPECT_TRUE(QTest::qWaitFor([&] { return run->run().state == RunState::kNotBegun; }, kLong));
  EXPECT_TRUE(window.close());
}

}  // namespace
}  // namespace taskatlas::ui
