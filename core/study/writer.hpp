// SPDX-License-Identifier: MIT
// Puts results into the tables of a study. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "study/sqlite.hpp"
#include "study/study_data.hpp"

#include <string>
#include <vector>

namespace taskatlas::writer {

void set_meta(const sqlite::Database& database, std::string_view key, std::string_view value);
// Fills in the time and the program where they are empty; the row's id.
std::int64_t add_provenance(const sqlite::Database& database, Provenance provenance);
// Throws Error(kBadInput) for a task that no study may have.
void check_task(const Task& task);
void add_task(const sqlite::Database& database, std::size_t position, const Task& task);
// Throws Error(kBadInput) where the measurement contradicts itself or the tasks; the caller holds
// a transaction.
void add_measurement(const sqlite::Database& database, const std::vector<Task>& tasks,
                     const Measurement& measurement, std::int64_t provenance);
// The set of exactly those images (and groups) in that order, found or added; the rest of `losses`
// is not looked at.
std::int64_t image_set(const sqlite::Database& database, const MeasuredLosses& losses);
// Throws Error(kBadInput) where it is no JSON, or too long.
void set_experiment(const sqlite::Database& database, std::string_view json);

// A whole new study called `name` in an empty database; content.name is not looked at. False where
// stopped: the database is of no use then.
bool write(const sqlite::Database& database, const NewStudy& content, const std::string& name,
           const CreateOptions& options, const RunContext& context);

}  // namespace taskatlas::writer
