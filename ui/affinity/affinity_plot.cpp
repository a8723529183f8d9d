// SPDX-License-Identifier: MIT
#include "ui/affinity/affinity_plot.hpp"

#include "affinity/affinity_matrix.hpp"
#include "base/error.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace taskatlas::ui {
namespace {

constexpr std::size_t kMostNotes = 40000;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct MeasureWords {
  AffinityMeasure measure;
  const char* word;
  const char* title;
  const char* help;
};

constexpr std::array kMeasures{
    MeasureWords{AffinityMeasure::kAffinity, "affinity",
                 QT_TRANSLATE_NOOP("AffinityMeasure", "Affinity"),
                 QT_TRANSLATE_NOOP("AffinityMeasure",
                                   "First-order affinity p from the analytic hierarchy process; "
                                   "each target's row sums to 1.")},
    MeasureWords{AffinityMeasure::kGain, "gain", QT_TRANSLATE_NOOP("AffinityMeasure", "Gain"),
                 QT_TRANSLATE_NOOP("AffinityMeasure",
                                   "Share of test images on which the transfer beats a network "
                                   "trained from scratch on the same data.")},
    MeasureWords{AffinityMeasure::kQuality, "quality",
                 QT_TRANSLATE_NOOP("AffinityMeasure", "Quality"),
                 QT_TRANSLATE_NOOP("AffinityMeasure",
                                   "Share of test images on which the transfer beats the target's "
                                   "own fully supervised network.")},
    MeasureWords{AffinityMeasure::kRawScore, "raw",
                 QT_TRANSLATE_NOOP("AffinityMeasure", "Raw score"),
                 QT_TRANSLATE_NOOP("AffinityMeasure", "The score as it was imported.")},
    MeasureWords{AffinityMeasure::kMeanLoss, "mean-loss",
                 QT_TRANSLATE_NOOP("AffinityMeasure", "Mean loss"),
                 QT_TRANSLATE_NOOP("AffinityMeasure",
                                   "Mean loss over the test images; lower is better, and targets "
                                   "cannot be compared with each other.")},
    MeasureWords{AffinityMeasure::kWinRate, "win-rate",
                 QT_TRANSLATE_NOOP("AffinityMeasure", "Win rate"),
                 QT_TRANSLATE_NOOP("AffinityMeasure",
                                   "Mean share of test images on which the transfer beats each of "
                                   "the target's other alternatives of first order.")},
};

constexpr std::array<std::pair<AffinityOrder, const char*>, 7> kOrders{{
    {AffinityOrder::kTable, "table"},
    {AffinityOrder::kName, "name"},
    {AffinityOrder::kKind, "kind"},
    {AffinityOrder::kValue, "value"},
    {AffinityOrder::kRow, "row"},
    {AffinityOrder::kColumn, "column"},
    {AffinityOrder::kCluster, "cluster"},
}};

const MeasureWords& words(AffinityMeasure measure) {
  for (const MeasureWords& entry : kMeasures) {
    if (entry.measure == measure) return entry;
  }
  return kMeasures.front();
}

bool any_number(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
}

// In the table's order.
FirstOrderMatrix measured(const AffinitySource& source, AffinityMeasure measure,
                          const FirstOrderOptions& options) {
  const TransferTable& table = *source.table;
  switch (measure) {
    case AffinityMeasure::kAffinity:
      return first_order_affinity(table, options);
    case AffinityMeasure::kGain:
      return first_order_matrix(table, Measure::kGain, options);
    case AffinityMeasure::kQuality:
      return first_order_matrix(table, Measure::kQuality, options);
    default:
      break;
  }
  std::span<const double> values = source.raw_scores;
  if (measure == AffinityMeasure::kMeanLoss || measure == AffinityMeasure::kWinRate) {
    values = {};
    if (source.losses != nullptr) {
      values = measure == AffinityMeasure::kMeanLoss ? source.losses->mean_loss
                                                     : source.losses->win_rate;
    }
  }
  FirstOrderMatrix matrix = first_order_matrix(table, Measure::kAffinity, options);
  for (std::size_t i = 0; i < matrix.values.size(); ++i) {
    const std::optional<TransferId>& id = matrix.transfers[i];
    matrix.values[i] = id && id->index() < values.size() ? values[id->index()] : kNone;
  }
  return matrix;
}

QString name_of(const Task& task) {
  return QString::fromStdString(task.name.empty() ? task.code : task.name);
}

HeatmapLabel label_of(const TransferTable& table, TaskId id) {
  const Task& task = table.task(id);
  return {name_of(task), task.kind, id, QString::fromStdString(task.code)};
}

// Positions by descending value; what is not measured comes last, equals as they were.
std::vector<std::size_t> descending(const std::vector<double>& values, bool lower_is_better) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (std::isnan(values[a]) || std::isnan(values[b])) {
      return !std::isnan(values[a]) && std::isnan(values[b]);
    }
    return lower_is_better ? values[a] < values[b] : values[a] > values[b];
  });
  return order;
}

// `value(i, j)` over j, for each i.
template <typename Value>
std::vector<double> means(std::size_t count, std::size_t others, const Value& value) {
  std::vector<double> result(count, kNone);
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t j = 0; j < others; ++j) {
      const double v = value(i, j);
      if (std::isnan(v)) continue;
      sum += v;
      ++known;
    }
    if (known > 0) result[i] = sum / static_cast<double>(known);
  }
  return result;
}

struct Orders {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;  // without the own network's
};

template <typename Less>
void sort_tasks(std::vector<std::size_t>& order, const std::vector<TaskId>& tasks,
                const Less& less) {
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return less(tasks[a], tasks[b]); });
}

Orders orders(const AffinitySource& source, const AffinityOptions& options,
              const FirstOrderMatrix& shown, const SimilarityTree* tree) {
  const TransferTable& table = *source.table;
  Orders result;
  result.rows.resize(shown.rows());
  result.columns.resize(shown.sources.size());
  std::iota(result.rows.begin(), result.rows.end(), std::size_t{0});
  std::iota(result.columns.begin(), result.columns.end(), std::size_t{0});
  const auto by = [&](const auto& less) {
    sort_tasks(result.rows, shown.targets, less);
    sort_tasks(result.columns, shown.sources, less);
  };
  switch (options.order) {
    case AffinityOrder::kTable:
      return result;
    case AffinityOrder::kName:
      by([&](TaskId a, TaskId b) {
        return QString::localeAwareCompare(name_of(table.task(a)), name_of(table.task(b))) < 0;
      });
      return result;
    case AffinityOrder::kKind:
      by([&](TaskId a, TaskId b) { return table.task(a).kind < table.task(b).kind; });
      return result;
    case AffinityOrder::kCluster: {
      if (tree == nullptr) return result;
      std::vector<std::size_t> place(table.tasks().size(), table.tasks().size());
      for (std::size_t i = 0; i < tree->tree.order.size(); ++i) {
        place[tree->tasks[tree->tree.order[i]].index()] = i;
      }
      by([&](TaskId a, TaskId b) { return place[a.index()] < place[b.index()]; });
      return result;
    }
    default:
      break;
  }
  const bool lower = options.order_by == AffinityMeasure::kMeanLoss;
  const FirstOrderMatrix matrix =
      options.order_by == options.measure
          ? shown
          : measured(source, options.order_by, {options.identity, options.self});
  const auto at = [&](std::size_t row, std::size_t column) { return matrix.at(row, column); };
  if (options.order == AffinityOrder::kValue) {
    result.rows = descending(means(matrix.rows(), matrix.sources.size(), at), lower);
    result.columns = descending(means(matrix.sources.size(), matrix.rows(),
                                      [&](std::size_t j, std::size_t i) { return at(i, j); }),
                                lower);
    return result;
  }
  const auto index_of = [&](const std::vector<TaskId>& tasks) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (QString::fromStdString(table.code(tasks[i])) == options.order_task) return i;
    }
    return std::nullopt;
  };
  std::vector<double> values;
  if (options.order == AffinityOrder::kRow) {
    const auto row = index_of(matrix.targets);
    if (!row) return result;
    for (std::size_t j = 0; j < matrix.sources.size(); ++j) values.push_back(at(*row, j));
    result.columns = descending(values, lower);
  } else {
    std::optional<std::size_t> column = index_of(matrix.sources);
    if (!column && matrix.has_self && options.order_task == QLatin1String("self")) {
      column = matrix.sources.size();
    }
    if (!column) return result;
    for (std::size_t i = 0; i < matrix.rows(); ++i) values.push_back(at(i, *column));
    result.rows = descending(values, lower);
  }
  return result;
}

void add_tree(AffinityMatrix& matrix, const SimilarityTree& tree, int groups) {
  HeatmapTree beside;
  beside.tree = tree.tree;
  beside.places.resize(tree.tasks.size());
  for (std::size_t leaf = 0; leaf < tree.tasks.size(); ++leaf) {
    const auto found = std::find(matrix.sources.begin(), matrix.sources.end(), tree.tasks[leaf]);
    if (found == matrix.sources.end()) return;  // of another table
    beside.places[leaf] = static_cast<std::size_t>(found - matrix.sources.begin());
  }
  const auto& merges = tree.tree.merges;
  const auto wanted = static_cast<std::size_t>(std::max(groups, 1));
  if (wanted > 1 && wanted <= merges.size() + 1) {
    // Halfway between the last join that holds and the first that does not.
    const std::size_t joins = merges.size() + 1 - wanted;
    const double below = joins == 0 ? 0 : merges[joins - 1].height;
    beside.cut = (below + merges[joins].height) / 2;
  }
  matrix.data.column_tree = std::move(beside);
}

}  // namespace

// --- words ---------------------------------------------------------------------------------------

QString to_string(AffinityMeasure measure) { return QString::fromLatin1(words(measure).word); }

std::optional<AffinityMeasure> parse_affinity_measure(const QString& text) {
  for (const MeasureWords& entry : kMeasures) {
    if (text == QLatin1String(entry.word)) return entry.measure;
  }
  return std::nullopt;
}

QString measure_title(AffinityMeasure measure) {
  return QCoreApplication::translate("AffinityMeasure", words(measure).title);
}

QString measure_help(AffinityMeasure measure) {
  return QCoreApplication::translate("AffinityMeasure", words(measure).help);
}

QString to_string(AffinityOrder order) {
  for (const auto& [value, word] : kOrders) {
    if (value == order) return QString::fromLatin1(word);
  }
  return {};
}

std::optional<AffinityOrder> parse_affinity_order(const QString& text) {
  for (const auto& [value, word] : kOrders) {
    if (text == QLatin1String(word)) return value;
  }
  return std::nullopt;
}

bool AffinitySource::has(AffinityMeasure measure) const {
  const auto transfers = table->transfers();
  const auto any = [&](double Transfer::*member) {
    return std::any_of(transfers.begin(), transfers.end(),
                       [&](const Transfer& t) { return !std::isnan(t.*member); });
  };
  switch (measure) {
    case AffinityMeasure::kAffinity:
      return any(&Transfer::affinity);
    case AffinityMeasure::kGain:
      return any(&Transfer::gain);
    case AffinityMeasure::kQuality:
      return any(&Transfer::quality);
    case AffinityMeasure::kRawScore:
      return any_number(raw_scores);
    case AffinityMeasure::kMeanLoss:
      return losses != nullptr && any_number(losses->mean_loss);
    case AffinityMeasure::kWinRate:
      return losses != nullptr && any_number(losses->win_rate);
  }
  return false;
}

// --- options -------------------------------------------------------------------------------------

HeatmapOptions default_map(AffinityMeasure measure) {
  HeatmapOptions map;
  switch (measure) {
    case AffinityMeasure::kAffinity:
      map.scale = HeatmapScale::kExponential;
      map.low = 0;
      map.digits = 3;
      break;
    case AffinityMeasure::kGain:
    case AffinityMeasure::kQuality:
    case AffinityMeasure::kWinRate:
      map.colour_map = default_diverging_colour_map().id;
      map.reversed = true;  // blue is the better end, as in figure 9
      map.low = 0;
      map.high = 1;
      map.centre = 0.5;
      break;
    case AffinityMeasure::kMeanLoss:
      map.reversed = true;
      map.significant = true;
      map.digits = 3;
      break;
    case AffinityMeasure::kRawScore:
      map.significant = true;
      map.digits = 3;
      break;
  }
  return map;
}

QJsonObject AffinityOptions::to_json() const {
  return {{QStringLiteral("measure"), to_string(measure)},
          {QStringLiteral("order"), to_string(order)},
          {QStringLiteral("order_task"), order_task},
          {QStringLiteral("order_by"), to_string(order_by)},
          {QStringLiteral("groups"), groups},
          {QStringLiteral("identity"), identity},
          {QStringLiteral("self"), self},
          {QStringLiteral("title"), title},
          {QStringLiteral("map"), map.to_json()}};
}

AffinityOptions AffinityOptions::from_json(const QJsonObject& json, const QString& kind,
                                           const AffinitySource& source) {
  AffinityOptions options;
  if (kind == QLatin1String("raw")) {
    options.measure = AffinityMeasure::kGain;
    for (const auto measure :
         {AffinityMeasure::kGain, AffinityMeasure::kQuality, AffinityMeasure::kRawScore,
          AffinityMeasure::kMeanLoss, AffinityMeasure::kAffinity}) {
      if (!source.has(measure)) continue;
      options.measure = measure;
      break;
    }
  }
  const auto text = [&](const char* key) { return json[QLatin1String(key)].toString(); };
  options.measure = parse_affinity_measure(text("measure")).value_or(options.measure);
  options.order = parse_affinity_order(text("order")).value_or(options.order);
  options.order_task = text("order_task");
  options.order_by = parse_affinity_measure(text("order_by")).value_or(options.order_by);
  options.groups = std::clamp(json[QLatin1String("groups")].toInt(1), 1, 1000);
  options.identity = json[QLatin1String("identity")].toBool(true);
  options.self = json[QLatin1String("self")].toBool(true);
  options.title = json[QLatin1String("title")].toBool(false);
  options.map = HeatmapOptions::from_json(json[QLatin1String("map")].toObject(),
                                          default_map(options.measure));
  return options;
}

// --- the matrix ----------------------------------------------------------------------------------

HeatmapHit AffinityMatrix::find(TaskId target, TaskId source) const {
  const auto row = std::find(targets.begin(), targets.end(), target);
  const auto column = std::find(sources.begin(), sources.end(), source);
  if (row == targets.end() || column == sources.end()) return {};
  return {static_cast<int>(row - targets.begin()), static_cast<int>(column - sources.begin())};
}

std::optional<CellRank> rank_in_row(const AffinityMatrix& matrix, int row, int column,
                                    bool lower_is_better) {
  const auto r = static_cast<std::size_t>(row);
  const auto c = static_cast<std::size_t>(column);
  if (!matrix.sources[c].valid()) return std::nullopt;
  const double value = matrix.data.at(r, c);
  if (std::isnan(value)) return std::nullopt;
  int better = 0;
  int equal = 0;
  CellRank rank;
  for (std::size_t j = 0; j < matrix.sources.size(); ++j) {
    if (!matrix.sources[j].valid()) continue;
    const double other = matrix.data.at(r, j);
    if (std::isnan(other)) continue;
    ++rank.of;
    if (other == value) {
      ++equal;
    } else if (lower_is_better ? other < value : other > value) {
      ++better;
    }
  }
  rank.rank = better + (equal + 1) / 2.0;
  return rank;
}

AffinityMatrix affinity_matrix(const AffinitySource& source, const AffinityOptions& options,
                               const SimilarityTree* tree) {
  const TransferTable& table = *source.table;
  const FirstOrderMatrix shown =
      measured(source, options.measure, {options.identity, options.self});
  Orders order = orders(source, options, shown, tree);
  if (shown.has_self) order.columns.push_back(shown.sources.size());

  HeatmapData data;
  data.value_name = measure_title(options.measure);
  data.row_name = QCoreApplication::translate("AffinityPlot", "Target");
  data.column_name = QCoreApplication::translate("AffinityPlot", "Source");
  for (const TaskId target : shown.targets) data.rows.push_back(label_of(table, target));
  for (const TaskId task : shown.sources) data.columns.push_back(label_of(table, task));
  if (shown.has_self) {
    data.columns.push_back({QCoreApplication::translate("AffinityPlot", "Own network"),
                            TaskKind::kNone, TaskId(), QStringLiteral("self")});
  }
  data.values = shown.values;

  AffinityMatrix matrix;
  matrix.data = rearranged(data, order.rows, order.columns);
  if (options.title) {
    matrix.data.title = options.measure == AffinityMeasure::kAffinity
                            ? QCoreApplication::translate("AffinityPlot", "Normalised affinity")
                            : measure_title(options.measure);
  }
  for (const std::size_t row : order.rows) matrix.targets.push_back(shown.targets[row]);
  for (const std::size_t column : order.columns) {
    matrix.sources.push_back(column < shown.sources.size() ? shown.sources[column] : TaskId());
  }
  for (const std::size_t row : order.rows) {
    for (const std::size_t column : order.columns) {
      matrix.transfers.push_back(
          shown.transfers[row * shown.columns() + column].value_or(TransferId()));
    }
  }
  if (options.order == AffinityOrder::kCluster && tree != nullptr) {
    add_tree(matrix, *tree, options.groups);
  }
  if (matrix.transfers.size() <= kMostNotes) {
    const bool lower = options.measure == AffinityMeasure::kMeanLoss;
    const QLocale locale;
    const int columns = static_cast<int>(matrix.sources.size());
    matrix.data.notes.resize(matrix.transfers.size());
    for (int row = 0; row < static_cast<int>(matrix.targets.size()); ++row) {
      for (int column = 0; column < columns; ++column) {
        const auto rank = rank_in_row(matrix, row, column, lower);
        if (!rank) continue;
        matrix.data.notes[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                          static_cast<std::size_t>(column)] =
            QCoreApplication::translate("AffinityPlot", "rank %1 of %2")
                .arg(locale.toString(rank->rank), locale.toString(rank->of));
      }
    }
  }
  return matrix;
}

std::unique_ptr<Plot> make_affinity_plot(const QString& kind, const AffinitySource& source,
                                         const Scenario& scenario, const QJsonObject& json,
                                         const RunContext& context) {
  if (kind != QLatin1String("raw") && kind != QLatin1String("affinity")) {
    throw usage_error("there is no heat map '" + kind.toStdString() + "'; there are raw, affinity");
  }
  const AffinityOptions options = AffinityOptions::from_json(json, kind, source);
  if (!source.has(options.measure)) {
    throw bad_input("the study has no " + to_string(options.measure).toStdString() +
                    " to draw a heat map of");
  }
  std::optional<SimilarityTree> tree;
  if (options.order == AffinityOrder::kCluster) {
    tree = similarity_tree(*source.table, scenario, TreeOptions{}, context);
    if (!tree) return nullptr;
  }
  AffinityMatrix matrix = affinity_matrix(source, options, tree ? &*tree : nullptr);
  return std::make_unique<HeatmapPlot>(std::move(matrix.data), options.map);
}

}  // namespace taskatlas::ui
