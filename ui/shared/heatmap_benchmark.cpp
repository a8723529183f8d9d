// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_benchmark.hpp"

#include "ui/shared/heatmap_view.hpp"
#include "ui/shared/latency.hpp"

#include <QCoreApplication>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace taskatlas::ui {
namespace {

QJsonObject figures(const std::vector<double>& milliseconds) {
  QJsonObject result = latency_summary(milliseconds);
  result.insert(QStringLiteral("frames"), static_cast<int>(milliseconds.size()));
  return result;
}

HeatmapData random_map(int size) {
  std::mt19937_64 random(1);
  std::exponential_distribution<double> affinity(20);
  HeatmapData data;
  data.value_name = QStringLiteral("Affinity");
  data.row_name = QStringLiteral("Target");
  data.column_name = QStringLiteral("Source");
  for (int i = 0; i < size; ++i) {
    const auto kind = static_cast<TaskKind>(i % 4);
    data.rows.push_back({QStringLiteral("Target task %1").arg(i), kind, TaskId(i), {}});
    data.columns.push_back({QStringLiteral("Source task %1").arg(i), kind, TaskId(i), {}});
  }
  data.values.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  for (double& value : data.values) value = std::min(affinity(random), 1.0);
  for (std::size_t i = 0; i < data.values.size(); i += 997) data.values[i] = std::nan("");
  return data;
}

}  // namespace

QJsonObject benchmark_heatmap(int size) {
  HeatmapOptions options;
  options.scale = HeatmapScale::kExponential;
  options.cell_values = true;
  HeatmapView view;
  view.resize(1000, 900);
  view.set_plot(
      std::make_shared<const HeatmapPlot>(random_map(std::clamp(size, 2, 4000)), options));
  view.show();
  QCoreApplication::processEvents();
  view.repaint();

  const auto timed = [&view](const std::function<void()>& step) {
    const double begin = monotonic_ms();
    step();
    view.repaint();
    return monotonic_ms() - begin;
  };
  const auto send = [&view](QEvent::Type type, const QPointF& at, Qt::MouseButton button,
                            Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, view.mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &event);
  };
  constexpr int kSteps = 100;
  std::vector<double> pan, hover, all;
  // From the whole map to single cells; at each zoom a drag round and a walk over the cells.
  for (const double zoom : {1.0, 4.0, 16.0, 60.0}) {
    view.zoom_to_fit();
    const QRectF cells = view.geometry_now().cells;
    view.zoom_about(zoom, cells.center());
    view.repaint();
    send(QEvent::MouseButtonPress, cells.center(), Qt::LeftButton, Qt::LeftButton);
    for (int i = 1; i <= kSteps && zoom > 1; ++i) {
      const double angle = 2 * M_PI * i / kSteps;
      const QPointF at =
          cells.center() + QPointF(300 * std::sin(angle), 300 * (1 - std::cos(angle)) - 5);
      pan.push_back(timed([&] { send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton); }));
    }
    send(QEvent::MouseButtonRelease, cells.center(), Qt::LeftButton, Qt::NoButton);
    for (int i = 0; i < kSteps; ++i) {
      const double share = (i + 0.5) / kSteps;
      const QPointF at(cells.left() + share * cells.width(),
                       cells.top() + std::fmod(share * 3, 1.0) * cells.height());
      hover.push_back(timed([&] { send(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton); }));
    }
  }
  all = pan;
  all.insert(all.end(), hover.begin(), hover.end());
  QJsonObject result = figures(all);
  result[QStringLiteral("size")] = size;
  result[QStringLiteral("scale")] = view.devicePixelRatioF();
  result[QStringLiteral("pan")] = figures(pan);
  result[QStringLiteral("hover")] = figures(hover);
  return result;
}

}  // namespace taskatlas::ui
