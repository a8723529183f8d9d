// SPDX-License-Identifier: MIT
// A vision task as the paper names it, and the words for what can be said of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas {

// The paper's four groups; kNone is the random projection's, and a user's task may have any.
enum class TaskKind : std::uint8_t { k2D, k3D, kGeometric, kSemantic, kNone };

// What a task may do in a taxonomy. kSource: supervised to serve others, never solved itself
// (source only). kTarget: to be solved, cannot be supervised (target only; a novel task).
enum class Role : std::uint8_t { kBoth, kSource, kTarget, kUnused };

enum class OutputKind : std::uint8_t {
  kImage,      // height × width × channels, one value each
  kClasses,    // probabilities over `channels` classes
  kVector,     // `channels` real numbers
  kEmbedding,  // height × width × channels, compared by distance between pixels
  kNone,       // no output: the task is an encoder only
};

// The loss by which two networks are compared on an image (method: per-image test loss, without
// adversarial or regularisation terms).
enum class TaskLoss : std::uint8_t {
  kL1,            // mean absolute error
  kL2,            // mean squared error
  kCrossEntropy,  // softmax cross entropy
  kNorm,          // L2 norm of the error vector of a sample
  kCycle,         // sum of L2 norms over the pairs of a triplet, composed pair included
  kMetric,        // pairwise metric loss over random pixels
  kNone,
};

struct TaskOutput {
  OutputKind kind = OutputKind::kNone;
  int height = 0;  // pixels at the paper's input size, 256 × 256
  int width = 0;
  int channels = 0;  // channels, classes or dimensions
};

struct Task {
  std::string code;  // [A-Za-z0-9_.-]+, unique within a study
  std::string name;  // display name, as in the paper
  TaskKind kind = TaskKind::kNone;
  int inputs = 1;  // images for one sample (9 tiles for the jigsaw)
  Role default_role = Role::kBoth;
  TaskOutput output;
  TaskLoss loss = TaskLoss::kNone;
};

// Words for files and the command line ("2d", "both", "l1"); parse_* of anything else is nullopt.
std::string_view to_string(TaskKind kind);
std::string_view to_string(Role role);
std::string_view to_string(OutputKind kind);
std::string_view to_string(TaskLoss loss);
std::optional<TaskKind> parse_task_kind(std::string_view text);
std::optional<Role> parse_role(std::string_view text);
std::optional<OutputKind> parse_output_kind(std::string_view text);
std::optional<TaskLoss> parse_task_loss(std::string_view text);

// Whether text matches [A-Za-z0-9_.-]+ (at most 100 characters) and is no pseudo-source's name
// (self, pixels, average).
bool is_task_code(std::string_view text);

// "256×256×3", "1000 classes", "9 numbers", "64-d embedding", "none".
std::string describe(const TaskOutput& output);

}  // namespace taskatlas
