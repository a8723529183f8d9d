// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QString>

namespace taskatlas::ui {

// One of resources/icons ("zoom-in"), drawn at any size and scaling in the colour of the
// application's text at the time of painting, so that it follows the theme. An unknown name is a
// bug and ends a debug build.
QIcon themed_icon(const QString& name);

}  // namespace taskatlas::ui
