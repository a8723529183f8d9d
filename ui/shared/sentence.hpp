// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QString>

namespace taskatlas::ui {

// A sentence that ends with a name ends with one full stop, also where the name has its own
// ("Vanishing Pts."); an ellipsis stays.
inline QString one_stop(QString text) {
  static const QRegularExpression kDoubled(QStringLiteral("(?<!\\.)\\.\\.(?!\\.)"));
  return text.replace(kDoubled, QStringLiteral("."));
}

// A reason of core/, which begins as after a colon, as a sentence of its own.
inline QString with_capital(QString text) {
  if (!text.isEmpty()) text.front() = text.front().toUpper();
  return text;
}

}  // namespace taskatlas::ui
