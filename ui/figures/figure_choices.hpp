// SPDX-License-Identifier: MIT
// What the dialog for figures remembers in the user's settings, and what it starts with.
#pragma once

#include "ui/figures/figure_options.hpp"

#include <vector>

namespace taskatlas::ui {

class StudyDocument;

struct FigureChoices {
  // Without a height: that is of one figure, and would cut or stretch another.
  FigureOptions options;
  std::vector<FigureFormat> formats{FigureFormat::kPdf};
  QString arrangement;  // of graphs: "page", "screen"; empty: the first
  QString folder;       // one that exists

  // What is missing or of no use any more is the default. `document` may be null.
  static FigureChoices load(const StudyDocument* document);
  void store() const;
};

// Where figures go that nobody has exported yet: the study's own folder, else the user's pictures,
// else home; it exists.
QString default_figure_folder(const StudyDocument* document);

// How a recipe names the document's study: a built-in one by its name, any other by its path.
QString study_reference(const StudyDocument& document);

}  // namespace taskatlas::ui
