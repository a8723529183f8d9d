// SPDX-License-Identifier: MIT
#pragma once

#include "cli/style.hpp"
#include "evaluation/similarity_tree.hpp"
#include "tasks/transfer_table.hpp"

#include <string>

namespace taskatlas::cli {

// The tree drawn with lines: leaves on the left from top to bottom, joined further right the less
// alike they are.
std::string dendrogram_text(const TransferTable& table, const SimilarityTree& tree,
                            const Style& style);

}  // namespace taskatlas::cli
