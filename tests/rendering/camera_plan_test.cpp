// SPDX-License-Identifier: MIT
#include "rooms/camera_plan.hpp"

#include "analytic_scene.hpp"
#include "rooms/surface.hpp"

#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

class Cameras : public testing::Test {
 protected:
  Cameras() : scene_(test::analytic_scene()), tracer_(scene_), plan_(plan_cameras(tracer_, 5)) {}

  Scene scene_;
  Tracer tracer_;
  CameraPlan plan_;
};

TEST_F(Cameras, AreAsManyAsWereAskedFor) {
  EXPECT_EQ(plan_.views.size(), 24U);
  for (const int views : {1, 2, 3, 7}) {
    CameraOptions options;
    options.views = views;
    const CameraPlan plan = plan_cameras(tracer_, 9, options);
    EXPECT_EQ(plan.views.size(), static_cast<std::size_t>(views));
  }
}

TEST_F(Cameras, HaveSamplesOfEveryTask) {
  for (const int views : {5, 6, 7, 10, 24}) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      CameraOptions options;
      options.views = views;
      const SampleKinds kinds = sample_kinds(plan_cameras(tracer_, seed, options));
      EXPECT_TRUE(kinds.pair && kinds.triplet && kinds.two_points && kinds.nonfixated_pair)
          << views << " views, seed " << seed;
    }
  }
  CameraOptions four;
  four.views = 4;
  const CameraPlan plan = plan_cameras(tracer_, 3, four);
  EXPECT_EQ(plan.points.size(), 2U) << "two points of two views rather than three and one";
  EXPECT_TRUE(sample_kinds(plan).nonfixated_pair);
  // No point is left with a single view, which is in no pair.
  four.views = 22;
  std::map<int, int> views_of;
  for (const PlannedView& view : plan_cameras(tracer_, 3, four).views) ++views_of[view.point];
  for (const auto& [point, count] : views_of) EXPECT_GE(count, 2) << point;
}

TEST(SampleKindsOfAPlan, AreTold) {
  CameraPlan plan;
  plan.cameras.resize(3);
  plan.points.resize(2);
  const auto add = [&](int point, int camera) {
    PlannedView view;
    view.point = point;
    view.camera = camera;
    plan.views.push_back(view);
  };
  add(0, 0);
  EXPECT_EQ(sample_kinds(plan).lacks({true, true, true, true}), 4);
  add(0, 1);
  EXPECT_TRUE(sample_kinds(plan).pair);
  EXPECT_FALSE(sample_kinds(plan).triplet);
  add(1, 0);
  EXPECT_FALSE(sample_kinds(plan).two_points) << "the second has one view";
  plan.sightings = {{1, 0, {0.5, 0.5}}};
  EXPECT_FALSE(sample_kinds(plan).nonfixated_pair) << "by the same camera";
  add(1, 2);
  EXPECT_TRUE(sample_kinds(plan).nonfixated_pair);
  EXPECT_TRUE(sample_kinds(plan).two_points);
  add(0, 2);
  EXPECT_EQ(sample_kinds(plan).lacks({true, true, true, true}), 0);
}

TEST_F(Cameras, StandInTheOpenAtEyeHeight) {
  for (const Eigen::Vector3d& camera : plan_.cameras) {
    EXPECT_GE(camera.z(), 1.0);
    EXPECT_LE(camera.z(), 1.9);
    EXPECT_TRUE(scene_.layout_box.contains(camera.cast<float>()));
    EXPECT_GE(tracer_.clearance(camera.cast<float>(), 1), 0.25F);
  }
}

TEST_F(Cameras, CentreTheirPointWithoutRollAndSeeIt) {
  for (const PlannedView& view : plan_.views) {
    const PlannedPoint& point = plan_.points[static_cast<std::size_t>(view.point)];
    const auto pixel =
        dataset::project({view.field_of_view, 1}, view.pose.to_camera(point.location));
    ASSERT_TRUE(pixel.has_value());
    EXPECT_NEAR(pixel->x(), 0.5, 1e-9);
    EXPECT_NEAR(pixel->y(), 0.5, 1e-9);
    EXPECT_NEAR(view.pose.rotation(2, 0), 0, 1e-12);  // the picture's x axis is level
    EXPECT_GT(view.pose.rotation(2, 1), 0);           // and its y axis points up
    const Eigen::Vector3d towards = point.location - view.pose.centre;
    const Hit hit = tracer_.nearest({view.pose.centre.cast<float>(), towards.cast<float>()});
    EXPECT_NEAR(hit.distance, 1, 0.01);
    EXPECT_NEAR(point.normal.norm(), 1, 1e-5);
  }
}

TEST_F(Cameras, SeeEachPointFromDifferentPlaces) {
  std::set<std::pair<int, int>> pairs;
  for (const PlannedView& view : plan_.views) {
    EXPECT_TRUE(pairs.emplace(view.point, view.camera).second);
    EXPECT_EQ(plan_.cameras[static_cast<std::size_t>(view.camera)], view.pose.centre);
  }
  EXPECT_EQ(plan_.points.size(), 8U);
}

TEST_F(Cameras, SightingsReprojectOntoWhatIsSeen) {
  // What the ray through a sighting's pixel hits is the point: within what one pixel of 512 covers.
  std::size_t others = 0;
  for (const Sighting& sighting : plan_.sightings) {
    const PlannedView& planned = plan_.views[sighting.view];
    const View view{planned.pose, {planned.field_of_view, 512}};
    const Ray ray = camera_ray(view, 512 * sighting.pixel.x(), 512 * sighting.pixel.y());
    const Hit hit = tracer_.nearest(ray);
    const Eigen::Vector3f seen = ray.origin + hit.distance * ray.direction;
    const auto pixel =
        dataset::project(view.intrinsics, planned.pose.to_camera(seen.cast<double>()));
    ASSERT_TRUE(pixel.has_value());
    EXPECT_LT((*pixel - 512 * sighting.pixel).norm(), 1);
    const Eigen::Vector3d& location =
        plan_.points[static_cast<std::size_t>(sighting.point)].location;
    EXPECT_LT((location - seen.cast<double>()).norm(), 0.05);
    others += planned.point == sighting.point ? 0 : 1;
  }
  EXPECT_GT(others, 24U);  // the non-fixated tasks live on them
}

TEST_F(Cameras, PosesOfTripletsCompose) {
  for (std::size_t i = 0; i + 2 < plan_.views.size(); i += 3) {
    const dataset::Pose &a = plan_.views[i].pose, &b = plan_.views[i + 1].pose,
                        &c = plan_.views[i + 2].pose;
    const auto direct = dataset::relative_pose(a, c);
    const auto composed =
        dataset::compose(dataset::relative_pose(a, b), dataset::relative_pose(b, c));
    EXPECT_LT((direct - composed).cwiseAbs().maxCoeff(), 1e-9);
  }
}

TEST_F(Cameras, AreTheSameForTheSameSeed) {
  const CameraPlan again = plan_cameras(tracer_, 5);
  ASSERT_EQ(again.views.size(), plan_.views.size());
  for (std::size_t i = 0; i < again.views.size(); ++i) {
    EXPECT_EQ(again.views[i].pose.rotation, plan_.views[i].pose.rotation);
    EXPECT_EQ(again.views[i].field_of_view, plan_.views[i].field_of_view);
  }
  EXPECT_NE(plan_cameras(tracer_, 6).cameras[0], plan_.cameras[0]);
}

}  // namespace
}  // namespace taskatlas::rooms
