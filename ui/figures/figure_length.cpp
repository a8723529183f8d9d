// SPDX-License-Identifier: MIT
#include "ui/figures/figure_length.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <array>

namespace taskatlas::ui {
namespace {

struct Unit {
  LengthUnit unit;
  const char* name;
  double points;
};

constexpr double kPointsOfInch = 72;
constexpr double kMillimetresOfInch = 25.4;
constexpr std::array kUnits{
    Unit{LengthUnit::kInch, "in", kPointsOfInch},
    Unit{LengthUnit::kMillimetre, "mm", kPointsOfInch / kMillimetresOfInch},
    Unit{LengthUnit::kCentimetre, "cm", 10 * kPointsOfInch / kMillimetresOfInch},
    Unit{LengthUnit::kPoint, "pt", 1}};

const Unit& unit_of(LengthUnit unit) {
  for (const Unit& known : kUnits) {
    if (known.unit == unit) return known;
  }
  return kUnits.back();
}

}  // namespace

QString to_string(LengthUnit unit) { return QString::fromLatin1(unit_of(unit).name); }

double points_in(LengthUnit unit) { return unit_of(unit).points; }

QString FigureLength::to_string() const {
  return QString::fromStdString(format_number(value)) + ui::to_string(unit);
}

FigureLength FigureLength::parse(const QString& text) {
  const QString trimmed = text.trimmed();
  for (const Unit& unit : kUnits) {
    for (const QString& name : {QString::fromLatin1(unit.name),
                                QString(unit.unit == LengthUnit::kInch ? "\"" : unit.name)}) {
      if (!trimmed.endsWith(name, Qt::CaseInsensitive)) continue;
      const auto value = parse_number(trimmed.chopped(name.size()).toStdString());
      if (value) return {*value, unit.unit};
    }
  }
  throw usage_error("'" + text.toStdString() +
                    "' is no length; a number and one of in, mm, cm, pt is expected, as in 3.25in");
}

}  // namespace taskatlas::ui
