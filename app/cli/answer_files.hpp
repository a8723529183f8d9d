// SPDX-License-Identifier: MIT
// Answers of networks as pictures on disk.
#pragma once

#include "outputs/answer.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas::cli {

// PNG files of an answer, as (what comes after the file's name, bytes): "" is the dataset's own
// encoding (dataset/encode.hpp: 16 bits of depth, normals as colours, ..; label + 1 for classes and
// groups, 0 = none), "view" a picture to look at where the first is none. None for scores and
// numbers.
using PictureFiles = std::vector<std::pair<std::string, std::string>>;
PictureFiles picture_files(std::string_view task, const outputs::Answer& answer);

}  // namespace taskatlas::cli
