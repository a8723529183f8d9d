// SPDX-License-Identifier: MIT
#include "dataset/target.hpp"

#include <algorithm>
#include <numeric>

namespace taskatlas::dataset {
namespace {

constexpr auto kPermutations = static_cast<std::size_t>(kJigsawPermutations);
constexpr std::size_t kTiles = 9;
using Permutation = std::array<std::uint8_t, kTiles>;

// The sum of Hamming distances from p to all that are chosen is a sum over places of how many of
// them have another tile there, so that counts for each place and tile are all that it takes.
std::vector<Permutation> choose() {
  std::vector<Permutation> all;
  Permutation p{};
  std::iota(p.begin(), p.end(), std::uint8_t{0});
  do {
    all.push_back(p);
  } while (std::next_permutation(p.begin(), p.end()));

  std::array<std::array<int, kTiles>, kTiles> same{};  // how many chosen have tile t at place i
  std::vector<bool> taken(all.size(), false);
  std::vector<Permutation> chosen;
  while (chosen.size() < kPermutations) {
    std::size_t best = 0;
    int fewest_same = static_cast<int>(kPermutations * kTiles) + 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (taken[i]) continue;
      int in_common = 0;
      for (std::size_t place = 0; place < kTiles; ++place) in_common += same[place][all[i][place]];
      if (in_common < fewest_same) {
        fewest_same = in_common;
        best = i;
      }
    }
    taken[best] = true;
    chosen.push_back(all[best]);
    for (std::size_t place = 0; place < kTiles; ++place) ++same[place][all[best][place]];
  }
  return chosen;
}

}  // namespace

std::span<const Permutation> jigsaw_permutations() {
  static const std::vector<Permutation> permutations = choose();
  return permutations;
}

}  // namespace taskatlas::dataset
