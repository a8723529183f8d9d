// SPDX-License-Identifier: MIT
#include "ui/affinity/overlaps.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace taskatlas::ui {

void mark_overlaps(AffinityMatrix& matrix, const Evidence& evidence_of) {
  HeatmapData& cells = matrix.data;
  bool any = false;
  const std::size_t columns = matrix.sources.size();
  std::vector<std::uint8_t> marks(cells.values.size(), 0);
  for (std::size_t row = 0; row < matrix.targets.size(); ++row) {
    const auto evidence = evidence_of.of(matrix.targets[row]);
    if (!evidence || !evidence->intervals) continue;
    struct Ranked {
      double value;
      std::size_t column;
      Interval interval;
    };
    std::vector<Ranked> ranked;
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t cell = row * columns + column;
      if (!matrix.sources[column].valid() || std::isnan(cells.values[cell])) continue;
      const auto at = evidence->find(matrix.transfers[cell]);
      if (!at) continue;
      ranked.push_back({cells.values[cell], column, evidence->intervals->affinity_interval[*at]});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.value > b.value; });
    for (std::size_t i = 1; i < ranked.size(); ++i) {
      const Interval& better = ranked[i - 1].interval;
      const Interval& worse = ranked[i].interval;
      if (!(better.lower <= worse.upper && worse.lower <= better.upper)) continue;
      marks[row * columns + ranked[i - 1].column] = 1;
      marks[row * columns + ranked[i].column] = 1;
      any = true;
    }
  }
  if (!any) return;
  cells.marks = std::move(marks);
  cells.mark_name =
      QCoreApplication::translate("taskatlas::ui::AffinityPage", "Interval overlaps a neighbour's");
}

}  // namespace taskatlas::ui
