// SPDX-License-Identifier: MIT
#include "rooms/shell.hpp"

#include "rooms/canvas.hpp"
#include "rooms/mesh_builder.hpp"
#include "rooms/patterns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace taskatlas::rooms {
namespace {

using Eigen::Vector2f;
using Eigen::Vector3f;

constexpr float kReveal = 0.14F;  // how deep doors and windows sit in the wall

Material patterned(const Pattern& pattern, int texture) {
  Material material;
  material.albedo.setConstant(0.9F);
  material.texture = texture;
  material.uv_scale = pattern.metres.cwiseInverse();
  material.specular = pattern.specular;
  material.roughness = pattern.roughness;
  return material;
}

std::shared_ptr<const Texture> shared(Pattern& pattern) {
  return std::make_shared<const Texture>(std::move(pattern.texture));
}

// The wall's frame: x along it, y into the room, z up; origin at its start.
Eigen::Affine3f wall_frame(const Wall& wall) {
  Eigen::Affine3f frame = Eigen::Affine3f::Identity();
  const Vector2f in = wall.inward();
  frame.linear().col(0) << wall.direction.x(), wall.direction.y(), 0;
  frame.linear().col(1) << in.x(), in.y(), 0;
  frame.translation() << wall.start.x(), wall.start.y(), 0;
  return frame;
}

// Parts of walls are drawn with y out of the room; this turns them into the wall's frame.
Mesh mirrored(Mesh mesh) {
  for (Vector3f& position : mesh.positions) position.y() = -position.y();
  for (Vector3f& normal : mesh.normals) normal.y() = -normal.y();
  for (Eigen::Vector3i& triangle : mesh.triangles) std::swap(triangle[1], triangle[2]);
  return mesh;
}

class Shell {
 public:
  Shell(Assembly& assembly, const RoomShape& shape, RoomType type, const Mood& mood, Random& random)
      : assembly_(assembly), shape_(shape), type_(type), mood_(mood), random_(random) {}

  void build() {
    choose_finishes();
    flat(0, ObjectClass::kFloor, "Floor", floor_, floor_texture_);
    flat(shape_.height, ObjectClass::kCeiling, "Ceiling", ceiling_, nullptr);
    for (std::size_t i = 0; i < shape_.walls.size(); ++i) {
      build_wall(shape_.walls[i], i == accent_ ? accent_texture_ : wall_texture_,
                 i == accent_ ? accent_material_ : wall_);
    }
    for (const Wall& wall : shape_.walls) {
      for (const Opening& opening : wall.openings) {
        if (opening.window) {
          build_window(wall, opening);
        } else {
          build_door(wall, opening);
        }
      }
    }
  }

 private:
  bool wet() const { return type_ == RoomType::kBathroom || type_ == RoomType::kLaundry; }

  Pattern draw_floor() {
    if (wet()) {
      const float side = random_.chance(0.5F) ? 0.3F : 0.2F;
      return square_tiles(random_, side, random_.chance(0.3F));
    }
    const float kind = random_.uniform();
    if (type_ == RoomType::kKitchen || type_ == RoomType::kHallway) {
      if (kind < 0.55F) return square_tiles(random_, random_.uniform(0.3F, 0.5F), kind < 0.15F);
      return kind < 0.9F ? wood_planks(random_) : herringbone_parquet(random_);
    }
    if (type_ == RoomType::kOffice) {
      if (kind < 0.65F) return carpet(random_);
      return kind < 0.8F ? concrete(random_) : wood_planks(random_);
    }
    if (kind < 0.5F) return wood_planks(random_);
    if (kind < 0.75F) return herringbone_parquet(random_);
    return carpet(random_);
  }

  Pattern draw_wall(const Vector3f& colour) {
    if (wet() && random_.chance(0.7F)) {
      const std::array<Vector3f, 4> tiles{rgb(0xF4F4F2), rgb(0xE6ECEE), rgb(0xDCE8E4),
                                          rgb(0xEFE9DD)};
      return wall_tiles(random_, random_.pick(std::span<const Vector3f>(tiles)));
    }
    const bool papered = type_ == RoomType::kBedroom || type_ == RoomType::kLivingRoom ||
                         type_ == RoomType::kDiningRoom || type_ == RoomType::kChildsRoom;
    const float kind = random_.uniform();
    if (papered && kind < 0.15F) return striped_wallpaper(random_, colour);
    if (papered && kind < 0.3F) return figured_wallpaper(random_, colour);
    return plaster(random_, colour);
  }

  void choose_finishes() {
    Pattern floor = draw_floor();
    floor_ = patterned(floor, 0);
    floor_texture_ = shared(floor);
    const Vector3f colour = wall_colour(random_);
    Pattern wall = draw_wall(colour);
    wall_ = patterned(wall, 0);
    wall_texture_ = shared(wall);
    ceiling_ = painted(rgb(0xF6F5F1));
    accent_ = shape_.walls.size();
    if (!wet() && type_ != RoomType::kOffice && random_.chance(0.3F)) {
      accent_ = random_.below(shape_.walls.size());
      const Vector3f strong = 0.55F * cloth_colour(random_) + 0.35F * wall_colour(random_);
      Pattern accent =
          random_.chance(0.4F) ? figured_wallpaper(random_, strong) : plaster(random_, strong);
      accent_material_ = patterned(accent, 0);
      accent_texture_ = shared(accent);
    }
    const bool wooden = random_.chance(0.25F);
    trim_ = painted(wooden ? rgb(0x9C6B3F) : rgb(0xF2F1ED), 0.05F, 0.3F);
    door_ = wooden ? trim_
                   : painted(random_.chance(0.75F) ? rgb(0xF0EEE8) : cloth_colour(random_), 0.05F,
                             0.3F);
    frame_ = painted(random_.chance(0.75F) ? rgb(0xF4F4F2) : rgb(0x4A4038), 0.06F, 0.3F);
  }

  void add(Mesh mesh, std::vector<Material> materials,
           std::vector<std::shared_ptr<const Texture>> textures, ObjectClass object_class,
           std::string name, const Eigen::Affine3f& to_world) {
    Piece piece;
    auto model = std::make_shared<Model>();
    model->mesh = std::make_shared<const Mesh>(std::move(mesh));
    model->materials = std::move(materials);
    model->textures = std::move(textures);
    piece.model = std::move(model);
    piece.object_class = object_class;
    piece.name = std::move(name);
    assembly_.add(piece, to_world);
  }

  void flat(float z, ObjectClass object_class, std::string name, const Material& material,
            const std::shared_ptr<const Texture>& texture) {
    MeshBuilder builder;
    const auto rectangle = [&](float x0, float y0, float x1, float y1) {
      if (x1 - x0 < 1e-4F || y1 - y0 < 1e-4F) return;
      builder.quad({x0, y0, z}, {x1, y0, z}, {x1, y1, z}, {x0, y1, z});
    };
    const float w = shape_.width;
    const float d = shape_.depth;
    if (shape_.notch) {
      const bool low_y = shape_.notch->min().y() == 0.0F;
      const float y0 = low_y ? shape_.notch->max().y() : 0;
      const float y1 = low_y ? d : shape_.notch->min().y();
      rectangle(0, y0, w, y1);
      const bool low_x = shape_.notch->min().x() == 0.0F;
      rectangle(low_x ? shape_.notch->max().x() : 0, low_y ? 0 : y1,
                low_x ? w : shape_.notch->min().x(), low_y ? y0 : d);
    } else {
      rectangle(0, 0, w, d);
    }
    std::vector<std::shared_ptr<const Texture>> textures;
    if (texture) textures.push_back(texture);
    add(builder.take(), {material}, std::move(textures), object_class, std::move(name),
        Eigen::Affine3f::Identity());
  }

  // Quads around the openings, their reveals, and the skirting between the doors.
  void build_wall(const Wall& wall, const std::shared_ptr<const Texture>& texture,
                  const Material& material) {
    MeshBuilder builder;
    const auto rectangle = [&](float x0, float z0, float x1, float z1) {
      if (x1 - x0 < 1e-4F || z1 - z0 < 1e-4F) return;
      builder.quad({x0, 0, z0}, {x1, 0, z0}, {x1, 0, z1}, {x0, 0, z1});
    };
    float at = 0;
    for (const Opening& o : wall.openings) {
      rectangle(at, 0, o.from, shape_.height);
      rectangle(o.from, 0, o.to, o.bottom);
      rectangle(o.from, o.top, o.to, shape_.height);
      const float y = kReveal;
      builder.quad({o.from, 0, o.bottom}, {o.from, y, o.bottom}, {o.from, y, o.top},
                   {o.from, 0, o.top});
      builder.quad({o.to, y, o.bottom}, {o.to, 0, o.bottom}, {o.to, 0, o.top}, {o.to, y, o.top});
      builder.quad({o.from, 0, o.top}, {o.to, 0, o.top}, {o.to, y, o.top}, {o.from, y, o.top});
      builder.quad({o.from, 0, o.bottom}, {o.to, 0, o.bottom}, {o.to, y, o.bottom},
                   {o.from, y, o.bottom});
      at = o.to;
    }
    rectangle(at, 0, wall.length, shape_.height);
    builder.use(1);
    const bool tiled = wet();
    float from = 0;
    const auto skirt = [&](float x0, float x1) {
      if (!tiled && x1 - x0 > 0.02F) builder.box({x0, -kSkirting, 0}, {x1, 0, 0.08F});
    };
    for (const Opening& o : wall.openings) {
      if (o.window) continue;
      skirt(from, o.from - 0.07F);
      from = o.to + 0.07F;
    }
    skirt(from, wall.length);
    add(mirrored(builder.take()), {material, trim_}, {texture}, ObjectClass::kWall, "Wall",
        wall_frame(wall));
  }

  void build_door(const Wall& wall, const Opening& o) {
    MeshBuilder builder;
    constexpr float kTrim = 0.065F;
    const float leaf = 0.03F;  // how far behind the wall the leaf stands
    builder.use(0);
    builder.box({o.from - kTrim, -0.016F, 0}, {o.from, 0.02F, o.top});
    builder.box({o.to, -0.016F, 0}, {o.to + kTrim, 0.02F, o.top});
    builder.box({o.from - kTrim, -0.016F, o.top}, {o.to + kTrim, 0.02F, o.top + kTrim});
    builder.use(1);
    builder.box({o.from + 0.004F, leaf, 0.008F}, {o.to - 0.004F, leaf + 0.04F, o.top - 0.004F});
    // Mouldings around the panels.
    const int columns = random_.between(1, 2);
    const int rows = random_.between(0, 3);
    const float border = 0.11F;
    const float width =
        (o.width() - border * static_cast<float>(columns + 1)) / static_cast<float>(columns);
    const float height = (o.top - 0.1F - border * static_cast<float>(rows + 1)) /
                         static_cast<float>(std::max(rows, 1));
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        const float x0 = o.from + border + static_cast<float>(column) * (width + border);
        const float z0 = 0.1F + border + static_cast<float>(row) * (height + border);
        const float x1 = x0 + width;
        const float z1 = z0 + height;
        constexpr float kBar = 0.022F;
        const float y0 = leaf - 0.009F;
        builder.box({x0, y0, z0}, {x1, leaf, z0 + kBar});
        builder.box({x0, y0, z1 - kBar}, {x1, leaf, z1});
        builder.box({x0, y0, z0 + kBar}, {x0 + kBar, leaf, z1 - kBar});
        builder.box({x1 - kBar, y0, z0 + kBar}, {x1, leaf, z1 - kBar});
      }
    }
    builder.use(2);
    const bool left = random_.chance(0.5F);
    const float knob = left ? o.from + 0.07F : o.to - 0.07F;
    builder.box({knob - 0.02F, leaf - 0.006F, 0.96F}, {knob + 0.02F, leaf, 1.12F});
    const float reach = left ? 0.12F : -0.12F;
    builder.box({std::min(knob, knob + reach), leaf - 0.055F, 1.03F},
                {std::max(knob, knob + reach), leaf - 0.035F, 1.05F});
    builder.box({knob - 0.01F, leaf - 0.055F, 1.03F}, {knob + 0.01F, leaf, 1.05F});
    Material metal = painted(rgb(0xB8B4AA), 0.4F, 0.2F);
    add(mirrored(builder.take()), {trim_, door_, metal}, {}, ObjectClass::kDoor, "Door",
        wall_frame(wall));
  }

  void build_window(const Wall& wall, const Opening& o) {
    MeshBuilder builder;
    constexpr float kBar = 0.05F;
    const float y0 = 0.06F;
    const float y1 = 0.11F;
    const float glass = 0.085F;
    builder.use(0);
    builder.box({o.from, y0, o.bottom}, {o.from + kBar, y1, o.top});
    builder.box({o.to - kBar, y0, o.bottom}, {o.to, y1, o.top});
    builder.box({o.from + kBar, y0, o.bottom}, {o.to - kBar, y1, o.bottom + kBar});
    builder.box({o.from + kBar, y0, o.top - kBar}, {o.to - kBar, y1, o.top});
    const int sashes = std::max(1, static_cast<int>(std::lround(o.width() / 0.75F)));
    for (int i = 1; i < sashes; ++i) {
      const float x = o.from + o.width() * static_cast<float>(i) / static_cast<float>(sashes);
      builder.box({x - kBar / 2, y0, o.bottom + kBar}, {x + kBar / 2, y1, o.top - kBar});
    }
    if (random_.chance(0.35F)) {
      const float z = o.bottom + (o.top - o.bottom) * 0.7F;
      builder.box({o.from + kBar, y0, z - kBar / 2}, {o.to - kBar, y1, z + kBar / 2});
    }
    if (o.bottom > 0.3F) {
      builder.box({o.from - 0.03F, -0.025F, o.bottom - 0.03F}, {o.to + 0.03F, 0, o.bottom});
    }
    builder.use(1);
    builder.picture({o.from, glass, o.bottom}, {o.to, glass, o.bottom}, {o.to, glass, o.top},
                    {o.from, glass, o.top});
    Pattern view = outdoors(random_, mood_.night);
    Material pane;
    pane.albedo.setConstant(0.02F);
    pane.texture = 0;
    pane.emission = Vector3f::Constant(mood_.night ? 0.05F : 0.35F * mood_.sky);
    pane.specular = 0.04F;
    pane.roughness = 0.05F;
    add(mirrored(builder.take()), {frame_, pane}, {shared(view)}, ObjectClass::kWindow, "Window",
        wall_frame(wall));

    Light light;
    light.shape = LightShape::kRectangle;
    light.sky = true;
    const Vector2f middle = wall.at(o.middle(), 0.03F);
    light.centre << middle.x(), middle.y(), (o.bottom + o.top) / 2;
    light.u << -wall.direction.x() * o.width() / 2, -wall.direction.y() * o.width() / 2, 0;
    light.v << 0, 0, (o.top - o.bottom) / 2;  // u × v looks into the room
    const Vector3f tint = mood_.night ? Vector3f(0.5F, 0.65F, 1.0F) : Vector3f(0.92F, 0.98F, 1.06F);
    light.radiance = (mood_.night ? 0.02F : mood_.sky) * tint;
    assembly_.scene().lights.push_back(light);
  }

  Assembly& assembly_;
  const RoomShape& shape_;
  RoomType type_;
  const Mood& mood_;
  Random& random_;
  Material floor_;
  Material wall_;
  Material accent_material_;
  Material ceiling_;
  Material trim_;
  Material door_;
  Material frame_;
  std::shared_ptr<const Texture> floor_texture_;
  std::shared_ptr<const Texture> wall_texture_;
  std::shared_ptr<const Texture> accent_texture_;
  std::size_t accent_ = 0;
};

}  // namespace

Mood draw_mood(const RoomShape& shape, Random& random) {
  bool windows = false;
  for (const Wall& wall : shape.walls) {
    for (const Opening& opening : wall.openings) windows = windows || opening.window;
  }
  Mood mood;
  mood.night = windows && random.chance(0.15F);
  mood.lamps = !windows || mood.night || random.chance(0.6F);
  mood.sky = random.uniform(5, 12);
  return mood;
}

void build_shell(Assembly& assembly, const RoomShape& shape, RoomType type, const Mood& mood,
                 Random& random) {
  Shell(assembly, shape, type, mood, random).build();
}

}  // namespace taskatlas::rooms
