// SPDX-License-Identifier: MIT
// One composed room made ready for rendering, and the files of its views in all domains.
#pragma once

#include "dataset/classes.hpp"
#include "dataset/domain.hpp"
#include "rooms/camera_plan.hpp"
#include "rooms/first_hit.hpp"
#include "rooms/lighting.hpp"
#include "rooms/picture.hpp"
#include "rooms/scene.hpp"
#include "rooms/surface.hpp"
#include "rooms/tracer.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace taskatlas::rooms {

// The dataset's classes: things for class_object (all but walls, floor and ceiling), room types for
// class_scene, every object class for segment_semantic.
const dataset::Classes& room_classes();

struct ViewFile {
  dataset::Domain domain;
  std::string bytes;  // as they go to disk
};

// What the pipeline sees of a view before it is encoded, for tests and previews.
struct RenderedView {
  dataset::Raster picture;
  FirstHits hits;
};

class RoomRenderer {
 public:
  // `name` is the building's ("room_00012"), of which camera names are made. The scene is kept.
  // Throws what Tracer and plan_cameras throw.
  RoomRenderer(Scene scene, std::string name, std::uint64_t seed, TexturePool& pool,
               const CameraOptions& cameras);

  const Scene& scene() const { return scene_; }
  const CameraPlan& plan() const { return plan_; }
  const Tracer& tracer() const { return tracer_; }
  const Surfaces& surfaces() const { return surfaces_; }
  const LightField& light() const { return light_; }
  View view(std::size_t index, int size) const;  // index into plan().views

  // nullopt where stopped.
  std::optional<dataset::Raster> picture(std::size_t index, int size,
                                         const std::stop_token& stop = {}) const;
  // nullopt where stopped.
  std::optional<RenderedView> render(std::size_t index, int size,
                                     const std::stop_token& stop = {}) const;
  // Every domain of a view but nonfixated_matches, in the enumeration's order. class_object is
  // absent where no thing is in view. nullopt where stopped.
  std::optional<std::vector<ViewFile>> files(std::size_t index, int size,
                                             const std::stop_token& stop = {}) const;
  // nonfixated_matches of a point.
  std::string matches(int point, int size) const;

 private:
  std::string camera_name(int camera) const;
  std::string point_info(std::size_t index, int size) const;

  Scene scene_;
  std::string name_;
  std::uint64_t seed_;
  Tracer tracer_;
  Surfaces surfaces_;
  LightField light_;
  CameraPlan plan_;
};

}  // namespace taskatlas::rooms
