// SPDX-License-Identifier: MIT
// The network of a transfer: a little one that reads a target task out of frozen representations
// (Zamir et al., CVPR 2018, section 3.2 and supplementary material; layers as in
// StanfordVL/taskonomy, code/lib/models, "transfer … with_bn_ends"):
//   representations of k sources side by side, 8k × 16 × 16
//   → batch normalisation → two streams of two 3×3 convolutions, each with normalisation and ReLU
//   → both side by side → batch normalisation → the target's decoder, trained from scratch.
// The baseline `pixels` is the same with the picture in place of representations: reduced to four
// pixels for each position, and read by one stream of two 3×3 convolutions of stride 2.
// For targets of several images the layers before the decoder are shared by the images.
#pragma once

#include "networks/batch.hpp"
#include "networks/head.hpp"
#include "networks/spec.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <ATen/core/Tensor.h>

namespace torch::nn {
class Module;
}

namespace taskatlas::transfers {

enum class ReadoutInput : std::uint8_t { kRepresentations, kPixels };

struct ReadoutSpec {
  networks::NetworkSpec target;  // whose decoder and loss
  ReadoutInput input = ReadoutInput::kRepresentations;
  int channels = 8;  // of the representations together, 1 to 4,096; of the picture (1 or 3)
  int side = 16;     // of the representation, 4 to 256
  // Of each stream; 0 = as many as `channels`, as the authors have it.
  int stream_channels = 8;
  // 0: the decoder is that of the target's own network. Otherwise a small one: for dense answers
  // two convolutions with so many channels between them, the second giving all pixels of a position
  // at once (Shi et al., 2016); for classes and numbers the fully connected layers, on features
  // averaged over 2×2 positions.
  int decoder_channels = 32;

  int stream_width() const { return stream_channels > 0 ? stream_channels : channels; }
  // Of the target's decoder on what the streams give; that of decoder_channels for dense answers
  // has no such.
  networks::HeadSpec head() const;
  void check() const;  // throws Error(kUsage)
  bool operator==(const ReadoutSpec&) const = default;
};

// What is trained for that target: the paper's networks as the authors' readouts are; for compact
// ones streams and decoder of the defaults, whatever the order, so that what a readout can express
// grows by its sources alone and 1,400 of them take minutes on a processor (see
// tests/benchmarks/transfers_benchmark.cpp).
ReadoutSpec default_spec(const networks::NetworkSpec& target, int channels);
ReadoutSpec pixels_spec(const networks::NetworkSpec& target);

// JSON both ways; parse throws Error(kBadInput) with `name`.
std::string format_readout_spec(const ReadoutSpec& spec);
ReadoutSpec parse_readout_spec(std::string_view json, std::string_view name);

// Where a readout's input comes from, kept with its weights.
struct ReadoutSource {
  std::string code;     // of the source task
  std::string encoder;  // BankInfo::encoder of the bank that it was trained on

  bool operator==(const ReadoutSource&) const = default;
};

// Not thread-safe.
class Readout {
 public:
  // Weights from the seed alone; in evaluation mode, on the CPU.
  Readout(const ReadoutSpec& spec, std::uint64_t seed);
  ~Readout();
  Readout(Readout&&) noexcept;
  Readout& operator=(Readout&&) noexcept;

  const ReadoutSpec& spec() const;
  // One tensor for each image of a sample: N × channels × side × side, or pictures. The answer as
  // networks::Head::forward() gives it.
  at::Tensor forward(std::span<const at::Tensor> inputs);
  // Of a dense answer: its values at some pixels of each sample alone (int64, N × P, row · size +
  // column), N × channels × 1 × P, without those of all others where the decoder is a small one.
  at::Tensor forward_at(std::span<const at::Tensor> inputs, const at::Tensor& pixels);
  // networks::training_loss() of the answer, computing as little of it as the target asks for, in
  // the quickest way there is.
  at::Tensor training_loss(std::span<const at::Tensor> inputs, const networks::BatchTarget& target);

  // Lets an untrained readout begin as that constant (average.hpp), one number for each channel of
  // the answer, rather than at random: what is left to learn is how samples differ. Embeddings and
  // the composed poses of triplets stay as they are.
  void start_from(const at::Tensor& constant);

  void train(bool training);
  void reseed(std::uint64_t seed);  // of dropout
  void to(const std::string& device);
  std::vector<at::Tensor> parameters() const;
  std::shared_ptr<torch::nn::Module> module() const;

  // The sources, in the order of their channels; empty for pixels.
  std::vector<ReadoutSource> sources;

  // Rounds weights and running statistics to what save(file, true) writes, so that the readout
  // that is tested is the one that is kept. Single precision stays what it computes with.
  void round_to_half();

  // One file: sources, spec, weights and running statistics (networks/tensor_file.hpp). `half`: as
  // 16-bit floats.
  void save(const std::filesystem::path& file, bool half = false) const;
  // On the CPU, in evaluation mode. Throws Error(kBadInput) naming the file for one that is
  // missing, damaged, or does not hold exactly the tensors that its spec implies.
  static Readout load(const std::filesystem::path& file);

 private:
  struct Body;
  std::shared_ptr<Body> body_;
};

}  // namespace taskatlas::transfers
