// SPDX-License-Identifier: MIT
// The similarity tree (paper, figure 13) as a plot.
#pragma once

#include "base/run_context.hpp"
#include "evaluation/similarity_tree.hpp"
#include "ui/shared/plot.hpp"

#include <QCoreApplication>
#include <QJsonObject>
#include <cstddef>
#include <memory>
#include <vector>

namespace taskatlas::ui {

struct TreePlotOptions {
  Linkage linkage = Linkage::kWard;
  bool square_root = true;  // features are roots of affinities; else the affinities
  int groups = 1;           // into how many the tree is cut, ≥ 1; 1 = not at all; more than there
                            // are leaves counts as one each

  // {"linkage": "ward", "features": "sqrt-affinity" | "affinity", "cut": groups}. Members that are
  // missing keep the default; throws Error(kBadInput) naming the one that is wrong.
  static TreePlotOptions from_json(const QJsonObject& json);
  QJsonObject to_json() const;
  TreeOptions tree_options() const { return {linkage, square_root}; }
  bool operator==(const TreePlotOptions&) const = default;
};

// What is under a point; at most one is set.
struct TreeHit {
  int leaf = -1;   // position from top to bottom
  int merge = -1;  // of Dendrogram::merges
  int group = -1;  // of the cut
  bool any() const { return leaf >= 0 || merge >= 0 || group >= 0; }
  bool operator==(const TreeHit&) const = default;
};

// Where everything is, in the painter's coordinates.
struct TreeGeometry {
  QRectF branches;               // heights run from its left (the root's) to its right (0)
  double row = 0;                // height of a leaf's row
  double relative = 1;           // size of the labels, as a factor on the style's
  double top_height = 1;         // the height at the left edge
  QRectF kinds;                  // signs of the leaves' kinds, right of the branches
  QRectF labels;                 // right of them
  std::vector<QRectF> leaves;    // whole rows by position: sign and label
  std::vector<QPointF> nodes;    // by node of the dendrogram
  std::vector<QRectF> brackets;  // by group; empty where the tree is not cut
  double x(double height) const;
};

// Leaves down the right with the sign and colour of their kinds, heights across, the cut as a
// dashed line; its groups are told apart by colour, brackets and numbers.
class TreePlot : public Plot {
  Q_DECLARE_TR_FUNCTIONS(TreePlot)

 public:
  struct Leaf {
    QString label;
    QString code;
    TaskKind kind = TaskKind::kNone;
    TaskId task;
  };

  // `table` gives the names and kinds.
  TreePlot(const TransferTable& table, SimilarityTree tree, TreePlotOptions options);

  const SimilarityTree& tree() const { return tree_; }
  const TreePlotOptions& options() const { return options_; }
  int groups() const { return groups_; }  // that there are: from 1 to the number of leaves

  const Leaf& leaf(std::size_t position) const { return leaves_[position]; }
  std::size_t leaf_count() const { return leaves_.size(); }
  int group_of(std::size_t position) const { return group_of_[position]; }
  std::vector<TaskId> tasks_of(const TreeHit& hit) const;  // empty for no hit
  QString describe(const TreeHit& hit) const;              // "Group 2: Normals, Curvature"

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  PlotData data() const override;  // one row for each node: leaves from top to bottom, then merges
  QString summary() const override;

  TreeGeometry geometry(const QRectF& area, const PlotStyle& style) const;
  TreeHit hit_test(const QPointF& point, const TreeGeometry& geometry,
                   const PlotStyle& style) const;
  // A frame or line about what is hit, in the style's accent.
  void paint_highlight(QPainter& painter, const TreeGeometry& geometry, const TreeHit& hit,
                       const PlotStyle& style) const;

 private:
  std::vector<std::size_t> positions_below(std::size_t node) const;
  void paint_axis(QPainter& painter, const TreeGeometry& geometry, const PlotStyle& style) const;
  void paint_legend(QPainter& painter, const QRectF& area, const PlotStyle& style) const;
  std::vector<TaskKind> kinds() const;  // of the leaves, in the order of TaskKind

  SimilarityTree tree_;
  TreePlotOptions options_;
  std::vector<Leaf> leaves_;           // by position
  std::vector<int> group_of_;          // by position
  std::vector<std::size_t> place_of_;  // position of each leaf of the dendrogram
  int groups_ = 1;
  double cut_ = 0;  // height of the cut
};

// Group colours, as many as there are, then again from the first.
QColor group_colour(int group, const PlotStyle& style);

// Clusters and draws; the scenario gives the roles alone. nullptr: stopped. Throws Error for
// options that are wrong and tables that cannot be clustered. For figures without a window.
std::unique_ptr<Plot> make_tree_plot(const TransferTable& table, const Scenario& scenario,
                                     const QJsonObject& options, const RunContext& context);

}  // namespace taskatlas::ui
