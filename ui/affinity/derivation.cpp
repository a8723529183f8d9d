// SPDX-License-Identifier: MIT
#include "ui/affinity/derivation.hpp"

#include "ui/affinity/transfer_model.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace taskatlas::ui {
namespace {

constexpr std::size_t kMostOpponents = 12;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Derivation)
};

QString number(double value, int digits = 4) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'g', digits);
}

QString share(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 3);
}

QString heading(int step, const QString& text) {
  return QStringLiteral("<h4>%1. %2</h4>").arg(step).arg(text);
}

QString paragraph(const QString& text) { return QStringLiteral("<p>%1</p>").arg(text); }

QString code(TaskId task, const TransferTable& table) {
  return QString::fromStdString(table.code(task)).toHtmlEscaped();
}

double first_order_sum(const TransferTable& table, TaskId target) {
  double sum = 0;
  for (const TransferId id : table.into(target)) {
    const Transfer& other = table.transfer(id);
    const bool counts = other.pseudo == PseudoSource::kSelf || other.sources.size() == 1;
    if (counts && !std::isnan(other.affinity)) sum += other.affinity;
  }
  return sum;
}

QString wins_table(const TransferTable& table, const TargetEvidence& evidence, std::size_t self) {
  const std::size_t n = evidence.alternatives.size();
  std::vector<std::size_t> others(n);
  std::iota(others.begin(), others.end(), std::size_t{0});
  std::erase(others, self);
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    return evidence.derivation.affinity[a] > evidence.derivation.affinity[b];
  });
  const std::size_t shown = std::min(others.size(), kMostOpponents);
  QString html = QStringLiteral("<table cellpadding='3'><tr>");
  for (const QString& head :
       {Words::tr("Against"), Words::tr("Won"), Words::tr("Lost"), Words::tr("Shared images"),
        Words::tr("Win rate"), Words::tr("Ratio w′")}) {
    html += QStringLiteral("<th align='left'>%1</th>").arg(head);
  }
  html += QStringLiteral("</tr>");
  const QLocale locale;
  for (std::size_t k = 0; k < shown; ++k) {
    const std::size_t j = others[k];
    const std::size_t at = self * n + j;
    const QStringList cells{
        sources_title(table, table.transfer(evidence.alternatives[j])).toHtmlEscaped(),
        locale.toString(evidence.wins.wins[at]),
        locale.toString(evidence.wins.wins[j * n + self]),
        locale.toString(evidence.wins.shared[at]),
        share(evidence.derivation.win_rates[at]),
        number(evidence.derivation.ratios[at])};
    html += QStringLiteral("<tr>");
    for (int i = 0; i < cells.size(); ++i) {
      html += QStringLiteral("<td align='%1'>%2</td>")
                  .arg(i == 0 ? QStringLiteral("left") : QStringLiteral("right"), cells[i]);
    }
    html += QStringLiteral("</tr>");
  }
  html += QStringLiteral("</table>");
  if (shown < others.size()) {
    html += paragraph(Words::tr("and %n more, all with lower affinities", nullptr,
                                static_cast<int>(others.size() - shown)));
  }
  return html;
}

QString coefficient(const TransferTable& table, const Scenario& scenario,
                    const Transfer& transfer) {
  const std::string& target = table.code(transfer.target);
  const auto found = scenario.importance.find(target);
  const double importance = found == scenario.importance.end() ? 1 : found->second;
  const double value = value_of(transfer, scenario.value);
  const QString name = QString::fromUtf8(to_string(scenario.value).data(),
                                         static_cast<qsizetype>(to_string(scenario.value).size()));
  if (transfer.is_identity()) {
    return Words::tr(
        "A transfer of a task to itself is no candidate of the program: full "
        "supervision stands there instead, worth the own network's value.");
  }
  if (std::isnan(value)) {
    return Words::tr(
               "The scenario maximises %1, which was not measured for this transfer: it is "
               "no candidate.")
        .arg(name);
  }
  return Words::tr(
             "The scenario “%1” maximises %2. Importance r = %3 of the target times the "
             "transfer's value v = %4 is its coefficient in the program: <b>%5</b>.")
      .arg(QString::fromStdString(scenario.name).toHtmlEscaped(), name, number(importance),
           number(value), number(importance * value));
}

}  // namespace

QString derivation_html(const TransferTable& table, const Scenario& scenario, TransferId id,
                        const TargetEvidence* evidence) {
  if (!id.valid()) {
    return paragraph(Words::tr("Select a cell to see how its affinity comes about."));
  }
  const Transfer& transfer = table.transfer(id);
  const QString target = QString::fromStdString(table.task(transfer.target).name).toHtmlEscaped();
  QString html = QStringLiteral("<h3>%1 → %2</h3>")
                     .arg(sources_title(table, transfer).toHtmlEscaped(),
                          target.isEmpty() ? code(transfer.target, table) : target);
  int step = 1;
  const std::optional<std::size_t> self =
      evidence != nullptr && evidence->problem.empty() ? evidence->find(id) : std::nullopt;
  if (self) {
    const AhpDerivation& derivation = evidence->derivation;
    html += heading(step++, Words::tr("Wins"));
    html += paragraph(
        Words::tr("%n alternative(s) for this target were compared, image by image, on up to %1 "
                  "test images. A tie counts for neither side.",
                  nullptr, static_cast<int>(evidence->alternatives.size()))
            .arg(QLocale().toString(evidence->images)));
    html += paragraph(Words::tr("Mean loss: %1 over %2 images.")
                          .arg(number(evidence->means[*self].mean),
                               QLocale().toString(evidence->means[*self].images)));
    html += wins_table(table, *evidence, *self);
    html += heading(step++, Words::tr("Ratio matrix"));
    html += paragraph(
        Words::tr("Win rates W are clipped to [0.001, 0.999]; the ratio is w′ᵢⱼ = wᵢⱼ / wⱼᵢ "
                  "(equation 2 of the paper): how many times more often it wins than it loses."));
    html += heading(step++, Words::tr("Principal eigenvector"));
    html += paragraph(
        Words::tr("Eigenvalue %1 of a matrix of %2 alternatives, consistency index %3 (0: no "
                  "contradictions). This alternative's component, all of them summing to 1, is its "
                  "affinity: <b>%4</b>.")
            .arg(number(derivation.eigenvalue, 6),
                 QLocale().toString(static_cast<qulonglong>(derivation.alternatives)),
                 number(derivation.consistency_index, 3), number(derivation.affinity[*self])));
    if (evidence->intervals) {
      const BootstrapResult& result = *evidence->intervals;
      const Interval& interval = result.affinity_interval[*self];
      html += paragraph(
          Words::tr("In %n resample(s) of the images it was between %1 and %2 nine times out of "
                    "ten (standard error %3), its rank between %4 and %5.",
                    nullptr, static_cast<int>(result.usable))
              .arg(number(interval.lower, 3), number(interval.upper, 3),
                   number(result.standard_error[*self], 2),
                   number(result.rank_interval[*self].lower, 3),
                   number(result.rank_interval[*self].upper, 3)));
    }
    if (!std::isnan(transfer.affinity) &&
        std::abs(transfer.affinity - derivation.affinity[*self]) >
            1e-6 * std::max(transfer.affinity, derivation.affinity[*self])) {
      html += paragraph(Words::tr("The study itself holds the affinity %1, computed otherwise.")
                            .arg(number(transfer.affinity)));
    }
  } else {
    html += heading(step++, Words::tr("Affinity"));
    if (evidence != nullptr && !evidence->problem.empty()) {
      html += paragraph(QString::fromStdString(evidence->problem).toHtmlEscaped());
    }
    if (std::isnan(transfer.affinity)) {
      html += paragraph(Words::tr("It was not measured."));
    } else {
      html += paragraph(
          Words::tr("The study holds the affinity <b>%1</b>. The losses of the test images that it "
                    "was computed from are not in the study, so the tournament and the ratio "
                    "matrix cannot be shown.")
              .arg(number(transfer.affinity)));
    }
  }
  if (!std::isnan(transfer.gain) || !std::isnan(transfer.quality)) {
    html += paragraph(
        Words::tr("Gain %1, quality %2.").arg(share(transfer.gain), share(transfer.quality)));
  }
  const double sum = first_order_sum(table, transfer.target);
  if (transfer.order() == 1 && transfer.pseudo != PseudoSource::kPixels &&
      transfer.pseudo != PseudoSource::kAverage && !std::isnan(transfer.affinity) && sum > 0) {
    html += heading(step++, Words::tr("Share among transfers of first order"));
    html += paragraph(
        Words::tr("All transfers of first order into this target, its own network among them, have "
                  "affinities of %1 together; the heat map shows %2 / %1 = <b>%3</b>.")
            .arg(number(sum), number(transfer.affinity), number(transfer.affinity / sum)));
  }
  html += heading(step, Words::tr("Coefficient in the program"));
  html += paragraph(coefficient(table, scenario, transfer));
  return html;
}

}  // namespace taskatlas::ui
