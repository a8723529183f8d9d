// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace taskatlas::dataset {

// A file of the dataset's own (classes.json, a table of splits, ..) that was passed over.
struct DatasetNote {
  std::string path;        // relative to the dataset's folder, or absolute
  std::string message;     // what is wrong, where, and what is done without it
  std::string suggestion;  // what to do

  bool operator==(const DatasetNote&) const = default;
};

}  // namespace taskatlas::dataset
