// SPDX-License-Identifier: MIT
// The matrix whose principal eigenvector the affinities are. Internal to this room.
#pragma once

#include "affinity/tournament.hpp"

#include <cstddef>
#include <vector>

namespace taskatlas {

// n×n: clipped win rate over that of the other side; 1 on the diagonal. A pair that shares no
// image has 0, and each adds 1 to both its diagonal entries (Harker, 1987). Returns their number.
std::size_t fill_ratio_matrix(const WinMatrix& matrix, double clip, std::vector<double>& ratios);

}  // namespace taskatlas
