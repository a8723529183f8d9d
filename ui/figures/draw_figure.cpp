// SPDX-License-Identifier: MIT
#include "ui/figures/draw_figure.hpp"

#include "base/error.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/make_plot.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <cstdio>
#include <exception>
#include <new>

namespace taskatlas::ui {
namespace {

enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2, kBadInput = 3, kInfeasible = 4 };

int complain(int code, const char* what) {
  std::fprintf(stderr, "taskatlas: %s\n", what);
  return code;
}

FigureRecipe recipe_from_standard_input() {
  QFile input;
  if (!input.open(stdin, QIODevice::ReadOnly)) throw failure("cannot read standard input");
  return FigureRecipe::parse(input.readAll(), QStringLiteral("standard input"));
}

}  // namespace

int draw_figure(const QString& recipe_path, const QString& out) {
  try {
    const bool piped = recipe_path == QLatin1String("-");
    const FigureRecipe recipe = piped ? recipe_from_standard_input() : read_recipe(recipe_path);
    QLocale::setDefault(recipe.locale.isEmpty() ? QLocale::c() : QLocale(recipe.locale));
    const QString folder = piped ? QDir::currentPath() : QFileInfo(recipe_path).absolutePath();
    export_figure(recipe, folder, out, {});
    return kDone;
  } catch (const InfeasibleFigure& error) {
    return complain(kInfeasible, error.what());
  } catch (const Error& error) {
    switch (error.kind()) {
      case ErrorKind::kUsage:
        return complain(kUsage, error.what());
      case ErrorKind::kBadInput:
        return complain(kBadInput, error.what());
      case ErrorKind::kFailed:
        break;
    }
    return complain(kFailed, error.what());
  } catch (const std::bad_alloc&) {
    return complain(kFailed, "out of memory");
  } catch (const std::exception& error) {
    return complain(kFailed, error.what());
  }
}

}  // namespace taskatlas::ui
