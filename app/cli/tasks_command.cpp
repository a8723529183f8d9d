// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "tasks/task_dictionary.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct TasksOptions {
  std::string study;
  OutputOptions output;
};

struct ListedTask {
  Task task;
  Role role;
};

std::vector<ListedTask> listed_tasks(const std::string& study) {
  std::vector<ListedTask> tasks;
  if (study.empty()) {
    for (const Task& task : task_dictionary()) tasks.push_back({task, task.default_role});
  } else {
    const LoadedStudy loaded = load_study(study, {});
    for (std::size_t i = 0; i < loaded.table.tasks().size(); ++i) {
      const TaskId id = TaskId::from_index(i);
      tasks.push_back({loaded.table.task(id), loaded.table.default_role(id)});
    }
  }
  return tasks;
}

std::string tasks_json(const std::vector<ListedTask>& tasks) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const auto& [task, role] : tasks) {
    json.push_back({{"code", task.code},
                    {"name", task.name},
                    {"kind", to_string(task.kind)},
                    {"inputs", task.inputs},
                    {"role", to_string(role)},
                    {"output",
                     {{"kind", to_string(task.output.kind)},
                      {"height", task.output.height},
                      {"width", task.output.width},
                      {"channels", task.output.channels}}},
                    {"loss", to_string(task.loss)}});
  }
  return json_text(json);
}

std::string tasks_table(const std::vector<ListedTask>& tasks, const Style& style) {
  using enum TextTable::Align;
  TextTable table({{"Code", kLeft},
                   {"Name", kLeft},
                   {"Kind", kLeft},
                   {"Inputs", kRight},
                   {"Role", kLeft},
                   {"Output", kLeft},
                   {"Loss", kLeft}});
  for (const auto& [task, role] : tasks) {
    table.add({task.code, task.name, std::string(to_string(task.kind)), std::to_string(task.inputs),
               std::string(to_string(role)), describe(task.output),
               std::string(to_string(task.loss))});
  }
  return table.text(style);
}

}  // namespace

void add_tasks_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<TasksOptions>();
  CLI::App* command =
      program.add_subcommand("tasks", "List the task dictionary, or a study's tasks");
  command
      ->add_option("STUDY", options->study,
                   "list this study's tasks instead of the 27 of the published measurements")
      ->type_name("");
  add_output_options(*command, options->output);
  command->footer(
      R"(Role is what a task may do in a taxonomy unless --role says otherwise: both (be supervised, and be
solved), source (serve others only), target (be solved only), unused.

Examples:
  taskatlas-cli tasks                          the dictionary: codes, names, kinds
  taskatlas-cli tasks published-1k             the tasks of a built-in study
  taskatlas-cli tasks mine.taskstudy --format json)");
  command->callback([options, &session] {
    session.action = [options, &session] {
      const auto tasks = listed_tasks(options->study);
      session.deliver(options->output, options->output.json()
                                           ? tasks_json(tasks)
                                           : tasks_table(tasks, Style::of(options->output)));
      return kDone;
    };
  });
}

}  // namespace taskatlas::cli
