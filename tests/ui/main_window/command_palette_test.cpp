// SPDX-License-Identifier: MIT
#include "ui/main_window/command_palette.hpp"

#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(FuzzyScore, FindsLettersInOrderAndPrefersStartsOfWords) {
  const auto score = [](const char* pattern, const char* text) {
    return fuzzy_score(QString::fromUtf8(pattern), QString::fromUtf8(text));
  };
  EXPECT_LT(score("xyz", "Export figures"), 0);
  EXPECT_LT(score("fe", "Export figures") - score("ef", "Export figures"), 0);
  EXPECT_GT(score("ef", "Export figures"), score("ef", "Reset of"));
  EXPECT_GT(score("exp", "Export figures"), score("exp", "Select a pie"));
  EXPECT_EQ(score("", "anything"), 0);
  EXPECT_EQ(score("EXPORT", "export"), score("export", "EXPORT"));
}

TEST(PlainText, HasNeitherMnemonicsNorDots) {
  const auto plain = [](const char* text) {
    const QAction action(QString::fromUtf8(text));
    return plain_text(action).toStdString();
  };
  EXPECT_EQ(plain("&Open…"), "Open");
  EXPECT_EQ(plain("Gain && quality..."), "Gain & quality");
  EXPECT_EQ(plain("打开(&O)…"), "打开");
}

TEST(CommandPalette, RunsWhatIsChosenByKeyboardAlone) {
  QAction first(QStringLiteral("Export figures"));
  QAction second(QStringLiteral("Export data"));
  QAction disabled(QStringLiteral("Export nothing"));
  disabled.setEnabled(false);
  int ran = 0;
  QObject::connect(&second, &QAction::triggered, &second, [&] { ++ran; });
  QPointer<CommandPalette> palette = new CommandPalette({{QStringLiteral("File"), &first},
                                                         {QStringLiteral("File"), &second},
                                                         {QStringLiteral("File"), &disabled}},
                                                        nullptr);
  palette->show();
  auto* field = palette->findChild<QLineEdit*>();
  auto* list = palette->findChild<QListView*>();
  EXPECT_EQ(list->model()->rowCount(), 2);  // what cannot be done is not offered
  QTest::keyClicks(field, QStringLiteral("export d"));
  ASSERT_EQ(list->model()->rowCount(), 1);
  QTest::keyClick(field, Qt::Key_Return);
  EXPECT_TRUE(QTest::qWaitFor([&] { return palette == nullptr; }));
  EXPECT_EQ(ran, 1);
}

TEST(CommandPalette, ArrowsMoveAndStopAtTheEnds) {
  QAction first(QStringLiteral("One"));
  QAction second(QStringLiteral("Two"));
  CommandPalette palette({{{}, &first}, {{}, &second}}, nullptr);
  palette.setAttribute(Qt::WA_DeleteOnClose, false);
  auto* field = palette.findChild<QLineEdit*>();
  auto* list = palette.findChild<QListView*>();
  QTest::keyClick(field, Qt::Key_Up);
  EXPECT_EQ(list->currentIndex().row(), 0);
  QTest::keyClick(field, Qt::Key_Down);
  QTest::keyClick(field, Qt::Key_Down);
  EXPECT_EQ(list->currentIndex().row(), 1);
}

}  // namespace
}  // namespace taskatlas::ui
