// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "study/import.hpp"

#include <algorithm>
#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct ImportArguments {
  std::string csv;
  std::string out;
  std::string name, transfer_images, note, threads;
  std::vector<std::string> kinds;
  bool overwrite = false;
  bool higher_is_better = false;
  OutputOptions output;  // of the report
};

using Import = std::function<std::optional<ImportSummary>(const ImportArguments&,
                                                          const ImportOptions&, const RunContext&)>;

ImportOptions options_from(const ImportArguments& arguments) {
  ImportOptions options;
  options.name = arguments.name;
  options.overwrite = arguments.overwrite;
  options.note = arguments.note;
  MeasurementOptions measurement;
  measurement.transfer_images = arguments.transfer_images;
  options.transfer_images = measurement.selection().transfer_images;
  for (const std::string& text : arguments.kinds) {
    const auto sign = text.find('=');
    const auto kind =
        sign == std::string::npos ? std::nullopt : parse_task_kind(text.substr(sign + 1));
    if (!kind || sign == 0) {
      throw usage_error("--kind is '" + text +
                        "'; CODE=2d, =3d, =geometric, =semantic or =none is expected");
    }
    options.kinds[text.substr(0, sign)] = *kind;
  }
  return options;
}

// Of so many codes, the first few.
std::string some(const std::vector<std::string>& codes) {
  constexpr std::size_t kMost = 5;
  if (codes.size() <= kMost) return joined(codes);
  return joined({codes.begin(), codes.begin() + kMost}) + " and " +
         std::to_string(codes.size() - kMost) + " more";
}

// What later commands will miss is said at once. Tables of transfers and matrices say what they
// have; from losses, gain and quality are computed only where their reference is there.
void note_missing(const ImportSummary& summary, bool losses, Session& session) {
  if (summary.between_tasks == 0) {
    session.note(
        "this table has no transfers between tasks, so no taxonomy can be made of it: the sources "
        "of a transfer are other tasks; self, pixels and t->t are what it is compared with");
  }
  if (!losses) return;
  if (!summary.without_self.empty()) {
    session.note("there is no row self of " + some(summary.without_self) +
                 ": their full supervision is not known, nor any quality");
  }
  if (!summary.without_pixels.empty()) {
    session.note("there is no row pixels of " + some(summary.without_pixels) +
                 ": no gain of their transfers is known");
  }
}

bool images_differ(const ImportSummary& summary) {
  return std::any_of(
      summary.target_images.begin(), summary.target_images.end(),
      [&](const auto& one) { return one.second != summary.target_images.front().second; });
}

std::string report(const ImportArguments& arguments, const ImportSummary& summary, double seconds) {
  if (arguments.output.json()) {
    nlohmann::ordered_json images = nlohmann::ordered_json::object();
    for (const auto& [target, count] : summary.target_images) images[target] = count;
    return json_text({{"study", arguments.out},
                      {"rows", summary.rows},
                      {"tasks", summary.tasks},
                      {"targets", summary.targets},
                      {"transfers", summary.transfers},
                      {"measurements", summary.measurements},
                      {"images", summary.images},
                      {"seconds", seconds},
                      {"between_tasks", summary.between_tasks},
                      {"without_self", summary.without_self},
                      {"without_pixels", summary.without_pixels},
                      {"target_images", images},
                      {"incomplete", summary.incomplete}});
  }
  Fields fields{{"Study", arguments.out},
                {"Rows", std::to_string(summary.rows)},
                {"Tasks", std::to_string(summary.tasks) + ", " + std::to_string(summary.targets) +
                              " targets"},
                {"Transfers", std::to_string(summary.transfers)}};
  if (summary.measurements > 1) {
    fields.emplace_back("Measurements", std::to_string(summary.measurements));
  }
  if (summary.images > 0) {
    std::string images = std::to_string(summary.images);
    if (images_differ(summary)) {
      std::vector<std::string> counts;
      for (const auto& [target, count] : summary.target_images) {
        counts.push_back(target + " " + std::to_string(count));
      }
      images += "; by target: " + joined(counts);
    }
    fields.emplace_back("Images", images);
  }
  if (summary.incomplete > 0) {
    fields.emplace_back("Incomplete", std::to_string(summary.incomplete) + " of " +
                                          std::to_string(summary.transfers) +
                                          " transfers lack some of their target's images; pairs "
                                          "are compared on those that both have");
  }
  fields.emplace_back("Time", seconds_text(seconds));
  return fields_text(fields, Style::of(arguments.output));
}

void add_import(CLI::App& study, Session& session, const std::string& name,
                const std::string& description, const std::string& footer, const Import& import,
                bool matrix, bool losses) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App* command = study.add_subcommand(name, description);
  command->add_option("CSV", arguments->csv, "the table")->required()->type_name("");
  add_value(*command, "--out", arguments->out, "STUDY",
            "the new study (NAME.taskstudy); written whole or not at all")
      ->required();
  command->add_flag("--overwrite", arguments->overwrite, "replace STUDY where it exists");
  add_value(*command, "--name", arguments->name, "NAME", "the study's name (default: the file's)");
  add_value(*command, "--transfer-images", arguments->transfer_images, "N",
            "images that each transfer was trained on, if known");
  add_list(*command, "--kind", arguments->kinds, "CODE=KIND",
           "kind of a task of yours: 2d, 3d, geometric, semantic or none");
  add_value(*command, "--note", arguments->note, "TEXT",
            "kept with the study: citation, licence, remarks");
  if (matrix) {
    command->add_flag("--higher-is-better", arguments->higher_is_better,
                      "the scores are accuracies or the like, not losses");
  }
  if (losses) add_threads_option(*command, arguments->threads);
  add_format_option(*command, arguments->output);
  command->footer(footer);
  command->callback([arguments, &session, import, losses] {
    session.action = [arguments, &session, import, losses] {
      constexpr long long kMostThreads = 4096;
      const int threads =
          static_cast<int>(whole_number(arguments->threads, "--threads", 1, kMostThreads, 0));
      check_new_study(arguments->out, "--out", arguments->overwrite);
      const auto begin = std::chrono::steady_clock::now();
      const auto summary =
          import(*arguments, options_from(*arguments), session.context(1, threads));
      if (!summary) return session.cancelled();
      const double seconds =
          std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      session.deliver(arguments->output, report(*arguments, *summary, seconds));
      note_missing(*summary, losses, session);
      return kDone;
    };
  });
}

}  // namespace

void add_import_commands(CLI::App& study, Session& session) {
  add_import(
      study, session, "import-transfers", "Make a study from a table of transfers",
      R"(The table has one row for each transfer, with the columns
  sources   task codes joined by '+'; self is the target's own fully supervised network, pixels the
            network trained from scratch on the transfer images, average the constant predictor
  target    the task that is solved
  affinity  how well it transfers, at least 0: higher is better
  order, gain, quality (may be missing)   number of sources, checked; win rates in [0, 1] against
            pixels and against self

  sources,target,affinity,gain,quality
  normals,depth,0.031,0.91,0.38
  normals+edges,depth,0.042,0.93,0.41
  self,depth,0.055,0.97,0.5

Examples:
  taskatlas-cli study import-transfers transfers.csv --out mine.taskstudy
  taskatlas-cli study export published-16k --what transfers --out t.csv
  taskatlas-cli study import-transfers t.csv --out copy.taskstudy --transfer-images 16000)",
      [](const ImportArguments& arguments, const ImportOptions& options,
         const RunContext& context) {
        return import_transfers(arguments.csv, arguments.out, options, context);
      },
      false, false);
  add_import(
      study, session, "import-losses",
      "Make a study from per-image losses: affinities are computed here",
      R"(The table has one row for each test image of each transfer, with the columns target, sources, image,
loss (lower is better), and perhaps group (the room or building that images share: intervals are
drawn over groups) and seed (of repeated runs). For each target a tournament over all images and the
analytic hierarchy process of the paper give the affinities; win rates against pixels and self give
gain and quality.

  target,sources,image,loss,group
  depth,normals,img_0001,0.131,house_7
  depth,self,img_0001,0.102,house_7
  depth,pixels,img_0001,0.240,house_7

Examples:
  taskatlas-cli study import-losses losses.csv --out mine.taskstudy
  taskatlas-cli affinity mine.taskstudy --intervals
  taskatlas-cli taxonomy mine.taskstudy --budget 3)",
      [](const ImportArguments& arguments, const ImportOptions& options,
         const RunContext& context) {
        return import_losses(arguments.csv, arguments.out, options, context);
      },
      false, true);
  add_import(
      study, session, "import-matrix", "Make a study from a matrix of scores, sources x targets",
      R"(The first row holds the targets' codes after one corner cell; then comes one row for each source (or
several sources joined by '+', or self, pixels, average) with one score for each target. Scores are
losses unless --higher-is-better. An empty cell was not measured.

  source,depth,normals
  depth,,0.22
  normals,0.14,
  edges,0.31,0.35
  self,0.10,0.15

Examples:
  taskatlas-cli study import-matrix losses.csv --out mine.taskstudy
  taskatlas-cli study import-matrix accuracy.csv --out mine.taskstudy --higher-is-better)",
      [](const ImportArguments& arguments, const ImportOptions& options,
         const RunContext& context) {
        MatrixOptions matrix;
        matrix.higher_is_better = arguments.higher_is_better;
        return import_matrix(arguments.csv, arguments.out, matrix, options, context);
      },
      true, false);
}

}  // namespace taskatlas::cli
