// SPDX-License-Identifier: MIT
#include "ui/taxonomy/scenario_edits.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr int kFirstKey = 20000;  // of this page's; other pages use smaller ones
constexpr qint64 kPause = 1000;   // milliseconds

double amount(const std::map<std::string, double>& amounts, const std::string& code, double usual) {
  const auto found = amounts.find(code);
  return found == amounts.end() ? usual : found->second;
}

void set_amount(std::map<std::string, double>& amounts, const std::string& code, double value,
                double usual) {
  if (value == usual) {
    amounts.erase(code);
  } else {
    amounts[code] = value;
  }
}

struct Entry {
  std::vector<std::string> sources;  // ascending
  std::string target;                // empty for a source
  bool operator==(const Entry&) const = default;
};

Entry parse(const std::string& text) {
  Entry entry;
  std::string left = text;
  if (const auto arrow = text.find("->"); arrow != std::string::npos) {
    left = text.substr(0, arrow);
    entry.target = text.substr(arrow + 2);
  }
  for (std::size_t begin = 0; begin <= left.size();) {
    const std::size_t end = std::min(left.find('+', begin), left.size());
    entry.sources.push_back(left.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(entry.sources.begin(), entry.sources.end());
  return entry;
}

bool lists(const std::vector<std::string>& entries, const std::string& wanted) {
  const Entry same = parse(wanted);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const std::string& one) { return parse(one) == same; });
}

void drop(std::vector<std::string>& entries, const std::string& wanted) {
  const Entry same = parse(wanted);
  std::erase_if(entries, [&](const std::string& one) { return parse(one) == same; });
}

bool may_supervise(const TransferTable& table, const Scenario& scenario, TaskId task) {
  const Role role = role_of(table, scenario, task);
  return (role == Role::kBoth || role == Role::kSource) &&
         rule_of(scenario, table.code(task)) != Rule::kForbidden;
}

}  // namespace

void set_role(Scenario& scenario, const TransferTable& table, TaskId task, Role role) {
  const std::string& code = table.code(task);
  scenario.roles.erase(code);
  if (role_of(table, scenario, task) != role) scenario.roles[code] = role;
}

void set_importance(Scenario& scenario, const std::string& code, double importance) {
  set_amount(scenario.importance, code, importance, 1);
}
void set_cost(Scenario& scenario, const std::string& code, double cost) {
  set_amount(scenario.costs, code, cost, 1);
}
void set_transfer_cost(Scenario& scenario, const std::string& code, double cost) {
  set_amount(scenario.transfer_costs, code, cost, 0);
}
double importance_of(const Scenario& scenario, const std::string& code) {
  return amount(scenario.importance, code, 1);
}
double cost_of(const Scenario& scenario, const std::string& code) {
  return amount(scenario.costs, code, 1);
}
double transfer_cost_of(const Scenario& scenario, const std::string& code) {
  return amount(scenario.transfer_costs, code, 0);
}

Rule rule_of(const Scenario& scenario, const std::string& entry) {
  if (lists(scenario.required, entry)) return Rule::kRequired;
  if (lists(scenario.forbidden, entry)) return Rule::kForbidden;
  return Rule::kFree;
}

void set_rule(Scenario& scenario, const std::string& entry, Rule rule) {
  if (rule_of(scenario, entry) == rule) return;
  drop(scenario.required, entry);
  drop(scenario.forbidden, entry);
  if (rule == Rule::kRequired) scenario.required.push_back(entry);
  if (rule == Rule::kForbidden) scenario.forbidden.push_back(entry);
}

int possible_sources(const TransferTable& table, const Scenario& scenario) {
  int count = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    if (may_supervise(table, scenario, TaskId::from_index(i))) ++count;
  }
  return count;
}

double total_cost(const TransferTable& table, const Scenario& scenario) {
  double total = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    if (may_supervise(table, scenario, task)) total += cost_of(scenario, table.code(task));
    const Role role = role_of(table, scenario, task);
    if (role == Role::kBoth || role == Role::kTarget) {
      total += transfer_cost_of(scenario, table.code(task));
    }
  }
  return total;
}

bool has_unit_costs(const TransferTable& table, const Scenario& scenario) {
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    if (may_supervise(table, scenario, task) && cost_of(scenario, table.code(task)) != 1) {
      return false;
    }
    if (transfer_cost_of(scenario, table.code(task)) != 0) return false;
  }
  return true;
}

QString role_title(Role role) {
  switch (role) {
    case Role::kBoth:
      return QCoreApplication::translate("ScenarioEdits", "Source and target");
    case Role::kSource:
      return QCoreApplication::translate("ScenarioEdits", "Source only");
    case Role::kTarget:
      return QCoreApplication::translate("ScenarioEdits", "Target only");
    case Role::kUnused:
      break;
  }
  return QCoreApplication::translate("ScenarioEdits", "Unused");
}

QString value_title(Value value) {
  switch (value) {
    case Value::kAffinity:
      return QCoreApplication::translate("ScenarioEdits", "Affinity");
    case Value::kSqrtAffinity:
      return QCoreApplication::translate("ScenarioEdits", "Square root of affinity");
    case Value::kGain:
      return QCoreApplication::translate("ScenarioEdits", "Gain");
    case Value::kQuality:
      break;
  }
  return QCoreApplication::translate("ScenarioEdits", "Quality");
}

QString formulation_title(Formulation formulation) {
  return formulation == Formulation::kPaper
             ? QCoreApplication::translate("ScenarioEdits", "Paper")
             : QCoreApplication::translate("ScenarioEdits", "Web solver");
}

int MergeKey::next() {
  static int latest = kFirstKey;
  if (key_ < 0 || !since_.isValid() || since_.elapsed() > kPause) key_ = ++latest;
  since_.start();
  return key_;
}

void MergeKey::restart() { key_ = -1; }

}  // namespace taskatlas::ui
