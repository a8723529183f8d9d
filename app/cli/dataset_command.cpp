// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/dataset_text.hpp"
#include "cli/exit_codes.hpp"
#include "cli/options.hpp"
#include "dataset/dataset.hpp"
#include "dataset/measure_statistics.hpp"

#include <filesystem>
#include <limits>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

struct DatasetArguments {
  std::string folder;
  std::string threads;
  bool full = false;
  bool statistics = false;
  OutputOptions output;

  RunContext context(Session& session) const {
    constexpr long long kMostThreads = 4096;
    return session.context(
        1, static_cast<int>(whole_number(threads, "--threads", 1, kMostThreads, 0)));
  }
};

void add_folder_argument(CLI::App& command, DatasetArguments& arguments) {
  command
      .add_option("DIR", arguments.folder,
                  "the dataset's folder, in Taskonomy's layout (building/domain/), Omnidata's "
                  "(domain/component/building/) or flat; a part of a dataset will do")
      ->required()
      ->type_name("");
}

// A folder without a sample is no dataset: say what was looked for.
void require_samples(const dataset::Dataset& set) {
  if (set.index.views() > 0) return;
  std::string message = set.root.string() +
                        ": holds no samples; files named point_P_view_V_domain_D.png (or .json, "
                        ".npy) are expected in building/domain/, domain/building/ or flat";
  const auto problems = set.index.problems();
  if (!problems.empty()) message += " (" + problems[0].path + " " + problems[0].message + ")";
  throw bad_input(message);
}

// Measures the dataset's statistics and keeps them for it; false where stopped.
bool measure(dataset::Dataset& set, const RunContext& context, Session& session) {
  auto statistics = dataset::measure_statistics(set, {}, context);
  if (!statistics) return false;
  if (!statistics->measured.anything()) {
    throw bad_input(set.root.string() +
                    ": there is nothing to measure: the training split has no view with "
                    "point_info, principal_curvature or segment_semantic");
  }
  const auto file = dataset::statistics_path(set);
  write_file_atomically(file, dataset::format_statistics(*statistics), Links::kReplace);
  session.note("wrote " + file.string());
  set.statistics = std::move(*statistics);
  set.own_statistics = true;
  return true;
}

int show_info(const DatasetArguments& arguments, Session& session) {
  const RunContext context = arguments.context(session);
  auto set = dataset::open_dataset(arguments.folder, context);
  if (!set) return session.cancelled();
  require_samples(*set);
  if (arguments.statistics && !measure(*set, context, session)) return session.cancelled();
  const auto sizes = dataset::usual_sizes(set->root, set->index, context);
  auto samples = dataset::count_samples(*set, {}, context);
  if (!samples || session.stopped()) return session.cancelled();
  const DatasetSummary summary{*set, sizes, std::move(*samples)};
  session.deliver(arguments.output, arguments.output.json()
                                        ? dataset_info_json(summary)
                                        : dataset_info_table(summary, Style::of(arguments.output)));
  return kDone;
}

int check(const DatasetArguments& arguments, Session& session) {
  const RunContext context = arguments.context(session);
  const auto set = dataset::open_dataset(arguments.folder, context);
  if (!set) return session.cancelled();
  require_samples(*set);
  dataset::CheckOptions options;
  options.decode = arguments.full;
  const auto report = dataset::check_dataset(*set, options, context);
  if (!report) return session.cancelled();
  const std::string csv = dataset::damage_csv(*report);
  const auto list = dataset::damage_list_path(set->root);
  write_file_atomically(list, csv, Links::kReplace);
  const DatasetCheckResult result{*set, *report, list.string()};
  session.deliver(arguments.output, arguments.output.json() ? dataset_check_json(result)
                                    : arguments.output.format == "csv"
                                        ? csv
                                        : dataset_check_table(result, Style::of(arguments.output)));
  return report->total == 0 ? kDone : kBadInput;
}

void add_info(CLI::App& group, Session& session) {
  auto arguments = std::make_shared<DatasetArguments>();
  CLI::App* command = group.add_subcommand(
      "info", "Show a dataset's layout, domains, splits, classes and possible tasks");
  add_folder_argument(*command, *arguments);
  command->add_flag("--statistics", arguments->statistics,
                    "measure the means, deviations and class weights of the training split, by "
                    "which targets are standardised, and keep them beside the index");
  add_output_options(*command, arguments->output);
  add_threads_option(*command, arguments->threads);
  command->footer(
      R"(The first time, the folders are listed and an index is written into DIR/.taskatlas (where DIR cannot
be written, into $XDG_CACHE_HOME/taskatlas); later only what has changed since is listed.

Splits come from CSV tables in DIR (id,train,val,test), else from its manifest, else from the
buildings' names. Of a task, the samples of each split are counted: views that have all it needs,
or pairs and triplets of such views in each of their orders (of point_match, those that match).
A table, manifest, classes.json or statistics.json that cannot be used is passed over and listed.

Examples:
  taskatlas-cli dataset info taskonomy-tiny
  taskatlas-cli dataset info taskonomy-tiny --statistics
  taskatlas-cli dataset info /data/omnidata --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return show_info(*arguments, session); };
  });
}

void add_check(CLI::App& group, Session& session) {
  auto arguments = std::make_shared<DatasetArguments>();
  CLI::App* command = group.add_subcommand(
      "check", "Name every damaged, missing, wrongly sized or inconsistent file");
  add_folder_argument(*command, *arguments);
  command->add_flag("--full", arguments->full,
                    "decode every file and verify its checksums (default: headers, sizes and "
                    "ends, which tells what was cut off)");
  add_output_options(*command, arguments->output, {"table", "json", "csv"});
  add_threads_option(*command, arguments->threads);
  command->footer(
      R"(Ends with 3 if there is any damage. A file counts as missing where other views of its building have
it; classes and matches may be missing, their tasks mask them. What is found is also written to
damage.csv beside the index, by which training passes over those samples; a file that was replaced
since is tried again.

Examples:
  taskatlas-cli dataset check taskonomy-tiny
  taskatlas-cli dataset check taskonomy-tiny --full --format csv --out damage.csv)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return check(*arguments, session); };
  });
}

}  // namespace

void add_dataset_commands(CLI::App& program, Session& session) {
  CLI::App* group =
      program.add_subcommand("dataset", "Render, inspect and check a folder of samples");
  group->require_subcommand(1);
  add_dataset_render_command(*group, session);
  add_info(*group, session);
  add_check(*group, session);
}

}  // namespace taskatlas::cli
