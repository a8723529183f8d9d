// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace taskatlas::ui {

// `taskatlas --figure RECIPE --out FILE`: draws without a window. RECIPE is a recipe's file, a
// figure that holds one, or "-" for standard input; a study that it names by a relative path is
// seen from the recipe's folder (from the present one for "-"). Problems go to standard error in
// one line. Returns the exit code: 0 done, 1 failed, 2 usage, 3 bad input, 4 infeasible.
//
// Needs a QGuiApplication (any platform, offscreen too). Sets the default locale to the recipe's
// and installs its translation.
int draw_figure(const QString& recipe, const QString& out);

}  // namespace taskatlas::ui
