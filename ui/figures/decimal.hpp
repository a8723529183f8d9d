// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace taskatlas::ui {

// With at most `digits` digits after the point and no zeros at the end ("1.5", "0", "-3"); the
// same in every locale.
QByteArray decimal(double value, int digits = 3);

}  // namespace taskatlas::ui
