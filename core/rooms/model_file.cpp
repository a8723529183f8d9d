// SPDX-License-Identifier: MIT
#include "rooms/model_file.hpp"

#include "base/error.hpp"
#include "rooms/colour.hpp"
#include "rooms/texture.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <utility>

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>

namespace taskatlas::rooms {
namespace {

constexpr std::size_t kMaxModelBytes = 64U << 20;
constexpr std::size_t kMaxPictureBytes = 16U << 20;
constexpr std::size_t kMaxTriangles = 300'000;
constexpr float kSmoothingAngle = 40;  // degrees; edges sharper than this stay edges
constexpr int kMaxTextureSide = 256;   // a view has few more pixels across the whole room

class MemoryStream : public Assimp::IOStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t Read(void* buffer, std::size_t size, std::size_t count) override {
    if (size == 0) return 0;
    const std::size_t items = std::min(count, (bytes_.size() - at_) / size);
    std::memcpy(buffer, bytes_.data() + at_, items * size);
    at_ += items * size;
    return items;
  }
  std::size_t Write(const void*, std::size_t, std::size_t) override { return 0; }
  aiReturn Seek(std::size_t offset, aiOrigin origin) override {
    const std::size_t base = origin == aiOrigin_SET   ? 0
                             : origin == aiOrigin_CUR ? at_
                                                      : bytes_.size();
    if (offset > bytes_.size() - base) return aiReturn_FAILURE;
    at_ = base + offset;
    return aiReturn_SUCCESS;
  }
  std::size_t Tell() const override { return at_; }
  std::size_t FileSize() const override { return bytes_.size(); }
  void Flush() override {}

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// Lets assimp see the archive and nothing else of the machine.
class ZipSystem : public Assimp::IOSystem {
 public:
  explicit ZipSystem(const ZipFile& zip) : zip_(zip) {}
  bool Exists(const char* file) const override { return zip_.has(normal(file)); }
  char getOsSeparator() const override { return '/'; }
  Assimp::IOStream* Open(const char* file, const char* mode) override {
    const std::string name = normal(file);
    if (mode[0] != 'r' || !zip_.has(name)) return nullptr;
    return new MemoryStream(zip_.read(name, kMaxModelBytes));
  }
  void Close(Assimp::IOStream* stream) override { delete stream; }

 private:
  static std::string normal(const char* file) {
    return std::filesystem::path(file).lexically_normal().generic_string();
  }
  const ZipFile& zip_;
};

// "C:\\pictures\\wood.jpg\t" -> "wood.jpg": some libraries name files as their authors had them.
std::string base_name(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  const std::size_t slash = name.rfind('/');
  if (slash != std::string::npos) name.erase(0, slash + 1);
  while (!name.empty() && (name.back() == ' ' || name.back() == '\t' || name.back() == '\r')) {
    name.pop_back();
  }
  const std::size_t first = name.find_first_not_of(" \t");
  return first == std::string::npos ? std::string() : name.substr(first);
}

class Reader {
 public:
  Reader(const CatalogueModel& entry, const ZipFile& zip) : entry_(entry), zip_(zip) {}

  Model read() {
    Assimp::Importer importer;
    importer.SetIOHandler(new ZipSystem(zip_));  // the importer owns it
    importer.SetPropertyInteger(AI_CONFIG_PP_RVC_FLAGS, aiComponent_NORMALS);
    importer.SetPropertyFloat(AI_CONFIG_PP_GSN_MAX_SMOOTHING_ANGLE, kSmoothingAngle);
    importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE,
                                aiPrimitiveType_POINT | aiPrimitiveType_LINE);
    const aiScene* scene = importer.ReadFile(
        entry_.entry, aiProcess_RemoveComponent | aiProcess_Triangulate | aiProcess_SortByPType |
                          aiProcess_GenSmoothNormals | aiProcess_JoinIdenticalVertices |
                          aiProcess_PreTransformVertices);
    if (scene == nullptr) throw bad_input(where() + importer.GetErrorString());
    for (unsigned i = 0; i < scene->mNumMaterials; ++i) read_material(*scene->mMaterials[i]);
    for (unsigned i = 0; i < scene->mNumMeshes; ++i) read_mesh(*scene->mMeshes[i]);
    if (mesh_.triangles.empty()) throw bad_input(where() + "has no triangles");
    turn_and_scale();
    model_.occupancy = Occupancy(mesh_);
    model_.mesh = std::make_shared<const Mesh>(std::move(mesh_));
    return std::move(model_);
  }

 private:
  std::string where() const { return entry_.library + ", model " + entry_.id + ": "; }

  int read_texture(const std::string& name) {
    for (std::size_t i = 0; i < texture_names_.size(); ++i) {
      if (texture_names_[i] == name) return static_cast<int>(i);
    }
    const std::string entry =
        (std::filesystem::path(entry_.entry).parent_path() / name).generic_string();
    if (!zip_.has(entry)) return -1;
    std::optional<Texture> texture =
        decode_texture(zip_.read(entry, kMaxPictureBytes), kMaxTextureSide);
    if (!texture) return -1;
    texture_names_.push_back(name);
    model_.textures.push_back(std::make_shared<const Texture>(std::move(*texture)));
    return static_cast<int>(texture_names_.size()) - 1;
  }

  void read_material(const aiMaterial& source) {
    Material material;
    aiColor3D diffuse(0.6F, 0.6F, 0.6F);
    source.Get(AI_MATKEY_COLOR_DIFFUSE, diffuse);
    const auto albedo = [](float value) { return std::clamp(linear_of(value), 0.01F, 0.85F); };
    material.albedo = {albedo(diffuse.r), albedo(diffuse.g), albedo(diffuse.b)};
    aiString picture;
    if (source.GetTexture(aiTextureType_DIFFUSE, 0, &picture) == aiReturn_SUCCESS) {
      const std::string name = base_name(picture.C_Str());
      material.texture = name.empty() ? -1 : read_texture(name);
      if (material.texture >= 0) {
        material.albedo.setConstant(0.9F);  // the picture has the colour
      } else {
        model_.missing_textures.push_back(name);
      }
    }
    aiColor3D specular(0, 0, 0);
    source.Get(AI_MATKEY_COLOR_SPECULAR, specular);
    float shininess = 0;
    source.Get(AI_MATKEY_SHININESS, shininess);
    const float strength = std::clamp(std::max({specular.r, specular.g, specular.b}), 0.0F, 1.0F);
    material.specular = 0.12F * strength;
    // Beckmann roughness that has a Phong lobe of this exponent.
    material.roughness = std::clamp(std::sqrt(2 / (2 + std::max(shininess, 0.0F))), 0.05F, 1.0F);
    float opacity = 1;
    source.Get(AI_MATKEY_OPACITY, opacity);
    if (opacity < 0.6F) {  // glass is opaque here: a pale, shiny surface
      material.albedo = 0.5F * material.albedo + Eigen::Vector3f(0.30F, 0.34F, 0.35F);
      material.specular = 0.25F;
      material.roughness = 0.05F;
    }
    model_.materials.push_back(material);
  }

  void read_mesh(const aiMesh& source) {
    if (!source.HasNormals() || !source.HasFaces()) return;
    if (mesh_.triangles.size() + source.mNumFaces > kMaxTriangles) {
      throw bad_input(where() + "has more than 300,000 triangles");
    }
    const int base = static_cast<int>(mesh_.positions.size());
    for (unsigned i = 0; i < source.mNumVertices; ++i) {
      const aiVector3D& p = source.mVertices[i];
      const aiVector3D& n = source.mNormals[i];
      mesh_.positions.emplace_back(p.x, p.y, p.z);
      mesh_.normals.emplace_back(n.x, n.y, n.z);
      Eigen::Vector2f uv = Eigen::Vector2f::Zero();
      if (source.HasTextureCoords(0)) {
        uv = {source.mTextureCoords[0][i].x, source.mTextureCoords[0][i].y};
      }
      if (!mesh_.positions.back().allFinite()) throw bad_input(where() + "has a NaN");
      mesh_.uvs.push_back(uv.allFinite() ? uv : Eigen::Vector2f::Zero());
    }
    for (unsigned i = 0; i < source.mNumFaces; ++i) {
      const aiFace& face = source.mFaces[i];
      if (face.mNumIndices != 3) continue;
      const Eigen::Vector3i triangle =
          Eigen::Vector3i(static_cast<int>(face.mIndices[0]), static_cast<int>(face.mIndices[1]),
                          static_cast<int>(face.mIndices[2])) +
          Eigen::Vector3i::Constant(base);
      mesh_.triangles.push_back(triangle);
      mesh_.material.push_back(static_cast<std::int32_t>(source.mMaterialIndex));
    }
  }

  void turn_and_scale() {
    Eigen::Matrix3f up;  // (x, y, z) with y up and the front at +z -> z up and the front at -y
    up << 1, 0, 0, 0, 0, -1, 0, 1, 0;
    const Eigen::Matrix3f turn = up * entry_.rotation;
    Eigen::AlignedBox3f box;
    for (Eigen::Vector3f& position : mesh_.positions) {
      position = turn * position;
      box.extend(position);
    }
    Eigen::Vector3f scale;
    for (Eigen::Index i = 0; i < 3; ++i) {
      const float length = box.sizes()[i];
      scale[i] = length > 1e-6F ? entry_.size[i] / length : 1.0F;
    }
    const Eigen::Vector3f origin(box.center().x(), box.center().y(), box.min().z());
    for (Eigen::Vector3f& position : mesh_.positions) {
      position = (position - origin).cwiseProduct(scale);
    }
    for (Eigen::Vector3f& normal : mesh_.normals) {
      normal = (turn * normal).cwiseQuotient(scale);
      const float length = normal.norm();
      normal = length > 0 && std::isfinite(length) ? Eigen::Vector3f(normal / length)
                                                   : Eigen::Vector3f::UnitZ();
    }
    drop_slivers();
  }

  // Triangles without an area have no normal and can only do harm.
  void drop_slivers() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < mesh_.triangles.size(); ++i) {
      const Eigen::Vector3i& t = mesh_.triangles[i];
      const auto at = [&](int corner) {
        return mesh_.positions[static_cast<std::size_t>(t[corner])];
      };
      if ((at(1) - at(0)).cross(at(2) - at(0)).squaredNorm() < 1e-18F) continue;
      mesh_.triangles[kept] = t;
      mesh_.material[kept] = mesh_.material[i];
      ++kept;
    }
    mesh_.triangles.resize(kept);
    mesh_.material.resize(kept);
  }

  const CatalogueModel& entry_;
  const ZipFile& zip_;
  Model model_;
  Mesh mesh_;
  std::vector<std::string> texture_names_;
};

}  // namespace

Model read_model(const CatalogueModel& entry, const ZipFile& zip) {
  return Reader(entry, zip).read();
}

}  // namespace taskatlas::rooms
