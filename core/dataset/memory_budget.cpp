// SPDX-License-Identifier: MIT
#include "dataset/memory_budget.hpp"

#include <algorithm>

namespace taskatlas::dataset {
namespace {

// Whether this thread holds a share of any budget.
thread_local bool holds_share = false;

}  // namespace

MemoryBudget::Share::~Share() {
  if (budget_ == nullptr) return;
  holds_share = false;
  budget_->give_back(bytes_);
}

MemoryBudget::Share MemoryBudget::take(std::uint64_t bytes) {
  if (bytes < kSmall || holds_share) return {};
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_ticket_++;
  changed_.wait(lock, [&] {
    return now_serving_ == ticket && (held_ == 0 || (held_ <= limit_ && bytes <= limit_ - held_));
  });
  ++now_serving_;
  held_ += bytes;
  most_held_ = std::max(most_held_, held_);
  changed_.notify_all();
  holds_share = true;
  return {this, bytes};
}

void MemoryBudget::give_back(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  held_ -= bytes;
  changed_.notify_all();
}

void MemoryBudget::set_limit(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  limit_ = bytes;
  changed_.notify_all();
}

std::uint64_t MemoryBudget::limit() const {
  const std::lock_guard lock(mutex_);
  return limit_;
}

std::uint64_t MemoryBudget::held() const {
  const std::lock_guard lock(mutex_);
  return held_;
}

std::uint64_t MemoryBudget::most_held() const {
  const std::lock_guard lock(mutex_);
  return most_held_;
}

MemoryBudget& decoding_budget() {
  constexpr std::uint64_t kBytes = std::uint64_t{1} << 30;
  static MemoryBudget budget(kBytes);
  return budget;
}

}  // namespace taskatlas::dataset
