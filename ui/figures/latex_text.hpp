// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace taskatlas::ui {

// A line of text as LaTeX typesets it, whatever is in it: specials escaped, ligatures of
// punctuation broken, common signs by their commands; other characters stay as UTF-8.
QByteArray latex_text(const QString& text);

}  // namespace taskatlas::ui
