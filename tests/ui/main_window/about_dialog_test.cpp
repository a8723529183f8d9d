// SPDX-License-Identifier: MIT
#include "ui/main_window/about_dialog.hpp"

#include "support/temporary_folder.hpp"
#include "ui/dataset/folder_history.hpp"

#include <QSettings>
#include <QTabWidget>
#include <QTextBrowser>
#include <fstream>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;

TEST(AboutDialog, NamesTheAuthorsOfTheFurnitureThatWasLookedAt) {
  QSettings().clear();
  const TemporaryFolder folder;
  const QString path = QString::fromStdString(folder.path().string());
  EXPECT_TRUE(furniture_credits(path).isEmpty());
  EXPECT_TRUE(furniture_credits({}).isEmpty());
  std::ofstream(folder / "CREDITS.md") << "# Credits\n\n- Sofa: Jane Doe, <b>CC-BY</b> 3.0\n";
  remember_folder(path);
  AboutDialog dialog(nullptr);
  dialog.setAttribute(Qt::WA_DeleteOnClose, false);
  const auto* tabs = dialog.findChild<QTabWidget*>();
  ASSERT_EQ(tabs->count(), 4);
  const auto* browser = qobject_cast<QTextBrowser*>(tabs->widget(3));
  ASSERT_NE(browser, nullptr);
  const QString text = browser->toPlainText();
  EXPECT_TRUE(text.contains(QStringLiteral("Jane Doe"))) << text.toStdString();
  EXPECT_TRUE(text.contains(QStringLiteral("<b>"))) << "text, not markup";
  QSettings().clear();
  AboutDialog without(nullptr);
  without.setAttribute(Qt::WA_DeleteOnClose, false);
  EXPECT_EQ(without.findChild<QTabWidget*>()->count(), 3);
}

}  // namespace
}  // namespace taskatlas::ui
