// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "engine/engine_process.hpp"

#include <chrono>
#include <filesystem>
#include <limits>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct RenderArguments {
  std::string folder, views, size, seed, threads;
  OutputOptions output;
};

std::string stage_text(const engine::Progressed& progress) {
  std::string text = "rendering, " + format_fixed(progress.done, 0) + " of " +
                     format_fixed(progress.total, 0) + " " + progress.stage;
  if (progress.seconds_left) text += ", " + seconds_text(*progress.seconds_left) + " left";
  return text;
}

std::string count_text(const engine::Done& done, const std::string& key) {
  const auto found = done.result.find(key);
  const double* const number =
      found == done.result.end() ? nullptr : std::get_if<double>(&found->second);
  return number == nullptr ? "?" : format_fixed(*number, 0);
}

std::string report(const RenderArguments& arguments, const engine::Done& done, double seconds) {
  if (arguments.output.json()) {
    nlohmann::ordered_json json{{"dataset", arguments.folder}};
    for (const char* key : {"rooms", "rendered", "views"}) {
      const auto found = done.result.find(key);
      if (found == done.result.end()) continue;
      if (const double* number = std::get_if<double>(&found->second)) {
        json[key] = static_cast<std::int64_t>(*number);
      }
    }
    json["seconds"] = seconds;
    return json_text(json);
  }
  return fields_text(
      {{"Dataset", arguments.folder},
       {"Views", count_text(done, "views") + " in " + count_text(done, "rooms") + " rooms, " +
                     count_text(done, "rendered") + " rendered now"},
       {"Credits", (std::filesystem::path(arguments.folder) / "CREDITS.md").string()},
       {"Time", seconds_text(seconds)}},
      Style::of(arguments.output));
}

int render(const RenderArguments& arguments, Session& session) {
  using Clock = std::chrono::steady_clock;
  constexpr long long kMostViews = 10'000'000, kSmallest = 32, kLargest = 1024, kMostThreads = 1024;
  const auto text = [](long long value) { return std::to_string(value); };
  const std::vector<std::string> words{
      "render",
      "--dir",
      std::filesystem::absolute(arguments.folder).string(),  // so that it can begin with a minus
      "--views",
      text(whole_number(arguments.views, "--views", 1, kMostViews, 0)),
      "--size",
      text(whole_number(arguments.size, "--size", kSmallest, kLargest, 0)),
      "--seed",
      text(whole_number(arguments.seed, "--seed", 0, std::numeric_limits<long long>::max(), 0)),
      "--threads",
      text(whole_number(arguments.threads, "--threads", 1, kMostThreads, 0))};
  const std::filesystem::path program = engine::find_engine();
  const RunContext context = session.context();
  const auto follow = [&](const engine::Event& event) {
    if (const auto* progress = std::get_if<engine::Progressed>(&event)) {
      context.progress(progress->done, progress->total, stage_text(*progress));
    } else if (const auto* logged = std::get_if<engine::Logged>(&event)) {
      session.note(logged->message);
    }
  };
  const auto begin = Clock::now();
  const engine::Done done = engine::run_engine(program, words, follow, context.stop);
  if (done.stopped) {
    session.note("cancelled; the rooms that are whole stay, and the same command goes on");
    return kCancelled;
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  session.deliver(arguments.output, report(arguments, done, seconds));
  return kDone;
}

}  // namespace

void add_dataset_render_command(CLI::App& group, Session& session) {
  auto arguments = std::make_shared<RenderArguments>();
  CLI::App* command =
      group.add_subcommand("render", "Make a dataset of furnished rooms with exact labels");
  command->add_option("DIR", arguments->folder, "the folder, new or begun before")
      ->required()
      ->type_name("");
  add_value(*command, "--views", arguments->views, "N", "pictures, each with all labels")
      ->required();
  add_value(*command, "--size", arguments->size, "PX", "pixels a side, 32 to 1024")->required();
  add_value(*command, "--seed", arguments->seed, "S", "of everything that is drawn at random")
      ->required();
  add_threads_option(*command, arguments->threads);
  add_format_option(*command, arguments->output);
  command->footer(
      R"(Rooms are composed of the furniture in Debian's package sweethome3d-furniture and rendered by
taskatlas-engine into Taskonomy's layout, about six views of each room, split by room (70 % train,
10 % validation, 20 % test). The same options give the same bytes, whatever the number of threads.
It may be cancelled or killed: the same command goes on where it was. CREDITS.md names the models'
authors and licences.

Examples:
  taskatlas-cli dataset render rooms --views 1000 --size 128 --seed 1
  taskatlas-cli dataset check rooms)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return render(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
