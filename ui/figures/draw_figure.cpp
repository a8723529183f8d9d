// SPDX-License-Identifier: MIT
#include "ui/figures/draw_figure.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/make_plot.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTranslator>
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

// Words and numbers of a figure are the recipe's, not the machine's; without one: English words,
// and numbers as in files. Translations lie where the built-in studies do.
void speak(const QString& locale) {
  const QLocale numbers = locale.isEmpty() ? QLocale::c() : QLocale(locale);
  QLocale::setDefault(numbers);
  auto* words = new QTranslator(QCoreApplication::instance());
  for (const QString& folder :
       {qEnvironmentVariable("TASKATLAS_DATA_DIR"),
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/taskatlas")}) {
    if (folder.isEmpty()) continue;
    const QString place = folder + QStringLiteral("/translations");
    if (words->load(numbers, QStringLiteral("taskatlas"), QStringLiteral("_"), place) ||
        words->load(QStringLiteral("taskatlas_en"), place)) {
      QCoreApplication::installTranslator(words);
      return;
    }
  }
}

}  // namespace

int draw_figure(const QString& recipe_path, const QString& out) {
  try {
    const bool piped = recipe_path == QLatin1String("-");
    const FigureRecipe recipe = piped ? recipe_from_standard_input() : read_recipe(recipe_path);
    speak(recipe.locale);
    const QString folder = piped ? QDir::currentPath() : QFileInfo(recipe_path).absolutePath();
    const auto files = export_figure(recipe, folder, out, {});
    if (files && !files->text.fits) {
      const FigureLength needed{files->text.width.value_or(0), LengthUnit::kPoint};
      complain(kDone, ("note: the smallest text is " + format_fixed(files->text.smallest, 1) +
                       " pt high, less than asked for; " +
                       (files->text.width
                            ? "it fits from a width of " +
                                  format_fixed(needed.in(LengthUnit::kInch).value, 2) + "in on"
                            : "no width that makes sense is enough for this height"))
                          .c_str());
    }
    if (const QString note = option_note(recipe); !note.isEmpty()) {
      complain(kDone, ("note: " + note.toStdString()).c_str());
    }
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
