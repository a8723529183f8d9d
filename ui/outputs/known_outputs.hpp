// SPDX-License-Identifier: MIT
// Putting together what a study keeps and what networks answered. Pure functions; any thread.
#pragma once

#include "ui/outputs/output_content.hpp"

#include <vector>

namespace taskatlas::ui {

std::shared_ptr<const InputPictures> pictures_of(const std::vector<dataset::Values>& values);
// Takes over what a reply says; `exact`: from the networks themselves, which what is kept does not
// replace.
void take_reply(KnownOutputs& known, outputs::Reply&& reply, bool exact);
// Of those rows the ones that no network has answered yet.
std::vector<outputs::Row> rows_to_ask(const std::vector<outputs::Row>& rows,
                                      const KnownOutputs& known);
// Rows of which nothing is known say why.
void explain_rows(KnownOutputs& known, const std::vector<outputs::Row>& rows, const QString& why);

// How the engine names a row of a measurement.
outputs::Row engine_row(const OutputRow& row, const std::string& target,
                        const MeasurementInfo& measurement);

}  // namespace taskatlas::ui
