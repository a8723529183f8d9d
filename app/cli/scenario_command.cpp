// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/scenario_options.hpp"
#include "cli/scenario_text.hpp"
#include "cli/text.hpp"
#include "taxonomy/program.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct ScenarioArguments {
  std::string study, name, new_name;
  ScenarioOptions options;
  MeasurementOptions measurement;
  OutputOptions output;
};
using Arguments = std::shared_ptr<ScenarioArguments>;

// For writing; with a message that says what to do where the study does not allow it.
// nullopt where stopped while it waited to see whether another holder still lives.
std::optional<Study> open_for_editing(const std::string& name, Session& session) {
  require_own_study(name, "edited");
  Study study = open_study(name, StudyAccess::kEdit, session.context().stop);
  if (study.access() != StudyAccess::kEdit && session.stopped()) return std::nullopt;
  if (const auto& holder = study.held_by()) {
    throw failure(holder->describe() + "; " + holder->way_on());
  }
  return study;
}

int list(const ScenarioArguments& arguments, Session& session) {
  const Study study = open_study(arguments.study);
  const auto scenarios = study.scenarios();
  const std::size_t tasks = study.tasks().size();
  std::string text;
  if (arguments.output.json()) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Scenario& scenario : scenarios) json.push_back(scenario_json(scenario));
    text = json_text(json);
  } else if (scenarios.empty()) {
    text = "This study has no scenarios.\n";
  } else {
    TextTable table({{"Name"}, {"Budget", TextTable::Align::kRight}, {"Question"}});
    for (const Scenario& scenario : scenarios) {
      table.add({scenario.name, amount_text(scenario.budget), scenario_summary(scenario, tasks)});
    }
    text = table.text(Style::of(arguments.output));
  }
  session.deliver(arguments.output, text);
  return kDone;
}

int show(const ScenarioArguments& arguments, Session& session) {
  const Study study = open_study(arguments.study);
  const Scenario scenario = named_scenario(study, arguments.name);
  session.deliver(arguments.output,
                  arguments.output.json()
                      ? json_text(scenario_json(scenario))
                      : fields_text(scenario_fields(scenario, study.tasks().size()),
                                    Style::of(arguments.output)));
  return kDone;
}

void report(const ScenarioArguments& arguments, Session& session, const std::string& did,
            const std::string& name) {
  session.deliver(
      arguments.output,
      arguments.output.json()
          ? json_text({{"study", arguments.study}, {"scenario", name}, {"done", did}})
          : did + " scenario " + printable(name) + " in " + printable(arguments.study) + "\n");
}

int save(const ScenarioArguments& arguments, Session& session) {
  const LoadedStudy loaded = load_study(arguments.study, arguments.measurement.selection());
  Scenario scenario = scenario_from(arguments.options, loaded, session);
  scenario.name = arguments.name;
  compile(loaded.table, scenario);  // says what contradicts itself or was not measured
  auto study = open_for_editing(arguments.study, session);
  if (!study) return session.cancelled();
  study->put_scenario(scenario);
  report(arguments, session, "saved", scenario.name);
  return kDone;
}

int rename(const ScenarioArguments& arguments, Session& session) {
  auto study = open_for_editing(arguments.study, session);
  if (!study) return session.cancelled();
  named_scenario(*study, arguments.name);
  study->rename_scenario(arguments.name, arguments.new_name);
  report(arguments, session, "renamed", arguments.new_name);
  return kDone;
}

int remove(const ScenarioArguments& arguments, Session& session) {
  auto study = open_for_editing(arguments.study, session);
  if (!study) return session.cancelled();
  named_scenario(*study, arguments.name);
  study->remove_scenario(arguments.name);
  report(arguments, session, "deleted", arguments.name);
  return kDone;
}

CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description,
              const Arguments& arguments, Session& session,
              int (*run)(const ScenarioArguments&, Session&)) {
  CLI::App* command = parent.add_subcommand(name, description);
  add_study_argument(*command, arguments->study);
  command->callback([arguments, &session, run] {
    session.action = [arguments, &session, run] { return run(*arguments, session); };
  });
  return command;
}

Arguments make_arguments() { return std::make_shared<ScenarioArguments>(); }

}  // namespace

void add_scenario_commands(CLI::App& study, Session& session) {
  CLI::App* scenario = study.add_subcommand(
      "scenario", "Keep named questions (budget, roles, costs, ..) in a study");
  scenario->require_subcommand(1);
  constexpr const char* kName = "the scenario's name";

  auto arguments = make_arguments();
  CLI::App* command = add(*scenario, "list", "List a study's scenarios", arguments, session, list);
  add_output_options(*command, arguments->output);
  command->footer(R"(Example:
  taskatlas-cli study scenario list mine.taskstudy)");

  arguments = make_arguments();
  command = add(*scenario, "show", "Show one scenario", arguments, session, show);
  add_study_argument(*command, arguments->name, "NAME", kName);
  add_output_options(*command, arguments->output);
  command->footer(R"(Example:
  taskatlas-cli study scenario show mine.taskstudy cheap --format json)");

  arguments = make_arguments();
  command = add(*scenario, "save", "Save a scenario; one of the same name is replaced", arguments,
                session, save);
  add_study_argument(*command, arguments->name, "NAME", kName);
  add_scenario_name_option(*command, arguments->options);
  add_scenario_options(*command, arguments->options,
                       "what may be spent on supervision and transfers (default 6), or inf");
  add_measurement_options(*command, arguments->measurement);
  add_format_option(*command, arguments->output);
  command->footer(R"(Built-in studies are read-only: copy one first.

Examples:
  taskatlas-cli study copy published-16k mine.taskstudy
  taskatlas-cli study scenario save mine.taskstudy cheap --budget 3 --role ego_motion=unused
  taskatlas-cli study scenario save mine.taskstudy cheaper --scenario cheap --budget 2
  taskatlas-cli taxonomy mine.taskstudy --scenario cheaper)");

  arguments = make_arguments();
  command = add(*scenario, "rename", "Rename a scenario", arguments, session, rename);
  add_study_argument(*command, arguments->name, "NAME", kName);
  add_study_argument(*command, arguments->new_name, "NEW_NAME", "its new name");
  add_format_option(*command, arguments->output);
  command->footer(R"(Example:
  taskatlas-cli study scenario rename mine.taskstudy cheap frugal)");

  arguments = make_arguments();
  command = add(*scenario, "delete", "Delete a scenario", arguments, session, remove);
  add_study_argument(*command, arguments->name, "NAME", kName);
  add_format_option(*command, arguments->output);
  command->footer(R"(Example:
  taskatlas-cli study scenario delete mine.taskstudy cheap)");

  scenario->footer(R"(Examples:
  taskatlas-cli study scenario save mine.taskstudy cheap --budget 3
  taskatlas-cli study scenario list mine.taskstudy
  taskatlas-cli compare mine.taskstudy mine.taskstudy:cheap)");
}

}  // namespace taskatlas::cli
