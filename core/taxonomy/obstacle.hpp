// SPDX-License-Identifier: MIT
// What stands in the way of a taxonomy, in parts: whoever shows it words it in its own language.
#pragma once

#include "base/error.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas {

struct Obstacle {
  enum class Cause : std::uint8_t {
    // Infeasible:
    kBudget,          // `budget` is too small; `least` is the smallest that works, if it was found
    kContradiction,   // what is required and forbidden contradicts the formulation
    kSourcesMissing,  // nothing can serve `task`: its transfers' sources cannot be supervised
    kUnserved,        // nothing can serve `task`: `transfers` and `self` say why
    kSourceRole,      // `task` is to be supervised (`demand`, `entry`), its `role` forbids it
    kNoTarget,        // `entry` is required, but `task` is no target
    kExcluded,        // `entry` is required, but `required` (or, for kSelf, `self`) says no
    kCannotServeItself,  // `task` is required as a source, and must then serve itself
    // The scenario contradicts itself; thrown as ScenarioError:
    kSourceForbidden,  // `task` is to be supervised (`demand`, `entry`) and forbidden as a source
    kTwoRequired,      // two different transfers into `task` are required
    kEntryForbidden,   // `entry` is both required and forbidden
    // The value was measured for no transfer of the study; thrown as ScenarioError:
    kNoValue,  // `value`
  };
  // Why a task has to be supervised.
  enum class Demand : std::uint8_t { kRequired, kFullSupervision, kTransfer };
  // Why no transfer can serve a target.
  enum class Transfers : std::uint8_t { kUnmeasured, kOtherRows, kNoValue, kExcluded };
  // Why the target's full supervision cannot.
  enum class Self : std::uint8_t { kUnmeasured, kNoValue, kRole, kForbiddenSource, kForbidden };
  // Why a required transfer is no candidate.
  enum class Required : std::uint8_t { kSelf, kOrder, kOwnTarget, kNoValue, kSources };

  Cause cause = Cause::kBudget;
  TaskId task;
  std::string entry;  // as the scenario has it: "a+b->t"; of kBudget the required sources: "a+b"
  Demand demand = Demand::kRequired;
  Transfers transfers = Transfers::kUnmeasured;
  Self self = Self::kUnmeasured;
  Required required = Required::kSelf;
  Role role = Role::kBoth;  // of `task`
  Value value = Value::kAffinity;
  std::string rows;   // of kOtherRows: which there are, "self, pixels, t->t"
  int order = 0;      // of `entry`
  int max_order = 0;  // of the scenario
  double budget = 0;  // of the scenario
  std::optional<double> least;
};

// In English, as the command line says it: "nothing can serve t: ..".
std::string to_text(const Obstacle& obstacle, const TransferTable& table);

// A scenario that cannot be solved as it stands. what() is the English text.
class ScenarioError : public Error {
 public:
  ScenarioError(ErrorKind kind, Obstacle obstacle, const std::string& text)
      : Error(kind, text), obstacle_(std::move(obstacle)) {}
  const Obstacle& obstacle() const { return obstacle_; }

 private:
  Obstacle obstacle_;
};

// The names in "a+b->t", by which an entry can be worded: sources, then the target (or none, for
// a source alone). "self" stays as it is.
struct EntryParts {
  std::vector<std::string> sources;
  std::string target;
};
EntryParts parts_of_entry(const std::string& entry);

}  // namespace taskatlas
