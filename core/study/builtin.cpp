// SPDX-License-Identifier: MIT
#include "study/builtin.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace taskatlas {
namespace {

namespace fs = std::filesystem;

constexpr std::array<BuiltinStudy, 4> kStudies{
    {{"published-16k", "the paper's measurements, transfers trained on 16k images, orders 1 to 24"},
     {"published-1k", "the paper's measurements, transfers trained on 1k images, orders 1 to 4"},
     {"published-mixed", "the measurements behind the paper's figure 7, orders 1 and 2"},
     {"rooms-26",
      "TaskAtlas's own measurements on rendered rooms, orders 1 to 4, with networks and outputs"}}};

std::vector<fs::path> data_folders() {
  std::vector<fs::path> folders;
  if (const char* given = std::getenv("TASKATLAS_DATA_DIR"); given != nullptr && *given != '\0') {
    folders.emplace_back(given);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    folders.push_back((program.parent_path() / ".." / "share" / "taskatlas").lexically_normal());
  }
  folders.emplace_back(TASKATLAS_INSTALLED_DATA);
  return folders;
}

std::string builtin_names() {
  std::string names;
  for (const BuiltinStudy& study : kStudies) {
    names += (names.empty() ? "" : ", ") + std::string(study.name);
  }
  return names;
}

}  // namespace

std::span<const BuiltinStudy> builtin_studies() { return kStudies; }

fs::path resolve_study(std::string_view study) {
  const bool is_path = study.find('/') != std::string_view::npos || fs::path(study).has_extension();
  const auto builtin = std::find_if(kStudies.begin(), kStudies.end(),
                                    [&](const BuiltinStudy& one) { return one.name == study; });
  std::error_code ignored;
  if (!is_path && builtin != kStudies.end()) {
    std::string looked;
    for (const fs::path& folder : data_folders()) {
      fs::path file = folder / "studies" / (std::string(study) + ".taskstudy");
      if (fs::exists(file, ignored)) return file;
      looked += (looked.empty() ? "" : ", ") + file.string();
    }
    throw failure("the built-in study " + std::string(study) +
                  " is missing; it was looked for as " + looked +
                  ". Set TASKATLAS_DATA_DIR to the folder that holds studies/");
  }
  if (!fs::exists(study, ignored)) {
    throw bad_input("there is no study '" + std::string(study) +
                    "': neither a file nor one of the built-in studies (" + builtin_names() + ")");
  }
  return study;
}

std::string study_word(const fs::path& file) {
  std::error_code ignored;
  for (const BuiltinStudy& one : kStudies) {
    if (file.stem() != one.name) continue;
    for (const fs::path& folder : data_folders()) {
      const fs::path found = folder / "studies" / (std::string(one.name) + ".taskstudy");
      if (!fs::exists(found, ignored)) continue;
      if (fs::equivalent(found, file, ignored)) return std::string(one.name);
      break;  // the first is the one that the name means
    }
  }
  return file.string();
}

}  // namespace taskatlas
