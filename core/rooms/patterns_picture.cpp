// SPDX-License-Identifier: MIT
// Patterns that are pictures: rugs, paintings and the view from the window.
#include "rooms/canvas.hpp"
#include "rooms/patterns.hpp"

#include <array>
#include <numbers>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

Colour mixed(const Colour& a, const Colour& b, float t) { return a * (1 - t) + b * t; }

Colour hue(float turn, float saturation, float value) {
  Colour colour;
  for (Eigen::Index c = 0; c < 3; ++c) {
    const float wave = 0.5F + 0.5F * std::cos(2 * kPi * (turn - static_cast<float>(c) / 3));
    colour[c] = value * (1 - saturation * (1 - wave));
  }
  return colour;
}

// Hills one behind the other under a sky, sometimes with a sun and its light on water.
void paint_landscape(Canvas& canvas, Random& random) {
  const float turn = random.uniform();
  const Colour high = hue(turn, 0.5F, random.uniform(0.5F, 0.9F));
  const Colour low = hue(turn + random.uniform(-0.2F, 0.2F), 0.25F, 0.97F);
  const int w = canvas.width();
  const int h = canvas.height();
  for (int y = 0; y < h; ++y) {
    const Colour sky = mixed(high, low, static_cast<float>(y) / static_cast<float>(h));
    for (int x = 0; x < w; ++x) canvas.at(x, y) = sky;
  }
  const float sun_x = random.uniform(0.15F, 0.85F) * static_cast<float>(w);
  const float sun_y = random.uniform(0.15F, 0.4F) * static_cast<float>(h);
  const float sun = random.uniform(0.03F, 0.09F) * static_cast<float>(h);
  const int ridges = random.between(2, 5);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      if (std::hypot(static_cast<float>(x) - sun_x, static_cast<float>(y) - sun_y) < sun) {
        canvas.at(x, y) = rgb(0xFFF3D0);
      }
    }
  }
  const float ground = turn + random.uniform(0.2F, 0.6F);
  for (int ridge = 0; ridge < ridges; ++ridge) {
    const TilingNoise shape(random, 3 + 2 * ridge, 1);
    const float depth = static_cast<float>(ridge + 1) / static_cast<float>(ridges);
    const Colour colour = mixed(low, hue(ground, 0.6F, 0.35F), 0.3F + 0.7F * depth);
    for (int x = 0; x < w; ++x) {
      const float level = 0.45F + 0.4F * depth +
                          0.1F * shape(static_cast<float>(x) / static_cast<float>(w) * 0.9F, 0);
      canvas.fill(x, static_cast<int>(level * static_cast<float>(h)), x + 1, h, colour);
    }
  }
}

void paint_blocks(Canvas& canvas, Random& random) {
  const Colour ground = random.chance(0.6F) ? rgb(0xEFEAE0) : rgb(0x24303A);
  canvas.fill(0, 0, canvas.width(), canvas.height(), ground);
  const int count = random.between(4, 10);
  const float turn = random.uniform();
  for (int i = 0; i < count; ++i) {
    const Colour colour = hue(turn + random.uniform(-0.25F, 0.25F), random.uniform(0.3F, 0.9F),
                              random.uniform(0.3F, 0.95F));
    const int x = random.between(0, canvas.width());
    const int y = random.between(0, canvas.height());
    const int w = random.between(canvas.width() / 12, canvas.width() / 2);
    const int h = random.between(canvas.height() / 12, canvas.height() / 2);
    if (random.chance(0.5F)) {
      canvas.fill(x - w / 2, y - h / 2, x + w / 2, y + h / 2, colour);
    } else {
      const float radius = static_cast<float>(std::min(w, h)) / 2;
      for (int py = 0; py < canvas.height(); ++py) {
        for (int px = 0; px < canvas.width(); ++px) {
          if (std::hypot(static_cast<float>(px - x), static_cast<float>(py - y)) < radius) {
            canvas.at(px, py) = colour;
          }
        }
      }
    }
  }
}

void paint_waves(Canvas& canvas, Random& random) {
  const float turn = random.uniform();
  const float spread = random.uniform(0.1F, 0.5F);
  const TilingNoise a(random, 3, 3);
  const TilingNoise b(random, 7, 5);
  const float frequency = random.uniform(2, 7);
  for (int y = 0; y < canvas.height(); ++y) {
    for (int x = 0; x < canvas.width(); ++x) {
      const float u = static_cast<float>(x) / static_cast<float>(canvas.width());
      const float v = static_cast<float>(y) / static_cast<float>(canvas.height());
      const float field = a(u, v) + 0.4F * b(u, v);
      const float band = 0.5F + 0.5F * std::sin(frequency * field * kPi);
      canvas.at(x, y) = hue(turn + spread * field, 0.35F + 0.4F * band, 0.45F + 0.5F * band);
    }
  }
}

}  // namespace

Pattern rug(Random& random, float width, float depth) {
  constexpr int kWidth = 192;
  const int height = std::clamp(static_cast<int>(kWidth * depth / width), 64, 384);
  const Colour field = cloth_colour(random);
  const Colour border = cloth_colour(random);
  const Colour motif = cloth_colour(random);
  const int style = random.between(0, 3);
  const float pitch = random.uniform(0.18F, 0.4F);
  Canvas canvas(kWidth, height, field);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const float px = static_cast<float>(x) / kWidth * width;
      const float py = static_cast<float>(y) / static_cast<float>(height) * depth;
      const float edge = std::min({px, py, width - px, depth - py});
      Colour colour = field;
      const float gx = std::abs(px - width / 2);
      const float gy = std::abs(py - depth / 2);
      if (style == 0) {  // bordered, with a lattice of diamonds
        const float ax = std::fmod(gx, pitch) / pitch - 0.5F;
        const float ay = std::fmod(gy, pitch) / pitch - 0.5F;
        if (std::abs(std::abs(ax) + std::abs(ay) - 0.35F) < 0.07F) colour = motif;
      } else if (style == 1) {  // stripes
        if (std::fmod(py, pitch) < pitch * 0.4F) colour = motif;
      } else if (style == 2) {  // medallion
        const float ring = std::hypot(gx / width, gy / depth) * 2;
        if (std::fmod(ring * 4, 1.0F) < 0.3F) colour = motif;
      }
      if (style != 1) {
        if (edge < 0.16F) colour = border;
        if (edge > 0.11F && edge < 0.13F) colour = motif;
      }
      canvas.at(x, y) = colour * (1 + random.uniform(-0.1F, 0.1F));
    }
  }
  return {canvas.texture(), {width, depth}, 0, 1};
}

Pattern painting(Random& random, float width, float height) {
  constexpr int kLonger = 160;
  const float scale = kLonger / std::max(width, height);
  Canvas canvas(std::max(16, static_cast<int>(width * scale)),
                std::max(16, static_cast<int>(height * scale)), rgb(0xFFFFFF));
  switch (random.between(0, 2)) {
    case 0:
      paint_landscape(canvas, random);
      break;
    case 1:
      paint_blocks(canvas, random);
      break;
    default:
      paint_waves(canvas, random);
      break;
  }
  return {canvas.texture(), {width, height}, 0.03F, 0.4F};
}

Pattern outdoors(Random& random, bool night) {
  constexpr int kSide = 192;
  const Colour zenith = night ? rgb(0x0B1020) : rgb(random.chance(0.6F) ? 0x8FB8E8 : 0xC9D2DA);
  const Colour horizon = night ? rgb(0x1D2436) : rgb(0xEEF2F4);
  Canvas canvas(kSide, kSide, zenith);
  const TilingNoise clouds(random, 5, 8);
  const TilingNoise hills(random, 6, 1);
  const TilingNoise leaves(random, 48, 48);
  const float line = random.uniform(0.5F, 0.68F);
  const Colour green =
      night ? rgb(0x0A0F0C) : mixed(rgb(0x6F8F4E), rgb(0x9AA583), random.uniform());
  for (int x = 0; x < kSide; ++x) {
    const float u = static_cast<float>(x) / kSide;
    const float trees = line - 0.1F * std::abs(hills(u * 0.9F, 0));
    for (int y = 0; y < kSide; ++y) {
      const float v = static_cast<float>(y) / kSide;
      Colour colour = mixed(zenith, horizon, std::clamp(v / line, 0.0F, 1.0F));
      const float cloud = std::clamp(1.4F * clouds(u * 0.9F, v * 0.9F), 0.0F, 1.0F);
      if (!night) colour = mixed(colour, rgb(0xFFFFFF), 0.7F * cloud);
      if (v > trees) colour = green * (0.8F + 0.25F * leaves(u, v));
      if (v > line + 0.12F) colour = mixed(green, rgb(night ? 0x14180F : 0xB9C49A), 0.5F);
      canvas.at(x, y) = colour;
    }
  }
  if (random.chance(0.45F)) {  // a house or two over the way
    for (int i = 0; i < 2; ++i) {
      const int x = random.between(0, kSide - 60);
      const int w = random.between(30, 70);
      const int top = random.between(kSide / 4, kSide / 2);
      const Colour wall = night ? rgb(0x181A20) : wall_colour(random) * 0.85F;
      canvas.fill(x, top, x + w, static_cast<int>((line + 0.13F) * kSide), wall);
      canvas.fill(x - 3, top - 6, x + w + 3, top, wall * 0.6F);
      for (int row = top + 8; row < kSide * 7 / 10; row += 20) {
        for (int column = x + 6; column + 8 < x + w; column += 16) {
          const bool lit = night && random.chance(0.4F);
          canvas.fill(column, row, column + 8, row + 11, lit ? rgb(0xE8C87A) : wall * 0.45F);
        }
      }
    }
  }
  return {canvas.texture(), {1, 1}, 0, 1};
}

}  // namespace taskatlas::rooms
