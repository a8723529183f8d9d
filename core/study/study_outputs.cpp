// SPDX-License-Identifier: MIT
// Answers of networks that are kept in the study.
#include "study/contents.hpp"
#include "study/limits.hpp"
#include "study/study_body.hpp"
#include "study/text.hpp"

#include <algorithm>

namespace taskatlas {
namespace {

std::int64_t position_of(const sqlite::Database& database, std::string_view code) {
  sqlite::Statement task(database, "SELECT position FROM task WHERE code = ?");
  if (!task.bind(1, code).step()) {
    throw bad_input("outputs of '" + std::string(code) + "', which is no task of the study");
  }
  return task.integer(0);
}

void check(const KeptOutputs::Part& part) {
  if (part.sample.empty() || part.sample.size() > limits::kImageBytes || !is_text(part.sample) ||
      part.part.empty() || part.part.size() > limits::kPartBytes || !is_text(part.part)) {
    throw bad_input("the sample or the part of an output has no name that a study may hold");
  }
  if (part.answer.size() > limits::kOutputBytes) {
    throw bad_input("the output " + part.part + " is larger than a study may hold");
  }
}

}  // namespace

std::size_t Study::keep(const KeptOutputs& outputs) {
  for (const KeptOutputs::Part& part : outputs.parts) check(part);
  std::size_t added = 0;
  body_->write(StudyAccess::kRun, [&](const sqlite::Database& database) {
    sqlite::Statement measurement(
        database, "SELECT id FROM measurement WHERE transfer_images = ? AND seed = ?");
    if (!measurement.bind(1, outputs.transfer_images).bind(2, outputs.seed).step()) {
      throw usage_error(body_->path.string() + ": has no measurement with " +
                        std::to_string(outputs.transfer_images) + " transfer images and seed " +
                        std::to_string(outputs.seed));
    }
    const std::int64_t id = measurement.integer(0);
    const std::int64_t target = position_of(database, outputs.target);
    sqlite::Statement add(database,
                          "INSERT OR IGNORE INTO output(measurement, target, sample, part, answer) "
                          "VALUES(?, ?, ?, ?, ?)");
    for (const KeptOutputs::Part& part : outputs.parts) {
      add.bind(1, id)
          .bind(2, target)
          .bind(3, part.sample)
          .bind(4, part.part)
          .bind(5, std::as_bytes(std::span(part.answer)))
          .run();
      added += static_cast<std::size_t>(database.changes());
    }
  });
  return added;
}

std::vector<KeptPart> Study::kept(std::string_view target, const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  std::vector<KeptPart> parts;
  if (contents::measurements(*body_->database).empty()) return parts;
  sqlite::Statement row(*body_->database,
                        "SELECT sample, part FROM output JOIN task ON task.position = target "
                        "WHERE measurement = ? AND code = ? ORDER BY id");
  row.bind(1, select(selection).id).bind(2, target);
  while (row.step()) parts.push_back({std::string(row.text(0)), std::string(row.text(1))});
  return parts;
}

std::optional<std::string> Study::kept_answer(std::string_view target, const KeptPart& part,
                                              const Selection& selection) const {
  const sqlite::Snapshot snapshot(*body_->database);
  sqlite::Statement row(*body_->database,
                        "SELECT answer FROM output JOIN task ON task.position = target "
                        "WHERE measurement = ? AND code = ? AND sample = ? AND part = ?");
  row.bind(1, select(selection).id).bind(2, target).bind(3, part.sample).bind(4, part.part);
  if (!row.step()) return std::nullopt;
  const auto bytes = row.blob(0);
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace taskatlas
