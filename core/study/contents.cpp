// SPDX-License-Identifier: MIT
#include "study/contents.hpp"

#include "study/limits.hpp"
#include "study/schema.hpp"
#include "study/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace taskatlas::contents {
namespace {

static_assert(std::endian::native == std::endian::little, "losses are stored little-endian");

[[noreturn]] void damaged(const sqlite::Database& database, const std::string& what) {
  throw bad_input(database.name() + ": " + what + "; the file is damaged");
}

std::int64_t count(const sqlite::Database& database, std::string_view table, std::int64_t most) {
  sqlite::Statement statement(database, "SELECT count(*) FROM " + std::string(table));
  statement.step();
  const auto rows = statement.integer(0);
  if (rows > most) {
    damaged(database, "table " + std::string(table) + " has " + std::to_string(rows) +
                          " rows, more than the " + std::to_string(most) + " a study may have");
  }
  return rows;
}

std::string checked_text(const sqlite::Database& database, std::string_view text, std::size_t most,
                         const std::string& what) {
  if (text.size() > most || !is_text(text)) {
    damaged(database, what + " is no text of at most " + std::to_string(most) + " bytes");
  }
  return std::string(text);
}

template <class Parse>
auto word(const sqlite::Database& database, const Parse& parse, std::string_view text,
          const std::string& what) {
  const auto parsed = parse(text);
  if (!parsed) damaged(database, what + " is not a word that this program knows");
  return *parsed;
}

double measured(const sqlite::Database& database, const sqlite::Statement& row, int column,
                double least, double most, const std::string& what) {
  const double value = row.real(column);
  if (row.is_null(column)) return value;
  if (!std::isfinite(value) || value < least || value > most) {
    damaged(database, what + " is out of range");
  }
  return value;
}

std::unordered_map<std::string_view, TaskId> ids_by_code(const std::vector<Task>& tasks) {
  std::unordered_map<std::string_view, TaskId> ids;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    ids.emplace(tasks[i].code, TaskId::from_index(i));
  }
  return ids;
}

PseudoSource pseudo_of(std::string_view sources) {
  for (const auto pseudo : {PseudoSource::kSelf, PseudoSource::kPixels, PseudoSource::kAverage}) {
    if (sources == to_string(pseudo)) return pseudo;
  }
  return PseudoSource::kNone;
}

void check_losses(const sqlite::Database& database) {
  sqlite::Statement sets(database, R"sql(
    SELECT image_set.id, image_set.images, count(image.position), min(image.position),
           max(image.position)
    FROM image_set LEFT JOIN image ON image.image_set = image_set.id GROUP BY image_set.id)sql");
  while (sets.step()) {
    const auto images = sets.integer(1);
    if (images < 1 || images > limits::kImages || sets.integer(2) != images ||
        sets.integer(3) != 0 || sets.integer(4) != images - 1) {
      damaged(database, "image set " + std::to_string(sets.integer(0)) + " is not complete");
    }
  }
  // length() of a blob reads its row's head only.
  sqlite::Statement sizes(database, R"sql(
    SELECT loss.transfer, length(loss.losses), image_set.images
    FROM loss JOIN transfer ON transfer.id = loss.transfer
    LEFT JOIN target_images ON target_images.measurement = transfer.measurement
                           AND target_images.target = transfer.target
    LEFT JOIN image_set ON image_set.id = target_images.image_set)sql");
  while (sizes.step()) {
    if (sizes.is_null(2) ||
        sizes.integer(1) != sizes.integer(2) * static_cast<std::int64_t>(sizeof(float))) {
      damaged(database, "the losses of transfer " + std::to_string(sizes.integer(0)) +
                            " do not fit the images of its target");
    }
  }
}

// What is in the answers themselves shows when one is looked at.
void check_outputs(const sqlite::Database& database) {
  count(database, "output", limits::kOutputs);
  sqlite::Statement row(database, "SELECT sample, part, length(answer) FROM output");
  while (row.step()) {
    checked_text(database, row.text(0), limits::kImageBytes, "the sample of an output");
    checked_text(database, row.text(1), limits::kPartBytes, "the part of an output");
    if (row.integer(2) > static_cast<std::int64_t>(limits::kOutputBytes)) {
      damaged(database, "an output is too large");
    }
  }
}

}  // namespace

std::string meta(const sqlite::Database& database, std::string_view key) {
  sqlite::Statement statement(database, "SELECT value FROM meta WHERE key = ?");
  statement.bind(1, key);
  if (!statement.step()) return {};
  return checked_text(database, statement.text(0), limits::kNoteBytes,
                      "entry '" + std::string(key) + "' of table meta");
}

std::vector<Task> tasks(const sqlite::Database& database) {
  std::vector<Task> found;
  found.reserve(static_cast<std::size_t>(count(database, "task", limits::kTasks)));
  sqlite::Statement row(database,
                        "SELECT position, code, name, kind, inputs, default_role, output_kind, "
                        "output_height, output_width, output_channels, loss FROM task "
                        "ORDER BY position");
  while (row.step()) {
    const std::string what = "task " + std::to_string(found.size());
    if (row.integer(0) != static_cast<std::int64_t>(found.size())) {
      damaged(database, what + " is missing");
    }
    if (!is_task_code(row.text(1))) damaged(database, what + " has no valid code");
    Task task;
    task.code = row.text(1);
    task.name = checked_text(database, row.text(2), limits::kNameBytes, "the name of " + task.code);
    task.kind = word(database, parse_task_kind, row.text(3), "the kind of " + task.code);
    task.default_role = word(database, parse_role, row.text(5), "the role of " + task.code);
    task.output.kind = word(database, parse_output_kind, row.text(6), "the output of " + task.code);
    task.loss = word(database, parse_task_loss, row.text(10), "the loss of " + task.code);
    const auto size = [&](int column, std::int64_t least, std::int64_t most) {
      const auto value = row.integer(column);
      if (value < least || value > most) damaged(database, "a size of " + task.code + " is wrong");
      return static_cast<int>(value);
    };
    constexpr std::int64_t kMostInputs = 1000, kMostPixels = 1 << 20;
    task.inputs = size(4, 1, kMostInputs);
    task.output.height = size(7, 0, kMostPixels);
    task.output.width = size(8, 0, kMostPixels);
    task.output.channels = size(9, 0, kMostPixels);
    found.push_back(std::move(task));
  }
  return found;
}

std::vector<MeasurementInfo> measurements(const sqlite::Database& database) {
  std::vector<MeasurementInfo> found;
  found.reserve(static_cast<std::size_t>(count(database, "measurement", limits::kMeasurements)));
  // NULL sorts first.
  sqlite::Statement row(database, R"sql(
    SELECT m.id, m.transfer_images, m.seed, count(t.id), count(DISTINCT t.target), max(t."order"),
           count(t.raw_score),
           EXISTS (SELECT 1 FROM target_images i WHERE i.measurement = m.id)
    FROM measurement m LEFT JOIN transfer t ON t.measurement = m.id
    GROUP BY m.id ORDER BY m.transfer_images, m.seed, m.id)sql");
  while (row.step()) {
    MeasurementInfo info;
    info.id = row.integer(0);
    info.transfer_images = row.optional_integer(1);
    info.seed = row.optional_integer(2);
    if ((info.transfer_images && *info.transfer_images < 1) || (info.seed && *info.seed < 0)) {
      damaged(database, "measurement " + std::to_string(info.id) + " is out of range");
    }
    if (row.integer(3) > limits::kTransfers) damaged(database, "there are too many transfers");
    info.transfers = static_cast<std::size_t>(row.integer(3));
    info.targets = static_cast<std::size_t>(row.integer(4));
    info.max_order = static_cast<int>(row.integer(5));
    info.has_raw_scores = row.integer(6) > 0;
    info.has_losses = row.integer(7) != 0;
    found.push_back(info);
  }
  return found;
}

std::optional<std::int64_t> measurement_of(const sqlite::Database& database,
                                           std::int64_t transfer_images, std::int64_t seed) {
  // By the expressions of the table's index, in which -1 stands for what is not known.
  if (transfer_images < 0 || seed < 0) return std::nullopt;
  sqlite::Statement row(database,
                        "SELECT id FROM measurement WHERE ifnull(transfer_images, -1) = ? AND "
                        "ifnull(seed, -1) = ?");
  if (!row.bind(1, transfer_images).bind(2, seed).step()) return std::nullopt;
  return row.integer(0);
}

std::vector<Provenance> provenance(const sqlite::Database& database) {
  std::vector<Provenance> found;
  found.reserve(static_cast<std::size_t>(count(database, "provenance", limits::kProvenance)));
  sqlite::Statement row(database,
                        "SELECT at, program, action, input, input_bytes, input_sha256, note "
                        "FROM provenance ORDER BY id");
  while (row.step()) {
    const auto text = [&](int column) {
      return checked_text(database, row.text(column), limits::kNoteBytes, "a provenance");
    };
    found.push_back(
        {text(0), text(1), text(2), text(3), row.optional_integer(4), text(5), text(6)});
  }
  return found;
}

std::vector<Scenario> scenarios(const sqlite::Database& database) {
  std::vector<Scenario> found;
  found.reserve(static_cast<std::size_t>(count(database, "scenario", limits::kScenarios)));
  sqlite::Statement row(database, "SELECT name, json FROM scenario ORDER BY position, id");
  while (row.step()) {
    const std::string name =
        checked_text(database, row.text(0), limits::kNameBytes, "the name of a scenario");
    try {
      if (row.text(1).size() > limits::kJsonBytes) throw bad_input("its text is too long");
      // Deeply nested JSON is refused by its size limit and the parser's own stack-free parsing.
      Scenario scenario = scenario_from_json(nlohmann::json::parse(row.text(1)));
      scenario.name = name;
      found.push_back(std::move(scenario));
    } catch (const nlohmann::json::exception&) {
      damaged(database, "scenario '" + name + "' is not JSON");
    } catch (const Error& error) {
      damaged(database, "scenario '" + name + "': " + error.what());
    }
  }
  return found;
}

Rows transfers(const sqlite::Database& database, const std::vector<Task>& tasks,
               std::int64_t measurement, const std::optional<TaskId>& into) {
  const auto ids = ids_by_code(tasks);
  Rows rows;
  const std::string where =
      std::string(" FROM transfer WHERE measurement = ?") + (into ? " AND target = ?" : "");
  sqlite::Statement size(database, "SELECT count(*)" + where);
  size.bind(1, measurement);
  if (into) size.bind(2, std::int64_t{into->value});
  size.step();
  if (size.integer(0) > limits::kTransfers) damaged(database, "there are too many transfers");
  const auto expected = static_cast<std::size_t>(size.integer(0));
  rows.transfers.reserve(expected);
  rows.raw_scores.reserve(expected);
  rows.ids.reserve(expected);
  sqlite::Statement row(database,
                        "SELECT id, target, sources, source_key, \"order\", affinity, gain, "
                        "quality, raw_score" +
                            where + " ORDER BY id");
  row.bind(1, measurement);
  if (into) row.bind(2, std::int64_t{into->value});
  std::vector<std::string> codes;
  while (row.step()) {
    const std::string what = "transfer " + std::to_string(row.integer(0));
    const auto target = row.integer(1);
    if (target < 0 || target >= static_cast<std::int64_t>(tasks.size())) {
      damaged(database, what + " has no target");
    }
    Transfer transfer;
    transfer.target = TaskId::from_index(static_cast<std::size_t>(target));
    std::string_view rest = row.text(2);
    transfer.pseudo = pseudo_of(rest);
    codes.clear();
    if (transfer.pseudo != PseudoSource::kNone) {
      codes.emplace_back(rest);
    } else {
      while (true) {
        const auto plus = rest.find('+');
        const auto known = ids.find(rest.substr(0, plus));
        if (known == ids.end() || codes.size() >= tasks.size()) {
          damaged(database, what + " names a source that is no task of the study");
        }
        transfer.sources.push_back(known->second);
        codes.emplace_back(known->first);
        if (plus == std::string_view::npos) break;
        rest.remove_prefix(plus + 1);
      }
    }
    std::sort(codes.begin(), codes.end());
    if (row.text(3) != join_codes(codes)) damaged(database, what + " has a wrong source_key");
    if (row.integer(4) != transfer.order()) damaged(database, what + " has a wrong order");
    constexpr double kMost = std::numeric_limits<double>::max();
    transfer.affinity = measured(database, row, 5, 0, kMost, "the affinity of " + what);
    transfer.gain = measured(database, row, 6, 0, 1, "the gain of " + what);
    transfer.quality = measured(database, row, 7, 0, 1, "the quality of " + what);
    rows.raw_scores.push_back(
        measured(database, row, 8, -kMost, kMost, "the raw score of " + what));
    rows.transfers.push_back(std::move(transfer));
    rows.ids.push_back(row.integer(0));
  }
  return rows;
}

std::vector<TaskId> targets_with_losses(const sqlite::Database& database,
                                        std::int64_t measurement) {
  std::vector<TaskId> targets;
  sqlite::Statement row(database,
                        "SELECT target FROM target_images WHERE measurement = ? ORDER BY target");
  row.bind(1, measurement);
  while (row.step()) targets.emplace_back(static_cast<std::int32_t>(row.integer(0)));
  return targets;
}

std::optional<TargetLosses> losses(const sqlite::Database& database, const TransferTable& table,
                                   const Rows& rows, std::int64_t measurement, TaskId target) {
  sqlite::Statement set(database, R"sql(
    SELECT s.id, s.images FROM target_images t JOIN image_set s ON s.id = t.image_set
    WHERE t.measurement = ? AND t.target = ?)sql");
  set.bind(1, measurement).bind(2, std::int64_t{target.value});
  if (!set.step()) return std::nullopt;
  const std::string& code = table.code(target);
  TargetLosses found;
  found.target = target;
  const auto images = set.integer(1);
  if (images < 1 || images > limits::kImages) damaged(database, "an image set is damaged");

  sqlite::Statement image(database, R"sql(
    SELECT i.position, i.name, g.name FROM image i LEFT JOIN image_group g ON g.id = i.image_group
    WHERE i.image_set = ? ORDER BY i.position)sql");
  image.bind(1, set.integer(0));
  bool any_group = false, any_without = false;
  std::unordered_set<std::string> names;
  while (image.step()) {
    if (image.integer(0) != static_cast<std::int64_t>(found.images.size())) {
      damaged(database, "an image of " + code + " is missing");
    }
    found.images.push_back(checked_text(database, image.text(1), limits::kImageBytes,
                                        "the name of an image of " + code));
    if (!names.insert(found.images.back()).second) {
      damaged(database, "two images of " + code + " have the same name");
    }
    (image.is_null(2) ? any_without : any_group) = true;
    found.groups.push_back(checked_text(database, image.text(2), limits::kImageBytes,
                                        "the name of a group of images of " + code));
  }
  if (static_cast<std::int64_t>(found.images.size()) != images || (any_group && any_without)) {
    damaged(database, "the images of " + code + " are not complete");
  }
  if (!any_group) found.groups.clear();

  std::unordered_map<std::int64_t, TransferId> row_of;
  for (const TransferId row : table.into(target)) row_of.emplace(rows.ids[row.index()], row);
  found.losses.images = found.images.size();
  const std::size_t bytes = found.images.size() * sizeof(float);
  sqlite::Statement loss(database, R"sql(
    SELECT t.id, l.losses FROM transfer t JOIN loss l ON l.transfer = t.id
    WHERE t.measurement = ? AND t.target = ? ORDER BY t.id)sql");
  loss.bind(1, measurement).bind(2, std::int64_t{target.value});
  while (loss.step()) {
    const auto blob = loss.blob(1);
    const auto known = row_of.find(loss.integer(0));
    if (known == row_of.end() || blob.size() != bytes) {
      damaged(database, "losses of " + code + " do not fit its images");
    }
    const std::size_t first = found.losses.losses.size();
    found.losses.losses.resize(first + found.images.size());
    std::memcpy(found.losses.losses.data() + first, blob.data(), bytes);
    if (std::any_of(found.losses.losses.begin() + static_cast<std::ptrdiff_t>(first),
                    found.losses.losses.end(), [](float value) { return std::isinf(value); })) {
      damaged(database, "a loss of " + table.describe(known->second) + " is infinite");
    }
    found.alternatives.push_back(known->second);
    found.names.push_back(table.sources_text(known->second));
  }
  found.losses.alternatives = found.alternatives.size();
  return found;
}

int check_all(const sqlite::Database& database) {
  const sqlite::Snapshot snapshot(database);
  const int version = schema::check_tables(database);
  {
    // SQLite takes what is missing from the last page for zeros.
    if (database.file_size() < database.pragma("page_count") * database.pragma("page_size")) {
      damaged(database, "its end is missing");
    }
    sqlite::Statement pages(database, "PRAGMA integrity_check(1)");
    if (!pages.step() || pages.text(0) != "ok") {
      damaged(database, "its pages do not fit together (" + std::string(pages.text(0)) + ")");
    }
    sqlite::Statement references(database, "PRAGMA foreign_key_check");
    if (references.step()) {
      damaged(database,
              "table " + std::string(references.text(0)) + " refers to what is not there");
    }
  }
  checked_text(database, meta(database, "name"), limits::kNameBytes, "the study's name");
  const auto all_tasks = tasks(database);
  for (const MeasurementInfo& measurement : measurements(database)) {
    try {
      const TransferTable table(all_tasks,
                                transfers(database, all_tasks, measurement.id).transfers);
    } catch (const Error& error) {
      if (std::string_view(error.what()).starts_with(database.name())) throw;
      damaged(database, error.what());
    }
  }
  check_losses(database);
  provenance(database);
  scenarios(database);
  if (version >= 2) {
    sqlite::Statement view(database, "SELECT key, value FROM view_state");
    while (view.step()) {
      const std::string key =
          checked_text(database, view.text(0), limits::kNameBytes, "a view's key");
      if (view.text(1).size() > limits::kJsonBytes || !nlohmann::json::accept(view.text(1))) {
        damaged(database, "the state of view '" + key + "' is not JSON");
      }
    }
  }
  if (version >= 3) {
    sqlite::Statement experiment(database, "SELECT json FROM experiment");
    if (experiment.step() && (experiment.text(0).size() > limits::kJsonBytes ||
                              !nlohmann::json::accept(experiment.text(0)))) {
      damaged(database, "the experiment is not JSON");
    }
  }
  if (version >= 4) check_outputs(database);
  return version;
}

}  // namespace taskatlas::contents
