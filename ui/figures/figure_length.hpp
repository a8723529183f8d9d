// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace taskatlas::ui {

enum class LengthUnit { kInch, kMillimetre, kCentimetre, kPoint };

QString to_string(LengthUnit unit);  // "in", "mm", "cm", "pt", for files
double points_in(LengthUnit unit);   // a point is 1/72 inch

// A length on paper, in the unit that the user chose: "3.25in", "84mm".
struct FigureLength {
  double value = 0;
  LengthUnit unit = LengthUnit::kPoint;

  double points() const { return value * points_in(unit); }
  FigureLength in(LengthUnit other) const { return {points() / points_in(other), other}; }
  QString to_string() const;  // C locale; parse() gives the same length back
  // A number with a decimal point and a unit, a blank between them allowed; also `"` for inches.
  // Throws Error(kUsage) saying what is expected.
  static FigureLength parse(const QString& text);

  bool operator==(const FigureLength&) const = default;
};

}  // namespace taskatlas::ui
