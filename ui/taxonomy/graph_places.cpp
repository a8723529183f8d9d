// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_places.hpp"

#include "taxonomy/frontier.hpp"
#include "ui/taxonomy/graph_layout.hpp"
#include "ui/taxonomy/graph_picture.hpp"

#include <QPointer>
#include <atomic>

namespace taskatlas::ui {
namespace {

// Rows in the order of the table, for when the helper fails.
FrozenLayout plain_rows(const TransferTable& table, const PlotStyle& style) {
  std::vector<FrozenNode> nodes;
  double x = 0;
  for (const auto& task : table.tasks()) {
    const Size size = graph_node_sizes(table, style).at(task.code);
    nodes.push_back({task.code, {{x, 0}, size}, true});
    x += size.width;
  }
  return compact_layout(FrozenLayout(std::move(nodes), {x, 1}));
}

}  // namespace

GraphPlaces::GraphPlaces(std::shared_ptr<LayoutClient> client, QObject* parent)
    : QObject(parent), client_(std::move(client)) {
  connect(&job_, &LatestJob::failed, this, &GraphPlaces::failed);
}

GraphPlaces::~GraphPlaces() = default;

void GraphPlaces::find(std::shared_ptr<const TransferTable> table, const PlotStyle& style) {
  job_.start([this, table = std::move(table), style, client = client_](const RunContext& context) {
    const Frontier frontier = solve_frontier(*table, {}, {}, context);
    auto outcome = lay_out_graph(*table, frontier.points, style, *client, context);
    const bool done = outcome.done();
    const QString reason = QString::fromStdString(outcome.reason);
    auto layout = std::make_shared<const FrozenLayout>(done ? std::move(outcome.result)
                                                            : plain_rows(*table, style));
    const bool stopped = outcome.status == HelperStatus::kStopped;
    return [this, layout, done, stopped, reason] {
      if (stopped) return;
      if (!done) {
        Q_EMIT failed(
            tr("The graph could not be laid out, so tasks stand in plain rows: %1").arg(reason));
      }
      take(layout, done);
    };
  });
}

void GraphPlaces::take(std::shared_ptr<const FrozenLayout> layout, bool routed) {
  const bool same = layout_ && *layout_ == *layout;
  layout_ = std::move(layout);
  if (!same) curves_.reset();
  if (routed && !curves_) {
    curves_ = std::make_unique<CurveCache>(*layout_, client_);
    // From the helper's thread; many at once are one signal.
    const auto pending = std::make_shared<std::atomic<bool>>(false);
    curves_->notify([this, pending] {
      if (pending->exchange(true)) return;
      QMetaObject::invokeMethod(
          this,
          [this, pending] {
            pending->store(false);
            Q_EMIT curves_changed();
          },
          Qt::QueuedConnection);
    });
  }
  Q_EMIT ready();
  if (curves_) curves_->prefetch_all();
}

}  // namespace taskatlas::ui
