// SPDX-License-Identifier: MIT
// study add-task: a user's own task or source.
#include "base/shell_text.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "engine/add_task.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct Arguments {
  std::string study, specification;
  OutputOptions output;
};

std::string part_of(const engine::AddedTask& added) {
  if (added.task.is_source_only()) return "a source: representations made elsewhere";
  const Role role = added.task.task.default_role;
  const std::string part = role == Role::kBoth     ? "source and target"
                           : role == Role::kSource ? "source"
                                                   : "target";
  return added.task.novel ? part + ", novel: without a network of its own" : part;
}

int add(const Arguments& arguments, Session& session) {
  RunContext context = session.context();
  require_own_study(arguments.study, "added to");
  const auto added = engine::add_task(arguments.study, arguments.specification, context);
  if (!added) return session.cancelled();
  const Task& task = added->task.task;
  const auto& views = added->views;
  if (arguments.output.json()) {
    session.deliver(
        arguments.output,
        json_text(
            {{"study", arguments.study},
             {"moved", added->moved},
             {"files", added->files},
             {"train_views", views[0]},
             {"validation_views", views[1]},
             {"test_views", views[2]},
             {"novel", added->task.novel},
             {"task", nlohmann::ordered_json::parse(dataset::format_own_task(added->task))}}));
    return kDone;
  }
  Fields fields{
      {"Study", arguments.study},
      {added->moved ? "Found again" : "Added",
       task.code + " (" + task.name + "), " + part_of(*added)},
      {"Files", std::to_string(added->files) + " in " + added->task.folder.string()},
      {"Views", std::to_string(views[0]) + " train, " + std::to_string(views[1]) + " validation, " +
                    std::to_string(views[2]) + " test"},
      {"Loss", task.output.kind == OutputKind::kNone ? "-" : std::string(to_string(task.loss))},
      {"Next", "taskatlas-cli run " + shell_quoted(arguments.study)}};
  if (task.default_role != Role::kSource) {
    fields.emplace_back("Then", "taskatlas-cli taxonomy " + shell_quoted(arguments.study) +
                                    " --budget inf --role '*=source' --role " + task.code +
                                    "=target");
  }
  session.deliver(arguments.output, fields_text(fields, Style::of(arguments.output)));
  return kDone;
}

}  // namespace

void add_own_task_command(CLI::App& study, Session& session) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      study.add_subcommand("add-task", "Add a task or a source of your own to a study");
  add_study_argument(*command, arguments->study, "STUDY", "made by study create");
  command->add_option("SPEC", arguments->specification, "JSON file (docs/experiment.md)")
      ->required()
      ->type_name("FILE.json");
  add_format_option(*command, arguments->output);
  command->footer(
      R"(The next `run` measures the row and the column that are new, and nothing else anew. Labels are one
file for each view that has one; representations (.npy) are made by any encoder, anywhere.
  {"code": "heat", "name": "Surface heat", "kind": "3d", "labels": "heat",
   "output": {"picture": 1}, "range": [0, 4095], "missing": 65535}
  {"code": "mood", "kind": "semantic", "labels": "mood", "output": {"classes": 4}}
  {"code": "pose7", "kind": "geometric", "labels": "pose7", "output": {"vector": 7}, "role": "target"}
  {"code": "resnet", "representations": "/data/resnet50"}
Files are BUILDING/point_P_view_V.png or .npy in that folder, for the views of the study's dataset.
A target whose labels, however few, lie in the splits val and test alone is a novel task: only
transfers into it are trained.
Where a folder has moved, the same command with the new folder tells the study.

Examples:
  taskatlas-cli study add-task mine.taskstudy heat.json
  taskatlas-cli run mine.taskstudy
  taskatlas-cli taxonomy mine.taskstudy --budget inf --role '*=source' --role heat=target)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return add(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
