// SPDX-License-Identifier: MIT
#include "ui/evaluation/study_comparison.hpp"

#include "taxonomy/taxonomy.hpp"
#include "ui/document/reasons.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(StudyComparison)
};

QString name_of(const TransferTable& table, const std::string& code) {
  const auto task = table.find_task(code);
  return QString::fromStdString(task ? table.task(*task).name : code);
}

QString number(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

QString served_by(const TransferTable& table, const ComparedChoice& choice) {
  if (!choice.present) return QStringLiteral("–");
  if (choice.full_supervision) return Words::tr("full supervision");
  QStringList names;
  for (const std::string& source : choice.sources) names << name_of(table, source);
  return names.join(QStringLiteral(" + "));
}

}  // namespace

std::optional<StudyComparison> compare_studies(const TransferTable& here, const QString& label,
                                               const TransferTable& there,
                                               const QString& other_label, const Scenario& scenario,
                                               const RunContext& context) {
  StudyComparison compared;
  compared.here = label;
  compared.there = other_label;
  const Scenario fitting = scenario_for(there, scenario, compared.dropped);
  const Taxonomy a = solve_taxonomy(here, scenario, {}, context);
  if (context.stopped()) return std::nullopt;
  const Taxonomy b = solve_taxonomy(there, fitting, {}, context);
  if (context.stopped()) return std::nullopt;
  const auto side = [&](const TransferTable& table, const Scenario& of, const Taxonomy& taxonomy,
                        const QString& name) {
    ComparedSide one{&table, &of, nullptr};
    if (taxonomy.status == TaxonomyStatus::kOptimal ||
        taxonomy.status == TaxonomyStatus::kFeasible) {
      one.taxonomy = &taxonomy;
    } else if (compared.infeasible.isEmpty()) {
      compared.infeasible = Words::tr("%1: %2").arg(name, reason_text(taxonomy, table));
    }
    return one;
  };
  const ComparedSide first = side(here, scenario, a, label);
  const ComparedSide second = side(there, fitting, b, other_label);
  compared.comparison = compare(first, second);
  return compared;
}

ResultTable comparison_table(const TransferTable& names, const StudyComparison& compared) {
  constexpr int kDigits = 3;
  ResultTable table;
  const QString& here = compared.here;
  const QString& there = compared.there;
  const auto share = [&](const QString& title, const QString& tip, bool sign = false) {
    table.columns.push_back({title, tip, kDigits, sign});
  };
  table.columns.push_back(
      {Words::tr("Target"), Words::tr("Of both studies, or of one of them"), -1, false});
  share(Words::tr("Spearman ρ"),
        Words::tr("Rank correlation of the first-order affinities of the sources that both "
                  "measured"));
  share(Words::tr("Kendall τ"), Words::tr("Kendall's tau-b of the same affinities"));
  table.columns.push_back(
      {Words::tr("shared"), Words::tr("Sources that both studies measured"), 0, false});
  table.columns.push_back({Words::tr("served alike"),
                           Words::tr("Whether both taxonomies serve the target by the same "
                                     "sources"),
                           -1, false});
  table.columns.push_back({Words::tr("sources in\n%1").arg(here),
                           Words::tr("The sources of the transfer in this study's taxonomy"), -1,
                           false});
  table.columns.push_back({Words::tr("sources in\n%1").arg(there),
                           Words::tr("The sources of the transfer in the other's taxonomy"), -1,
                           false});
  share(Words::tr("quality in\n%1").arg(here), Words::tr("Quality of the transfer here"));
  share(Words::tr("quality in\n%1").arg(there), Words::tr("Quality of the transfer there"));

  std::map<std::string, std::pair<const AffinityAgreement*, const ComparedTarget*>> rows;
  for (const AffinityAgreement& one : compared.comparison.agreement) rows[one.target].first = &one;
  for (const ComparedTarget& one : compared.comparison.targets) rows[one.target].second = &one;
  const double none = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [code, row] : rows) {
    const auto& [agreement, target] = row;
    const QString alike = target == nullptr || !target->a.present || !target->b.present
                              ? QStringLiteral("–")
                              : (target->same ? Words::tr("✓ yes") : Words::tr("no"));
    const ComparedChoice empty;
    const ComparedChoice& a = target != nullptr ? target->a : empty;
    const ComparedChoice& b = target != nullptr ? target->b : empty;
    const QString by_a = served_by(names, a), by_b = served_by(names, b);
    table.rows.push_back(
        {text_cell(name_of(names, code)),
         number_cell(agreement != nullptr ? agreement->spearman : none),
         number_cell(agreement != nullptr ? agreement->kendall : none),
         number_cell(agreement != nullptr ? static_cast<double>(agreement->shared) : none),
         text_cell(alike), text_cell(by_a, by_a), text_cell(by_b, by_b), number_cell(a.quality),
         number_cell(b.quality)});
  }
  return table;
}

QString comparison_summary(const StudyComparison& compared) {
  const Comparison& c = compared.comparison;
  const QLocale locale;
  const auto count = [&](std::size_t n) { return locale.toString(static_cast<qulonglong>(n)); };
  QStringList lines;
  lines << Words::tr(
               "Affinities: over all targets Spearman ρ %1, Kendall τ %2; mean of the "
               "targets ρ %3, τ %4; %5 pairs that both measured.")
               .arg(number(c.overall.spearman), number(c.overall.kendall), number(c.mean_spearman),
                    number(c.mean_kendall), count(c.overall.shared));
  lines << Words::tr("Tasks: %1 of both, %2 in %3 alone, %4 in %5 alone.")
               .arg(count(c.shared_tasks.size()), count(c.tasks_only_a.size()), compared.here,
                    count(c.tasks_only_b.size()), compared.there);
  if (compared.infeasible.isEmpty()) {
    lines << Words::tr(
                 "Taxonomies: %1 of %2 targets are served alike; %3 sources of both, %4 in "
                 "%5 alone, %6 in %7 alone.")
                 .arg(count(c.same_transfers), count(c.targets.size()),
                      count(c.sources_both.size()), count(c.sources_only_a.size()), compared.here,
                      count(c.sources_only_b.size()), compared.there);
    lines << Words::tr("Mean gain %1 and %2, mean quality %3 and %4.")
                 .arg(number(c.a.mean_gain), number(c.b.mean_gain), number(c.a.mean_quality),
                      number(c.b.mean_quality));
  } else {
    lines << Words::tr("No taxonomies to compare. %1").arg(compared.infeasible);
  }
  if (!compared.dropped.empty()) {
    QStringList codes;
    for (const std::string& code : compared.dropped) codes << QString::fromStdString(code);
    lines << Words::tr("What the scenario says of %1 was left out there.")
                 .arg(codes.join(QStringLiteral(", ")));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace taskatlas::ui
