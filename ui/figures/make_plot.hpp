// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/shared/plot.hpp"

#include <QString>
#include <QStringList>
#include <memory>

namespace taskatlas::ui {

// The kinds of figures that can be drawn, as the command line and recipes name them: "affinity",
// "taxonomy", ...
QStringList figure_kinds();
QString figure_title(const QString& kind);  // translated: "Task taxonomy"

// Names members of the recipe's options that its plot does not look at (misspelt ones, as a rule);
// empty where there are none.
QString option_note(const FigureRecipe& recipe);

// An infeasible scenario has no taxonomy to draw: the reason, for people. The command line ends
// with an exit code of its own.
class InfeasibleFigure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The plot that a recipe means, solved and laid out. Any thread; may take seconds. Nullptr where
// stopped. Throws InfeasibleFigure, Error(kUsage) for a kind that does not exist, Error(kBadInput)
// for options that make no sense, and Error(kFailed) where the layout helper fails.
std::unique_ptr<Plot> make_plot(const FigureRecipe& recipe, const FigureSource& source,
                                const RunContext& context);

}  // namespace taskatlas::ui
