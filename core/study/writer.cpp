// SPDX-License-Identifier: MIT
#include "study/writer.hpp"

#include "study/limits.hpp"
#include "study/schema.hpp"
#include "study/text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace taskatlas::writer {
namespace {

void check_text(std::string_view text, std::size_t most, const std::string& what) {
  if (text.size() > most || !is_text(text)) {
    throw bad_input(what + " must be UTF-8 text of at most " + std::to_string(most) + " bytes");
  }
}

void check_measured(double value, double least, double most, const std::string& what) {
  if (std::isnan(value)) return;
  if (!std::isfinite(value) || value < least || value > most) {
    throw bad_input(what + " is out of range");
  }
}

void check_losses(const Measurement& measurement, const MeasuredLosses& losses, std::size_t tasks) {
  if (!losses.target.valid() || losses.target.index() >= tasks) {
    throw bad_input("losses of a target that is no task");
  }
  if (losses.images.empty() || static_cast<std::int64_t>(losses.images.size()) > limits::kImages) {
    throw bad_input("losses need at least one image and at most " +
                    std::to_string(limits::kImages));
  }
  if (!losses.groups.empty() && losses.groups.size() != losses.images.size()) {
    throw bad_input("every image needs a group, or none has one");
  }
  if (losses.transfers.size() != losses.losses.size()) {
    throw bad_input("losses do not fit their alternatives");
  }
  std::unordered_set<std::string_view> names;
  for (const std::string& image : losses.images) {
    check_text(image, limits::kImageBytes, "the name of an image");
    if (!names.insert(image).second) throw bad_input("image '" + image + "' appears twice");
  }
  for (const std::string& group : losses.groups) {
    check_text(group, limits::kImageBytes, "the name of a group of images");
  }
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < losses.transfers.size(); ++i) {
    const std::size_t transfer = losses.transfers[i];
    if (transfer >= measurement.transfers.size() ||
        measurement.transfers[transfer].target != losses.target || !seen.insert(transfer).second) {
      throw bad_input("losses name a transfer that is not there, of another target, or twice");
    }
    if (losses.losses[i].size() != losses.images.size() ||
        std::any_of(losses.losses[i].begin(), losses.losses[i].end(),
                    [](float value) { return std::isinf(value); })) {
      throw bad_input("losses must be one finite number, or NaN, for each image");
    }
  }
}

// Finds and adds sets of images and groups during one write. Sets are found by a hash of what is in
// them, so that many targets with different images of the same number do not cost their product.
class ImageSets {
 public:
  ImageSets(const sqlite::Database& database, const RunContext& context)
      : database_(database),
        context_(context),
        add_set_(database, "INSERT INTO image_set(images) VALUES(?)"),
        add_group_(database, "INSERT INTO image_group(name) VALUES(?)"),
        add_image_(database,
                   "INSERT INTO image(image_set, position, name, image_group) VALUES(?, ?, ?, ?)") {
    sqlite::Statement group(database, "SELECT id, name FROM image_group");
    while (group.step()) groups_.emplace(group.text(1), group.integer(0));
  }

  // The set of exactly these images in this order, which targets mostly share; nullopt where
  // stopped.
  std::optional<std::int64_t> id_of(const MeasuredLosses& losses) {
    const auto images = static_cast<std::int64_t>(losses.images.size());
    if (sizes_.insert(images).second && !read_sets(images)) return std::nullopt;
    std::size_t hash = 0;
    for (std::size_t i = 0; i < losses.images.size(); ++i) {
      const bool grouped = !losses.groups.empty();
      add_to(hash, losses.images[i], grouped ? std::optional(losses.groups[i]) : std::nullopt);
    }
    std::vector<std::int64_t>& candidates = by_hash_[hash];
    for (const std::int64_t id : candidates) {
      if (holds(id, losses)) return id;
    }
    const auto id = add(losses);
    if (id) candidates.push_back(*id);
    return id;
  }

 private:
  static void add_to(std::size_t& hash, std::string_view image,
                     const std::optional<std::string_view>& group) {
    constexpr std::size_t kFactor = 1099511628211U;  // FNV's prime
    const std::hash<std::string_view> hash_of;
    hash = (hash ^ hash_of(image)) * kFactor;
    hash = (hash ^ (group ? hash_of(*group) : std::size_t{1})) * kFactor;
  }

  static sqlite::Statement images_of(const sqlite::Database& database, std::int64_t id) {
    sqlite::Statement image(database, R"sql(
      SELECT i.name, g.name FROM image i LEFT JOIN image_group g ON g.id = i.image_group
      WHERE i.image_set = ? ORDER BY i.position)sql");
    image.bind(1, id);
    return image;
  }

  bool go_on(std::size_t image) const {
    constexpr std::size_t kEvery = 4096;
    return image % kEvery != 0 || !context_.stopped();
  }

  // What the study holds already, from before this write. False where stopped.
  bool read_sets(std::int64_t images) {
    sqlite::Statement set(database_, "SELECT id FROM image_set WHERE images = ? ORDER BY id");
    set.bind(1, images);
    while (set.step()) {
      std::size_t hash = 0, count = 0;
      sqlite::Statement image = images_of(database_, set.integer(0));
      while (image.step()) {
        if (!go_on(count++)) return false;
        add_to(hash, image.text(0), image.is_null(1) ? std::nullopt : std::optional(image.text(1)));
      }
      by_hash_[hash].push_back(set.integer(0));
    }
    return true;
  }

  bool holds(std::int64_t id, const MeasuredLosses& losses) const {
    sqlite::Statement image = images_of(database_, id);
    std::size_t position = 0;
    for (; image.step(); ++position) {
      if (position == losses.images.size() || image.text(0) != losses.images[position])
        return false;
      const bool grouped = !image.is_null(1);
      if (grouped == losses.groups.empty()) return false;
      if (grouped && image.text(1) != losses.groups[position]) return false;
    }
    return position == losses.images.size();
  }

  std::optional<std::int64_t> add(const MeasuredLosses& losses) {
    add_set_.bind(1, static_cast<std::int64_t>(losses.images.size())).run();
    const auto id = database_.last_insert_id();
    for (std::size_t i = 0; i < losses.images.size(); ++i) {
      if (!go_on(i)) return std::nullopt;
      std::optional<std::int64_t> group;
      if (!losses.groups.empty()) {
        const auto [known, added] = groups_.emplace(losses.groups[i], 0);
        if (added) {
          add_group_.bind(1, losses.groups[i]).run();
          known->second = database_.last_insert_id();
        }
        group = known->second;
      }
      add_image_.bind(1, id)
          .bind(2, static_cast<std::int64_t>(i))
          .bind(3, losses.images[i])
          .bind(4, group)
          .run();
    }
    return id;
  }

  const sqlite::Database& database_;
  const RunContext& context_;
  sqlite::Statement add_set_, add_group_, add_image_;
  std::unordered_map<std::string, std::int64_t> groups_;
  std::unordered_map<std::size_t, std::vector<std::int64_t>> by_hash_;
  std::unordered_set<std::int64_t> sizes_;  // whose sets are in by_hash_
};

// How far a write is, in targets with losses and measurements.
struct Steps {
  double done = 0, total = 0;
};

bool add(const sqlite::Database& database, const std::vector<Task>& tasks,
         const Measurement& measurement, std::int64_t provenance, ImageSets& sets, Steps& steps,
         const RunContext& context);

}  // namespace

void set_meta(const sqlite::Database& database, std::string_view key, std::string_view value) {
  sqlite::Statement(database, "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
      .bind(1, key)
      .bind(2, value)
      .run();
}

std::int64_t add_provenance(const sqlite::Database& database, Provenance provenance) {
  if (provenance.when.empty()) provenance.when = utc_now();
  if (provenance.program.empty()) provenance.program = program_version();
  for (const std::string* text : {&provenance.when, &provenance.program, &provenance.action,
                                  &provenance.input, &provenance.input_sha256, &provenance.note}) {
    check_text(*text, limits::kNoteBytes, "what is noted about where measurements come from");
  }
  sqlite::Statement(database,
                    "INSERT INTO provenance(at, program, action, input, input_bytes, "
                    "input_sha256, note) VALUES(?, ?, ?, ?, ?, ?, ?)")
      .bind(1, provenance.when)
      .bind(2, provenance.program)
      .bind(3, provenance.action)
      .bind(4, provenance.input)
      .bind(5, provenance.input_bytes)
      .bind(6, provenance.input_sha256)
      .bind(7, provenance.note)
      .run();
  return database.last_insert_id();
}

void check_task(const Task& task) {
  if (!is_task_code(task.code)) {
    throw bad_input("task code '" + task.code +
                    "': only letters, digits, '_', '.' and '-' are allowed");
  }
  if (task.name.empty()) throw bad_input("task " + task.code + " has an empty name");
  check_text(task.name, limits::kNameBytes, "the name of task " + task.code);
  constexpr int kMostInputs = 1000, kMostPixels = 1 << 20;
  const auto within = [&](int value) { return value >= 0 && value <= kMostPixels; };
  if (task.inputs < 1 || task.inputs > kMostInputs || !within(task.output.height) ||
      !within(task.output.width) || !within(task.output.channels)) {
    throw bad_input("task " + task.code + " has a size that is out of range");
  }
}

void add_task(const sqlite::Database& database, std::size_t position, const Task& task) {
  check_task(task);
  if (static_cast<std::int64_t>(position) >= limits::kTasks) {
    throw bad_input("a study may have at most " + std::to_string(limits::kTasks) + " tasks");
  }
  sqlite::Statement(database,
                    "INSERT INTO task(position, code, name, kind, inputs, default_role, "
                    "output_kind, output_height, output_width, output_channels, loss) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(1, static_cast<std::int64_t>(position))
      .bind(2, task.code)
      .bind(3, task.name)
      .bind(4, to_string(task.kind))
      .bind(5, std::int64_t{task.inputs})
      .bind(6, to_string(task.default_role))
      .bind(7, to_string(task.output.kind))
      .bind(8, std::int64_t{task.output.height})
      .bind(9, std::int64_t{task.output.width})
      .bind(10, std::int64_t{task.output.channels})
      .bind(11, to_string(task.loss))
      .run();
}

void add_measurement(const sqlite::Database& database, const std::vector<Task>& tasks,
                     const Measurement& measurement, std::int64_t provenance) {
  const RunContext unstoppable;
  ImageSets sets(database, unstoppable);
  Steps steps;
  add(database, tasks, measurement, provenance, sets, steps, unstoppable);
}

std::int64_t image_set(const sqlite::Database& database, const MeasuredLosses& losses) {
  const RunContext unstoppable;
  return ImageSets(database, unstoppable).id_of(losses).value();
}

void set_experiment(const sqlite::Database& database, std::string_view json) {
  if (json.size() > limits::kJsonBytes || !nlohmann::json::accept(json)) {
    throw bad_input("an experiment must be JSON of at most " + std::to_string(limits::kJsonBytes) +
                    " bytes");
  }
  sqlite::Statement(database,
                    "INSERT OR REPLACE INTO experiment(id, json, modified) VALUES(1, ?, ?)")
      .bind(1, json)
      .bind(2, utc_now())
      .run();
}

namespace {

// False where stopped.
bool add(const sqlite::Database& database, const std::vector<Task>& tasks,
         const Measurement& measurement, std::int64_t provenance, ImageSets& sets, Steps& steps,
         const RunContext& context) {
  if ((measurement.transfer_images && *measurement.transfer_images < 1) ||
      (measurement.seed && *measurement.seed < 0)) {
    throw bad_input("a measurement needs at least 1 transfer image and a seed of at least 0");
  }
  if (static_cast<std::int64_t>(measurement.transfers.size()) > limits::kTransfers) {
    throw bad_input("a measurement may have at most " + std::to_string(limits::kTransfers) +
                    " transfers");
  }
  if (!measurement.raw_scores.empty() &&
      measurement.raw_scores.size() != measurement.transfers.size()) {
    throw bad_input("raw scores do not fit the transfers");
  }
  const TransferTable table(tasks, measurement.transfers);
  std::set<TaskId> targets;
  for (const MeasuredLosses& losses : measurement.losses) {
    check_losses(measurement, losses, tasks.size());
    if (!targets.insert(losses.target).second) {
      throw bad_input("losses of " + table.code(losses.target) + " are given twice");
    }
  }
  sqlite::Statement(database,
                    "INSERT INTO measurement(transfer_images, seed, provenance) VALUES(?, ?, ?)")
      .bind(1, measurement.transfer_images)
      .bind(2, measurement.seed)
      .bind(3, provenance)
      .run();
  const auto id = database.last_insert_id();

  sqlite::Statement add_transfer(
      database,
      "INSERT INTO transfer(measurement, target, sources, source_key, \"order\", "
      "affinity, gain, quality, raw_score) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::vector<std::int64_t> ids;
  ids.reserve(measurement.transfers.size());
  constexpr double kMost = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < measurement.transfers.size(); ++i) {
    constexpr std::size_t kEvery = 4096;
    if (i % kEvery == 0 && context.stopped()) return false;
    const Transfer& transfer = measurement.transfers[i];
    const std::string what = table.describe(TransferId::from_index(i));
    check_measured(transfer.affinity, 0, kMost, "the affinity of " + what);
    check_measured(transfer.gain, 0, 1, "the gain of " + what);
    check_measured(transfer.quality, 0, 1, "the quality of " + what);
    const double raw = measurement.raw_scores.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                      : measurement.raw_scores[i];
    check_measured(raw, -kMost, kMost, "the raw score of " + what);
    std::vector<std::string> codes;
    for (const TaskId source : transfer.sources) codes.push_back(table.code(source));
    if (codes.empty()) codes.emplace_back(to_string(transfer.pseudo));
    const std::string sources = join_codes(codes);
    std::sort(codes.begin(), codes.end());
    add_transfer.bind(1, id)
        .bind(2, std::int64_t{transfer.target.value})
        .bind(3, sources)
        .bind(4, join_codes(codes))
        .bind(5, std::int64_t{transfer.order()})
        .bind(6, transfer.affinity)
        .bind(7, transfer.gain)
        .bind(8, transfer.quality)
        .bind(9, raw)
        .run();
    ids.push_back(database.last_insert_id());
  }

  sqlite::Statement add_images(
      database, "INSERT INTO target_images(measurement, target, image_set) VALUES(?, ?, ?)");
  sqlite::Statement add_loss(database, "INSERT INTO loss(transfer, losses) VALUES(?, ?)");
  for (const MeasuredLosses& losses : measurement.losses) {
    context.progress(steps.done++, steps.total, "writing");
    if (context.stopped()) return false;
    const auto images = sets.id_of(losses);
    if (!images) return false;
    add_images.bind(1, id).bind(2, std::int64_t{losses.target.value}).bind(3, *images).run();
    for (std::size_t i = 0; i < losses.transfers.size(); ++i) {
      add_loss.bind(1, ids[losses.transfers[i]])
          .bind(2, std::as_bytes(std::span(losses.losses[i])))
          .run();
    }
  }
  return !context.stopped();
}

}  // namespace

bool write(const sqlite::Database& database, const NewStudy& content, const std::string& name,
           const CreateOptions& options, const RunContext& context) {
  if (name.empty()) throw bad_input("a study needs a name");
  check_text(name, limits::kNameBytes, "the study's name");
  schema::create(database);
  sqlite::Transaction transaction(database);
  set_meta(database, "name", name);
  set_meta(database, "uuid", options.uuid.value_or(random_uuid()));
  set_meta(database, "created", options.created.value_or(utc_now()));
  set_meta(database, "program", program_version());
  if (options.builtin) set_meta(database, "builtin", "1");
  Provenance provenance = content.provenance;
  if (provenance.when.empty() && options.created) provenance.when = *options.created;
  const auto source = add_provenance(database, std::move(provenance));
  if (!content.experiment.empty()) set_experiment(database, content.experiment);
  std::unordered_set<std::string_view> codes;
  for (std::size_t i = 0; i < content.tasks.size(); ++i) {
    if (!codes.insert(content.tasks[i].code).second) {
      throw bad_input("task '" + content.tasks[i].code + "' appears twice");
    }
    add_task(database, i, content.tasks[i]);
  }
  std::set<std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> keys;
  ImageSets sets(database, context);
  Steps steps;
  for (const Measurement& measurement : content.measurements) {
    steps.total += 1 + static_cast<double>(measurement.losses.size());
  }
  for (const Measurement& measurement : content.measurements) {
    context.progress(steps.done++, steps.total, "writing");
    if (!keys.emplace(measurement.transfer_images, measurement.seed).second) {
      throw bad_input("two measurements have the same number of transfer images and seed");
    }
    if (!add(database, content.tasks, measurement, source, sets, steps, context)) return false;
  }
  transaction.commit();
  return true;
}

}  // namespace taskatlas::writer
