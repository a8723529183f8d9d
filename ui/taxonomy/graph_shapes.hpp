// SPDX-License-Identifier: MIT
// The shapes and borders by which the roles of tasks are told apart, in the graph and its legend.
#pragma once

#include "graph/task_graph.hpp"

#include <QColor>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace taskatlas::ui {

// Lengths of the graph, in the layout's units where text is kGraphEm high.
inline constexpr double kEdgeWidth = 1.3;
// Colours of affinities: evenly in exp(-kAffinityBeta p), up to kHighAffinity.
inline constexpr double kAffinityBeta = 20;
inline constexpr double kHighAffinity = 0.25;
inline constexpr double kDoubleGap = 2.6;  // between the two borders of novel tasks

// `em` is the height of text for which corners and lines are made.
QPainterPath outline_of(const QRectF& box, NodeRole role, double em);

// The outline's left part, `width` wide.
QPainterPath badge_of(const QRectF& box, double width, NodeRole role, double em);

// The border: strong where labels are paid for, double for what could not be trained. Sets the
// painter's pen and brush. `dashed`: of what only the first of two solutions supervises.
void paint_border(QPainter& painter, const QRectF& box, NodeRole role, const QColor& colour,
                  double em, bool dashed = false);

// `share` of b, the rest of a; 0 to 1. Opaque.
QColor mix(const QColor& a, const QColor& b, double share);

}  // namespace taskatlas::ui
