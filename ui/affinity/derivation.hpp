// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/affinity/evidence.hpp"

#include <QString>

namespace taskatlas::ui {

// Step by step, as HTML: wins → ratio matrix → eigenvector → affinity → share among first-order
// transfers → coefficient in the program. Without evidence: what is known of it. Translated.
QString derivation_html(const TransferTable& table, const Scenario& scenario, TransferId transfer,
                        const TargetEvidence* evidence);

}  // namespace taskatlas::ui
