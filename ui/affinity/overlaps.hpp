// SPDX-License-Identifier: MIT
#pragma once

#include "ui/affinity/affinity_plot.hpp"
#include "ui/affinity/evidence.hpp"

namespace taskatlas::ui {

// Marks the cells of normalised affinities that cannot be told apart from a neighbour in the rank
// of their row: both intervals, where they are known, overlap.
void mark_overlaps(AffinityMatrix& matrix, const Evidence& evidence_of);

}  // namespace taskatlas::ui
