// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "engine/engine_process.hpp"
#include "study/builtin.hpp"
#include "study/export.hpp"

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

template <class T>
nlohmann::ordered_json json_or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

std::string info_json(const StudyInfo& info) {
  nlohmann::ordered_json measurements = nlohmann::ordered_json::array();
  for (const MeasurementInfo& one : info.measurements) {
    measurements.push_back({{"transfer_images", json_or_null(one.transfer_images)},
                            {"seed", json_or_null(one.seed)},
                            {"transfers", one.transfers},
                            {"targets", one.targets},
                            {"max_order", one.max_order},
                            {"losses", one.has_losses},
                            {"raw_scores", one.has_raw_scores}});
  }
  nlohmann::ordered_json provenance = nlohmann::ordered_json::array();
  for (const Provenance& one : info.provenance) {
    provenance.push_back({{"when", one.when},
                          {"program", one.program},
                          {"action", one.action},
                          {"input", one.input},
                          {"input_bytes", json_or_null(one.input_bytes)},
                          {"input_sha256", one.input_sha256},
                          {"note", one.note}});
  }
  return json_text({{"name", info.name},
                    {"path", info.path.string()},
                    {"bytes", info.bytes},
                    {"uuid", info.uuid},
                    {"created", info.created},
                    {"program", info.program},
                    {"version", info.version},
                    {"builtin", info.builtin},
                    {"tasks", info.tasks},
                    {"scenarios", info.scenarios},
                    {"images", info.images},
                    {"measurements", measurements},
                    {"provenance", provenance}});
}

std::string info_table(const StudyInfo& info, const Style& style) {
  Fields fields{{"Study", info.name + (info.builtin ? " (built in, read-only)" : "")},
                {"File", info.path.string() + ", " + bytes_text(static_cast<double>(info.bytes))},
                {"Format", "version " + std::to_string(info.version) + ", created " + info.created +
                               " by " + info.program},
                {"Identity", info.uuid},
                {"Tasks", std::to_string(info.tasks)},
                {"Scenarios", std::to_string(info.scenarios)}};
  if (info.images > 0) fields.emplace_back("Images", std::to_string(info.images));
  std::string text = fields_text(fields, style) + "\n";
  using enum TextTable::Align;
  TextTable measurements({{"Measurements", kLeft},
                          {"Transfers", kRight},
                          {"Targets", kRight},
                          {"Max order", kRight},
                          {"Losses", kLeft},
                          {"Scores", kLeft}});
  for (const MeasurementInfo& one : info.measurements) {
    const std::string which = describe_measurement(one);
    measurements.add({which.empty() ? "conditions not stated" : which,
                      std::to_string(one.transfers), std::to_string(one.targets),
                      std::to_string(one.max_order), one.has_losses ? "per image" : "-",
                      one.has_raw_scores ? "raw" : "-"});
  }
  text += measurements.text(style);
  for (const Provenance& one : info.provenance) {
    Fields origin{{"Origin", one.when + ", " + one.action + ", " + one.program}};
    if (!one.input.empty()) origin.emplace_back("From", one.input);
    if (!one.note.empty()) origin.emplace_back("Note", one.note);
    text += "\n" + fields_text(origin, style);
  }
  return text;
}

void add_info(CLI::App& study, Session& session) {
  struct Arguments {
    std::string study;
    OutputOptions output;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      study.add_subcommand("info", "Show what a study holds and where it came from");
  add_study_argument(*command, arguments->study);
  add_output_options(*command, arguments->output);
  command->footer(R"(Examples:
  taskatlas-cli study info published-16k
  taskatlas-cli study info mine.taskstudy --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] {
      const StudyInfo info = open_study(arguments->study).info();
      session.deliver(arguments->output, arguments->output.json()
                                             ? info_json(info)
                                             : info_table(info, Style::of(arguments->output)));
      return kDone;
    };
  });
}

struct ExportArguments {
  std::string study, what, target, out;
  MeasurementOptions measurement;
  OutputOptions output;  // of the report
};

// A file holds one measurement; that there are others shows nowhere in it.
void note_other_measurements(const ExportArguments& arguments, const LoadedStudy& study,
                             Session& session) {
  const bool chosen =
      !arguments.measurement.transfer_images.empty() || !arguments.measurement.run_seed.empty();
  std::vector<std::string> others;
  for (const MeasurementInfo& one : study.study.measurements()) {
    if (one.id != study.measurement.id) others.push_back(describe_measurement(one));
  }
  if (chosen || others.empty()) return;
  session.note("exported the measurement of " + describe_measurement(study.measurement) +
               " alone; the study also holds that of " + joined(others, "; of ") +
               " (choose with --transfer-images and --run-seed)");
}

// Task networks of half precision, which the engine reads and writes.
int export_networks(const ExportArguments& arguments, Session& session) {
  if (arguments.out.empty()) {
    throw usage_error("--what networks needs --out DIR, as NAME.networks beside NAME.taskstudy");
  }
  const RunContext context = session.context();
  const engine::Done done = engine::run_engine(
      engine::find_engine(),
      {"export-networks", "--study",
       std::filesystem::absolute(resolve_study(arguments.study)).string(), "--out",
       std::filesystem::absolute(arguments.out).string()},
      [&](const engine::Event& event) {
        if (const auto* progress = std::get_if<engine::Progressed>(&event)) {
          context.progress(progress->done, progress->total, progress->stage);
        }
      },
      context.stop);
  if (done.stopped) return session.cancelled();
  const auto number = [&](const char* key) {
    const auto found = done.result.find(key);
    const auto* value = found == done.result.end() ? nullptr : std::get_if<double>(&found->second);
    return value == nullptr ? 0.0 : *value;
  };
  session.deliver(arguments.output,
                  arguments.output.json()
                      ? json_text({{"study", arguments.study},
                                   {"what", arguments.what},
                                   {"folder", arguments.out},
                                   {"networks", number("networks")},
                                   {"bytes", number("bytes")}})
                      : "Wrote " + printable(arguments.out) + ": " +
                            std::to_string(static_cast<long long>(number("networks"))) +
                            " networks of half precision (" + bytes_text(number("bytes")) + ")\n");
  return kDone;
}

int export_study(const ExportArguments& arguments, Session& session) {
  if (arguments.what == "networks") return export_networks(arguments, session);
  const auto what = parse_export_table(arguments.what);
  if (!what) {
    throw usage_error("--what is '" + arguments.what +
                      "'; transfers, losses, win-rates, affinity or networks is expected");
  }
  ExportOptions options;
  options.table = *what;
  if (!arguments.out.empty()) options.format = export_format_of(arguments.out);
  const LoadedStudy study = load_study(arguments.study, arguments.measurement.selection());
  options.selection = study.selection;
  if (!arguments.target.empty()) {
    options.target = study.table.code(task_of(study.table, arguments.target, "--target"));
  }
  if (arguments.out.empty()) {
    const auto exported = export_table(study.study, options, session.context());
    if (!exported) return session.cancelled();
    session.deliver({}, exported->content);
    note_other_measurements(arguments, study, session);
    return kDone;
  }
  if (!export_table(study.study, options, arguments.out, session.context())) {
    return session.cancelled();
  }
  const auto bytes = std::filesystem::file_size(arguments.out);
  session.deliver(arguments.output, arguments.output.json()
                                        ? json_text({{"study", arguments.study},
                                                     {"what", arguments.what},
                                                     {"file", arguments.out},
                                                     {"bytes", bytes}})
                                        : "Wrote " + printable(arguments.out) + " (" +
                                              bytes_text(static_cast<double>(bytes)) +
                                              "): " + arguments.what + " of " +
                                              printable(study.describe()) + "\n");
  note_other_measurements(arguments, study, session);
  return kDone;
}

void add_export(CLI::App& study, Session& session) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command =
      study.add_subcommand("export", "Write a table of a study as CSV, NPY or LaTeX");
  add_study_argument(*command, arguments->study);
  command
      ->add_option("--what", arguments->what,
                   "transfers and losses read back with study import-..; affinity: sources x "
                   "targets, first order, renormalised; win-rates: every pair of a target's "
                   "transfers; networks: task networks of half precision into a folder, which "
                   "lets a study without artifacts look at one's own photos where it lies beside "
                   "it as NAME.networks")
      ->required()
      ->type_name("transfers|losses|win-rates|affinity|networks");
  add_value(
      *command, "--out", arguments->out, "FILE",
      "FILE.csv, FILE.npy (with FILE.npy.json naming its axes) or FILE.tex; without it, CSV is "
      "printed");
  add_value(*command, "--target", arguments->target, "CODE", "rows of this target alone");
  add_measurement_options(*command, arguments->measurement);
  add_format_option(*command, arguments->output);
  command->footer(
      R"(One measurement is written: that of --transfer-images and --run-seed, or the one with the most images
and the lowest seed. --format is that of the line that says what was written.

Examples:
  taskatlas-cli study export published-16k --what transfers --out transfers.csv
  taskatlas-cli study export published-16k --what affinity --out affinity.tex
  taskatlas-cli study export mine.taskstudy --what losses --target depth --out depth.npy)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return export_study(*arguments, session); };
  });
}

void add_copy(CLI::App& study, Session& session) {
  struct Arguments {
    std::string study, out;
    bool overwrite = false;
    OutputOptions output;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = study.add_subcommand("copy", "Save a study under another name");
  add_study_argument(*command, arguments->study);
  add_study_argument(*command, arguments->out, "OUT", "the new study, NAME.taskstudy");
  command->add_flag("--overwrite", arguments->overwrite, "replace OUT where it exists");
  add_format_option(*command, arguments->output);
  command->footer(R"(The copy of a built-in study is an ordinary one: it can keep scenarios.

Example:
  taskatlas-cli study copy published-16k mine.taskstudy
  taskatlas-cli study scenario save mine.taskstudy cheap --budget 3)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] {
      check_new_study(arguments->out, "OUT", arguments->overwrite);
      const Study source = open_study(arguments->study);
      if (!source.save_as(arguments->out, arguments->overwrite, session.context())) {
        return session.cancelled();
      }
      session.deliver(arguments->output,
                      arguments->output.json()
                          ? json_text({{"study", arguments->study}, {"copy", arguments->out}})
                          : "Copied " + printable(arguments->study) + " to " +
                                printable(arguments->out) + "\n");
      return kDone;
    };
  });
}

std::string builtin_list() {
  std::string text;
  for (const BuiltinStudy& one : builtin_studies()) {
    text += "\n  " + std::string(one.name) + std::string(17 - one.name.size(), ' ') +
            std::string(one.title);
  }
  return text;
}

}  // namespace

void add_study_commands(CLI::App& program, Session& session) {
  CLI::App* study = program.add_subcommand(
      "study", "Create, import, export, copy and look into studies; scenarios");
  study->require_subcommand(1);
  add_create_command(*study, session);
  add_own_task_command(*study, session);
  add_set_training_command(*study, session);
  add_import_commands(*study, session);
  add_info(*study, session);
  add_export(*study, session);
  add_copy(*study, session);
  add_scenario_commands(*study, session);
  study->footer(
      R"(A study is one file, NAME.taskstudy, with tasks, measurements and scenarios. Built-in studies are
read-only and named without a path:)" +
      builtin_list() + R"(

Examples:
  taskatlas-cli study info published-16k
  taskatlas-cli study create mine.taskstudy --profile quick
  taskatlas-cli study import-losses losses.csv --out mine.taskstudy
  taskatlas-cli study export mine.taskstudy --what affinity --out affinity.csv)");
}

}  // namespace taskatlas::cli
