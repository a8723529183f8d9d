// SPDX-License-Identifier: MIT
// Measurements: choosing, reading, appending.
#include "study/contents.hpp"
#include "study/study_body.hpp"
#include "study/writer.hpp"

#include <algorithm>

namespace taskatlas {
namespace {

struct Loaded {
  std::int64_t measurement = 0;
  TransferTable table;
  contents::Rows rows;
};

std::string wish(const Selection& selection) {
  std::string text;
  if (selection.id) text += "number " + std::to_string(*selection.id);
  if (selection.transfer_images) {
    text += std::to_string(*selection.transfer_images) + " transfer images";
  }
  if (selection.seed)
    text += (text.empty() ? "seed " : ", seed ") + std::to_string(*selection.seed);
  return text;
}

MeasurementInfo chosen(const std::filesystem::path& path, const std::vector<MeasurementInfo>& all,
                       const Selection& selection) {
  if (selection.id && (selection.transfer_images || selection.seed)) {
    throw usage_error("a measurement is chosen by its number, or by transfer images and seed");
  }
  if (all.empty())
    throw bad_input(path.string() +
                    ": the study has no measurements yet; if it has an "
                    "experiment, taskatlas-cli run measures it");
  const MeasurementInfo* best = nullptr;
  for (const MeasurementInfo& one : all) {
    if (selection.id && *selection.id != one.id) continue;
    if (selection.transfer_images && selection.transfer_images != one.transfer_images) continue;
    if (selection.seed && selection.seed != one.seed) continue;
    // nullopt is less than any number: an unknown count comes last, an unknown seed first.
    if (best == nullptr || one.transfer_images > best->transfer_images ||
        (one.transfer_images == best->transfer_images && one.seed < best->seed)) {
      best = &one;
    }
  }
  if (best != nullptr) return *best;
  std::string there;
  for (const MeasurementInfo& one : all) {
    there += (there.empty() ? "" : "; ") + one.describe();
  }
  throw usage_error(path.string() + ": has no measurement with " + wish(selection) +
                    "; it has: " + there);
}

// The number of the chosen measurement. One that is named whole is found without counting what all
// of them hold.
std::int64_t number_of(const sqlite::Database& database, const std::filesystem::path& path,
                       const Selection& selection) {
  if (!selection.id && selection.transfer_images && selection.seed) {
    const auto known =
        contents::measurement_of(database, *selection.transfer_images, *selection.seed);
    if (known) return *known;
  }
  if (selection.id && !selection.transfer_images && !selection.seed) {
    sqlite::Statement row(database, "SELECT id FROM measurement WHERE id = ?");
    if (row.bind(1, *selection.id).step()) return *selection.id;
  }
  return chosen(path, contents::measurements(database), selection).id;
}

Loaded load(const sqlite::Database& database, const std::filesystem::path& path,
            const Selection& selection) {
  Loaded loaded;
  loaded.measurement = number_of(database, path, selection);
  auto tasks = contents::tasks(database);
  loaded.rows = contents::transfers(database, tasks, loaded.measurement);
  loaded.table = TransferTable(std::move(tasks), std::move(loaded.rows.transfers));
  return loaded;
}

}  // namespace

std::string MeasurementInfo::describe() const {
  return (transfer_images ? std::to_string(*transfer_images) : "an unknown number of") +
         " transfer images, " + (seed ? "seed " + std::to_string(*seed) : "unknown seed");
}

std::vector<MeasurementInfo> Study::measurements() const {
  return contents::measurements(*body_->database);
}

MeasurementInfo Study::select(const Selection& selection) const {
  return chosen(body_->path, measurements(), selection);
}

TransferTable Study::table(const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  return load(*body_->database, body_->path, selection).table;
}

std::vector<double> Study::raw_scores(const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  return load(*body_->database, body_->path, selection).rows.raw_scores;
}

std::vector<TaskId> Study::targets_with_losses(const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  return contents::targets_with_losses(*body_->database,
                                       number_of(*body_->database, body_->path, selection));
}

std::optional<TargetLosses> Study::losses(std::string_view target,
                                          const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  const Loaded loaded = load(*body_->database, body_->path, selection);
  const auto id = loaded.table.find_task(target);
  if (!id) {
    throw usage_error(body_->path.string() + ": has no task '" + std::string(target) + "'");
  }
  return contents::losses(*body_->database, loaded.table, loaded.rows, loaded.measurement, *id);
}

void Study::append(const Measurement& measurement, const Provenance& provenance) {
  body_->write(StudyAccess::kRun, [&](const sqlite::Database& database) {
    for (const MeasurementInfo& one : contents::measurements(database)) {
      if (one.transfer_images == measurement.transfer_images && one.seed == measurement.seed) {
        throw usage_error(body_->path.string() + ": has a measurement with " + one.describe() +
                          " already; results are appended, never replaced");
      }
    }
    const auto source = writer::add_provenance(database, provenance);
    writer::add_measurement(database, contents::tasks(database), measurement, source);
  });
}

}  // namespace taskatlas
