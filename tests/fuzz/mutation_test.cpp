// SPDX-License-Identifier: MIT
// A short fuzzing run that needs no fuzzer: some thousand mutations of valid files, the same every
// time, and whatever a fuzzer once found (tests/fuzz/found/TARGET/*). What it looks for is what the
// sanitizers of the preset asan see. installer/fuzz runs the same readers for as long as one likes.
#include "base/atomic_file.hpp"
#include "base/random_stream.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::fuzz {
namespace {

std::string mutated(const Seeds& seeds, RandomStream& random) {
  std::string text = seeds[random.below(seeds.size())];
  const std::size_t changes = 1 + random.below(6);
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random.below(text.size());
    const std::size_t length = 1 + random.below(std::min<std::size_t>(16, text.size() - at));
    switch (random.below(7)) {
      case 0:
        text[at] = static_cast<char>(random.next());
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
        break;
      case 2:
        text.resize(at);
        break;
      case 3:
        text.erase(at, length);
        break;
      case 4:
        text.insert(at, text.substr(random.below(text.size()), length));
        break;
      case 5:  // lengths and sizes love extremes
        for (std::size_t k = at; k < std::min(at + 4, text.size()); ++k) {
          text[k] = random.below(2) == 0 ? '\xff' : '\0';
        }
        break;
      default: {
        const std::string& other = seeds[random.below(seeds.size())];
        text = text.substr(0, at) + other.substr(std::min(other.size(), at));
      }
    }
  }
  return text;
}

class Fuzz : public ::testing::TestWithParam<Target> {};

TEST_P(Fuzz, Mutations) {
  const Target& target = GetParam();
  const Seeds seeds = target.seeds();
  ASSERT_FALSE(seeds.empty());
  for (const std::string& seed : seeds) target.read(std::as_bytes(std::span(seed)));
  RandomStream random(20'180'618, 0, 0);
  for (int i = 0; i < target.mutations; ++i) {
    const std::string text = mutated(seeds, random);
    ASSERT_EQ(target.read(std::as_bytes(std::span(text))), 0);
  }
}

TEST_P(Fuzz, WhatWasFoundBefore) {
  namespace fs = std::filesystem;
  const Target& target = GetParam();
  target.read({});
  const fs::path folder = fs::path(TASKATLAS_SOURCE_DIR) / "tests/fuzz/found" / target.name;
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path());
    const std::string text = read_file(entry.path());
    EXPECT_EQ(target.read(std::as_bytes(std::span(text))), 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Readers, Fuzz, ::testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace taskatlas::fuzz
