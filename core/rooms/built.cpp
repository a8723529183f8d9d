// SPDX-License-Identifier: MIT
#include "rooms/built.hpp"

#include "rooms/canvas.hpp"
#include "rooms/mesh_builder.hpp"
#include "rooms/patterns.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace taskatlas::rooms {
namespace {

using Eigen::Vector3f;

Piece piece_of(MeshBuilder&& builder, std::vector<Material> materials,
               std::vector<std::shared_ptr<const Texture>> textures, ObjectClass object_class,
               std::string name) {
  Piece piece;
  piece.model = built_model(std::move(builder), std::move(materials), std::move(textures));
  piece.object_class = object_class;
  piece.name = std::move(name);
  return piece;
}

Material textured(float specular, float roughness, const Eigen::Vector2f& uv_scale) {
  Material material;
  material.albedo.setConstant(0.9F);
  material.texture = 0;
  material.specular = specular;
  material.roughness = roughness;
  material.uv_scale = uv_scale;
  return material;
}

std::shared_ptr<const Texture> shared(Pattern& pattern) {
  return std::make_shared<const Texture>(std::move(pattern.texture));
}

Material frame_material(Random& random) {
  static constexpr std::uint32_t kFrames[] = {0x26221F, 0xEFEDE8, 0x8A5A32, 0xB08D57, 0x5B3A21};
  return painted(rgb(random.pick(std::span<const std::uint32_t>(kFrames))), 0.06F, 0.3F);
}

// Four bars around a rectangle in the plane y = back, standing `depth` before it.
void add_frame(MeshBuilder& builder, float width, float height, float bar, float depth) {
  const float x = width / 2;
  const float y = depth / 2;
  builder.box({-x, -y, 0}, {x, y, bar});
  builder.box({-x, -y, height - bar}, {x, y, height});
  builder.box({-x, -y, bar}, {-x + bar, y, height - bar});
  builder.box({x - bar, -y, bar}, {x, y, height - bar});
}

}  // namespace

Piece build_rug(Random& random, float width, float depth) {
  constexpr float kThick = 0.008F;
  Pattern pattern = rug(random, width, depth);
  MeshBuilder builder;
  const float x = width / 2;
  const float y = depth / 2;
  builder.picture({-x, -y, kThick}, {x, -y, kThick}, {x, y, kThick}, {-x, y, kThick});
  builder.use(1);
  builder.quad({-x, -y, 0}, {x, -y, 0}, {x, -y, kThick}, {-x, -y, kThick});
  builder.quad({x, -y, 0}, {x, y, 0}, {x, y, kThick}, {x, -y, kThick});
  builder.quad({x, y, 0}, {-x, y, 0}, {-x, y, kThick}, {x, y, kThick});
  builder.quad({-x, y, 0}, {-x, -y, 0}, {-x, -y, kThick}, {-x, y, kThick});
  return piece_of(std::move(builder), {textured(0, 1, {1, 1}), painted(cloth_colour(random))},
                  {shared(pattern)}, ObjectClass::kRug, "Rug");
}

Piece build_picture(Random& random, float width, float height) {
  constexpr float kDepth = 0.03F;
  const float bar = random.uniform(0.015F, 0.05F);
  Pattern pattern = painting(random, width, height);
  MeshBuilder builder;
  add_frame(builder, width, height, bar, kDepth);
  builder.use(1);
  const float y = 0.004F;
  builder.picture({-width / 2 + bar, y, bar}, {width / 2 - bar, y, bar},
                  {width / 2 - bar, y, height - bar}, {-width / 2 + bar, y, height - bar});
  return piece_of(std::move(builder), {frame_material(random), textured(0.03F, 0.3F, {1, 1})},
                  {shared(pattern)}, ObjectClass::kPicture, "Picture");
}

Piece build_mirror(Random& random, float width, float height) {
  constexpr float kDepth = 0.03F;
  const float bar = random.uniform(0.01F, 0.04F);
  MeshBuilder builder;
  add_frame(builder, width, height, bar, kDepth);
  builder.use(1);
  const float y = 0.0F;
  builder.quad({-width / 2 + bar, y, bar}, {width / 2 - bar, y, bar},
               {width / 2 - bar, y, height - bar}, {-width / 2 + bar, y, height - bar});
  Material glass;
  glass.albedo.setConstant(0.03F);
  glass.specular = 0.9F;
  glass.roughness = 0;
  return piece_of(std::move(builder), {frame_material(random), glass}, {}, ObjectClass::kMirror,
                  "Mirror");
}

Piece build_curtain(const Vector3f& srgb, Random& random, float width, float height) {
  constexpr int kColumns = 49;
  constexpr int kRows = 5;
  constexpr float kWave = 0.035F;
  const float folds = std::max(3.0F, width / 0.11F);
  const float phase = random.uniform(0, 6);
  std::vector<Vector3f> points;
  for (int row = 0; row < kRows; ++row) {
    const float down = static_cast<float>(row) / (kRows - 1);
    for (int column = 0; column < kColumns; ++column) {
      const float u = static_cast<float>(column) / (kColumns - 1);
      const float wave = std::sin(2 * std::numbers::pi_v<float> * folds * u + phase +
                                  0.5F * std::sin(3 * down + 5 * u));
      points.emplace_back((u - 0.5F) * width, kWave * wave * (0.75F + 0.25F * down),
                          height * (1 - down));
    }
  }
  MeshBuilder builder;
  builder.sheet(points, kColumns);
  Pattern cloth = fabric(random, srgb);
  return piece_of(std::move(builder), {textured(0, 1, cloth.metres.cwiseInverse())},
                  {shared(cloth)}, ObjectClass::kCurtain, "Curtain");
}

Piece build_curtain_rod(float width) {
  MeshBuilder builder;
  builder.box({-width / 2, -0.012F, 0}, {width / 2, 0.012F, 0.024F});
  return piece_of(std::move(builder), {painted(rgb(0x4A4540), 0.15F, 0.3F)}, {},
                  ObjectClass::kCurtain, "Curtain rod");
}

Piece build_books(Random& random, float width, float max_height, float depth) {
  MeshBuilder builder;
  std::vector<Material> covers;
  for (int i = 0; i < 5; ++i) covers.push_back(painted(cloth_colour(random), 0.04F, 0.4F));
  covers.push_back(painted(rgb(0xE9E2D0)));
  float x = -width / 2;
  while (x < width / 2 - 0.012F) {
    const float thick = std::min(random.uniform(0.012F, 0.045F), width / 2 - x);
    const float high = max_height * random.uniform(0.7F, 1.0F);
    const float deep = depth * random.uniform(0.75F, 1.0F);
    const float front = -depth / 2;
    constexpr float kCover = 0.003F;
    builder.use(static_cast<int>(random.below(5)));
    builder.box({x, front, 0}, {x + kCover, front + deep, high});
    builder.box({x + thick - kCover, front, 0}, {x + thick, front + deep, high});
    builder.box({x + kCover, front, 0}, {x + thick - kCover, front + kCover, high});
    builder.use(5);
    builder.box({x + kCover, front + kCover, 0},
                {x + thick - kCover, front + deep - 0.004F, high - 0.004F});
    x += thick + 0.0005F;
  }
  return piece_of(std::move(builder), std::move(covers), {}, ObjectClass::kBook, "Books");
}

Piece build_stove(Random& random, float width, float depth, float height) {
  const bool steel = random.chance(0.5F);
  MeshBuilder builder;
  const float x = width / 2;
  const float y = depth / 2;
  builder.box({-x, -y + 0.02F, 0.1F}, {x, y, height - 0.02F});
  builder.box({-x + 0.01F, -y, 0.22F}, {x - 0.01F, -y + 0.02F, height - 0.14F});  // oven door
  builder.box({-x, -y, height - 0.13F}, {x, -y + 0.02F, height - 0.02F});         // knob panel
  builder.use(1);
  builder.box({-x + 0.02F, -y + 0.05F, 0}, {x - 0.02F, y, 0.1F});                  // plinth
  builder.box({-x + 0.08F, -y - 0.002F, 0.32F}, {x - 0.08F, -y, height - 0.24F});  // window
  builder.box({-x, -y, height - 0.02F}, {x, y, height});                           // hob
  builder.use(2);
  builder.box({-x + 0.06F, -y - 0.045F, height - 0.19F}, {x - 0.06F, -y - 0.025F, height - 0.17F});
  for (const float side : {-x + 0.06F, x - 0.08F}) {
    builder.box({side, -y - 0.025F, height - 0.19F}, {side + 0.02F, -y, height - 0.17F});
  }
  for (int i = 0; i < 5; ++i) {
    const float at = -x + width * (static_cast<float>(i) + 1) / 6;
    builder.box({at - 0.018F, -y - 0.025F, height - 0.095F}, {at + 0.018F, -y, height - 0.059F});
  }
  builder.use(3);
  for (const float px : {-0.24F, 0.24F}) {
    for (const float py : {-0.22F, 0.22F}) {
      const float radius = (px * py > 0 ? 0.16F : 0.12F) * width;
      builder.cylinder({px * width, py * depth, height}, radius, 0.006F);
    }
  }
  std::vector<Material> materials{
      steel ? painted(rgb(0xB4B6B8), 0.25F, 0.35F) : painted(rgb(0xF2F2F0), 0.08F, 0.2F),
      painted(rgb(0x17181A), 0.1F, 0.1F), painted(rgb(0x8E9092), 0.3F, 0.25F),
      painted(rgb(0x3A3B3D), 0.05F, 0.3F)};
  return piece_of(std::move(builder), std::move(materials), {}, ObjectClass::kOven, "Cooker");
}

Piece build_towel(Random& random, float width, float height) {
  Piece towel = build_curtain(cloth_colour(random), random, width, height);
  towel.object_class = ObjectClass::kTowel;
  towel.name = "Towel";
  return towel;
}

Piece build_ceiling_panel(float width, float depth, bool lit) {
  MeshBuilder builder;
  const float x = width / 2;
  const float y = depth / 2;
  builder.box({-x, -y, 0.004F}, {x, y, 0.04F});
  builder.use(1);
  builder.quad({-x + 0.02F, -y + 0.02F, 0}, {-x + 0.02F, y - 0.02F, 0}, {x - 0.02F, y - 0.02F, 0},
               {x - 0.02F, -y + 0.02F, 0});
  Material glow = painted(rgb(0xFAFAFA));
  if (lit) glow.emission.setConstant(3);
  return piece_of(std::move(builder), {painted(rgb(0xEDEDEA)), glow}, {}, ObjectClass::kLamp,
                  "Ceiling light");
}

}  // namespace taskatlas::rooms
