// SPDX-License-Identifier: MIT
#pragma once

#include <clocale>
#include <cstdlib>
#include <locale>
#include <stdexcept>
#include <string>

namespace taskatlas::testing {

// While it lives, the whole process (C and C++) writes decimal commas: de_DE.UTF-8, as compiled
// into the build folder. The environment says so too, for programs started meanwhile.
class CommaLocale {
 public:
  CommaLocale() : old_c_(std::setlocale(LC_ALL, nullptr)) {
    ::setenv("LOCPATH", TASKATLAS_BINARY_DIR "/locales", 1);
    ::setenv("LC_ALL", "de_DE.UTF-8", 1);
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr ||
        std::string(std::localeconv()->decimal_point) != ",") {
      throw std::runtime_error("de_DE.UTF-8 is missing: build the target taskatlas_test_locale");
    }
    old_cpp_ = std::locale::global(std::locale("de_DE.UTF-8"));
  }
  ~CommaLocale() {
    std::locale::global(old_cpp_);
    std::setlocale(LC_ALL, old_c_.c_str());
    ::unsetenv("LC_ALL");
  }
  CommaLocale(const CommaLocale&) = delete;
  CommaLocale& operator=(const CommaLocale&) = delete;

 private:
  std::string old_c_;
  std::locale old_cpp_;
};

}  // namespace taskatlas::testing
