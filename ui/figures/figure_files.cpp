// SPDX-License-Identifier: MIT
#include "ui/figures/figure_files.hpp"

#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/error.hpp"
#include "study/study.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"
#include "ui/figures/pdf_writer.hpp"
#include "ui/figures/png_writer.hpp"
#include "ui/figures/recording_device.hpp"
#include "ui/figures/tikz_writer.hpp"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QPainter>
#include <cmath>

namespace taskatlas::ui {
namespace {

void add_line(QByteArray& csv, const QStringList& fields) {
  for (qsizetype i = 0; i < fields.size(); ++i) {
    if (i > 0) csv += ',';
    csv += QByteArray::fromStdString(csv_field(fields[i].toStdString()));
  }
  csv += '\n';
}

DisplayList record(const Plot& plot, QSizeF size, const PlotStyle& style) {
  RecordingDevice device(size);
  QPainter painter(&device);
  paint_figure(painter, plot, size, style);
  painter.end();
  return device.list();
}

double smallest_text(const DisplayList& list) {
  double smallest = 0;
  for (const DisplayItem& item : list.items) {
    const auto* text = std::get_if<TextItem>(&item.content);
    if (text == nullptr) continue;
    const double size = text->font.pixelSize() * std::sqrt(std::abs(text->transform.determinant()));
    if (smallest == 0 || size < smallest) smallest = size;
  }
  return smallest;
}

}  // namespace

double smallest_text(const Plot& plot, QSizeF size, const PlotStyle& style) {
  return smallest_text(record(plot, size, style));
}

TextFit text_fit(const Plot& plot, const FigureOptions& options) {
  const PlotStyle style = options.style();
  const auto smallest_at = [&](double width) {
    FigureOptions there = options;
    there.width = {width, LengthUnit::kPoint};
    return smallest_text(plot, figure_size(plot, there), style);
  };
  constexpr double kSlack = 0.02;  // rounding of fonts' sizes
  const auto fits = [&](double smallest) {
    return smallest == 0 || smallest >= options.font_size - kSlack;
  };
  TextFit fit;
  const double width = options.width.points();
  fit.smallest = smallest_at(width);
  fit.fits = fits(fit.smallest);
  if (fit.fits) return fit;
  constexpr double kWidest = 4;  // times as wide
  constexpr double kStep = 3.6;  // points: a twentieth of an inch
  double low = width, high = kWidest * width;
  if (!fits(smallest_at(high))) return fit;
  while (high - low > kStep) {
    const double middle = (low + high) / 2;
    (fits(smallest_at(middle)) ? high : low) = middle;
  }
  fit.width = std::ceil(high / kStep) * kStep;
  return fit;
}

QString csv_beside(const QString& path) { return path + QStringLiteral(".csv"); }

QString recipe_beside(const QString& path) { return path + QStringLiteral(".json"); }

QSizeF figure_size(const Plot& plot, const FigureOptions& options) {
  const double width = options.width.points();
  return {width,
          options.height ? options.height->points() : plot.height_for(width, options.style())};
}

QByteArray csv_of(const PlotData& data) {
  QByteArray csv;
  add_line(csv, data.columns);
  for (const QStringList& row : data.rows) add_line(csv, row);
  return csv;
}

FigureFiles draw_files(const Plot& plot, const FigureRecipe& recipe, const QString& path) {
  const FigureFormat format = figure_format_of(path);
  recipe.figure.check();
  const PlotStyle style = recipe.figure.style();
  FigureFiles result;
  result.size = figure_size(plot, recipe.figure);
  FigureWords words;
  words.title = figure_title(recipe.kind) + QStringLiteral(" – ") +
                QFileInfo(recipe.study).completeBaseName();
  words.description = plot.summary();
  words.recipe = recipe.text();
  const QByteArray csv = csv_of(plot.data());
  const ReplayText text = recipe.figure.text_for(format);
  const DisplayList list = record(plot, result.size, style);
  result.text.smallest = smallest_text(list);

  QByteArray content;
  switch (format) {
    case FigureFormat::kPdf:
      content = write_pdf(list, text, words, csv);
      break;
    case FigureFormat::kSvg:
      content = write_svg(list, text, words);
      break;
    case FigureFormat::kPng:
      content = write_png(render_figure(plot, result.size, style, recipe.figure.dpi), words);
      break;
    case FigureFormat::kTikz: {
      TikzFigure figure =
          write_tikz(list, text, words, tikz_stem(QFileInfo(path).completeBaseName()));
      for (TikzFigure::Picture& picture : figure.pictures) {
        result.files.push_back({QFileInfo(path).dir().filePath(picture.name), picture.png});
      }
      content = std::move(figure.tex);
      break;
    }
  }
  result.files.push_back({csv_beside(path), csv});
  result.files.push_back({recipe_beside(path), QJsonDocument(recipe.to_json()).toJson()});
  result.files.push_back({path, content});
  return result;
}

void write_files(const FigureFiles& files, Links links) {
  for (const FigureFiles::File& file : files.files) {
    if (is_study_file(file.path.toStdString())) {
      throw usage_error(file.path.toStdString() +
                        ": is a study; choose another file for the figure");
    }
  }
  for (const FigureFiles::File& file : files.files) {
    const bool figure = &file == &files.files.back();
    write_file_atomically(file.path.toStdString(),
                          {file.content.constData(), static_cast<std::size_t>(file.content.size())},
                          figure ? links : Links::kReplace);
  }
}

std::optional<FigureFiles> export_figure(const FigureRecipe& recipe, const QString& recipe_folder,
                                         const QString& path, const RunContext& context) {
  figure_format_of(path);  // before anything that takes time
  recipe.figure.check();
  const QString folder = QFileInfo(path).absolutePath();
  if (!QFileInfo(folder).isDir()) {
    throw failure(path.toStdString() + ": its folder does not exist");
  }
  const FigureSource source = load_source(recipe, recipe_folder);
  const FigureRecipe full = completed(recipe, source, folder);
  const auto plot = make_plot(full, source, context);
  if (!plot || context.stopped()) return std::nullopt;
  FigureFiles files = draw_files(*plot, full, path);
  files.text = text_fit(*plot, full.figure);
  write_files(files, Links::kFollow);
  return files;
}

}  // namespace taskatlas::ui
