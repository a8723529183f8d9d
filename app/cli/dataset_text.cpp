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
      return joined(splits.files());
    case dataset::SplitTable::Origin::kManifest:
      return "the dataset's manifest";
    case dataset::SplitTable::Origin::kDerived:
      break;
  }
  return "derived from the buildings' names: 72 % train, 14 % val, 14 % test";
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
  for (const dataset::TaskAvailability& task : available_tasks(index)) {
    tasks.push_back({{"code", task.code},
                     {"possible", task.possible()},
                     {"views", task.candidates},
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
                {"Classes", (set.own_classes ? std::string("its own: ") : "Taskonomy's: ") +
                                std::to_string(set.classes.object.names.size()) + " objects, " +
                                std::to_string(set.classes.scene.kept.size()) + " scenes, " +
                                std::to_string(set.classes.semantic.size()) + " of segments"},
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

  TextTable tasks({{"Task", kLeft}, {"Name", kLeft}, {"Views", kRight}, {"Possible", kLeft}});
  for (const dataset::TaskAvailability& task : available_tasks(index)) {
    const Task* const known = find_dictionary_task(task.code);
    const auto missing = names_of(task.missing);
    std::string possible = "yes";
    if (!task.possible()) {
      possible = !missing.empty()  ? "no: needs " + joined(missing)
                 : task.views == 0 ? "no: no view has all that it needs"
                                   : "no: needs several views of one point";
    }
    tasks.add({task.code, known != nullptr ? known->name : "", std::to_string(task.candidates),
               possible});
  }
  text += tasks.text(style);

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
    for (const dataset::Damage& one : report.damage) {
      damage.add({std::string(to_string(one.kind)), printable(one.path),
                  printable(one.message + "; " + one.suggestion)});
    }
    text += damage.text(style);
    if (report.damage.size() < report.total) {
      text += "and " + std::to_string(report.total - report.damage.size()) + " more\n";
    }
  }
  return text;
}

}  // namespace taskatlas::cli
