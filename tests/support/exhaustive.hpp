// SPDX-License-Identifier: MIT
// The true answer by trying everything, written from the mathematics alone: every set of supervised
// sources, and for each every way to serve the targets that could matter. Nothing of the provers'
// code, and for tables nothing of the compiler's either. For up to some 12 sources.
#pragma once

#include "taxonomy/program.hpp"
#include "taxonomy/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::testing {

// One way to supervise and serve, whatever the budget.
struct Choice {
  std::uint32_t supervised = 0;  // bit set: over a program's sources, or over a table's TaskIds
  std::uint32_t used = 0;        // those of them that serve a target (the target itself included)
  double objective = 0;
  double spent = 0;
};

// How one target may be served under one set of supervised sources. All transfers into a target
// cost the same, so only the best of them can matter.
struct Options {
  std::optional<double> transfer;
  std::uint32_t transfer_sources = 0;
  std::optional<double> self;
  std::uint32_t self_source = 0;
  double transfer_cost = 0;
};

inline void combine(const std::vector<Options>& options, std::size_t at, const Choice& so_far,
                    std::vector<Choice>& out) {
  if (at == options.size()) {
    out.push_back(so_far);
    return;
  }
  const Options& option = options[at];
  if (option.transfer) {
    Choice next = so_far;
    next.objective += *option.transfer;
    next.spent += option.transfer_cost;
    next.used |= option.transfer_sources;
    combine(options, at + 1, next, out);
  }
  // Where a transfer costs nothing and is worth more, full supervision cannot matter.
  if (option.self &&
      !(option.transfer && option.transfer_cost == 0 && *option.transfer >= *option.self)) {
    Choice next = so_far;
    next.objective += *option.self;
    next.used |= option.self_source;
    combine(options, at + 1, next, out);
  }
}

inline std::vector<Choice> all_choices(const Program& program) {
  std::vector<Choice> out;
  if (!program.impossible.empty()) return out;
  const std::size_t n = program.sources.size();
  for (std::uint32_t y = 0; y < (1U << n); ++y) {
    const auto trained = [&](std::size_t s) { return ((y >> s) & 1U) != 0; };
    Choice choice;
    choice.supervised = y;
    bool fits = true;
    for (std::size_t s = 0; s < n; ++s) {
      if (program.sources[s].fixed == 0 && trained(s)) fits = false;
      if (program.sources[s].fixed == 1 && !trained(s)) fits = false;
      if (trained(s)) choice.spent += program.sources[s].cost;
    }
    if (!fits) continue;
    std::vector<Options> options;
    for (const ProgramTarget& target : program.targets) {
      Options option;
      option.transfer_cost = target.transfer_cost;
      const bool own =
          target.self_source >= 0 && trained(static_cast<std::size_t>(target.self_source));
      if (own && target.has_self) {
        option.self = target.self_value;
        option.self_source = 1U << target.self_source;
      }
      if (!(program.formulation == Formulation::kSolver && own)) {
        for (std::size_t c = target.first; c < target.last; ++c) {
          const ProgramCandidate& candidate = program.candidates[c];
          std::uint32_t needed = 0;
          for (std::size_t m = candidate.first; m < candidate.last; ++m) {
            needed |= 1U << program.members[m];
          }
          if ((needed & ~y) != 0) continue;
          if (!option.transfer || candidate.value > *option.transfer) {
            option.transfer = candidate.value;
            option.transfer_sources = needed;
          }
        }
      }
      options.push_back(option);
    }
    combine(options, 0, choice, out);
  }
  return out;
}

namespace detail {

// "a+b->t" as written in a scenario.
struct Entry {
  std::vector<TaskId> sources;
  std::optional<TaskId> target;
  bool is_source() const { return !target.has_value(); }
  bool is_full_supervision() const {
    return target && sources.size() == 1 && sources[0] == *target;
  }
  bool is_row(const Transfer& row) const {
    if (!target || is_full_supervision() || row.target != *target ||
        row.pseudo != PseudoSource::kNone || row.sources.size() != sources.size()) {
      return false;
    }
    return std::is_permutation(sources.begin(), sources.end(), row.sources.begin());
  }
};

inline std::vector<Entry> entries(const TransferTable& table,
                                  const std::vector<std::string>& texts) {
  std::vector<Entry> out;
  for (const std::string& text : texts) {
    Entry entry;
    std::string left = text;
    if (const auto arrow = text.find("->"); arrow != std::string::npos) {
      left = text.substr(0, arrow);
      entry.target = table.find_task(text.substr(arrow + 2));
    }
    for (std::size_t begin = 0; begin <= left.size();) {
      const std::size_t end = std::min(left.find('+', begin), left.size());
      entry.sources.push_back(*table.find_task(left.substr(begin, end - begin)));
      begin = end + 1;
    }
    out.push_back(entry);
  }
  return out;
}

}  // namespace detail

// The same straight from a table and a scenario, by the two formulations as documented.
inline std::vector<Choice> all_choices(const TransferTable& table, const Scenario& scenario) {
  std::vector<Choice> out;
  const std::size_t n = table.tasks().size();
  std::uint32_t may_supervise = 0;
  std::vector<TaskId> targets;
  for (std::size_t i = 0; i < n; ++i) {
    const TaskId id = TaskId::from_index(i);
    const Role role = role_of(table, scenario, id);
    if (role == Role::kBoth || role == Role::kSource) may_supervise |= 1U << i;
    if (role == Role::kBoth || role == Role::kTarget) targets.push_back(id);
  }
  const auto amount = [&](const std::map<std::string, double>& amounts, TaskId id, double usual) {
    const auto found = amounts.find(table.code(id));
    return found == amounts.end() ? usual : found->second;
  };
  const auto required = detail::entries(table, scenario.required);
  const auto forbidden = detail::entries(table, scenario.forbidden);
  for (const auto& entry : required) {  // a transfer into what is no target cannot be used
    if (entry.target && std::find(targets.begin(), targets.end(), *entry.target) == targets.end()) {
      return out;
    }
  }

  for (std::uint32_t y = 0; y < (1U << n); ++y) {
    if ((y & ~may_supervise) != 0) continue;
    const auto trained = [&](TaskId id) { return ((y >> id.value) & 1U) != 0; };
    bool fits = true;
    for (const auto& entry : required) {
      if (entry.is_source() && !trained(entry.sources[0])) fits = false;
    }
    for (const auto& entry : forbidden) {
      if (entry.is_source() && trained(entry.sources[0])) fits = false;
    }
    Choice choice;
    choice.supervised = y;
    for (std::size_t i = 0; i < n; ++i) {
      const TaskId id = TaskId::from_index(i);
      if (trained(id)) choice.spent += amount(scenario.costs, id, 1);
    }
    std::vector<Options> options;
    for (const TaskId target : targets) {
      if (!fits) break;
      const double importance = amount(scenario.importance, target, 1);
      Options option;
      option.transfer_cost = amount(scenario.transfer_costs, target, 0);
      bool self_allowed = trained(target);
      for (const auto& entry : forbidden) {
        if (entry.is_full_supervision() && *entry.target == target) self_allowed = false;
      }
      for (const auto& entry : required) {
        if (entry.target == target && !entry.is_full_supervision()) self_allowed = false;
      }
      if (const auto row = table.find(PseudoSource::kSelf, target); row && self_allowed) {
        const double value = value_of(table.transfer(*row), scenario.value);
        if (!std::isnan(value)) {
          option.self = importance * value;
          option.self_source = 1U << target.value;
        }
      }
      for (const TransferId id : table.into(target)) {
        const Transfer& row = table.transfer(id);
        const double value = value_of(row, scenario.value);
        if (row.pseudo != PseudoSource::kNone || std::isnan(value)) continue;
        if (scenario.max_order > 0 && row.order() > scenario.max_order) continue;
        if (scenario.formulation == Formulation::kSolver && trained(target)) continue;
        bool allowed = true;
        std::uint32_t needed = 0;
        for (const TaskId source : row.sources) {
          // The target's own encoder serves it by full supervision only.
          if (source == target || !trained(source)) allowed = false;
          needed |= 1U << source.value;
        }
        for (const auto& entry : forbidden) {
          if (entry.is_row(row)) allowed = false;
        }
        for (const auto& entry : required) {
          if (entry.target == target && !entry.is_row(row)) allowed = false;
        }
        if (!allowed) continue;
        if (!option.transfer || importance * value > *option.transfer) {
          option.transfer = importance * value;
          option.transfer_sources = needed;
        }
      }
      if (!option.transfer && !option.self) fits = false;
      options.push_back(option);
    }
    if (fits) combine(options, 0, choice, out);
  }
  return out;
}

inline std::optional<Choice> best_choice(const std::vector<Choice>& choices, double budget) {
  std::optional<Choice> best;
  for (const Choice& choice : choices) {
    if (choice.spent <= budget + kBudgetTolerance &&
        (!best || choice.objective > best->objective)) {
      best = choice;
    }
  }
  return best;
}

inline std::optional<double> least_spending(const std::vector<Choice>& choices) {
  std::optional<double> least;
  for (const Choice& choice : choices) {
    if (!least || choice.spent < *least) least = choice.spent;
  }
  return least;
}

// Spent ascending, objective strictly ascending; differences up to the tolerances are none.
inline std::vector<Choice> pareto_choices(std::vector<Choice> choices, double tolerance = 1e-9) {
  std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
    return a.spent != b.spent ? a.spent < b.spent : a.objective > b.objective;
  });
  std::vector<Choice> front;
  for (const Choice& choice : choices) {
    if (!front.empty() && choice.objective <= front.back().objective + tolerance) continue;
    if (!front.empty() && choice.spent <= front.back().spent + tolerance) {
      front.back().objective = choice.objective;
      front.back().supervised = choice.supervised;
      continue;
    }
    front.push_back(choice);
  }
  return front;
}

// The best choice of every set of sources within the budget in which each source serves some
// target (or is in `keep`: required), best first.
inline std::vector<Choice> best_sets(const std::vector<Choice>& choices, double budget,
                                     std::uint32_t keep = 0) {
  std::vector<Choice> best;
  for (const Choice& choice : choices) {
    if (choice.spent > budget + kBudgetTolerance) continue;
    if (!best.empty() && best.back().supervised == choice.supervised) {
      if (choice.objective > best.back().objective) best.back() = choice;
    } else {
      best.push_back(choice);  // choices come grouped by set
    }
  }
  std::erase_if(best, [&](const Choice& c) { return (c.supervised & ~(c.used | keep)) != 0; });
  std::stable_sort(best.begin(), best.end(),
                   [](const Choice& a, const Choice& b) { return a.objective > b.objective; });
  return best;
}

}  // namespace taskatlas::testing
