// SPDX-License-Identifier: MIT
#include "rooms/composer.hpp"

#include "base/parallel.hpp"
#include "rooms_support.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

using Eigen::Vector3f;
using taskatlas::testing::furniture;

constexpr std::uint64_t kSeeds = 200;  // where all must hold
constexpr std::uint64_t kFew = 40;
constexpr float kSlack = 2e-3F;   // metres
constexpr float kRugTop = 0.03F;  // rugs lie under feet

using Triangle = std::array<Vector3f, 3>;

bool is_shell(const Placed& placed) { return placed.object_class <= ObjectClass::kWindow; }

// The scenes of the seeds 1 to `count`, as many as a case needs.
std::vector<Scene> scenes(std::size_t count) {
  std::vector<Scene> made(count);
  parallel_for(count, 0, [&](std::size_t i) { made[i] = compose(furniture(), i + 1); });
  return made;
}

// Whether the segment from a to b pierces the triangle (Möller and Trumbore, 1997).
bool pierces(const Vector3f& a, const Vector3f& b, const Triangle& t) {
  const Vector3f direction = b - a;
  const Vector3f e1 = t[1] - t[0];
  const Vector3f e2 = t[2] - t[0];
  const Vector3f p = direction.cross(e2);
  const float det = e1.dot(p);
  if (std::abs(det) < 1e-12F) return false;
  const Vector3f s = a - t[0];
  const float u = s.dot(p) / det;
  const Vector3f q = s.cross(e1);
  const float v = direction.dot(q) / det;
  const float w = e2.dot(q) / det;
  return u >= 0 && v >= 0 && u + v <= 1 && w >= 0 && w <= 1;
}

bool intersect(const Triangle& a, const Triangle& b) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (pierces(a[i], a[(i + 1) % 3], b) || pierces(b[i], b[(i + 1) % 3], a)) return true;
  }
  return false;
}

std::vector<Triangle> within(const Scene& scene, const Placed& placed,
                             const Eigen::AlignedBox3f& box) {
  const Mesh& mesh = *scene.meshes[static_cast<std::size_t>(placed.mesh)];
  std::vector<Triangle> found;
  for (const Eigen::Vector3i& t : mesh.triangles) {
    Triangle triangle;
    Eigen::AlignedBox3f bounds;
    for (std::size_t i = 0; i < 3; ++i) {
      triangle[i] =
          placed.to_world * mesh.positions[static_cast<std::size_t>(t[static_cast<int>(i)])];
      bounds.extend(triangle[i]);
    }
    if (box.intersects(bounds)) found.push_back(triangle);
  }
  return found;
}

// Triangle against triangle: an oracle that knows nothing of boxes and cells.
bool interpenetrate(const Scene& scene, const Placed& a, const Placed& b) {
  const Eigen::AlignedBox3f shared = a.bounds.intersection(b.bounds);
  if (shared.isEmpty() || shared.sizes().minCoeff() < kSlack) return false;
  const auto ours = within(scene, a, shared);
  const auto theirs = within(scene, b, shared);
  for (const Triangle& one : ours) {
    Eigen::AlignedBox3f box(one[0]);
    box.extend(one[1]);
    box.extend(one[2]);
    for (const Triangle& other : theirs) {
      Eigen::AlignedBox3f other_box(other[0]);
      other_box.extend(other[1]);
      other_box.extend(other[2]);
      if (box.intersects(other_box) && intersect(one, other)) return true;
    }
  }
  return false;
}

bool inside(const std::vector<Eigen::Vector2f>& polygon, float x, float y) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const auto& a = polygon[i];
    const auto& b = polygon[j];
    if ((a.y() > y) != (b.y() > y) && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
      in = !in;
    }
  }
  return in;
}

class Hash {
 public:
  template <class T>
  void add(const T* data, std::size_t count) {
    std::vector<unsigned char> bytes(count * sizeof(T));
    if (!bytes.empty()) std::memcpy(bytes.data(), data, bytes.size());
    for (const unsigned char byte : bytes) value_ = (value_ ^ byte) * 0x100000001b3ULL;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

std::uint64_t hash_of(const Scene& scene) {
  Hash hash;
  for (const auto& mesh : scene.meshes) {
    for (const Vector3f& p : mesh->positions) hash.add(p.data(), 3);
    for (const Vector3f& n : mesh->normals) hash.add(n.data(), 3);
    hash.add(mesh->material.data(), mesh->material.size());
  }
  for (const auto& texture : scene.textures) hash.add(texture->rgb.data(), texture->rgb.size());
  for (const Material& material : scene.materials) {
    hash.add(material.albedo.data(), 3);
    hash.add(material.emission.data(), 3);
    hash.add(&material.texture, 1);
  }
  for (const Placed& placed : scene.objects) {
    hash.add(placed.to_world.data(), 16);
    hash.add(&placed.mesh, 1);
    hash.add(&placed.first_material, 1);
    hash.add(placed.name.data(), placed.name.size());
  }
  for (const Light& light : scene.lights) {
    hash.add(light.centre.data(), 3);
    hash.add(light.radiance.data(), 3);
  }
  return hash.value();
}

TEST(Composer, NothingInterpenetrates) {
  const auto all = scenes(kSeeds);
  std::size_t pairs = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Scene& scene = all[seed];
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
      const Placed& a = scene.objects[i];
      if (is_shell(a) || a.bounds.max().z() < kRugTop) continue;
      for (std::size_t j = i + 1; j < scene.objects.size(); ++j) {
        const Placed& b = scene.objects[j];
        if (is_shell(b) || b.bounds.max().z() < kRugTop) continue;
        ++pairs;
        EXPECT_FALSE(interpenetrate(scene, a, b))
            << "seed " << seed + 1 << ", " << name_of(scene.type) << ": " << a.name << " and "
            << b.name;
      }
    }
  }
  EXPECT_GT(pairs, 10'000U);
}

TEST(Composer, EverythingIsInsideTheRoom) {
  const auto all = scenes(kSeeds);
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Scene& scene = all[seed];
    for (const Placed& placed : scene.objects) {
      EXPECT_LE(placed.bounds.max().z(), scene.height + kSlack) << placed.name;
      EXPECT_GE(placed.bounds.min().z(), -kSlack) << placed.name;
      if (is_shell(placed)) continue;
      const Mesh& mesh = *scene.meshes[static_cast<std::size_t>(placed.mesh)];
      std::size_t outside = 0;
      for (const Vector3f& position : mesh.positions) {
        const Vector3f p = placed.to_world * position;
        outside += inside(scene.footprint, p.x(), p.y()) ? 0 : 1;
      }
      EXPECT_EQ(outside, 0U) << "seed " << seed + 1 << ": " << placed.name;
    }
  }
}

TEST(Composer, EverythingStandsUprightAndIsNumbered) {
  for (const Scene& scene : scenes(kFew)) {
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
      const Placed& placed = scene.objects[i];
      EXPECT_EQ(placed.instance, static_cast<int>(i));
      const Vector3f up = placed.to_world.linear() * Vector3f::UnitZ();
      EXPECT_TRUE(up.isApprox(Vector3f::UnitZ(), 1e-5F)) << placed.name;
      EXPECT_NEAR(placed.to_world.linear().determinant(), 1, 1e-4F) << placed.name;
      ASSERT_LT(static_cast<std::size_t>(placed.mesh), scene.meshes.size());
      const Mesh& mesh = *scene.meshes[static_cast<std::size_t>(placed.mesh)];
      const std::int32_t most = *std::max_element(mesh.material.begin(), mesh.material.end());
      ASSERT_LT(static_cast<std::size_t>(placed.first_material + most), scene.materials.size());
    }
    for (const Material& material : scene.materials) {
      ASSERT_LT(material.texture, static_cast<int>(scene.textures.size()));
    }
  }
}

TEST(Composer, DoorwaysAreClear) {
  const auto all = scenes(kSeeds);
  constexpr float kClear = 0.6F;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Scene& scene = all[seed];
    for (const Placed& door : scene.objects) {
      if (door.object_class != ObjectClass::kDoor) continue;
      // The door's frame: x along the wall, y into the room.
      const Mesh& mesh = *scene.meshes[static_cast<std::size_t>(door.mesh)];
      Eigen::AlignedBox3f way;
      for (const Vector3f& position : mesh.positions) way.extend(position);
      way.min().y() = 0.03F;
      way.max().y() = kClear;
      way.min().z() = 0.1F;
      way.max().z() = 1.9F;
      way.min().x() += 0.1F;
      way.max().x() -= 0.1F;
      Eigen::AlignedBox3f world;
      world.extend(door.to_world * way.min());
      world.extend(door.to_world * way.max());
      for (const Placed& placed : scene.objects) {
        if (is_shell(placed) || placed.object_class == ObjectClass::kLamp) continue;
        EXPECT_TRUE(within(scene, placed, world).empty())
            << "seed " << seed + 1 << ": " << placed.name << " stands before a door";
      }
    }
  }
}

TEST(Composer, SameSeedSameSceneWhateverWasLoadedBefore) {
  const ModelLibrary other(Catalogue::read());
  std::vector<std::uint64_t> hashes(24);
  parallel_for(hashes.size(), 3, [&](std::size_t i) {
    const std::size_t backwards = hashes.size() - 1 - i;
    hashes[backwards] = hash_of(compose(other, backwards + 1));
  });
  const auto all = scenes(hashes.size());
  std::set<std::uint64_t> different;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    EXPECT_EQ(hashes[i], hash_of(all[i])) << "seed " << i + 1;
    different.insert(hashes[i]);
  }
  EXPECT_EQ(different.size(), hashes.size());
}

TEST(Composer, EveryTypeComesWithWhatMakesIt) {
  const auto all = scenes(kSeeds);
  std::map<RoomType, ObjectClass> mark{{RoomType::kBathroom, ObjectClass::kToilet},
                                       {RoomType::kBedroom, ObjectClass::kBed},
                                       {RoomType::kChildsRoom, ObjectClass::kBed},
                                       {RoomType::kDiningRoom, ObjectClass::kTable},
                                       {RoomType::kHallway, ObjectClass::kDoor},
                                       {RoomType::kKitchen, ObjectClass::kOven},
                                       {RoomType::kLaundry, ObjectClass::kWashingMachine},
                                       {RoomType::kLivingRoom, ObjectClass::kSofa},
                                       {RoomType::kOffice, ObjectClass::kDesk},
                                       {RoomType::kStudy, ObjectClass::kBookshelf}};
  std::map<RoomType, int> seen;
  std::set<ObjectClass> classes;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Scene& scene = all[seed];
    EXPECT_EQ(scene.type, room_type_of(seed + 1));
    ++seen[scene.type];
    bool has = false;
    for (const Placed& placed : scene.objects) {
      classes.insert(placed.object_class);
      has = has || placed.object_class == mark.at(scene.type);
    }
    EXPECT_TRUE(has) << name_of(scene.type) << ", seed " << seed + 1;
    EXPECT_FALSE(scene.lights.empty());
    EXPECT_GE(scene.objects.size(), 14U) << name_of(scene.type) << ", seed " << seed + 1;
    EXPECT_FALSE(scene.models.empty());
    EXPECT_TRUE(std::is_sorted(scene.models.begin(), scene.models.end()));
  }
  EXPECT_EQ(seen.size(), kRoomTypes);
  EXPECT_GE(classes.size(), kObjectClasses - 4);
}

TEST(Composer, MakesTheTypeAskedFor) {
  for (std::size_t i = 0; i < kRoomTypes; ++i) {
    const auto type = static_cast<RoomType>(i);
    EXPECT_EQ(compose(furniture(), 999, type).type, type);
  }
}

TEST(Composer, LightsShineIntoTheRoom) {
  for (const Scene& scene : scenes(kFew)) {
    for (const Light& light : scene.lights) {
      EXPECT_TRUE(inside(scene.footprint, light.centre.x(), light.centre.y()));
      EXPECT_GT(light.radiance.minCoeff(), 0);
      EXPECT_TRUE(light.radiance.allFinite());
      if (light.shape == LightShape::kRectangle) {
        const Vector3f ahead = light.centre + 0.1F * light.u.cross(light.v).normalized();
        EXPECT_TRUE(inside(scene.footprint, ahead.x(), ahead.y()));
      } else {
        EXPECT_GT(light.radius, 0);
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas::rooms
