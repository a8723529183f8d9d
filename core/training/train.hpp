// SPDX-License-Identifier: MIT
// The training loop, one for every network: it steps over (task, batch) → losses, so that one
// network may serve several tasks. Adam (Kingma and Ba, 2015; beta 0.9 and 0.999, epsilon 1e-8,
// weight decay as a gradient, as the authors' regulariser), batches made ahead by a thread.
//
// A model may have an opponent, which learns against it on the same batches: a step takes the
// gradients of both from one pass, then moves first the model, then the opponent, by an Adam of its
// own.
//
// The same model, source, options and number of threads give the same bits on one machine, however
// often the process was killed in between: a checkpoint holds weights, running statistics, Adam's
// moments, the step and the curve, and is written atomically; what is drawn in a step (batch,
// dropout) depends on its number alone.
#pragma once

#include "base/run_context.hpp"
#include "networks/batch.hpp"
#include "networks/task_network.hpp"
#include "networks/tensor_file.hpp"
#include "training/options.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::training {

// What one step is given.
struct Step {
  std::size_t task = 0;  // which of the model's
  networks::Batch batch;
  double adversarial = 0;  // weight of deceiving the opponent, where the model has one; 0: not yet
};
// Called by one other thread, for the steps in turn, beginning anywhere; must depend on the step
// alone. What it throws ends the training.
using StepSource = std::function<Step(std::int64_t step)>;
using BatchSource = std::function<networks::Batch(std::int64_t step)>;

// What can be trained: parameters and the losses that a batch gives them.
class Model {
 public:
  virtual ~Model() = default;
  // Names of what losses() returns, for the curves: tasks, readouts, …
  virtual std::vector<std::string> loss_names() const = 0;
  virtual std::vector<at::Tensor> parameters() = 0;
  // Of its opponent, where it has one: trained by what losses() gives them, with the rate of the
  // step and Adam's beta1 at 0.5 (Radford et al., ICLR 2016), neither decayed nor clipped. A step
  // that gives them no gradient leaves them as they are.
  virtual std::vector<at::Tensor> opponent_parameters() { return {}; }
  // All that a checkpoint must hold, parameters among them; the tensors themselves, into which a
  // checkpoint is copied back.
  virtual std::vector<networks::NamedTensor> state() = 0;
  virtual void set_training(bool training) = 0;
  virtual void to(const std::string& device) = 0;
  virtual void reseed(std::uint64_t seed) = 0;  // of what is drawn in the next step
  // Gives each loss that the batch is for, by its number in loss_names(): a scalar with gradients,
  // which are computed before it is taken, so that what one loss was computed from is gone before
  // the next one is begun. Losses may share parameters, but nothing that was computed. The step
  // minimises their sum. Curves tell their values.
  using TakeLoss = std::function<void(std::size_t number, const at::Tensor& loss)>;
  virtual void losses(const Step& step, const TakeLoss& take) = 0;
  // How much a part of a step weighs against the others where it is taken in parts: the losses of
  // the whole are those of its parts weighted by this. Samples, unless the model knows better.
  virtual double weight(const Step& step) const { return static_cast<double>(step.batch.size()); }
};

// A point of a curve: means over log_interval steps; NaN where none had that loss.
struct CurvePoint {
  std::int64_t step = 0;  // the last of them, counted from 1
  double learning_rate = 0;
  double seconds = 0;          // of training so far, over all processes
  std::vector<double> losses;  // by Model::loss_names()
};

// How the model was at its best on samples that it is not trained on.
struct BestPoint {
  std::int64_t step = 0;  // done by then
  double loss = 0;
};

struct TrainResult {
  bool finished = false;        // false: stopped, the checkpoint being written
  std::int64_t steps = 0;       // done so far
  std::int64_t resumed_at = 0;  // step that a checkpoint was found for, 0 = none
  double seconds = 0;           // of training, over all processes
  std::vector<std::string> names;
  std::vector<CurvePoint> curve;
  std::optional<BestPoint> best;  // where samples were held out
  // In how many parts a step was taken at the end: more than one where a card's memory was short.
  std::int64_t parts = 1;
};

using CurveListener = std::function<void(const CurvePoint&)>;
// The model's loss on samples that were held out of training; NaN counts as none. It is called in
// evaluation mode, without gradients, on the device that is trained on, and must depend on the
// model alone.
using HeldOutLoss = std::function<double()>;

// Trains, from the checkpoint where there is one. The model is left on the CPU, in evaluation mode:
// as it is after the last step, or where there is a held-out loss as it was when that was lowest.
// Where a card's memory is short for a step, its batch is taken in two parts whose gradients are
// added up, then in four, down to two samples at once, for the rest of the training, after a kill
// too; the model's buffers (running statistics) are put back first. Gradients are those of the
// whole batch but for rounding, except that batch normalisation sees the samples of one part
// instead of all. Progress: steps done of all, "training". Throws Error(kFailed) where a loss is no
// finite number (naming it and the step), where the device is missing or its memory is short even
// for two samples, or where a checkpoint cannot be written; DeviceLost (device_errors.hpp) where
// the device fails; Error(kBadInput) for a checkpoint that is damaged or was made with other
// options or another model (delete it to begin anew); what the source throws.
TrainResult train(Model& model, const StepSource& source, const TrainOptions& options,
                  const RunContext& context, const CurveListener& listener = {},
                  const HeldOutLoss& held_out = {});

// A task network on batches of its task. Of an embedding's compared pixels each step takes some
// (BatchTarget::thinned()). Where the options have an adversarial weight and the network answers
// with pictures, a discriminator is trained with it, and dropped at the end; the losses that are
// told are the task's own all the same.
TrainResult train(networks::TaskNetwork& network, const BatchSource& source,
                  const TrainOptions& options, const RunContext& context,
                  const CurveListener& listener = {}, const HeldOutLoss& held_out = {});

// The curve as JSON: {"losses": [names], "points": [[step, learning_rate, seconds, loss, …]]}.
std::string format_curve(const TrainResult& result);

}  // namespace taskatlas::training
