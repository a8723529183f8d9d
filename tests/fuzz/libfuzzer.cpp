// SPDX-License-Identifier: MIT
// One program for libFuzzer and all readers: taskatlas-fuzz TARGET [libFuzzer's options] CORPUS.
// Without a target it lists them; `taskatlas-fuzz --seeds TARGET FOLDER` writes valid input.
#include "fuzz/fuzz_targets.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace taskatlas::fuzz {
namespace {

const Target* chosen = nullptr;

const Target* find(std::string_view name) {
  const auto all = targets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Target& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

[[noreturn]] void write_seeds(const Target& target, const std::string& folder) {
  int number = 0;
  for (const std::string& seed : target.seeds()) {
    std::ofstream file(folder + "/seed_" + std::to_string(number++), std::ios::binary);
    file << seed;
    if (!file.flush()) {
      std::fprintf(stderr, "cannot write to %s\n", folder.c_str());
      std::exit(1);
    }
  }
  std::exit(0);
}

[[noreturn]] void list() {
  for (const Target& target : targets()) std::puts(std::string(target.name).c_str());
  std::exit(0);
}

}  // namespace
}  // namespace taskatlas::fuzz

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  using namespace taskatlas::fuzz;
  if (*count < 2) list();
  if (std::strcmp((*words)[1], "--seeds") == 0 && *count == 4) {
    if (const Target* target = find((*words)[2])) write_seeds(*target, (*words)[3]);
  }
  chosen = find((*words)[1]);
  if (chosen == nullptr) {
    std::fprintf(stderr, "'%s' is no target; without one they are listed\n", (*words)[1]);
    std::exit(2);
  }
  // The rest is libFuzzer's.
  for (int i = 1; i + 1 < *count; ++i) (*words)[i] = (*words)[i + 1];
  --*count;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return taskatlas::fuzz::chosen->read(std::as_bytes(std::span(data, size)));
}
