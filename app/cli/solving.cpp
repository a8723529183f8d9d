// SPDX-License-Identifier: MIT
#include "cli/solving.hpp"

#include "base/error.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/standard_streams.hpp"
#include "cli/taxonomy_text.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::cli {

std::optional<int> unsolved(const OutputOptions& output, Session& session, const LoadedStudy& study,
                            const Scenario& scenario, const Taxonomy& taxonomy,
                            const SolveOptions& options) {
  if (taxonomy.status == TaxonomyStatus::kUnknown) {
    throw failure("no taxonomy was found within " + seconds_text(options.time_limit) +
                  ", and none was ruled out; give it more time with --time-limit");
  }
  if (taxonomy.status != TaxonomyStatus::kInfeasible) return std::nullopt;
  bool said = false;
  if (output.json()) {
    session.deliver(output, json_text(taxonomy_json(study, scenario, taxonomy)));
  } else if (output.format == "table") {
    session.deliver(output,
                    fields_text(taxonomy_fields(study, scenario, taxonomy), Style::of(output)));
    said = output.out.empty() && output_is_terminal();
  }
  if (!said) {
    session.note("infeasible: " + taxonomy.reason);
  }
  return kInfeasible;
}

}  // namespace taskatlas::cli
