// SPDX-License-Identifier: MIT
#include "evaluation/significance.hpp"

#include "affinity/percentile.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/random_taxonomy.hpp"
#include "taxonomy/program.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTieTolerance = 1e-12;  // relative to max(1, |ours|)
constexpr std::size_t kBlock = 64;       // samples between two reports of progress

struct Figures {
  double objective = kNaN;
  double gain = kNaN;
  double quality = kNaN;
};

struct Sample {
  bool found = false;
  std::size_t attempts = 0;
  Figures uniform;
  Figures best;
};

// Gain and quality of every choice of a program, looked up once.
class Scores {
 public:
  Scores(const TransferTable& table, const Program& program) {
    for (const ProgramCandidate& candidate : program.candidates) {
      const Transfer& row = table.transfer(candidate.row);
      candidates_.push_back({0, row.gain, row.quality});
    }
    for (const ProgramTarget& target : program.targets) {
      const TargetReference reference = target_reference(table, target.task);
      selves_.push_back({0, reference.self_gain, reference.self_quality});
    }
  }

  Figures of(const ProgramSolution& solution) const {
    double gain = 0;
    double quality = 0;
    std::size_t gains = 0;
    std::size_t qualities = 0;
    for (std::size_t t = 0; t < solution.chosen.size(); ++t) {
      const std::int32_t choice = solution.chosen[t];
      const Figures& one = choice == ProgramSolution::kSelf
                               ? selves_[t]
                               : candidates_[static_cast<std::size_t>(choice)];
      if (!std::isnan(one.gain)) gain += one.gain, ++gains;
      if (!std::isnan(one.quality)) quality += one.quality, ++qualities;
    }
    return {solution.objective, gains ? gain / static_cast<double>(gains) : kNaN,
            qualities ? quality / static_cast<double>(qualities) : kNaN};
  }

 private:
  std::vector<Figures> candidates_;
  std::vector<Figures> selves_;
};

Sample draw_sample(const Program& program, const RandomTaxonomies& taxonomies, const Scores& scores,
                   std::size_t most_attempts, RandomStream random, const RunContext& context) {
  Sample sample;
  while (sample.attempts < most_attempts && !context.stopped()) {
    ++sample.attempts;
    const std::vector<std::uint8_t> supervised = taxonomies.draw_sources(random);
    const auto best = best_assignment(program, supervised);
    if (!best) continue;
    const auto uniform = taxonomies.draw_transfers(supervised, random);
    if (!uniform) continue;
    sample.found = true;
    sample.uniform = scores.of(*uniform);
    sample.best = scores.of(*best);
    break;
  }
  return sample;
}

AgainstRandom against(double ours, const std::vector<double>& random) {
  AgainstRandom result;
  result.ours = ours;
  result.random = describe_distribution(random);
  if (std::isnan(ours) || result.random.count == 0) return result;
  const double threshold = ours - kTieTolerance * std::max(1.0, std::abs(ours));
  result.at_least = static_cast<std::size_t>(
      std::count_if(random.begin(), random.end(), [&](double r) { return r >= threshold; }));
  result.rank = 1 + result.at_least;
  result.p_value = static_cast<double>(result.rank) / static_cast<double>(result.random.count + 1);
  return result;
}

RandomBaseline baseline(const Figures& ours, const std::vector<Sample>& samples,
                        Figures Sample::*which) {
  const auto compare_with = [&](double Figures::*figure) {
    std::vector<double> random;
    for (const Sample& sample : samples) {
      if (sample.found) random.push_back(sample.*which.*figure);
    }
    return against(ours.*figure, random);
  };
  return {compare_with(&Figures::objective), compare_with(&Figures::gain),
          compare_with(&Figures::quality)};
}

Figures figures_of(const TransferTable& table, const Taxonomy& taxonomy) {
  if (taxonomy.transfers.empty()) return {};
  const Evaluation evaluation = evaluate(table, taxonomy);
  return {taxonomy.objective, evaluation.mean_gain, evaluation.mean_quality};
}

}  // namespace

void SignificanceOptions::check() const {
  if (samples == 0) throw usage_error("the number of random taxonomies is 0; at least 1 is needed");
  if (attempts == 0) {
    throw usage_error("the number of attempts for a random taxonomy is 0; at least 1 is needed");
  }
}

Distribution describe_distribution(std::span<const double> values) {
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double value) { return !std::isnan(value); });
  std::sort(sorted.begin(), sorted.end());
  Distribution result;
  result.count = sorted.size();
  if (sorted.empty()) return result;
  double sum = 0;
  for (const double value : sorted) sum += value;
  result.mean = sum / static_cast<double>(sorted.size());
  result.p5 = percentile(sorted, 0.05);
  result.median = percentile(sorted, 0.5);
  result.p95 = percentile(sorted, 0.95);
  result.minimum = sorted.front();
  result.maximum = sorted.back();
  return result;
}

std::optional<Significance> test_significance(const TransferTable& table, const Scenario& scenario,
                                              std::span<const Taxonomy> ours,
                                              const SignificanceOptions& options,
                                              const RunContext& context) {
  options.check();
  Significance result;
  result.seed = options.seed;
  result.samples = options.samples;
  // Dominated transfers stay in: a random taxonomy may well take one.
  Program program = compile(table, scenario, {.remove_dominated = false});
  const Scores scores(table, program);
  const auto total = static_cast<double>(ours.size() * options.samples);
  double done = 0;
  for (const Taxonomy& taxonomy : ours) {
    if (std::isnan(taxonomy.budget) || taxonomy.budget < 0) {
      throw usage_error("a taxonomy to be tested has no budget of at least 0");
    }
    program.budget = taxonomy.budget;
    const RandomTaxonomies taxonomies(program);
    const auto key = std::bit_cast<std::uint64_t>(taxonomy.budget + 0.0);  // −0 is 0
    std::vector<Sample> samples(program.impossible.empty() ? options.samples : 0);
    for (std::size_t first = 0; first < samples.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, samples.size() - first);
      parallel_for(count, context.threads, [&](std::size_t i) {
        samples[first + i] = draw_sample(program, taxonomies, scores, options.attempts,
                                         {options.seed, key, first + i}, context);
      });
      if (context.stopped()) return std::nullopt;
      context.progress(done + static_cast<double>(first + count), total, "random taxonomies");
    }
    if (context.stopped()) return std::nullopt;
    done += static_cast<double>(options.samples);

    SignificancePoint point;
    point.budget = taxonomy.budget;
    for (const Sample& sample : samples) {
      point.attempts += sample.attempts;
      point.samples += sample.found;
    }
    point.outcome = point.samples == options.samples ? SamplingOutcome::kEnough
                    : point.samples > 0              ? SamplingOutcome::kFew
                                                     : SamplingOutcome::kNone;
    const Figures own = figures_of(table, taxonomy);
    point.uniform = baseline(own, samples, &Sample::uniform);
    point.best = baseline(own, samples, &Sample::best);
    result.points.push_back(point);
  }
  return result;
}

}  // namespace taskatlas
