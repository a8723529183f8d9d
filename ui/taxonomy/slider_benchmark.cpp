// SPDX-License-Identifier: MIT
#include "ui/taxonomy/slider_benchmark.hpp"

#include "base/error.hpp"
#include "graph/layout_client.hpp"
#include "study/builtin.hpp"
#include "study/study.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"
#include "ui/shared/latency.hpp"
#include "ui/taxonomy/graph_places.hpp"
#include "ui/taxonomy/graph_view.hpp"
#include "ui/taxonomy/settings_panel.hpp"
#include "ui/taxonomy/task_panel.hpp"
#include "ui/taxonomy/taxonomy_page.hpp"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSlider>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr int kWidth = 1280, kHeight = 800;  // of the page, in device-independent pixels
constexpr int kWarmSteps = 20;               // not counted
constexpr int kSteps = 400;
constexpr int kPatience = 20000;  // milliseconds
constexpr int kBetween = 4;       // milliseconds from one step to the next, as a hand would pause

// Lets events happen until something is so; false where it never came to be.
bool wait_until(const std::function<bool()>& done, int patience = kPatience) {
  QElapsedTimer timer;
  timer.start();
  while (!done()) {
    if (timer.elapsed() > patience) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
  }
  return true;
}

void rest(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace

QJsonObject benchmark_slider(const QString& study, const QString& value, bool unequal_costs,
                             double scale) {
  const auto wanted = parse_value(value.toStdString());
  if (!wanted) throw usage_error("there is no value \"" + value.toStdString() + "\"");
  // A copy: what is moved here is nobody's answer to anything.
  const QTemporaryDir folder;
  const QString copy = folder.filePath(QStringLiteral("benchmark.taskstudy"));
  Study::open(resolve_study(study.toStdString())).save_as(copy.toStdString());
  StudyDocument document(open_study(copy));
  document.change_scenario(QString(), [&](Scenario& scenario) {
    scenario.value = *wanted;
    if (!unequal_costs) return;
    std::size_t i = 0;
    for (const Task& task : document.table()->tasks()) {
      scenario.costs[task.code] = 0.5 + 0.1 * static_cast<double>(i++ * 7 % 16);
    }
  });
  Solutions solutions(document);
  TaxonomyPage page(document, solutions, std::make_shared<LayoutClient>());
  page.resize(kWidth, kHeight);
  page.show();
  if (std::abs(page.devicePixelRatioF() - scale) > 1e-6) {
    throw usage_error("the screen's scale is not the one asked for; set QT_SCALE_FACTOR");
  }

  std::shared_ptr<const Solution> painted;
  QObject::connect(&page.graph(), &GraphView::painted, &page,
                   [&] { painted = solutions.latest(); });
  const auto shown = [&] {
    const auto& latest = solutions.latest();
    return latest && latest->scenario == document.scenario() && painted == latest;
  };
  // Everything is there: positions, all curves, frontier.
  const bool ready = wait_until([&] {
    return shown() && page.graph().picture() && page.places().curves() != nullptr &&
           page.places().curves()->waiting() == 0 && solutions.frontier();
  });
  if (!ready) throw failure("the page did not come to rest");
  rest(300);

  QSlider& budget = page.settings().budget_slider();
  const TaskModel& tasks = page.tasks().model();
  const int lowest = std::max(1, budget.maximum() / 12);
  int at = budget.value(), way = 1;
  std::vector<double> times, computed, solving;
  std::vector<double> importances = {0, 0.5, 1, 2, 5, 10, 3, 1};
  for (int step = 0; step < kWarmSteps + kSteps; ++step) {
    const bool moves_budget = step % 4 != 3;
    const std::size_t turn = static_cast<std::size_t>(step / 4);
    QModelIndex cell;
    if (!moves_budget) {
      for (int row = static_cast<int>(turn) % tasks.rowCount(); !cell.isValid();
           row = (row + 1) % tasks.rowCount()) {
        const QModelIndex one = tasks.index(row, TaskModel::kImportance);
        const double next = importances[turn % importances.size()];
        if ((one.flags() & Qt::ItemIsEditable) && one.data(Qt::EditRole).toDouble() != next) {
          cell = one;
        }
      }
    }
    const double begin = monotonic_ms(), begin_cpu = thread_cpu_ms();
    if (moves_budget) {
      const int stride = std::max(1, budget.maximum() / 60);
      if (at + way * stride > budget.maximum() || at + way * stride < lowest) way = -way;
      at += way * stride;
      budget.setValue(at);
    } else {
      page.tasks().model().setData(cell, importances[turn % importances.size()]);
    }
    if (!wait_until(shown)) throw failure("a step of the slider was never shown");
    if (step >= kWarmSteps) {
      times.push_back(monotonic_ms() - begin);
      computed.push_back(thread_cpu_ms() - begin_cpu);
      solving.push_back(solutions.latest()->taxonomy.seconds * 1e3);
    }
    rest(kBetween);
  }
  QJsonObject result = latency_summary(times);
  result.insert(QStringLiteral("window_cpu"), latency_summary(computed));
  result.insert(QStringLiteral("solve"), latency_summary(solving));
  result.insert(QStringLiteral("steps"), static_cast<int>(times.size()));
  result.insert(QStringLiteral("scale"), page.devicePixelRatioF());
  result.insert(QStringLiteral("width"), page.width());
  result.insert(QStringLiteral("height"), page.height());
  return result;
}

}  // namespace taskatlas::ui
