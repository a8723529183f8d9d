// SPDX-License-Identifier: MIT
#include "transfers/transfer.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "networks/loss.hpp"
#include "transfers/average.hpp"

#include <algorithm>
#include <numeric>

#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

constexpr std::uint64_t kBatchKey = 0x7265616f75742d62;  // of the stream that draws batches

// Samples of one set of sources, ready for steps: N × H × W × C, so that selecting rows keeps the
// order in memory that convolutions like.
std::vector<at::Tensor> channels_last_rows(std::vector<at::Tensor> inputs) {
  for (at::Tensor& input : inputs) input = input.permute({0, 2, 3, 1}).contiguous();
  return inputs;
}
at::Tensor select_rows(const at::Tensor& rows, const at::Tensor& numbers) {
  return rows.index_select(0, numbers).permute({0, 3, 1, 2});
}

// About the mean of each channel over all images of all samples.
void clip(std::vector<at::Tensor>& inputs, double sigma) {
  std::vector<at::Tensor> all;
  for (const at::Tensor& input : inputs) all.push_back(input.permute({1, 0, 2, 3}).flatten(1));
  const at::Tensor values = torch::cat(all, 1);
  const at::Tensor mean = values.mean(1).view({1, -1, 1, 1});
  const at::Tensor reach = sigma * values.std(1, false).view({1, -1, 1, 1});
  for (at::Tensor& input : inputs)
    input = torch::max(torch::min(input, mean + reach), mean - reach);
}

// Which samples a step sees: all of them in an order of each epoch's own, so that they depend on
// the seed and the step alone.
class BatchOrder {
 public:
  BatchOrder(std::size_t samples, int batch, std::uint64_t seed)
      : samples_(samples), batch_(static_cast<std::size_t>(batch)), seed_(seed), order_(samples) {}

  at::Tensor numbers(std::int64_t step) {
    const at::Tensor out = torch::empty({static_cast<std::int64_t>(batch_)}, at::kLong);
    for (std::size_t i = 0; i < batch_; ++i) {
      const std::size_t at = static_cast<std::size_t>(step) * batch_ + i;
      const std::size_t epoch = at / samples_;
      if (epoch != epoch_) shuffle(epoch);
      out.data_ptr<std::int64_t>()[i] = order_[at % samples_];
    }
    return out;
  }

 private:
  void shuffle(std::size_t epoch) {
    std::iota(order_.begin(), order_.end(), 0);
    RandomStream random(seed_, kBatchKey, epoch);
    random.shuffle(std::span(order_));
    epoch_ = epoch;
  }

  std::size_t samples_, batch_;
  std::uint64_t seed_;
  std::vector<std::int64_t> order_;
  std::size_t epoch_ = static_cast<std::size_t>(-1);
};

// An answer and the target that it is held against, where that is at some pixels computed for those
// alone.
struct Answer {
  at::Tensor values;
  networks::BatchTarget target;
};
Answer answer_of(Readout& readout, std::span<const at::Tensor> inputs,
                 const networks::BatchTarget& target) {
  if (!target.pixels.defined()) return {readout.forward(inputs), target};
  return {readout.forward_at(inputs, target.pixels), target.of_compared()};
}

// Several readouts of one target that see the same samples in the same steps.
class ReadoutGroup : public training::Model {
 public:
  explicit ReadoutGroup(std::span<Readout> readouts) : readouts_(readouts) {}

  std::vector<std::string> loss_names() const override {
    std::vector<std::string> names;
    for (const Readout& readout : readouts_) {
      std::string name;
      for (const ReadoutSource& source : readout.sources)
        name += (name.empty() ? "" : "+") + source.code;
      names.push_back(name.empty() ? "pixels" : name);
    }
    return names;
  }
  std::vector<at::Tensor> parameters() override {
    std::vector<at::Tensor> all;
    for (const Readout& readout : readouts_) {
      const std::vector<at::Tensor> own = readout.parameters();
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }
  std::vector<networks::NamedTensor> state() override {
    std::vector<networks::NamedTensor> all;
    for (std::size_t i = 0; i < readouts_.size(); ++i) {
      const std::string prefix = std::to_string(i) + ".";
      const auto module = readouts_[i].module();
      for (const auto& item : module->named_parameters())
        all.push_back({prefix + item.key(), item.value()});
      for (const auto& item : module->named_buffers())
        all.push_back({prefix + item.key(), item.value()});
    }
    return all;
  }
  void set_training(bool training) override {
    for (Readout& readout : readouts_) readout.train(training);
  }
  void to(const std::string& device) override {
    for (Readout& readout : readouts_) readout.to(device);
  }
  void reseed(std::uint64_t seed) override {
    for (Readout& readout : readouts_) readout.reseed(seed);
  }
  void losses(const training::Step& step, const TakeLoss& take) override {
    const std::span<const at::Tensor> inputs = step.batch.inputs;
    const std::size_t images = inputs.size() / readouts_.size();
    for (std::size_t i = 0; i < readouts_.size(); ++i) {
      take(i, readouts_[i].training_loss(inputs.subspan(i * images, images), step.batch.target));
    }
  }
  double weight(const training::Step& step) const override {
    return networks::counted(step.batch.target);
  }

 private:
  std::span<Readout> readouts_;
};

void check_samples(const networks::NetworkSpec& target, const LabelledSamples& samples) {
  if (samples.targets.kind != target.output.kind || samples.size() == 0 ||
      samples.views.size() != static_cast<std::size_t>(target.images)) {
    throw usage_error("the samples are not of the target " + target.task);
  }
}

// Trains readouts on their inputs, sets × images tensors of rows. False where stopped.
std::optional<training::TrainResult> train_group(std::span<Readout> readouts,
                                                 const std::vector<at::Tensor>& rows,
                                                 const networks::BatchTarget& targets,
                                                 const TransferOptions& options,
                                                 const RunContext& context) {
  ReadoutGroup group(readouts);
  const auto samples = static_cast<std::size_t>(targets.size());
  BatchOrder order(samples, options.train.batch, options.train.seed);
  const training::StepSource source = [&](std::int64_t step) {
    const at::Tensor numbers = order.numbers(step);
    training::Step out;
    for (const at::Tensor& input : rows) out.batch.inputs.push_back(select_rows(input, numbers));
    out.batch.target = targets.select(numbers).thinned(step).scattered(step);
    return out;
  };
  training::TrainResult result = training::train(group, source, options.train, context);
  if (!result.finished) return std::nullopt;
  return result;
}

// The part of a result that belongs to one readout.
training::TrainResult part_of(const training::TrainResult& whole, std::size_t number) {
  training::TrainResult part = whole;
  part.names = {whole.names[number]};
  for (training::CurvePoint& point : part.curve) point.losses = {point.losses[number]};
  part.seconds /= static_cast<double>(whole.names.size());
  return part;
}

}  // namespace

void TransferOptions::check() const {
  train.check();
  if (together < 1 || together > 64) throw usage_error("1 to 64 readouts are trained together");
  if (!(clip_sigma > 0)) throw usage_error("representations are clipped to a positive deviation");
  if (test_batch < 1 || test_batch > 65536)
    throw usage_error("a batch of test samples has 1 to 65,536");
}

TransferOptions default_options(const networks::NetworkSpec& target, std::size_t samples,
                                std::size_t order) {
  TransferOptions options;
  training::TrainOptions& train = options.train;
  train.checkpoint.clear();
  if (target.family == networks::Family::kResnet50) {
    // StanfordVL/taskonomy, assets/transfers/config_prototype_data_check*: epochs by the number of
    // samples, a tenth of the rate after 5,000 steps.
    const std::int64_t epochs = samples >= 16000  ? 30
                                : samples >= 4000 ? 50
                                : samples >= 2000 ? 100
                                : samples >= 1000 ? 200
                                : samples >= 500  ? 400
                                                  : 1000;
    train.batch = 32;
    train.steps = std::max<std::int64_t>(1, epochs * static_cast<std::int64_t>(samples) / 32);
    train.learning_rate = 1e-4;
    train.schedule = training::Schedule::kStep;
    train.final_rate = 0.1;
    train.decay_at = std::min(1.0, 5000.0 / static_cast<double>(train.steps));
    train.weight_decay = order > 1 ? 1e-6 : 1e-5;
    return options;
  }
  train.batch = 32;
  train.steps = 160;
  train.learning_rate = 1e-2;
  train.schedule = training::Schedule::kCosine;
  train.weight_decay = 1e-5;
  suit(target, train);
  return options;
}

void suit(const networks::NetworkSpec& target, training::TrainOptions& options) {
  constexpr double kRate = 0.3;
  if (target.family != networks::Family::kCompact || target.output.dense()) return;
  options.steps = (options.steps + 1) / 2;
  options.learning_rate *= kRate;
}

std::vector<float> test_losses(Readout& readout, std::span<const at::Tensor> inputs,
                               const networks::BatchTarget& targets, int batch) {
  if (batch < 1) throw usage_error("a batch of test samples has one at least");
  const torch::NoGradGuard no_gradients;
  readout.train(false);
  std::vector<float> losses;
  const std::int64_t total = targets.size();
  losses.reserve(static_cast<std::size_t>(total));
  const std::vector<at::Tensor> parameters = readout.parameters();
  const torch::Device device = parameters.front().device();
  for (std::int64_t begin = 0; begin < total; begin += batch) {
    const std::int64_t end = std::min<std::int64_t>(total, begin + batch);
    std::vector<at::Tensor> some;
    for (const at::Tensor& input : inputs) some.push_back(input.slice(0, begin, end).to(device));
    const Answer answer = answer_of(readout, some, targets.slice(begin, end).to(device.str()));
    const at::Tensor values =
        networks::per_sample_loss(readout.spec().target, answer.values, answer.target)
            .to(at::kCPU, at::kFloat)
            .contiguous();
    const float* const first = values.data_ptr<float>();
    losses.insert(losses.end(), first, first + values.numel());
  }
  return losses;
}

namespace {

// Where it was trained; the readout is left on the CPU.
std::vector<float> test_on_device(Readout& readout, std::span<const at::Tensor> inputs,
                                  const networks::BatchTarget& targets,
                                  const TransferOptions& options) {
  readout.to(options.train.device);
  std::vector<float> losses = test_losses(readout, inputs, targets, options.test_batch);
  readout.to("cpu");
  return losses;
}

}  // namespace

std::optional<std::vector<MeasuredTransfer>> train_readouts(
    const networks::NetworkSpec& target, std::span<const std::vector<Source>> sets,
    const LabelledSamples& train, const LabelledSamples& test, const TransferOptions& options,
    const RunContext& context) {
  options.check();
  check_samples(target, train);
  check_samples(target, test);
  const at::Tensor start = first_answer(target, fit_average(target, train.targets));
  std::vector<MeasuredTransfer> measured;
  measured.reserve(sets.size());
  const auto together = static_cast<std::size_t>(options.together);
  for (std::size_t begin = 0; begin < sets.size(); begin += together) {
    if (context.stopped()) return std::nullopt;
    const std::size_t count = std::min(together, sets.size() - begin);
    std::vector<Readout> readouts;
    std::vector<at::Tensor> rows;
    for (const std::vector<Source>& sources : sets.subspan(begin, count)) {
      if (sources.empty()) throw usage_error("a transfer has one source at least");
      std::vector<at::Tensor> inputs = gather_representations(sources, train);
      ReadoutSpec spec = default_spec(target, static_cast<int>(inputs.front().size(1)));
      spec.side = static_cast<int>(inputs.front().size(2));
      readouts.emplace_back(spec, options.train.seed);
      readouts.back().start_from(start);
      for (const Source& source : sources)
        readouts.back().sources.push_back({source.code, source.banks.front().info().encoder});
      clip(inputs, options.clip_sigma);
      for (at::Tensor& input : channels_last_rows(std::move(inputs))) rows.push_back(input);
    }
    RunContext inner = context;  // progress is counted in transfers
    inner.on_progress = [&](double done, double total, std::string_view) {
      const double share = total > 0 ? done / total : 0;
      context.progress(static_cast<double>(begin) + share * static_cast<double>(count),
                       static_cast<double>(sets.size()), "transfers");
    };
    const auto result = train_group(readouts, rows, train.targets, options, inner);
    if (!result) return std::nullopt;
    rows.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const std::vector<at::Tensor> inputs = gather_representations(sets[begin + i], test);
      readouts[i].round_to_half();
      std::vector<float> losses = test_on_device(readouts[i], inputs, test.targets, options);
      measured.push_back({std::move(readouts[i]), std::move(losses), part_of(*result, i)});
    }
    context.progress(static_cast<double>(begin + count), static_cast<double>(sets.size()),
                     "transfers");
  }
  return measured;
}

std::optional<MeasuredTransfer> train_pixels(const networks::NetworkSpec& target,
                                             const LabelledSamples& train,
                                             const LabelledSamples& test,
                                             const TransferOptions& options,
                                             const RunContext& context) {
  options.check();
  check_samples(target, train);
  check_samples(target, test);
  if (train.pictures.empty() || test.pictures.empty())
    throw usage_error("the pictures of the samples were not kept");
  std::vector<Readout> readouts;
  readouts.emplace_back(pixels_spec(target), options.train.seed);
  readouts.back().start_from(first_answer(target, fit_average(target, train.targets)));
  const auto result =
      train_group(readouts, channels_last_rows(train.pictures), train.targets, options, context);
  if (!result) return std::nullopt;
  readouts.front().round_to_half();
  std::vector<float> losses =
      test_on_device(readouts.front(), test.pictures, test.targets, options);
  return MeasuredTransfer{std::move(readouts.front()), std::move(losses), *result};
}

at::Tensor predict(Readout& readout, std::span<networks::TaskNetwork* const> encoders,
                   std::span<const std::vector<at::Tensor>> pictures) {
  const torch::NoGradGuard no_gradients;
  readout.train(false);
  if (readout.spec().input == ReadoutInput::kPixels) {
    if (!encoders.empty() || pictures.size() != 1)
      throw usage_error("a readout of pixels takes the target's pictures and no encoder");
    return readout.forward(pictures.front());
  }
  if (encoders.size() != pictures.size() || encoders.empty() ||
      encoders.size() != readout.sources.size()) {
    throw usage_error("a readout takes as many encoders and pictures as it has sources");
  }
  std::vector<at::Tensor> inputs;
  for (std::size_t image = 0; image < pictures.front().size(); ++image) {
    std::vector<at::Tensor> parts;
    for (std::size_t s = 0; s < encoders.size(); ++s) {
      if (pictures[s].size() != pictures.front().size())
        throw usage_error("each encoder takes all pictures of a sample");
      if (encoders[s] == nullptr) {
        parts.push_back(pictures[s][image]);
      } else {
        encoders[s]->train(false);
        // Rounded as a bank rounds, so that a sample's answer is the one it was measured by.
        parts.push_back(encoders[s]->encode(pictures[s][image]).to(at::kHalf).to(at::kFloat));
      }
      if (parts.back().size(2) != readout.spec().side ||
          parts.back().size(3) != readout.spec().side) {
        throw bad_input("the representation of " + readout.sources[s].code +
                        " is of another size than the one that its readout was trained on");
      }
    }
    inputs.push_back(torch::cat(parts, 1));
    if (inputs.back().size(1) != readout.spec().channels) {
      throw bad_input("the representations have " + std::to_string(inputs.back().size(1)) +
                      " channels together; the readout was trained on " +
                      std::to_string(readout.spec().channels));
    }
  }
  return readout.forward(inputs);
}

}  // namespace taskatlas::transfers
