// SPDX-License-Identifier: MIT
// The published tables as test input, read straight from the CSV files, with no study between.
#pragma once

#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "base/numbers.hpp"
#include "tasks/task_dictionary.hpp"
#include "tasks/transfer_table.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace taskatlas::testing {

// `which` is "16k", "1k" or "mixed".
inline TransferTable published_table(const std::string& which) {
  const std::string path =
      std::string(TASKATLAS_SOURCE_DIR) + "/resources/published/transfers_" + which + ".csv";
  const std::string text = read_file(path);
  const auto dictionary = task_dictionary();
  std::vector<Task> tasks(dictionary.begin(), dictionary.end());
  std::map<std::string, TaskId> ids;
  for (std::size_t i = 0; i < tasks.size(); ++i) ids[tasks[i].code] = TaskId::from_index(i);
  CsvReader reader(text, path);
  std::vector<std::string_view> fields;
  reader.next(fields);  // header: sources,target,order,affinity,gain,quality
  std::vector<Transfer> transfers;
  while (reader.next(fields)) {
    Transfer row;
    row.target = ids.at(std::string(fields[1]));
    std::string_view rest = fields[0];
    if (rest == "self") {
      row.pseudo = PseudoSource::kSelf;
    } else if (rest == "pixels") {
      row.pseudo = PseudoSource::kPixels;
    } else {
      while (!rest.empty()) {
        const auto plus = rest.find('+');
        row.sources.push_back(ids.at(std::string(rest.substr(0, plus))));
        rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + 1);
      }
    }
    if (const auto v = parse_number(fields[3])) row.affinity = *v;
    if (const auto v = parse_number(fields[4])) row.gain = *v;
    if (const auto v = parse_number(fields[5])) row.quality = *v;
    transfers.push_back(std::move(row));
  }
  return TransferTable(std::move(tasks), std::move(transfers));
}

}  // namespace taskatlas::testing
