// SPDX-License-Identifier: MIT
#include "cli/unmeasured.hpp"

#include "base/shell_text.hpp"
#include "cli/text.hpp"
#include "engine/experiment.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace taskatlas::cli {

std::string unmeasured(const LoadedStudy& study) {
  if (!study.study.experiment() || study.study.info().builtin) return {};
  const engine::Experiment experiment = engine::read_experiment(study.study);
  std::set<std::pair<std::string, std::string>> there;
  for (const Transfer& row : study.table.transfers()) {
    if (row.pseudo != PseudoSource::kNone || row.sources.size() != 1) continue;
    there.emplace(study.table.code(row.sources.front()), study.table.code(row.target));
  }
  std::size_t wanted = 0, found = 0;
  std::vector<std::string> without;
  for (const engine::ExperimentTask& target : experiment.tasks) {
    if (!target.target) continue;
    std::size_t into = 0;
    for (const engine::ExperimentTask& source : experiment.tasks) {
      if (!source.source) continue;
      ++wanted;
      into += there.count({source.code, target.code});
    }
    found += into;
    if (into == 0) without.push_back(target.code);
  }
  if (found == wanted) return {};
  constexpr std::size_t kNamed = 5;
  std::string none;
  if (!without.empty()) {
    const std::size_t more = without.size() - std::min(without.size(), kNamed);
    without.resize(std::min(without.size(), kNamed));
    none = "; none into " + joined(without) +
           (more > 0 ? " and " + std::to_string(more) + " more" : "");
  }
  return "still being measured: " + std::to_string(found) + " of " + std::to_string(wanted) +
         " transfers of order 1 are there" + none +
         ". Affinities are shares among those and will change; `taskatlas-cli run " +
         shell_quoted(study.label) + "` measures the rest";
}

LoadedStudy load_measured(const std::string& name, const Selection& selection, Session& session) {
  LoadedStudy study = load_study(name, selection);
  if (const std::string note = unmeasured(study); !note.empty()) session.note(note);
  return study;
}

}  // namespace taskatlas::cli
