// SPDX-License-Identifier: MIT
#pragma once

#include "study/study_data.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/figures/figure_options.hpp"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <optional>

namespace taskatlas::ui {

// Everything that a figure is made from. It is written into the figure and beside it, and drawing
// it again gives the same bytes.
struct FigureRecipe {
  static constexpr int kVersion = 1;

  QString kind;   // of figure_kinds()
  QString study;  // a built-in study's name, or a path; a relative one is seen from the folder in
                  // which the recipe or the figure lies
  QString uuid;   // of the study; empty: not checked
  Selection measurement;             // by transfer images and seed
  std::optional<Scenario> scenario;  // none: the default one
  QJsonObject tasks;    // names and kinds that differ from the study's, by code: {"name", "kind"}
  QJsonObject options;  // of the plot, as its view keeps them
  FigureOptions figure;
  QString locale;        // of numbers and words ("ja_JP"); empty: C and English
  QJsonObject programs;  // versions of those that drew it last, by name; written, not looked at

  QJsonObject to_json() const;
  // Throws Error(kBadInput) naming the member that is wrong or unknown, or a newer version.
  static FigureRecipe from_json(const QJsonObject& json);
  // The same from text; `name` is what messages call it.
  static FigureRecipe parse(const QByteArray& text, const QString& name);
  QByteArray text() const;  // one line of JSON, without a line end
};

// The recipe in a file: JSON, or a figure that holds one (PDF, SVG, PNG, TikZ). Throws
// Error(kBadInput).
FigureRecipe read_recipe(const QString& path);
// The text of the recipe in a figure, or empty where there is none.
QByteArray embedded_recipe(const QByteArray& figure);

}  // namespace taskatlas::ui
