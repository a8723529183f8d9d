// SPDX-License-Identifier: MIT
// Answers of networks as pictures on disk.
#pragma once

#include "outputs/answer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::cli {

// Files of an answer: "" is the dataset's own encoding (dataset/encode.hpp: 16 bits of depth,
// normals as colours, ..; label + 1 for classes and groups, 0 = none), "view" a picture to look at
// where the first is none. Of a user's own task "" is what its label files are: an array of
// channels × height × width (NaN = masked), or the classes' numbers (the greatest that 8 or 16 bits
// hold = none). None for scores and numbers.
struct PictureFile {
  std::string what;  // comes after the file's name: "", "view", "projection"
  std::string ending = ".png";
  std::string bytes;
};
using PictureFiles = std::vector<PictureFile>;
PictureFiles picture_files(std::string_view task, const outputs::Answer& answer);

}  // namespace taskatlas::cli
