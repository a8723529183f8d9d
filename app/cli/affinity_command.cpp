// SPDX-License-Identifier: MIT
#include "affinity/affinity_matrix.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "cli/unmeasured.hpp"
#include "study/loss_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum TextTable::Align;

struct AffinityArguments {
  std::string study, raw, resamples, seed, threads;
  std::vector<std::string> targets;
  MeasurementOptions measurement;
  OutputOptions output;
  bool first_order = false;
  bool intervals = false;
};

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_head(const LoadedStudy& study, std::string_view measure) {
  const MeasurementInfo& m = study.measurement;
  return {{"study", study.label},
          {"transfer_images", m.transfer_images ? Json(*m.transfer_images) : Json(nullptr)},
          {"run_seed", m.seed ? Json(*m.seed) : Json(nullptr)},
          {"measure", measure}};
}

// Of the given targets alone, where there are some.
std::vector<std::size_t> wanted_rows(const FirstOrderMatrix& matrix,
                                     const std::vector<TaskId>& targets) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    const bool wanted = targets.empty() || std::find(targets.begin(), targets.end(),
                                                     matrix.targets[row]) != targets.end();
    if (wanted) rows.push_back(row);
  }
  return rows;
}

std::string matrix_json(const LoadedStudy& study, std::string_view measure, bool first_order,
                        const FirstOrderMatrix& matrix, const std::vector<std::size_t>& rows) {
  Json targets = Json::array(), values = Json::array();
  for (const std::size_t row : rows) {
    targets.push_back(study.table.code(matrix.targets[row]));
    Json line = Json::array();
    for (std::size_t c = 0; c < matrix.columns(); ++c) line.push_back(number(matrix.at(row, c)));
    values.push_back(std::move(line));
  }
  std::vector<std::string> sources = codes_of(study.table, matrix.sources);
  if (matrix.has_self) sources.emplace_back("self");
  Json json = json_head(study, measure);
  json["first_order"] = first_order;
  json["targets"] = targets;
  json["sources"] = sources;
  json["values"] = values;
  return json_text(json);
}

// Sources are numbered columns, whose codes stand below: 27 codes side by side are too wide.
std::string matrix_table(const LoadedStudy& study, const std::string& title,
                         const FirstOrderMatrix& matrix, const std::vector<std::size_t>& rows,
                         const Style& style) {
  const std::size_t sources = matrix.sources.size();
  std::vector<TextTable::Column> columns{{"Target", kLeft}};
  for (std::size_t s = 0; s < sources; ++s) columns.push_back({std::to_string(s + 1), kRight});
  if (matrix.has_self) columns.push_back({"self", kRight});
  TextTable table(columns);
  for (const std::size_t row : rows) {
    std::vector<std::string> cells{study.table.code(matrix.targets[row])};
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      cells.push_back(affinity_text(matrix.at(row, c)));
    }
    table.add(std::move(cells));
  }
  std::vector<std::string> legend;
  for (std::size_t s = 0; s < sources; ++s) {
    legend.push_back(std::to_string(s + 1) + " " + study.table.code(matrix.sources[s]));
  }
  return fields_text({{"Study", study.describe()}, {"Values", title}}, style) + "\n" +
         table.text(style) + "\n" + fields_text({{"Sources", joined(legend)}}, style);
}

int print_matrix(const AffinityArguments& arguments, const LoadedStudy& study,
                 const std::vector<TaskId>& targets, Session& session) {
  Measure measure = Measure::kAffinity;
  std::string title =
      "affinity of transfers from one source, as it stands among those of every order (AHP)";
  if (arguments.raw == "gain") {
    measure = Measure::kGain;
    title = "gain: share of images won against the network from scratch";
  } else if (arguments.raw == "quality") {
    measure = Measure::kQuality;
    title = "quality: share of images won against the fully supervised network";
  } else if (arguments.first_order) {
    title = "first-order affinity: of transfers from one source, each target's sum is 1";
  }
  const FirstOrderMatrix matrix = arguments.first_order && measure == Measure::kAffinity
                                      ? first_order_affinity(study.table)
                                      : first_order_matrix(study.table, measure);
  const auto rows = wanted_rows(matrix, targets);
  const std::string word = measure == Measure::kAffinity ? "affinity" : arguments.raw;
  session.deliver(arguments.output,
                  arguments.output.json()
                      ? matrix_json(study, word, arguments.first_order, matrix, rows)
                      : matrix_table(study, title, matrix, rows, Style::of(arguments.output)));
  return kDone;
}

// Calls `each` with the losses of every target that is wanted. False where stopped.
template <class Each>
bool for_each_target(const LoadedStudy& study, const std::vector<TaskId>& targets,
                     const Session& session, const Each& each) {
  const auto with_losses = study.study.targets_with_losses(study.selection);
  if (with_losses.empty()) {
    throw bad_input(study.describe() +
                    " holds no per-image losses; they come in with 'study import-losses'");
  }
  for (const TaskId target : targets) {
    if (std::find(with_losses.begin(), with_losses.end(), target) == with_losses.end()) {
      throw bad_input(study.label + " holds no per-image losses of " + study.table.code(target));
    }
  }
  for (const TaskId target : targets.empty() ? with_losses : targets) {
    if (session.stopped()) return false;
    auto losses = study.study.losses(study.table.code(target), study.selection);
    if (losses && !each(*std::move(losses))) return false;
  }
  return !session.stopped();
}

int print_losses(const AffinityArguments& arguments, const LoadedStudy& study,
                 const std::vector<TaskId>& targets, Session& session) {
  Json rows = Json::array();
  TextTable table({{"Target", kLeft}, {"Mean loss", kRight}, {"Images", kRight}, {"From", kLeft}});
  const bool finished = for_each_target(study, targets, session, [&](const TargetLosses& losses) {
    const auto means = mean_losses(losses);
    for (std::size_t a = 0; a < means.size(); ++a) {
      const Transfer& row = study.table.transfer(losses.alternatives[a]);
      if (arguments.first_order && row.order() > 1) continue;
      const std::string& target = study.table.code(losses.target);
      rows.push_back({{"target", target},
                      {"sources", losses.names[a]},
                      {"order", row.order()},
                      {"loss", number(means[a].mean)},
                      {"images", means[a].images}});
      table.add(
          {target, amount_text(means[a].mean), std::to_string(means[a].images), losses.names[a]});
    }
    return true;
  });
  if (!finished) return session.cancelled();
  const Style style = Style::of(arguments.output);
  Json json = json_head(study, "losses");
  json["transfers"] = rows;
  session.deliver(
      arguments.output,
      arguments.output.json()
          ? json_text(json)
          : fields_text({{"Study", study.describe()}, {"Values", "mean loss over the test images"}},
                        style) +
                "\n" + table.text(style));
  return kDone;
}

int print_win_rates(const AffinityArguments& arguments, const LoadedStudy& study,
                    const std::vector<TaskId>& targets, const RunContext& context,
                    Session& session) {
  const Style style = Style::of(arguments.output);
  Json list = Json::array();
  std::string text = fields_text(
      {{"Study", study.describe()},
       {"Values", "share of common images on which the row is strictly better than the column"}},
      style);
  const bool finished = for_each_target(study, targets, session, [&](TargetLosses losses) {
    if (arguments.first_order) losses = in_tournament(study.table, std::move(losses), true);
    const auto wins = tournament(losses.losses, context);
    if (!wins) return false;
    const std::size_t n = wins->alternatives;
    const auto rates = win_rates(*wins);
    Json rate_rows = Json::array(), image_rows = Json::array();
    std::vector<TextTable::Column> columns{{study.table.code(losses.target), kLeft}};
    for (std::size_t i = 0; i < n; ++i) columns.push_back({std::to_string(i + 1), kRight});
    TextTable table(columns);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<std::string> cells{std::to_string(i + 1) + " " + losses.names[i]};
      Json rate_row = Json::array(), image_row = Json::array();
      for (std::size_t j = 0; j < n; ++j) {
        rate_row.push_back(number(rates[i * n + j]));
        image_row.push_back(wins->shared[i * n + j]);
        cells.push_back(i == j ? "" : share_text(rates[i * n + j]));
      }
      rate_rows.push_back(std::move(rate_row));
      image_rows.push_back(std::move(image_row));
      table.add(std::move(cells));
    }
    list.push_back({{"target", study.table.code(losses.target)},
                    {"sources", losses.names},
                    {"win_rates", rate_rows},
                    {"images", image_rows}});
    text += "\n" + table.text(style);
    return true;
  });
  if (!finished) return session.cancelled();
  Json json = json_head(study, "win-rates");
  json["targets"] = list;
  session.deliver(arguments.output, arguments.output.json() ? json_text(json) : text);
  return kDone;
}

std::string interval_text(const Interval& interval, std::string (*number_text)(double)) {
  return number_text(interval.lower) + " .. " + number_text(interval.upper);
}

std::string rank_text(double rank) {
  return rank == std::floor(rank) ? format_fixed(rank, 0) : format_fixed(rank, 1);
}

int print_intervals(const AffinityArguments& arguments, const LoadedStudy& study,
                    const std::vector<TaskId>& targets, const RunContext& context,
                    Session& session) {
  BootstrapOptions options;
  constexpr long long kMostResamples = 1000000;
  options.resamples = static_cast<int>(
      whole_number(arguments.resamples, "--resamples", 1, kMostResamples, options.resamples));
  Json list = Json::array();
  TextTable table({{"Target", kLeft},
                   {"Rank", kRight},
                   {"5 % .. 95 %", kRight},
                   {"Affinity", kRight},
                   {"5 % .. 95 %", kRight},
                   {"From", kLeft}});
  const bool finished = for_each_target(study, targets, session, [&](TargetLosses losses) {
    losses = in_tournament(study.table, std::move(losses), arguments.first_order);
    const auto result = target_intervals(losses, options, context);
    if (!result) return false;
    Json rows = Json::array();
    for (std::size_t a = 0; a < result->alternatives; ++a) {
      const Interval& affinity = result->affinity_interval[a];
      const Interval& rank = result->rank_interval[a];
      rows.push_back({{"sources", losses.names[a]},
                      {"affinity", number(result->affinity[a])},
                      {"affinity_interval", {number(affinity.lower), number(affinity.upper)}},
                      {"standard_error", number(result->standard_error[a])},
                      {"rank", number(result->rank[a])},
                      {"rank_interval", {number(rank.lower), number(rank.upper)}}});
      const bool one_group = result->groups < 2;  // resampled, it is itself each time
      table.add({study.table.code(losses.target), rank_text(result->rank[a]),
                 one_group ? "-" : interval_text(rank, rank_text),
                 affinity_text(result->affinity[a]),
                 one_group ? "no interval: one group" : interval_text(affinity, affinity_text),
                 losses.names[a]});
    }
    list.push_back({{"target", study.table.code(losses.target)},
                    {"images", losses.losses.images},
                    {"groups", result->groups},
                    {"resamples", result->resamples},
                    {"usable", result->usable},
                    {"transfers", rows}});
    return true;
  });
  if (!finished) return session.cancelled();
  Json json = json_head(study, "affinity");
  json["first_order"] = arguments.first_order;
  json["seed"] = context.seed;
  json["targets"] = list;
  const Style style = Style::of(arguments.output);
  session.deliver(
      arguments.output,
      arguments.output.json()
          ? json_text(json)
          : fields_text({{"Study", study.describe()},
                         {"Intervals", "bootstrap over groups of images, " +
                                           std::to_string(options.resamples) + " resamples, seed " +
                                           std::to_string(context.seed)}},
                        style) +
                "\n" + table.text(style));
  return kDone;
}

int run_affinity(const AffinityArguments& arguments, Session& session) {
  constexpr long long kMostThreads = 4096;
  const bool matrix = arguments.raw != "losses" && arguments.raw != "win-rates";
  if (arguments.intervals && !arguments.raw.empty()) {
    throw usage_error("--intervals are those of affinities: leave out --raw");
  }
  if (!arguments.intervals && !(arguments.resamples.empty() && arguments.seed.empty())) {
    throw usage_error("--resamples and --seed belong to --intervals");
  }
  if (arguments.first_order && (arguments.raw == "gain" || arguments.raw == "quality")) {
    throw usage_error("--raw " + arguments.raw +
                      " shows transfers from one source in any case: leave out --first-order");
  }
  const RunContext context = session.context(
      static_cast<std::uint64_t>(
          whole_number(arguments.seed, "--seed", 0, std::numeric_limits<long long>::max(), 1)),
      static_cast<int>(whole_number(arguments.threads, "--threads", 1, kMostThreads, 0)));
  const LoadedStudy study =
      load_measured(arguments.study, arguments.measurement.selection(), session);
  std::vector<TaskId> targets;
  for (const std::string& code : arguments.targets) {
    targets.push_back(task_of(study.table, code, "--target"));
  }
  if (arguments.intervals) return print_intervals(arguments, study, targets, context, session);
  if (matrix) return print_matrix(arguments, study, targets, session);
  if (arguments.raw == "losses") return print_losses(arguments, study, targets, session);
  return print_win_rates(arguments, study, targets, context, session);
}

}  // namespace

void add_affinity_command(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<AffinityArguments>();
  CLI::App* command = program.add_subcommand("affinity", "How well each task transfers to each");
  add_study_argument(*command, arguments->study);
  command->add_flag("--first-order", arguments->first_order,
                    "transfers from one source alone: affinities renormalised so that each "
                    "target's sum is 1 (figure 7 of the paper)");
  command
      ->add_option("--raw", arguments->raw,
                   "what affinities are made of or measured beside: mean losses, win rates of "
                   "every pair, gain, quality")
      ->type_name("losses|win-rates|gain|quality")
      ->check(CLI::Validator(
          [](std::string& given) {
            const bool known =
                given == "losses" || given == "win-rates" || given == "gain" || given == "quality";
            return known ? std::string()
                         : "'" + given + "' is none of losses, win-rates, gain, quality";
          },
          ""));
  add_list(*command, "--target", arguments->targets, "CODE", "these targets alone");
  command->add_flag("--intervals", arguments->intervals,
                    "5 % and 95 % ends of every affinity and rank, by bootstrap over the test "
                    "images' groups");
  add_value(*command, "--resamples", arguments->resamples, "B",
            "resamples of --intervals (default 1000)");
  add_value(*command, "--seed", arguments->seed, "S", "seed of the resamples (default 1)");
  add_threads_option(*command, arguments->threads);
  add_measurement_options(*command, arguments->measurement);
  add_output_options(*command, arguments->output);
  command->footer(
      R"(Rows are targets, columns sources; self is the target's own fully supervised network; '-' was not
measured. Affinities are the principal eigenvector of the target's tournament over transfers of
every order. Losses, win rates and intervals need a study with per-image losses.

Examples:
  taskatlas-cli affinity published-16k --first-order
  taskatlas-cli affinity published-16k --raw quality --target rgb2sfnorm,rgb2depth
  taskatlas-cli affinity mine.taskstudy --intervals --resamples 2000 --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_affinity(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
