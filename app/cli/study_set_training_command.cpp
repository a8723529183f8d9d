// SPDX-License-Identifier: MIT
// study set-training: how one task's network is to be trained.
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "base/shell_text.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "engine/experiment_change.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct Arguments {
  std::string study, task;
  engine::TaskTraining change;
  OutputOptions output;
};

int set(const Arguments& arguments, Session& session) {
  if (arguments.change == engine::TaskTraining{}) {
    throw usage_error("nothing is to be changed: give --learning-rate, --clip-norm or another");
  }
  require_own_study(arguments.study, "changed");
  const engine::TrainSettings settings =
      engine::set_training(arguments.study, arguments.task, arguments.change, session.context());
  if (arguments.output.json()) {
    session.deliver(arguments.output, json_text({{"study", arguments.study},
                                                 {"task", arguments.task},
                                                 {"training", engine::to_json(settings)}}));
    return kDone;
  }
  Fields fields{{"Study", arguments.study},
                {"Task", arguments.task},
                {"Steps", std::to_string(settings.steps) + " of " + std::to_string(settings.batch)},
                {"Learning rate", format_number(settings.learning_rate) + ", at the end " +
                                      format_number(settings.final_rate) + " of it"},
                {"Weight decay", format_number(settings.weight_decay)}};
  if (settings.clip_norm) fields.emplace_back("Clip norm", format_number(*settings.clip_norm));
  fields.emplace_back("Next", "taskatlas-cli run " + shell_quoted(arguments.study));
  session.deliver(arguments.output, fields_text(fields, Style::of(arguments.output)));
  return kDone;
}

}  // namespace

void add_set_training_command(CLI::App& study, Session& session) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = study.add_subcommand(
      "set-training",
      "Train one task's network with other settings, where it is yet to be trained");
  add_study_argument(*command, arguments->study, "STUDY", "made by study create");
  command->add_option("TASK", arguments->task, "the task's code")->required()->type_name("");
  engine::TaskTraining& change = arguments->change;
  command->add_option("--learning-rate", change.learning_rate, "of Adam, above 0 and at most 1")
      ->type_name("RATE");
  command->add_option("--clip-norm", change.clip_norm, "what the norm of all gradients is cut to")
      ->type_name("NORM");
  command->add_option("--steps", change.steps, "of training")->type_name("N");
  command->add_option("--batch", change.batch, "samples of a step")->type_name("N");
  command->add_option("--weight-decay", change.weight_decay, "0 to 1")->type_name("DECAY");
  add_format_option(*command, arguments->output);
  command->footer(
      R"(The way on where a training failed because its loss was no finite number. What is not given stays
as the study's profile says; nothing else is done again by the next `run`. A network that is trained
already keeps its settings: results of two are not mixed.

Examples:
  taskatlas-cli study set-training mine.taskstudy curvature --learning-rate 5e-4 --clip-norm 1
  taskatlas-cli run mine.taskstudy)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return set(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
