// SPDX-License-Identifier: MIT
#include "cli/dataset_text.hpp"

#include "base/numbers.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/text.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {

using dataset::DatasetIndex;
using dataset::Domain;
using dataset::DomainInfo;
using dataset::DomainSet;
using dataset::SampleSize;
using dataset::Split;
using nlohmann::ordered_json;

namespace {

constexpr std::array kSplits{Split::kTrain, Split::kVal, Split::kTest};

std::vector<std::string> names_of(DomainSet set) {
  std::vector<std::string> names;
  for (const DomainInfo& domain : dataset::domains()) {
    if (set.contains(domain.id)) names.emplace_back(domain.name);
  }
  return names;
}

std::uint64_t buildings_with(const DatasetIndex& index, Domain domain) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < index.buildings(); ++i) {
    count += index.building_domains(i).contains(domain) ? 1 : 0;
  }
  return count;
}

std::string size_text(const SampleSize& size, dataset::FileKind kind) {
  if (size.width == 0) return "-";
  if (kind == dataset::FileKind::kArray) return std::to_string(size.width) + " values";
  return std::to_string(size.width) + " × " + std::to_string(size.height);
}

std::string origin_text(const dataset::SplitTable& splits) {
  switch (splits.origin()) {
    case dataset::SplitTable::Origin::kFiles:
      return splits.files().empty() ? "none: what the dataset says of them cannot be used"
                                    : joined(splits.files());
    case dataset::SplitTable::Origin::kManifest:
      return "the dataset's manifest";
    case dataset::SplitTable::Origin::kDerived:
      break;
  }
  return "derived from the buildings' names: 72 % train, 14 % val, 14 % test";
}

std::string classes_text(const dataset::Dataset& set) {
  if (set.classes.semantic.empty()) return "none: its classes.json cannot be used";
  return (set.own_classes ? "its own: " : "Taskonomy's: ") +
         std::to_string(set.classes.object.names.size()) + " objects, " +
         std::to_string(set.classes.scene.kept.size()) + " scenes, " +
         std::to_string(set.classes.semantic.size()) + " of segments";
}

// Why a task cannot be learnt from the dataset.
std::string obstacle(const dataset::TaskSamples& task) {
  const auto missing = names_of(task.missing);
  if (!missing.empty()) return "no: needs " + joined(missing);
  if (task.no_classes) return "no: needs a classes.json that can be used";
  if (task.views == 0) return "no: no view has all that it needs";
  if (task.code == "non_fixated_pose") {
    return "no: no view shows the point of another camera's view";
  }
  if (task.code == "point_match") return "no: needs two views of one point, and another point";
  return "no: needs " + std::to_string(task.images) + " views of one point";
}

ordered_json notes_json(const std::vector<dataset::DatasetNote>& notes) {
  ordered_json list = ordered_json::array();
  for (const dataset::DatasetNote& note : notes) {
    list.push_back(
        {{"path", note.path}, {"message", note.message}, {"suggestion", note.suggestion}});
  }
  return list;
}

template <std::size_t N>
ordered_json constants_json(const dataset::MeanStd<N>& value, std::uint64_t samples) {
  return {{"mean", value.mean}, {"std", value.std}, {"samples", samples}};
}

ordered_json statistics_json(const dataset::Dataset& set) {
  const dataset::Statistics& s = set.statistics;
  return {{"own", set.own_statistics},
          {"curvature", constants_json(s.curvature, s.measured.curvature)},
          {"fix_pose", constants_json(s.fix_pose, s.measured.fix_pose)},
          {"non_fixated_pose", constants_json(s.other_pose, s.measured.other_pose)},
          {"ego_motion", constants_json(s.ego_pose, s.measured.ego_pose)},
          {"room_layout", constants_json(s.layout, s.measured.layout)},
          {"segment_shares", s.semantic_shares},
          {"segment_weights", s.semantic_weights}};
}

template <std::size_t N>
void add_constants(TextTable& table, const std::string& task, const dataset::MeanStd<N>& value,
                   std::uint64_t samples) {
  const auto numbers = [](const std::array<double, N>& values) {
    std::string text;
    for (const double one : values) text += (text.empty() ? "" : " ") + format_fixed(one, 2);
    return text;
  };
  table.add({task, samples == 0 ? "the authors'" : std::to_string(samples), numbers(value.mean),
             numbers(value.std)});
}

// How targets are standardised, where the dataset has constants of its own.
std::string statistics_text(const dataset::Dataset& set, const Style& style) {
  using enum TextTable::Align;
  if (!set.own_statistics) return {};
  const dataset::Statistics& s = set.statistics;
  TextTable table({{"Standardised", kLeft}, {"Samples", kRight}, {"Mean", kLeft}, {"Std", kLeft}});
  add_constants(table, "curvature", s.curvature, s.measured.curvature);
  add_constants(table, "fix_pose", s.fix_pose, s.measured.fix_pose);
  add_constants(table, "non_fixated_pose", s.other_pose, s.measured.other_pose);
  add_constants(table, "ego_motion", s.ego_pose, s.measured.ego_pose);
  add_constants(table, "room_layout", s.layout, s.measured.layout);
  return table.text(style);
}

// The dataset's own files that were passed over.
std::string notes_text(const std::vector<dataset::DatasetNote>& notes, const Style& style) {
  using enum TextTable::Align;
  if (notes.empty()) return {};
  TextTable table({{"Not used", kLeft}, {"Why, and what to do", kLeft}});
  for (const dataset::DatasetNote& note : notes) {
    table.add({printable(note.path), printable(note.message + "; " + note.suggestion)});
  }
  return table.text(style);
}

}  // namespace

std::string dataset_info_json(const DatasetSummary& summary) {
  const dataset::Dataset& set = summary.dataset;
  const DatasetIndex& index = set.index;
  ordered_json domains = ordered_json::array();
  for (const DomainInfo& domain : dataset::domains()) {
    const std::uint64_t files = index.files(domain.id);
    if (files == 0) continue;
    const SampleSize& size = summary.sizes.at(dataset::index(domain.id));
    ordered_json one{{"domain", domain.name},
                     {"views", files},
                     {"coverage", static_cast<double>(files) / static_cast<double>(index.views())},
                     {"buildings", buildings_with(index, domain.id)},
                     {"width", nullptr},
                     {"height", nullptr},
                     {"unit", domain.unit}};
    if (size.width > 0) {
      one["width"] = size.width;
      one["height"] = size.height;
    }
    domains.push_back(std::move(one));
  }
  const dataset::SplitCounts counts = count_splits(set);
  ordered_json splits = ordered_json::object();
  for (const Split split : kSplits) {
    const auto& count = counts.splits.at(static_cast<std::size_t>(split));
    splits[std::string(to_string(split))] = {{"buildings", count.buildings},
                                             {"views", count.views}};
  }
  splits["none"] = {{"buildings", counts.none.buildings}, {"views", counts.none.views}};
  ordered_json tasks = ordered_json::array();
  for (const dataset::TaskSamples& task : summary.samples) {
    ordered_json samples = ordered_json::object();
    for (const Split split : kSplits) {
      samples[std::string(to_string(split))] = task.samples.at(static_cast<std::size_t>(split));
    }
    samples["none"] = task.unsplit;
    tasks.push_back({{"code", task.code},
                     {"possible", task.possible()},
                     {"views", task.views},
                     {"images", task.images},
                     {"samples", std::move(samples)},
                     {"estimated", task.estimated},
                     {"missing_domains", names_of(task.missing)}});
  }
  ordered_json problems = ordered_json::array();
  for (const dataset::Problem& problem : index.problems()) {
    problems.push_back({{"kind", to_string(problem.kind)},
                        {"path", problem.path},
                        {"count", problem.count},
                        {"message", problem.message}});
  }
  return json_text({{"dataset", set.root.string()},
                    {"layout", to_string(index.layout())},
                    {"buildings", index.buildings()},
                    {"points", index.points()},
                    {"views", index.views()},
                    {"domains", std::move(domains)},
                    {"splits", std::move(splits)},
                    {"splits_from", to_string(set.splits.origin())},
                    {"split_files", set.splits.files()},
                    {"split_conflicts", set.splits.conflicts()},
                    {"classes",
                     {{"own", set.own_classes},
                      {"object", set.classes.object.names.size()},
                      {"selected", set.classes.selected.size()},
                      {"scene", set.classes.scene.kept.size()},
                      {"semantic", set.classes.semantic.size()}}},
                    {"manifest", set.has_manifest},
                    {"tasks", std::move(tasks)},
                    {"statistics", statistics_json(set)},
                    {"notes", notes_json(set.notes)},
                    {"problems", std::move(problems)},
                    {"index", index.file().string()},
                    {"index_bytes", index.bytes()},
                    {"buildings_read", set.update.buildings_read},
                    {"buildings_reused", set.update.buildings_reused}});
}

std::string dataset_info_table(const DatasetSummary& summary, const Style& style) {
  using enum TextTable::Align;
  const dataset::Dataset& set = summary.dataset;
  const DatasetIndex& index = set.index;
  Fields fields{{"Dataset", printable(set.root.string())},
                {"Layout", std::string(to_string(index.layout()))},
                {"Views", std::to_string(index.views()) + " of " + std::to_string(index.points()) +
                              " points in " + std::to_string(index.buildings()) + " buildings"},
                {"Classes", classes_text(set)},
                {"Splits", printable(origin_text(set.splits))}};
  if (!set.splits.conflicts().empty()) {
    fields.emplace_back("In no split", "because tables disagree or put them into several: " +
                                           printable(joined(set.splits.conflicts())));
  }
  fields.emplace_back("Index", printable(index.file().string()) + ", " +
                                   bytes_text(static_cast<double>(index.bytes())));
  std::string text = fields_text(fields, style) + "\n";

  const dataset::SplitCounts counts = count_splits(set);
  TextTable splits({{"Split", kLeft}, {"Buildings", kRight}, {"Views", kRight}});
  for (const Split split : kSplits) {
    const auto& count = counts.splits.at(static_cast<std::size_t>(split));
    splits.add({std::string(to_string(split)), std::to_string(count.buildings),
                std::to_string(count.views)});
  }
  if (counts.none.buildings > 0) {
    splits.add({"none", std::to_string(counts.none.buildings), std::to_string(counts.none.views)});
  }
  text += splits.text(style) + "\n";

  TextTable domains({{"Domain", kLeft},
                     {"Views", kRight},
                     {"Of all", kRight},
                     {"Buildings", kRight},
                     {"Size", kRight},
                     {"Unit", kLeft}});
  for (const DomainInfo& domain : dataset::domains()) {
    const std::uint64_t files = index.files(domain.id);
    if (files == 0) continue;
    const double share = 100 * static_cast<double>(files) / static_cast<double>(index.views());
    domains.add({std::string(domain.name), std::to_string(files), format_fixed(share, 1) + " %",
                 std::to_string(buildings_with(index, domain.id)),
                 size_text(summary.sizes.at(dataset::index(domain.id)), domain.kind),
                 std::string(domain.unit)});
  }
  text += domains.text(style) + "\n";

  const bool estimated = std::any_of(summary.samples.begin(), summary.samples.end(),
                                     [](const auto& task) { return task.estimated; });
  TextTable tasks({{"Task", kLeft},
                   {"Name", kLeft},
                   {"A sample", kLeft},
                   {"Train", kRight},
                   {"Val", kRight},
                   {"Test", kRight},
                   {"Possible", kLeft}});
  constexpr std::array<std::string_view, 4> kKinds{"", "picture", "pair", "triplet"};
  for (const dataset::TaskSamples& task : summary.samples) {
    const Task* const known = find_dictionary_task(task.code);
    std::vector<std::string> row{task.code, known != nullptr ? known->name : "",
                                 std::string(kKinds.at(static_cast<std::size_t>(task.images)))};
    for (const std::uint64_t count : task.samples) {
      row.push_back((task.estimated ? "about " : "") + std::to_string(count));
    }
    row.push_back(task.possible() ? "yes" : obstacle(task));
    tasks.add(row);
  }
  text += tasks.text(style);
  if (estimated) text += "about: counted in some of the buildings and scaled up\n";
  for (const std::string& more : {statistics_text(set, style), notes_text(set.notes, style)}) {
    if (!more.empty()) text += "\n" + more;
  }

  const auto problems = index.problems();
  if (!problems.empty()) {
    TextTable found({{"Passed over", kLeft}, {"Count", kRight}, {"What", kLeft}});
    constexpr std::size_t kMostShown = 20;
    for (std::size_t i = 0; i < std::min(problems.size(), kMostShown); ++i) {
      found.add({printable(problems[i].path), std::to_string(problems[i].count),
                 printable(problems[i].message)});
    }
    text += "\n" + found.text(style);
    if (problems.size() > kMostShown) {
      text += "and " + std::to_string(problems.size() - kMostShown) +
              " more (--format json lists them)\n";
    }
  }
  return text;
}

std::string dataset_check_json(const DatasetCheckResult& result) {
  const dataset::CheckReport& report = result.report;
  ordered_json counts = ordered_json::object();
  for (std::size_t i = 0; i < dataset::kDamageKinds; ++i) {
    counts[std::string(to_string(static_cast<dataset::DamageKind>(i)))] = report.counts.at(i);
  }
  ordered_json damage = ordered_json::array();
  for (const dataset::Damage& one : report.damage) {
    damage.push_back({{"kind", to_string(one.kind)},
                      {"building", one.building},
                      {"point", one.point},
                      {"view", one.view},
                      {"domain", dataset::info(one.domain).name},
                      {"path", one.path},
                      {"message", one.message},
                      {"suggestion", one.suggestion}});
  }
  ordered_json problems = ordered_json::array();
  for (const dataset::Problem& problem : result.dataset.index.problems()) {
    problems.push_back({{"kind", to_string(problem.kind)},
                        {"path", problem.path},
                        {"count", problem.count},
                        {"message", problem.message}});
  }
  return json_text({{"dataset", result.dataset.root.string()},
                    {"views", report.views},
                    {"files", report.files},
                    {"bytes", report.bytes},
                    {"decoded", report.decoded},
                    {"damaged", report.total},
                    {"counts", std::move(counts)},
                    {"list", result.list},
                    {"notes", notes_json(report.notes)},
                    {"damage", std::move(damage)},
                    {"problems", std::move(problems)}});
}

std::string dataset_check_table(const DatasetCheckResult& result, const Style& style) {
  using enum TextTable::Align;
  const dataset::CheckReport& report = result.report;
  Fields fields{
      {"Dataset", printable(result.dataset.root.string())},
      {"Checked",
       std::to_string(report.files) + " files of " + std::to_string(report.views) + " views, " +
           bytes_text(static_cast<double>(report.bytes)) +
           (report.decoded ? ", decoded whole" : ", headers and ends (--full decodes them)")},
      {"Damage", report.total == 0   ? "none"
                 : report.total == 1 ? "1 file"
                                     : std::to_string(report.total) + " files"}};
  if (!result.list.empty()) {
    fields.emplace_back("List", printable(result.list) + ", which training reads");
  }
  std::string text = fields_text(fields, style);
  if (report.total > 0) {
    TextTable counts({{"Kind", kLeft}, {"Files", kRight}});
    for (std::size_t i = 0; i < dataset::kDamageKinds; ++i) {
      if (report.counts.at(i) == 0) continue;
      counts.add({std::string(to_string(static_cast<dataset::DamageKind>(i))),
                  std::to_string(report.counts.at(i))});
    }
    text += "\n" + counts.text(style) + "\n";
    TextTable damage({{"Kind", kLeft}, {"File", kLeft}, {"What, and what to do", kLeft}});
    for (const dataset::DatasetNote& note : report.notes) {
      damage.add({std::string(to_string(dataset::DamageKind::kDamaged)), printable(note.path),
                  printable(note.message + "; " + note.suggestion)});
    }
    for (const dataset::Damage& one : report.damage) {
      damage.add({std::string(to_string(one.kind)), printable(one.path),
                  printable(one.message + "; " + one.suggestion)});
    }
    text += damage.text(style);
    const std::size_t shown = report.damage.size() + report.notes.size();
    if (shown < report.total) {
      text += "and " + std::to_string(report.total - shown) + " more\n";
    }
  }
  return text;
}

}  // namespace taskatlas::cli
