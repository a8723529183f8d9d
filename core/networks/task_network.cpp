// SPDX-License-Identifier: MIT
#include "networks/task_network.hpp"

#include "base/error.hpp"
#include "dataset/hash.hpp"
#include "networks/layers.hpp"
#include "networks/tensor_file.hpp"

#include <map>
#include <optional>
#include <span>

#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

namespace nn = torch::nn;

struct NetworkImpl : nn::Module {};

constexpr std::string_view kKind = "network";

// The lightness of sRGB pictures, all in [-1, 1], as dataset/colour.hpp has it.
at::Tensor lightness(const at::Tensor& pictures) {
  const at::Tensor v = (pictures + 1) / 2;
  const at::Tensor light =
      at::where(v.gt(0.04045), ((v + 0.055) / 1.055).clamp_min(0).pow(2.4), v / 12.92);
  const at::Tensor y =
      light.select(1, 0) * 0.212671 + light.select(1, 1) * 0.715160 + light.select(1, 2) * 0.072169;
  const at::Tensor f =
      at::where(y.gt(0.008856), y.clamp_min(1e-6).pow(1.0 / 3), y * 7.787 + 16.0 / 116);
  return ((116 * f - 16) / 50 - 1).unsqueeze(1);
}

// Parameters and running statistics, in a fixed order. The counters of batches seen, which nothing
// reads, are left out.
std::vector<NamedTensor> state_of(const nn::Module& module) {
  std::vector<NamedTensor> out;
  for (const auto& item : module.named_parameters()) out.push_back({item.key(), item.value()});
  for (const auto& item : module.named_buffers()) {
    if (!item.key().ends_with("num_batches_tracked")) out.push_back({item.key(), item.value()});
  }
  return out;
}

}  // namespace

struct TaskNetwork::Body {
  NetworkSpec spec;
  Layers encoder;
  std::optional<Head> head;
  std::shared_ptr<nn::Module> module = std::make_shared<NetworkImpl>();
};

TaskNetwork::TaskNetwork(const NetworkSpec& spec, std::uint64_t seed)
    : body_(std::make_unique<Body>()) {
  spec.check();
  Body& body = *body_;
  body.spec = spec;
  body.encoder = spec.family == Family::kCompact
                     ? make_compact_encoder(spec.input_channels, spec.stride())
                     : make_resnet50_encoder(spec.input_channels);
  body.module->register_module("encoder", body.encoder.module);
  if (spec.output.kind != dataset::TargetKind::kNone) {
    body.head.emplace(head_spec(spec), seed);
    body.module->register_module("decoder", body.head->module());
  }
  initialise(*body.module, seed);
  body.module->eval();
}

TaskNetwork::~TaskNetwork() = default;
TaskNetwork::TaskNetwork(TaskNetwork&&) noexcept = default;
TaskNetwork& TaskNetwork::operator=(TaskNetwork&&) noexcept = default;

const NetworkSpec& TaskNetwork::spec() const { return body_->spec; }

at::Tensor TaskNetwork::encode(const at::Tensor& pictures) {
  constexpr std::int64_t kColours = 3;
  const bool grey = body_->spec.input_channels == 1 && pictures.size(1) == kColours;
  return body_->encoder.forward(grey ? lightness(pictures) : pictures);
}

at::Tensor TaskNetwork::forward(const std::vector<at::Tensor>& inputs) {
  const NetworkSpec& spec = body_->spec;
  if (!body_->head) throw usage_error("the network of " + spec.task + " has no decoder");
  if (inputs.size() != static_cast<std::size_t>(spec.images)) {
    throw usage_error("the network of " + spec.task + " takes " + std::to_string(spec.images) +
                      " images, not " + std::to_string(inputs.size()));
  }
  if (inputs.size() == 1) return body_->head->forward(encode(inputs.front()));
  // All images of the batch together, so that normalisation sees them alike.
  const at::Tensor features = encode(at::cat(inputs, 0));
  const std::vector<at::Tensor> images = features.chunk(spec.images, 0);
  return body_->head->forward(images);
}

TaskNetwork::Answer TaskNetwork::answer(const std::vector<at::Tensor>& inputs,
                                        const BatchTarget& target) {
  if (!target.pixels.defined() || !body_->head || inputs.size() != 1) {
    return {forward(inputs), target};
  }
  return {body_->head->forward_at(encode(inputs.front()), target.pixels), target.of_compared()};
}

void TaskNetwork::start_from(const at::Tensor& constant) {
  if (body_->head) body_->head->start_from(constant);
}

void TaskNetwork::train(bool training) { body_->module->train(training); }

void TaskNetwork::reseed(std::uint64_t seed) {
  if (body_->head) body_->head->reseed(seed);
}

void TaskNetwork::to(const std::string& device) { body_->module->to(at::Device(device)); }

std::vector<at::Tensor> TaskNetwork::parameters() const { return body_->module->parameters(); }

std::shared_ptr<nn::Module> TaskNetwork::module() const { return body_->module; }

std::uint64_t TaskNetwork::hash() const {
  dataset::HashStream hash;
  const auto add = [&](std::string_view text) { hash.add(std::as_bytes(std::span(text))); };
  add(format_spec(body_->spec));
  for (const NamedTensor& item : state_of(*body_->module)) {
    const at::Tensor data = item.tensor.detach().cpu().contiguous();
    add(item.name);
    hash.add({static_cast<const std::byte*>(data.data_ptr()), data.nbytes()});
  }
  return hash.value();
}

void TaskNetwork::save(const std::filesystem::path& file, bool half) const {
  TensorFile content{std::string(kKind), format_spec(body_->spec), state_of(*body_->module)};
  if (half) {
    for (NamedTensor& item : content.tensors) item.tensor = item.tensor.detach().to(at::kHalf);
  }
  write_tensor_file(file, content);
}

TaskNetwork TaskNetwork::load(const std::filesystem::path& file) {
  const TensorFile content = read_tensor_file(file, kKind);
  const std::string name = file.string();
  const NetworkSpec spec = parse_spec(content.about, name);
  // A network that a hostile spec could ask for is at most some 300 MB, but must be paid for.
  TaskNetwork network(spec, 0);
  const torch::NoGradGuard no_gradients;
  std::map<std::string, at::Tensor> given;
  for (const NamedTensor& item : content.tensors) {
    if (!given.emplace(item.name, item.tensor).second) {
      throw bad_input(name + ": tensor " + item.name + " is there twice");
    }
  }
  for (NamedTensor& item : state_of(*network.body_->module)) {
    const auto found = given.find(item.name);
    if (found == given.end()) throw bad_input(name + ": tensor " + item.name + " is missing");
    if (found->second.sizes() != item.tensor.sizes() || !found->second.is_floating_point()) {
      throw bad_input(name + ": tensor " + item.name + " has another shape or type");
    }
    item.tensor.copy_(found->second);
    given.erase(found);
  }
  if (!given.empty()) throw bad_input(name + ": tensor " + given.begin()->first + " is unknown");
  return network;
}

}  // namespace taskatlas::networks
