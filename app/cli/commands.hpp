// SPDX-License-Identifier: MIT
// The commands, each group in a file of its own. Every function adds its command to the program;
// once the arguments are read, the chosen command's work stands in Session::action.
#pragma once

namespace CLI {
class App;
}

namespace taskatlas::cli {

class Session;

void add_tasks_command(CLI::App& program, Session& session);         // tasks
void add_study_commands(CLI::App& program, Session& session);        // study ..
void add_create_command(CLI::App& study, Session& session);          // study create
void add_own_task_command(CLI::App& study, Session& session);        // study add-task
void add_set_training_command(CLI::App& study, Session& session);    // study set-training
void add_experiment_commands(CLI::App& program, Session& session);   // plan, run, status, ..
void add_import_commands(CLI::App& study, Session& session);         // study import-..
void add_scenario_commands(CLI::App& study, Session& session);       // study scenario ..
void add_affinity_command(CLI::App& program, Session& session);      // affinity
void add_measures_command(CLI::App& program, Session& session);      // measures
void add_taxonomy_commands(CLI::App& program, Session& session);     // taxonomy, frontier
void add_evaluation_commands(CLI::App& program, Session& session);   // evaluate, tree, compare
void add_dataset_commands(CLI::App& program, Session& session);      // dataset ..
void add_dataset_render_command(CLI::App& group, Session& session);  // dataset render
void add_figure_command(CLI::App& program, Session& session);        // figure

}  // namespace taskatlas::cli
