// SPDX-License-Identifier: MIT
#pragma once

#include "dataset/scene_labels.hpp"
#include "ui/dataset/dataset_source.hpp"

#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// Which views are shown, and in which order.
struct SampleFilter {
  enum class Order { kByBuilding, kShuffled, kFewestFiles };

  std::optional<dataset::Split> split;  // none: all of them
  std::optional<QString> building;      // by name
  std::optional<int> scene;             // position in Classes::scene.names: the most probable scene
  bool damaged_only = false;
  // Words that all occur in "building point_P view_V", in any order and case.
  QString text;
  Order order = Order::kByBuilding;

  bool operator==(const SampleFilter&) const = default;
  bool narrows() const;  // whether it leaves out anything
  QJsonObject to_json() const;
  static SampleFilter from_json(const QJsonObject& json);  // what is not understood is left out
};

// The most probable scene of each view; kUnknownScene where it was not read or has none.
using SceneOfView = dataset::SceneLabels;
inline constexpr std::int32_t kUnknownScene = dataset::kNoScene;

// The views that pass, in order. `scenes` may be null: none is known. nullopt where stopped.
std::optional<std::vector<dataset::ViewNumber>> filtered(const DatasetSource& source,
                                                         const SampleFilter& filter,
                                                         const SceneOfView* scenes,
                                                         const RunContext& context);

// The scene labels of all views, kept from one opening to the next (dataset/scene_labels.hpp).
// nullopt where stopped.
std::optional<SceneOfView> read_scenes(const DatasetSource& source, const RunContext& context);

}  // namespace taskatlas::ui
