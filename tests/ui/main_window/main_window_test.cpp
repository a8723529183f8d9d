// SPDX-License-Identifier: MIT
// The window as a user drives it: open, look at every page, change, undo, close, come back.
#include "ui/main_window/main_window.hpp"

#include "study/builtin.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_store.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/main_window/recent_studies.hpp"
#include "ui/shared/page.hpp"

#include <QAbstractSpinBox>
#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::TemporaryFolder;

const QString kStudy = QStringLiteral("published-16k");

class MainWindowTest : public ::testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    std::filesystem::remove_all(drafts_folder());
  }

  static bool open(MainWindow& window, const QString& study) {
    QSignalSpy opened(&window, &MainWindow::opened);
    window.open(study);
    return QTest::qWaitFor([&] { return opened.count() > 0; });
  }
  static bool solved(MainWindow& window) {
    return QTest::qWaitFor([&] {
      const auto& latest = window.solutions()->latest();
      return latest != nullptr && !window.solutions()->busy() &&
             latest->scenario == window.document()->scenario();
    });
  }
  static QAction* action(MainWindow& window, const QString& text) {
    for (const NamedAction& named : window.actions_by_name()) {
      if (plain_text(*named.action) == text) return named.action;
    }
    return nullptr;
  }
};

TEST(MessageBar, WhatIsAboutAStudyGoesWithIt) {
  MessageBar bar;
  auto study = std::make_unique<QObject>();
  const auto error = MessageBar::Severity::kError;
  bar.show_message(error, QStringLiteral("one"), {}, study.get());
  bar.show_message(error, QStringLiteral("two"), {}, study.get());
  bar.show_message(error, QStringLiteral("three"));
  EXPECT_EQ(bar.text(), QStringLiteral("one"));
  study.reset();
  EXPECT_EQ(bar.text(), QStringLiteral("three"));
}

TEST_F(MainWindowTest, ExportsWithTheCursorInATextField) {
  MainWindow window;
  window.show();
  ASSERT_TRUE(open(window, kStudy));
  window.show_page(QStringLiteral("taxonomy"));
  ASSERT_TRUE(solved(window));
  window.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  auto* budget = window.findChild<QAbstractSpinBox*>(QStringLiteral("budget_field"));
  ASSERT_NE(budget, nullptr);
  budget->setFocus();
  QAction* figures = action(window, QStringLiteral("Export figures"));
  ASSERT_NE(figures, nullptr);
  ASSERT_EQ(figures->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
  QSignalSpy triggered(figures, &QAction::triggered);
  QTest::keyClick(budget, Qt::Key_E, Qt::ControlModifier);
  EXPECT_EQ(triggered.count(), 1);
}

TEST_F(MainWindowTest, ShowsEveryPageOfAStudy) {
  MainWindow window;
  window.show();
  EXPECT_EQ(window.page(), nullptr);
  ASSERT_TRUE(open(window, kStudy));
  ASSERT_TRUE(solved(window));
  for (const PageKind& kind : page_kinds()) {
    const std::string id = kind.id.toStdString();
    window.show_page(QString::fromStdString(id));
    ASSERT_NE(window.page(), nullptr) << id;
    EXPECT_TRUE(window.page()->isVisible());
    EXPECT_TRUE(window.page()->tool_bar()->isVisible());
    // Of a run there is nothing to publish, an imported study has no outputs, and the dataset's
    // page has no folder here.
    EXPECT_EQ(window.page()->figures().empty(),
              !kind.needs_study() || id == "run" || id == "outputs")
        << id;
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, 20000)) << id;
    for (QAction* one : window.page()->page_actions()) {
      EXPECT_FALSE(plain_text(*one).isEmpty());
    }
  }
  EXPECT_EQ(window.messages().text(), QString());
}

TEST_F(MainWindowTest, ShowsTheMeasurementThatIsChosen) {
  const TemporaryFolder folder;
  const auto path = folder / "two.taskstudy";
  NewStudy content;
  for (const char* code : {"a", "b", "c"}) {
    Task task;
    task.code = task.name = code;
    content.tasks.push_back(task);
  }
  for (const std::int64_t images : {100, 200}) {
    Measurement one;
    one.transfer_images = images;
    one.seed = 1;
    for (const std::int32_t target : {0, 1, 2}) {
      for (const std::int32_t source : {0, 1, 2}) {
        if (images == 100 && source == 2) continue;  // another number of rows
        Transfer row;
        row.target = TaskId(target);
        row.sources = {TaskId(source)};
        row.affinity = images == 100 ? 0.25 : 0.5;
        one.transfers.push_back(row);
      }
    }
    content.measurements.push_back(one);
  }
  Study::create(path, content);
  MainWindow window;
  window.show();
  ASSERT_TRUE(open(window, QString::fromStdString(path.string())));
  window.show_page(QStringLiteral("affinity"));
  ASSERT_TRUE(solved(window));
  EXPECT_EQ(window.document()->measurement().transfer_images, 200);
  window.document()->change_scenario(QStringLiteral("Budget"),
                                     [](Scenario& scenario) { scenario.budget = 2; });
  auto* button = window.findChild<QToolButton*>(QStringLiteral("measurement"));
  ASSERT_NE(button, nullptr);
  ASSERT_TRUE(button->isVisible());
  EXPECT_TRUE(button->text().contains(QStringLiteral("200"))) << button->text().toStdString();
  Q_EMIT button->menu()->aboutToShow();
  ASSERT_EQ(button->menu()->actions().size(), 2);
  EXPECT_TRUE(button->menu()->actions()[1]->isChecked());
  window.document()->selection().select({TaskId(0)}, TransferId(8));
  button->menu()->actions()[0]->trigger();
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return window.document()->measurement().transfer_images == 100; }));
  EXPECT_EQ(window.document()->table()->transfers().size(), 6U);
  EXPECT_FALSE(window.document()->selection().transfer().valid());
  EXPECT_TRUE(window.page()->isVisible());
  EXPECT_TRUE(button->text().contains(QStringLiteral("100")));
  ASSERT_TRUE(solved(window));
  for (const char* page : {"affinity", "taxonomy", "evaluation", "run"}) {
    window.show_page(QLatin1String(page));
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, 20000)) << page;
  }
  EXPECT_EQ(window.document()->scenario().budget, 2);
  EXPECT_EQ(window.document()->undo_stack().count(), 1);
  window.document()->undo_stack().undo();
  ASSERT_TRUE(solved(window));
}

TEST_F(MainWindowTest, UndoAndRedoAreTheStudys) {
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  window.document()->change_scenario(QStringLiteral("Budget"),
                                     [](Scenario& scenario) { scenario.budget = 9; });
  ASSERT_TRUE(solved(window));
  EXPECT_EQ(window.solutions()->latest()->taxonomy.spent, 9);
  QAction* undo = action(window, QStringLiteral("Undo Budget"));
  ASSERT_NE(undo, nullptr);
  undo->trigger();
  EXPECT_EQ(window.document()->scenario().budget, 6);
  ASSERT_TRUE(solved(window));
  EXPECT_EQ(window.solutions()->latest()->taxonomy.spent, 6);
}

TEST_F(MainWindowTest, ACopyOfWhichEverythingIsUndoneIsNotAskedAbout) {
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  window.document()->change_scenario(QStringLiteral("Budget"),
                                     [](Scenario& scenario) { scenario.budget = 9; });
  window.document()->store_now();
  EXPECT_TRUE(QTest::qWaitFor([&] { return window.isWindowModified(); }));
  window.document()->undo_stack().undo();
  window.document()->store_now();
  EXPECT_FALSE(window.isWindowModified());
  int asked = 0;
  window.ask_before_close = [&] {
    ++asked;
    return MainWindow::CloseChoice::kCancel;
  };
  EXPECT_TRUE(window.close());
  EXPECT_EQ(asked, 0);
}

TEST_F(MainWindowTest, AStudyIsShownAlthoughTheWelcomePageWasLast) {
  {
    MainWindow window;
    ASSERT_TRUE(open(window, kStudy));
    window.show_page(QStringLiteral("welcome"));
    EXPECT_TRUE(window.close());
  }
  ASSERT_EQ(QSettings().value(QStringLiteral("window/page")).toString(), QStringLiteral("welcome"));
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  EXPECT_NE(window.page(), nullptr) << "the welcome page";
}

TEST_F(MainWindowTest, LookingAtOutputsOfABuiltInStudyChangesNothing) {
  {
    MainWindow window;
    ASSERT_TRUE(open(window, kStudy));
    window.document()->set_view(QStringLiteral("outputs"),
                                {{QStringLiteral("target"), QStringLiteral("rgb2depth")}},
                                QStringLiteral("Show depth"));
    window.document()->store_now();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.document()->is_copy(); }));
    EXPECT_FALSE(window.isWindowModified());
    // How it is compared, too: that is worth a question.
    window.document()->set_view(QStringLiteral("outputs"),
                                {{QStringLiteral("target"), QStringLiteral("rgb2depth")},
                                 {QStringLiteral("compare"), QStringLiteral("wipe")}},
                                QStringLiteral("Compare"));
    EXPECT_TRUE(window.isWindowModified());
    window.document()->undo_stack().undo();
    EXPECT_FALSE(window.isWindowModified());
    window.ask_before_close = [] {
      ADD_FAILURE() << "nothing to ask";
      return MainWindow::CloseChoice::kCancel;
    };
    EXPECT_TRUE(window.close());
    EXPECT_TRUE(find_drafts().empty());
  }
  MainWindow window;
  window.begin();  // the study of last time
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.document() != nullptr; }));
  EXPECT_EQ(window.document()->label(), kStudy);
  EXPECT_TRUE(window.document()->info().builtin);
}

TEST_F(MainWindowTest, AChangedCopyIsAskedAboutAndKept) {
  {
    MainWindow window;
    ASSERT_TRUE(open(window, kStudy));
    EXPECT_FALSE(window.isWindowModified());
    window.document()->change_scenario(QStringLiteral("Budget"),
                                       [](Scenario& scenario) { scenario.budget = 9; });
    window.document()->store_now();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.isWindowModified(); }));
    int asked = 0;
    window.ask_before_close = [&] {
      ++asked;
      return MainWindow::CloseChoice::kCancel;
    };
    EXPECT_FALSE(window.close());
    EXPECT_EQ(asked, 1);
    ASSERT_NE(window.document(), nullptr);
    window.ask_before_close = [] { return MainWindow::CloseChoice::kKeep; };
    EXPECT_TRUE(window.close());
  }
  ASSERT_EQ(find_drafts().size(), 1u);
  MainWindow window;
  window.begin();  // the study of last time, changes and all
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.document() != nullptr; }));
  EXPECT_EQ(window.document()->scenario().budget, 9);
  window.ask_before_close = [] { return MainWindow::CloseChoice::kDiscard; };
  EXPECT_TRUE(window.close());
  EXPECT_TRUE(find_drafts().empty());
}

TEST_F(MainWindowTest, AnOwnFileIsStoredWithoutAsking) {
  const TemporaryFolder folder;
  const auto path = folder / "mine.taskstudy";
  Study::open(resolve_study("published-1k")).save_as(path);
  MainWindow window;
  ASSERT_TRUE(open(window, QString::fromStdString(path.string())));
  window.ask_before_close = [] {
    ADD_FAILURE() << "nothing to ask";
    return MainWindow::CloseChoice::kCancel;
  };
  window.document()->change_scenario(QStringLiteral("Budget"),
                                     [](Scenario& scenario) { scenario.budget = 3; });
  EXPECT_TRUE(window.close());
  EXPECT_EQ(Study::open(path).scenarios().at(0).budget, 3);
  ASSERT_FALSE(recent_studies().empty());
  EXPECT_EQ(recent_studies()[0].path.toStdString(), path.string());
}

TEST_F(MainWindowTest, WhatCannotBeOpenedIsToldAndNothingIsLost) {
  const TemporaryFolder folder;
  const auto path = folder / "broken.taskstudy";
  {
    QFile file(QString::fromStdString(path.string()));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("SQLite format 3 and then nothing");
  }
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  window.open(QString::fromStdString(path.string()));
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window.messages().text().isEmpty(); }));
  EXPECT_TRUE(window.messages().text().contains(QStringLiteral("broken.taskstudy")));
  ASSERT_NE(window.document(), nullptr);
  EXPECT_EQ(window.document()->label(), kStudy);
}

TEST_F(MainWindowTest, AnotherStudyTakesThePlaceOfTheFirstOnTheSamePage) {
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  window.show_page(QStringLiteral("affinity"));
  ASSERT_TRUE(open(window, QStringLiteral("published-1k")));
  EXPECT_EQ(window.document()->label(), QStringLiteral("published-1k"));
  ASSERT_NE(window.page(), nullptr);
  EXPECT_FALSE(window.page()->figures().empty());
}

TEST_F(MainWindowTest, NoTwoActionsShareAShortcut) {
  MainWindow window;
  ASSERT_TRUE(open(window, kStudy));
  for (const PageKind& kind : page_kinds()) {
    const std::string id = kind.id.toStdString();
    window.show_page(QString::fromStdString(id));
    QMap<QString, QString> taken;
    for (const NamedAction& named : window.actions_by_name()) {
      for (const QKeySequence& keys : named.action->shortcuts()) {
        const QString text = keys.toString();
        EXPECT_FALSE(taken.contains(text))
            << id << ": " << text.toStdString() << " is " << taken.value(text).toStdString()
            << " and " << named.action->text().toStdString();
        taken.insert(text, named.action->text());
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas::ui
