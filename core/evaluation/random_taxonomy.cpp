// SPDX-License-Identifier: MIT
#include "evaluation/random_taxonomy.hpp"

#include <algorithm>
#include <numeric>

namespace taskatlas {

RandomTaxonomies::RandomTaxonomies(const Program& program) : program_(program) {
  marginal_.reserve(program.sources.size());
  for (const ProgramSource& source : program.sources) marginal_.push_back(source.cost);
  for (const ProgramTarget& target : program.targets) {
    fixed_cost_ += target.transfer_cost;
    if (target.has_self) {
      marginal_[static_cast<std::size_t>(target.self_source)] -= target.transfer_cost;
    }
  }
  for (std::size_t s = 0; s < program.sources.size(); ++s) {
    if (program.sources[s].fixed == 1) fixed_cost_ += marginal_[s];
    if (program.sources[s].fixed < 0) free_.push_back(s);
  }
}

std::vector<std::uint8_t> RandomTaxonomies::draw_sources(RandomStream& random) const {
  std::vector<std::uint8_t> supervised(program_.sources.size(), 0);
  for (std::size_t s = 0; s < supervised.size(); ++s) {
    supervised[s] = program_.sources[s].fixed == 1;
  }
  std::vector<std::size_t> order = free_;
  random.shuffle(std::span(order));
  double cost = fixed_cost_;
  bool inserted = true;
  while (inserted) {  // a source that saves transfer costs may make room for one passed over
    inserted = false;
    for (const std::size_t s : order) {
      if (supervised[s]) continue;
      if (marginal_[s] > 0 && cost + marginal_[s] > budget_limit(program_.budget)) continue;
      supervised[s] = 1;
      cost += marginal_[s];
      inserted = inserted || marginal_[s] < 0;
    }
  }
  return supervised;
}

double RandomTaxonomies::least_cost(const std::vector<std::uint8_t>& supervised) const {
  double cost = 0;
  for (std::size_t s = 0; s < supervised.size(); ++s) {
    if (supervised[s]) cost += program_.sources[s].cost;
  }
  for (const ProgramTarget& target : program_.targets) {
    const bool self = target.has_self && supervised[static_cast<std::size_t>(target.self_source)];
    if (!self) cost += target.transfer_cost;
  }
  return cost;
}

std::optional<ProgramSolution> RandomTaxonomies::draw_transfers(
    const std::vector<std::uint8_t>& supervised, RandomStream& random) const {
  ProgramSolution solution;
  solution.supervised = supervised;
  solution.chosen.assign(program_.targets.size(), ProgramSolution::kNone);
  solution.objective = 0;
  solution.spent = least_cost(supervised);
  if (solution.spent > budget_limit(program_.budget)) return std::nullopt;

  std::vector<std::size_t> order(program_.targets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(std::span(order));
  std::vector<std::int32_t> choices;
  for (const std::size_t t : order) {
    const ProgramTarget& target = program_.targets[t];
    const bool trained =
        target.self_source >= 0 && supervised[static_cast<std::size_t>(target.self_source)];
    const bool self = trained && target.has_self;
    choices.clear();
    if (self) choices.push_back(ProgramSolution::kSelf);
    // A target that is not trained has its transfer cost in least_cost already.
    const double extra = self ? target.transfer_cost : 0;
    const bool may_transfer = !(program_.formulation == Formulation::kSolver && trained) &&
                              solution.spent + extra <= budget_limit(program_.budget);
    if (may_transfer) {
      for (std::uint32_t e = target.first; e < target.last; ++e) {
        const auto members = program_.sources_of(program_.candidates[e]);
        if (std::all_of(members.begin(), members.end(),
                        [&](std::uint16_t s) { return supervised[s] != 0; })) {
          choices.push_back(static_cast<std::int32_t>(e));
        }
      }
    }
    if (choices.empty()) return std::nullopt;
    const std::int32_t chosen = choices[random.below(choices.size())];
    solution.chosen[t] = chosen;
    if (chosen == ProgramSolution::kSelf) {
      solution.objective += target.self_value;
    } else {
      solution.objective += program_.candidates[static_cast<std::size_t>(chosen)].value;
      solution.spent += extra;
    }
  }
  return solution;
}

}  // namespace taskatlas
