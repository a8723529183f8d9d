// SPDX-License-Identifier: MIT
// A measurement that grows while an experiment runs.
#include "study/contents.hpp"
#include "study/limits.hpp"
#include "study/loss_analysis.hpp"
#include "study/study_body.hpp"
#include "study/text.hpp"
#include "study/writer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace taskatlas {
namespace {

using Codes = std::vector<std::string>;

std::string key_of(Codes codes) {
  std::sort(codes.begin(), codes.end());
  return join_codes(codes);
}

PseudoSource pseudo_of(const Codes& row) {
  for (const auto pseudo : {PseudoSource::kSelf, PseudoSource::kPixels, PseudoSource::kAverage}) {
    if (row.size() == 1 && row.front() == to_string(pseudo)) return pseudo;
  }
  return PseudoSource::kNone;
}

void check(const GrownLosses& grown, const std::vector<Task>& tasks) {
  if (grown.transfer_images < 1 || grown.seed < 0) {
    throw bad_input("a measurement needs at least 1 transfer image and a seed of at least 0");
  }
  if (grown.images.empty() || static_cast<std::int64_t>(grown.images.size()) > limits::kImages) {
    throw bad_input("losses need at least one image and at most " +
                    std::to_string(limits::kImages));
  }
  if (!grown.groups.empty() && grown.groups.size() != grown.images.size()) {
    throw bad_input("every image needs a group, or none has one");
  }
  if (grown.losses.size() != grown.rows.size() * grown.images.size() ||
      std::any_of(grown.losses.begin(), grown.losses.end(),
                  [](float value) { return std::isinf(value); })) {
    throw bad_input("losses must be one finite number, or NaN, for each row and image");
  }
  std::set<std::string_view> codes, images;
  for (const Task& task : tasks) codes.insert(task.code);
  if (!codes.contains(grown.target)) {
    throw bad_input("losses of '" + grown.target + "', which is no task of the study");
  }
  for (const std::string& image : grown.images) {
    if (image.size() > limits::kImageBytes || !is_text(image) || !images.insert(image).second) {
      throw bad_input("images need distinct names, UTF-8 of at most " +
                      std::to_string(limits::kImageBytes) + " bytes");
    }
  }
  for (const std::string& group : grown.groups) {
    if (group.size() > limits::kImageBytes || !is_text(group)) {
      throw bad_input("the name of a group of images is no text, or too long");
    }
  }
  std::set<std::string> keys;
  for (const Codes& row : grown.rows) {
    const bool known = !row.empty() &&
                       (pseudo_of(row) != PseudoSource::kNone ||
                        std::all_of(row.begin(), row.end(),
                                    [&](const std::string& code) { return codes.contains(code); }));
    if (!known || std::set<std::string>(row.begin(), row.end()).size() != row.size()) {
      throw bad_input("a transfer from '" + join_codes(row) +
                      "', which are no distinct tasks of the study");
    }
    if (!keys.insert(key_of(row)).second) {
      throw bad_input("the transfer " + join_codes(row) + "->" + grown.target + " is given twice");
    }
  }
}

std::int64_t measurement_of(const sqlite::Database& database, const GrownLosses& grown,
                            const Provenance& provenance) {
  if (const auto known = contents::measurement_of(database, grown.transfer_images, grown.seed)) {
    return *known;
  }
  sqlite::Statement(database,
                    "INSERT INTO measurement(transfer_images, seed, provenance) VALUES(?, ?, ?)")
      .bind(1, grown.transfer_images)
      .bind(2, grown.seed)
      .bind(3, writer::add_provenance(database, provenance))
      .run();
  return database.last_insert_id();
}

// For each image of the target's set, in its order, the column of `grown` that has it. The set is
// made of grown's images where the target has none yet.
std::vector<std::size_t> columns(const sqlite::Database& database, std::int64_t measurement,
                                 std::int64_t target, const GrownLosses& grown) {
  std::vector<std::size_t> places(grown.images.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  sqlite::Statement set(database,
                        "SELECT image_set FROM target_images WHERE measurement = ? AND target = ?");
  set.bind(1, measurement).bind(2, target);
  if (!set.step()) {
    MeasuredLosses images;
    images.images = grown.images;
    images.groups = grown.groups;
    sqlite::Statement(database,
                      "INSERT INTO target_images(measurement, target, image_set) VALUES(?, ?, ?)")
        .bind(1, measurement)
        .bind(2, target)
        .bind(3, writer::image_set(database, images))
        .run();
    return places;
  }
  std::unordered_map<std::string_view, std::size_t> column;
  for (std::size_t i = 0; i < grown.images.size(); ++i) column.emplace(grown.images[i], i);
  sqlite::Statement image(database, "SELECT name FROM image WHERE image_set = ? ORDER BY position");
  image.bind(1, set.integer(0));
  std::size_t count = 0;
  const auto differ = [&](const std::string& what) {
    throw bad_input("the test images of " + grown.target +
                    " are not those of its results so far: " + what +
                    "; the dataset was changed. Start a new study");
  };
  while (image.step()) {
    const auto known = column.find(image.text(0));
    if (known == column.end()) differ("'" + std::string(image.text(0)) + "' is not there any more");
    places[count++] = known->second;
  }
  if (count != grown.images.size()) differ("there are others besides");
  return places;
}

void set_values(const sqlite::Database& database, const std::vector<Task>& tasks,
                std::int64_t measurement, TaskId target) {
  contents::Rows rows = contents::transfers(database, tasks, measurement, target);
  const TransferTable table(tasks, rows.transfers);
  const auto losses = contents::losses(database, table, rows, measurement, target);
  if (!losses) return;
  // By order and sources: sums of the eigenvector must not depend on which row came first.
  const std::size_t count = losses->alternatives.size();
  std::vector<std::pair<int, std::string>> keys;
  for (const TransferId id : losses->alternatives) {
    const Transfer& transfer = table.transfer(id);
    Codes codes;
    for (const TaskId source : transfer.sources) codes.push_back(table.code(source));
    keys.emplace_back(transfer.order(), codes.empty() ? std::string(to_string(transfer.pseudo))
                                                      : key_of(std::move(codes)));
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  LossMatrix sorted;
  sorted.alternatives = count;
  sorted.images = losses->losses.images;
  sorted.losses.reserve(losses->losses.losses.size());
  std::vector<PseudoSource> pseudos;
  for (const std::size_t place : order) {
    const auto row =
        losses->losses.losses.begin() + static_cast<std::ptrdiff_t>(place * losses->losses.images);
    sorted.losses.insert(sorted.losses.end(), row,
                         row + static_cast<std::ptrdiff_t>(losses->losses.images));
    pseudos.push_back(table.transfer(losses->alternatives[place]).pseudo);
  }
  RunContext context;
  context.threads = 1;
  const auto values = alternative_values(pseudos, tournament(sorted, context).value());
  sqlite::Statement update(database,
                           "UPDATE transfer SET affinity = ?, gain = ?, quality = ? WHERE id = ?");
  for (std::size_t i = 0; i < count; ++i) {
    update.bind(1, values[i].affinity)
        .bind(2, values[i].gain)
        .bind(3, values[i].quality)
        .bind(4, rows.ids[losses->alternatives[order[i]].index()])
        .run();
  }
}

}  // namespace

std::size_t Study::grow(const GrownLosses& grown, const Provenance& provenance) {
  std::size_t added = 0;
  body_->write(StudyAccess::kRun, [&](const sqlite::Database& database) {
    const auto tasks = contents::tasks(database);
    check(grown, tasks);
    const auto found = std::find_if(tasks.begin(), tasks.end(),
                                    [&](const Task& task) { return task.code == grown.target; });
    const std::int64_t target = found - tasks.begin();
    const std::int64_t measurement = measurement_of(database, grown, provenance);
    // Rows that are there already are passed over before anything else is asked of them.
    std::vector<std::pair<std::size_t, std::string>> fresh;
    for (std::size_t row = 0; row < grown.rows.size(); ++row) {
      std::string key = key_of(grown.rows[row]);
      sqlite::Statement known(database,
                              "SELECT 1 FROM transfer WHERE measurement = ? AND target = ? AND "
                              "source_key = ?");
      if (!known.bind(1, measurement).bind(2, target).bind(3, key).step()) {
        fresh.emplace_back(row, std::move(key));
      }
    }
    if (fresh.empty()) return;
    const auto places = columns(database, measurement, target, grown);

    sqlite::Statement add_transfer(database,
                                   "INSERT INTO transfer(measurement, target, sources, source_key, "
                                   "\"order\") VALUES(?, ?, ?, ?, ?)");
    sqlite::Statement add_loss(database, "INSERT INTO loss(transfer, losses) VALUES(?, ?)");
    for (const auto& [row, key] : fresh) {
      add_transfer.bind(1, measurement)
          .bind(2, target)
          .bind(3, join_codes(grown.rows[row]))
          .bind(4, key)
          .bind(5, static_cast<std::int64_t>(grown.rows[row].size()))
          .run();
      std::vector<float> losses;
      losses.reserve(places.size());
      for (const std::size_t place : places) {
        losses.push_back(grown.losses[row * grown.images.size() + place]);
      }
      add_loss.bind(1, database.last_insert_id()).bind(2, std::as_bytes(std::span(losses))).run();
      ++added;
    }
    set_values(database, tasks, measurement, TaskId(static_cast<std::int32_t>(target)));
  });
  return added;
}

std::optional<std::string> Study::experiment() const {
  sqlite::Statement row(*body_->database, "SELECT json FROM experiment");
  if (!row.step()) return std::nullopt;
  return std::string(row.text(0));
}

void Study::set_experiment(std::string_view json, const std::vector<Task>& added) {
  body_->write(StudyAccess::kRun, [&](const sqlite::Database& database) {
    std::size_t count = contents::tasks(database).size();
    for (const Task& task : added) {
      const auto there = contents::tasks(database);
      if (std::any_of(there.begin(), there.end(),
                      [&](const Task& other) { return other.code == task.code; })) {
        throw usage_error(body_->path.string() + ": has a task '" + task.code + "' already");
      }
      writer::add_task(database, count++, task);
    }
    writer::set_experiment(database, json);
  });
}

}  // namespace taskatlas
