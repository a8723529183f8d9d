// SPDX-License-Identifier: MIT
// A network for one task: an encoder, shared by all images of a sample, and the task's decoder.
// Not thread-safe, though several threads may call encode() and forward() of one network that is
// in evaluation mode.
#pragma once

#include "networks/batch.hpp"
#include "networks/head.hpp"
#include "networks/spec.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

namespace torch::nn {
class Module;
}

namespace taskatlas::networks {

class TaskNetwork {
 public:
  // Weights from the seed (see initialise()); in evaluation mode, on the CPU. A spec whose output
  // is kNone is an encoder alone: the random projection is one, never trained.
  TaskNetwork(const NetworkSpec& spec, std::uint64_t seed);
  ~TaskNetwork();
  TaskNetwork(TaskNetwork&&) noexcept;
  TaskNetwork& operator=(TaskNetwork&&) noexcept;

  const NetworkSpec& spec() const;

  // N × input_channels × H × W in [-1, 1] → N × 8 × H/stride × W/stride, not negative (ReLU).
  // Colour pictures are taken by a network of one channel too: it sees their lightness, as
  // colorization's input is made.
  at::Tensor encode(const at::Tensor& pictures);
  // One tensor for each image of a sample → the answer, as Head::forward(). Throws Error(kUsage)
  // for another number of images, or for a network without a decoder.
  at::Tensor forward(const std::vector<at::Tensor>& inputs);
  // What losses are taken of: the answer, or of an embedding its values at the compared pixels
  // alone, with the target to hold it against.
  struct Answer {
    at::Tensor values;
    BatchTarget target;
  };
  Answer answer(const std::vector<at::Tensor>& inputs, const BatchTarget& target);
  void start_from(const at::Tensor& constant);  // as Head's

  void train(bool training);
  void reseed(std::uint64_t seed);  // of dropout
  void to(const std::string& device);
  std::vector<at::Tensor> parameters() const;
  std::shared_ptr<torch::nn::Module> module() const;
  // A 64-bit hash of spec, weights and running statistics: names what the network would answer.
  std::uint64_t hash() const;

  // One file (see tensor_file.hpp): spec, parameters and running statistics, by name. `half`: as
  // 16-bit floats, for shipping. Errors as write_tensor_file().
  void save(const std::filesystem::path& file, bool half = false) const;
  // On the CPU, in evaluation mode. Throws Error(kBadInput) naming the file for one that is
  // missing, truncated, damaged, of another version, or does not hold exactly the tensors that its
  // spec implies; nothing in it is executed.
  static TaskNetwork load(const std::filesystem::path& file);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::networks
