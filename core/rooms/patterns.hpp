// SPDX-License-Identifier: MIT
// Materials of the shell and of what is built here rather than modelled: floors, walls, rugs,
// pictures, the view from the window. Drawn from a random stream, so they are the project's own.
#pragma once

#include "rooms/random.hpp"
#include "rooms/scene.hpp"

#include <vector>

#include <Eigen/Core>

namespace taskatlas::rooms {

// A texture and how much of a wall or floor one repeat of it covers, metres. It tiles seamlessly
// where its function says so.
struct Pattern {
  Texture texture;
  Eigen::Vector2f metres{1, 1};
  float specular = 0;
  float roughness = 1;
};

// Floors, all seamless.
Pattern wood_planks(Random& random);
Pattern herringbone_parquet(Random& random);
Pattern square_tiles(Random& random, float side_metres, bool chequered);
Pattern carpet(Random& random);
Pattern concrete(Random& random);

// Walls, all seamless. `colour` is sRGB in [0, 1].
Pattern plaster(Random& random, const Eigen::Vector3f& colour);
Pattern striped_wallpaper(Random& random, const Eigen::Vector3f& colour);
Pattern figured_wallpaper(Random& random, const Eigen::Vector3f& colour);
Pattern wall_tiles(Random& random, const Eigen::Vector3f& colour);

// Single pictures, not seamless; `metres` is their size.
Pattern rug(Random& random, float width, float depth);
Pattern painting(Random& random, float width, float height);
Pattern outdoors(Random& random, bool night);                   // seen through a window
Pattern fabric(Random& random, const Eigen::Vector3f& colour);  // seamless

// Paint that walls are given; sRGB.
Eigen::Vector3f wall_colour(Random& random);
// Strong colours of cloth and book covers; sRGB.
Eigen::Vector3f cloth_colour(Random& random);

}  // namespace taskatlas::rooms
