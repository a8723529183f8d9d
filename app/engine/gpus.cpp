// SPDX-License-Identifier: MIT
#include "gpus.hpp"

#include <array>
#include <cstddef>
#include <memory>

#include <dlfcn.h>

namespace taskatlas::engine_program {
namespace {

class Library {
 public:
  explicit Library(const char* name) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}
  // Never closed: drivers leave threads behind.
  explicit operator bool() const { return handle_ != nullptr; }
  template <class Function>
  Function* find(const char* name) const {
    return handle_ == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(handle_, name));
  }

 private:
  void* handle_;
};

// CUDA driver API and NVML, as their documentation declares them.
using Init = int(unsigned);
using Count = int(int*);
using Get = int(int*, int);
using Name = int(char*, int, int);
using Total = int(std::size_t*, int);
using BusId = int(char*, int, int);
using NvmlInit = int();
using NvmlByBusId = int(const char*, void**);
struct NvmlMemory {
  unsigned long long total, free, used;
};
using NvmlMemoryInfo = int(void*, NvmlMemory*);

// Free bytes of the card at that bus.
class FreeMemory {
 public:
  FreeMemory()
      : library_("libnvidia-ml.so.1"),
        by_bus_id_(library_.find<NvmlByBusId>("nvmlDeviceGetHandleByPciBusId_v2")),
        memory_(library_.find<NvmlMemoryInfo>("nvmlDeviceGetMemoryInfo")) {
    auto* init = library_.find<NvmlInit>("nvmlInit_v2");
    ready_ = init != nullptr && by_bus_id_ != nullptr && memory_ != nullptr && init() == 0;
  }
  double of(const char* bus_id) const {
    void* device = nullptr;
    NvmlMemory memory{};
    if (!ready_ || by_bus_id_(bus_id, &device) != 0 || memory_(device, &memory) != 0) return -1;
    return static_cast<double>(memory.free);
  }

 private:
  Library library_;
  NvmlByBusId* by_bus_id_;
  NvmlMemoryInfo* memory_;
  bool ready_ = false;
};

}  // namespace

std::vector<Gpu> list_gpus() {
  const Library driver("libcuda.so.1");
  auto* init = driver.find<Init>("cuInit");
  auto* count = driver.find<Count>("cuDeviceGetCount");
  auto* get = driver.find<Get>("cuDeviceGet");
  auto* name = driver.find<Name>("cuDeviceGetName");
  auto* total = driver.find<Total>("cuDeviceTotalMem_v2");
  auto* bus_id = driver.find<BusId>("cuDeviceGetPCIBusId");
  if (init == nullptr || count == nullptr || get == nullptr || name == nullptr ||
      total == nullptr || bus_id == nullptr || init(0) != 0) {
    return {};
  }
  int cards = 0;
  if (count(&cards) != 0) return {};
  const FreeMemory memory;
  std::vector<Gpu> gpus;
  for (int i = 0; i < cards; ++i) {
    Gpu& gpu = gpus.emplace_back();
    int device = 0;
    std::array<char, 256> text{};
    if (get(&device, i) != 0) continue;  // its number stays its number
    if (name(text.data(), static_cast<int>(text.size()) - 1, device) == 0) gpu.name = text.data();
    std::size_t bytes = 0;
    if (total(&bytes, device) == 0) gpu.total_bytes = static_cast<double>(bytes);
    text.fill(0);
    if (bus_id(text.data(), static_cast<int>(text.size()) - 1, device) == 0) {
      gpu.free_bytes = memory.of(text.data());
    }
  }
  return gpus;
}

}  // namespace taskatlas::engine_program
