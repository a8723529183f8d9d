// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "affinity/tournament.hpp"
#include "base/numbers.hpp"
#include "study/import.hpp"
#include "study/import_common.hpp"
#include "study/limits.hpp"
#include "study/loss_analysis.hpp"
#include "study/text.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <memory>
#include <unordered_map>

namespace taskatlas {
namespace {

using importing::Column;
using importing::Table;

// Losses are finite, so infinity can mark a place whose row has not come yet; NaN is a row that
// says "not measured".
constexpr float kNoRow = std::numeric_limits<float>::infinity();
constexpr std::uint32_t kNoImage = ~std::uint32_t{0};

struct Alternative {
  Transfer transfer;
  std::size_t line = 0;       // where it is first named
  std::vector<float> losses;  // by the target's images
};

// The rows of one target and seed.
struct TargetRows {
  std::vector<std::uint32_t> images;  // the target's own, in order of mention
  // Of an image of the file among them: targets with few of very many images stay small.
  std::unordered_map<std::uint32_t, std::uint32_t> position;
  std::vector<Alternative> alternatives;
  std::unordered_map<std::string_view, std::size_t> by_text;  // sources as written
  std::unordered_map<std::string, std::size_t> by_key;        // sources in any order

  std::size_t place_of(std::uint32_t image) {
    const auto [known, added] = position.emplace(image, static_cast<std::uint32_t>(images.size()));
    if (added) images.push_back(image);
    return known->second;
  }
};

// The rows of one seed, targets in order of mention.
struct SeedRows {
  std::optional<std::int64_t> seed;
  std::vector<TaskId> targets;
  std::deque<TargetRows> rows;
  std::unordered_map<std::string_view, std::size_t> by_text;
  std::unordered_map<TaskId, std::size_t> by_id;
};

class LossReader {
 public:
  LossReader(Table& table, importing::TaskList& tasks) : table_(table), tasks_(tasks) {
    table_.find({&target_, &sources_, &image_, &loss_, &group_, &seed_});
  }

  // False where stopped.
  bool read(const RunContext& context) {
    while (table_.next()) {
      if (!table_.go_on(context)) return false;
      read_row();
    }
    if (table_.rows() == 0) {
      throw table_.error_at(2, 0,
                            "the table has no rows; one for each image of each transfer is "
                            "expected");
    }
    return true;
  }

  // One measurement for each seed; nullopt where stopped.
  std::optional<std::vector<Measurement>> measurements(const ImportOptions& options,
                                                       const RunContext& context) {
    std::vector<Measurement> all;
    double total = 0, done = 0;
    for (const SeedRows& seed : seeds_) total += static_cast<double>(seed.rows.size());
    for (SeedRows& seed : seeds_) {
      Measurement measurement;
      measurement.transfer_images = options.transfer_images;
      measurement.seed = seed.seed;
      const auto rank = image_ranks(seed);
      for (std::size_t i = 0; i < seed.rows.size(); ++i) {
        context.progress(done++, total, "comparing");
        if (!add_target(seed.targets[i], seed.rows[i], rank, measurement, context)) {
          return std::nullopt;
        }
      }
      all.push_back(std::move(measurement));
    }
    std::sort(all.begin(), all.end(),
              [](const Measurement& a, const Measurement& b) { return a.seed < b.seed; });
    return all;
  }

  std::size_t images() const { return image_names_.size(); }

 private:
  // A view that outlives the record.
  std::string_view kept(std::string_view field) {
    return table_.owns(field) ? field : std::string_view(unquoted_.emplace_back(field));
  }

  void read_row() {
    SeedRows& seed = seed_of(table_.field(seed_));
    TargetRows& rows = target_of(seed, table_.field(target_));
    Alternative& alternative = alternative_of(rows, table_.field(sources_));
    const std::uint32_t image = image_of(table_.field(image_));
    if (group_.position >= 0) check_group(image, table_.field(group_));

    const std::string_view text = table_.field(loss_);
    float loss = std::numeric_limits<float>::quiet_NaN();
    if (!text.empty()) {
      const auto value = parse_number(text);
      if (!value || std::abs(*value) > std::numeric_limits<float>::max()) {
        throw table_.error(loss_, importing::shown(text) +
                                      ": a finite number is expected, with a point, or nothing "
                                      "where it was not measured");
      }
      loss = static_cast<float>(*value);
    }
    const std::size_t place = rows.place_of(image);
    check_size(rows);
    if (alternative.losses.size() <= place) alternative.losses.resize(place + 1, kNoRow);
    if (alternative.losses[place] != kNoRow) {
      throw table_.error(image_, "the loss of image '" + std::string(image_names_[image]) +
                                     "' by " + std::string(table_.field(sources_)) + "->" +
                                     std::string(table_.field(target_)) +
                                     " was given before; one row is expected");
    }
    alternative.losses[place] = loss;
  }

  // Alternatives and images are compared as a whole matrix. A table that names many of both but few
  // pairs of them is refused before memory is taken for what it does not say.
  void check_size(const TargetRows& rows) const {
    constexpr double kAlways = 2147483648.0;  // 8 GiB of losses
    constexpr double kForEachRow = 64;
    const double values =
        static_cast<double>(rows.alternatives.size()) * static_cast<double>(rows.images.size());
    if (values <= std::max(kAlways, kForEachRow * static_cast<double>(table_.rows()))) return;
    constexpr double kGib = 1 << 30;
    throw table_.error(
        target_, "target '" + tasks_.code(last_target_id_) +
                     "': " + std::to_string(rows.alternatives.size()) + " alternatives × " +
                     std::to_string(rows.images.size()) + " images would need " +
                     format_number(std::ceil(values * sizeof(float) / kGib)) +
                     " GiB, while most of these losses are not in the table; losses of the same "
                     "images are expected for a target's alternatives. Leave out images that few "
                     "of them have, or split the target");
  }

  SeedRows& seed_of(std::string_view text) {
    if (last_seed_ != nullptr && text == last_seed_text_) return *last_seed_;
    std::optional<std::int64_t> seed;
    if (seed_.position >= 0) {
      const auto value = parse_integer(text);
      if (!value || *value < 0) {
        throw table_.error(seed_,
                           importing::shown(text) + ": a whole number of at least 0 is expected");
      }
      seed = *value;
    }
    auto there = std::find_if(seeds_.begin(), seeds_.end(),
                              [&](const SeedRows& one) { return one.seed == seed; });
    if (there == seeds_.end()) {
      constexpr std::size_t kMostSeeds = 1000;
      if (seeds_.size() >= kMostSeeds) {
        throw table_.error(seed_, "there are more than 1000 different seeds");
      }
      seeds_.emplace_back();
      there = std::prev(seeds_.end());
      there->seed = seed;
    }
    last_seed_ = &*there;
    last_seed_text_ = kept(text);
    last_target_ = nullptr;
    return *there;
  }

  TargetRows& target_of(SeedRows& seed, std::string_view text) {
    if (last_target_ != nullptr && text == last_target_text_) return *last_target_;
    auto there = seed.by_text.find(text);
    if (there == seed.by_text.end()) {
      const TaskId id = importing::parse_target(
          text, tasks_, [&](const std::string& what) { return table_.error(target_, what); });
      const auto [known, added] = seed.by_id.emplace(id, seed.rows.size());
      if (added) {
        seed.targets.push_back(id);
        seed.rows.emplace_back();
      }
      there = seed.by_text.emplace(kept(text), known->second).first;
    }
    last_target_ = &seed.rows[there->second];
    last_target_text_ = there->first;
    last_target_id_ = seed.targets[there->second];
    last_alternative_ = nullptr;
    return *last_target_;
  }

  Alternative& alternative_of(TargetRows& rows, std::string_view text) {
    if (last_alternative_ != nullptr && text == last_sources_text_) return *last_alternative_;
    auto there = rows.by_text.find(text);
    if (there == rows.by_text.end()) {
      Transfer transfer = importing::parse_sources(
          text, last_target_id_, tasks_,
          [&](const std::string& what) { return table_.error(sources_, what); });
      const auto [known, added] =
          rows.by_key.emplace(importing::key_of(transfer), rows.alternatives.size());
      if (added) rows.alternatives.push_back({std::move(transfer), table_.line(), {}});
      there = rows.by_text.emplace(kept(text), known->second).first;
    }
    last_alternative_ = &rows.alternatives[there->second];
    last_sources_text_ = there->first;
    return *last_alternative_;
  }

  std::uint32_t image_of(std::string_view text) {
    const auto there = image_ids_.find(text);
    if (there != image_ids_.end()) return there->second;
    if (text.empty() || text.size() > limits::kImageBytes || !is_text(text)) {
      throw table_.error(image_, "an image's name is expected, UTF-8 text of 1 to " +
                                     std::to_string(limits::kImageBytes) + " bytes");
    }
    if (static_cast<std::int64_t>(image_names_.size()) >= limits::kImages) {
      throw table_.error(image_, "there are more than " + std::to_string(limits::kImages) +
                                     " images, the most that a study may have");
    }
    const auto id = static_cast<std::uint32_t>(image_names_.size());
    const std::string_view name = kept(text);
    image_names_.push_back(name);
    image_ids_.emplace(name, id);
    return id;
  }

  void check_group(std::uint32_t image, std::string_view text) {
    if (image_groups_.size() <= image) {
      if (text.empty() || text.size() > limits::kImageBytes || !is_text(text)) {
        throw table_.error(group_, "a group's name is expected, UTF-8 text of 1 to " +
                                       std::to_string(limits::kImageBytes) +
                                       " bytes; every image needs one, or leave the column out");
      }
      image_groups_.push_back(kept(text));
    } else if (image_groups_[image] != text) {
      throw table_.error(group_, "image '" + std::string(image_names_[image]) + "' is in group '" +
                                     std::string(text) + "' here, and in '" +
                                     std::string(image_groups_[image]) +
                                     "' before; the same group is expected everywhere");
    }
  }

  // One order of images for all targets, so that targets with the same images share them: that of
  // mention, target by target.
  std::vector<std::uint32_t> image_ranks(const SeedRows& seed) const {
    std::vector<std::uint32_t> rank(image_names_.size(), kNoImage);
    std::uint32_t next = 0;
    for (const TargetRows& rows : seed.rows) {
      for (const std::uint32_t image : rows.images) {
        if (rank[image] == kNoImage) rank[image] = next++;
      }
    }
    return rank;
  }

  // False where stopped.
  bool add_target(TaskId target, TargetRows& rows, const std::vector<std::uint32_t>& rank,
                  Measurement& measurement, const RunContext& context) {
    std::vector<std::size_t> order(rows.images.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return rank[rows.images[a]] < rank[rows.images[b]];
    });
    MeasuredLosses losses;
    losses.target = target;
    for (const std::size_t place : order) {
      losses.images.emplace_back(image_names_[rows.images[place]]);
      if (group_.position >= 0) losses.groups.emplace_back(image_groups_[rows.images[place]]);
    }
    LossMatrix matrix;
    matrix.alternatives = rows.alternatives.size();
    matrix.images = order.size();
    rows.position = std::unordered_map<std::uint32_t, std::uint32_t>();
    matrix.losses.reserve(matrix.alternatives * matrix.images);
    for (Alternative& alternative : rows.alternatives) {
      alternative.losses.resize(order.size(), kNoRow);
      std::vector<float> sorted(order.size());
      for (std::size_t i = 0; i < order.size(); ++i) {
        const float loss = alternative.losses[order[i]];
        sorted[i] = loss == kNoRow ? std::numeric_limits<float>::quiet_NaN() : loss;
      }
      alternative.losses = std::vector<float>();  // gives its memory back, as {} would not
      matrix.losses.insert(matrix.losses.end(), sorted.begin(), sorted.end());
      losses.losses.push_back(std::move(sorted));
    }
    const auto wins = tournament(matrix, context);
    if (!wins) return false;
    set_values(rows, *wins);
    for (Alternative& alternative : rows.alternatives) {
      losses.transfers.push_back(measurement.transfers.size());
      measurement.transfers.push_back(std::move(alternative.transfer));
    }
    measurement.losses.push_back(std::move(losses));
    return true;
  }

  void set_values(TargetRows& rows, const WinMatrix& wins) const {
    std::vector<PseudoSource> pseudos;
    std::vector<std::size_t> competing;
    for (std::size_t i = 0; i < rows.alternatives.size(); ++i) {
      const PseudoSource pseudo = rows.alternatives[i].transfer.pseudo;
      pseudos.push_back(pseudo);
      if (pseudo == PseudoSource::kNone || pseudo == PseudoSource::kSelf) competing.push_back(i);
    }
    const auto sets = comparison_sets(among(wins, competing));
    for (std::size_t i = 1; i < competing.size(); ++i) {
      if (sets[i] == sets[0]) continue;
      const Alternative& one = rows.alternatives[competing[i]];
      const Alternative& first = rows.alternatives[competing[0]];
      throw table_.error_at(
          one.line, static_cast<std::size_t>(image_.position),
          "the transfer that this line names and that of line " + std::to_string(first.line) +
              " into the same target share no image, not even by way of other transfers, so they "
              "cannot be compared; losses on common images are expected");
    }
    const auto values = alternative_values(pseudos, wins);
    for (std::size_t i = 0; i < values.size(); ++i) {
      Transfer& transfer = rows.alternatives[i].transfer;
      transfer.affinity = values[i].affinity;
      transfer.gain = values[i].gain;
      transfer.quality = values[i].quality;
    }
  }

  Table& table_;
  importing::TaskList& tasks_;
  Column target_{"target", true}, sources_{"sources", true}, image_{"image", true},
      loss_{"loss", true}, group_{"group"}, seed_{"seed"};
  std::deque<SeedRows> seeds_;
  std::deque<std::string> unquoted_;
  std::vector<std::string_view> image_names_;
  std::vector<std::string_view> image_groups_;
  std::unordered_map<std::string_view, std::uint32_t> image_ids_;
  // The row before: mostly the same seed, target and sources.
  SeedRows* last_seed_ = nullptr;
  TargetRows* last_target_ = nullptr;
  Alternative* last_alternative_ = nullptr;
  std::string_view last_seed_text_, last_target_text_, last_sources_text_;
  TaskId last_target_id_;
};

}  // namespace

std::optional<ImportSummary> import_losses(const std::filesystem::path& csv,
                                           const std::filesystem::path& out,
                                           const ImportOptions& options,
                                           const RunContext& context) {
  importing::check(csv, out, options);
  Table table(csv);
  importing::TaskList tasks;
  LossReader reader(table, tasks);
  if (!reader.read(context)) return std::nullopt;
  auto measurements = reader.measurements(options, context);
  if (!measurements || context.stopped()) return std::nullopt;
  auto summary = importing::write_study(std::move(*measurements), tasks, table, "import-losses",
                                        out, options, context);
  if (summary) summary->images = reader.images();
  return summary;
}

}  // namespace taskatlas
