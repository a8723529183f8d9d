// SPDX-License-Identifier: MIT
// How much decoding may hold in memory at once, whatever the number of threads. A picture of the
// largest size that is read takes 1 GiB with its file; a folder of such pictures and sixteen
// threads must not take sixteen.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace taskatlas::dataset {

// Thread-safe. What asks first is served first, so that a large request is not passed by small ones
// for ever. A request beyond the limit waits until nothing else is held, and is then served: the
// limits of single files bound it.
class MemoryBudget {
 public:
  explicit MemoryBudget(std::uint64_t bytes) : limit_(bytes) {}

  // Bytes that are held until this ends.
  class Share {
   public:
    Share() = default;
    Share(Share&& other) noexcept
        : budget_(std::exchange(other.budget_, nullptr)), bytes_(other.bytes_) {}
    Share& operator=(Share&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Share();

   private:
    friend class MemoryBudget;
    Share(MemoryBudget* budget, std::uint64_t bytes) : budget_(budget), bytes_(bytes) {}
    MemoryBudget* budget_ = nullptr;
    std::uint64_t bytes_ = 0;
  };

  // Waits. A thread that holds a share already gets an empty one, at once: what it decodes belongs
  // to what it reserved, and waiting while holding could wait for ever. Less than kSmall is not
  // counted. A share must end in the thread that took it.
  Share take(std::uint64_t bytes);
  static constexpr std::uint64_t kSmall = std::uint64_t{1} << 20;

  void set_limit(std::uint64_t bytes);
  std::uint64_t limit() const;
  std::uint64_t held() const;
  std::uint64_t most_held() const;  // ever at once

 private:
  void give_back(std::uint64_t bytes);

  mutable std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::uint64_t limit_;
  std::uint64_t held_ = 0;
  std::uint64_t most_held_ = 0;
  std::uint64_t next_ticket_ = 0;
  std::uint64_t now_serving_ = 0;
};

// The process's, of 1 GiB: read_image(), decode_image() and the dataset's check take from it.
MemoryBudget& decoding_budget();

}  // namespace taskatlas::dataset
