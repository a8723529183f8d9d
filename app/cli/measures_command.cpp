// SPDX-License-Identifier: MIT
#include "affinity/affinity_matrix.hpp"
#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "measures/study_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using measures::Agreement;
using measures::Kind;
using measures::MeasureTable;
using measures::StudyMeasures;
using enum TextTable::Align;

struct MeasuresArguments {
  std::string study, images, seed, threads;
  std::vector<std::string> kinds;
  MeasurementOptions measurement;
  OutputOptions output;
};

// What was measured by training, where anything was.
struct Measured {
  std::string what;  // "128 transfer images, seed 1"
  TransferTable table;
  FirstOrderMatrix affinity;
};

struct Result {
  std::string study;
  StudyMeasures measures;
  std::optional<Measured> measured;
  std::vector<Agreement> agreements;  // of each table; empty where nothing was measured
};

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string correlation_text(double value) { return format_fixed(value, 3); }

std::string interval_text(const Interval& interval) {
  if (std::isnan(interval.lower)) return "-";
  return correlation_text(interval.lower) + " .. " + correlation_text(interval.upper);
}

std::string measure_text(double value) { return format_fixed(value, 3); }

double measured_at(const Measured& measured, const std::string& target, const std::string& source) {
  for (std::size_t t = 0; t < measured.affinity.targets.size(); ++t) {
    if (measured.table.code(measured.affinity.targets[t]) != target) continue;
    for (std::size_t s = 0; s < measured.affinity.sources.size(); ++s) {
      if (measured.table.code(measured.affinity.sources[s]) == source) {
        return measured.affinity.at(t, s);
      }
    }
  }
  return std::numeric_limits<double>::quiet_NaN();
}

// The source with the highest value that is not the target itself; "-" where there is none.
template <class Value>
std::string best_source(const std::vector<std::string>& sources, const std::string& target,
                        const Value& value) {
  std::string best = "-";
  double highest = -std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const double one = value(s);
    if (sources[s] == target || !(one > highest)) continue;  // NaN is not above
    highest = one;
    best = sources[s];
  }
  return best;
}

std::string head_text(const Result& result, const Style& style) {
  Fields fields{{"Study", result.study},
                {"Networks", std::to_string(result.measures.sources.size()) + ", run seed " +
                                 std::to_string(result.measures.run_seed)},
                {"Images", std::to_string(result.measures.images) + " for similarities"}};
  fields.emplace_back("Compared with",
                      result.measured ? "first-order affinities (" + result.measured->what + ")"
                                      : "nothing: no transfer is measured yet");
  return fields_text(fields, style);
}

std::string notes_text(const Result& result) {
  std::vector<std::string> notes = result.measures.notes;
  for (const MeasureTable& table : result.measures.tables) {
    for (const std::string& note : table.notes) {
      if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
    }
  }
  std::string text;
  for (const std::string& note : notes) text += "Note: " + printable(note) + "\n";
  return text.empty() ? text : "\n" + text;
}

// How well each measure would have foretold, and what each puts first.
std::string overview_text(const Result& result, const Style& style) {
  std::string text = head_text(result, style);
  if (result.measured) {
    TextTable table({{"Measure", kLeft},
                     {"Targets", kRight},
                     {"Spearman", kRight},
                     {"5 % .. 95 %", kRight},
                     {"Kendall", kRight},
                     {"Pooled", kRight}});
    for (std::size_t k = 0; k < result.agreements.size(); ++k) {
      const Agreement& one = result.agreements[k];
      table.add({std::string(to_string(result.measures.tables[k].kind)),
                 std::to_string(one.targets.size()), correlation_text(one.spearman),
                 interval_text(one.spearman_interval), correlation_text(one.kendall),
                 correlation_text(one.pooled_spearman)});
    }
    text += "\n" + table.text(style);
  }
  std::vector<std::string> targets;
  std::vector<TextTable::Column> columns{{"Best source of", kLeft}};
  for (const MeasureTable& table : result.measures.tables) {
    columns.push_back({std::string(to_string(table.kind)), kLeft});
    for (const std::string& target : table.targets) {
      if (std::find(targets.begin(), targets.end(), target) == targets.end()) {
        targets.push_back(target);
      }
    }
  }
  if (result.measured) columns.push_back({"measured", kLeft});
  TextTable firsts(columns);
  for (const std::string& target : targets) {
    std::vector<std::string> cells{target};
    for (const MeasureTable& table : result.measures.tables) {
      const auto at = std::find(table.targets.begin(), table.targets.end(), target);
      const auto row = static_cast<std::size_t>(at - table.targets.begin());
      cells.push_back(
          at == table.targets.end() ? "-" : best_source(table.sources, target, [&](std::size_t s) {
            return table.at(row, s);
          }));
    }
    if (result.measured) {
      cells.push_back(best_source(result.measures.sources, target, [&](std::size_t s) {
        return measured_at(*result.measured, target, result.measures.sources[s]);
      }));
    }
    firsts.add(std::move(cells));
  }
  return text + "\n" + firsts.text(style) + notes_text(result);
}

// One measure as a matrix; sources are numbered columns, as for affinities.
std::string matrix_text(const Result& result, const Style& style) {
  const MeasureTable& table = result.measures.tables.front();
  std::vector<TextTable::Column> columns{{"Target", kLeft}};
  std::vector<std::string> legend;
  for (std::size_t s = 0; s < table.sources.size(); ++s) {
    columns.push_back({std::to_string(s + 1), kRight});
    legend.push_back(std::to_string(s + 1) + " " + table.sources[s]);
  }
  if (result.measured) columns.push_back({"Spearman", kRight});
  TextTable text(columns);
  for (std::size_t t = 0; t < table.targets.size(); ++t) {
    std::vector<std::string> cells{table.targets[t]};
    for (std::size_t s = 0; s < table.sources.size(); ++s) {
      cells.push_back(measure_text(table.at(t, s)));
    }
    if (result.measured) {
      const auto& all = result.agreements.front().targets;
      const auto one = std::find_if(all.begin(), all.end(), [&](const auto& agreement) {
        return agreement.target == table.targets[t];
      });
      cells.push_back(one == all.end() ? "-" : correlation_text(one->spearman));
    }
    text.add(std::move(cells));
  }
  Fields tail{{"Sources", joined(legend)}};
  if (result.measured) {
    const Agreement& one = result.agreements.front();
    tail.emplace_back("Spearman",
                      "mean " + correlation_text(one.spearman) + " over " +
                          std::to_string(one.targets.size()) +
                          " targets, 5 % .. 95 %: " + interval_text(one.spearman_interval) +
                          "; Kendall " + correlation_text(one.kendall));
  }
  return head_text(result, style) +
         fields_text({{"Measure", std::string(to_string(table.kind))}}, style) + "\n" +
         text.text(style) + "\n" + fields_text(tail, style) + notes_text(result);
}

Json agreement_json(const Agreement& agreement) {
  Json targets = Json::array();
  for (const auto& one : agreement.targets) {
    targets.push_back({{"target", one.target},
                       {"sources", one.sources},
                       {"spearman", number(one.spearman)},
                       {"kendall", number(one.kendall)},
                       {"first", one.first},
                       {"rank_of_first", number(one.rank_of_first)}});
  }
  const auto interval = [](const Interval& i) { return Json{number(i.lower), number(i.upper)}; };
  return {{"spearman", number(agreement.spearman)},
          {"spearman_interval", interval(agreement.spearman_interval)},
          {"kendall", number(agreement.kendall)},
          {"kendall_interval", interval(agreement.kendall_interval)},
          {"pooled_spearman", number(agreement.pooled_spearman)},
          {"targets", targets}};
}

std::string result_json(const Result& result) {
  Json tables = Json::array();
  for (std::size_t k = 0; k < result.measures.tables.size(); ++k) {
    const MeasureTable& table = result.measures.tables[k];
    Json values = Json::array();
    for (std::size_t t = 0; t < table.targets.size(); ++t) {
      Json row = Json::array();
      for (std::size_t s = 0; s < table.sources.size(); ++s) row.push_back(number(table.at(t, s)));
      values.push_back(std::move(row));
    }
    tables.push_back(
        {{"measure", to_string(table.kind)},
         {"targets", table.targets},
         {"sources", table.sources},
         {"samples", table.samples},
         {"values", values},
         {"notes", table.notes},
         {"agreement", result.measured ? agreement_json(result.agreements[k]) : Json(nullptr)}});
  }
  return json_text(
      {{"study", result.study},
       {"run_seed", result.measures.run_seed},
       {"compared_with", result.measured ? Json(result.measured->what) : Json(nullptr)},
       {"images", result.measures.images},
       {"sources", result.measures.sources},
       {"measures", tables},
       {"notes", result.measures.notes}});
}

std::string result_csv(const Result& result) {
  std::string text = "measure,target,source,value,affinity\n";
  const auto cell = [](double value) { return std::isnan(value) ? "" : format_number(value); };
  for (const MeasureTable& table : result.measures.tables) {
    for (std::size_t t = 0; t < table.targets.size(); ++t) {
      for (std::size_t s = 0; s < table.sources.size(); ++s) {
        const double affinity =
            result.measured ? measured_at(*result.measured, table.targets[t], table.sources[s])
                            : std::numeric_limits<double>::quiet_NaN();
        // Codes hold no commas and no quotes.
        text += std::string(to_string(table.kind)) + "," + table.targets[t] + "," +
                table.sources[s] + "," + cell(table.at(t, s)) + "," + cell(affinity) + "\n";
      }
    }
  }
  return text;
}

std::vector<Kind> kinds_of(const std::vector<std::string>& words) {
  std::vector<Kind> kinds;
  for (const std::string& word : words) {
    const auto kind = measures::parse_kind(word);
    if (!kind) {
      std::vector<std::string> known;
      for (const Kind one : measures::kKinds) known.emplace_back(to_string(one));
      throw usage_error("--measure '" + word + "' is none of " + joined(known));
    }
    if (std::find(kinds.begin(), kinds.end(), *kind) == kinds.end()) kinds.push_back(*kind);
  }
  return kinds;
}

std::optional<Measured> measured_in(const Study& study, const Selection& selection,
                                    std::optional<std::uint64_t>& run_seed) {
  if (selection.seed) run_seed = static_cast<std::uint64_t>(*selection.seed);
  if (study.measurements().empty()) return std::nullopt;
  const MeasurementInfo chosen = study.select(selection);
  if (chosen.seed) run_seed = static_cast<std::uint64_t>(*chosen.seed);
  Selection exact;
  exact.id = chosen.id;
  TransferTable table = study.table(exact);
  FirstOrderMatrix affinity = first_order_affinity(table);
  return Measured{describe_measurement(chosen), std::move(table), std::move(affinity)};
}

int run_measures(const MeasuresArguments& arguments, Session& session) {
  constexpr long long kMostThreads = 4096;
  measures::StudyMeasuresOptions options;
  if (!arguments.kinds.empty()) options.kinds = kinds_of(arguments.kinds);
  options.images =
      whole_number(arguments.images, "--images", 4,
                   static_cast<long long>(measures::RowLimits::kSamples), options.images);
  options.seed = static_cast<std::uint64_t>(
      whole_number(arguments.seed, "--seed", 0, std::numeric_limits<long long>::max(), 1));
  const RunContext context = session.context(
      options.seed,
      static_cast<int>(whole_number(arguments.threads, "--threads", 1, kMostThreads, 0)));

  const Study study = open_study(arguments.study);
  Result result;
  result.study = arguments.study;
  result.measured = measured_in(study, arguments.measurement.selection(), options.run_seed);
  auto computed = measures::study_measures(study, options, context);
  if (!computed) return session.cancelled();
  result.measures = *std::move(computed);
  if (result.measured) {
    measures::AgreementOptions agreement;
    agreement.seed = options.seed;
    for (const MeasureTable& table : result.measures.tables) {
      result.agreements.push_back(
          measures::agreement(table, result.measured->table, result.measured->affinity, agreement));
    }
  }
  if (arguments.output.json()) {
    session.deliver(arguments.output, result_json(result));
  } else if (arguments.output.format == "csv") {
    session.deliver(arguments.output, result_csv(result));
  } else {
    const Style style = Style::of(arguments.output);
    session.deliver(arguments.output, options.kinds.size() == 1 ? matrix_text(result, style)
                                                                : overview_text(result, style));
  }
  return kDone;
}

}  // namespace

void add_measures_command(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<MeasuresArguments>();
  CLI::App* command =
      program.add_subcommand("measures", "What can be known of transfers before any is trained");
  add_study_argument(*command, arguments->study, "STUDY",
                     "the file of a study whose encoders have run");
  add_list(*command, "--measure", arguments->kinds, "KIND",
           "cka, cka-rbf, dds, rsa (source and target network alike), logme, h-score (labels "
           "foretold); one of them is shown as a matrix (default all)");
  add_value(*command, "--images", arguments->images, "N", "images at most (default 500)");
  add_value(*command, "--seed", arguments->seed, "S",
            "seed of the choice of images and of the intervals (default 1)");
  add_threads_option(*command, arguments->threads);
  add_measurement_options(*command, arguments->measurement);
  add_output_options(*command, arguments->output, {"table", "json", "csv"});
  command->footer(
      R"(Computed from the representations that a run keeps, without training. Where first-order transfers
are measured, each measure is compared with them: the rank correlation over the sources of a target,
its mean over targets, and an interval for that mean by drawing targets anew. Formulas and sources
are in docs/measures.md.

Examples:
  taskatlas-cli measures mine.taskstudy
  taskatlas-cli measures mine.taskstudy --measure dds
  taskatlas-cli measures mine.taskstudy --measure logme,cka --images 200 --format csv)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_measures(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
