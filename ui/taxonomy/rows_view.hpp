// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QLabel;
class QTableView;

namespace taskatlas::ui {

class RowsModel;
class StudyDocument;

// A table of one RowsModel as the page's panels have it: sortable, whole rows, first column wide.
// `stretch`: the first column takes the room that is left; else columns are as wide as their texts,
// up to a limit.
QTableView* make_rows_view(RowsModel& model, const QString& accessible_name, bool stretch = true);
// The row of a RowsModel that a row of such a view shows; -1 where none is current.
int current_row(const QTableView& view);
// Selecting a row selects its task, and its transfer if it has one.
void connect_to_selection(QTableView& view, RowsModel& model, StudyDocument& document);
QLabel* make_heading(const QString& text);

}  // namespace taskatlas::ui
