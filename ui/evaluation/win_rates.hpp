// SPDX-License-Identifier: MIT
// The study's win rates beside those that the paper prints (table 1, and figure 10, right).
#pragma once

#include "study/network_win_rates.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/evaluation/result_table.hpp"

#include <span>

namespace taskatlas::ui {

// Table 1: one row for each task that is published or measured, then the means as printed. What is
// published is so called in its column's title.
ResultTable network_table(const TransferTable& table, std::span<const NetworkWinRates> measured);

// Figure 10, right: for every published target the study's best transfer of at most max_order
// sources with all other tasks supervised, against training from scratch (gain) and full
// supervision (quality), beside the printed rates against these and the other ways. Throws what
// best_single_transfer throws.
ResultTable rivals_table(const TransferTable& table, const Scenario& scenario, int max_order);

}  // namespace taskatlas::ui
