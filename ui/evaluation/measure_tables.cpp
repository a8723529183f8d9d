// SPDX-License-Identifier: MIT
#include "ui/evaluation/measure_tables.hpp"

#include "ui/evaluation/measure_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace taskatlas::ui {
namespace {

using measures::Agreement;
using measures::MeasureTable;
using measures::TargetAgreement;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kDigits = 3;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(MeasureTables)
};

QString name_of(const ComparedMeasures& compared, const std::string& code) {
  if (code.empty()) return QStringLiteral("–");
  const auto task = compared.table->find_task(code);
  return QString::fromStdString(task ? compared.table->task(*task).name : code);
}

const TargetAgreement* find_target(const Agreement* agreement, const std::string& target) {
  if (agreement == nullptr) return nullptr;
  const auto at = std::ranges::find(agreement->targets, target, &TargetAgreement::target);
  return at == agreement->targets.end() ? nullptr : &*at;
}

// Whether the measure says anything of transfers into it.
std::size_t targets_with_values(const MeasureTable& table) {
  std::size_t count = 0;
  for (std::size_t t = 0; t < table.targets.size(); ++t) {
    if (!first_source(table, t).empty()) ++count;
  }
  return count;
}

// Of all measures, each once, in the order in which they come.
std::vector<std::string> all_targets(const ComparedMeasures& compared) {
  std::vector<std::string> targets;
  for (const MeasureTable& table : compared.measures->tables) {
    for (const std::string& target : table.targets) {
      if (std::ranges::find(targets, target) == targets.end()) targets.push_back(target);
    }
  }
  return targets;
}

ResultColumn number_column(const QString& title, const QString& tip, int digits = kDigits) {
  return {title, tip, digits, false};
}
ResultColumn text_column(const QString& title, const QString& tip) {
  return {title, tip, -1, false};
}

// Ranks that are shared lie between two places.
int digits_of(const Agreement* agreement) {
  if (agreement == nullptr) return 0;
  return std::ranges::all_of(agreement->targets,
                             [](const TargetAgreement& one) {
                               return one.rank_of_first == std::floor(one.rank_of_first);
                             })
             ? 0
             : 1;
}

// What a screen reader and a tool tip say of a cell of the heat map.
QString cell_name(const ComparedMeasures& compared, const MeasureTable& table,
                  const std::string& target, const TargetAgreement* agreement) {
  const QString measure = measure_name(table.kind), name = name_of(compared, target);
  const auto row = std::ranges::find(table.targets, target);
  const std::string first =
      row == table.targets.end()
          ? std::string()
          : first_source(table, static_cast<std::size_t>(row - table.targets.begin()));
  if (first.empty()) return Words::tr("%1 for %2: no value").arg(measure, name);
  if (agreement == nullptr || std::isnan(agreement->spearman)) {
    return Words::tr("%1 for %2: no rank correlation; puts first: %3")
        .arg(measure, name, name_of(compared, first));
  }
  return Words::tr("%1 for %2: Spearman ρ %3; puts first: %4; measured best: %5")
      .arg(measure, name, QLocale().toString(agreement->spearman, 'f', kDigits),
           name_of(compared, first), name_of(compared, best_measured_source(compared, target)));
}

}  // namespace

ResultTable measures_overview(const ComparedMeasures& compared) {
  ResultTable table;
  table.columns.push_back(
      text_column(Words::tr("Measure"), Words::tr("What can be known before any training")));
  if (!compared.affinity) {
    table.columns.push_back(
        number_column(Words::tr("Targets"), Words::tr("Targets that have a value"), 0));
  } else {
    table.columns.push_back(number_column(
        Words::tr("Targets"),
        Words::tr("Targets with two sources at least that have a value and a measured affinity"),
        0));
    table.columns.push_back(
        number_column(Words::tr("Spearman ρ"),
                      Words::tr("Rank correlation of the measure with the first-order affinities "
                                "over a target's sources, its mean over targets")));
    const QString interval =
        Words::tr("Interval of that mean, by drawing as many targets anew 1,000 times");
    table.columns.push_back(number_column(Words::tr("Spearman ρ\n5 %"), interval));
    table.columns.push_back(number_column(Words::tr("Spearman ρ\n95 %"), interval));
    table.columns.push_back(number_column(
        Words::tr("Kendall τ"), Words::tr("Kendall's tau-b likewise, its mean over targets")));
    table.columns.push_back(
        number_column(Words::tr("Spearman ρ\npooled"),
                      Words::tr("Over all cells at once, each being its rank within its target")));
  }
  for (std::size_t k = 0; k < compared.measures->tables.size(); ++k) {
    const MeasureTable& one = compared.measures->tables[k];
    // Rich text, which a tool tip wraps.
    std::vector<ResultCell> row{
        text_cell(measure_name(one.kind), QStringLiteral("<p>%1</p><p>%2</p>")
                                              .arg(measure_text(one.kind).toHtmlEscaped(),
                                                   measure_literature(one.kind).toHtmlEscaped()))};
    if (const Agreement* agreement = compared.agreement(k)) {
      for (const double value :
           {static_cast<double>(agreement->targets.size()), agreement->spearman,
            agreement->spearman_interval.lower, agreement->spearman_interval.upper,
            agreement->kendall, agreement->pooled_spearman}) {
        row.push_back(number_cell(value));
      }
    } else {
      row.push_back(number_cell(static_cast<double>(targets_with_values(one))));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable measure_targets(const ComparedMeasures& compared, std::size_t measure) {
  const MeasureTable& of = compared.measures->tables[measure];
  const Agreement* agreement = compared.agreement(measure);
  ResultTable table;
  table.columns.push_back(text_column(Words::tr("Target"), Words::tr("What is transferred to")));
  table.columns.push_back(
      text_column(Words::tr("puts first"), Words::tr("The source with the highest value")));
  if (agreement != nullptr) {
    table.columns.push_back(
        text_column(Words::tr("measured best"),
                    Words::tr("The source with the highest first-order affinity, of those with "
                              "representations")));
    table.columns.push_back(number_column(
        Words::tr("place of\nthe first"),
        Words::tr("Place of the source put first among the measured affinities; 1 is the best"),
        digits_of(agreement)));
    table.columns.push_back(number_column(
        Words::tr("Spearman ρ"),
        Words::tr("Rank correlation of the measure with this target's first-order affinities")));
    table.columns.push_back(number_column(
        Words::tr("sources"), Words::tr("Sources that are compared; the target's own is not"), 0));
  }
  table.columns.push_back(
      number_column(Words::tr("samples"), Words::tr("Samples that the measure was taken on"), 0));
  for (std::size_t t = 0; t < of.targets.size(); ++t) {
    const std::string& target = of.targets[t];
    const std::string first = first_source(of, t);
    std::vector<ResultCell> row{text_cell(name_of(compared, target)),
                                text_cell(name_of(compared, first))};
    if (agreement != nullptr) {
      const TargetAgreement* one = find_target(agreement, target);
      row.push_back(text_cell(name_of(compared, best_measured_source(compared, target))));
      // Of another source where the first of all has no measured affinity.
      const bool placed = one != nullptr && one->first == first;
      row.push_back(number_cell(placed ? one->rank_of_first : kNone));
      row.push_back(number_cell(one != nullptr ? one->spearman : kNone));
      row.push_back(number_cell(one != nullptr ? static_cast<double>(one->sources) : kNone));
    }
    row.push_back(number_cell(static_cast<double>(of.samples[t])));
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable measure_notes(const ComparedMeasures& compared) {
  ResultTable table;
  table.columns = {text_column(Words::tr("Measure"), Words::tr("Which measure it concerns")),
                   text_column(Words::tr("Note"), Words::tr("Why something has no value"))};
  const auto add = [&](const QString& measure, const std::string& note) {
    const QString text = QString::fromStdString(note);
    table.rows.push_back({text_cell(measure), text_cell(text, text)});
  };
  for (const std::string& note : compared.measures->notes) add(Words::tr("all"), note);
  for (const MeasureTable& one : compared.measures->tables) {
    for (const std::string& note : one.notes) add(measure_name(one.kind), note);
  }
  return table;
}

HeatmapData agreement_heatmap(const ComparedMeasures& compared) {
  HeatmapData data;
  data.title = Words::tr("Rank correlation of each measure with the measured affinities");
  data.value_name = Words::tr("Spearman ρ");
  data.row_name = Words::tr("Measure");
  data.column_name = Words::tr("Target");
  if (!compared.affinity) return data;
  const std::vector<std::string> targets = all_targets(compared);
  for (const std::string& target : targets) {
    HeatmapLabel label;
    label.label = name_of(compared, target);
    label.code = QString::fromStdString(target);
    if (const auto task = compared.table->find_task(target)) {
      label.kind = compared.table->task(*task).kind;
      label.task = *task;
    }
    data.columns.push_back(std::move(label));
  }
  for (std::size_t k = 0; k < compared.measures->tables.size(); ++k) {
    const MeasureTable& table = compared.measures->tables[k];
    HeatmapLabel label;
    label.label = measure_name(table.kind);
    const auto code = measures::to_string(table.kind);
    label.code = QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
    data.rows.push_back(std::move(label));
    for (const std::string& target : targets) {
      const TargetAgreement* one = find_target(compared.agreement(k), target);
      data.values.push_back(one != nullptr ? one->spearman : kNone);
      data.names.push_back(cell_name(compared, table, target, one));
    }
  }
  return data;
}

HeatmapOptions agreement_heatmap_options() {
  HeatmapOptions options;
  options.colour_map = default_diverging_colour_map().id;
  options.reversed = true;
  options.low = -1;
  options.high = 1;
  options.centre = 0;
  options.cell_values = true;
  return options;
}

}  // namespace taskatlas::ui
