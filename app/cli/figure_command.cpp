// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/desktop_program.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/scenario_options.hpp"
#include "cli/unmeasured.hpp"
#include "study/builtin.hpp"

#include <algorithm>
#include <memory>
#include <sstream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct FigureArguments {
  std::string study, kind, out;
  std::string width, height, font_size, font, text, background, dpi;
  std::vector<std::string> options;
  ScenarioOptions scenario;
  MeasurementOptions measurement;
  OutputOptions output;
};

// "key=value"; the value is JSON where it reads as such, else a text. A key "a.b" is the member b
// of the object a.
nlohmann::json plot_options(const std::vector<std::string>& given) {
  nlohmann::json options = nlohmann::json::object();
  for (const std::string& text : given) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0) {
      throw usage_error("--option is '" + text + "'; KEY=VALUE is expected");
    }
    const std::string value = text.substr(sign + 1);
    const auto json = nlohmann::json::parse(value, nullptr, false);
    nlohmann::json* place = &options;
    std::istringstream keys(text.substr(0, sign));
    for (std::string key; std::getline(keys, key, '.');) {
      if (!place->is_object()) *place = nlohmann::json::object();
      place = &(*place)[key];
    }
    *place = json.is_discarded() ? nlohmann::json(value) : json;
  }
  return options;
}

void check_length(const std::string& text, const char* option) {
  for (const std::string_view unit : {"in", "\"", "mm", "cm", "pt"}) {
    const std::string_view all = text;
    if (all.ends_with(unit) && parse_number(all.substr(0, all.size() - unit.size()))) return;
  }
  throw usage_error(std::string(option) + " is '" + text +
                    "'; a number with in, mm, cm or pt is expected, as in 3.25in");
}

nlohmann::json figure_options(const FigureArguments& arguments) {
  nlohmann::json figure = nlohmann::json::object();
  if (!arguments.width.empty()) check_length(arguments.width, "--width");
  if (!arguments.height.empty()) check_length(arguments.height, "--height");
  const auto put = [&figure](const char* key, const std::string& text) {
    if (!text.empty()) figure[key] = text;
  };
  put("width", arguments.width);
  put("height", arguments.height);
  put("font", arguments.font);
  put("text", arguments.text);
  put("background", arguments.background);
  if (const auto points = parse_number(arguments.font_size)) {
    figure["font_size"] = *points;
  } else if (!arguments.font_size.empty()) {
    check_length(arguments.font_size, "--font-size");
    put("font_size", arguments.font_size);
  }
  if (!arguments.dpi.empty()) figure["dpi"] = amount(arguments.dpi, "--dpi");
  return figure;
}

// The folder of a dataset stands in place of the study.
nlohmann::json dataset_recipe_of(const FigureArguments& arguments) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(arguments.study, ignored)) {
    throw bad_input(arguments.study + ": is no folder; figures of kind " + arguments.kind +
                    " are drawn from a dataset's folder");
  }
  return {{"version", 1},
          {"kind", arguments.kind},
          {"study", std::filesystem::absolute(arguments.study).string()},
          {"options", plot_options(arguments.options)},
          {"figure", figure_options(arguments)}};
}

nlohmann::json recipe_of(const FigureArguments& arguments, Session& session) {
  if (arguments.kind.starts_with("dataset-")) return dataset_recipe_of(arguments);
  // Outputs are what they are, however much is still to be measured.
  const Selection selection = arguments.measurement.selection();
  const LoadedStudy study = arguments.kind == "outputs"
                                ? load_study(arguments.study, selection)
                                : load_measured(arguments.study, selection, session);
  nlohmann::json measurement = nlohmann::json::object();
  if (study.measurement.transfer_images) {
    measurement["transfer_images"] = *study.measurement.transfer_images;
  }
  if (study.measurement.seed) measurement["seed"] = *study.measurement.seed;
  const auto builtin = builtin_studies();
  const bool by_name = std::any_of(builtin.begin(), builtin.end(), [&](const BuiltinStudy& one) {
    return one.name == arguments.study;
  });
  return {{"version", 1},
          {"kind", arguments.kind},
          {"study", by_name ? arguments.study
                            : std::filesystem::absolute(resolve_study(arguments.study)).string()},
          {"uuid", study.study.info().uuid},
          {"measurement", measurement},
          {"scenario", to_json(scenario_from(arguments.scenario, study, session))},
          {"options", plot_options(arguments.options)},
          {"figure", figure_options(arguments)}};
}

int run_figure(const FigureArguments& arguments, Session& session) {
  const std::filesystem::path program = find_desktop_program();
  const nlohmann::json recipe = recipe_of(arguments, session);
  // Absolute, so that it can begin with a minus.
  const std::string out = std::filesystem::absolute(arguments.out).string();
  const RunContext context = session.context();
  const int code = run_desktop_program(program, {"--figure", "-", "--out", out},
                                       recipe.dump() + "\n", context.stop);
  if (session.stopped()) {
    session.note("cancelled; nothing was written");
    return kCancelled;
  }
  if (code == kDone && arguments.output.json()) {
    session.deliver(arguments.output, json_text({{"kind", arguments.kind},
                                                 {"study", arguments.study},
                                                 {"figure", arguments.out},
                                                 {"recipe", arguments.out + ".json"},
                                                 {"data", arguments.out + ".csv"}}));
  }
  return code;
}

}  // namespace

void add_figure_command(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<FigureArguments>();
  CLI::App* command = program.add_subcommand("figure", "A figure for a paper, as a file");
  add_study_argument(*command, arguments->study);
  command
      ->add_option(
          "KIND", arguments->kind,
          "raw and normalised affinities, the graph of a taxonomy, what each budget buys, "
          "gain and quality over tasks and budgets, significance against random "
          "taxonomies, similarity tree, stored outputs; of a dataset's folder in place of the "
          "study: annotations of one view, one view as every task has it, contact sheet of views")
      ->type_name(
          "raw|affinity|taxonomy|frontier|gain|quality|significance|tree|outputs|dataset-sample|"
          "dataset-tasks|dataset-sheet")
      ->check(CLI::IsMember({"raw", "affinity", "taxonomy", "frontier", "gain", "quality",
                             "significance", "tree", "outputs", "dataset-sample", "dataset-tasks",
                             "dataset-sheet"}))
      ->required();
  add_value(*command, "--out", arguments->out, "FILE",
            "what to write: .pdf, .svg, .png or .tex (TikZ); the data go into FILE.csv beside it "
            "and the recipe into FILE.json")
      ->required();
  add_value(*command, "--width", arguments->width, "LENGTH",
            "in in, mm, cm or pt (default 3.25in, a column of CVPR's)");
  add_value(*command, "--height", arguments->height, "LENGTH",
            "where it is not to be what suits the width");
  add_value(*command, "--font-size", arguments->font_size, "LENGTH",
            "of the text, 4pt to 24pt (default 8pt)");
  add_value(*command, "--font", arguments->font, "FAMILY", "of all text; it must be installed");
  add_value(*command, "--text", arguments->text, "automatic|embedded|outlines",
            "text with embedded fonts (in SVG: named fonts), or as outlines; automatic (default): "
            "outlines in SVG, text elsewhere");
  add_value(*command, "--background", arguments->background, "white|transparent",
            "white (default) or none");
  add_value(*command, "--dpi", arguments->dpi, "N", "dots per inch of a PNG (default 300)");
  command
      ->add_option("--option", arguments->options,
                   "of the view that is drawn, as a recipe has it under 'options'; may be repeated")
      ->type_name("KEY=VALUE");
  add_scenario_name_option(*command, arguments->scenario);
  add_scenario_options(*command, arguments->scenario, "supervision budget (default 6)");
  add_measurement_options(*command, arguments->measurement);
  add_format_option(*command, arguments->output);
  command->footer(
      R"(The desktop program draws it, without a display. The figure holds the recipe that it was made
from, and the desktop program draws it again from that: taskatlas --figure FIGURE --out FILE.

Examples:
  taskatlas-cli figure published-16k taxonomy --budget 8 --out taxonomy.pdf
  taskatlas-cli figure published-16k affinity --width 183mm --font-size 7pt --out affinity.svg
  taskatlas-cli figure published-16k frontier --formulation solver --out frontier.tex
  taskatlas-cli figure rooms dataset-sheet --option count=12 --width 183mm --out rooms.pdf
  taskatlas-cli figure rooms dataset-sample --option building=room_00003 --option point=1 \
      --option view=0 --out view.pdf)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_figure(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
