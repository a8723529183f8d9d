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

}  // namespace taskatlas::ui
