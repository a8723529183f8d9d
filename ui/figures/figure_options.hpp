// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/figure_length.hpp"
#include "ui/figures/replay.hpp"
#include "ui/shared/plot_style.hpp"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>

namespace taskatlas::ui {

enum class FigureFormat { kPdf, kSvg, kPng, kTikz };

// By the file's extension (pdf, svg, png, tex). Throws Error(kUsage) for any other.
FigureFormat figure_format_of(const QString& path);
QString extension(FigureFormat format);  // "pdf"
QString title(FigureFormat format);      // "PDF", "TikZ"

// kAutomatic: embedded fonts in PDF, LaTeX's text in TikZ, outlines in SVG, whose reader may not
// have the font. kText in SVG names the font.
enum class FigureText { kAutomatic, kText, kOutlines };

// How any figure is put on paper.
struct FigureOptions {
  FigureLength width{3.25, LengthUnit::kInch};  // 20 mm to 2 m
  std::optional<FigureLength> height;           // none: what suits the width; 10 mm to 2 m
  QString family;                               // of all text; empty: default_figure_family()
  double font_size = 8;                         // points, 4 to 24
  bool transparent = false;                     // no background; else white
  FigureText text = FigureText::kAutomatic;
  double dpi = 300;  // of PNG; 50 to 2400

  // Throws Error(kUsage) naming the member, its value and what is allowed, also for a family that
  // is not installed.
  void check() const;
  PlotStyle style() const;
  ReplayText text_for(FigureFormat format) const;

  // Members that are missing keep the default. from_json throws Error(kBadInput) naming the member
  // that is wrong; members that it does not know are an error too.
  QJsonObject to_json() const;
  static FigureOptions from_json(const QJsonObject& json);

  bool operator==(const FigureOptions&) const = default;
};

// The first of a list of usual sans serif families that is installed.
QString default_figure_family();

}  // namespace taskatlas::ui
