// SPDX-License-Identifier: MIT
// Internal to the room.
#pragma once

#include <c10/core/impl/LocalDispatchKeySet.h>

namespace taskatlas::networks {

// Within its scope products are as precise as their factors, whatever mixed precision an outer
// scope asks for: differences of near numbers would be lost in bfloat16's eight bits.
class FullPrecision {
 private:
  c10::impl::ExcludeDispatchKeyGuard guard_{c10::DispatchKey::AutocastCUDA};
};

}  // namespace taskatlas::networks
