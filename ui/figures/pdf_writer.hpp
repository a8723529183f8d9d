// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"
#include "ui/figures/svg_writer.hpp"

#include <QByteArray>

namespace taskatlas::ui {

// A PDF of one page of exactly the list's size, with the recipe and the data (CSV) attached. Fonts
// are embedded as subsets (TrueType outlines, never Type 3), or text is outlines. The same list
// gives the same bytes: no identifiers at random, and no date but the one that SOURCE_DATE_EPOCH
// gives, if it is set (https://reproducible-builds.org/specs/source-date-epoch). Throws
// Error(kFailed).
QByteArray write_pdf(const DisplayList& list, ReplayText text, const FigureWords& words,
                     const QByteArray& csv);

}  // namespace taskatlas::ui
