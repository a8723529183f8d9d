// SPDX-License-Identifier: MIT
#include "cli/dendrogram_text.hpp"

#include "cli/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace taskatlas::cli {
namespace {

constexpr std::size_t kColumns = 48;

// Which sides of a cell its lines reach.
enum Side : std::uint8_t { kLeftSide = 1, kRightSide = 2, kUpSide = 4, kDownSide = 8 };

std::string_view line_character(std::uint8_t sides) {
  constexpr std::array<std::string_view, 16> kCharacters{" ", "╴", "╶", "─", "╵", "┘", "└", "┴",
                                                         "╷", "┐", "┌", "┬", "│", "┤", "├", "┼"};
  return kCharacters[sides];
}

class Canvas {
 public:
  Canvas(std::size_t rows, std::size_t columns)
      : columns_(columns), cells_(rows * columns, std::uint8_t{0}) {}

  void horizontal(std::size_t row, std::size_t from, std::size_t to) {
    for (std::size_t c = from; c < to; ++c) {
      add(row, c, kRightSide);
      add(row, c + 1, kLeftSide);
    }
  }
  void vertical(std::size_t column, std::size_t from, std::size_t to) {
    for (std::size_t r = from; r < to; ++r) {
      add(r, column, kDownSide);
      add(r + 1, column, kUpSide);
    }
  }
  std::string line(std::size_t row) const {
    std::size_t last = columns_;
    while (last > 0 && cells_[row * columns_ + last - 1] == 0) --last;
    std::string text;
    for (std::size_t c = 0; c < last; ++c) text += line_character(cells_[row * columns_ + c]);
    return text;
  }

 private:
  void add(std::size_t row, std::size_t column, Side side) {
    std::uint8_t& cell = cells_[row * columns_ + column];
    cell = static_cast<std::uint8_t>(cell | side);
  }
  std::size_t columns_;
  std::vector<std::uint8_t> cells_;
};

}  // namespace

std::string dendrogram_text(const TransferTable& table, const SimilarityTree& tree,
                            const Style& style) {
  const Dendrogram& dendrogram = tree.tree;
  const std::size_t n = dendrogram.leaves;
  struct Place {
    std::size_t row = 0, column = 0;
  };
  std::vector<Place> places(n + dendrogram.merges.size());
  for (std::size_t row = 0; row < n; ++row) places[dendrogram.order[row]] = {row, 0};
  Canvas canvas(n, kColumns + 1);
  const double top = dendrogram.merges.empty() ? 0 : dendrogram.merges.back().height;
  for (std::size_t i = 0; i < dendrogram.merges.size(); ++i) {
    const TreeMerge& merge = dendrogram.merges[i];
    const double share = top > 0 ? merge.height / top : 1;
    const std::size_t right =
        static_cast<std::size_t>(std::lround(share * static_cast<double>(kColumns)));
    Place left = places[merge.left], other = places[merge.right];
    if (left.row > other.row) std::swap(left, other);
    const std::size_t column =
        std::min(kColumns, std::max({right, left.column + 1, other.column + 1}));
    canvas.horizontal(left.row, left.column, column);
    canvas.horizontal(other.row, other.column, column);
    canvas.vertical(column, left.row, other.row);
    places[n + i] = {(left.row + other.row) / 2, column};
  }
  std::size_t code_width = 0, name_width = 0;
  for (const TaskId task : tree.tasks) {
    code_width = std::max(code_width, display_width(table.code(task)));
    name_width = std::max(name_width, display_width(printable(table.task(task).name)));
  }
  std::string text;
  for (std::size_t row = 0; row < n; ++row) {
    const Task& task = table.task(tree.tasks[dendrogram.order[row]]);
    const std::string name = printable(task.name);
    text += task.code + std::string(code_width - display_width(task.code) + 2, ' ') + name +
            std::string(name_width - display_width(name) + 1, ' ') + style.faint(canvas.line(row)) +
            "\n";
  }
  return text;
}

}  // namespace taskatlas::cli
