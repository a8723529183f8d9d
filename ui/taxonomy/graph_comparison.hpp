// SPDX-License-Identifier: MIT
// Two taxonomies as one graph, on the positions of the first one's study.
#pragma once

#include "graph/curve_cache.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/taxonomy/graph_picture.hpp"

#include <QString>
#include <cstddef>

namespace taskatlas::ui {

// The second taxonomy (B) of a comparison, in the ids of the first one's table.
struct ComparedSolution {
  QString study;  // as recipes name it; empty: the study of the first
  Scenario scenario;
  Taxonomy taxonomy;          // what can be drawn of it; status and figures are the whole's
  std::size_t not_drawn = 0;  // transfers with a task that the first study does not have
  QString name_a, name_b;     // of the two, for the legend and messages
};

// The taxonomy of another table, tasks matched by code. Values stay those of the other study; a
// transfer that `here` has not measured has no row.
ComparedSolution in_terms_of(const TransferTable& here, const TransferTable& there,
                             const Taxonomy& taxonomy);

// What both are called: by scenario, or, of two studies, by study and scenario.
QString compared_name(const QString& study, const Scenario& scenario);

// The transfers of both, once each: first A's, then what only B has.
Taxonomy united(const Taxonomy& a, const Taxonomy& b);
// Of a transfer of united(a, b), or of a picture of it.
EdgeSide side_of(TaskId target, std::vector<TaskId> sources, const Taxonomy& a, const Taxonomy& b);

// Both drawn as one; every line is of both, of A alone or of B alone.
GraphPicture comparison_picture(const FrozenLayout& layout, CurveCache* curves,
                                const TransferTable& table, const Scenario& scenario,
                                const Taxonomy& a, const ComparedSolution& b,
                                const GraphOptions& options);

// What the legend calls the two.
void set_compared_names(GraphPicture& picture, const QString& name_a, const QString& name_b);

}  // namespace taskatlas::ui
