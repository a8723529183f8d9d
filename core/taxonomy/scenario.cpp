// SPDX-License-Identifier: MIT
#include "taxonomy/scenario.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

constexpr std::array<std::pair<Value, std::string_view>, 4> kValues{
    {{Value::kAffinity, "affinity"},
     {Value::kSqrtAffinity, "sqrt-affinity"},
     {Value::kGain, "gain"},
     {Value::kQuality, "quality"}}};

std::map<std::string, double> amounts_from(const std::string& name, const nlohmann::json& json) {
  std::map<std::string, double> amounts;
  for (const auto& [code, amount] : json.get<std::map<std::string, nlohmann::json>>()) {
    if (!amount.is_number()) {
      throw bad_input("scenario member '" + name + "': " + code + " is given no number");
    }
    amounts[code] = amount.get<double>();
  }
  return amounts;
}

void check_amounts(const std::map<std::string, double>& amounts, const char* what) {
  for (const auto& [code, amount] : amounts) {
    constexpr double kMost = 1e12;  // beyond, sums would lose what small amounts are worth
    if (!(amount >= 0 && amount <= kMost)) {
      throw usage_error(std::string(what) + " of " + code + " is " + format_number(amount) +
                        "; a number from 0 to 1e12 is expected");
    }
  }
}

}  // namespace

std::string_view to_string(Formulation formulation) {
  return formulation == Formulation::kPaper ? "paper" : "solver";
}

std::string_view to_string(Value value) {
  for (const auto& [known, word] : kValues) {
    if (known == value) return word;
  }
  return "";
}

std::optional<Formulation> parse_formulation(std::string_view text) {
  if (text == "paper") return Formulation::kPaper;
  if (text == "solver") return Formulation::kSolver;
  return std::nullopt;
}

std::optional<Value> parse_value(std::string_view text) {
  for (const auto& [value, word] : kValues) {
    if (word == text) return value;
  }
  return std::nullopt;
}

void Scenario::check() const {
  if (std::isnan(budget) || budget < 0) {
    throw usage_error("budget is " + format_number(budget) + "; at least 0 is expected");
  }
  if (max_order < 0) {
    throw usage_error("maximum order is " + std::to_string(max_order) +
                      "; 1 or more is expected, or 0 for every order");
  }
  check_amounts(importance, "importance");
  check_amounts(costs, "supervision cost");
  check_amounts(transfer_costs, "transfer cost");
}

nlohmann::json to_json(const Scenario& scenario) {
  nlohmann::json roles = nlohmann::json::object();
  for (const auto& [code, role] : scenario.roles) roles[code] = to_string(role);
  return {{"name", scenario.name},
          {"budget",
           std::isinf(scenario.budget) ? nlohmann::json(nullptr) : nlohmann::json(scenario.budget)},
          {"max_order", scenario.max_order},
          {"formulation", to_string(scenario.formulation)},
          {"value", to_string(scenario.value)},
          {"roles", roles},
          {"importance", scenario.importance},
          {"costs", scenario.costs},
          {"transfer_costs", scenario.transfer_costs},
          {"required", scenario.required},
          {"forbidden", scenario.forbidden}};
}

Scenario scenario_from_json(const nlohmann::json& json) {
  if (!json.is_object()) throw bad_input("a scenario must be a JSON object");
  Scenario scenario;
  for (const auto& [key, member] : json.items()) {
    const auto word = [&, &k = key, &m = member](auto parse, const char* expected) {
      const auto parsed = m.is_string() ? parse(m.template get<std::string>()) : std::nullopt;
      if (!parsed) throw bad_input("scenario member '" + k + "' must be one of " + expected);
      return *parsed;
    };
    try {
      if (key == "name") {
        scenario.name = member.get<std::string>();
      } else if (key == "budget") {
        if (!member.is_null() && !member.is_number()) {
          throw bad_input("scenario member 'budget' must be a number, or null for no limit");
        }
        scenario.budget =
            member.is_null() ? std::numeric_limits<double>::infinity() : member.get<double>();
      } else if (key == "max_order") {
        constexpr int kMost = 1000000;
        if (!member.is_number_integer() || member < 0 || member > kMost) {
          throw bad_input("scenario member 'max_order' must be a whole number of at least 0");
        }
        scenario.max_order = member.get<int>();
      } else if (key == "formulation") {
        scenario.formulation = word(parse_formulation, "paper, solver");
      } else if (key == "value") {
        scenario.value = word(parse_value, "affinity, sqrt-affinity, gain, quality");
      } else if (key == "roles") {
        for (const auto& [code, text] : member.get<std::map<std::string, std::string>>()) {
          const auto role = parse_role(text);
          if (!role) {
            throw bad_input("scenario: role of " + code + " is '" + text +
                            "'; both, source, target or unused is expected");
          }
          scenario.roles[code] = *role;
        }
      } else if (key == "importance") {
        scenario.importance = amounts_from(key, member);
      } else if (key == "costs") {
        scenario.costs = amounts_from(key, member);
      } else if (key == "transfer_costs") {
        scenario.transfer_costs = amounts_from(key, member);
      } else if (key == "required") {
        scenario.required = member.get<std::vector<std::string>>();
      } else if (key == "forbidden") {
        scenario.forbidden = member.get<std::vector<std::string>>();
      } else {
        throw bad_input("scenario has a member '" + key + "' that this version does not know");
      }
    } catch (const nlohmann::json::exception&) {
      throw bad_input("scenario member '" + key + "' is of the wrong type");
    }
  }
  try {
    scenario.check();
  } catch (const Error& error) {
    throw bad_input(std::string("scenario: ") + error.what());
  }
  return scenario;
}

double value_of(const Transfer& transfer, Value value) {
  switch (value) {
    case Value::kAffinity:
      return transfer.affinity;
    case Value::kSqrtAffinity:
      return std::sqrt(transfer.affinity);  // NaN stays NaN
    case Value::kGain:
      return transfer.gain;
    case Value::kQuality:
      return transfer.quality;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

Role role_of(const TransferTable& table, const Scenario& scenario, TaskId task) {
  if (const auto own = scenario.roles.find(table.code(task)); own != scenario.roles.end()) {
    return own->second;
  }
  if (const auto all = scenario.roles.find("*"); all != scenario.roles.end()) return all->second;
  return table.default_role(task);
}

}  // namespace taskatlas
