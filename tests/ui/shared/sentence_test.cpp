// SPDX-License-Identifier: MIT
#include "ui/shared/sentence.hpp"

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(OneStop, KeepsOneFullStopAfterANameWithItsOwn) {
  EXPECT_EQ(one_stop(QStringLiteral("From Layout, Vanishing Pts..")),
            QStringLiteral("From Layout, Vanishing Pts."));
  EXPECT_EQ(one_stop(QStringLiteral("A: 2.5D Segm.. B: Scene Class..")),
            QStringLiteral("A: 2.5D Segm. B: Scene Class."));
}

TEST(OneStop, LeavesTheRestAlone) {
  for (const QString& text :
       {QStringLiteral("One. Two."), QStringLiteral("Reading..."), QStringLiteral("0.5 to 1.5"),
        QStringLiteral("Reading…"), QString()}) {
    EXPECT_EQ(one_stop(text), text);
  }
}

}  // namespace
}  // namespace taskatlas::ui
