// SPDX-License-Identifier: MIT
#include "ui/shared/page_tool_bar.hpp"

#include "ui/shared/icon.hpp"

#include <QAction>
#include <QCoreApplication>
#include <QToolButton>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

class PageToolBarTest : public ::testing::Test {
 protected:
  PageToolBarTest() : bar_(QStringLiteral("Bar")) {
    first_ = bar_.addAction(themed_icon(QStringLiteral("table")), QStringLiteral("The first one"));
    bar_.addSeparator();
    second_ = bar_.addAction(themed_icon(QStringLiteral("copy")), QStringLiteral("The second one"));
    third_ = bar_.addAction(themed_icon(QStringLiteral("save")), QStringLiteral("The third one"));
    bar_.show();
    settle();
    wide_ = bar_.sizeHint().width();
  }

  static void settle() { QCoreApplication::processEvents(); }
  void resize_to(int width) {
    bar_.resize(width, bar_.height());
    settle();
  }
  bool named(QAction* action) const {
    return qobject_cast<QToolButton*>(bar_.widgetForAction(action))->toolButtonStyle() ==
           Qt::ToolButtonTextBesideIcon;
  }

  PageToolBar bar_;
  QAction *first_, *second_, *third_;
  int wide_ = 0;
};

TEST_F(PageToolBarTest, GroupsLoseTheirNamesFromTheEndAndGetThemBack) {
  resize_to(wide_);
  EXPECT_TRUE(named(first_) && named(second_) && named(third_));
  resize_to(wide_ - 1);  // a group as a whole
  EXPECT_TRUE(named(first_));
  EXPECT_FALSE(named(second_) || named(third_));
  resize_to(bar_.minimumSizeHint().width());
  EXPECT_FALSE(named(first_) || named(second_) || named(third_));
  resize_to(wide_);
  EXPECT_TRUE(named(first_) && named(second_) && named(third_));
}

TEST_F(PageToolBarTest, WhatIsHiddenTakesNoRoom) {
  resize_to(wide_ - 1);
  EXPECT_FALSE(named(second_));
  third_->setVisible(false);
  settle();
  EXPECT_TRUE(named(first_) && named(second_));
}

}  // namespace
}  // namespace taskatlas::ui
