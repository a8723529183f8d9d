// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace taskatlas::engine_program {

struct Gpu {
  std::string name;
  double free_bytes = -1, total_bytes = -1;  // below 0: not known
};

// The cards of NVIDIA's driver in the order of CUDA's numbers ($CUDA_VISIBLE_DEVICES counts). By
// the driver's own libraries, which are looked for while the program runs: nothing is linked, and
// without a driver there are none.
std::vector<Gpu> list_gpus();

}  // namespace taskatlas::engine_program
