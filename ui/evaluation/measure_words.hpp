// SPDX-License-Identifier: MIT
// What a person is told of measures of transferability. Any thread.
#pragma once

#include "ui/evaluation/measure_study.hpp"

#include <QString>

namespace taskatlas::ui {

QString measure_name(measures::Kind kind);        // "DDS"
QString measure_text(measures::Kind kind);        // what it is and its range, in one sentence
QString measure_literature(measures::Kind kind);  // where it comes from, the same in every language
QString measures_help();                          // rich text: all of them

// Why there is nothing to compute from, and what brings it; empty for kThere.
QString missing_text(const FoundRepresentations& found);
// "26 networks, run seed 1; similarities on 500 images. Compared with …"
QString measures_facts(const ComparedMeasures& compared);

// How far a computation is. Its stages do not say how long the next ones take; measures of labels
// take the longest.
struct MeasureProgress {
  double share = 0;  // of all, 0 to 1
  QString text;      // what is being done
};
MeasureProgress measure_progress(double done, double total, const QString& stage);

}  // namespace taskatlas::ui
