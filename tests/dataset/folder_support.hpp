// SPDX-License-Identifier: MIT
// Datasets of empty or tiny files, made on the spot.
#pragma once

#include "dataset/index.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>

namespace taskatlas::dataset::testing {

namespace fs = std::filesystem;

// With the folders above it.
inline void put_file(const fs::path& path, std::string_view content = "") {
  fs::create_directories(path.parent_path());
  fs::remove(path);  // file systems write a file that is cut and written anew through to the disk
  std::ofstream(path, std::ios::binary) << content;
}

// All folders as if nothing had changed for an hour: recent ones are always listed again.
inline void age(const fs::path& root, int seconds = 3600) {
  const auto set = [seconds](const fs::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) throw std::runtime_error("stat " + path.string());
    std::array<timespec, 2> times{info.st_atim, info.st_mtim};
    times[1].tv_sec -= seconds;
    if (::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) != 0) {
      throw std::runtime_error("utimensat " + path.string());
    }
  };
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_directory() && !entry.is_symlink()) set(entry.path());
  }
  set(root);
}

// What an index says, as lines that can be compared: "building point view: path path ..".
inline std::set<std::string> listing(const DatasetIndex& index) {
  std::set<std::string> lines;
  for (ViewNumber view = 0; view < index.views(); ++view) {
    std::string line = std::string(index.building_name(index.building_of(view))) + " " +
                       std::to_string(index.point(view)) + " " + std::to_string(index.view(view)) +
                       ":";
    for (const DomainInfo& domain : domains()) {
      if (const auto path = index.path(view, domain.id)) line += " " + *path;
    }
    lines.insert(line);
  }
  return lines;
}

}  // namespace taskatlas::dataset::testing
