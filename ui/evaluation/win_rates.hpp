// SPDX-License-Identifier: MIT
// The study's win rates beside those that the paper prints (table 1, and figure 10, right).
#pragma once

#include "base/run_context.hpp"
#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/evaluation/result_table.hpp"

#include <limits>
#include <optional>
#include <span>
#include <string>

namespace taskatlas::ui {

// On how many images a target's fully supervised network is strictly better than the constant
// predictor, and than a readout on random features; NaN where the losses lack one of them.
struct NetworkWinRates {
  std::string target;  // code
  double versus_average = std::numeric_limits<double>::quiet_NaN();
  double versus_random = std::numeric_limits<double>::quiet_NaN();
  std::size_t images = 0;  // that the target's losses have
};

// nullopt: stopped. `code` is the target's.
std::optional<NetworkWinRates> network_win_rates(const TargetLosses& losses,
                                                 const std::string& code,
                                                 const RunContext& context);

// Table 1: one row for each task that is published or measured, then the means as printed. What is
// published is so called in its column's title.
ResultTable network_table(const TransferTable& table, std::span<const NetworkWinRates> measured);

// Figure 10, right: for every published target the study's best transfer of at most max_order
// sources with all other tasks supervised, against training from scratch (gain) and full
// supervision (quality), beside the printed rates against these and the other ways. Throws what
// best_single_transfer throws.
ResultTable rivals_table(const TransferTable& table, const Scenario& scenario, int max_order);

}  // namespace taskatlas::ui
