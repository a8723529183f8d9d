// SPDX-License-Identifier: MIT
// Tables small enough to work out by hand.
#pragma once

#include "tasks/transfer_table.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::testing {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Rows as "a+b->t" or "self->t" with their values.
struct Row {
  std::string_view text;
  double affinity = kNaN;
  double gain = kNaN;
  double quality = kNaN;
};

inline TransferTable small_table(const std::vector<std::string>& codes,
                                 const std::vector<Row>& rows) {
  std::vector<Task> tasks;
  for (const std::string& code : codes) {
    Task task;
    task.code = task.name = code;
    tasks.push_back(task);
  }
  const auto id_of = [&](std::string_view code) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i] == code) return TaskId::from_index(i);
    }
    return TaskId();
  };
  std::vector<Transfer> transfers;
  for (const Row& row : rows) {
    Transfer transfer;
    const auto arrow = row.text.find("->");
    transfer.target = id_of(row.text.substr(arrow + 2));
    std::string_view left = row.text.substr(0, arrow);
    if (left == "self") {
      transfer.pseudo = PseudoSource::kSelf;
    } else if (left == "pixels") {
      transfer.pseudo = PseudoSource::kPixels;
    } else {
      while (true) {
        const auto plus = left.find('+');
        transfer.sources.push_back(id_of(left.substr(0, plus)));
        if (plus == std::string_view::npos) break;
        left.remove_prefix(plus + 1);
      }
    }
    transfer.affinity = row.affinity;
    transfer.gain = row.gain;
    transfer.quality = row.quality;
    transfers.push_back(transfer);
  }
  return {tasks, transfers};
}

}  // namespace taskatlas::testing
