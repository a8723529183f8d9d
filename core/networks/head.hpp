// SPDX-License-Identifier: MIT
// The decoder of a task: from features to the answer. Dense answers by convolutions that enlarge;
// classes and numbers by fully connected layers over the flattened features of all images (compact:
// over what convolutions of stride 2 make of them).
//   compact:  see compact.cpp, where its layers are chosen by measurement
//   resnet50: the authors' (StanfordVL/taskonomy): 15 convolutions, transposed ones among them;
//             2 or 3 fully connected layers of 2048 (256 for matching, 1024 for egomotion)
// Not thread-safe; different heads may be used from different threads.
#pragma once

#include "networks/spec.hpp"

#include <cstdint>
#include <memory>
#include <span>

#include <ATen/core/Tensor.h>

namespace torch::nn {
class Module;
}

namespace taskatlas::networks {

class Head {
 public:
  // Weights are drawn from `seed` alone, in a fixed order, on the CPU.
  Head(const HeadSpec& spec, std::uint64_t seed);
  ~Head();
  Head(Head&&) noexcept;
  Head& operator=(Head&&) noexcept;

  const HeadSpec& spec() const;
  // One tensor for each image: N × in_channels × side × side. Answers N × C × size × size, or
  // N × C: logits of classes, else values on the target's scale. Of a triplet's poses the network
  // predicts (1, 2) and (2, 3); (1, 3) is composed of them, as the authors' CycleSiamese does, so
  // that the answer has the 18 numbers of the target.
  at::Tensor forward(std::span<const at::Tensor> features);
  at::Tensor forward(const at::Tensor& features);  // of one image
  // Of a dense answer: its values at some pixels of each sample alone (int64, N × P, row · size +
  // column), N × C × 1 × P, without those of all others where that is cheaper.
  at::Tensor forward_at(const at::Tensor& features, const at::Tensor& pixels);

  // Lets an untrained decoder of the compact family begin as that constant, one number for each
  // channel of the answer, rather than near 0: what is left to learn is how samples differ.
  // Embeddings and the composed poses of triplets, and the other family's decoders, stay as they
  // are.
  void start_from(const at::Tensor& constant);

  // What dropout draws next depends on this alone; the training loop calls it every step.
  void reseed(std::uint64_t seed);
  // To register with a parent (whose train(), eval(), to() and parameters() then include it).
  std::shared_ptr<torch::nn::Module> module() const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

// Draws the weights of any module anew, in the order of its parameters' names: convolutions and
// linear layers from a normal distribution of variance 2 / fan-in (He et al., ICCV 2015), biases 0,
// normalisation 1 and 0, running statistics at their start. The same seed, the same bits.
void initialise(torch::nn::Module& module, std::uint64_t seed);

}  // namespace taskatlas::networks
