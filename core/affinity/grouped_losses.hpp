// SPDX-License-Identifier: MIT
// One target's losses laid out for resampling: images of a group side by side, rows padded for
// the kernels, and rows of bits (one bit an image) made from them. Internal to this room.
#pragma once

#include "affinity/aligned_vector.hpp"
#include "affinity/tournament.hpp"
#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace taskatlas {

// Bit rows have words() words each, padded with 0. Safe to read from any number of threads.
class GroupedLosses {
 public:
  // `groups`: of each image, or empty for one group each. Throws Error(kBadInput) if sizes do not
  // fit or there is no image. Left half-made when stopped: not to be used then.
  GroupedLosses(const LossMatrix& losses, std::span<const std::uint32_t> groups,
                const RunContext& context);

  std::size_t alternatives() const { return alternatives_; }
  std::size_t images() const { return images_; }
  std::size_t words() const { return words_; }
  std::size_t groups() const { return begin_.size() - 1; }
  // Group g is the images (bits) [group_begin(g), group_begin(g + 1)).
  std::size_t group_begin(std::size_t g) const { return begin_[g]; }

  // Writes the bits of the images on which i beats j.
  void win_bits(std::size_t i, std::size_t j, std::uint64_t* out) const;

  // Alternatives measured on the same images are of one presence class, so that shared images
  // need counting once for each pair of classes, of which there is usually one.
  std::size_t presence_classes() const { return present_.size() / words_; }
  std::size_t presence_class(std::size_t i) const { return class_of_[i]; }
  // Writes the bits of the images that both classes have.
  void shared_bits(std::size_t class_a, std::size_t class_b, std::uint64_t* out) const;

 private:
  void find_presence_classes(const RunContext& context);

  std::size_t alternatives_;
  std::size_t images_;
  std::size_t words_;
  std::size_t width_;                     // floats in a padded row
  AlignedVector<float> losses_;           // alternatives × width, images in order of group
  std::vector<std::size_t> begin_;        // groups + 1
  std::vector<std::size_t> class_of_;     // alternatives
  AlignedVector<std::uint64_t> present_;  // classes × words
};

}  // namespace taskatlas
