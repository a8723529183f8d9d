// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/figure_length.hpp"

#include <QString>
#include <span>

namespace taskatlas::ui {

// A width that a venue prescribes.
struct FigurePreset {
  QString id;     // for files: "cvpr-column"
  QString venue;  // a proper name
  bool full;      // the whole text's width; else one column's
  FigureLength width;

  QString title() const;  // translated: "CVPR, ICCV: one column (3.25 in)"
};

std::span<const FigurePreset> figure_presets();

}  // namespace taskatlas::ui
