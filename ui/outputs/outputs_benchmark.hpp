// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace taskatlas::ui {

// How long a test image takes from being chosen in the list until the first of its pictures is on
// the screen: the real page over a study, shown in the application's window system, with the
// networks that it shows at first for the first target that has any. From the choice to the end of
// the paint event that shows a panel: the question, the answers of the networks, drawing, painting,
// all hops between threads and processes. Images are chosen one after the other, each once, of
// those whose outputs the study does not keep, so that networks are asked. The study itself stays
// as it is. The scale factor is the application's, as in benchmark_slider(). Returns {"p50_ms",
// "p99_ms", "max_ms", "images", "cold", "open_ms", "target", "pictures", "scale", "width",
// "height"}: the first three with the engine warm; "cold" has the same three figures, and "images",
// of choices that have to start an engine, files being in memory; "open_ms" is from making the page
// until it shows a picture, which may be one that the study keeps; "pictures" is how many an image
// came to have. Throws Error, saying what is missing where networks cannot be asked.
QJsonObject benchmark_outputs(const QString& study, double scale);

}  // namespace taskatlas::ui
