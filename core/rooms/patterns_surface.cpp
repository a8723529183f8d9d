// SPDX-License-Identifier: MIT
// Patterns of floors, walls and cloth.
#include "rooms/canvas.hpp"
#include "rooms/patterns.hpp"

#include <array>
#include <numbers>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

Colour wood_colour(Random& random) {
  static constexpr std::array<std::uint32_t, 9> kWoods{
      0xC8A06A, 0xB5864F, 0xA2713F, 0x8A5A32, 0x6B4426, 0x4E3220, 0xD9BC8C, 0xBFA587, 0xA88E72};
  return rgb(random.pick(std::span<const std::uint32_t>(kWoods)));
}

// Grain along u: fine streaks and slow bands.
struct Grain {
  explicit Grain(Random& random) : streaks(random, 6, 96), bands(random, 2, 12) {}
  float operator()(float u, float v) const { return 0.6F * streaks(u, v) + 0.4F * bands(u, v); }
  TilingNoise streaks;
  TilingNoise bands;
};

}  // namespace

Pattern wood_planks(Random& random) {
  constexpr int kWidth = 256;
  constexpr int kHeight = 256;
  const int rows = random.chance(0.5F) ? 8 : 16;  // planks of 20 or 10 cm in 1.6 m
  const Colour base = wood_colour(random);
  const Grain grain(random);
  Canvas canvas(kWidth, kHeight, base);
  const int plank = kHeight / rows;
  for (int row = 0; row < rows; ++row) {
    const int joint = static_cast<int>(random.below(kWidth));
    const std::array<float, 2> shade{random.uniform(-0.09F, 0.09F), random.uniform(-0.09F, 0.09F)};
    const float shift = random.uniform();
    for (int y = row * plank; y < (row + 1) * plank; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        const int along = (x - joint + kWidth) % kWidth;
        const bool second = along >= kWidth / 2;
        const float u = static_cast<float>(x) / kWidth + shift;
        const float v = static_cast<float>(y) / kHeight + (second ? 0.37F : 0);
        const bool gap = y == row * plank || along == 0 || along == kWidth / 2;
        const float light = 1 + shade[second ? 1 : 0] + 0.07F * grain(u, v) - (gap ? 0.3F : 0);
        canvas.at(x, y) = base * light;
      }
    }
  }
  return {canvas.texture(), {2.4F, 1.6F}, 0.05F, random.uniform(0.25F, 0.6F)};
}

Pattern herringbone_parquet(Random& random) {
  // Cells of n × n pixels; blocks one cell wide and four long, alternately along x and y, shifted
  // by one cell from row to row: the pattern repeats after 8 × 8 cells.
  constexpr int kCell = 32;
  constexpr int kCells = 8;
  constexpr int kLong = 4;
  constexpr int kSide = kCell * kCells;
  const Colour base = wood_colour(random);
  const Grain grain(random);
  std::array<float, 256> shades{};
  for (float& shade : shades) shade = random.uniform(-0.1F, 0.1F);
  Canvas canvas(kSide, kSide, base);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const int cx = x / kCell;
      const int cy = y / kCell;
      const int phase = ((cx - cy) % kCells + kCells) % kCells;  // 0..3 lies along x, 4..7 along y
      const bool across = phase < kLong;
      const int along = across ? phase : kCells - 1 - phase;
      const int px = x % kCell;
      const int py = y % kCell;
      const bool gap =
          across ? py == 0 || (along == 0 && px == 0) : px == 0 || (along == kLong - 1 && py == 0);
      const int head_x = across ? ((cx - along) % kCells + kCells) % kCells : cx;
      const int head_y = across ? cy : ((cy - (kLong - 1 - along)) % kCells + kCells) % kCells;
      const auto id = (static_cast<std::size_t>(head_x) * 16 + static_cast<std::size_t>(head_y) +
                       (across ? 128U : 0U)) %
                      256;
      const float u = static_cast<float>(across ? x : y) / kSide;
      const float v = static_cast<float>(across ? y : x) / kSide + shades[id];
      canvas.at(x, y) = base * (1 + shades[id] + 0.07F * grain(u, v) - (gap ? 0.28F : 0));
    }
  }
  return {canvas.texture(), {0.72F, 0.72F}, 0.06F, random.uniform(0.2F, 0.5F)};
}

Pattern square_tiles(Random& random, float side_metres, bool chequered) {
  constexpr int kTiles = 4;
  constexpr int kTile = 64;
  constexpr int kSide = kTiles * kTile;
  static constexpr std::array<std::uint32_t, 8> kColours{0xE8E4DA, 0xD8CFC0, 0xC9B59A, 0x9FA3A3,
                                                         0xF2F1EC, 0xB98B6B, 0x7E8587, 0xA9B7B8};
  static constexpr std::array<std::uint32_t, 4> kDark{0x2B2D30, 0x5B3A2E, 0x35506B, 0x4A5A4A};
  const Colour base = rgb(random.pick(std::span<const std::uint32_t>(kColours)));
  const Colour other = chequered ? rgb(random.pick(std::span<const std::uint32_t>(kDark))) : base;
  const Colour joint = random.chance(0.5F) ? rgb(0xB0ADA6) : rgb(0x77756F);
  const TilingNoise marble(random, 9, 9);
  const TilingNoise fine(random, 40, 40);
  Canvas canvas(kSide, kSide, base);
  for (int ty = 0; ty < kTiles; ++ty) {
    for (int tx = 0; tx < kTiles; ++tx) {
      const Colour tile = (tx + ty) % 2 == 0 ? base : other;
      const float shade = random.uniform(-0.035F, 0.035F);
      for (int y = ty * kTile; y < (ty + 1) * kTile; ++y) {
        for (int x = tx * kTile; x < (tx + 1) * kTile; ++x) {
          const float u = static_cast<float>(x) / kSide;
          const float v = static_cast<float>(y) / kSide;
          const bool gap = x % kTile < 2 || y % kTile < 2;
          const float light = 1 + shade + 0.05F * marble(u, v) + 0.02F * fine(u, v);
          canvas.at(x, y) = gap ? joint : Colour(tile * light);
        }
      }
    }
  }
  return {canvas.texture(), Eigen::Vector2f::Constant(side_metres * kTiles), 0.08F, 0.15F};
}

Pattern carpet(Random& random) {
  constexpr int kSide = 128;
  static constexpr std::array<std::uint32_t, 7> kColours{0x9A8F80, 0x6F7377, 0xB7A88F, 0x4C5B70,
                                                         0x7A5B52, 0x5F6B57, 0xC4BDB0};
  const Colour base = rgb(random.pick(std::span<const std::uint32_t>(kColours)));
  const TilingNoise slow(random, 5, 5);
  Canvas canvas(kSide, kSide, base);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const float u = static_cast<float>(x) / kSide;
      const float v = static_cast<float>(y) / kSide;
      canvas.at(x, y) = base * (1 + 0.05F * slow(u, v) + random.uniform(-0.14F, 0.14F));
    }
  }
  return {canvas.texture(), {0.5F, 0.5F}, 0, 1};
}

Pattern concrete(Random& random) {
  constexpr int kSide = 256;
  const Colour base = rgb(0x9C9A96) * random.uniform(0.8F, 1.15F);
  const TilingNoise slow(random, 5, 5);
  const TilingNoise middle(random, 23, 23);
  Canvas canvas(kSide, kSide, base);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const float u = static_cast<float>(x) / kSide;
      const float v = static_cast<float>(y) / kSide;
      canvas.at(x, y) =
          base * (1 + 0.08F * slow(u, v) + 0.05F * middle(u, v) + random.uniform(-0.025F, 0.025F));
    }
  }
  return {canvas.texture(), {3, 3}, 0.04F, 0.4F};
}

Pattern plaster(Random& random, const Eigen::Vector3f& colour) {
  constexpr int kSide = 128;
  const TilingNoise slow(random, 4, 4);
  const TilingNoise fine(random, 64, 64);
  Canvas canvas(kSide, kSide, colour);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const float u = static_cast<float>(x) / kSide;
      const float v = static_cast<float>(y) / kSide;
      canvas.at(x, y) = colour * (1 + 0.012F * slow(u, v) + 0.018F * fine(u, v));
    }
  }
  return {canvas.texture(), {1.2F, 1.2F}, 0, 1};
}

Pattern striped_wallpaper(Random& random, const Eigen::Vector3f& colour) {
  constexpr int kSide = 128;
  const float strength = random.uniform(0.05F, 0.16F);
  const int stripes = random.between(2, 5);
  const bool thin = random.chance(0.5F);
  const TilingNoise fine(random, 64, 64);
  Canvas canvas(kSide, kSide, colour);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const float u = static_cast<float>(x) / kSide;
      const float phase = u * static_cast<float>(stripes);
      const float within = phase - std::floor(phase);
      const bool dark = thin ? within < 0.12F || (within > 0.2F && within < 0.25F) : within < 0.5F;
      const float light =
          1 - (dark ? strength : 0) + 0.012F * fine(u, static_cast<float>(y) / kSide);
      canvas.at(x, y) = colour * light;
    }
  }
  return {canvas.texture(), {0.64F, 0.64F}, 0, 1};
}

Pattern figured_wallpaper(Random& random, const Eigen::Vector3f& colour) {
  constexpr int kSide = 256;
  const float strength = random.uniform(0.08F, 0.2F);
  const float petals = static_cast<float>(random.between(3, 6));
  const float size = random.uniform(0.3F, 0.42F);
  const Colour ink = random.chance(0.5F) ? Colour(colour * (1 - 1.6F * strength))
                                         : Colour(colour * (1 + 0.6F * strength));
  const bool leaves = random.chance(0.6F);
  Canvas canvas(kSide, kSide, colour);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      // Half-drop repeat: motifs at the corners and the middle of the square.
      float u = static_cast<float>(x) / kSide * 2;
      float v = static_cast<float>(y) / kSide;
      const int column = static_cast<int>(u);
      u -= static_cast<float>(column);
      v += column % 2 == 0 ? 0 : 0.5F;
      v -= std::floor(v);
      const float dx = (u - 0.5F);
      const float dy = (v - 0.5F) * 2;
      const float radius = std::hypot(dx, dy);
      const float angle = std::atan2(dy, dx);
      const float edge = size * (0.62F + 0.38F * std::cos(petals * angle));
      bool inked = radius < edge && radius > 0.25F * edge;
      inked = inked || radius < 0.05F;
      if (leaves) {
        const float stem = 0.08F * std::sin(2 * kPi * v * 2);
        inked = inked || (std::abs(u - stem) < 0.02F) || (std::abs(u - 1 - stem) < 0.02F);
      }
      if (inked) canvas.at(x, y) = ink;
    }
  }
  return {canvas.texture(), {0.53F, 0.53F}, 0, 1};
}

Pattern wall_tiles(Random& random, const Eigen::Vector3f& colour) {
  constexpr int kSide = 256;
  const bool bricks = random.chance(0.4F);  // "metro" tiles, half-bond
  const int rows = bricks ? 8 : 4;
  const int columns = 4;
  const int tile_w = kSide / columns;
  const int tile_h = kSide / rows;
  const Colour joint = rgb(0xBDBAB4);
  Canvas canvas(kSide, kSide, colour);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const float shade = random.uniform(-0.025F, 0.025F);
      const int shift = bricks && row % 2 == 1 ? tile_w / 2 : 0;
      for (int y = 0; y < tile_h; ++y) {
        for (int x = 0; x < tile_w; ++x) {
          const bool gap = x < 2 || y < 2;
          canvas.at((column * tile_w + x + shift) % kSide, row * tile_h + y) =
              gap ? joint : Colour(colour * (1 + shade));
        }
      }
    }
  }
  const float repeat = bricks ? 0.8F : random.uniform(0.6F, 1.2F);
  return {canvas.texture(), {repeat, bricks ? 0.8F : repeat}, 0.1F, 0.1F};
}

Pattern fabric(Random& random, const Eigen::Vector3f& colour) {
  constexpr int kSide = 64;
  Canvas canvas(kSide, kSide, colour);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const float weave = (x / 2 + y / 2) % 2 == 0 ? 0.05F : -0.05F;
      canvas.at(x, y) = colour * (1 + weave + random.uniform(-0.03F, 0.03F));
    }
  }
  return {canvas.texture(), {0.12F, 0.12F}, 0, 1};
}

Eigen::Vector3f wall_colour(Random& random) {
  static constexpr std::array<std::uint32_t, 16> kPaints{
      0xF3F0E8, 0xF1EDE2, 0xEFEFEC, 0xEDE6D6, 0xE9E0CB, 0xF4F1EA, 0xE3DCCF, 0xDADFD6,
      0xCFDADF, 0xD9CFC4, 0xEAD9B8, 0xC9D3C0, 0xB9C7CF, 0xE3C9BD, 0xCDBFA5, 0xA9B5A6};
  return rgb(random.pick(std::span<const std::uint32_t>(kPaints)));
}

Eigen::Vector3f cloth_colour(Random& random) {
  static constexpr std::array<std::uint32_t, 14> kCloths{
      0x8C2F39, 0x2F4858, 0x33658A, 0x86BBD8, 0x758E4F, 0xF6AE2D, 0xD9D2C5,
      0xB8B3A9, 0x55505C, 0x7A6C5D, 0xA4452C, 0x3E5641, 0xC8B8DB, 0xE7DFC6};
  return rgb(random.pick(std::span<const std::uint32_t>(kCloths)));
}

}  // namespace taskatlas::rooms
