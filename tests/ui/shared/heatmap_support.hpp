// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/heatmap_plot.hpp"

#include <QPalette>
#include <cmath>
#include <limits>

namespace taskatlas::ui::testing {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

// Value of (row, column): 100 row + column, over 1000; texts, notes and marks tell their cell too.
inline HeatmapData numbered(int rows, int columns) {
  HeatmapData data;
  data.value_name = QStringLiteral("Affinity");
  data.row_name = QStringLiteral("Target");
  data.column_name = QStringLiteral("Source");
  for (int i = 0; i < rows; ++i) {
    data.rows.push_back({QStringLiteral("Row %1").arg(i), static_cast<TaskKind>(i % 4), TaskId(i),
                         QStringLiteral("r%1").arg(i)});
  }
  for (int j = 0; j < columns; ++j) {
    data.columns.push_back({QStringLiteral("Column %1").arg(j), static_cast<TaskKind>(j % 4),
                            TaskId(j), QStringLiteral("c%1").arg(j)});
  }
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      data.values.push_back((100 * i + j) / 1000.0);
      data.texts.push_back(QStringLiteral("t%1-%2").arg(i).arg(j));
      data.notes.push_back(QStringLiteral("n%1-%2").arg(i).arg(j));
      data.marks.push_back((i + j) % 3 == 0 ? 1 : 0);
    }
  }
  return data;
}

inline PlotStyle screen_style() {
  return PlotStyle::screen(QPalette(Qt::lightGray), QFont(QStringLiteral("sans"), 9));
}

}  // namespace taskatlas::ui::testing
