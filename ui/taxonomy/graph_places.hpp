// SPDX-License-Identifier: MIT
#pragma once

#include "graph/curve_cache.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/layout_client.hpp"
#include "ui/document/latest_job.hpp"
#include "ui/shared/plot_style.hpp"

#include <QObject>
#include <memory>

namespace taskatlas::ui {

// Where the tasks of one study stand, and the curves between them, found in the background: dot on
// the union of the frontier's solutions for the default scenario. It never changes while the study
// is open, unless tasks get other names. For the window's thread.
class GraphPlaces : public QObject {
  Q_OBJECT

 public:
  explicit GraphPlaces(std::shared_ptr<LayoutClient> client, QObject* parent = nullptr);
  ~GraphPlaces() override;

  void find(std::shared_ptr<const TransferTable> table, const PlotStyle& style);

  // Null before ready().
  const std::shared_ptr<const FrozenLayout>& layout() const { return layout_; }
  // Null before ready() and where the helper failed; then curves are plain.
  CurveCache* curves() const { return curves_.get(); }

 Q_SIGNALS:
  void ready();                         // layout() is there
  void curves_changed();                // more of them keep clear of boxes now
  void failed(const QString& message);  // then ready() comes with tasks in plain rows

 private:
  void take(std::shared_ptr<const FrozenLayout> layout, bool routed);

  std::shared_ptr<LayoutClient> client_;
  LatestJob job_;
  std::shared_ptr<const FrozenLayout> layout_;
  std::unique_ptr<CurveCache> curves_;
};

}  // namespace taskatlas::ui
