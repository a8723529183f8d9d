// SPDX-License-Identifier: MIT
#include "cli/evaluation_text.hpp"

#include "base/numbers.hpp"
#include "cli/numbers_text.hpp"
#include "cli/taxonomy_text.hpp"
#include "cli/text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum TextTable::Align;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json against_json(const AgainstRandom& against) {
  const Distribution& random = against.random;
  return {{"ours", number(against.ours)},      {"count", random.count},
          {"mean", number(random.mean)},       {"p5", number(random.p5)},
          {"median", number(random.median)},   {"p95", number(random.p95)},
          {"minimum", number(random.minimum)}, {"maximum", number(random.maximum)},
          {"at_least", against.at_least},      {"rank", against.rank},
          {"p_value", number(against.p_value)}};
}

Json baseline_json(const RandomBaseline& baseline) {
  return {{"objective", against_json(baseline.objective)},
          {"gain", against_json(baseline.gain)},
          {"quality", against_json(baseline.quality)}};
}

std::string_view to_word(SamplingOutcome outcome) {
  switch (outcome) {
    case SamplingOutcome::kEnough:
      return "enough";
    case SamplingOutcome::kFew:
      return "few";
    case SamplingOutcome::kNone:
      break;
  }
  return "none";
}

Json significance_json(const Significance& significance) {
  const SignificancePoint& point = significance.points.front();
  return {{"seed", significance.seed},
          {"samples", significance.samples},
          {"found", point.samples},
          {"drawn", point.attempts},
          {"outcome", to_word(point.outcome)},
          {"random_transfers", baseline_json(point.uniform)},
          {"best_transfers", baseline_json(point.best)}};
}

void add_baseline(TextTable& table, const std::string& name, const RandomBaseline& baseline) {
  const auto add = [&](const std::string& what, const AgainstRandom& against,
                       std::string (*text)(double)) {
    const Distribution& random = against.random;
    table.add({name, what, text(against.ours), text(random.mean), text(random.p5), text(random.p95),
               against.rank == 0
                   ? "-"
                   : std::to_string(against.rank) + " of " + std::to_string(random.count + 1),
               probability_text(against.p_value)});
  };
  add("objective", baseline.objective, objective_text);
  add("gain", baseline.gain, share_text);
  add("quality", baseline.quality, share_text);
}

std::string significance_table(const Significance& significance, const Style& style) {
  const SignificancePoint& point = significance.points.front();
  std::string found = std::to_string(point.samples) + " of " +
                      std::to_string(significance.samples) +
                      " taxonomies of the same budget, seed " + std::to_string(significance.seed);
  if (point.outcome == SamplingOutcome::kFew) found += "; hardly any random set is feasible";
  if (point.outcome == SamplingOutcome::kNone) found += "; no random set is feasible";
  TextTable table({{"Against random sources", kLeft},
                   {"", kLeft},
                   {"Ours", kRight},
                   {"Mean", kRight},
                   {"5 %", kRight},
                   {"95 %", kRight},
                   {"Rank", kRight},
                   {"p", kRight}});
  add_baseline(table, "with random transfers", point.uniform);
  add_baseline(table, "with their best transfers", point.best);
  return fields_text({{"Random", found}}, style) + "\n" + table.text(style);
}

Json win_rate_json(const WinRate& rate) {
  return {{"win_rate", number(rate.rate)},
          {"p5", number(rate.interval.lower)},
          {"p95", number(rate.interval.upper)},
          {"images", rate.images}};
}

double mean_versus_average(std::span<const NetworkWinRates> networks) {
  double sum = 0;
  std::size_t count = 0;
  for (const NetworkWinRates& one : networks) {
    if (std::isnan(one.versus_average.rate)) continue;
    sum += one.versus_average.rate;
    ++count;
  }
  return count > 0 ? sum / static_cast<double>(count) : std::nan("");
}

std::string interval_text(const Interval& interval) {
  return std::isnan(interval.lower)
             ? "-"
             : share_text(interval.lower) + " to " + share_text(interval.upper);
}

// The paper's table 1, of this study.
std::string networks_table(const LoadedStudy& study, std::span<const NetworkWinRates> networks,
                           const Style& style) {
  TextTable table({{"Network of", kLeft},
                   {"Name", kLeft},
                   {"Against average", kRight},
                   {"5 to 95 %", kRight},
                   {"Against random features", kRight},
                   {"5 to 95 %", kRight},
                   {"Images", kRight}});
  for (const NetworkWinRates& one : networks) {
    table.add({one.target, study.table.task(*study.table.find_task(one.target)).name,
               share_text(one.versus_average.rate), interval_text(one.versus_average.interval),
               share_text(one.versus_random.rate), interval_text(one.versus_random.interval),
               std::to_string(one.versus_average.images)});
  }
  table.add_rule();
  table.add({"mean of " + std::to_string(networks.size()), "",
             share_text(mean_versus_average(networks)), "", "", "", ""});
  return fields_text({{"Networks",
                       "share of test images on which full supervision has the "
                       "smaller loss; intervals over rooms"}},
                     style) +
         "\n" + table.text(style);
}

}  // namespace

Json evaluation_json(const LoadedStudy& study, const Scenario& scenario, const Taxonomy& taxonomy,
                     const Evaluation& evaluation, std::span<const NetworkWinRates> networks,
                     const std::optional<Significance>& significance) {
  Json json = taxonomy_json(study, scenario, taxonomy);
  json["mean_gain"] = number(evaluation.mean_gain);
  json["mean_quality"] = number(evaluation.mean_quality);
  json["missing_gain"] = evaluation.missing_gain;
  json["missing_quality"] = evaluation.missing_quality;
  Json targets = Json::array();
  for (const TargetEvaluation& one : evaluation.targets) {
    targets.push_back({{"target", study.table.code(one.target)},
                       {"full_supervision", one.full_supervision},
                       {"gain", number(one.gain)},
                       {"quality", number(one.quality)},
                       {"self_gain", number(one.reference.self_gain)},
                       {"pixels_quality", number(one.reference.pixels_quality)}});
  }
  json["targets"] = targets;
  if (!networks.empty()) {
    Json list = Json::array();
    for (const NetworkWinRates& one : networks) {
      list.push_back({{"target", one.target},
                      {"versus_average", win_rate_json(one.versus_average)},
                      {"versus_random", win_rate_json(one.versus_random)}});
    }
    json["networks"] = list;
    json["mean_versus_average"] = number(mean_versus_average(networks));
  }
  if (significance) json["significance"] = significance_json(*significance);
  return json;
}

std::string evaluation_table(const LoadedStudy& study, const Scenario& scenario,
                             const Taxonomy& taxonomy, const Evaluation& evaluation,
                             std::span<const NetworkWinRates> networks,
                             const std::optional<Significance>& significance, const Style& style) {
  TextTable table({{"Target", kLeft},
                   {"Name", kLeft},
                   {"Gain", kRight},
                   {"Gain of full", kRight},
                   {"Quality", kRight},
                   {"Quality of scratch", kRight},
                   {"Transferred from", kLeft}});
  for (std::size_t i = 0; i < evaluation.targets.size(); ++i) {
    const TargetEvaluation& one = evaluation.targets[i];
    table.add({study.table.code(one.target), study.table.task(one.target).name,
               share_text(one.gain), share_text(one.reference.self_gain), share_text(one.quality),
               share_text(one.reference.pixels_quality),
               origin_text(study.table, taxonomy.transfers[i])});
  }
  table.add_rule();
  table.add({"mean of " + std::to_string(evaluation.targets.size()), "",
             share_text(evaluation.mean_gain), "", share_text(evaluation.mean_quality), "", ""});
  std::string text =
      fields_text(taxonomy_fields(study, scenario, taxonomy), style) + "\n" + table.text(style);
  if (evaluation.missing_gain + evaluation.missing_quality > 0) {
    text += "Not measured: gain of " + std::to_string(evaluation.missing_gain) + ", quality of " +
            std::to_string(evaluation.missing_quality) + " targets; means are of the others.\n";
  }
  if (!networks.empty()) text += "\n" + networks_table(study, networks, style);
  if (significance) text += "\n" + significance_table(*significance, style);
  return text;
}

}  // namespace taskatlas::cli
