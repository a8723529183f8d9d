// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiment_text.hpp"
#include "cli/options.hpp"
#include "engine/devices.hpp"
#include "engine/experiment.hpp"
#include "engine/plan.hpp"

#include <memory>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

struct CreateArguments {
  std::string study, dataset, profile, max_order;
  std::vector<std::string> tasks;
  bool overwrite = false;
  OutputOptions output;
};

int create(const CreateArguments& arguments, Session& session) {
  constexpr long long kMostOrders = 24;
  check_new_study(arguments.study, "STUDY", arguments.overwrite);
  engine::NewExperiment wish;
  wish.profile = engine::load_profile(arguments.profile);
  wish.dataset = arguments.dataset;
  wish.tasks = arguments.tasks;
  wish.overwrite = arguments.overwrite;
  if (!arguments.max_order.empty()) {
    wish.max_order =
        static_cast<int>(whole_number(arguments.max_order, "--max-order", 1, kMostOrders, 1));
  }
  RunContext context = session.context();
  context.on_log = [&](std::string_view message) { session.note(message); };
  const auto experiment = engine::create_study(arguments.study, wish, context);
  if (!experiment) return session.cancelled();
  const auto plan = engine::make_plan(arguments.study, 0, context,
                                      [&] { return engine::this_machine(context.stop); });
  if (!plan) return kDone;  // stopped, but the study is there
  session.deliver(arguments.output,
                  experiment_text(arguments.study, *experiment, *plan, arguments.output));
  return kDone;
}

}  // namespace

void add_create_command(CLI::App& study, Session& session) {
  auto arguments = std::make_shared<CreateArguments>();
  CLI::App* command = study.add_subcommand("create", "Make a study that is to be measured here");
  add_study_argument(*command, arguments->study, "STUDY", "the new study, NAME.taskstudy");
  add_value(*command, "--dataset", arguments->dataset, "DIR",
            "samples in the layout of Taskonomy or Omnidata (default: rooms are rendered, as the "
            "profile says)");
  add_value(*command, "--profile", arguments->profile, "NAME|FILE",
            "tiny, quick, workstation, sample, paper, or a JSON file (docs/experiment.md)")
      ->required();
  add_list(*command, "--tasks", arguments->tasks, "a,b,..", "instead of the profile's tasks");
  add_value(*command, "--max-order", arguments->max_order, "K",
            "sources of one transfer at most, instead of the profile's");
  command->add_flag("--overwrite", arguments->overwrite, "replace STUDY where it exists");
  add_format_option(*command, arguments->output);
  command->footer(
      R"(Nothing is measured yet: `taskatlas-cli run STUDY` does that. tiny shows in some seconds that all
works, and means nothing; quick takes some minutes on two cores, workstation about an hour; paper
needs a GPU. What takes long is kept in NAME.artifacts beside NAME.taskstudy.

Examples:
  taskatlas-cli study create rooms.taskstudy --profile quick
  taskatlas-cli study create mine.taskstudy --dataset taskonomy --profile workstation --max-order 2
  taskatlas-cli plan mine.taskstudy
  taskatlas-cli run mine.taskstudy)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return create(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
