// SPDX-License-Identifier: MIT
// Figure 7 of the paper, before and after normalisation: targets × sources as heat maps. No
// widgets: the page and figures without a window draw the same.
#pragma once

#include "base/run_context.hpp"
#include "evaluation/similarity_tree.hpp"
#include "study/loss_analysis.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "ui/shared/heatmap_plot.hpp"

#include <QJsonObject>
#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace taskatlas::ui {

// What the cells show.
enum class AffinityMeasure : std::uint8_t {
  kAffinity,  // of first order, normalised: each target's row sums to 1
  kGain,      // win rate against a network trained from scratch
  kQuality,   // win rate against the target's own fully supervised network
  kRawScore,  // as imported
  kMeanLoss,  // over the test images; lower is better
  kWinRate,   // mean win rate against the target's other alternatives of first order
};
QString to_string(AffinityMeasure measure);  // "affinity", "gain", "quality", "raw", ...
std::optional<AffinityMeasure> parse_affinity_measure(const QString& text);
QString measure_title(AffinityMeasure measure);  // translated: "Gain"
QString measure_help(AffinityMeasure measure);   // translated: a sentence

enum class AffinityOrder : std::uint8_t {
  kTable,  // as in the study; the built-in ones are in the paper's order
  kName,
  kKind,     // 2D, 3D, geometric, semantic; then as in the study
  kValue,    // highest mean of `order_by` first
  kRow,      // sources by their value for the target `order_task`, highest first
  kColumn,   // targets by the value that the source `order_task` has for them, highest first
  kCluster,  // by the similarity tree of the sources
};
QString to_string(AffinityOrder order);  // "table", "name", ...
std::optional<AffinityOrder> parse_affinity_order(const QString& text);

// What a study has to show. All spans: by TransferId, or empty.
struct AffinitySource {
  std::shared_ptr<const TransferTable> table;  // never null
  std::span<const double> raw_scores;
  const LossMeasures* losses = nullptr;  // needed for kMeanLoss and kWinRate alone

  bool has(AffinityMeasure measure) const;
};

struct AffinityOptions {
  AffinityMeasure measure = AffinityMeasure::kAffinity;
  AffinityOrder order = AffinityOrder::kTable;
  QString order_task;  // code; for kRow and kColumn
  AffinityMeasure order_by = AffinityMeasure::kAffinity;
  int groups = 1;        // into which the tree is cut; 1: no cut
  bool identity = true;  // the diagonal: a readout on the target's own encoder
  bool self = true;      // a last column: the target's own network
  bool title = false;    // the measure's name above
  HeatmapOptions map;    // by default what suits the measure: default_map()

  QJsonObject to_json() const;
  // Members that are missing or make no sense keep the defaults of `kind`: "raw" (the first of
  // gain, quality, raw score that `source` has) or "affinity".
  static AffinityOptions from_json(const QJsonObject& json, const QString& kind,
                                   const AffinitySource& source);
  bool operator==(const AffinityOptions&) const = default;
};

// Win rates: diverging about a half. Losses: low is bright. Affinity: exp(−20 p), as in figure 7.
HeatmapOptions default_map(AffinityMeasure measure);

// The cells in the wanted order, and which transfer each is.
struct AffinityMatrix {
  HeatmapData data;
  std::vector<TaskId> targets;        // of rows
  std::vector<TaskId> sources;        // of columns; invalid: the target's own network
  std::vector<TransferId> transfers;  // rows × columns, row-major; invalid: no such row

  TransferId transfer(int row, int column) const {
    return transfers[static_cast<std::size_t>(row) * sources.size() +
                     static_cast<std::size_t>(column)];
  }
  HeatmapHit find(TaskId target, TaskId source) const;  // all −1 where there is none
};

// `tree`: of the order kCluster; where it is null the matrix is in the table's order. Cells have
// notes (rank among the target's sources) up to 40,000 cells.
AffinityMatrix affinity_matrix(const AffinitySource& source, const AffinityOptions& options,
                               const SimilarityTree* tree);

// 1 = the best of the row's other tasks (the own network does not count); ties share. `of`: how
// many there are. Nullopt where not measured or the own network.
struct CellRank {
  double rank = 0;
  int of = 0;
};
std::optional<CellRank> rank_in_row(const AffinityMatrix& matrix, int row, int column,
                                    bool lower_is_better);

// The figure kinds "raw" and "affinity"; `options` is AffinityOptions::to_json(). Nullptr where
// stopped (the tree of very many tasks takes a while). Throws Error(kUsage) for another kind,
// Error(kBadInput) for a measure that the study does not have, or a tree that cannot be made.
std::unique_ptr<Plot> make_affinity_plot(const QString& kind, const AffinitySource& source,
                                         const Scenario& scenario, const QJsonObject& options,
                                         const RunContext& context);

}  // namespace taskatlas::ui
