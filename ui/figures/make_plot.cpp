// SPDX-License-Identifier: MIT
#include "ui/figures/make_plot.hpp"

#include "base/error.hpp"
#include "graph/layout_client.hpp"
#include "study/loss_analysis.hpp"
#include "study/study.hpp"
#include "taxonomy/frontier.hpp"
#include "taxonomy/taxonomy.hpp"
#include "ui/affinity/affinity_plot.hpp"
#include "ui/dataset/sample_plot.hpp"
#include "ui/dataset/sheet_plot.hpp"
#include "ui/dataset/task_plot.hpp"
#include "ui/document/reasons.hpp"
#include "ui/evaluation/evaluation_plots.hpp"
#include "ui/evaluation/tree_plot.hpp"
#include "ui/outputs/outputs_figure.hpp"
#include "ui/taxonomy/frontier_plot.hpp"
#include "ui/taxonomy/graph_comparison.hpp"
#include "ui/taxonomy/graph_plot.hpp"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <array>
#include <limits>

namespace taskatlas::ui {
namespace {

struct Inputs {
  const FigureRecipe& recipe;
  const FigureSource& source;
  const RunContext& context;
};

InfeasibleFigure infeasible(const std::string& what, const Taxonomy& taxonomy,
                            const TransferTable& table) {
  return {what + taxonomy.reason,
          QCoreApplication::translate("Figures", "This scenario is infeasible: %1")
              .arg(reason_text(taxonomy, table))};
}

Taxonomy solved(const TransferTable& table, const Scenario& scenario, const RunContext& context,
                const std::string& whose = {}) {
  Taxonomy taxonomy = solve_taxonomy(table, scenario, SolveOptions{}, context);
  if (taxonomy.status == TaxonomyStatus::kInfeasible) {
    throw infeasible(whose + "infeasible: ", taxonomy, table);
  }
  if (taxonomy.status == TaxonomyStatus::kUnknown && !context.stopped()) {
    throw failure(whose + "no taxonomy was found within the time limit");
  }
  return taxonomy;
}

// The second taxonomy of a comparison.
ComparedSolution solved_other(const Inputs& in, const ComparedWith& with) {
  const OtherStudy* other = in.source.other.get();
  const TransferTable& there = other != nullptr ? *other->table : *in.source.table;
  ComparedSolution b =
      in_terms_of(*in.source.table, there,
                  solved(there, with.scenario, in.context, "what it is compared with: "));
  b.study = with.study;
  b.scenario = with.scenario;
  b.name_a =
      compared_name(other != nullptr ? QString::fromStdString(in.source.info.name) : QString(),
                    in.source.scenario);
  b.name_b = compared_name(other != nullptr ? other->label : QString(), with.scenario);
  return b;
}

Frontier frontier_of(const Inputs& in) {
  Scenario scenario = in.source.scenario;
  scenario.budget = std::numeric_limits<double>::infinity();
  Frontier frontier = solve_frontier(*in.source.table, scenario, SolveOptions{}, in.context);
  if (in.context.stopped()) return frontier;
  if (frontier.complete && frontier.points.empty()) {
    throw infeasible("infeasible at every budget: ",
                     solve_taxonomy(*in.source.table, scenario, SolveOptions{}, in.context),
                     *in.source.table);
  }
  if (!frontier.complete) throw failure("the frontier was not found within the time limit");
  return frontier;
}

std::unique_ptr<Plot> make_taxonomy(const Inputs& in) {
  const auto options = GraphOptions::from_json(in.recipe.options);
  const Taxonomy taxonomy = solved(*in.source.table, in.source.scenario, in.context);
  if (in.context.stopped()) return nullptr;
  std::optional<ComparedSolution> other;
  if (options.compare) other = solved_other(in, *options.compare);
  if (in.context.stopped()) return nullptr;
  LayoutClient client;
  return make_taxonomy_plot(*in.source.table, in.source.scenario, taxonomy, client, options,
                            in.context, in.recipe.figure.style().family, other ? &*other : nullptr);
}

std::unique_ptr<Plot> make_frontier(const Inputs& in) {
  FrontierOptions options = FrontierOptions::from_json(in.recipe.options);
  Frontier frontier = frontier_of(in);
  if (in.context.stopped()) return nullptr;
  return make_frontier_plot(std::move(frontier), options);
}

// What figures of kind "raw" show of a study that has nothing else.
bool only_losses(const AffinitySource& source) {
  return !source.has(AffinityMeasure::kGain) && !source.has(AffinityMeasure::kQuality) &&
         !source.has(AffinityMeasure::kRawScore);
}

bool needs_losses(const QString& kind, const QJsonObject& options, const AffinitySource& source) {
  const bool open = !parse_affinity_measure(options.value(QStringLiteral("measure")).toString());
  if (kind == QLatin1String("raw") && open && only_losses(source)) return true;
  for (const char* member : {"measure", "order_by"}) {
    const auto measure =
        parse_affinity_measure(options.value(QString::fromLatin1(member)).toString());
    if (measure == AffinityMeasure::kMeanLoss || measure == AffinityMeasure::kWinRate) return true;
  }
  return false;
}

// nullopt: stopped.
std::optional<LossMeasures> loss_measures(const Inputs& in) {
  LossMeasures measures(*in.source.table);
  const Study study = Study::open(in.source.path);
  const Selection chosen{.transfer_images = {}, .seed = {}, .id = in.source.measurement.id};
  for (const TaskId target : study.targets_with_losses(chosen)) {
    const auto losses = study.losses(in.source.table->code(target), chosen);
    if (losses && !measures.add(*in.source.table, *losses, true, in.context)) return std::nullopt;
  }
  return measures;
}

// The views take what they do not know for the default; who writes a recipe wants to be told.
void check_measures(const QJsonObject& options) {
  for (const char* member : {"measure", "order_by"}) {
    const QJsonValue value = options.value(QLatin1String(member));
    if (value.isUndefined() || parse_affinity_measure(value.toString())) continue;
    QStringList known;
    for (const auto measure :
         {AffinityMeasure::kAffinity, AffinityMeasure::kGain, AffinityMeasure::kQuality,
          AffinityMeasure::kRawScore, AffinityMeasure::kMeanLoss, AffinityMeasure::kWinRate}) {
      known.push_back(to_string(measure));
    }
    throw bad_input(std::string("the heat map's options: ") + member + " must be one of " +
                    known.join(QStringLiteral(", ")).toStdString());
  }
}

std::string as_text(const QJsonValue& value) {
  const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
  return list.sliced(1, list.size() - 2).toStdString();
}

// `read`: what was made of `given`, written again. Members of another kind of figure are left to
// option_note().
void check_understood(const QJsonObject& given, const QJsonObject& read,
                      const QString& inside = {}) {
  for (auto member = given.begin(); member != given.end(); ++member) {
    const QString name = inside + member.key();
    const QJsonValue there = read.value(member.key());
    if (there.isObject() && member.value().isObject()) {
      check_understood(member.value().toObject(), there.toObject(), name + QLatin1Char('.'));
    } else if (!there.isUndefined() && there != member.value()) {
      throw bad_input("the heat map's options: " + name.toStdString() + " cannot be " +
                      as_text(member.value()) + " here; docs/figures.md lists what there is");
    }
  }
}

void check_matrix_options(const Inputs& in, const AffinitySource& source) {
  check_measures(in.recipe.options);
  const auto options = AffinityOptions::from_json(in.recipe.options, in.recipe.kind, source);
  check_understood(in.recipe.options, options.to_json());
  // Whatever another order is by, the view remembers which task it was.
  const bool by_source = options.order == AffinityOrder::kColumn;
  if (options.order != AffinityOrder::kRow && !by_source) return;
  const bool known = in.source.table->find_task(options.order_task.toStdString()) ||
                     (by_source && options.order_task == QLatin1String("self"));
  if (!known) {
    throw bad_input("the heat map's options: order_task is '" + options.order_task.toStdString() +
                    "'; the code of a task of this study" + (by_source ? ", or self," : "") +
                    " is expected");
  }
}

std::unique_ptr<Plot> make_matrix(const Inputs& in) {
  AffinitySource source;
  source.table = in.source.table;
  source.raw_scores = in.source.raw_scores;
  std::optional<LossMeasures> losses;
  if (in.source.measurement.has_losses && needs_losses(in.recipe.kind, in.recipe.options, source)) {
    losses = loss_measures(in);
    if (!losses) return nullptr;
    source.losses = &*losses;
  }
  check_matrix_options(in, source);
  return make_affinity_plot(in.recipe.kind, source, in.source.scenario, in.recipe.options,
                            in.context);
}

using MakeFromTable = std::unique_ptr<Plot> (*)(const TransferTable&, const Scenario&,
                                                const QJsonObject&, const RunContext&);
template <MakeFromTable kMake>
std::unique_ptr<Plot> make_from_table(const Inputs& in) {
  return kMake(*in.source.table, in.source.scenario, in.recipe.options, in.context);
}

template <MakeFromTable kMake>
std::unique_ptr<Plot> make_map(const Inputs& in) {
  check_understood(in.recipe.options, EvaluationMapOptions::from_json(in.recipe.options).to_json());
  return make_from_table<kMake>(in);
}

std::unique_ptr<Plot> make_sample(const Inputs& in) {
  return make_sample_plot(*in.source.dataset, in.recipe.options, in.context);
}

std::unique_ptr<Plot> make_sheet(const Inputs& in) {
  return make_sheet_plot(*in.source.dataset, in.recipe.options, in.context);
}

std::unique_ptr<Plot> make_tasks(const Inputs& in) {
  return make_tasks_plot(*in.source.dataset, in.recipe.options, in.context);
}

std::unique_ptr<Plot> make_outputs(const Inputs& in) {
  const Selection chosen{.transfer_images = {}, .seed = {}, .id = in.source.measurement.id};
  return make_outputs_plot(study_outputs(in.source.path, chosen), in.source.path, *in.source.table,
                           in.source.measurement, in.recipe.options, in.context);
}

struct Kind {
  const char* name;
  const char* title;
  const char* options;  // the members that the plot's options may have
  std::unique_ptr<Plot> (*make)(const Inputs& in);
};

constexpr const char* kMatrixOptions =
    "measure order order_task order_by groups identity self title map";
constexpr const char* kMapOptions =
    "order colour_map reversed scale beta low high centre cell_values digits significant grid";
constexpr std::array kKinds{
    Kind{"raw", QT_TRANSLATE_NOOP("FigureKind", "Transfers as measured"), kMatrixOptions,
         make_matrix},
    Kind{"affinity", QT_TRANSLATE_NOOP("FigureKind", "Affinities"), kMatrixOptions, make_matrix},
    Kind{"taxonomy", QT_TRANSLATE_NOOP("FigureKind", "Task taxonomy"),
         "colour map unused values positions arrangement compare", make_taxonomy},
    Kind{"frontier", QT_TRANSLATE_NOOP("FigureKind", "What each budget buys"),
         "budget objective_title", make_frontier},
    Kind{"gain", QT_TRANSLATE_NOOP("FigureKind", "Gain over tasks and budgets"), kMapOptions,
         make_map<make_gain_plot>},
    Kind{"quality", QT_TRANSLATE_NOOP("FigureKind", "Quality over tasks and budgets"), kMapOptions,
         make_map<make_quality_plot>},
    Kind{"significance", QT_TRANSLATE_NOOP("FigureKind", "Against random taxonomies"),
         "samples seed show", make_from_table<make_significance_plot>},
    Kind{"tree", QT_TRANSLATE_NOOP("FigureKind", "Similarity of tasks"), "linkage features cut",
         make_from_table<make_tree_plot>},
    Kind{"outputs", QT_TRANSLATE_NOOP("FigureKind", "Outputs of networks"),
         "target sample photo rows compare first second divider clusters zoom centre turn columns",
         make_outputs},
    Kind{"dataset-sample", QT_TRANSLATE_NOOP("FigureKind", "Annotations of one view"),
         "building point view domains opacity zoom centre columns links beside", make_sample},
    Kind{"dataset-tasks", QT_TRANSLATE_NOOP("FigureKind", "One view, all tasks"),
         "building point view tasks columns links", make_tasks},
    Kind{"dataset-sheet", QT_TRANSLATE_NOOP("FigureKind", "Contact sheet of views"),
         "views count seed domains names", make_sheet},
};

const Kind* find_kind(const QString& name) {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) {
    return name == QLatin1String(kind.name);
  });
  return found == kKinds.end() ? nullptr : found;
}

}  // namespace

QStringList figure_kinds() {
  QStringList kinds;
  for (const Kind& kind : kKinds) kinds.push_back(QString::fromLatin1(kind.name));
  return kinds;
}

QString figure_title(const QString& kind) {
  const Kind* found = find_kind(kind);
  return found == nullptr ? kind : QCoreApplication::translate("FigureKind", found->title);
}

QString option_note(const FigureRecipe& recipe) {
  const Kind* kind = find_kind(recipe.kind);
  if (kind == nullptr) return {};
  const QStringList known = QString::fromLatin1(kind->options).split(QLatin1Char(' '));
  QStringList unknown = recipe.options.keys();
  for (const QString& key : known) unknown.removeAll(key);
  const QJsonObject of_map = HeatmapOptions().to_json();
  const QJsonObject map = recipe.options.value(QStringLiteral("map")).toObject();
  for (auto member = map.begin(); member != map.end(); ++member) {
    if (!of_map.contains(member.key())) unknown.push_back(QStringLiteral("map.") + member.key());
  }
  if (unknown.isEmpty()) return {};
  return QStringLiteral("figures of kind %1 have no option %2, which has no effect; there are %3")
      .arg(recipe.kind, unknown.join(QStringLiteral(", ")), known.join(QStringLiteral(", ")));
}

std::unique_ptr<Plot> make_plot(const FigureRecipe& recipe, const FigureSource& source,
                                const RunContext& context) {
  const Kind* kind = find_kind(recipe.kind);
  if (kind == nullptr) {
    throw usage_error("there is no kind of figure '" + recipe.kind.toStdString() + "'; there are " +
                      figure_kinds().join(QStringLiteral(", ")).toStdString());
  }
  return kind->make({recipe, source, context});
}

}  // namespace taskatlas::ui
