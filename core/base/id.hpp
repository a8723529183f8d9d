// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace taskatlas {

// A typed index into one table, so that a task's number is never taken for a transfer's.
template <class Tag>
struct Id {
  std::int32_t value = -1;

  constexpr Id() = default;
  constexpr explicit Id(std::int32_t v) : value(v) {}
  static constexpr Id from_index(std::size_t index) { return Id(static_cast<std::int32_t>(index)); }

  constexpr bool valid() const { return value >= 0; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  constexpr auto operator<=>(const Id&) const = default;
};

using TaskId = Id<struct TaskTag>;          // position in a TransferTable's tasks
using TransferId = Id<struct TransferTag>;  // position in a TransferTable's transfers

}  // namespace taskatlas

template <class Tag>
struct std::hash<taskatlas::Id<Tag>> {
  std::size_t operator()(taskatlas::Id<Tag> id) const noexcept {
    return std::hash<std::int32_t>()(id.value);
  }
};
