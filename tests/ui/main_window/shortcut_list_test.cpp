// SPDX-License-Identifier: MIT
// Keys as a user changes them: in the list's widgets, for good, and without two actions sharing.
#include "ui/main_window/shortcut_list.hpp"

#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/main_window/shortcuts.hpp"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>
#include <QTreeView>
#include <memory>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

class ShortcutListTest : public ::testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>();
    window_->show();
  }

  void restart() {
    window_ = std::make_unique<MainWindow>();
    window_->show();
  }
  void open_study() {
    QSignalSpy opened(window_.get(), &MainWindow::opened);
    window_->open(QStringLiteral("published-1k"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }));
  }
  QAction& action(const char* id) const {
    for (const NamedAction& named : window_->all_actions()) {
      if (action_id(named) == QLatin1String(id)) return *named.action;
    }
    ADD_FAILURE() << "no action " << id;
    static QAction none;
    return none;
  }
  std::string keys(const char* id) const { return action(id).shortcut().toString().toStdString(); }

  // The list, as the menu opens it.
  ShortcutList* list() {
    if (auto* open = window_->findChild<ShortcutList*>()) return open;
    action("help.shortcuts").trigger();
    return window_->findChild<ShortcutList*>();
  }
  QPushButton* button(const char* name) {
    return list()->findChild<QPushButton*>(QLatin1String(name));
  }
  void choose(const char* id) {
    auto* view = list()->findChild<QTreeView*>();
    const QString name = plain_text(action(id));
    for (int row = 0; row < view->model()->rowCount(); ++row) {
      if (view->model()->index(row, 0).data().toString() != name) continue;
      view->setCurrentIndex(view->model()->index(row, 0));
      return;
    }
    ADD_FAILURE() << "not listed: " << id;
  }
  QKeySequenceEdit* editor() { return list()->findChild<QKeySequenceEdit*>(); }
  void begin_edit(const char* id) {
    choose(id);
    QTest::mouseClick(button("change"), Qt::LeftButton);
    ASSERT_NE(editor(), nullptr);
  }
  // Types keys into the chosen action's line and ends with Enter.
  void change(const char* id, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    begin_edit(id);
    QKeySequenceEdit* field = editor();
    QTest::keyClick(field, key, modifiers);
    QTest::keyClick(field, Qt::Key_Return);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  bool conflict_shown() {
    return list()->findChild<QWidget*>(QStringLiteral("conflict"))->isVisible();
  }

  std::unique_ptr<MainWindow> window_;
};

TEST_F(ShortcutListTest, EveryActionHasAnIdOfItsOwn) {
  open_study();
  for (const PageKind& kind : page_kinds()) {
    const QString id = kind.id;  // a copy: the next line changes what is shown
    window_->show_page(id);
  }
  std::set<QString> ids;
  for (const NamedAction& named : window_->all_actions()) {
    const QString id = action_id(named);
    EXPECT_FALSE(id.isEmpty()) << named.action->text().toStdString();
    EXPECT_TRUE(ids.insert(id).second) << id.toStdString();
  }
  EXPECT_TRUE(ids.count(QStringLiteral("file.open")));
  EXPECT_TRUE(ids.count(QStringLiteral("affinity.find")));
  EXPECT_TRUE(ids.count(QStringLiteral("taxonomy.find")));
}

TEST_F(ShortcutListTest, NewKeysAreKeptAndTold) {
  ASSERT_EQ(keys("file.export_figures"), "Ctrl+E");
  change("file.export_figures", Qt::Key_F7, Qt::NoModifier);
  EXPECT_EQ(keys("file.export_figures"), "F7");
  EXPECT_FALSE(conflict_shown());
  EXPECT_TRUE(action("file.export_figures").toolTip().endsWith(QStringLiteral("(F7)")));
  restart();
  EXPECT_EQ(keys("file.export_figures"), "F7");
  EXPECT_TRUE(action("file.export_figures").toolTip().endsWith(QStringLiteral("(F7)")));
  choose("file.export_figures");
  QTest::mouseClick(button("reset"), Qt::LeftButton);
  EXPECT_EQ(keys("file.export_figures"), "Ctrl+E");
  EXPECT_FALSE(button("reset")->isEnabled());
  EXPECT_FALSE(QSettings().contains(QStringLiteral("shortcuts/file.export_figures")));
}

TEST_F(ShortcutListTest, F2EditsAndEscapeLeaves) {
  choose("file.open");
  auto* view = list()->findChild<QTreeView*>();
  ASSERT_TRUE(QTest::qWaitForWindowActive(list()));
  view->setFocus();
  QTest::keyClick(view, Qt::Key_F2);
  ASSERT_NE(editor(), nullptr);
  QTest::keyClick(editor(), Qt::Key_E, Qt::ControlModifier);
  EXPECT_TRUE(conflict_shown());  // at once, before the keys are accepted
  QTest::keyClick(editor(), Qt::Key_Escape);
  EXPECT_FALSE(conflict_shown());
  EXPECT_EQ(keys("file.open"), "Ctrl+O");
  EXPECT_EQ(keys("file.export_figures"), "Ctrl+E");
}

TEST_F(ShortcutListTest, AConflictIsNamedAndTheUserDecides) {
  change("file.import", Qt::Key_O, Qt::ControlModifier);
  ASSERT_TRUE(conflict_shown());
  bool named = false;
  for (const QLabel* label : list()->findChildren<QLabel*>()) {
    named |= label->text().contains(QStringLiteral("Ctrl+O is taken by “Open” (File)"));
  }
  EXPECT_TRUE(named);
  EXPECT_EQ(keys("file.import"), "Ctrl+I");
  EXPECT_EQ(keys("file.open"), "Ctrl+O");
  QTest::mouseClick(button("leave"), Qt::LeftButton);
  EXPECT_FALSE(conflict_shown());
  EXPECT_EQ(keys("file.import"), "Ctrl+I");

  change("file.import", Qt::Key_O, Qt::ControlModifier);
  QTest::mouseClick(button("take"), Qt::LeftButton);
  EXPECT_FALSE(conflict_shown());
  EXPECT_EQ(keys("file.import"), "Ctrl+O");
  EXPECT_EQ(keys("file.open"), "");
  restart();
  EXPECT_EQ(keys("file.import"), "Ctrl+O");
  EXPECT_EQ(keys("file.open"), "");

  // The first keys are another's now: to have them back is a conflict as well.
  choose("file.open");
  QTest::mouseClick(button("reset"), Qt::LeftButton);
  EXPECT_TRUE(conflict_shown());
  EXPECT_EQ(keys("file.open"), "");
  QTest::mouseClick(button("reset_all"), Qt::LeftButton);
  EXPECT_FALSE(conflict_shown());
  EXPECT_EQ(keys("file.import"), "Ctrl+I");
  EXPECT_EQ(keys("file.open"), "Ctrl+O");
  restart();
  EXPECT_EQ(keys("file.open"), "Ctrl+O");
}

TEST_F(ShortcutListTest, KeysCanBeTakenAway) {
  begin_edit("file.open");
  editor()->clear();
  QTest::keyClick(editor(), Qt::Key_Return);
  EXPECT_EQ(keys("file.open"), "");
  restart();
  EXPECT_EQ(keys("file.open"), "");
}

TEST_F(ShortcutListTest, ActionsOfAPageHaveTheUsersKeysWhenThePageIsMade) {
  open_study();
  window_->show_page(QStringLiteral("taxonomy"));
  ASSERT_EQ(keys("taxonomy.find"), "Ctrl+F");
  change("taxonomy.fit", Qt::Key_F8, Qt::NoModifier);
  EXPECT_EQ(keys("taxonomy.fit"), "F8");
  // An action of the window takes the keys of every page made so far; the others give way later.
  change("file.import", Qt::Key_F, Qt::ControlModifier);
  QTest::mouseClick(button("take"), Qt::LeftButton);
  EXPECT_EQ(keys("taxonomy.find"), "");
  window_->show_page(QStringLiteral("affinity"));
  EXPECT_EQ(keys("affinity.find"), "");
  EXPECT_EQ(keys("file.import"), "Ctrl+F");
  restart();
  open_study();
  window_->show_page(QStringLiteral("taxonomy"));
  EXPECT_EQ(keys("taxonomy.fit"), "F8");
  EXPECT_EQ(keys("taxonomy.find"), "");
  EXPECT_TRUE(action("taxonomy.fit").toolTip().endsWith(QStringLiteral("(F8)")));
}

TEST(Shortcuts, ActionsOfTwoPagesMayHaveTheSameKeys) {
  QSettings settings;
  settings.clear();
  QAction window(QStringLiteral("A"));
  QAction one(QStringLiteral("B"));
  QAction two(QStringLiteral("C"));
  window.setObjectName(QStringLiteral("a"));
  one.setObjectName(QStringLiteral("find"));
  two.setObjectName(QStringLiteral("find"));
  one.setShortcut(QKeySequence(QStringLiteral("Ctrl+F")));
  two.setShortcut(QKeySequence(QStringLiteral("Ctrl+F")));
  const std::vector<NamedAction> actions{
      {{}, &window}, {{}, &one, QStringLiteral("p")}, {{}, &two, QStringLiteral("q")}};
  apply_shortcuts(settings, actions);
  EXPECT_EQ(one.shortcut(), two.shortcut());
  EXPECT_FALSE(one.shortcut().isEmpty());
  EXPECT_EQ(conflicts(actions, actions[1], one.shortcut()).size(), 0u);
  EXPECT_EQ(conflicts(actions, actions[0], one.shortcut()).size(), 2u);
  // Keys that begin with them cannot be told apart either.
  EXPECT_EQ(conflicts(actions, actions[0], QKeySequence(QStringLiteral("Ctrl+F, Ctrl+G"))).size(),
            2u);
  take_user_keys(settings, actions, actions[0], {one.shortcut()});
  EXPECT_TRUE(one.shortcut().isEmpty());
  EXPECT_TRUE(two.shortcut().isEmpty());
  reset_all_shortcuts(settings, actions);
  EXPECT_TRUE(window.shortcut().isEmpty());
  EXPECT_FALSE(two.shortcut().isEmpty());
}

TEST(Shortcuts, TooltipsFollowKeysAndTexts) {
  QSettings settings;
  settings.clear();
  QAction action(QStringLiteral("&Undo"));
  action.setObjectName(QStringLiteral("undo"));
  const std::vector<NamedAction> actions{{{}, &action}};
  apply_shortcuts(settings, actions);
  EXPECT_EQ(action.toolTip().toStdString(), "Undo");
  set_user_keys(settings, actions[0], {QKeySequence(QStringLiteral("F4"))});
  EXPECT_EQ(action.toolTip().toStdString(), "Undo (F4)");
  action.setText(QStringLiteral("Undo Budget"));
  EXPECT_EQ(action.toolTip().toStdString(), "Undo Budget (F4)");
  action.setToolTip(QStringLiteral("Takes it back"));
  EXPECT_EQ(action.toolTip().toStdString(), "Takes it back (F4)");
  set_user_keys(settings, actions[0], {});
  EXPECT_EQ(action.toolTip().toStdString(), "Takes it back");
}

}  // namespace
}  // namespace taskatlas::ui
