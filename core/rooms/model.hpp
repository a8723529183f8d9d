// SPDX-License-Identifier: MIT
// Models of the catalogue as meshes, loaded once per process.
//
// A model's frame: metres, z up, its bottom at z = 0, the middle of its box at x = y = 0, its front
// towards -y, so that its back stands against a wall whose inside is towards -y.
#pragma once

#include "rooms/catalogue.hpp"
#include "rooms/occupancy.hpp"
#include "rooms/scene.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace taskatlas::rooms {

struct Model {
  std::shared_ptr<const Mesh> mesh;
  std::vector<Material> materials;  // those of the mesh; `texture` counts in `textures`
  std::vector<std::shared_ptr<const Texture>> textures;
  Occupancy occupancy;  // what of its box it fills
  // Pictures that its materials name but that the library lacks or that cannot be decoded; the
  // material's plain colour stands in, as in Sweet Home 3D itself.
  std::vector<std::string> missing_textures;
};

class ModelLibrary {
 public:
  explicit ModelLibrary(Catalogue catalogue);
  ~ModelLibrary();

  const Catalogue& catalogue() const { return catalogue_; }

  // The model with this index in the catalogue. Loads it the first time (tens of milliseconds) and
  // keeps it. Thread-safe. Throws Error where the file is missing, damaged, empty or above 300,000
  // triangles.
  std::shared_ptr<const Model> load(int index) const;

 private:
  struct Slot;
  Catalogue catalogue_;
  std::vector<std::unique_ptr<Slot>> slots_;
};

}  // namespace taskatlas::rooms
