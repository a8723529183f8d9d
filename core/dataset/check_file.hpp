// SPDX-License-Identifier: MIT
// One file of a dataset, looked at by itself. Internal to the room.
#pragma once

#include "dataset/check.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace taskatlas::dataset {

struct FileFinding {
  DamageKind kind = DamageKind::kDamaged;
  std::string message;
  std::string suggestion;
};

// What a file turned out to be.
struct FileFacts {
  std::uint64_t bytes = 0;
  std::int64_t mtime_ns = 0;
  SampleSize size;
  std::optional<FileFinding> finding;
};

// `point` and `view` are what the file's name says. Never throws for what is in the file.
FileFacts check_file(const std::filesystem::path& path, Domain domain, std::uint32_t point,
                     std::uint32_t view, bool decode);

}  // namespace taskatlas::dataset
