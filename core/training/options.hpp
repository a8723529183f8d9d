// SPDX-License-Identifier: MIT
// How a network is trained. Free of LibTorch.
#pragma once

#include "tasks/task.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas::training {

enum class Schedule : std::uint8_t {
  kConstant,
  kStep,  // to `final_rate` of it at `decay_at` · steps (the paper's: a tenth at 80,000 steps, or
          // at 5,000 of transfers)
  kCosine,  // half a cosine from the learning rate to `final_rate` of it
};
std::string_view to_string(Schedule schedule);  // "constant", "step", "cosine"
std::optional<Schedule> parse_schedule(std::string_view text);

struct TrainOptions {
  std::int64_t steps = 1000;    // 1 to 10⁸
  int batch = 32;               // samples of a step, 1 to 4096; what the source is asked for
  double learning_rate = 2e-3;  // of Adam, > 0, at most 1
  Schedule schedule = Schedule::kCosine;
  double final_rate = 0.01;  // of the learning rate, at the end, above 0, at most 1
  double decay_at = 0.7;     // kStep: share of the steps, 0 to 1
  double warm_up = 0.02;     // share of the steps in which the rate grows from 0, 0 to 0.5
  // Share of the steps in which l1 of pictures begins as Huber's loss, whose width shrinks from the
  // whole range of answers to 0. Answers that are nearly always at the end of their range (2D
  // keypoints) are otherwise learnt as just that: no place is sure enough to move the median.
  double smooth = 0;  // 0 to 1
  // What deceiving a discriminator (networks/discriminator.hpp) counts for beside the task's own
  // loss, which the rest is for: 0 to below 1, 0 = there is none; the paper's networks were trained
  // with 0.004. Of task networks that answer with pictures compared by L1 or L2; others, and
  // whatever else is trained, ignore it.
  double adversarial_weight = 0;
  // Share of the steps before it begins, 0 to below 1; the paper's: 25,000 steps. Written only
  // where there is a weight.
  double adversarial_from = 0.2;
  double weight_decay = 2e-6;        // times the weights, added to their gradients; 0 to 1
  double clip_norm = 0;              // of the gradient of all parameters; 0 = none
  std::uint64_t seed = 1;            // of dropout
  int threads = 0;                   // LibTorch's for one operation; 0 = one for each core
  std::string device = "cpu";        // "cpu", "cuda", "cuda:N"
  bool mixed_precision = false;      // CUDA alone: bfloat16 where autocast takes it
  std::filesystem::path checkpoint;  // file; empty = none
  double checkpoint_seconds = 15;    // between checkpoints, ≥ 0; 0 = after each step
  int log_interval = 10;             // steps over which the losses of the curve are averaged, ≥ 1
  // How often, evenly over the steps, the model is held against what it is not trained on, where
  // train() is given such; it comes out as it was at the best of them. 1 to 1000.
  int checks = 16;

  void check() const;                              // throws Error(kUsage) naming the field
  double rate_at(std::int64_t step) const;         // the learning rate of a step, counted from 0
  double smooth_at(std::int64_t step) const;       // BatchTarget::smooth of a step
  double adversarial_at(std::int64_t step) const;  // Step::adversarial of a step
};

// JSON both ways, all fields but `checkpoint`. Fields that are missing keep their default. Throws
// Error(kBadInput) with `name` for unknown fields, wrong types and what check() refuses.
std::string format_options(const TrainOptions& options);
TrainOptions parse_options(std::string_view json, std::string_view name);

// What is good for a task network of that loss; see tests/benchmarks/training_benchmark.cpp.
TrainOptions default_options(std::string_view task);
TrainOptions default_options(const Task& task);  // a user's own, too

}  // namespace taskatlas::training
