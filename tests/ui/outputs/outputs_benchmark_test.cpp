// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_benchmark.hpp"

#include "study/study.hpp"
#include "ui/outputs/outputs_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;

// What it says where networks cannot be asked.
std::string refusal(const std::filesystem::path& study) {
  try {
    benchmark_outputs(QString::fromStdString(study.string()), 1);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  ADD_FAILURE() << "it was measured";
  return {};
}

TEST(OutputsBenchmark, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const auto imported = testing::make_study(folder);
  EXPECT_THAT(refusal(imported), ::testing::HasSubstr("holds measurements alone"));
  EXPECT_EQ(Study::open(imported).view_keys(), std::vector<std::string>());
  EXPECT_THAT(refusal("rooms-26"), ::testing::HasSubstr("rooms are not there"));
}

}  // namespace
}  // namespace taskatlas::ui
