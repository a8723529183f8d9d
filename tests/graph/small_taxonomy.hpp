// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "taxonomy/taxonomy.hpp"

#include <string>
#include <vector>

namespace taskatlas::testing {

// Five tasks: a is trained, a→c, a+b→d, b serves only, d is novel, e is nothing. `names` are
// given to them in order.
struct SmallTaxonomy {
  TransferTable table;
  Taxonomy taxonomy;
  Scenario scenario;

  explicit SmallTaxonomy(std::vector<std::string> names = {"A", "B", "C", "D", "E"}) {
    std::vector<Task> tasks(5);
    const TaskKind kinds[] = {TaskKind::k2D, TaskKind::k3D, TaskKind::kGeometric,
                              TaskKind::kSemantic, TaskKind::kNone};
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      tasks[i].code = std::string(1, static_cast<char>('a' + i));
      tasks[i].name = names[i];
      tasks[i].kind = kinds[i];
    }
    const TaskId a(0), b(1), c(2), d(3);
    std::vector<Transfer> rows(3);
    rows[0].target = a;
    rows[0].pseudo = PseudoSource::kSelf;
    rows[0].affinity = 0.5;
    rows[1].target = c;
    rows[1].sources = {a};
    rows[1].affinity = 1.0 / 3;
    rows[1].gain = 1e-7;
    rows[2].target = d;
    rows[2].sources = {b, a};
    rows[2].affinity = 0.25;
    rows[2].gain = 0.75;
    rows[2].quality = 0.125;
    table = TransferTable(std::move(tasks), std::move(rows));
    taxonomy.status = TaxonomyStatus::kOptimal;
    taxonomy.sources = {a, b};
    for (std::int32_t i = 0; i < 3; ++i) {
      const Transfer& row = table.transfer(TransferId(i));
      ChosenTransfer chosen;
      chosen.target = row.target;
      chosen.full_supervision = row.pseudo == PseudoSource::kSelf;
      chosen.sources = chosen.full_supervision ? std::vector<TaskId>{a} : row.sources;
      chosen.row = TransferId(i);
      chosen.order = row.order();
      chosen.affinity = row.affinity;
      chosen.gain = row.gain;
      chosen.quality = row.quality;
      taxonomy.transfers.push_back(std::move(chosen));
    }
    scenario.roles["d"] = Role::kTarget;
  }
};

}  // namespace taskatlas::testing
