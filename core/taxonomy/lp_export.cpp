// SPDX-License-Identifier: MIT
#include "taxonomy/lp_export.hpp"

#include "base/numbers.hpp"

#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace taskatlas {
namespace {

constexpr std::size_t kLineLength = 100;  // readers of the format stop at 255 to 560 characters
constexpr std::size_t kNameLength = 100;  // of a task in a name; glpsol allows 255 in all

// Legal and distinct names for the tasks of a program.
class Names {
 public:
  explicit Names(const TransferTable& table) : table_(table) {}

  const std::string& of(TaskId task) {
    if (const auto known = names_.find(task); known != names_.end()) return known->second;
    std::string plain = table_.code(task).substr(0, kNameLength);
    for (char& c : plain) {
      if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    }
    std::string name = plain;
    for (int i = 2; !taken_.insert(name).second; ++i) name = plain + "." + std::to_string(i);
    return names_.emplace(task, name).first->second;
  }

 private:
  const TransferTable& table_;
  std::map<TaskId, std::string> names_;
  std::set<std::string> taken_;
};

// Terms of a row, wrapped; terms with coefficient 0 are left out.
class Terms {
 public:
  explicit Terms(std::string head) : text_(std::move(head)), line_(text_.size()) {}

  void add(double coefficient, const std::string& name) {
    if (coefficient == 0) return;
    std::string term = coefficient < 0 ? " - " : (empty_ ? " " : " + ");
    if (std::abs(coefficient) != 1) term += format_number(std::abs(coefficient)) + " ";
    term += name;
    if (line_ + term.size() > kLineLength) {
      text_ += "\n  ";
      line_ = 2;
    }
    text_ += term;
    line_ += term.size();
    empty_ = false;
  }
  bool empty() const { return empty_; }
  std::string close(std::string_view tail) const { return text_ + std::string(tail) + "\n"; }

 private:
  std::string text_;
  std::size_t line_;
  bool empty_ = true;
};

}  // namespace

std::string write_lp_text(const Program& program, const TransferTable& table) {
  Names names(table);
  const auto y = [&](std::size_t source) { return "y_" + names.of(program.sources[source].task); };
  const auto self = [&](const ProgramTarget& target) { return "self_" + names.of(target.task); };
  const auto x = [&](const ProgramTarget& target, std::size_t candidate) {
    return "x_" + names.of(target.task) + "_" + std::to_string(candidate - target.first + 1);
  };

  std::string comments =
      "\\ Task taxonomy: which tasks to supervise (y) and how each target is served (x, self)\n";
  comments += "\\ formulation: " + std::string(to_string(program.formulation)) + "\n";
  if (!program.impossible.empty()) comments += "\\ infeasible: " + program.impossible + "\n";
  for (std::size_t s = 0; s < program.sources.size(); ++s) {
    comments += "\\ " + y(s) + ": supervise " + table.code(program.sources[s].task) + "\n";
  }
  for (const ProgramTarget& target : program.targets) {
    if (target.has_self) {
      comments += "\\ " + self(target) + ": " + table.code(target.task) + " by full supervision\n";
    }
    for (std::size_t c = target.first; c < target.last; ++c) {
      comments += "\\ " + x(target, c) + ": " + table.describe(program.candidates[c].row) + "\n";
    }
  }

  Terms objective(" worth:");
  for (const ProgramTarget& target : program.targets) {
    if (target.has_self) objective.add(target.self_value, self(target));
    for (std::size_t c = target.first; c < target.last; ++c) {
      objective.add(program.candidates[c].value, x(target, c));
    }
  }

  std::string rows;
  std::size_t links = 0;
  bool needs_none = objective.empty();
  std::set<std::size_t> mentioned;  // sources that stand in a row: readers refuse bounds of others
  const auto link = [&](const std::string& used, std::size_t source, const char* relation) {
    Terms row(" link_" + std::to_string(++links) + ":");
    row.add(1, used);
    row.add(-1, y(source));
    rows += row.close(relation);
    mentioned.insert(source);
  };
  for (const ProgramTarget& target : program.targets) {
    Terms row(" serve_" + names.of(target.task) + ":");
    if (target.has_self) row.add(1, self(target));
    for (std::size_t c = target.first; c < target.last; ++c) row.add(1, x(target, c));
    if (row.empty()) {
      needs_none = true;
      row.add(1, "none");
    }
    rows += row.close(" = 1");
    const auto own = static_cast<std::size_t>(target.self_source);
    const bool exclusive = program.formulation == Formulation::kSolver && target.self_source >= 0;
    if (target.has_self) {
      link(self(target), own, exclusive ? " = 0" : " <= 0");
    } else if (exclusive) {  // it cannot serve itself, so it must not be trained
      Terms untrained(" untrained_" + names.of(target.task) + ":");
      untrained.add(1, y(own));
      rows += untrained.close(" = 0");
      mentioned.insert(own);
    }
    for (std::size_t c = target.first; c < target.last; ++c) {
      for (const std::uint16_t s : program.sources_of(program.candidates[c])) {
        link(x(target, c), s, " <= 0");
      }
    }
  }
  if (std::isfinite(program.budget)) {
    Terms budget(" budget:");
    for (std::size_t s = 0; s < program.sources.size(); ++s) {
      budget.add(program.sources[s].cost, y(s));
      if (program.sources[s].cost != 0) mentioned.insert(s);
    }
    for (const ProgramTarget& target : program.targets) {
      for (std::size_t c = target.first; c < target.last; ++c) {
        budget.add(target.transfer_cost, x(target, c));
      }
    }
    if (!budget.empty()) rows += budget.close(" <= " + format_number(program.budget));
  }
  if (!program.impossible.empty()) {
    needs_none = true;
    rows += " impossible: none = 1\n";
  }
  if (rows.empty()) {
    needs_none = true;
    rows = " nothing: none = 0\n";
  }
  if (objective.empty()) objective.add(1, "none");

  std::string bounds = needs_none ? " none = 0\n" : "";
  std::string binaries;
  for (const std::size_t s : mentioned) {
    // "Binary" would widen the bounds of a fixed variable again in some readers.
    if (program.sources[s].fixed < 0) {
      binaries += " " + y(s) + "\n";
    } else {
      bounds += " " + y(s) + " = " + std::to_string(program.sources[s].fixed) + "\n";
    }
  }
  for (const ProgramTarget& target : program.targets) {
    if (target.has_self) binaries += " " + self(target) + "\n";
    for (std::size_t c = target.first; c < target.last; ++c) binaries += " " + x(target, c) + "\n";
  }

  return comments + "\nMaximize\n" + objective.close("") + "\nSubject To\n" + rows +
         (bounds.empty() ? "" : "\nBounds\n" + bounds) +
         (binaries.empty() ? "" : "\nBinary\n" + binaries) + "\nEnd\n";
}

}  // namespace taskatlas
