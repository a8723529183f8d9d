// SPDX-License-Identifier: MIT
// The studies that come with the program: published-16k, published-1k, published-mixed, the
// paper's released measurements, and rooms-26, the profile `sample` run to its end on rendered
// rooms (installer/sample), with its networks beside it. They lie in a folder `studies`, which is
// looked for in $TASKATLAS_DATA_DIR, in ../share/taskatlas beside the running program's folder, and
// where the program was installed.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace taskatlas {

struct BuiltinStudy {
  std::string_view name;
  std::string_view title;  // one line for people
};

std::span<const BuiltinStudy> builtin_studies();

// The file that STUDY means: a built-in study's name, or else a path. A text with a '/' or an
// extension is always a path. Throws Error(kFailed) where a built-in study's file is missing
// (saying where it was looked for), and Error(kBadInput), listing the built-in studies, where
// there is no such file.
std::filesystem::path resolve_study(std::string_view study);

// What commands may call that file: the name of a built-in study where resolve_study() takes it to
// be this file, else its path. Not quoted.
std::string study_word(const std::filesystem::path& file);

}  // namespace taskatlas
