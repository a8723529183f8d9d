// SPDX-License-Identifier: MIT
#pragma once

#include "base/atomic_file.hpp"
#include "base/run_context.hpp"
#include "ui/figures/recipe.hpp"
#include "ui/shared/plot.hpp"

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// Whether text is as high as asked for, and if not, how wide the figure would have to be.
struct TextFit {
  double smallest = 0;  // points; 0: there is no text
  bool fits = true;
  std::optional<double> width;  // points; none where no width within reason is enough
};

// A figure as the files that it consists of, in the order in which they are to be written: the
// figure itself, named last, stands only where all the others do.
struct FigureFiles {
  struct File {
    QString path;
    QByteArray content;
  };
  std::vector<File> files;  // pictures of TikZ, PATH.csv, PATH.json, PATH
  QSizeF size;              // points
  TextFit text;
};

// The plot as the file `path`, in the format that its extension says. `recipe` is completed()
// already and goes into the file. Any thread. Throws Error.
FigureFiles draw_files(const Plot& plot, const FigureRecipe& recipe, const QString& path);
// Each file at once or not at all. `links` is for the figure itself; what lies beside it is put in
// a link's place. Throws Error(kFailed) naming what could not be written.
void write_files(const FigureFiles& files, Links links);

// Loads, makes, draws and writes; a relative study is seen from `recipe_folder`. nullopt where
// stopped, with nothing written. Throws what load_source, make_plot and write_files throw.
std::optional<FigureFiles> export_figure(const FigureRecipe& recipe, const QString& recipe_folder,
                                         const QString& path, const RunContext& context);

// What lies beside a figure: its data and its recipe.
QString csv_beside(const QString& path);
QString recipe_beside(const QString& path);

// The size of a figure of that plot.
QSizeF figure_size(const Plot& plot, const FigureOptions& options);
// The height of the font of the smallest text that a plot draws at that size, in points; 0: none.
double smallest_text(const Plot& plot, QSizeF size, const PlotStyle& style);
// Draws the plot, several times where text does not fit.
TextFit text_fit(const Plot& plot, const FigureOptions& options);
// The data behind a plot as CSV: UTF-8, a line for the columns' names, LF line ends.
QByteArray csv_of(const PlotData& data);

}  // namespace taskatlas::ui
