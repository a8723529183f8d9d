// SPDX-License-Identifier: MIT
// The measured transfers of a study: what every analysis reads.
#pragma once

#include "base/id.hpp"
#include "tasks/task.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas {

// Networks that stand among the sources without being a task's encoder.
enum class PseudoSource : std::uint8_t {
  kNone,     // a real transfer
  kSelf,     // the target's own network, fully supervised
  kPixels,   // trained from scratch on the transfer images
  kAverage,  // the constant predictor that minimises the loss on train
};
std::string_view to_string(PseudoSource pseudo);  // "", "self", "pixels", "average"

// One transfer into one target. NaN: not measured.
struct Transfer {
  TaskId target;
  PseudoSource pseudo = PseudoSource::kNone;
  std::vector<TaskId> sources;  // distinct, in the order given; empty for a pseudo-source
  double affinity = std::numeric_limits<double>::quiet_NaN();  // AHP component, in [0, 1]
  double gain = std::numeric_limits<double>::quiet_NaN();      // win rate against pixels, [0, 1]
  double quality = std::numeric_limits<double>::quiet_NaN();   // win rate against self, [0, 1]

  int order() const { return pseudo == PseudoSource::kNone ? static_cast<int>(sources.size()) : 1; }
  bool is_identity() const {  // t→t: a readout trained on the target's own encoder
    return sources.size() == 1 && sources.front() == target;
  }
};

// An immutable set of transfers over a set of tasks; safe to read from any number of threads.
class TransferTable {
 public:
  TransferTable() = default;
  // Throws Error(kBadInput) for duplicate or malformed codes, ids out of range, repeated sources
  // in one transfer, and two rows of the same target and the same set of sources.
  TransferTable(std::vector<Task> tasks, std::vector<Transfer> transfers);

  std::span<const Task> tasks() const { return tasks_; }
  const Task& task(TaskId id) const { return tasks_[id.index()]; }
  const std::string& code(TaskId id) const { return tasks_[id.index()].code; }
  std::optional<TaskId> find_task(std::string_view code) const;

  std::span<const Transfer> transfers() const { return transfers_; }
  const Transfer& transfer(TransferId id) const { return transfers_[id.index()]; }
  std::span<const TransferId> into(TaskId target) const { return into_[target.index()]; }
  // The row of that target and set of sources (any order) or pseudo-source.
  std::optional<TransferId> find(std::span<const TaskId> sources, TaskId target) const;
  std::optional<TransferId> find(PseudoSource pseudo, TaskId target) const;

  bool is_target(TaskId id) const { return !into_[id.index()].empty(); }
  bool is_source(TaskId id) const { return is_source_[id.index()]; }
  int max_order() const { return max_order_; }

  // The role a scenario gives a task unless it says otherwise: a declared target is that alone; of
  // the others those never transferred to are source only, or unused where they say so, else both.
  Role default_role(TaskId id) const;

  // "a+b->t" with the table's codes.
  std::string describe(TransferId id) const;
  std::string sources_text(TransferId id) const;  // "a+b", "self"

 private:
  std::vector<Task> tasks_;
  std::vector<Transfer> transfers_;
  std::vector<std::vector<TransferId>> into_;
  std::vector<bool> is_source_;
  std::unordered_map<std::string, TaskId> by_code_;
  std::unordered_map<std::string, TransferId> by_key_;  // canonical text of target and sources
  int max_order_ = 0;
};

// Codes joined by '+'; a pseudo-source's name for itself.
std::string join_codes(std::span<const std::string> codes);

}  // namespace taskatlas
