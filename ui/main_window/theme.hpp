// SPDX-License-Identifier: MIT
// The window's colours: light, dark, or as the desktop says.
#pragma once

#include <QString>

class QApplication;

namespace taskatlas::ui {

enum class Theme { kSystem, kLight, kDark };
QString to_id(Theme theme);  // "system", "light", "dark"
Theme theme_from(const QString& id);

// Fusion with the project's palette. kSystem follows the desktop's: dark where its window colour
// is. May be called again at any time; widgets follow.
void apply_theme(QApplication& application, Theme theme);

}  // namespace taskatlas::ui
