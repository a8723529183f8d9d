// SPDX-License-Identifier: MIT
#include "rooms/lighting.hpp"

#include "analytic_scene.hpp"
#include "rooms/random.hpp"

#include <numbers>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// A closed cube of one colour, side 2, with one light.
Scene cube_scene(float albedo, const Light& light) {
  Scene scene;
  scene.footprint = {{0, 0}, {2, 0}, {2, 2}, {0, 2}};
  scene.height = 2;
  scene.layout_box = Eigen::AlignedBox3f(Eigen::Vector3f::Zero(), Eigen::Vector3f(2, 2, 2));
  Material material;
  material.albedo.setConstant(albedo);
  scene.materials = {material};
  scene.meshes = {std::make_shared<const Mesh>(test::unit_cube())};
  Placed placed;
  placed.to_world.scale(2);
  placed.object_class = ObjectClass::kWall;
  scene.objects = {placed};
  scene.lights = {light};
  return scene;
}

Light ball(float radius, float radiance) {
  Light light;
  light.shape = LightShape::kSphere;
  light.centre = {1, 1, 1};
  light.radius = radius;
  light.radiance.setConstant(radiance);
  return light;
}

float mean_direct(const Tracer& tracer, const Receiver& receiver, int samples) {
  Random random(3);
  double sum = 0;
  for (int i = 0; i < samples; ++i) {
    const float choice = random.uniform(), u = random.uniform(), v = random.uniform();
    sum += static_cast<double>(direct_irradiance(tracer, receiver, choice, u, v).x());
  }
  return static_cast<float>(sum / samples);
}

const Receiver kFloor{{1, 1, 0}, Eigen::Vector3f::UnitZ(), Eigen::Vector3f::UnitZ()};

TEST(DirectIrradiance, OfASphereIsItsProjectedSolidAngle) {
  const Scene scene = cube_scene(0, ball(0.2F, 5));
  const Tracer tracer(scene);
  // A sphere straight above: pi L (r / d)^2.
  EXPECT_NEAR(mean_direct(tracer, kFloor, 256), kPi * 5 * 0.04F, 0.01F);
}

TEST(DirectIrradiance, OfARectangleIsItsFormFactor) {
  Light light;
  light.centre = {1, 1, 1};
  light.u = {0, 0.5F, 0};
  light.v = {0.5F, 0, 0};  // u x v points down
  light.radiance.setConstant(2);
  const Scene scene = cube_scene(0, light);
  const Tracer tracer(scene);
  // Element parallel to a rectangle, below one corner of a x b at distance c (Howell, B-3), here
  // four quarters of 0.5 x 0.5 at 1.
  const double x = 0.5, s = std::sqrt(1 + x * x);
  const double quarter = 2 * (x / s * std::atan(x / s)) / (2 * std::numbers::pi);
  EXPECT_NEAR(mean_direct(tracer, kFloor, 4096), 4 * quarter * std::numbers::pi * 2, 0.03);
  const Receiver ceiling{{1, 1, 2}, -Eigen::Vector3f::UnitZ(), -Eigen::Vector3f::UnitZ()};
  EXPECT_EQ(mean_direct(tracer, ceiling, 64), 0);
}

TEST(DirectIrradiance, IsSharedRightlyAmongLights) {
  Scene scene = cube_scene(0, ball(0.2F, 5));
  Light second = ball(0.1F, 9);
  second.centre = {0.5F, 0.6F, 1.2F};
  Scene only = cube_scene(0, second);
  Scene both = scene;
  both.lights.push_back(second);
  const Tracer a(scene), b(only), c(both);
  EXPECT_NEAR(mean_direct(c, kFloor, 4096),
              mean_direct(a, kFloor, 512) + mean_direct(b, kFloor, 512), 0.02F);
}

TEST(DirectIrradiance, IsZeroInTheShadow) {
  Scene scene = cube_scene(0, ball(0.1F, 5));
  Placed screen;
  screen.mesh = 1;
  screen.instance = 1;
  scene.meshes.push_back(
      std::make_shared<const Mesh>(test::rectangle({0.5F, 0.5F, 0.5F}, {1, 0, 0}, {0, 1, 0})));
  scene.objects.push_back(screen);
  EXPECT_EQ(mean_direct(Tracer(scene), kFloor, 64), 0);
  scene.objects.back().casts_shadow = false;
  EXPECT_GT(mean_direct(Tracer(scene), kFloor, 64), 0.1F);
}

TEST(LightField, KeepsEnergy) {
  // All that the ball emits is absorbed in the end: E (1 - albedo) A = pi L 4 pi r^2 on average
  // over the walls. The field's places are not even over the walls, its cells are: average those.
  for (const float albedo : {0.0F, 0.5F, 0.8F}) {
    const Scene scene = cube_scene(albedo, ball(0.2F, 5));
    const Tracer tracer(scene);
    TexturePool pool;
    const Surfaces surfaces(scene, pool);
    LightFieldOptions options;
    options.passes = 40;
    const LightField field(tracer, surfaces, 1, options);
    double sum = 0;
    int count = 0;
    for (float a = 0.0625F; a < 2; a += 0.125F) {
      for (float b = 0.0625F; b < 2; b += 0.125F) {
        for (int axis = 0; axis < 3; ++axis) {
          for (const float side : {0.0F, 2.0F}) {
            Eigen::Vector3f position, normal = Eigen::Vector3f::Zero();
            position[axis] = side;
            position[(axis + 1) % 3] = a;
            position[(axis + 2) % 3] = b;
            normal[axis] = side == 0 ? 1.0F : -1.0F;
            sum += static_cast<double>(field.irradiance(position, normal).x());
            ++count;
          }
        }
      }
    }
    const double flux = std::numbers::pi * 5 * 4 * std::numbers::pi * 0.04;
    const double expected = flux / (24 * (1 - static_cast<double>(albedo)));
    EXPECT_NEAR(sum / count / expected, 1, 0.05) << albedo;
  }
}

TEST(CosineDirection, HasTheCosineAsDensity) {
  const Eigen::Vector3f normal = Eigen::Vector3f(0.3F, -0.5F, -0.8F).normalized();
  Random random(1);
  double cosines = 0;
  constexpr int kSamples = 4096;
  for (int i = 0; i < kSamples; ++i) {
    const float u = random.uniform(), v = random.uniform();
    const Eigen::Vector3f direction = cosine_direction(normal, u, v);
    ASSERT_NEAR(direction.norm(), 1, 1e-5);
    ASSERT_GE(direction.dot(normal), -1e-6F);
    cosines += static_cast<double>(direction.dot(normal));
  }
  EXPECT_NEAR(cosines / kSamples, 2.0 / 3, 0.01);
}

}  // namespace
}  // namespace taskatlas::rooms
