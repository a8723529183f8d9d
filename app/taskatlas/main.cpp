// SPDX-License-Identifier: MIT
// The desktop program: arguments and wiring.
#include "base/error.hpp"
#include "base/version.hpp"
#include "ui/dataset/grid_benchmark.hpp"
#include "ui/document/study_document.hpp"
#include "ui/figures/draw_figure.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/preferences.hpp"
#include "ui/main_window/startup_benchmark.hpp"
#include "ui/outputs/outputs_benchmark.hpp"
#include "ui/shared/heatmap_benchmark.hpp"
#include "ui/taxonomy/slider_benchmark.hpp"

#include <QApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTimer>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace {

using namespace taskatlas;
using namespace taskatlas::ui;

struct Arguments {
  std::string study;      // to open
  std::string page;       // to show
  std::string figure;     // a recipe, "-" for standard input
  std::string out;        // of --figure
  std::string benchmark;  // startup, slider, heatmap, dataset, outputs
  std::string benchmark_study = "published-16k";
  std::string value = "affinity";
  double scale = 1;
  bool unequal_costs = false;
};

int run_benchmark(const Arguments& arguments) {
  const QString study = QString::fromStdString(arguments.benchmark_study);
  QJsonObject result;
  if (arguments.benchmark == "startup") {
    result = benchmark_startup(study,
                               arguments.page.empty() ? QStringLiteral("taxonomy")
                                                      : QString::fromStdString(arguments.page),
                               20);
  } else if (arguments.benchmark == "slider") {
    result = benchmark_slider(study, QString::fromStdString(arguments.value),
                              arguments.unequal_costs, arguments.scale);
  } else if (arguments.benchmark == "dataset") {
    result = benchmark_dataset(100'000);
  } else if (arguments.benchmark == "outputs") {
    result = benchmark_outputs(study, arguments.scale);
  } else {
    result = benchmark_heatmap(1000);
  }
  result.insert(QStringLiteral("benchmark"), QString::fromStdString(arguments.benchmark));
  result.insert(QStringLiteral("scale"), arguments.scale);
  std::puts(QJsonDocument(result).toJson().constData());
  return 0;
}

int run_window(const Arguments& arguments) {
  // The study is read while Qt starts.
  std::shared_future<std::shared_ptr<OpenedStudy>> reading;
  const QString study = QString::fromStdString(arguments.study);
  const bool folder = QFileInfo(study).isDir();
  if (!arguments.study.empty() && !folder) {
    reading = std::async(std::launch::async, [study] {
                return std::make_shared<OpenedStudy>(open_study(study));
              }).share();
  }
  MainWindow window;
  if (!arguments.page.empty()) window.set_wanted_page(QString::fromStdString(arguments.page));
  if (in_startup_benchmark()) {
    QObject::connect(&window, &MainWindow::shown_complete, &window, [] { report_startup(); });
    QObject::connect(&window, &MainWindow::open_failed, &window, [](const QString& message) {
      std::fprintf(stderr, "%s\n", qPrintable(message));
      std::exit(3);
    });
  }
  if (reading.valid()) {
    window.open_prepared(reading);
  } else if (folder) {
    window.open_dataset(study);
  } else {
    window.begin();
  }
  window.show();
  return QApplication::exec();
}

int run(int argc, char** argv) {
  Arguments arguments;
  CLI::App program("Explore task transfer: affinities, taxonomies and the evidence behind them.",
                   "taskatlas");
  program.add_option("STUDY", arguments.study,
                     "a .taskstudy file, a built-in study's name, or a dataset's folder");
  program.add_option("--page", arguments.page, "show this page first")
      ->check(CLI::IsMember({"dataset", "run", "outputs", "affinity", "taxonomy", "evaluation"}));
  auto* figure = program.add_option("--figure", arguments.figure,
                                    "draw the figure of this recipe without a window ('-': from "
                                    "standard input); taskatlas-cli figure makes recipes");
  program.add_option("--out", arguments.out, "the figure's file: .pdf, .svg, .png or .tex")
      ->needs(figure);
  auto* benchmark =
      program.add_option("--benchmark", arguments.benchmark, "measure, print JSON and end")
          ->check(CLI::IsMember({"startup", "slider", "heatmap", "dataset", "outputs"}));
  program.add_option("--study", arguments.benchmark_study, "the study to measure with")
      ->needs(benchmark);
  program.add_option("--value", arguments.value, "the value that the slider's taxonomies maximise")
      ->needs(benchmark);
  program.add_flag("--unequal-costs", arguments.unequal_costs, "supervision costs drawn at random")
      ->needs(benchmark);
  program.add_option("--scale", arguments.scale, "screen scaling, 1 to 4")
      ->check(CLI::Range(1.0, 4.0))
      ->needs(benchmark);
  program.set_version_flag("--version", "taskatlas " + std::string(version()));
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : 2;
  }
  if (!arguments.figure.empty() && arguments.out.empty()) {
    std::fputs("taskatlas: --figure needs --out FILE\n", stderr);
    return 2;
  }

  const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") ||
                       !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                       !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
  if (!arguments.figure.empty() || (!arguments.benchmark.empty() && !display)) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  } else if (!display) {
    std::fputs(
        "taskatlas: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
        "taskatlas-cli needs none, and draws figures too\n",
        stderr);
    return 1;
  }
  if (arguments.scale != 1) {
    qputenv("QT_SCALE_FACTOR", QByteArray::number(arguments.scale));
    qputenv("QT_ENABLE_HIGHDPI_SCALING", "1");
  }
  QApplication::setHighDpiScaleFactorRoundingPolicy(
      Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
  QApplication::setOrganizationName(QStringLiteral("TaskAtlas"));
  QApplication::setApplicationName(QStringLiteral("TaskAtlas"));
  QApplication::setApplicationVersion(QString::fromStdString(std::string(version())));
  QApplication::setDesktopFileName(QStringLiteral("org.taskatlas.TaskAtlas"));
  QApplication application(argc, argv);
  setlocale(LC_NUMERIC, "C");  // which QApplication has changed
  // A figure is what its recipe says, on every machine: in English.
  if (arguments.figure.empty()) install_language(application, Preferences::load().language);
  if (!arguments.figure.empty()) {
    return draw_figure(QString::fromStdString(arguments.figure),
                       QString::fromStdString(arguments.out));
  }
  if (!arguments.benchmark.empty()) return run_benchmark(arguments);
  return run_window(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // an engine that died shows as an error of write()
  try {
    return run(argc, argv);
  } catch (const Error& error) {
    std::fprintf(stderr, "taskatlas: %s\n", error.what());
    return error.kind() == ErrorKind::kUsage ? 2 : error.kind() == ErrorKind::kBadInput ? 3 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "taskatlas: %s\n", error.what());
    return 1;
  }
}
