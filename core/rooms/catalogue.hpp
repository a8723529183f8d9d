// SPDX-License-Identifier: MIT
// The furniture there is: Debian's package sweethome3d-furniture, read as it is installed, narrowed
// to the models of furniture_table.cpp. Each library is a ZIP file with a properties file
// (ISO-8859-1, keys NAME#NUMBER), OBJ and MTL files and pictures.
#pragma once

#include "rooms/object_class.hpp"
#include "rooms/role.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

// Where a lamp shines from, in the model's frame (see model.hpp), metres.
struct LampSource {
  Eigen::Vector3f position = Eigen::Vector3f::Zero();
  Eigen::Vector3f colour{1, 1, 1};  // linear RGB, [0, 1]
  float diameter = 0.05F;
};

struct CatalogueModel {
  std::string id;       // "Scopia#bed1", unique
  std::string name;     // "Bed"
  std::string creator;  // for the credits
  std::string licence;  // "CC0" or "CC-BY 3.0"
  std::string library;  // file name of the library, "Scopia.sh3f"
  std::string entry;    // path of the OBJ file within it
  Role role = Role::kBox;
  ObjectClass object_class = ObjectClass::kOther;
  Eigen::Vector3f size = Eigen::Vector3f::Ones();  // width, depth, height; metres
  float elevation = 0;                             // of its bottom above the floor, metres
  std::optional<float> top;  // height above its bottom at which small things stand on it
  Eigen::Matrix3f rotation = Eigen::Matrix3f::Identity();  // before scaling, y up
  std::vector<LampSource> lamps;
};

class Catalogue {
 public:
  static std::filesystem::path default_folder();  // /usr/share/sweethome3d/furniture

  // Reads the libraries in `folder`. Throws Error, which names the package to install, where there
  // is none; where a library is damaged, a model of the table missing from it, a measure not within
  // (0, 20] m, or a library's licence neither CC0 nor CC-BY.
  static Catalogue read(const std::filesystem::path& folder = default_folder());

  const std::filesystem::path& folder() const { return folder_; }

  // In the order of the table, the same on every machine. The index is a model's identity.
  std::span<const CatalogueModel> models() const { return models_; }
  const CatalogueModel& operator[](int index) const {
    return models_.at(static_cast<std::size_t>(index));
  }

  // Indices of the models with a role, ascending; never empty for a role of the table.
  std::span<const int> with_role(Role role) const;

 private:
  std::filesystem::path folder_;
  std::vector<CatalogueModel> models_;
  std::vector<std::vector<int>> by_role_;
};

// The lines that CC-BY asks for, as Markdown: one per model (indices into the catalogue), with its
// name, its creator and its licence, and a heading that says where the models come from.
std::string credits(const Catalogue& catalogue, std::span<const int> models);

}  // namespace taskatlas::rooms
