// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help_formatter.hpp"
#include "cli/predict_command.hpp"
#include "cli/session.hpp"
#include "cli/standard_streams.hpp"
#include "cli/suggest.hpp"

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

constexpr const char* kFooter =
    R"(STUDY is a study's file (NAME.taskstudy) or a built-in study: published-16k, published-1k and
published-mixed are the measurements of "Taskonomy: Disentangling Task Transfer Learning" (CVPR
2018), rooms-26 is this program's own on rendered rooms, networks included. Every command explains
itself with --help.

First steps:
  taskatlas-cli taxonomy published-16k                 which six tasks to label, and why not more
  taskatlas-cli frontier published-16k                 what every budget buys
  taskatlas-cli evaluate published-16k --random 1000   is that better than chance?
  taskatlas-cli affinity published-16k --first-order   the matrix behind it
  taskatlas-cli tree published-16k                     which tasks are alike
  taskatlas-cli study import-losses losses.csv --out mine.taskstudy    your own measurements
  taskatlas-cli study create mine.taskstudy --profile quick            or a whole experiment, to
  taskatlas-cli run mine.taskstudy                                     be run by this machine

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 bad input, 4 infeasible, 130 cancelled.)";

std::string whole_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : whole_name(*parent) + " " + app.get_name();
}

std::string parents_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? std::string() : whole_name(*app.get_parent());
}

std::vector<std::string> command_names(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  return names;
}

// The (sub)command that the arguments begin with. Throws Error(kUsage) for a word where a command
// is expected and none has that name.
CLI::App& chosen_command(CLI::App& program, std::span<const std::string> arguments) {
  CLI::App* app = &program;
  for (const std::string& word : arguments) {
    const auto names = command_names(*app);
    if (names.empty() || word.starts_with("-")) break;
    const auto found =
        app->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (found.empty()) {
      const auto meant = nearest(word, names);
      std::string list;
      for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
      throw usage_error("there is no command '" + whole_name(*app) + " " + word + "'" +
                        (meant ? did_you_mean(meant) : "; there are " + list));
    }
    app = found.front();
  }
  return *app;
}

// What CLI11 says, in one line, and what may have been meant.
std::string usage_message(const CLI::ParseError& error, CLI::App& command) {
  std::string message = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    // CLI11 lists what is left over from the back.
    const auto left = command.remaining(true);
    const auto option = std::find_if(left.rbegin(), left.rend(),
                                     [](const std::string& word) { return word.starts_with("-"); });
    const std::string word = option != left.rend() ? *option : left.empty() ? "" : left.back();
    std::vector<std::string> options;
    for (const CLI::Option* known : command.get_options({})) {
      for (const std::string& name : known->get_lnames()) options.push_back("--" + name);
    }
    message = "'" + word + "' was not expected";
    if (word.starts_with("--")) {
      message += did_you_mean(nearest(word.substr(0, word.find('=')), options));
    }
  }
  while (!message.empty() && (message.back() == '\n' || message.back() == '.')) message.pop_back();
  return message + "\nTry '" + whole_name(command) + " --help'.";
}

int parse_and_run(int argc, char** argv, Session& session) {
  CLI::App program("Explore task transfer: which tasks to label, and what to transfer from where.",
                   "taskatlas-cli");
  program.set_version_flag("--version", "taskatlas-cli " + std::string(version()),
                           "Print the version and exit");
  program.footer(kFooter);
  program.require_subcommand(1);
  program.formatter(make_help_formatter());
  add_taxonomy_commands(program, session);
  add_evaluation_commands(program, session);
  add_affinity_command(program, session);
  add_measures_command(program, session);
  add_figure_command(program, session);
  add_tasks_command(program, session);
  add_dataset_commands(program, session);
  add_experiment_commands(program, session);
  add_predict_command(program, session);
  add_study_commands(program, session);
  program.set_help_all_flag("--help-all", "Print the help of every command and exit");

  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  CLI::App& command = chosen_command(program, arguments);
  try {
    // CLI11 takes arguments from the back.
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    session.deliver({}, command.help(parents_name(command)) + "\n");
    return kDone;
  } catch (const CLI::CallForAllHelp&) {
    session.deliver({}, command.help(parents_name(command), CLI::AppFormatMode::All) + "\n");
    return kDone;
  } catch (const CLI::CallForVersion& call) {
    session.deliver({}, std::string(call.what()) + "\n");
    return kDone;
  } catch (const CLI::ParseError& error) {
    throw usage_error(usage_message(error, command));
  }
  return session.action();
}

}  // namespace

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that left shows as an error of write()
  try {
    Session session;
    try {
      return parse_and_run(argc, argv, session);
    } catch (const Error& error) {
      session.note(error.what());
      return exit_code(error.kind());
    } catch (const std::bad_alloc&) {
      session.note("out of memory");
    } catch (const std::exception& error) {
      session.note(error.what());
    }
  } catch (const std::exception& error) {  // no thread for the signals
    write_error(std::string("taskatlas-cli: ") + error.what() + "\n");
  }
  return kFailed;
}

}  // namespace taskatlas::cli
