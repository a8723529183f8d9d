// SPDX-License-Identifier: MIT
#include "ui/figures/figure_options.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <QFileInfo>
#include <QFontDatabase>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

struct FormatName {
  FigureFormat format;
  const char* extension;
  const char* title;
};

constexpr std::array kFormats{
    FormatName{FigureFormat::kPdf, "pdf", "PDF"}, FormatName{FigureFormat::kSvg, "svg", "SVG"},
    FormatName{FigureFormat::kPng, "png", "PNG"}, FormatName{FigureFormat::kTikz, "tex", "TikZ"}};

const FormatName& name_of(FigureFormat format) {
  for (const FormatName& known : kFormats) {
    if (known.format == format) return known;
  }
  return kFormats.front();
}

constexpr std::array kTexts{std::pair{FigureText::kAutomatic, "automatic"},
                            std::pair{FigureText::kText, "embedded"},
                            std::pair{FigureText::kOutlines, "outlines"}};

void check_length(const char* what, const FigureLength& length, double least) {
  constexpr double kMost = 2000;  // millimetres
  const double mm = length.in(LengthUnit::kMillimetre).value;
  constexpr double kSlack = 1e-9;
  if (mm >= least - kSlack && mm <= kMost + kSlack) return;
  throw usage_error(std::string("the figure's ") + what + " is " +
                    length.to_string().toStdString() + "; " + format_number(least) +
                    " to 2000 mm is expected");
}

void check_number(const char* what, double value, double least, double most) {
  if (value >= least && value <= most) return;
  throw usage_error(std::string("the figure's ") + what + " is " + format_number(value) + "; " +
                    format_number(least) + " to " + format_number(most) + " is expected");
}

Error wrong(const QString& member, const char* expected) {
  return bad_input("figure option '" + member.toStdString() + "' must be " + expected);
}

FigureLength length_from(const QString& key, const QJsonValue& value) {
  if (!value.isString()) throw wrong(key, "a length such as \"3.25in\"");
  try {
    return FigureLength::parse(value.toString());
  } catch (const Error& error) {
    throw bad_input("figure option '" + key.toStdString() + "': " + error.what());
  }
}

double number_from(const QString& key, const QJsonValue& value) {
  if (!value.isDouble()) throw wrong(key, "a number");
  return value.toDouble();
}

}  // namespace

FigureFormat figure_format_of(const QString& path) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  for (const FormatName& known : kFormats) {
    if (suffix == QLatin1String(known.extension)) return known.format;
  }
  throw usage_error(path.toStdString() +
                    ": a figure's name ends in .pdf, .svg, .png or .tex (TikZ)");
}

QString extension(FigureFormat format) { return QString::fromLatin1(name_of(format).extension); }

QString title(FigureFormat format) { return QString::fromLatin1(name_of(format).title); }

void FigureOptions::check() const {
  check_length("width", width, 20);
  if (height) check_length("height", *height, 10);
  check_number("font size", font_size, 4, 24);
  check_number("resolution in dots per inch", dpi, 50, 2400);
  if (!family.isEmpty() && !QFontDatabase::hasFamily(family)) {
    throw usage_error("the font '" + family.toStdString() +
                      "' is not installed; leave it out for the default, '" +
                      default_figure_family().toStdString() + "'");
  }
}

PlotStyle FigureOptions::style() const {
  PlotStyle style =
      PlotStyle::figure(family.isEmpty() ? default_figure_family() : family, font_size);
  style.paper_is_transparent = transparent;
  return style;
}

ReplayText FigureOptions::text_for(FigureFormat format) const {
  if (text == FigureText::kText) return ReplayText::kText;
  if (text == FigureText::kOutlines || format == FigureFormat::kSvg) return ReplayText::kOutlines;
  return ReplayText::kText;
}

QJsonObject FigureOptions::to_json() const {
  QJsonObject json{{QStringLiteral("width"), width.to_string()},
                   {QStringLiteral("font"), family},
                   {QStringLiteral("font_size"), font_size},
                   {QStringLiteral("background"),
                    transparent ? QStringLiteral("transparent") : QStringLiteral("white")},
                   {QStringLiteral("dpi"), dpi}};
  if (height) json.insert(QStringLiteral("height"), height->to_string());
  for (const auto& [mode, word] : kTexts) {
    if (mode == text) json.insert(QStringLiteral("text"), QString::fromLatin1(word));
  }
  return json;
}

FigureOptions FigureOptions::from_json(const QJsonObject& json) {
  FigureOptions options;
  for (auto member = json.begin(); member != json.end(); ++member) {
    const QString key = member.key();
    const QJsonValue value = member.value();
    if (key == QLatin1String("width")) {
      options.width = length_from(key, value);
    } else if (key == QLatin1String("height")) {
      if (!value.isNull()) options.height = length_from(key, value);
    } else if (key == QLatin1String("font")) {
      if (!value.isString()) throw wrong(key, "a font family's name");
      options.family = value.toString();
    } else if (key == QLatin1String("font_size")) {
      // As the command line has it, with its unit, or in points.
      options.font_size =
          value.isString() ? length_from(key, value).points() : number_from(key, value);
    } else if (key == QLatin1String("background")) {
      const QString word = value.toString();
      if (word != QLatin1String("white") && word != QLatin1String("transparent")) {
        throw wrong(key, "white or transparent");
      }
      options.transparent = word == QLatin1String("transparent");
    } else if (key == QLatin1String("text")) {
      bool known = false;
      for (const auto& [mode, word] : kTexts) {
        if (value.toString() != QLatin1String(word)) continue;
        options.text = mode;
        known = true;
      }
      if (!known) throw wrong(key, "automatic, embedded or outlines");
    } else if (key == QLatin1String("dpi")) {
      options.dpi = number_from(key, value);
    } else {
      throw bad_input("there is no figure option '" + key.toStdString() + "'");
    }
  }
  return options;
}

QString default_figure_family() {
  for (const char* family :
       {"Arial", "Liberation Sans", "Nimbus Sans", "Noto Sans", "DejaVu Sans"}) {
    if (QFontDatabase::hasFamily(QString::fromLatin1(family))) return QString::fromLatin1(family);
  }
  const QStringList families = QFontDatabase::families();
  return families.isEmpty() ? QString() : families.first();
}

}  // namespace taskatlas::ui
