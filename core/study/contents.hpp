// SPDX-License-Identifier: MIT
// What the tables of a study hold, read with distrust. Every function throws Error(kBadInput)
// naming the table and what is wrong with it. Internal to the room.
#pragma once

#include "study/sqlite.hpp"
#include "study/study_data.hpp"
#include "taxonomy/scenario.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::contents {

std::string meta(const sqlite::Database& database, std::string_view key);  // empty: not there
std::vector<Task> tasks(const sqlite::Database& database);
std::vector<MeasurementInfo> measurements(const sqlite::Database& database);
// The number of the measurement of that number of transfer images and that seed, without a look at
// what it and all others hold.
std::optional<std::int64_t> measurement_of(const sqlite::Database& database,
                                           std::int64_t transfer_images, std::int64_t seed);
std::vector<Provenance> provenance(const sqlite::Database& database);
std::vector<Scenario> scenarios(const sqlite::Database& database);

struct Rows {
  std::vector<Transfer> transfers;
  std::vector<double> raw_scores;
  std::vector<std::int64_t> ids;  // of the table transfer
};
// All of a measurement, or those into one target.
Rows transfers(const sqlite::Database& database, const std::vector<Task>& tasks,
               std::int64_t measurement, const std::optional<TaskId>& target = std::nullopt);

std::vector<TaskId> targets_with_losses(const sqlite::Database& database, std::int64_t measurement);
std::optional<TargetLosses> losses(const sqlite::Database& database, const TransferTable& table,
                                   const Rows& rows, std::int64_t measurement, TaskId target);

// Pages, tables, references, and all of the above but the values of losses, which are checked when
// they are read. Returns the version.
int check_all(const sqlite::Database& database);

}  // namespace taskatlas::contents
