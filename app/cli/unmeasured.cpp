// SPDX-License-Identifier: MIT
#include "cli/unmeasured.hpp"

#include "base/shell_text.hpp"
#include "cli/text.hpp"
#include "engine/unmeasured.hpp"

#include <algorithm>
#include <vector>

namespace taskatlas::cli {

std::string unmeasured(const LoadedStudy& study) {
  const auto missing = engine::unmeasured(study.study, study.table);
  if (!missing) return {};
  constexpr std::size_t kNamed = 5;
  std::string none;
  if (std::vector<std::string> without = missing->without; !without.empty()) {
    const std::size_t more = without.size() - std::min(without.size(), kNamed);
    without.resize(std::min(without.size(), kNamed));
    none = "; none into " + joined(without) +
           (more > 0 ? " and " + std::to_string(more) + " more" : "");
  }
  return "still being measured: " + std::to_string(missing->found) + " of " +
         std::to_string(missing->wanted) + " transfers of order 1 are there" + none +
         ". Affinities are shares among those and will change; `taskatlas-cli run " +
         shell_quoted(study.label) + "` measures the rest";
}

LoadedStudy load_measured(const std::string& name, const Selection& selection, Session& session) {
  LoadedStudy study = load_study(name, selection);
  if (const std::string note = unmeasured(study); !note.empty()) session.note(note);
  return study;
}

}  // namespace taskatlas::cli
