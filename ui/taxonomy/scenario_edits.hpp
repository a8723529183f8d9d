// SPDX-License-Identifier: MIT
// Edits of a scenario as the page makes them. What equals the default is not written down, so that
// an edit that is taken back leaves no trace.
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <QElapsedTimer>
#include <QString>
#include <string>

namespace taskatlas::ui {

void set_role(Scenario& scenario, const TransferTable& table, TaskId task, Role role);
void set_importance(Scenario& scenario, const std::string& code, double importance);
void set_cost(Scenario& scenario, const std::string& code, double cost);
void set_transfer_cost(Scenario& scenario, const std::string& code, double cost);
double importance_of(const Scenario& scenario, const std::string& code);
double cost_of(const Scenario& scenario, const std::string& code);
double transfer_cost_of(const Scenario& scenario, const std::string& code);

// What a scenario says of a source "S" or of a transfer "S+S->T" (sources in any order).
enum class Rule { kFree, kRequired, kForbidden };
Rule rule_of(const Scenario& scenario, const std::string& entry);
void set_rule(Scenario& scenario, const std::string& entry, Rule rule);

// Tasks that may be supervised.
int possible_sources(const TransferTable& table, const Scenario& scenario);
// What it costs to supervise all of them, and the transfer costs of all targets.
double total_cost(const TransferTable& table, const Scenario& scenario);
bool has_unit_costs(const TransferTable& table, const Scenario& scenario);

QString role_title(Role role);  // translated: "Source and target"
QString value_title(Value value);
QString formulation_title(Formulation formulation);

// Merge keys of StudyDocument::change for one control: what follows within a second is one step of
// undo, a new drag is a new one. For the window's thread.
class MergeKey {
 public:
  int next();      // for the change that is made now
  void restart();  // a new drag begins

 private:
  int key_ = -1;
  QElapsedTimer since_;
};

}  // namespace taskatlas::ui
