// SPDX-License-Identifier: MIT
#include "graph/frozen_layout.hpp"

#include "base/error.hpp"
#include "graph/task_graph.hpp"
#include "graph_support.hpp"
#include "support/comma_locale.hpp"

#include <functional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using testing::frontier_16k;
using testing::frozen_16k;
using testing::real_client;
using testing::table_16k;

void expect_no_overlap(const FrozenLayout& frozen) {
  const auto nodes = frozen.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Box& a = nodes[i].box;
    EXPECT_GE(a.left(), -1e-9);
    EXPECT_GE(a.top(), -1e-9);
    EXPECT_LE(a.right(), frozen.size().width + 1e-9);
    EXPECT_LE(a.bottom(), frozen.size().height + 1e-9);
    for (std::size_t j = 0; j < i; ++j) {
      const Box& b = nodes[j].box;
      EXPECT_TRUE(a.left() > b.right() || b.left() > a.right() || a.top() > b.bottom() ||
                  b.top() > a.bottom())
          << nodes[i].code << " and " << nodes[j].code;
    }
  }
}

TEST(FrozenLayout, EveryTaskHasAPlaceOfItsOwn) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  ASSERT_EQ(frozen.nodes().size(), table_16k().tasks().size());
  expect_no_overlap(frozen);
  const auto sizes = estimate_node_sizes(table_16k());
  double lowest_used = 0;
  for (const FrozenNode& node : frozen.nodes()) {
    EXPECT_EQ(node.box.size, sizes.at(node.code));
    if (node.used) lowest_used = std::max(lowest_used, node.box.bottom());
  }
  std::size_t unused = 0;
  for (const FrozenNode& node : frozen.nodes()) {
    if (node.used) continue;
    ++unused;
    EXPECT_GT(node.box.top(), lowest_used) << node.code;
  }
  EXPECT_EQ(unused, table_16k().tasks().size() - unite(frontier_16k()).tasks.size());
}

TEST(FrozenLayout, TheSameInputGivesTheSamePlacesInAnotherHelper) {
  const auto first = real_client(), second = real_client();
  EXPECT_EQ(frozen_16k(*first), frozen_16k(*second));
  EXPECT_EQ(frozen_16k(*first), frozen_16k(*second));
}

TEST(FrozenLayout, WithoutSolutionsAllStandInAGrid) {
  const auto client = real_client();
  const auto outcome =
      freeze_layout(table_16k(), {}, estimate_node_sizes(table_16k()), *client, {}, {});
  ASSERT_TRUE(outcome.done());
  EXPECT_EQ(client->starts(), 0);
  expect_no_overlap(outcome.result);
  EXPECT_GT(outcome.result.size().width, outcome.result.size().height);
}

TEST(FrozenLayout, ManyUnusedTasksFillSeveralRows) {
  const auto client = real_client();
  const auto& one = frontier_16k().front();
  const auto outcome = freeze_layout(table_16k(), std::span(&one, 1),
                                     estimate_node_sizes(table_16k()), *client, {}, {});
  ASSERT_TRUE(outcome.done());
  expect_no_overlap(outcome.result);
}

TEST(FrozenLayout, JsonComesBackAsItWas) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  const testing::CommaLocale comma;
  const std::string text = to_json(frozen).dump();
  EXPECT_EQ(frozen_layout_from_json(nlohmann::json::parse(text)), frozen);
}

TEST(FrozenLayout, DamagedJsonIsRefusedByMember) {
  const FrozenLayout frozen({{"a", {{10, 10}, {20, 20}}, true}}, {20, 20});
  const nlohmann::json good = to_json(frozen);
  EXPECT_EQ(frozen_layout_from_json(good), frozen);
  const auto refused = [&](const std::string& text, std::function<void(nlohmann::json&)> change) {
    nlohmann::json bad = good;
    change(bad);
    try {
      frozen_layout_from_json(bad);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      EXPECT_NE(std::string(error.what()).find(text), std::string::npos) << error.what();
    }
  };
  refused("object", [](auto& j) { j = 3; });
  refused("version", [](auto& j) { j.erase("version"); });
  refused("newer", [](auto& j) { j["version"] = 2; });
  refused("size", [](auto& j) { j["size"] = {1, "x"}; });
  refused("size", [](auto& j) { j["size"] = {-1, 3}; });
  refused("nodes", [](auto& j) { j["nodes"] = nullptr; });
  refused("nodes[0].code", [](auto& j) { j["nodes"][0]["code"] = 5; });
  refused("nodes[0].x", [](auto& j) { j["nodes"][0]["x"] = "3"; });
  refused("nodes[0].x", [](auto& j) { j["nodes"][0]["x"] = 1e300; });
  refused("nodes[0].used", [](auto& j) { j["nodes"][0].erase("used"); });
  refused("the box of a", [](auto& j) { j["nodes"][0]["width"] = 0; });
  refused("twice", [](auto& j) { j["nodes"].push_back(j["nodes"][0]); });
}

TEST(FrozenLayout, MissingSizesAreTheCallersFault) {
  const auto client = real_client();
  auto sizes = estimate_node_sizes(table_16k());
  sizes.erase("reshade");
  EXPECT_THROW(freeze_layout(table_16k(), frontier_16k(), sizes, *client, {}, {}), Error);
}

TEST(FrozenLayout, FailureAndStopAreOutcomes) {
  LayoutClient broken(testing::with_helper("/nowhere/helper"));
  const auto sizes = estimate_node_sizes(table_16k());
  const auto failed = freeze_layout(table_16k(), frontier_16k(), sizes, broken, {}, {});
  EXPECT_EQ(failed.status, HelperStatus::kFailed);
  EXPECT_FALSE(failed.reason.empty());
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_EQ(freeze_layout(table_16k(), frontier_16k(), sizes, broken, {}, context).status,
            HelperStatus::kStopped);
}

}  // namespace
}  // namespace taskatlas
