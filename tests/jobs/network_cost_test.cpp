// SPDX-License-Identifier: MIT
// What plans count of networks, held against what LibTorch is asked to compute by the networks
// themselves.
#include "engine/network_cost.hpp"

#include "engine/profile.hpp"
#include "networks/batch.hpp"
#include "networks/discriminator.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "tasks/task_dictionary.hpp"
#include "transfers/readout.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <ATen/record_function.h>
#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::jobs {
namespace {

using engine::NetworkCost;
using networks::Family;

// What LibTorch was asked for.
NetworkCost heard;

double size_of(const at::Tensor& tensor) { return static_cast<double>(tensor.numel()); }

// What an operation is told for that axis; one number is for both.
std::int64_t along(const c10::IValue& value, std::size_t axis) {
  const std::vector<std::int64_t> all = value.toIntVector();
  return all.at(all.size() == 1 ? 0 : axis);
}

// Multiplications of one operation.
double multiplications(const at::RecordFunction& function) {
  const auto inputs = function.inputs();
  const std::string name = function.name();
  if (name == "aten::convolution") {
    const at::Tensor input = inputs[0].toTensor(), weight = inputs[1].toTensor();
    const double samples = static_cast<double>(input.size(0));
    if (inputs[6].toBool()) {  // transposed: each place of the input meets the whole kernel
      return samples * size_of(weight) * static_cast<double>(input.size(2) * input.size(3));
    }
    double places = 1;
    for (std::size_t i = 0; i < 2; ++i) {
      const std::int64_t stride = along(inputs[3], i), padding = along(inputs[4], i),
                         dilation = along(inputs[5], i);
      const auto axis = static_cast<std::int64_t>(i) + 2;
      places *= static_cast<double>(
          (input.size(axis) + 2 * padding - dilation * (weight.size(axis) - 1) - 1) / stride + 1);
    }
    return samples * size_of(weight) * places;
  }
  if (name == "aten::addmm") {
    const at::Tensor rows = inputs[1].toTensor(), columns = inputs[2].toTensor();
    return size_of(rows) * static_cast<double>(columns.size(1));
  }
  return 0;
}

std::unique_ptr<at::ObserverContext> before_operation(const at::RecordFunction& function) {
  heard.multiplications += multiplications(function);
  return nullptr;
}

// Layers, and what those give that do not work in place.
void after_operation(const at::RecordFunction& function, at::ObserverContext*) {
  static const std::set<std::string> in_place{"aten::relu_", "aten::leaky_relu_"};
  static const std::set<std::string> others{
      "aten::convolution", "aten::addmm",         "aten::batch_norm",      "aten::max_pool2d",
      "aten::avg_pool2d",  "aten::pixel_shuffle", "aten::pixel_unshuffle", "aten::tanh",
      "aten::add",         "aten::group_norm"};
  const std::string name = function.name();
  if (in_place.contains(name)) heard.layers += 1;
  if (!others.contains(name)) return;
  const at::Tensor given = function.outputs().at(0).toTensor();
  if (name == "aten::add" && given.dim() != 4) return;  // of poses that are composed
  // In training dropout follows what is flat and normalised.
  const bool dropped = name == "aten::batch_norm" && given.dim() == 2;
  heard.layers += dropped ? 2 : 1;
  heard.activations += (dropped ? 2 : 1) * size_of(given);
}

// All operations that it comes to.
NetworkCost count(const std::function<void()>& what) {
  heard = {};
  const auto handle =
      at::addThreadLocalCallback(at::RecordFunctionCallback(before_operation, after_operation)
                                     .needsInputs(true)
                                     .needsOutputs(true)
                                     .scopes({at::RecordScope::FUNCTION}));
  what();
  at::removeCallback(handle);
  return heard;
}

// `pixels`: answers at few pixels alone, which are as many products as there are places within a
// position, and count as one layer.
void expect_same(const NetworkCost& cost, const NetworkCost& asked, bool pixels = false) {
  EXPECT_EQ(cost.multiplications, asked.multiplications);
  EXPECT_EQ(cost.activations, asked.activations);
  if (pixels) {
    EXPECT_LE(cost.layers, asked.layers);
  } else {
    EXPECT_EQ(cost.layers, asked.layers);
  }
}

// In numbers of 32 bits.
double numbers_of(const networks::BatchTarget& target) {
  double bytes = 0;
  for (const at::Tensor* tensor : {&target.values, &target.labels, &target.pixels, &target.bins,
                                   &target.codes, &target.mask}) {
    if (tensor->defined()) bytes += static_cast<double>(tensor->nbytes());
  }
  return bytes / 4;
}

double parameters_of(const std::vector<at::Tensor>& parameters) {
  double sum = 0;
  for (const at::Tensor& parameter : parameters) sum += size_of(parameter);
  return sum;
}

struct Case {
  Family family;
  int size;
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << networks::to_string(one.family) << " " << one.size;
}

class NetworkCosts : public ::testing::TestWithParam<Case> {
 protected:
  static engine::NetworkShape shape() {
    return {networks::to_string(GetParam().family), GetParam().size};
  }
  static bool at_pixels(const Task& task) {
    return GetParam().family == Family::kCompact && task.output.kind == OutputKind::kEmbedding;
  }
  static networks::NetworkSpec spec(const Task& task) {
    return networks::spec_for(task.code, GetParam().size, GetParam().family,
                              dataset::taskonomy_classes());
  }
};

TEST_P(NetworkCosts, OfTaskNetworks) {
  const torch::NoGradGuard no_gradients;
  for (const Task& task : task_dictionary()) {
    SCOPED_TRACE(task.code);
    const networks::NetworkSpec one = spec(task);
    networks::TaskNetwork network(one, 1);
    const NetworkCost cost = engine::task_network_cost(task, shape());
    EXPECT_EQ(cost.parameters, parameters_of(network.parameters()));
    if (task.output.kind == OutputKind::kNone) {
      const at::Tensor picture = at::zeros({1, 3, one.input_size, one.input_size});
      expect_same(cost, count([&] { network.encode(picture); }));
      continue;
    }
    const networks::Batch batch = networks::collate(networks::synthetic_samples(one, 1));
    expect_same(cost, count([&] { network.answer(batch.inputs, batch.target); }), at_pixels(task));
    const at::Tensor whole = at::zeros({1, one.input_channels, one.size, one.size});
    expect_same(engine::encoder_cost(task, shape()), count([&] { network.encode(whole); }));
    EXPECT_EQ(engine::target_numbers(task, shape()), numbers_of(batch.target));
  }
}

TEST_P(NetworkCosts, OfReadouts) {
  const torch::NoGradGuard no_gradients;
  for (const Task& task : task_dictionary()) {
    // Readouts are of targets.
    if (task.output.kind == OutputKind::kNone || task.default_role == Role::kSource) continue;
    SCOPED_TRACE(task.code);
    const networks::NetworkSpec target = spec(task);
    const networks::Batch batch = networks::collate(networks::synthetic_samples(target, 1));
    const auto ask = [&](transfers::Readout& readout, const std::vector<at::Tensor>& inputs) {
      return count([&] {
        if (task.output.kind == OutputKind::kEmbedding) {
          readout.forward_at(inputs, batch.target.pixels);
        } else {
          readout.forward(inputs);
        }
      });
    };
    for (const int order : {1, 3}) {
      transfers::Readout readout(transfers::default_spec(target, 8 * order), 1);
      const std::int64_t side = readout.spec().side;
      const std::vector<at::Tensor> inputs(static_cast<std::size_t>(target.images),
                                           at::zeros({1, 8 * order, side, side}));
      const NetworkCost cost = engine::readout_cost(task, shape(), order);
      SCOPED_TRACE(order);
      EXPECT_EQ(cost.parameters, parameters_of(readout.parameters()));
      expect_same(cost, ask(readout, inputs), at_pixels(task));
    }
    transfers::Readout pixels(transfers::pixels_spec(target), 1);
    const std::vector<at::Tensor> pictures(
        static_cast<std::size_t>(target.images),
        at::zeros({1, target.input_channels, target.size, target.size}));
    const NetworkCost cost = engine::pixels_cost(task, shape());
    EXPECT_EQ(cost.parameters, parameters_of(pixels.parameters()));
    expect_same(cost, ask(pixels, pictures), at_pixels(task));
  }
}

TEST_P(NetworkCosts, OfDiscriminators) {
  const torch::NoGradGuard no_gradients;
  for (const Task& task : task_dictionary()) {
    SCOPED_TRACE(task.code);
    const networks::NetworkSpec one = spec(task);
    ASSERT_EQ(engine::takes_adversary(task), networks::Discriminator::judges(one));
    if (!engine::takes_adversary(task)) continue;
    const networks::Discriminator discriminator(one, 1);
    const NetworkCost cost = engine::discriminator_cost(task, shape());
    EXPECT_EQ(cost.parameters, parameters_of(discriminator.module()->parameters()));
    const at::Tensor input = at::zeros({1, one.input_channels, one.size, one.size});
    const at::Tensor picture = at::zeros({1, one.output.channels, one.size, one.size});
    expect_same(cost, count([&] { discriminator.judge(input, picture); }));
  }
}

INSTANTIATE_TEST_SUITE_P(Families, NetworkCosts,
                         ::testing::Values(Case{Family::kCompact, 32}, Case{Family::kCompact, 64},
                                           Case{Family::kCompact, 128}, Case{Family::kResnet50, 64},
                                           Case{Family::kResnet50, 128}),
                         [](const auto& one) {
                           return std::string(networks::to_string(one.param.family)) +
                                  std::to_string(one.param.size);
                         });

}  // namespace
}  // namespace taskatlas::jobs
