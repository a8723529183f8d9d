// SPDX-License-Identifier: MIT
// What a check found, in the user's language. The check's own words are English: they also stand
// in the damage list that other programs read.
#pragma once

#include <QString>

namespace taskatlas::ui {

// A message or a suggestion of dataset::Damage; as it is where it is not a known one.
QString damage_text(const QString& english);
// Of an error in reading that file: "FILE: what is wrong; what to do".
QString problem_text(const QString& english, const QString& file);

}  // namespace taskatlas::ui
