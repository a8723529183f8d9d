// SPDX-License-Identifier: MIT
#include "ui/taxonomy/separate.hpp"

#include <cstddef>

namespace taskatlas::ui {

std::vector<double> separate(const std::vector<double>& wished, const std::vector<double>& size,
                             double gap) {
  struct Block {
    double sum = 0;
    std::size_t count = 0;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<double> offset(wished.size(), 0);
  for (std::size_t i = 1; i < wished.size(); ++i) {
    offset[i] = offset[i - 1] + (size[i - 1] + size[i]) / 2 + gap;
  }
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < wished.size(); ++i) {
    blocks.push_back({wished[i] - offset[i], 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      blocks[blocks.size() - 2].sum += blocks.back().sum;
      blocks[blocks.size() - 2].count += blocks.back().count;
      blocks.pop_back();
    }
  }
  std::vector<double> places;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) {
      places.push_back(block.mean() + offset[places.size()]);
    }
  }
  return places;
}

}  // namespace taskatlas::ui
