// SPDX-License-Identifier: MIT
#include "base/version.hpp"

#include <regex>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

TEST(Version, IsASemanticVersionWithTheCommitAsBuildMetadata) {
  const std::string text(version());
  EXPECT_TRUE(std::regex_match(text, std::regex(R"(\d+\.\d+\.\d+(\+[0-9a-f]{7,40}(\.dirty)?)?)")))
      << text;
}

}  // namespace
}  // namespace taskatlas
