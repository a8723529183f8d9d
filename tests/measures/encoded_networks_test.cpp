// SPDX-License-Identifier: MIT
#include "measures/encoded_networks.hpp"

#include "base/error.hpp"
#include "measures/encoded_study.hpp"
#include "study/builtin.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace taskatlas::measures::testing {
namespace {

class EncodedNetworksTest : public EncodedStudy {};

TEST_F(EncodedNetworksTest, AreThoseWithRepresentations) {
  EXPECT_EQ(encoded_networks(open(), {}), (EncodedNetworks{1, 5, 0, 0}));
  const auto jobs = encode_jobs(1);
  encode(jobs[0], 0);
  encode(jobs[2], 1);
  EXPECT_EQ(encoded_networks(open(), {}), (EncodedNetworks{1, 5, 2, 2}));
  EXPECT_EQ(encoded_networks(open(), 5), (EncodedNetworks{5, 5, 0, 0}));
  EXPECT_THROW(encoded_networks(open(), 6), Error);
  encode_all();
  EXPECT_EQ(encoded_networks(open(), 1), (EncodedNetworks{1, 5, 5, 5}));
  std::filesystem::remove_all(engine::artifacts_folder(study_));
  EXPECT_EQ(encoded_networks(open(), {}).comparable, 0U);
}

TEST_F(EncodedNetworksTest, NeedAnExperiment) {
  EXPECT_THROW(encoded_networks(Study::open(resolve_study("published-1k")), {}), Error);
}

}  // namespace
}  // namespace taskatlas::measures::testing
