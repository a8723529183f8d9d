// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace taskatlas::ui {

// The middles of boxes in a row, from first to last, as near to the wished ones as their sizes and
// the least gap between them allow (least squares: pool adjacent violators). As many sizes as
// wishes; all in one unit.
std::vector<double> separate(const std::vector<double>& wished, const std::vector<double>& size,
                             double gap);

}  // namespace taskatlas::ui
