// SPDX-License-Identifier: MIT
#include "engine/unmeasured.hpp"

#include "engine/experiment.hpp"
#include "engine/measured.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class UnmeasuredTest : public ::testing::Test {
 protected:
  UnmeasuredTest() {
    NewExperiment wish;
    wish.profile = testing::small_profile();
    create_study(path_, wish, {});
  }
  static std::optional<Unmeasured> missing(const std::filesystem::path& path) {
    const Study study = Study::open(path);
    if (!study.measurements().empty()) return unmeasured(study, study.table());
    return unmeasured(study, TransferTable(study.tasks(), {}));
  }

  const taskatlas::testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "x.taskstudy";
};

// Four sources and three targets: a task's own encoder is one of its sources.
TEST_F(UnmeasuredTest, CountsTransfersOfOrderOneUntilNoneIsMissing) {
  auto lacks = missing(path_);
  ASSERT_TRUE(lacks);
  EXPECT_EQ(lacks->wanted, 12U);
  EXPECT_EQ(lacks->found, 0U);
  EXPECT_THAT(lacks->without, ElementsAre("edge2d", "rgb2depth", "rgb2sfnorm"));
  testing::measure(path_, "edge2d", {{"self"}, {"pixels"}, {"average"}});
  EXPECT_EQ(missing(path_)->found, 0U) << "networks and baselines are no transfers";
  testing::measure(path_, "edge2d", {{"edge2d"}, {"rgb2depth"}, {"colorization", "rgb2depth"}});
  lacks = missing(path_);
  EXPECT_EQ(lacks->found, 2U) << "a transfer of order 2 is none of order 1";
  EXPECT_THAT(lacks->without, ElementsAre("rgb2depth", "rgb2sfnorm"));
  testing::measure(path_, "edge2d", {{"colorization"}, {"rgb2sfnorm"}});
  for (const char* target : {"rgb2depth", "rgb2sfnorm"}) {
    testing::measure(path_, target, {{"colorization"}, {"edge2d"}, {"rgb2depth"}});
  }
  lacks = missing(path_);
  ASSERT_TRUE(lacks);
  EXPECT_EQ(lacks->found, 10U);
  EXPECT_THAT(lacks->without, IsEmpty());
  for (const char* target : {"rgb2depth", "rgb2sfnorm"}) {
    testing::measure(path_, target, {{"rgb2sfnorm"}});
  }
  EXPECT_EQ(missing(path_), std::nullopt);
}

TEST_F(UnmeasuredTest, AStudyThatIsNotMeasuredHereLacksNothing) {
  testing::measure(path_, "edge2d", {{"edge2d"}, {"rgb2depth"}});
  const auto sealed = folder_ / "sealed.taskstudy";
  ASSERT_TRUE(Study::open(path_).save_builtin(sealed, "by us"));
  EXPECT_EQ(missing(sealed), std::nullopt);
  NewStudy content;
  content.provenance.action = "import-transfers";
  content.tasks = Study::open(path_).tasks();
  const auto imported = folder_ / "imported.taskstudy";
  ASSERT_TRUE(Study::create(imported, content));
  EXPECT_EQ(missing(imported), std::nullopt);
}

}  // namespace
}  // namespace taskatlas::engine
