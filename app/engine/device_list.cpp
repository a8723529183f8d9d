// SPDX-License-Identifier: MIT
#include "device_list.hpp"

#include "gpus.hpp"
#ifdef TASKATLAS_TRAINING
#include "jobs/cuda.hpp"
#endif

#include <cstddef>

namespace taskatlas::engine_program {

std::vector<engine::Device> devices() {
  std::vector<engine::Device> all{engine::this_processor()};
#ifdef TASKATLAS_TRAINING
  const int usable = jobs::cuda_devices();
  const bool built = jobs::built_with_cuda();
#else
  all.front().problem = "this taskatlas-engine was built without networks";
  const int usable = 0;
  const bool built = false;
#endif
  auto gpus = list_gpus();
  if (gpus.size() < static_cast<std::size_t>(usable)) gpus.resize(static_cast<std::size_t>(usable));
  for (std::size_t i = 0; i < gpus.size(); ++i) {
    engine::Device& device = all.emplace_back();
    device.id = "cuda:" + std::to_string(i);
    device.name = gpus[i].name.empty() ? "GPU " + std::to_string(i) : gpus[i].name;
    device.free_bytes = gpus[i].free_bytes;
    device.total_bytes = gpus[i].total_bytes;
    if (!built) {
      device.problem =
          "this LibTorch was built without CUDA; build TaskAtlas with one that has it "
          "(CMAKE_PREFIX_PATH)";
    } else if (i >= static_cast<std::size_t>(usable)) {
      device.problem = "LibTorch cannot use it; its CUDA and the driver do not fit together";
    }
  }
  return all;
}

}  // namespace taskatlas::engine_program
