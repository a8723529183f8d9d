// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_comparison.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(GraphComparison)
};

using TransferKey = std::pair<TaskId, std::vector<TaskId>>;

TransferKey key_of(TaskId target, std::vector<TaskId> sources) {
  std::sort(sources.begin(), sources.end());
  return {target, std::move(sources)};
}

std::set<TransferKey> keys_of(const Taxonomy& taxonomy) {
  std::set<TransferKey> keys;
  for (const ChosenTransfer& one : taxonomy.transfers) keys.insert(key_of(one.target, one.sources));
  return keys;
}

EdgeSide side_among(const TransferKey& key, const std::set<TransferKey>& a,
                    const std::set<TransferKey>& b) {
  if (!a.contains(key)) return EdgeSide::kOnlyB;
  return b.contains(key) ? EdgeSide::kBoth : EdgeSide::kOnlyA;
}

}  // namespace

ComparedSolution in_terms_of(const TransferTable& here, const TransferTable& there,
                             const Taxonomy& taxonomy) {
  ComparedSolution result;
  result.taxonomy = taxonomy;
  result.taxonomy.sources.clear();
  result.taxonomy.transfers.clear();
  const auto task_here = [&](TaskId task) { return here.find_task(there.code(task)); };
  if (auto& why = result.taxonomy.obstacle; why && why->task.valid()) {
    const auto task = task_here(why->task);
    if (task) {
      why->task = *task;
    } else {
      why.reset();  // the text stays
    }
  }
  for (const TaskId source : taxonomy.sources) {
    if (const auto task = task_here(source)) result.taxonomy.sources.push_back(*task);
  }
  std::sort(result.taxonomy.sources.begin(), result.taxonomy.sources.end());
  for (const ChosenTransfer& chosen : taxonomy.transfers) {
    ChosenTransfer one = chosen;
    one.sources.clear();
    for (const TaskId source : chosen.sources) {
      if (const auto task = task_here(source)) one.sources.push_back(*task);
    }
    const auto target = task_here(chosen.target);
    if (!target || one.sources.size() != chosen.sources.size()) {
      ++result.not_drawn;
      continue;
    }
    one.target = *target;
    const auto row = chosen.full_supervision ? here.find(PseudoSource::kSelf, one.target)
                                             : here.find(one.sources, one.target);
    one.row = row.value_or(TransferId());
    result.taxonomy.transfers.push_back(std::move(one));
  }
  std::sort(result.taxonomy.transfers.begin(), result.taxonomy.transfers.end(),
            [](const ChosenTransfer& a, const ChosenTransfer& b) { return a.target < b.target; });
  return result;
}

QString compared_name(const QString& study, const Scenario& scenario) {
  const QString name = QString::fromStdString(scenario.name);
  return study.isEmpty() ? name : Words::tr("%1, %2", "study, scenario").arg(study, name);
}

Taxonomy united(const Taxonomy& a, const Taxonomy& b) {
  Taxonomy both = a;
  std::set<TaskId> sources(a.sources.begin(), a.sources.end());
  sources.insert(b.sources.begin(), b.sources.end());
  both.sources.assign(sources.begin(), sources.end());
  std::set<TransferKey> have = keys_of(a);
  for (const ChosenTransfer& one : b.transfers) {
    if (have.insert(key_of(one.target, one.sources)).second) both.transfers.push_back(one);
  }
  return both;
}

EdgeSide side_of(TaskId target, std::vector<TaskId> sources, const Taxonomy& a, const Taxonomy& b) {
  return side_among(key_of(target, std::move(sources)), keys_of(a), keys_of(b));
}

GraphPicture comparison_picture(const FrozenLayout& layout, CurveCache* curves,
                                const TransferTable& table, const Scenario& scenario,
                                const Taxonomy& a, const ComparedSolution& b,
                                const GraphOptions& options) {
  Drawing drawing = draw_taxonomy(layout, curves, table, united(a, b.taxonomy), scenario);
  const std::set<TransferKey> in_a = keys_of(a), in_b = keys_of(b.taxonomy);
  std::vector<EdgeSide> sides;
  for (const GraphTransfer& one : drawing.graph.transfers) {
    sides.push_back(side_among({one.target, one.sources}, in_a, in_b));
  }
  std::vector<EdgeSide> node_sides(table.tasks().size(), EdgeSide::kOne);
  for (std::size_t i = 0; i < node_sides.size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    const auto& of_a = a.sources;
    const auto& of_b = b.taxonomy.sources;
    const bool by_a = std::find(of_a.begin(), of_a.end(), task) != of_a.end();
    const bool by_b = std::find(of_b.begin(), of_b.end(), task) != of_b.end();
    if (by_a || by_b) {
      node_sides[i] = !by_b ? EdgeSide::kOnlyA : !by_a ? EdgeSide::kOnlyB : EdgeSide::kBoth;
    }
  }
  GraphPicture picture(std::move(drawing), table, options, std::move(sides));
  picture.set_node_sides(std::move(node_sides));
  set_compared_names(picture, b.name_a, b.name_b);
  return picture;
}

void set_compared_names(GraphPicture& picture, const QString& name_a, const QString& name_b) {
  picture.set_side_names(Words::tr("A: %1").arg(name_a), Words::tr("B: %1").arg(name_b));
}

}  // namespace taskatlas::ui
