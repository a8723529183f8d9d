// SPDX-License-Identifier: MIT
// Where networks can be computed on this machine, as `taskatlas-engine devices` tells: it alone
// links LibTorch and knows which of them that can use.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace taskatlas::engine {

struct Device {
  std::string id;                            // as profiles and --device name it: "cpu", "cuda:0"
  std::string name;                          // of the processor or card
  int cores = 0;                             // of a processor
  double free_bytes = -1, total_bytes = -1;  // of its memory; below 0: not known
  std::string problem;                       // why it cannot be used; empty: it can
  bool operator==(const Device&) const = default;
};

// A JSON array of objects, both ways. parse_devices throws Error(kBadInput).
std::string format_devices(const std::vector<Device>& devices);
std::vector<Device> parse_devices(std::string_view json);

// This machine's processor, which is always there.
Device this_processor();

// Asks that program (find_engine()); what it said is kept for a minute, since it takes half a
// second. Thread-safe. Throws as run_engine() does; empty where stopped.
std::vector<Device> list_devices(const std::filesystem::path& program,
                                 const std::stop_token& stop = {});

// Cards of the list that can be used, as CUDA_VISIBLE_DEVICES has to name each for a process that
// is to see it alone, as "cuda:0": the entries of `visible`, what this process's variable says, or
// their numbers where it has none (nullptr).
std::vector<std::string> usable_cards(const std::vector<Device>& devices, const char* visible);

// What the device `auto` means: the first card that can be used, as "cuda", else "cpu".
std::string best_device(const std::vector<Device>& devices);

// What a plan takes a machine for.
struct Machine {
  std::string device = "cpu";  // that `auto` means there
  std::size_t cards = 0;       // that can be used
};
// This one, as list_devices() tells; a processor alone where no engine can be asked, or stopped.
Machine this_machine(const std::stop_token& stop = {});

}  // namespace taskatlas::engine
