// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace taskatlas {

// The number of threads that `requested` means: itself, or one for each core where it is 0.
int thread_count(int requested);

// Calls body(i) for every i in [0, count), on up to `threads` threads (0 = one for each core, the
// calling thread among them), indices handed out one by one in order. The first exception stops
// the handing out and is rethrown once every thread is done.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace taskatlas
