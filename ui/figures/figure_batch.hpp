// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "ui/figures/recipe.hpp"

#include <QString>
#include <QStringList>
#include <vector>

namespace taskatlas::ui {

// Several figures, each in several formats, in one folder.
struct FigureBatch {
  struct Figure {
    FigureRecipe recipe;
    QString name;  // of its files, without extension
  };
  std::vector<Figure> figures;
  std::vector<FigureFormat> formats;
  QString folder;

  QStringList paths() const;  // of the figures themselves
  // The files that writing would replace: figures, what lies beside them, pictures of TikZ.
  QStringList existing() const;
};

struct BatchResult {
  int figures = 0;       // written in every format
  QStringList problems;  // one line for each figure that was not, for people
  bool stopped = false;  // the rest was not written
};

// Every plot is made once and written in each format; one that fails does not keep the others
// from being written. Any thread.
BatchResult write_batch(const FigureBatch& batch, const RunContext& context);

}  // namespace taskatlas::ui
