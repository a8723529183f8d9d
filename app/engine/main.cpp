// SPDX-License-Identifier: MIT
// taskatlas-engine: the jobs that take long, in a process of their own. Started by taskatlas-cli
// and by the desktop program; engine/progress.hpp has what it says to them.
#include "base/error.hpp"
#include "base/version.hpp"
#include "cli/exit_codes.hpp"
#include "cli/interruption.hpp"
#include "commands.hpp"
#include "device_list.hpp"
#include "run.hpp"
#ifdef TASKATLAS_TRAINING
#include "predict.hpp"
#include "work.hpp"
#endif

#include <array>
#include <charconv>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <opencv2/core.hpp>
#include <unistd.h>

namespace taskatlas::engine_program {
namespace {

using cli::Interruption;

template <class Number>
Number number(const std::string& text, const char* option) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw usage_error(std::string(option) + " is '" + text + "', not a whole number");
  }
  return value;
}

// Ends the process as a signal would, once whoever holds the other end of standard input is gone.
void stop_on_end_of_input() {
  std::thread([] {
    std::array<char, 256> ignored{};
    ssize_t got = 0;
    do {
      got = read(STDIN_FILENO, ignored.data(), ignored.size());
    } while (got > 0 || (got < 0 && errno == EINTR));
    kill(getpid(), SIGTERM);
  }).detach();
}

rooms::RoomType room_type(const std::string& text) {
  for (std::size_t i = 0; i < rooms::kRoomTypes; ++i) {
    if (text == rooms::kRoomTypeNames[i]) return static_cast<rooms::RoomType>(i);
  }
  std::string names;
  for (const std::string_view name : rooms::kRoomTypeNames) {
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  throw usage_error("--type is '" + text + "'; there are " + names);
}

struct Arguments {
  std::string dir, views = "24", size, seed = "1", threads = "0", type, domain = "rgb", out = "-";
  std::string progress = "bar";
  bool stop_on_eof = false;
  std::string study, card, job, batch, task;
  bool jobs_from_input = false;
};

void add_progress_options(CLI::App& command, Arguments& arguments) {
  command.add_option("--progress", arguments.progress, "bar|json|none")
      ->check(CLI::IsMember({"bar", "json", "none"}));
  command.add_flag("--stop-on-eof", arguments.stop_on_eof, "stop when standard input is closed");
}

ProgressStyle style(const std::string& text) {
  if (text == "json") return ProgressStyle::kJson;
  return text == "bar" ? ProgressStyle::kBar : ProgressStyle::kNone;
}

// Runs a job and says how it ended.
template <class Body>
int report(const Arguments& arguments, const char* name, const Body& body) {
  if (arguments.stop_on_eof) stop_on_end_of_input();
  Reporter reporter(style(arguments.progress), name);
  try {
    return body(reporter);
  } catch (const Error& error) {
    reporter.failed(error);
    return cli::exit_code(error.kind());
  } catch (const std::bad_alloc&) {
    reporter.failed(failure("out of memory: fewer threads or workers at once take less"));
  } catch (const std::exception& error) {
    reporter.failed(failure(error.what()));
  }
  return cli::kFailed;
}

#ifdef TASKATLAS_TRAINING
CLI::App* add_work(CLI::App& program, Arguments& arguments) {
  CLI::App* command = program.add_subcommand("work", "Jobs of a study's experiment");
  command->add_option("--study", arguments.study, "file")->required();
  CLI::Option* job = command->add_option("--job", arguments.job, "the one to do");
  CLI::Option* input = command->add_flag("--stdin", arguments.jobs_from_input,
                                         "those that standard input names, one a line");
  CLI::Option* batch = command->add_option("--batch", arguments.batch, "of tasks of a cluster");
  CLI::Option* task = command->add_option("--task", arguments.task, "the one of the batch to do");
  job->excludes(input);
  batch->excludes(job)->excludes(input)->needs(task);
  task->needs(batch);
  command->add_option("--card", arguments.card,
                      "the one to compute on, as CUDA_VISIBLE_DEVICES names it");
  add_progress_options(*command, arguments);
  return command;
}

int work(const Arguments& arguments, const std::stop_token& stop) {
  // Before LibTorch looks for cards, which it does when it is first asked for one.
  if (!arguments.card.empty()) setenv("CUDA_VISIBLE_DEVICES", arguments.card.c_str(), 1);
  if (arguments.jobs_from_input) return work_from_input(arguments.study, stop);
  if (!arguments.batch.empty()) {
    return report(arguments, "work", [&](Reporter& reporter) {
      return work_task(arguments.study, arguments.batch,
                       number<std::size_t>(arguments.task, "--task"), reporter, stop);
    });
  }
  if (arguments.job.empty()) {
    throw usage_error("work takes --job ID, --batch NAME --task N, or --stdin");
  }
  return report(arguments, "work", [&](Reporter& reporter) {
    return work_one(arguments.study, arguments.job, reporter, stop);
  });
}
#endif

#ifdef TASKATLAS_TRAINING
struct PredictCommands {
  CLI::App* predict = nullptr;
  CLI::App* export_networks = nullptr;
};

PredictCommands add_predict(CLI::App& program, Arguments& arguments) {
  PredictCommands commands;
  commands.predict = program.add_subcommand("predict", "What networks of a study say");
  commands.predict->add_option("--study", arguments.study, "file")->required();
  commands.predict
      ->add_flag("--stdin", arguments.jobs_from_input,
                 "answer the requests of standard input, one a line")
      ->required();
  commands.export_networks =
      program.add_subcommand("export-networks", "Task networks of half precision, in a folder");
  commands.export_networks->add_option("--study", arguments.study, "file")->required();
  commands.export_networks->add_option("--out", arguments.out, "folder")->required();
  add_progress_options(*commands.export_networks, arguments);
  return commands;
}

int run_predict(const Arguments& arguments, const std::stop_token& stop) {
  return predict_from_input(arguments.study, stop);
}

int run_export(const Arguments& arguments, const std::stop_token& stop) {
  return report(arguments, "export-networks", [&](Reporter& reporter) {
    return export_networks(arguments.study, arguments.out, reporter, stop);
  });
}
#endif

int parse_and_run(int count, char** words, Interruption& interruption) {
  CLI::App program("Runs TaskAtlas's long jobs.", "taskatlas-engine");
  program.set_version_flag("--version", "taskatlas-engine " + std::string(version()));
  program.require_subcommand(1);
  Arguments arguments;

  CLI::App* render_command = program.add_subcommand("render", "A dataset of rendered rooms");
  render_command->add_option("--dir", arguments.dir, "folder")->required();
  render_command->add_option("--views", arguments.views, "how many")->required();
  render_command->add_option("--size", arguments.size, "pixels a side")->required();
  render_command->add_option("--seed", arguments.seed, "of everything random");
  render_command->add_option("--threads", arguments.threads, "rooms at once, 0 = one a core");
  add_progress_options(*render_command, arguments);

  CLI::App* preview_command = program.add_subcommand("preview", "One view of one room");
  preview_command->add_option("--size", arguments.size, "pixels a side (default 256)");
  preview_command->add_option("--seed", arguments.seed, "of the room");
  preview_command->add_option("--type", arguments.type, "of room (default: drawn by the seed)");
  preview_command->add_option("--domain", arguments.domain, "rgb, or a label (default rgb)");
  preview_command->add_option("--out", arguments.out, "file, - for standard output");

  CLI::App* sheet_command =
      program.add_subcommand("contact-sheet", "Random views with all labels, in one picture");
  sheet_command->add_option("--views", arguments.views, "how many (default 24)");
  sheet_command->add_option("--size", arguments.size, "pixels a side of each (default 96)");
  sheet_command->add_option("--seed", arguments.seed, "of everything random");
  sheet_command->add_option("--out", arguments.out, "PNG file; NAME-credits.md goes beside it")
      ->required();
  add_progress_options(*sheet_command, arguments);

#ifdef TASKATLAS_TRAINING
  CLI::App* work_command = add_work(program, arguments);
  const PredictCommands predict_commands = add_predict(program, arguments);
#endif
  CLI::App* devices_command =
      program.add_subcommand("devices", "Processors and cards that networks can be computed on");
  add_progress_options(*devices_command, arguments);
  RunArguments run_arguments;
  std::string workers = "0";
  CLI::App* run_command = program.add_subcommand("run", "A study's experiment");
  run_command->add_option("--study", run_arguments.study, "file")->required();
  run_command->add_option("--workers", workers, "jobs at once, 0 = the profile's");
  run_command->add_option("--device", run_arguments.device, "auto|cpu|cuda|cuda:N");
  run_command->add_option("--only", run_arguments.only, "a kind of job, or a transfer a+b->t");
  run_command->add_option("--executor", run_arguments.executor, "local|slurm");
  run_command->add_option("--slurm", run_arguments.slurm, "settings of the cluster, a JSON file");
  run_command->add_flag("--trust-prologue", run_arguments.trust_prologue,
                        "let a shell run the profile's prologue");
  add_progress_options(*run_command, arguments);

  try {
    program.parse(count, words);
  } catch (const CLI::Success& success) {
    return program.exit(success);
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "taskatlas-engine: %s\n", error.what());
    return cli::kUsage;
  }
  const std::stop_token stop = interruption.token();
#ifdef TASKATLAS_TRAINING
  if (*work_command) return work(arguments, stop);
  if (*predict_commands.predict) return run_predict(arguments, stop);
  if (*predict_commands.export_networks) return run_export(arguments, stop);
#endif
  const auto size = [&](int fallback) {
    return arguments.size.empty() ? fallback : number<int>(arguments.size, "--size");
  };
  const auto seed = [&] { return number<std::uint64_t>(arguments.seed, "--seed"); };
  if (*render_command) {
    return report(arguments, "render", [&](Reporter& reporter) {
      return render({arguments.dir, number<std::int64_t>(arguments.views, "--views"), size(128),
                     seed(), number<int>(arguments.threads, "--threads")},
                    reporter, stop);
    });
  }
  if (*devices_command) {
    return report(arguments, "devices", [&](Reporter& reporter) {
      const std::string list = engine::format_devices(devices());
      if (arguments.progress != "json") std::printf("%s\n", list.c_str());
      reporter.finished(false, {{"devices", list}});
      return cli::kDone;
    });
  }
  if (*run_command) {
    return report(arguments, "run", [&](Reporter& reporter) {
#ifndef TASKATLAS_TRAINING
      throw failure(
          "this taskatlas-engine was built without networks; build TaskAtlas with "
          "TASKATLAS_TRAINING=ON");
#endif
      run_arguments.find_device = [] { return engine::best_device(devices()); };
      run_arguments.find_cards = [] {
        return engine::usable_cards(devices(), std::getenv("CUDA_VISIBLE_DEVICES"));
      };
      run_arguments.workers = number<int>(workers, "--workers");
#ifdef TASKATLAS_TRAINING
      run_arguments.afterwards = [&](const RunContext& context) {
        return keep_outputs(run_arguments.study, context);
      };
#endif
      return run_study(run_arguments, reporter, stop);
    });
  }
  if (*sheet_command) {
    return report(arguments, "contact-sheet", [&](Reporter& reporter) {
      return contact_sheet(
          {seed(), number<int>(arguments.views, "--views"), size(96), arguments.out}, reporter,
          stop);
    });
  }
  PreviewOptions options{seed(), std::nullopt, arguments.domain, size(256), arguments.out};
  if (!arguments.type.empty()) options.type = room_type(arguments.type);
  return preview(options, stop);
}

}  // namespace
}  // namespace taskatlas::engine_program

int main(int count, char** words) {
  using namespace taskatlas;
  std::setlocale(LC_ALL, "C");
  std::signal(SIGPIPE, SIG_IGN);
  try {
    cli::Interruption interruption;  // before any other thread
    cv::setNumThreads(0);            // rooms are what runs in parallel
    return engine_program::parse_and_run(count, words, interruption);
  } catch (const Error& error) {
    std::fprintf(stderr, "taskatlas-engine: %s\n", error.what());
    return cli::exit_code(error.kind());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "taskatlas-engine: %s\n", error.what());
  }
  return cli::kFailed;
}
