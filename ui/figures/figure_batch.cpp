// SPDX-License-Identifier: MIT
#include "ui/figures/figure_batch.hpp"

#include "base/error.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"
#include "ui/figures/tikz_writer.hpp"

#include <QDir>
#include <QFileInfo>

namespace taskatlas::ui {
namespace {

QString path_of(const FigureBatch& batch, const FigureBatch::Figure& figure, FigureFormat format) {
  return QDir(batch.folder).filePath(figure.name + QLatin1Char('.') + extension(format));
}

// The only figures that need pictures beside their TikZ, and they only where there are many cells.
bool is_heat_map(const QString& kind) {
  return kind == QLatin1String("raw") || kind == QLatin1String("affinity") ||
         kind == QLatin1String("gain") || kind == QLatin1String("quality");
}

bool write_figure(const FigureBatch& batch, const FigureBatch::Figure& figure,
                  const RunContext& context) {
  figure.recipe.figure.check();
  const FigureSource source = load_source(figure.recipe, batch.folder);
  const FigureRecipe recipe = completed(figure.recipe, source, batch.folder);
  const auto plot = make_plot(recipe, source, context);
  if (!plot) return false;
  for (const FigureFormat format : batch.formats) {
    if (context.stopped()) return false;
    // The folder was chosen, the names were not.
    write_files(draw_files(*plot, recipe, path_of(batch, figure, format)), Links::kReplace);
  }
  return true;
}

}  // namespace

QStringList FigureBatch::paths() const {
  QStringList paths;
  for (const Figure& figure : figures) {
    for (const FigureFormat format : formats) paths.push_back(path_of(*this, figure, format));
  }
  return paths;
}

QStringList FigureBatch::existing() const {
  QStringList found;
  const auto look = [&found](const QString& path) {
    const bool there = QFileInfo::exists(path);
    if (there && !found.contains(path)) found.push_back(path);
    return there;
  };
  for (const Figure& figure : figures) {
    for (const FigureFormat format : formats) {
      const QString path = path_of(*this, figure, format);
      look(path);
      look(csv_beside(path));
      look(recipe_beside(path));
      if (format != FigureFormat::kTikz || !is_heat_map(figure.recipe.kind)) continue;
      const QString stem = tikz_stem(figure.name);
      for (int number = 1; look(QDir(folder).filePath(tikz_picture_name(stem, number))); ++number) {
      }
    }
  }
  return found;
}

BatchResult write_batch(const FigureBatch& batch, const RunContext& context) {
  BatchResult result;
  double done = 0;
  for (const FigureBatch::Figure& figure : batch.figures) {
    context.progress(done++, static_cast<double>(batch.figures.size()), figure.name.toStdString());
    try {
      if (!write_figure(batch, figure, context) || context.stopped()) {
        result.stopped = true;
        return result;
      }
      ++result.figures;
    } catch (const InfeasibleFigure& error) {
      result.problems.push_back(figure_title(figure.recipe.kind) + QStringLiteral(": ") +
                                error.for_people());
    } catch (const std::exception& error) {
      result.problems.push_back(figure_title(figure.recipe.kind) + QStringLiteral(": ") +
                                QString::fromUtf8(error.what()));
    }
  }
  return result;
}

}  // namespace taskatlas::ui
