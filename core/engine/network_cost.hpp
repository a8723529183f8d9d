// SPDX-License-Identifier: MIT
// What networks cost, counted layer by layer as core/networks and core/transfers build them.
// tests/jobs/network_cost_test.cpp holds the counts against what LibTorch is asked for, but for
// dropout, which is of training alone, and for the layers of the compact family's embeddings, whose
// few pixels are several products and count as one layer. Flattening and the composition of a
// triplet's poses are not counted. Free of LibTorch: plans are made where nothing is trained. With
// the classes of the task dictionary; datasets with others differ in the last layer. Internal to
// the room.
#pragma once

#include "tasks/task.hpp"

#include <string_view>

namespace taskatlas::engine {

// Of one sample's way through a network, forwards; for several pictures, of all of them.
struct NetworkCost {
  double multiplications = 0;  // each with an addition: of convolutions and fully connected layers
  double parameters = 0;       // running statistics, which are stored besides, are not among them
  // Numbers that are kept for the way back: what layers give that do not work in place, as
  // activations but the hyperbolic tangent do.
  double activations = 0;
  double layers = 0;  // of all kinds: as many kernels are started on a GPU
  NetworkCost& operator+=(const NetworkCost& other);
};

struct NetworkShape {
  std::string_view family = "compact";  // or "resnet50"
  int image_size = 64;
};

NetworkCost task_network_cost(const Task& task, const NetworkShape& shape);  // encoder and decoder
NetworkCost encoder_cost(const Task& task, const NetworkShape& shape);       // of one whole picture
NetworkCost readout_cost(const Task& target, const NetworkShape& shape, int order);
NetworkCost pixels_cost(const Task& target, const NetworkShape& shape);

// Of one picture beside its input through what tells answers from the data
// (networks/discriminator.hpp), where the task's network may be trained against it.
NetworkCost discriminator_cost(const Task& task, const NetworkShape& shape);

// Numbers of a sample's label, as they are held in memory, its mask among them.
double target_numbers(const Task& target, const NetworkShape& shape);

}  // namespace taskatlas::engine
