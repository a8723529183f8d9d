// SPDX-License-Identifier: MIT
// Internal to the room: puts models into a Scene, each mesh, material and texture once.
#pragma once

#include "rooms/model.hpp"
#include "rooms/scene.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace taskatlas::rooms {

// Something to place: a model of the catalogue or one built for the room.
struct Piece {
  std::shared_ptr<const Model> model;
  ObjectClass object_class = ObjectClass::kOther;
  std::string name;
  int index = -1;                 // into the catalogue, -1 = built here
  std::vector<LampSource> lamps;  // in the model's frame

  Eigen::Vector3f size() const { return model->occupancy.box().sizes(); }
};

class Assembly {
 public:
  // Returns its place in scene().objects. A piece with lamps shines if `lit`.
  int add(const Piece& piece, const Eigen::Affine3f& to_world, float lamp_power = 0);

  Scene& scene() { return scene_; }
  Scene take();

 private:
  int materials_of(const Piece& piece, bool lit);
  void shine(const Piece& piece, const Eigen::Affine3f& to_world, float power);

  struct Key {
    const Model* model;
    bool lit;
    auto operator<=>(const Key&) const = default;
  };
  Scene scene_;
  // Looked up only, never walked: addresses differ from run to run.
  std::map<const Mesh*, int> meshes_;
  std::map<Key, int> materials_;
  std::map<const Texture*, int> textures_;
  std::vector<std::shared_ptr<const Model>> kept_;  // so that no address is used twice
};

}  // namespace taskatlas::rooms
