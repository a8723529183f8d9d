// SPDX-License-Identifier: MIT
#include "rooms/plot.hpp"

#include <cmath>

namespace taskatlas::rooms {

std::array<Eigen::Vector2f, 4> Plot::corners() const {
  return {at(-half.x(), -half.y()), at(half.x(), -half.y()), at(half.x(), half.y()),
          at(-half.x(), half.y())};
}

Plot Plot::grown(float by) const {
  return {centre, (half + Eigen::Vector2f::Constant(by)).cwiseMax(0.0F), yaw};
}

Plot Plot::before(float depth, float extra) const {
  return {at(0, -half.y() - depth / 2), {half.x() + extra, depth / 2}, yaw};
}

float Plot::distance_to(const Eigen::Vector2f& point) const {
  const Eigen::Vector2f local = Eigen::Rotation2Df(-yaw) * (point - centre);
  return (local.cwiseAbs() - half).cwiseMax(0.0F).norm();
}

bool overlap(const Plot& a, const Plot& b) {
  constexpr float kTouching = 1e-4F;
  const Eigen::Vector2f between = b.centre - a.centre;
  for (const Eigen::Vector2f& axis : {a.right(), a.back(), b.right(), b.back()}) {
    const auto reach = [&](const Plot& plot) {
      return plot.half.x() * std::abs(axis.dot(plot.right())) +
             plot.half.y() * std::abs(axis.dot(plot.back()));
    };
    if (std::abs(axis.dot(between)) >= reach(a) + reach(b) - kTouching) return false;
  }
  return true;
}

float yaw_facing(const Eigen::Vector2f& direction) {
  return std::atan2(direction.x(), -direction.y());
}

}  // namespace taskatlas::rooms
