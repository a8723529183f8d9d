// SPDX-License-Identifier: MIT
#include "study/export.hpp"

#include "affinity/affinity_matrix.hpp"
#include "affinity/tournament.hpp"
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "study/row_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::pair<ExportTable, std::string_view>, 4> kTables{
    {{ExportTable::kTransfers, "transfers"},
     {ExportTable::kLosses, "losses"},
     {ExportTable::kWinRates, "win-rates"},
     {ExportTable::kAffinity, "affinity"}}};

// What one export works on.
struct Job {
  const Study& study;
  const ExportOptions& options;
  const RunContext& context;
  Selection selection;  // by id, so that it means the same measurement all along
  MeasurementInfo measurement;
  TransferTable table;
  std::optional<TaskId> target;
};

bool wanted(const Job& job, TaskId target) { return !job.target || *job.target == target; }

std::unique_ptr<RowWriter> make_writer(ExportFormat format) {
  if (format == ExportFormat::kLatex) return std::make_unique<LatexWriter>();
  return std::make_unique<CsvWriter>();
}

Json axis(const char* name, const std::vector<std::string>& labels) {
  return {{"name", name}, {"labels", labels}};
}

std::string labels_of(std::initializer_list<Json> axes) {
  return Json{{"axes", axes}}.dump(1) + '\n';
}

// An array that could not be held, or that nobody meant, is refused before memory is taken.
void check_size(std::size_t values) {
  constexpr std::size_t kMost = std::size_t{1} << 31;
  if (values > kMost) {
    throw usage_error("the array would have " + std::to_string(values) +
                      " values, too many for one file; export one target at a time, or CSV");
  }
}

Exported export_transfers(const Job& job) {
  if (job.options.format == ExportFormat::kNpy) {
    std::vector<double> values;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < job.table.transfers().size(); ++i) {
      const TransferId id = TransferId::from_index(i);
      const Transfer& transfer = job.table.transfer(id);
      if (!wanted(job, transfer.target)) continue;
      names.push_back(job.table.describe(id));
      values.insert(values.end(), {static_cast<double>(transfer.order()), transfer.affinity,
                                   transfer.gain, transfer.quality});
    }
    return {npy::write(values, {names.size(), 4}),
            labels_of({axis("transfer", names),
                       axis("value", {"order", "affinity", "gain", "quality"})})};
  }
  const auto writer = make_writer(job.options.format);
  writer->header({"sources", "target", "order", "affinity", "gain", "quality"},
                 {false, false, true, true, true, true});
  for (std::size_t i = 0; i < job.table.transfers().size(); ++i) {
    const TransferId id = TransferId::from_index(i);
    const Transfer& transfer = job.table.transfer(id);
    if (!wanted(job, transfer.target)) continue;
    writer->text(job.table.sources_text(id));
    writer->text(job.table.code(transfer.target));
    writer->integer(transfer.order());
    writer->number(transfer.affinity);
    writer->number(transfer.gain);
    writer->number(transfer.quality);
    writer->end_row();
  }
  return {writer->finish(), {}};
}

// The targets whose losses are to be exported, at least one.
std::vector<TaskId> loss_targets(const Job& job) {
  std::vector<TaskId> targets = job.study.targets_with_losses(job.selection);
  std::erase_if(targets, [&](TaskId target) { return !wanted(job, target); });
  // In the order in which the table has them, which is that in which they came in.
  std::unordered_map<TaskId, std::size_t> place;
  for (const Transfer& transfer : job.table.transfers()) {
    place.emplace(transfer.target, place.size());
  }
  std::sort(targets.begin(), targets.end(),
            [&](TaskId a, TaskId b) { return place[a] < place[b]; });
  if (targets.empty()) {
    throw bad_input(job.study.path().string() + ": has no per-image losses" +
                    (job.target ? " of " + job.table.code(*job.target) : std::string()) + " with " +
                    job.measurement.describe() +
                    "; only studies imported with import-losses, or run, have them");
  }
  return targets;
}

TargetLosses losses_of(const Job& job, TaskId target) {
  auto losses = job.study.losses(job.table.code(target), job.selection);
  if (!losses) throw failure(job.study.path().string() + ": losses have gone away");
  return std::move(*losses);
}

std::optional<Exported> export_losses(const Job& job) {
  const auto targets = loss_targets(job);
  const double total = static_cast<double>(targets.size());
  if (job.options.format == ExportFormat::kNpy) {
    std::vector<std::string> rows, images;
    std::unordered_map<std::string, std::size_t> column_of;
    std::vector<TargetLosses> all;
    for (const TaskId target : targets) {
      if (job.context.stopped()) return std::nullopt;
      all.push_back(losses_of(job, target));
      for (const std::string& image : all.back().images) {
        if (column_of.emplace(image, images.size()).second) images.push_back(image);
      }
      for (const TransferId row : all.back().alternatives) rows.push_back(job.table.describe(row));
    }
    check_size(rows.size() * images.size());
    std::vector<float> values(rows.size() * images.size(), std::numeric_limits<float>::quiet_NaN());
    std::size_t first = 0;
    for (const TargetLosses& losses : all) {
      if (job.context.stopped()) return std::nullopt;
      for (std::size_t j = 0; j < losses.images.size(); ++j) {
        const std::size_t column = column_of.at(losses.images[j]);
        for (std::size_t i = 0; i < losses.alternatives.size(); ++i) {
          values[(first + i) * images.size() + column] =
              losses.losses.losses[i * losses.images.size() + j];
        }
      }
      first += losses.alternatives.size();
    }
    return Exported{npy::write(values, {rows.size(), images.size()}),
                    labels_of({axis("transfer", rows), axis("image", images)})};
  }
  const auto writer = make_writer(job.options.format);
  bool header = true, groups = false;
  double done = 0;
  for (const TaskId target : targets) {
    job.context.progress(done++, total, "exporting");
    const TargetLosses losses = losses_of(job, target);
    if (header) {
      groups = !losses.groups.empty();
      std::vector<std::string> names{"target", "sources", "image", "loss"};
      std::vector<bool> numeric{false, false, false, true};
      if (groups) names.emplace_back("group"), numeric.push_back(false);
      if (job.measurement.seed) names.emplace_back("seed"), numeric.push_back(true);
      writer->header(names, numeric);
      header = false;
    }
    if (groups == losses.groups.empty()) {
      throw bad_input(job.study.path().string() +
                      ": some targets' images have groups and others' do not; export one target "
                      "at a time");
    }
    for (std::size_t i = 0; i < losses.alternatives.size(); ++i) {
      if (job.context.stopped()) return std::nullopt;
      for (std::size_t j = 0; j < losses.images.size(); ++j) {
        writer->text(job.table.code(target));
        writer->text(losses.names[i]);
        writer->text(losses.images[j]);
        writer->number(losses.losses.losses[i * losses.images.size() + j]);
        if (groups) writer->text(losses.groups[j]);
        if (job.measurement.seed) writer->integer(*job.measurement.seed);
        writer->end_row();
      }
    }
  }
  return Exported{writer->finish(), {}};
}

std::optional<Exported> export_win_rates(const Job& job) {
  const auto targets = loss_targets(job);
  std::vector<WinMatrix> wins;
  std::vector<std::vector<std::string>> names;
  for (const TaskId target : targets) {
    job.context.progress(static_cast<double>(wins.size()), static_cast<double>(targets.size()),
                         "comparing");
    const TargetLosses losses = losses_of(job, target);
    auto matrix = tournament(losses.losses, job.context);
    if (!matrix) return std::nullopt;
    wins.push_back(std::move(*matrix));
    names.push_back(losses.names);
  }
  if (job.options.format == ExportFormat::kNpy) {
    std::vector<std::string> codes, all;
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t t = 0; t < targets.size(); ++t) {
      codes.push_back(job.table.code(targets[t]));
      for (const std::string& name : names[t]) {
        if (place.emplace(name, all.size()).second) all.push_back(name);
      }
    }
    const std::size_t n = all.size();
    check_size(targets.size() * n * n);
    std::vector<double> values(targets.size() * n * n, kNaN);
    for (std::size_t t = 0; t < targets.size(); ++t) {
      for (std::size_t i = 0; i < names[t].size(); ++i) {
        for (std::size_t j = 0; j < names[t].size(); ++j) {
          if (i == j) continue;
          values[(t * n + place.at(names[t][i])) * n + place.at(names[t][j])] =
              win_rate(wins[t], i, j);
        }
      }
    }
    return Exported{npy::write(values, {targets.size(), n, n}),
                    labels_of({axis("target", codes), axis("sources", all), axis("against", all)})};
  }
  const auto writer = make_writer(job.options.format);
  writer->header({"target", "sources", "against", "win_rate", "images"},
                 {false, false, false, true, true});
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const std::size_t n = names[t].size();
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        writer->text(job.table.code(targets[t]));
        writer->text(names[t][i]);
        writer->text(names[t][j]);
        writer->number(win_rate(wins[t], i, j));
        writer->integer(wins[t].shared[i * n + j]);
        writer->end_row();
      }
    }
  }
  return Exported{writer->finish(), {}};
}

Exported export_affinity(const Job& job) {
  const FirstOrderMatrix matrix = first_order_affinity(job.table);
  std::vector<std::size_t> rows;  // of the matrix: targets
  std::vector<std::string> targets, sources;
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    if (!wanted(job, matrix.targets[i])) continue;
    rows.push_back(i);
    targets.push_back(job.table.code(matrix.targets[i]));
  }
  for (const TaskId source : matrix.sources) sources.push_back(job.table.code(source));
  if (matrix.has_self) sources.emplace_back("self");
  if (rows.empty()) {
    throw bad_input(job.study.path().string() + ": has no first-order transfers" +
                    (job.target ? " into " + job.table.code(*job.target) : std::string()));
  }
  if (job.options.format == ExportFormat::kNpy) {
    std::vector<double> values;
    for (std::size_t s = 0; s < sources.size(); ++s) {
      for (const std::size_t row : rows) values.push_back(matrix.at(row, s));
    }
    return {npy::write(values, {sources.size(), targets.size()}),
            labels_of({axis("source", sources), axis("target", targets)})};
  }
  const auto writer = make_writer(job.options.format);
  std::vector<std::string> header{"source"};
  header.insert(header.end(), targets.begin(), targets.end());
  std::vector<bool> numeric(header.size(), true);
  numeric.front() = false;
  writer->header(header, numeric);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    writer->text(sources[s]);
    for (const std::size_t row : rows) writer->number(matrix.at(row, s));
    writer->end_row();
  }
  return {writer->finish(), {}};
}

}  // namespace

std::string_view to_string(ExportTable table) {
  for (const auto& [known, word] : kTables) {
    if (known == table) return word;
  }
  return "";
}

std::optional<ExportTable> parse_export_table(std::string_view text) {
  for (const auto& [table, word] : kTables) {
    if (word == text) return table;
  }
  return std::nullopt;
}

ExportFormat export_format_of(const std::filesystem::path& path) {
  const auto extension = path.extension();
  if (extension == ".csv") return ExportFormat::kCsv;
  if (extension == ".npy") return ExportFormat::kNpy;
  if (extension == ".tex") return ExportFormat::kLatex;
  throw usage_error(path.string() + ": a name that ends in .csv, .npy or .tex is expected");
}

std::optional<Exported> export_table(const Study& study, const ExportOptions& options,
                                     const RunContext& context) {
  const MeasurementInfo measurement = study.select(options.selection);
  Selection selection;
  selection.id = measurement.id;
  Job job{study, options, context, selection, measurement, study.table(selection), std::nullopt};
  if (!options.target.empty()) {
    job.target = job.table.find_task(options.target);
    if (!job.target) {
      throw usage_error(study.path().string() + ": has no task '" + options.target + "'");
    }
  }
  if (context.stopped()) return std::nullopt;
  switch (options.table) {
    case ExportTable::kTransfers:
      return export_transfers(job);
    case ExportTable::kLosses:
      return export_losses(job);
    case ExportTable::kWinRates:
      return export_win_rates(job);
    case ExportTable::kAffinity:
      return export_affinity(job);
  }
  return std::nullopt;
}

bool export_table(const Study& study, const ExportOptions& options,
                  const std::filesystem::path& path, const RunContext& context) {
  const auto exported = export_table(study, options, context);
  if (!exported || context.stopped()) return false;
  if (is_study_file(path)) {
    throw usage_error(path.string() + ": is a study; choose another name for the exported table");
  }
  if (!exported->labels.empty()) {  // beside what the user named
    write_file_atomically(path.string() + ".json", exported->labels, Links::kReplace);
  }
  write_file_atomically(path, exported->content, Links::kFollow);
  return true;
}

}  // namespace taskatlas
