// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiment_text.hpp"
#include "cli/options.hpp"
#include "cli/standard_streams.hpp"
#include "cli/text.hpp"
#include "engine/devices.hpp"
#include "engine/engine_process.hpp"
#include "engine/plan.hpp"
#include "engine/slurm.hpp"
#include "engine/survey.hpp"
#include "study/builtin.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

constexpr long long kMostWorkers = 1024;

struct RunArguments {
  std::string study, workers, device, only, progress = "bar", executor = "local", slurm;
  bool trust_prologue = false;
  OutputOptions output;
};

int run_study(const RunArguments& arguments, Session& session) {
  std::vector<std::string> words{
      "run", "--study", std::filesystem::absolute(arguments.study).string(), "--workers",
      std::to_string(whole_number(arguments.workers, "--workers", 1, kMostWorkers, 0))};
  const auto add = [&](const char* option, const std::string& value) {
    if (value.empty()) return;
    words.emplace_back(option);
    words.push_back(value);
  };
  add("--device", arguments.device);
  add("--only", arguments.only);
  add("--executor", arguments.executor);
  if (!arguments.slurm.empty()) {
    add("--slurm", std::filesystem::absolute(arguments.slurm).string());
  }
  if (arguments.trust_prologue) words.emplace_back("--trust-prologue");
  // What no program can run is said before one is started.
  require_own_study(arguments.study, "run");
  engine::read_experiment(open_study(arguments.study));
  const std::filesystem::path program = engine::find_engine();
  const RunContext context = session.context();
  const bool json = arguments.progress == "json";
  const auto follow = [&](const engine::Event& event) {
    if (json) {
      write_output(engine::format_event(event) + "\n");
    } else if (arguments.progress == "bar") {
      if (const auto* progress = std::get_if<engine::Progressed>(&event)) {
        const std::string done = std::to_string(static_cast<long long>(progress->done)) + " of " +
                                 std::to_string(static_cast<long long>(progress->total));
        std::string stage =
            progress->stage == "jobs" ? "job " + done : progress->stage + ": " + done;
        if (progress->seconds_left.value_or(0) > 0) {
          stage += ", " + duration_text(*progress->seconds_left) + " left";
        }
        context.progress(progress->done, progress->total, stage);
      } else if (const auto* logged = std::get_if<engine::Logged>(&event)) {
        session.note(logged->message);
      }
    }
  };
  engine::Done done;
  try {
    done = engine::run_engine(program, words, follow, context.stop);
  } catch (const Error& error) {
    if (json) write_output(engine::format_event(engine::Failed{error.kind(), error.what()}) + "\n");
    throw;
  }
  if (json) {
    write_output(engine::format_event(done) + "\n");
  } else if (!done.stopped) {
    // What was asked for is done; the rest of the study is another matter.
    const auto status = arguments.only.empty()
                            ? engine::survey(arguments.study)
                            : engine::read_status(arguments.study).value_or(engine::RunStatus{});
    session.deliver(arguments.output, status_text(arguments.study, status, arguments.output));
  }
  if (!done.stopped) return kDone;
  const auto status = engine::read_status(arguments.study);
  if (status && status->state == engine::RunState::kStopped && !status->message.empty()) {
    session.note(status->message);
  } else {
    session.note("cancelled; what is done stays, and the same command goes on");
  }
  return kCancelled;
}

int cancel(const std::string& study, Session& session) {
  if (!engine::request_cancel(study)) {
    const std::size_t tasks = engine::cancel_in_slurm(study, session.context().stop);
    if (session.stopped()) return session.cancelled();
    if (tasks == 0) throw usage_error(study + ": nobody runs it at present");
    session.deliver({}, "Cancelled what Slurm had of " + printable(study) + ": " +
                            std::to_string(tasks) + (tasks == 1 ? " task\n" : " tasks\n"));
    return kDone;
  }
  constexpr auto kPatience = std::chrono::seconds(10);
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (const auto holder = lease_holder(study, StudyAccess::kRun, Doubt::kAlive)) {
    if (session.stopped()) return session.cancelled();
    if (std::chrono::steady_clock::now() >= until) {
      throw failure(study + ": was asked to stop; for now " + holder->describe() + "; " +
                    (holder->patience.count() > 0
                         ? "it stops as soon as its host sees the request; if " + holder->host +
                               " is down, `taskatlas-cli run` goes on in its place"
                         : "try again, or end that process"));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  engine::set_paused(study, false);  // the next is to run, whatever the one that ended was told
  session.deliver({}, "Cancelled the run of " + printable(study) + "\n");
  return kDone;
}

struct PlanArguments {
  std::string study, profile, views, workers, gpus, gpu;
  OutputOptions output;
};

engine::Plan planned(const PlanArguments& arguments, int workers, const engine::GpuModel& gpu,
                     const RunContext& context) {
  constexpr long long kMostViews = 1'000'000'000;
  engine::Profile profile = engine::load_profile(arguments.profile);
  if (!arguments.gpus.empty()) {
    profile.device = "cuda";
  } else {
    workers =
        engine::settle_for([&] { return engine::this_machine(context.stop); }, profile, workers);
  }
  const auto planned = engine::planned_experiment(
      profile, whole_number(arguments.views, "--views", 1, kMostViews, 0));
  return engine::make_plan(planned.experiment, planned.sizes, workers, gpu);
}

void require_card(const PlanArguments& arguments, const engine::Plan& plan) {
  if (arguments.gpu.empty() || plan.device.starts_with("cuda")) return;
  throw usage_error("--gpu says which card, but what is planned for is the device " + plan.device +
                    ": add --gpus N, or take a profile whose device is cuda");
}

int plan(const PlanArguments& arguments, Session& session) {
  if (arguments.study.empty() == arguments.profile.empty()) {
    throw usage_error("plan takes a study, or --profile for one that is not there yet");
  }
  if (!arguments.views.empty() && arguments.profile.empty()) {
    throw usage_error("--views is of a dataset that is not there yet: it goes with --profile");
  }
  if (!arguments.workers.empty() && !arguments.gpus.empty()) {
    throw usage_error("--gpus says how many jobs run at once, one on each card; not --workers too");
  }
  const bool cards = !arguments.gpus.empty();
  const int workers =
      static_cast<int>(cards ? whole_number(arguments.gpus, "--gpus", 1, kMostWorkers, 1)
                             : whole_number(arguments.workers, "--workers", 1, kMostWorkers, 0));
  const engine::GpuModel gpu =
      arguments.gpu.empty() ? engine::gpu_models().front() : engine::find_gpu(arguments.gpu);
  const RunContext context = session.context();
  if (!arguments.profile.empty()) {
    const engine::Plan made = planned(arguments, workers, gpu, context);
    if (session.stopped()) return session.cancelled();
    require_card(arguments, made);
    session.deliver(arguments.output, plan_text({}, made, arguments.output));
    return kDone;
  }
  const std::filesystem::path study = resolve_study(arguments.study);
  const engine::Profile profile = engine::read_experiment(Study::open(study)).profile;
  if (cards && profile.device == "cpu") {
    throw usage_error(arguments.study +
                      ": its device is cpu, and results of two devices are not mixed; "
                      "`plan --profile` tells what a study on cards would take");
  }
  const auto made = engine::make_plan(
      study, workers, context,
      [&] {
        return cards ? engine::Machine{"cuda", static_cast<std::size_t>(workers)}
                     : engine::this_machine(context.stop);
      },
      gpu);
  if (!made) return session.cancelled();
  require_card(arguments, *made);
  session.deliver(arguments.output, plan_text(arguments.study, *made, arguments.output));
  return kDone;
}

void add_plan(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<PlanArguments>();
  CLI::App* command =
      program.add_subcommand("plan", "What running a study takes: jobs, time, memory, disk");
  command->add_option("STUDY", arguments->study, "made by study create")->type_name("");
  add_value(*command, "--profile", arguments->profile, "NAME|FILE",
            "instead of a study: what one of that profile would take");
  add_value(*command, "--views", arguments->views, "N",
            "with --profile: on a dataset of so many views (default: rooms that are rendered)");
  add_value(*command, "--gpus", arguments->gpus, "N", "on so many cards, one job on each");
  add_value(*command, "--gpu", arguments->gpu, "NAME|RATE",
            "a100 (default), v100, k80, or 10^12 operations a second that a card keeps up");
  add_value(*command, "--workers", arguments->workers, "N",
            "jobs at once, instead of the profile's");
  add_output_options(*command, arguments->output);
  command->footer(
      R"(Before anything ran, by figures measured once and by counting what networks compute, as the plan
says; then by what the study's own jobs took.

Examples:
  taskatlas-cli plan mine.taskstudy
  taskatlas-cli plan --profile paper --views 4000000 --gpus 64 --gpu a100)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return plan(*arguments, session); };
  });
}

void add_run(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<RunArguments>();
  CLI::App* command = program.add_subcommand("run", "Measure a study, or what of it is missing");
  add_study_argument(*command, arguments->study, "STUDY", "made by study create");
  add_value(*command, "--device", arguments->device, "DEVICE",
            "auto, cpu, cuda or cuda:N; settled by a study's first run");
  add_value(*command, "--workers", arguments->workers, "N",
            "jobs at once (default: the profile's); changes no result");
  add_value(
      *command, "--only", arguments->only, "STAGE|TRANSFER",
      "render, train, encode, baseline or transfer, or one transfer as 'a+b->t'; with what it "
      "needs");
  command
      ->add_option("--executor", arguments->executor,
                   "who does the jobs: workers of this machine (the default), or a cluster's Slurm")
      ->type_name("local|slurm")
      ->check(CLI::IsMember({"local", "slurm"}));
  add_value(*command, "--slurm", arguments->slurm, "FILE.json",
            "members of the profile's slurm that are to change (partition, account, ..); kept in "
            "the study");
  command->add_flag("--trust-prologue", arguments->trust_prologue,
                    "let a shell run the profile's prologue on the cluster");
  command->add_option("--progress", arguments->progress, "bar, json (one event a line) or none")
      ->type_name("bar|json|none")
      ->check(CLI::IsMember({"bar", "json", "none"}));
  add_format_option(*command, arguments->output);
  command->footer(
      R"(Rooms, task networks, representations, transfers: each job is done by a process of its own, and
results go into the study as they come. It may be cancelled (Ctrl+C, `cancel`) or killed at any time:
the same command does what is missing. A job that fails is reported, what needs it is left out, and
the exit code is 1.

With --executor slurm, on a cluster's login node, jobs are submitted as job arrays. Ctrl+C, or the
end of the session, leaves them to Slurm, and the same command follows them again; `cancel` ends
them. docs/cluster.md has more.

Examples:
  taskatlas-cli run mine.taskstudy
  taskatlas-cli run mine.taskstudy --only train --workers 1
  taskatlas-cli run mine.taskstudy --only 'rgb2sfnorm+edge2d->rgb2depth'
  taskatlas-cli run mine.taskstudy --executor slurm --slurm partition.json
  taskatlas-cli run mine.taskstudy --progress json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_study(*arguments, session); };
  });
}

void add_status(CLI::App& program, Session& session) {
  struct Arguments {
    std::string study;
    OutputOptions output;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("status", "How far the run of a study is");
  add_study_argument(*command, arguments->study, "STUDY", "made by study create");
  add_output_options(*command, arguments->output);
  command->footer(R"(Example:
  taskatlas-cli status mine.taskstudy --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] {
      session.deliver(arguments->output,
                      status_text(arguments->study, engine::survey(resolve_study(arguments->study)),
                                  arguments->output));
      return kDone;
    };
  });
}

// `paused`: what is asked for.
int pause(const std::string& study, bool paused, Session& session) {
  engine::read_experiment(Study::open(study));
  const bool before = engine::is_paused(study);
  const bool runs = lease_holder(study, StudyAccess::kRun).has_value();
  if (paused && !runs) {
    throw usage_error(study + ": nobody runs it at present, so that there is nothing to pause");
  }
  if (!paused && !before) throw usage_error(study + ": is not paused");
  engine::set_paused(study, paused);
  std::string text = paused ? "Paused " + printable(study) +
                                  ": jobs in hand go on to their end, no other is begun until "
                                  "`taskatlas-cli resume`"
                            : "Resumed " + printable(study);
  if (!paused && !runs) text += "; nobody runs it at present: `taskatlas-cli run` does";
  session.deliver({}, text + "\n");
  return kDone;
}

void add_pause(CLI::App& program, Session& session, bool paused) {
  auto study = std::make_shared<std::string>();
  const std::string name = paused ? "pause" : "resume";
  CLI::App* command = program.add_subcommand(
      name, paused ? "Let the run of a study begin no other job" : "Let a paused run go on");
  add_study_argument(*command, *study, "STUDY", "that is being run");
  command->footer("From any host that sees its folder.\n\nExample:\n  taskatlas-cli " + name +
                  " mine.taskstudy");
  command->callback([study, paused, &session] {
    session.action = [study, paused, &session] { return pause(*study, paused, session); };
  });
}

void add_cancel(CLI::App& program, Session& session) {
  auto study = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("cancel", "Stop the run of a study, from anywhere");
  add_study_argument(*command, *study, "STUDY", "that is being run");
  command->footer(R"(Example:
  taskatlas-cli cancel mine.taskstudy)");
  command->callback([study, &session] {
    session.action = [study, &session] { return cancel(*study, session); };
  });
}

}  // namespace

void add_experiment_commands(CLI::App& program, Session& session) {
  add_plan(program, session);
  add_run(program, session);
  add_status(program, session);
  add_pause(program, session, true);
  add_pause(program, session, false);
  add_cancel(program, session);
}

}  // namespace taskatlas::cli
