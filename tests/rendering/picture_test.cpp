// SPDX-License-Identifier: MIT
#include "rooms/picture.hpp"

#include "analytic_scene.hpp"

#include <cmath>
#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

class PictureTest : public testing::Test {
 protected:
  PictureTest()
      : scene_(test::analytic_scene()),
        tracer_(scene_),
        surfaces_(scene_, pool_),
        field_(tracer_, surfaces_, 1) {}

  dataset::Raster render(const PictureOptions& options, std::uint64_t seed = 1) const {
    const View view{dataset::look_at({4.6, 3.6, 1.6}, {1.5, 1, 0.6}), {1.2, 48}};
    return *render_picture(tracer_, surfaces_, field_, view, seed, options);
  }

  Scene scene_;
  TexturePool pool_;
  Tracer tracer_;
  Surfaces surfaces_;
  LightField field_;
};

double difference(const dataset::Raster& a, const dataset::Raster& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.samples(); ++i) {
    const double d = static_cast<double>(a.u8()[i]) - static_cast<double>(b.u8()[i]);
    sum += d * d;
  }
  return std::sqrt(sum / static_cast<double>(a.samples()));
}

TEST_F(PictureTest, HasNoVisibleNoise) {
  const dataset::Raster reference =
      render({.grid = 2, .shadow_rays = 256, .gather_rays = 256, .denoised = false});
  const double noisy = difference(render({.denoised = false}), reference);
  const double clean = difference(render({}), reference);
  EXPECT_LT(clean, 0.6 * noisy);
  EXPECT_LT(clean, 4);  // of 255, root mean square
}

TEST_F(PictureTest, IsTheSameForTheSameSeed) {
  EXPECT_TRUE(render({}, 7) == render({}, 7));
  EXPECT_FALSE(render({}, 7) == render({}, 8));
}

TEST_F(PictureTest, IsWellExposed) {
  const dataset::Raster picture = render({});
  double mean = 0;
  for (const std::uint8_t sample : picture.u8()) mean += sample;
  mean /= static_cast<double>(picture.samples());
  EXPECT_GT(mean, 80);
  EXPECT_LT(mean, 200);
}

TEST_F(PictureTest, CanBeStopped) {
  std::stop_source source;
  source.request_stop();
  const View view{dataset::look_at({4.6, 3.6, 1.6}, {1.5, 1, 0.6}), {1.2, 48}};
  EXPECT_FALSE(
      render_picture(tracer_, surfaces_, field_, view, 1, {}, source.get_token()).has_value());
}

}  // namespace
}  // namespace taskatlas::rooms
