// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

// How full supervision and transfers exclude each other.
enum class Formulation : std::uint8_t {
  kPaper,   // CVPR 2018, section 3.4: {t}→t is a candidate like any other that needs y_t;
            // a trained target may still be served by a better transfer
  kSolver,  // the authors' web solver: a trained target always serves itself, and only then
};

// The worth of a transfer. kSqrtAffinity is what the authors' web solver maximises.
enum class Value : std::uint8_t { kAffinity, kSqrtAffinity, kGain, kQuality };

std::string_view to_string(Formulation formulation);  // "paper", "solver"
std::string_view to_string(Value value);              // "affinity", "sqrt-affinity", ...
std::optional<Formulation> parse_formulation(std::string_view text);
std::optional<Value> parse_value(std::string_view text);

// One set of answers to "what if", by task code so that it outlives the table it was made for.
// Tasks not named keep the defaults. In `roles`, the code "*" stands for every task not named.
struct Scenario {
  std::string name = "default";
  double budget = 6;  // ≥ 0, in the unit of `costs`; infinity = no limit
  int max_order = 0;  // sources of one transfer, at most; 0 = as many as were measured
  Formulation formulation = Formulation::kPaper;
  Value value = Value::kAffinity;
  std::map<std::string, Role> roles;
  std::map<std::string, double> importance;      // of a target, ≥ 0, default 1; 0 = still served
  std::map<std::string, double> costs;           // of supervising a source, ≥ 0, default 1
  std::map<std::string, double> transfer_costs;  // of any transfer into a target, ≥ 0, default 0
  std::vector<std::string> required;   // "S" (must be supervised) or "S+S->T" (must be used);
  std::vector<std::string> forbidden;  // "T->T" means full supervision of T

  // Throws Error(kUsage) naming the field, its value and what is allowed. Codes are not checked
  // here: that needs a table (see compile).
  void check() const;

  bool operator==(const Scenario&) const = default;
};

// Both ways without loss; an infinite budget is written as null. from_json throws
// Error(kBadInput) naming the member that is wrong; members it does not know are an error too.
nlohmann::json to_json(const Scenario& scenario);
Scenario scenario_from_json(const nlohmann::json& json);

// What a row is worth: NaN where not measured.
double value_of(const Transfer& transfer, Value value);

// The role of a task in a scenario: its own, that of "*", or the table's default.
Role role_of(const TransferTable& table, const Scenario& scenario, TaskId task);

}  // namespace taskatlas
