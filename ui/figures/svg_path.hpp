// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPainterPath>

namespace taskatlas::ui {

// The attribute `d` of an SVG path, with so many digits after the point.
QByteArray svg_path(const QPainterPath& path, int digits = 3);

}  // namespace taskatlas::ui
