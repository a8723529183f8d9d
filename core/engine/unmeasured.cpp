// SPDX-License-Identifier: MIT
#include "engine/unmeasured.hpp"

#include "engine/experiment.hpp"

#include <set>
#include <utility>

namespace taskatlas::engine {

std::optional<Unmeasured> unmeasured(const Study& study, const TransferTable& table) {
  if (!study.experiment() || study.info().builtin) return std::nullopt;
  const Experiment experiment = read_experiment(study);
  std::set<std::pair<std::string, std::string>> there;
  for (const Transfer& row : table.transfers()) {
    if (row.pseudo != PseudoSource::kNone || row.sources.size() != 1) continue;
    there.emplace(table.code(row.sources.front()), table.code(row.target));
  }
  Unmeasured result;
  for (const ExperimentTask& target : experiment.tasks) {
    if (!target.target) continue;
    std::size_t into = 0;
    for (const ExperimentTask& source : experiment.tasks) {
      if (!source.source) continue;
      ++result.wanted;
      into += there.count({source.code, target.code});
    }
    result.found += into;
    if (into == 0) result.without.push_back(target.code);
  }
  if (result.found == result.wanted) return std::nullopt;
  return result;
}

}  // namespace taskatlas::engine
