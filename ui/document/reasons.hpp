// SPDX-License-Identifier: MIT
// Why something cannot be done, in the user's language and with the tasks' names. Clauses without
// a full stop, lower case where the language has it, to stand after a colon. Any thread.
#pragma once

#include "study/study.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/obstacle.hpp"
#include "taxonomy/taxonomy.hpp"

#include <QString>

namespace taskatlas::ui {

// What stands in the way of a taxonomy. `table` is the one that was solved.
QString reason_text(const Obstacle& obstacle, const TransferTable& table);
// Of an infeasible taxonomy.
QString reason_text(const Taxonomy& taxonomy, const TransferTable& table);

// "a+b->t" with names: "A + B → T".
QString entry_text(const std::string& entry, const TransferTable& table);

// Who has the study, as a whole sentence.
QString holder_text(const LeaseHolder& holder);

}  // namespace taskatlas::ui
