// SPDX-License-Identifier: MIT
// Curves around boxes by Graphviz's libpathplan: a visibility graph over the boxes' corners, the
// shortest path between two centres, and a spline fitted to it that touches no box.
#pragma once

#include "graph/layout_request.hpp"

#include <memory>

namespace taskatlas::layout_helper {

// Keeps the visibility graph of the boxes asked for last. Not thread-safe (nor is libpathplan).
class EdgeRouter {
 public:
  EdgeRouter();
  ~EdgeRouter();
  EdgeRouter(const EdgeRouter&) = delete;
  EdgeRouter& operator=(const EdgeRouter&) = delete;

  // A pair that cannot be routed gets a Route with its error. The request has been checked
  // (problem_of). Throws std::runtime_error where the boxes cannot be prepared.
  RouteResult route(const RouteRequest& request);

 private:
  struct Obstacles;
  std::unique_ptr<Obstacles> obstacles_;
};

// The obstacles made of boxes: each grown by `margin` where there is room, less where a neighbour
// is near, so that no two touch (libpathplan would lose its way between boxes that do). Boxes
// that overlap become one obstacle around them all. `obstacle_of`: for each box its obstacle.
struct ObstacleBoxes {
  std::vector<Box> boxes;
  std::vector<int> obstacle_of;
};
ObstacleBoxes obstacle_boxes(const std::vector<Box>& boxes, double margin);

}  // namespace taskatlas::layout_helper
