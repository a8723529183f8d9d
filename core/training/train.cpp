// SPDX-License-Identifier: MIT
#include "training/train.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random_stream.hpp"
#include "networks/discriminator.hpp"
#include "networks/loss.hpp"
#include "training/adam.hpp"
#include "training/checkpoint.hpp"
#include "training/device_errors.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

#include <ATen/autocast_mode.h>
#include <nlohmann/json.hpp>
#include <torch/torch.h>

namespace taskatlas::training {
namespace {

using Clock = std::chrono::steady_clock;

// Makes the batches of steps first, first + 1, … to last - 1 in a thread of its own, a few ahead of
// who takes them.
class Prefetcher {
 public:
  Prefetcher(const StepSource& source, std::int64_t first, std::int64_t last, bool pin)
      : thread_([this, &source, first, last, pin](const std::stop_token& stop) {
          try {
            for (std::int64_t step = first; step < last && !stop.stop_requested(); ++step) {
              Step made = source(step);
              if (pin) made.batch = made.batch.pin();
              std::unique_lock lock(mutex_);
              if (!room_.wait(lock, stop, [&] { return queue_.size() < kAhead; })) return;
              queue_.push_back(std::move(made));
              ready_.notify_one();
            }
          } catch (...) {
            const std::lock_guard lock(mutex_);
            error_ = std::current_exception();
            ready_.notify_one();
          }
        }) {}

  // The next step; nullopt where the token stops first. Throws what the source threw.
  std::optional<Step> take(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!ready_.wait(lock, stop, [&] { return !queue_.empty() || error_; })) return std::nullopt;
    if (queue_.empty()) std::rethrow_exception(error_);
    Step step = std::move(queue_.front());
    queue_.pop_front();
    room_.notify_one();
    return step;
  }

 private:
  static constexpr std::size_t kAhead = 4;

  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::condition_variable_any room_;
  std::deque<Step> queue_;
  std::exception_ptr error_;
  std::jthread thread_;  // last: it ends before what it uses does
};

// bfloat16 within a scope, which needs no scaling of losses.
class Autocast {
 public:
  explicit Autocast(bool on) : on_(on) {
    if (!on_) return;
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    at::autocast::set_autocast_enabled(at::kCUDA, true);
    at::autocast::set_autocast_dtype(at::kCUDA, at::kBFloat16);
#else
    at::autocast::set_enabled(true);
    at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
#endif
  }
  ~Autocast() {
    if (!on_) return;
    at::autocast::clear_cache();
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    at::autocast::set_autocast_enabled(at::kCUDA, false);
#else
    at::autocast::set_enabled(false);
#endif
  }
  Autocast(const Autocast&) = delete;
  Autocast& operator=(const Autocast&) = delete;

 private:
  bool on_;
};

networks::Batch slice(const networks::Batch& batch, std::int64_t first, std::int64_t last) {
  networks::Batch out;
  for (const at::Tensor& input : batch.inputs) out.inputs.push_back(input.slice(0, first, last));
  out.target = batch.target.slice(first, last);
  return out;
}

void check_device(const std::string& device) {
  if (device == "cpu") return;
  if (!torch::cuda::is_available()) {
    throw failure("device " + device +
                  ": this LibTorch sees no CUDA device; train on cpu, or install a driver and a "
                  "LibTorch built for CUDA");
  }
  const at::Device parsed(device);
  if (parsed.has_index() &&
      static_cast<std::size_t>(parsed.index()) >= torch::cuda::device_count()) {
    throw failure("device " + device + ": there are only " +
                  std::to_string(torch::cuda::device_count()));
  }
}

// The model is left on the CPU, in evaluation mode, whatever happens.
class OnDevice {
 public:
  OnDevice(Model& model, const std::string& device) : model_(model) { model_.to(device); }
  ~OnDevice() {
    try {
      model_.set_training(false);
      model_.to("cpu");
    } catch (const std::exception&) {
      // The device is lost; whoever trains hears of that by the error that led here.
      return;
    }
  }
  OnDevice(const OnDevice&) = delete;
  OnDevice& operator=(const OnDevice&) = delete;

 private:
  Model& model_;
};

class Loop {
 public:
  Loop(Model& model, const TrainOptions& options, const RunContext& context,
       const CurveListener& listener, const HeldOutLoss& held_out)
      : model_(model),
        options_(options),
        context_(context),
        listener_(listener),
        held_out_(held_out),
        names_(model.loss_names()),
        adam_(model.parameters()),
        opponent_(model.opponent_parameters(), kOpponentBeta1) {
    progress_.sums.assign(names_.size(), 0);
    progress_.counts.assign(names_.size(), 0);
    state_ = model_.state();
    if (held_out_) {
      for (const networks::NamedTensor& item : model_.state()) {
        best_.push_back({"best." + item.name, item.tensor.detach().clone()});
      }
    }
    std::unordered_set<const void*> parameters;
    for (const auto& all : {model_.parameters(), model_.opponent_parameters()}) {
      for (const at::Tensor& one : all) parameters.insert(one.unsafeGetTensorImpl());
    }
    for (const networks::NamedTensor& item : state_) {
      if (parameters.contains(item.tensor.unsafeGetTensorImpl())) continue;
      buffers_.push_back({item.tensor, item.tensor.detach().clone()});
    }
    for (networks::NamedTensor& item : adam_.state()) state_.push_back(std::move(item));
    for (networks::NamedTensor& item : opponent_.state("opponent_adam")) {
      state_.push_back(std::move(item));
    }
    state_.insert(state_.end(), best_.begin(), best_.end());
  }

  TrainResult run(const StepSource& source) {
    TrainResult result;
    const std::string about = identity(options_, names_);
    if (!options_.checkpoint.empty() && std::filesystem::exists(options_.checkpoint)) {
      progress_ = read_checkpoint(options_.checkpoint, about, names_.size(), state_);
      if (progress_.step > options_.steps) {
        throw bad_input(options_.checkpoint.string() + ": is of a longer training");
      }
      adam_.set_steps(progress_.step);
      opponent_.set_steps(progress_.opponent_steps);
      result.resumed_at = progress_.step;
    }
    begin_ = Clock::now();
    before_ = progress_.seconds;
    auto last_checkpoint = begin_;
    bool saved = result.resumed_at > 0;
    const auto save = [&] {
      saved = true;
      last_checkpoint = Clock::now();
      if (!options_.checkpoint.empty()) {
        write_checkpoint(options_.checkpoint, about, progress_, state_);
      }
    };
    if (progress_.step < options_.steps) {
      Prefetcher batches(source, progress_.step, options_.steps, options_.device != "cpu");
      model_.set_training(true);
      while (progress_.step < options_.steps) {
        std::optional<Step> step;
        if (!context_.stopped()) step = batches.take(context_.stop);
        if (!step) break;
        take_step(*step);
        check();
        saved = false;
        context_.progress(static_cast<double>(progress_.step), static_cast<double>(options_.steps),
                          "training");
        const std::chrono::duration<double> since = Clock::now() - last_checkpoint;
        if (since.count() >= options_.checkpoint_seconds) save();
      }
    }
    if (!saved) save();
    result.finished = progress_.step == options_.steps;
    result.best = progress_.best;
    if (result.finished && progress_.best) restore_best();
    result.steps = progress_.step;
    result.seconds = progress_.seconds;
    result.names = names_;
    result.curve = progress_.curve;
    result.parts = progress_.parts;
    return result;
  }

 private:
  void take_step(const Step& step) {
    const std::int64_t number = progress_.step;
    {
      const torch::NoGradGuard no_gradients;
      for (Buffer& buffer : buffers_) buffer.before.copy_(buffer.now);
    }
    while (true) {
      try {
        add_up_gradients(step, number);
        break;
      } catch (const std::exception& error) {
        if (!is_card_memory_short(error)) throw;
        take_in_smaller_parts(step, error.what());
      }
      // What the attempt did is undone; its tensors are gone.
      adam_.zero_gradients();
      opponent_.zero_gradients();
      const torch::NoGradGuard no_gradients;
      for (Buffer& buffer : buffers_) buffer.now.copy_(buffer.before);
    }
    note(number);
    const double rate = options_.rate_at(number);
    if (trained_) {
      const torch::NoGradGuard no_gradients;
      if (options_.clip_norm > 0) adam_.clip(options_.clip_norm);
      adam_.step(rate, options_.weight_decay);
    }
    if (opponent_.has_gradients()) {
      const torch::NoGradGuard no_gradients;
      opponent_.step(rate, 0);
      progress_.opponent_steps = opponent_.steps();
    }
    ++progress_.step;
    progress_.seconds = before_ + std::chrono::duration<double>(Clock::now() - begin_).count();
    if (progress_.step % options_.log_interval == 0 || progress_.step == options_.steps) {
      add_point(rate);
    }
  }

  // The gradients of a step, part by part; and its losses.
  void add_up_gradients(const Step& step, std::int64_t number) {
    // What is drawn in a step depends on its number alone.
    model_.reseed(RandomStream(options_.seed, kDraws, static_cast<std::uint64_t>(number)).next());
    adam_.zero_gradients();
    opponent_.zero_gradients();
    losses_.assign(names_.size(), std::numeric_limits<double>::quiet_NaN());
    trained_ = false;
    const std::int64_t count = progress_.parts;
    if (count == 1) {
      add_part(step, 1, number);
      return;
    }
    const std::int64_t samples = step.batch.size();
    std::vector<Step> parts;
    std::vector<double> weights;
    for (std::int64_t i = 0; i < count; ++i) {
      parts.push_back({step.task, slice(step.batch, samples * i / count, samples * (i + 1) / count),
                       step.adversarial});
      weights.push_back(model_.weight(parts.back()));
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add_part(parts[i], all > 0 ? weights[i] / all : 0, number);
    }
  }

  void add_part(const Step& part, double share, std::int64_t number) {
    Step step = part;
    if (options_.device != "cpu") step.batch = step.batch.to(options_.device);
    std::vector<std::pair<std::size_t, at::Tensor>> values;  // read at the end: a card works on
    {
      const Autocast autocast(options_.mixed_precision);
      model_.losses(step, [&](std::size_t i, const at::Tensor& loss) {
        if (i >= names_.size()) throw usage_error("the model gave a loss that it has no name for");
        values.emplace_back(i, loss.detach());
        if (!loss.requires_grad()) return;
        // Gradients are of the precision that their part of the answer was computed in.
        const c10::impl::ExcludeDispatchKeyGuard as_computed(c10::DispatchKey::AutocastCUDA);
        (share == 1 ? loss : loss * share).backward();
        trained_ = true;
      });
    }
    for (const auto& [i, loss] : values) {
      const double value = share * loss.item<double>();
      losses_[i] = std::isnan(losses_[i]) ? value : losses_[i] + value;
      if (!std::isfinite(value)) not_finite(i, number);
    }
    if (values.empty()) {
      throw usage_error("the model gave no loss for step " + std::to_string(number + 1));
    }
  }

  // Of a card alone: the memory of the computer itself is short for everything that runs there, and
  // what a job comes to must not depend on that.
  static bool is_card_memory_short(const std::exception& error) {
    return dynamic_cast<const c10::Error*>(&error) != nullptr &&
           says_card_memory_short(error.what());
  }

  void take_in_smaller_parts(const Step& step, const char* message) {
    constexpr std::int64_t kFewest = 2;  // samples, which normalisation needs
    const std::int64_t samples = step.batch.size();
    if (samples / (2 * progress_.parts) < kFewest) {
      const std::string text = message;
      throw failure(
          "training on " + options_.device + ": out of memory with " +
          std::to_string(samples / progress_.parts) +
          " samples at once; smaller pictures, or a device with more memory that is free, "
          "is needed (" +
          text.substr(0, text.find('\n')) + ")");
    }
    progress_.parts *= 2;
    context_.log("the memory of " + options_.device + " is short: each step's " +
                 std::to_string(samples) + " samples are taken in " +
                 std::to_string(progress_.parts) + " parts");
  }

  // Whether the model is the best so far, at the steps where that is asked.
  void check() {
    if (!held_out_) return;
    const std::int64_t checks = std::min<std::int64_t>(options_.checks, options_.steps);
    const auto passed = [&](std::int64_t step) { return step * checks / options_.steps; };
    if (passed(progress_.step) == passed(progress_.step - 1)) return;
    const torch::NoGradGuard no_gradients;
    model_.set_training(false);
    const double loss = held_out_();
    model_.set_training(true);
    if (!std::isfinite(loss) || (progress_.best && progress_.best->loss <= loss)) return;
    progress_.best = BestPoint{progress_.step, loss};
    const std::vector<networks::NamedTensor> now = model_.state();
    for (std::size_t i = 0; i < now.size(); ++i) best_[i].tensor.copy_(now[i].tensor);
  }

  void restore_best() {
    const torch::NoGradGuard no_gradients;
    std::vector<networks::NamedTensor> now = model_.state();
    for (std::size_t i = 0; i < now.size(); ++i) now[i].tensor.detach().copy_(best_[i].tensor);
  }

  void note(std::int64_t number) {
    for (std::size_t i = 0; i < losses_.size(); ++i) {
      if (std::isnan(losses_[i])) continue;  // the step was not for it
      if (!std::isfinite(losses_[i])) not_finite(i, number);
      progress_.sums[i] += losses_[i];
      progress_.counts[i] += 1;
    }
  }

  [[noreturn]] void not_finite(std::size_t i, std::int64_t number) const {
    throw failure(
        "the loss " + names_[i] + " is no finite number at step " + std::to_string(number + 1) +
        ": give it a lower learning_rate or a clip_norm (taskatlas-cli study set-training), "
        "and look at its labels");
  }

  void add_point(double rate) {
    CurvePoint point{progress_.step, rate, progress_.seconds, {}};
    for (std::size_t i = 0; i < names_.size(); ++i) {
      point.losses.push_back(progress_.counts[i] > 0 ? progress_.sums[i] / progress_.counts[i]
                                                     : std::numeric_limits<double>::quiet_NaN());
      progress_.sums[i] = progress_.counts[i] = 0;
    }
    progress_.curve.push_back(point);
    if (listener_) listener_(point);
  }

  static constexpr std::uint64_t kDraws = 0x7374657064726177;
  static constexpr double kOpponentBeta1 = 0.5;

  Model& model_;
  const TrainOptions& options_;
  const RunContext& context_;
  const CurveListener& listener_;
  const HeldOutLoss& held_out_;
  std::vector<std::string> names_;
  Adam adam_;
  Adam opponent_;                             // of the model's opponent
  std::vector<networks::NamedTensor> best_;   // the model's state at progress_.best
  std::vector<networks::NamedTensor> state_;  // of all, for checkpoints
  Progress progress_;
  Clock::time_point begin_;
  double before_ = 0;

  // The model's running statistics, which a step that does not come to its end may have moved, and
  // as they were before it.
  struct Buffer {
    at::Tensor now, before;
  };
  std::vector<Buffer> buffers_;
  std::vector<double> losses_;  // of the step in hand; NaN: it is not for that one
  bool trained_ = false;        // it has gradients
};

class TaskModel : public Model {
 public:
  TaskModel(networks::TaskNetwork& network, const TrainOptions& options) : network_(network) {
    constexpr std::uint64_t kDiscriminator = 0x6f70706f6e656e74;
    if (options.adversarial_weight > 0 && networks::Discriminator::judges(network.spec())) {
      discriminator_.emplace(network.spec(), RandomStream(options.seed, kDiscriminator, 0).next());
    }
  }

  std::vector<std::string> loss_names() const override { return {network_.spec().task}; }
  std::vector<at::Tensor> parameters() override { return network_.parameters(); }
  std::vector<at::Tensor> opponent_parameters() override {
    if (!discriminator_) return {};
    return discriminator_->module()->parameters();
  }
  std::vector<networks::NamedTensor> state() override {
    std::vector<networks::NamedTensor> out;
    const auto module = network_.module();
    for (const auto& item : module->named_parameters()) out.push_back({item.key(), item.value()});
    for (const auto& item : module->named_buffers()) out.push_back({item.key(), item.value()});
    if (discriminator_) {
      for (const auto& item : discriminator_->module()->named_parameters()) {
        out.push_back({"discriminator." + item.key(), item.value()});
      }
    }
    return out;
  }
  void set_training(bool training) override { network_.train(training); }
  void to(const std::string& device) override {
    network_.to(device);
    if (discriminator_) discriminator_->module()->to(at::Device(device));
  }
  void reseed(std::uint64_t seed) override { network_.reseed(seed); }
  void losses(const Step& step, const TakeLoss& take) override { take(0, loss_of(step)); }
  double weight(const Step& step) const override { return networks::counted(step.batch.target); }

 private:
  // The answer is gone when this returns: gradients need less than that.
  at::Tensor loss_of(const Step& step) {
    const auto answer = network_.answer(step.batch.inputs, step.batch.target);
    const at::Tensor loss = networks::training_loss(network_.spec(), answer.values, answer.target);
    if (!discriminator_ || step.adversarial == 0) return loss;
    const auto deceiving =
        discriminator_->losses(step.batch.inputs.front(), answer.values, answer.target);
    const at::Tensor all =
        (1 - step.adversarial) * loss + step.adversarial * deceiving.network + deceiving.own;
    // Its gradients at the value of the task's own loss, which is what curves tell.
    return all - all.detach() + loss.detach();
  }

  networks::TaskNetwork& network_;
  std::optional<networks::Discriminator> discriminator_;
};

}  // namespace

TrainResult train(Model& model, const StepSource& source, const TrainOptions& options,
                  const RunContext& context, const CurveListener& listener,
                  const HeldOutLoss& held_out) {
  options.check();
  check_device(options.device);
  at::set_num_threads(thread_count(options.threads));
  if (options.device != "cpu") at::globalContext().setDeterministicCuDNN(true);
  const torch::AutoGradMode gradients(true);
  try {
    const OnDevice guard(model, options.device);
    return Loop(model, options, context, listener, held_out).run(source);
  } catch (const c10::Error& error) {
    const std::string message =
        "training on " + options.device + ": " + error.what_without_backtrace();
    if (says_device_lost(message)) throw DeviceLost(message);
    throw failure(message);
  } catch (const std::bad_alloc&) {
    throw failure("training on " + options.device + ": out of memory; take smaller batches");
  }
}

TrainResult train(networks::TaskNetwork& network, const BatchSource& source,
                  const TrainOptions& options, const RunContext& context,
                  const CurveListener& listener, const HeldOutLoss& held_out) {
  TaskModel model(network, options);
  return train(
      model,
      [&](std::int64_t step) {
        networks::Batch batch = source(step);
        batch.target = batch.target.thinned(step);
        batch.target.smooth = options.smooth_at(step);
        return Step{0, std::move(batch), options.adversarial_at(step)};
      },
      options, context, listener, held_out);
}

std::string format_curve(const TrainResult& result) {
  const auto number = [](double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
  };
  nlohmann::ordered_json out;
  out["losses"] = result.names;
  out["points"] = nlohmann::ordered_json::array();
  for (const CurvePoint& point : result.curve) {
    auto row = nlohmann::ordered_json::array(
        {point.step, number(point.learning_rate), number(point.seconds)});
    for (const double loss : point.losses) row.push_back(number(loss));
    out["points"].push_back(std::move(row));
  }
  return out.dump();
}

}  // namespace taskatlas::training
