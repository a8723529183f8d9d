// SPDX-License-Identifier: MIT
#include "ui/taxonomy/summary_strip.hpp"

#include "ui/document/reasons.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <cmath>

namespace taskatlas::ui {
namespace {

QString number(double value, int digits) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', digits);
}

QString amount(double value) {
  return std::isfinite(value) ? QLocale().toString(value, 'g', 5) : QStringLiteral("∞");
}

bool solved(const Taxonomy& taxonomy) {
  return taxonomy.status == TaxonomyStatus::kOptimal ||
         taxonomy.status == TaxonomyStatus::kFeasible;
}

}  // namespace

SummaryStrip::SummaryStrip(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(0);
  const std::array<QString, 5> captions = {tr("Objective"), tr("Spent"), tr("Gain"), tr("Quality"),
                                           tr("Solved in")};
  const std::array<QString, 5> tips = {
      tr("The sum of importance times value over all targets, and whether it is proven that no "
         "taxonomy is worth more"),
      tr("What supervision and transfers cost, of the budget"),
      tr("Mean win rate against networks trained from scratch on the transfer images"),
      tr("Mean win rate against fully supervised networks"), tr("Time to solve the program")};
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    tiles_[i].caption = new QLabel(captions[i]);
    tiles_[i].value = new QLabel(QStringLiteral("–"));
    QFont small = tiles_[i].caption->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    tiles_[i].caption->setFont(small);
    tiles_[i].caption->setForegroundRole(QPalette::PlaceholderText);
    QFont strong = tiles_[i].value->font();
    strong.setBold(true);
    tiles_[i].value->setFont(strong);
    for (QLabel* label : {tiles_[i].caption, tiles_[i].value}) label->setToolTip(tips[i]);
    tiles_[i].caption->setBuddy(tiles_[i].value);
    grid->addWidget(tiles_[i].caption, 0, static_cast<int>(i));
    grid->addWidget(tiles_[i].value, 1, static_cast<int>(i));
    grid->setColumnStretch(static_cast<int>(i), i == 0 ? 3 : 2);
  }
}

void SummaryStrip::show_taxonomy(const Taxonomy& taxonomy) {
  const auto set = [&](std::size_t i, const QString& text) {
    if (tiles_[i].value->text() == text) return;
    tiles_[i].value->setText(text);
    tiles_[i].value->setAccessibleName(tiles_[i].caption->text() + QLatin1Char(' ') + text);
  };
  if (!solved(taxonomy)) {
    for (std::size_t i = 0; i < 4; ++i) set(i, QStringLiteral("–"));
  } else {
    const bool optimal = taxonomy.status == TaxonomyStatus::kOptimal;
    set(0, number(taxonomy.objective, 3) +
               (optimal ? QStringLiteral(" ✓") : tr(" ≤ %1").arg(number(taxonomy.bound, 3))));
    set(1, tr("%1 of %2").arg(amount(taxonomy.spent), amount(taxonomy.budget)));
    set(2, number(taxonomy.mean_gain, 3));
    set(3, number(taxonomy.mean_quality, 3));
  }
  set(4, tr("%1 ms").arg(QLocale().toString(taxonomy.seconds * 1000, 'f', 1)));
}

QString SummaryStrip::sentence(const Taxonomy& taxonomy, const TransferTable& table) {
  if (taxonomy.status == TaxonomyStatus::kInfeasible) {
    return tr("Infeasible: %1").arg(reason_text(taxonomy, table));
  }
  if (!solved(taxonomy)) return tr("Not solved");
  const QString found = taxonomy.status == TaxonomyStatus::kOptimal
                            ? tr("Optimal: objective %1").arg(number(taxonomy.objective, 3))
                            : tr("Objective %1, at most %2 possible")
                                  .arg(number(taxonomy.objective, 3), number(taxonomy.bound, 3));
  return found + QStringLiteral(" · ") +
         tr("%1 of %2 spent").arg(amount(taxonomy.spent), amount(taxonomy.budget)) +
         QStringLiteral(" · ") + tr("mean gain %1").arg(number(taxonomy.mean_gain, 3)) +
         QStringLiteral(" · ") + tr("mean quality %1").arg(number(taxonomy.mean_quality, 3));
}

}  // namespace taskatlas::ui
