// SPDX-License-Identifier: MIT
#include "rooms/model.hpp"

#include "base/parallel.hpp"
#include "rooms/mesh_builder.hpp"
#include "rooms/random.hpp"
#include "rooms_support.hpp"

#include <atomic>
#include <cmath>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

using taskatlas::testing::furniture;

TEST(Models, AllOfTheTableLoad) {
  const ModelLibrary& library = furniture();
  const int count = static_cast<int>(library.catalogue().models().size());
  int missing = 0;
  int textured = 0;
  for (int i = 0; i < count; ++i) {
    const CatalogueModel& entry = library.catalogue()[i];
    const auto model = library.load(i);
    const Mesh& mesh = *model->mesh;
    ASSERT_EQ(mesh.positions.size(), mesh.normals.size()) << entry.id;
    ASSERT_EQ(mesh.positions.size(), mesh.uvs.size()) << entry.id;
    ASSERT_EQ(mesh.triangles.size(), mesh.material.size()) << entry.id;
    ASSERT_FALSE(mesh.triangles.empty()) << entry.id;
    EXPECT_LE(mesh.triangles.size(), 65'000U) << entry.id;
    Eigen::AlignedBox3f box;
    for (const Eigen::Vector3f& position : mesh.positions) box.extend(position);
    EXPECT_TRUE(box.sizes().isApprox(entry.size, 2e-3F)) << entry.id;
    EXPECT_NEAR(box.min().z(), 0, 1e-4F) << entry.id;
    EXPECT_NEAR(box.center().x(), 0, 1e-3F) << entry.id;
    EXPECT_NEAR(box.center().y(), 0, 1e-3F) << entry.id;
    const auto vertices = static_cast<int>(mesh.positions.size());
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
      ASSERT_GE(mesh.triangles[t].minCoeff(), 0) << entry.id;
      ASSERT_LT(mesh.triangles[t].maxCoeff(), vertices) << entry.id;
      ASSERT_GE(mesh.material[t], 0) << entry.id;
      ASSERT_LT(static_cast<std::size_t>(mesh.material[t]), model->materials.size()) << entry.id;
    }
    for (const Eigen::Vector3f& normal : mesh.normals) {
      ASSERT_NEAR(normal.norm(), 1, 1e-3F) << entry.id;
    }
    for (const Material& material : model->materials) {
      ASSERT_LT(material.texture, static_cast<int>(model->textures.size())) << entry.id;
      if (material.texture >= 0) ++textured;
      EXPECT_LE(material.albedo.maxCoeff(), 0.95F) << entry.id;
    }
    for (const auto& texture : model->textures) {
      ASSERT_EQ(texture->rgb.size(), static_cast<std::size_t>(texture->width) *
                                         static_cast<std::size_t>(texture->height) * 3);
    }
    missing += static_cast<int>(model->missing_textures.size());
  }
  // The package itself lacks a few pictures; more would mean that decoding has broken.
  EXPECT_LE(missing, 20);
  EXPECT_GE(textured, 150);
}

TEST(Models, AreLoadedOnceWhateverTheThreads) {
  const ModelLibrary library(Catalogue::read());
  std::vector<std::shared_ptr<const Model>> loaded(16);
  parallel_for(loaded.size(), 4, [&](std::size_t i) { loaded[i] = library.load(3); });
  for (const auto& model : loaded) EXPECT_EQ(model, loaded[0]);
}

TEST(Occupancy, HoldsEveryPointOfTheSurface) {
  const ModelLibrary& library = furniture();
  Random random(7);
  for (const int index : {0, 40, 90, 150}) {
    const auto model = library.load(index);
    const Mesh& mesh = *model->mesh;
    const Occupancy& occupancy = model->occupancy;
    for (int i = 0; i < 2000; ++i) {
      const Eigen::Vector3i& t = mesh.triangles[random.below(mesh.triangles.size())];
      float u = random.uniform();
      float v = random.uniform();
      if (u + v > 1) {
        u = 1 - u;
        v = 1 - v;
      }
      const auto at = [&](int corner) {
        return mesh.positions[static_cast<std::size_t>(t[corner])];
      };
      const Eigen::Vector3f point = at(0) + u * (at(1) - at(0)) + v * (at(2) - at(0));
      const Eigen::Vector3f reach = occupancy.cell() * 0.02F + Eigen::Vector3f::Constant(1e-4F);
      EXPECT_TRUE(occupancy.meets({point - reach, point + reach})) << index;
    }
  }
}

TEST(Occupancy, LeavesRoomUnderATable) {
  MeshBuilder builder;
  builder.box({-0.8F, -0.4F, 0.7F}, {0.8F, 0.4F, 0.75F});
  for (const float x : {-0.8F, 0.74F}) {
    for (const float y : {-0.4F, 0.34F}) builder.box({x, y, 0}, {x + 0.06F, y + 0.06F, 0.7F});
  }
  const Occupancy occupancy(builder.mesh());
  const auto meets = [&](const Eigen::Vector3f& low, const Eigen::Vector3f& high) {
    return occupancy.meets({low, high});
  };
  EXPECT_FALSE(meets({-0.5F, -0.2F, 0.1F}, {0.5F, 0.2F, 0.6F}));
  EXPECT_TRUE(meets({-0.5F, -0.2F, 0.1F}, {0.5F, 0.2F, 0.72F}));
  EXPECT_TRUE(meets({-0.79F, -0.39F, 0.1F}, {-0.75F, -0.35F, 0.2F}));
  EXPECT_FALSE(meets({2, 2, 2}, {3, 3, 3}));
  EXPECT_FALSE(meets({-0.5F, -0.2F, 0.75F}, {0.5F, 0.2F, 0.9F})) << "stands on it";
}

}  // namespace
}  // namespace taskatlas::rooms
