// SPDX-License-Identifier: MIT
#include "transfers/readout.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "networks/loss.hpp"
#include "networks/picture_loss.hpp"
#include "networks/pixels.hpp"
#include "networks/tensor_file.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

namespace nn = torch::nn;
using nlohmann::json;

constexpr std::string_view kKind = "readout";
constexpr int kMaxChannels = 4096;
constexpr std::size_t kMaxSources = 64;
constexpr int kPixelsPerPosition = 4;  // a side, of the picture that `pixels` is given

nn::Conv2d convolution(int in, int out, int stride, int groups) {
  return nn::Conv2d(
      nn::Conv2dOptions(in, out, 3).stride(stride).padding(1).groups(groups).bias(false));
}

// What stands before the decoder. The first convolutions of the two streams see the same input and
// are computed as one; the second ones are the two groups of one.
class StemImpl : public nn::Module {
 public:
  explicit StemImpl(const ReadoutSpec& spec) : pixels_(spec.input == ReadoutInput::kPixels) {
    const int both = 2 * spec.stream_width();
    if (pixels_) {
      const int size = spec.target.size;
      const int reduction = std::max(1, size / spec.side);  // of the picture to the positions
      pool_ = std::max(1, reduction / kPixelsPerPosition);
      const int strides = reduction / pool_;  // 4, 2 or 1
      first_ = register_module(
          "first", convolution(spec.channels, spec.stream_width(), strides >= 4 ? 2 : 1, 1));
      first_norm_ = register_module("first_norm", nn::BatchNorm2d(spec.stream_width()));
      second_ = register_module("second",
                                convolution(spec.stream_width(), both, strides >= 2 ? 2 : 1, 1));
    } else {
      input_norm_ = register_module("input_norm", nn::BatchNorm2d(spec.channels));
      first_ = register_module("first", convolution(spec.channels, both, 1, 1));
      first_norm_ = register_module("first_norm", nn::BatchNorm2d(both));
      second_ = register_module("second", convolution(both, both, 1, 2));
    }
    second_norm_ = register_module("second_norm", nn::BatchNorm2d(both));
    output_norm_ = register_module("output_norm", nn::BatchNorm2d(both));
  }

  at::Tensor forward(const at::Tensor& input) {
    at::Tensor x = input.contiguous(at::MemoryFormat::ChannelsLast);
    if (pixels_) {
      if (pool_ > 1) x = torch::avg_pool2d(x, pool_);
    } else {
      x = input_norm_(x);
    }
    x = first_norm_(first_(x)).relu_();
    x = second_norm_(second_(x)).relu_();
    return output_norm_(x);
  }

 private:
  bool pixels_;
  int pool_ = 1;
  nn::BatchNorm2d input_norm_{nullptr}, first_norm_{nullptr}, second_norm_{nullptr},
      output_norm_{nullptr};
  nn::Conv2d first_{nullptr}, second_{nullptr};
};
TORCH_MODULE(Stem);

// The small decoder of dense answers.
class SmallDecoderImpl : public nn::Module {
 public:
  explicit SmallDecoderImpl(const ReadoutSpec& spec) : scale_(spec.target.output.size / spec.side) {
    const int width = spec.decoder_channels;
    const int answers = spec.target.output.channels * scale_ * scale_;
    first_ = register_module("first", convolution(2 * spec.stream_width(), width, 1, 1));
    norm_ = register_module("norm", nn::BatchNorm2d(width));
    // Each position answers for its own pixels. 3×3 here would cost as much as all else (three
    // times that for three channels), and what is around a position it has seen three times.
    answer_ =
        register_module("answer", nn::Conv2d(nn::Conv2dOptions(width, answers, 1).bias(true)));
  }

  at::Tensor forward(const at::Tensor& features) {
    const at::Tensor x = at_positions(features);
    return scale_ == 1 ? x : torch::pixel_shuffle(x, scale_);
  }

  // The answer as N × (channels · scale²) × side × side.
  at::Tensor at_positions(const at::Tensor& features) {
    return answer_(norm_(first_(features)).relu_());
  }
  int scale() const { return scale_; }

  at::Tensor forward_at(const at::Tensor& features, const at::Tensor& pixels) {
    return networks::answer_at(norm_(first_(features)).relu_(), answer_->weight, answer_->bias,
                               scale_, pixels);
  }

  void quieten(double factor) { answer_->weight.mul_(factor); }

 private:
  int scale_;
  nn::Conv2d first_{nullptr}, answer_{nullptr};
  nn::BatchNorm2d norm_{nullptr};
};
TORCH_MODULE(SmallDecoder);

bool has_small_decoder(const ReadoutSpec& spec) {
  return spec.decoder_channels > 0 && spec.target.output.dense();
}

// Positions that are averaged before the fully connected layers, a side.
int pooled(const ReadoutSpec& spec) {
  return spec.decoder_channels > 0 && !spec.target.output.dense() && spec.side % 2 == 0 ? 2 : 1;
}

void check_inputs(const ReadoutSpec& spec, std::span<const at::Tensor> inputs) {
  const std::string who = "a readout for " + spec.target.task + " takes ";
  if (inputs.size() != static_cast<std::size_t>(spec.target.images))
    throw usage_error(who + std::to_string(spec.target.images) + " pictures");
  for (const at::Tensor& input : inputs) {
    if (input.dim() != 4 || input.size(1) != spec.channels)
      throw usage_error(who + std::to_string(spec.channels) + " channels");
  }
}

std::string about_of(const ReadoutSpec& spec, std::span<const ReadoutSource> sources) {
  json list = json::array();
  for (const ReadoutSource& source : sources)
    list.push_back({{"code", source.code}, {"encoder", source.encoder}});
  return json{{"spec", json::parse(format_readout_spec(spec))}, {"sources", list}}.dump();
}

// Parameters and running statistics by name; the tensors themselves.
std::vector<networks::NamedTensor> state_of(const nn::Module& module) {
  std::vector<networks::NamedTensor> state;
  for (const auto& item : module.named_parameters()) state.push_back({item.key(), item.value()});
  for (const auto& item : module.named_buffers()) state.push_back({item.key(), item.value()});
  return state;
}

}  // namespace

networks::HeadSpec ReadoutSpec::head() const {
  networks::HeadSpec head = networks::head_spec(target);
  head.in_channels = 2 * stream_width();
  head.in_side = side / pooled(*this);
  return head;
}

void ReadoutSpec::check() const {
  target.check();
  if (target.output.kind == dataset::TargetKind::kNone)
    throw usage_error("nothing can be read out for a task without an answer: " + target.task);
  if (channels < 1 || channels > kMaxChannels)
    throw usage_error("a readout's input has 1 to 4,096 channels");
  if (side < 4 || side > 256) throw usage_error("a readout's input is 4 to 256 positions wide");
  if (stream_channels < 0 || stream_channels > kMaxChannels / 2 ||
      stream_width() > kMaxChannels / 2) {
    throw usage_error("a readout's streams have 1 to 2,048 channels");
  }
  if (input == ReadoutInput::kPixels && (channels > 3 || side > target.size))
    throw usage_error("a picture has 1 to 3 channels and is as wide as its positions at least");
  if (decoder_channels < 0 || decoder_channels > kMaxChannels)
    throw usage_error("a readout's decoder has 1 to 4,096 channels");
  if (has_small_decoder(*this) && (target.output.size < side || target.output.size % side != 0))
    throw usage_error("a dense answer is a whole number of times as wide as what it is read from");
  if (!has_small_decoder(*this)) head().check();
}

ReadoutSpec default_spec(const networks::NetworkSpec& target, int channels) {
  ReadoutSpec spec;
  spec.target = target;
  spec.channels = channels;
  spec.side = target.representation_side();
  if (target.family == networks::Family::kResnet50)
    spec.stream_channels = spec.decoder_channels = 0;
  return spec;
}

ReadoutSpec pixels_spec(const networks::NetworkSpec& target) {
  ReadoutSpec spec = default_spec(target, target.input_channels);
  spec.input = ReadoutInput::kPixels;
  if (target.family == networks::Family::kResnet50)
    spec.stream_channels = networks::kRepresentationChannels;
  return spec;
}

std::string format_readout_spec(const ReadoutSpec& spec) {
  return json{{"target", json::parse(networks::format_spec(spec.target))},
              {"input", spec.input == ReadoutInput::kPixels ? "pixels" : "representations"},
              {"channels", spec.channels},
              {"side", spec.side},
              {"stream_channels", spec.stream_channels},
              {"decoder_channels", spec.decoder_channels}}
      .dump();
}

ReadoutSpec parse_readout_spec(std::string_view text, std::string_view name) {
  const std::string file(name);
  ReadoutSpec spec;
  try {
    const json fields = json::parse(text);
    const auto number = [&](const char* key) {
      const json& value = fields.at(key);
      if (!value.is_number_integer() || value < 0 || value > kMaxChannels)
        throw bad_input(file + ": \"" + key + "\" of the readout is out of range");
      return value.get<int>();
    };
    spec.target = networks::parse_spec(fields.at("target").dump(), name);
    const std::string input = fields.at("input").get<std::string>();
    if (input != "pixels" && input != "representations")
      throw bad_input(file + ": \"input\" is neither pixels nor representations");
    spec.input = input == "pixels" ? ReadoutInput::kPixels : ReadoutInput::kRepresentations;
    spec.channels = number("channels");
    spec.side = number("side");
    spec.stream_channels = number("stream_channels");
    spec.decoder_channels = number("decoder_channels");
    spec.check();
  } catch (const json::exception& error) {
    throw bad_input(file + " does not describe a readout: " + error.what());
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kBadInput) throw;
    throw bad_input(file + ": " + error.what());
  }
  return spec;
}

struct Readout::Body : nn::Module {
  Body(const ReadoutSpec& given, std::uint64_t seed)
      : spec((given.check(), given)), stem(register_module("stem", Stem(given))) {
    if (has_small_decoder(spec)) {
      decoder = register_module("decoder", SmallDecoder(spec));
    } else {
      head.emplace(spec.head(), seed);  // draws its own weights
      register_module("head", head->module());
    }
    networks::initialise(*stem, RandomStream(seed, kStemKey, 0).next());
    if (decoder) networks::initialise(*decoder, RandomStream(seed, kDecoderKey, 0).next());
    // Otherwise done at each call for pictures that are channels-last.
    for (at::Tensor& weight : parameters()) {
      if (weight.dim() == 4) weight.set_data(weight.contiguous(at::MemoryFormat::ChannelsLast));
    }
    eval();
  }

  at::Tensor forward(std::span<const at::Tensor> inputs) {
    std::vector<at::Tensor> features;
    features.reserve(inputs.size());
    for (const at::Tensor& input : inputs) features.push_back(stem(input));
    if (decoder) return decoder(features.front());
    if (const int side = pooled(spec); side > 1) {
      for (at::Tensor& feature : features) feature = torch::avg_pool2d(feature, side);
    }
    return head->forward(features);
  }

  at::Tensor forward_at(const at::Tensor& input, const at::Tensor& pixels) {
    if (decoder) return decoder->forward_at(stem(input), pixels);
    return networks::gather_pixels(head->forward(stem(input)), pixels);
  }

  at::Tensor training_loss(std::span<const at::Tensor> inputs,
                           const networks::BatchTarget& target) {
    if (target.pixels.defined()) {
      return networks::training_loss(spec.target, forward_at(inputs.front(), target.pixels),
                                     target.of_compared());
    }
    if (decoder && target.kind == dataset::TargetKind::kImage) {
      return networks::picture_loss(spec.target, decoder->at_positions(stem(inputs.front())),
                                    decoder->scale(), target);
    }
    return networks::training_loss(spec.target, forward(inputs), target);
  }

  static constexpr std::uint64_t kStemKey = 0x7374656d, kDecoderKey = 0x6465636f;
  ReadoutSpec spec;
  Stem stem;
  SmallDecoder decoder{nullptr};
  std::optional<networks::Head> head;
};

Readout::Readout(const ReadoutSpec& spec, std::uint64_t seed)
    : body_(std::make_shared<Body>(spec, seed)) {}
Readout::~Readout() = default;
Readout::Readout(Readout&&) noexcept = default;
Readout& Readout::operator=(Readout&&) noexcept = default;

const ReadoutSpec& Readout::spec() const { return body_->spec; }

at::Tensor Readout::forward(std::span<const at::Tensor> inputs) {
  check_inputs(spec(), inputs);
  return body_->forward(inputs);
}

at::Tensor Readout::forward_at(std::span<const at::Tensor> inputs, const at::Tensor& pixels) {
  check_inputs(spec(), inputs);
  if (!spec().target.output.dense())
    throw usage_error("only dense answers are read out at single pixels");
  return body_->forward_at(inputs.front(), pixels);
}

at::Tensor Readout::training_loss(std::span<const at::Tensor> inputs,
                                  const networks::BatchTarget& target) {
  check_inputs(spec(), inputs);
  if (target.pixels.defined() && !spec().target.output.dense())
    throw usage_error("only dense answers are read out at single pixels");
  return body_->training_loss(inputs, target);
}

void Readout::start_from(const at::Tensor& constant) {
  constexpr double kQuiet = 0.1;   // of the dense answer's first weights
  constexpr double kMost = 0.999;  // of an answer behind a tanh
  const torch::NoGradGuard no_gradients;
  const networks::OutputSpec& output = spec().target.output;
  if (output.kind == dataset::TargetKind::kSegments || output.loss == TaskLoss::kCycle) return;
  if (constant.numel() != output.channels)
    throw usage_error("a readout's first answer has one number for each of its channels");
  // The paper's decoders of pictures compared by L1 end with a tanh.
  const bool bounded = spec().target.family == networks::Family::kResnet50 && output.dense() &&
                       output.loss == TaskLoss::kL1;
  const at::Tensor first = bounded ? constant.clamp(-kMost, kMost).atanh() : constant;
  for (const auto& item : body_->named_parameters()) {
    if (!item.key().ends_with("answer.bias")) continue;
    // A channel's places within a position come one after the other.
    at::Tensor bias = item.value();
    bias.copy_(first.to(bias.options()).repeat_interleave(bias.numel() / output.channels));
  }
  if (body_->decoder) body_->decoder->quieten(kQuiet);
}

void Readout::train(bool training) { body_->train(training); }
void Readout::reseed(std::uint64_t seed) {
  if (body_->head) body_->head->reseed(seed);
}
void Readout::to(const std::string& device) { body_->to(torch::Device(device)); }
std::vector<at::Tensor> Readout::parameters() const { return body_->parameters(); }
std::shared_ptr<torch::nn::Module> Readout::module() const { return body_; }

void Readout::round_to_half() {
  const torch::NoGradGuard no_gradients;
  for (networks::NamedTensor& item : state_of(*body_)) {
    if (item.tensor.is_floating_point()) item.tensor.copy_(item.tensor.to(at::kHalf));
  }
}

void Readout::save(const std::filesystem::path& file, bool half) const {
  networks::TensorFile content{std::string(kKind), about_of(spec(), sources), {}};
  for (networks::NamedTensor& item : state_of(*body_)) {
    at::Tensor tensor = item.tensor.detach();
    if (half && tensor.is_floating_point()) tensor = tensor.to(at::kHalf);
    content.tensors.push_back({std::move(item.name), std::move(tensor)});
  }
  networks::write_tensor_file(file, content);
}

Readout Readout::load(const std::filesystem::path& file) {
  const networks::TensorFile content = networks::read_tensor_file(file, kKind);
  const std::string name = file.string();
  std::vector<ReadoutSource> sources;
  std::string spec_text;
  try {
    const json about = json::parse(content.about);
    spec_text = about.at("spec").dump();
    const json& list = about.at("sources");
    if (!list.is_array() || list.size() > kMaxSources)
      throw bad_input(name + " names too many sources");
    for (const json& source : list) {
      sources.push_back(
          {source.at("code").get<std::string>(), source.at("encoder").get<std::string>()});
    }
  } catch (const json::exception& error) {
    throw bad_input(name + " does not describe a readout: " + error.what());
  }
  Readout readout(parse_readout_spec(spec_text, name), 0);
  readout.sources = std::move(sources);
  const torch::NoGradGuard no_gradients;
  std::vector<networks::NamedTensor> state = state_of(*readout.body_);
  if (state.size() != content.tensors.size())
    throw bad_input(name + " does not hold the tensors of its readout");
  for (networks::NamedTensor& item : state) {
    const at::Tensor* const stored = content.find(item.name);
    if (stored == nullptr || stored->sizes() != item.tensor.sizes() ||
        stored->is_floating_point() != item.tensor.is_floating_point()) {
      throw bad_input(name + " lacks the tensor " + item.name + " or has it in another shape");
    }
    item.tensor.copy_(*stored);
  }
  return readout;
}

}  // namespace taskatlas::transfers
