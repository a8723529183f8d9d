// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"
#include "ui/figures/replay.hpp"

#include <QByteArray>
#include <QString>

namespace taskatlas::ui {

// What a figure says about itself, wherever its format has a place for it.
struct FigureWords {
  QString title;
  QString description;  // one or two sentences, for screen readers
  QByteArray recipe;    // JSON
};

// SVG 1.1, sized in points, with real clipping. Text is outlines, or text in the named fonts,
// which have to be installed wherever it is looked at (its width is kept in any case). The same
// list gives the same bytes.
QByteArray write_svg(const DisplayList& list, ReplayText text, const FigureWords& words);

}  // namespace taskatlas::ui
