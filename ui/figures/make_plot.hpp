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
  // `what` in English; `for_people` in the user's language and with the tasks' names.
  InfeasibleFigure(const std::string& what, QString for_people)
      : std::runtime_error(what), for_people_(std::move(for_people)) {}
  const QString& for_people() const { return for_people_; }

 private:
  QString for_people_;
};

// The plot that a recipe means, solved and laid out. Any thread; may take seconds. Nullptr where
// stopped. Throws InfeasibleFigure, Error(kUsage) for a kind that does not exist, Error(kBadInput)
// for options that make no sense, and Error(kFailed) where the layout helper fails.
std::unique_ptr<Plot> make_plot(const FigureRecipe& recipe, const FigureSource& source,
                                const RunContext& context);

}  // namespace taskatlas::ui
