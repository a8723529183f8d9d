// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"
#include "ui/figures/svg_writer.hpp"

#include <QByteArray>
#include <QString>
#include <vector>

namespace taskatlas::ui {

struct TikzFigure {
  QByteArray tex;
  struct Picture {
    QString name;  // of the file, beside the .tex
    QByteArray png;
  };
  std::vector<Picture> pictures;
};

// A tikzpicture to \input, of exactly the list's size. Text is LaTeX's, at its size, in the
// document's sans serif family (or whatever \taskatlasfont is defined as), each piece kept in place
// at its anchor and made narrower where it would be wider than ours; or outlines. Small heat maps
// are filled cells, other pictures go into files named `stem`-1.png and so on, where `stem` must be
// fit for \includegraphics. The same list gives the same bytes.
TikzFigure write_tikz(const DisplayList& list, ReplayText text, const FigureWords& words,
                      const QString& stem);

// Of a figure's pictures, counted from 1.
QString tikz_picture_name(const QString& stem, int number);

// A file's name without its extension, with everything replaced that TeX cannot take.
QString tikz_stem(const QString& base_name);

}  // namespace taskatlas::ui
