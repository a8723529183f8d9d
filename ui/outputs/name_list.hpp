// SPDX-License-Identifier: MIT
// Networks' names in lists: names of higher orders are long, and begin alike.
#pragma once

#include "ui/outputs/output_rows.hpp"

#include <QString>

class QComboBox;

namespace taskatlas::ui {

// The whole name, and the tasks' codes below where it has any.
QString row_tip(const OutputRow& row);

// Makes the list that opens below the box, and the one of what was typed, as wide as the longest
// name, up to a limit: longer ones lose their middle.
void fit_list(QComboBox& box);

}  // namespace taskatlas::ui
