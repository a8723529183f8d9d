// SPDX-License-Identifier: MIT
#include "base/numbers.hpp"
#include "study/import.hpp"
#include "study/import_common.hpp"

#include <unordered_map>

namespace taskatlas {
namespace {

using importing::Column;
using importing::Table;

// NaN for an empty field.
double number(const Table& table, const Column& column, double most) {
  const std::string_view text = table.field(column);
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto value = parse_number(text);
  if (!value || *value < 0 || *value > most) {
    const std::string range =
        most == 1 ? "a number from 0 to 1 is expected" : "a number of at least 0 is expected";
    throw table.error(column, importing::shown(text) + ": " + range +
                                  ", with a point, or nothing where it was not measured");
  }
  return *value;
}

}  // namespace

std::optional<ImportSummary> import_transfers(const std::filesystem::path& csv,
                                              const std::filesystem::path& out,
                                              const ImportOptions& options,
                                              const RunContext& context) {
  importing::check(csv, out, options);
  Table table(csv);
  Column sources{"sources", true}, target{"target", true}, order{"order"},
      affinity{"affinity", true}, gain{"gain"}, quality{"quality"};
  table.find({&sources, &target, &order, &affinity, &gain, &quality});
  importing::TaskList tasks;
  Measurement measurement;
  measurement.transfer_images = options.transfer_images;
  std::unordered_map<std::string, std::size_t> lines;
  while (table.next()) {
    if (!table.go_on(context)) return std::nullopt;
    const TaskId into =
        importing::parse_target(table.field(target), tasks,
                                [&](const std::string& what) { return table.error(target, what); });
    Transfer transfer = importing::parse_sources(
        table.field(sources), into, tasks,
        [&](const std::string& what) { return table.error(sources, what); });
    if (const std::string_view text = table.field(order); !text.empty()) {
      const auto given = parse_integer(text);
      if (!given || *given != transfer.order()) {
        throw table.error(order, importing::shown(text) + ": " + std::to_string(transfer.order()) +
                                     " is expected, the number of sources");
      }
    }
    constexpr double kMost = std::numeric_limits<double>::max();
    transfer.affinity = number(table, affinity, kMost);
    transfer.gain = number(table, gain, 1);
    transfer.quality = number(table, quality, 1);
    const auto [first, added] = lines.emplace(importing::key_of(transfer), table.line());
    if (!added) {
      throw table.error(sources, "this transfer was given in line " +
                                     std::to_string(first->second) +
                                     " already (the order of sources does not matter)");
    }
    measurement.transfers.push_back(std::move(transfer));
  }
  if (measurement.transfers.empty()) {
    throw table.error_at(2, 0, "the table has no rows; one for each transfer is expected");
  }
  if (context.stopped()) return std::nullopt;
  std::vector<Measurement> measurements;
  measurements.push_back(std::move(measurement));
  return importing::write_study(std::move(measurements), tasks, table, "import-transfers", out,
                                options, context);
}

}  // namespace taskatlas
