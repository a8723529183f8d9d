// SPDX-License-Identifier: MIT
#include "graph/layout_protocol.hpp"

#include "support/random.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace taskatlas::layout_protocol {
namespace {

LayoutRequest a_layout_request() {
  LayoutRequest request;
  request.nodes = {{10, 20}, {30, 40.5}};
  request.ranks = {RankHint::kNone, RankHint::kLast};
  request.edges = {{0, 1}, {1, 1}};
  request.node_gap = 1.25;
  return request;
}

RouteResult a_route_result() {
  RouteResult result;
  result.routes.push_back({{{0, 0}, {1, 1}, {2, 1}, {3, 0}}, {}});
  result.routes.push_back({{}, "no way"});
  return result;
}

template <class Item>
std::string again(const std::string& bytes) {
  Item item;
  decode(bytes, item);
  return encode(item);
}

TEST(LayoutProtocol, EveryPayloadComesBackAsItWas) {
  RouteRequest route;
  route.boxes = {{{1, 2}, {3, 4}}, {{-5, 6e6}, {7, 8}}};
  route.pairs = {{0, 1}};
  const LayoutResult placed{{{1.5, 2}, {3, 1e-300}}, {5, 6}};
  EXPECT_EQ(again<LayoutRequest>(encode(a_layout_request())), encode(a_layout_request()));
  EXPECT_EQ(again<RouteRequest>(encode(route)), encode(route));
  EXPECT_EQ(again<LayoutResult>(encode(placed)), encode(placed));
  EXPECT_EQ(again<RouteResult>(encode(a_route_result())), encode(a_route_result()));
  HelperVersion version;
  decode(encode(HelperVersion{3, "a", "b"}), version);
  EXPECT_EQ(version.program + version.graphviz + std::to_string(version.protocol), "ab3");
  EXPECT_EQ(decode_text(encode_text(std::string(9000, 'x'))), std::string(kMaxTextBytes, 'x'));
}

TEST(LayoutProtocol, BytesAreLittleEndianAsDocumented) {
  const std::string message = frame(encode_request(RequestType::kPing, 0x01020304, ""));
  EXPECT_EQ(message, std::string("\x05\0\0\0\x01\x04\x03\x02\x01", 9));
}

TEST(LayoutProtocol, EveryCutAndEveryTailIsNoticed) {
  const auto damaged = [](const std::string& whole, auto decode_it) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
      EXPECT_THROW(decode_it(whole.substr(0, length)), ProtocolError) << length;
    }
    EXPECT_THROW(decode_it(whole + '\0'), ProtocolError);
  };
  damaged(encode(a_layout_request()), [](const std::string& bytes) {
    LayoutRequest request;
    decode(bytes, request);
  });
  damaged(encode(a_route_result()), [](const std::string& bytes) {
    RouteResult result;
    decode(bytes, result);
  });
}

TEST(LayoutProtocol, CountsAreCheckedBeforeRoomIsMade) {
  std::string bytes = encode(LayoutRequest{});  // two gaps, then the number of nodes
  for (std::size_t i = 16; i < 20; ++i) bytes[i] = '\xFF';
  LayoutRequest request;
  EXPECT_THROW(decode(bytes, request), ProtocolError);
  EXPECT_LT(request.nodes.capacity(), kMaxLayoutNodes);
}

TEST(LayoutProtocol, AnswersHoldFiniteNumbersAndWholeCurvesOnly) {
  LayoutResult placed{{{std::numeric_limits<double>::quiet_NaN(), 0}}, {1, 1}};
  EXPECT_THROW(decode(encode(placed), placed), ProtocolError);
  RouteResult result = a_route_result();
  result.routes[0].curve.pop_back();
  EXPECT_THROW(decode(encode(result), result), ProtocolError);
  result = a_route_result();
  result.routes[1].error.clear();
  EXPECT_THROW(decode(encode(result), result), ProtocolError);
}

TEST(LayoutProtocol, RandomBytesNeverDoHarm) {
  testing::Random random(11);
  for (int trial = 0; trial < 20000; ++trial) {
    std::string bytes = trial % 2 == 0 ? encode(a_layout_request()) : encode(a_route_result());
    for (int i = random.between(1, 6); i > 0; --i) {
      bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    }
    try {
      if (trial % 2 == 0) {
        LayoutRequest request;
        decode(bytes, request);
        if (problem_of(request).empty()) {
          for (const NodePair edge : request.edges) EXPECT_LT(edge.from, request.nodes.size());
        }
      } else {
        RouteResult result;
        decode(bytes, result);
        for (const Route& route : result.routes) EXPECT_NE(route.curve.size() % 3, 2u);
      }
    } catch (const ProtocolError&) {
    }
  }
}

TEST(LayoutProtocol, RequestsBeyondTheirLimitsAreNamed) {
  const auto named = [](auto change, const char* text) {
    LayoutRequest request = a_layout_request();
    change(request);
    EXPECT_NE(problem_of(request).find(text), std::string::npos) << problem_of(request);
  };
  EXPECT_EQ(problem_of(a_layout_request()), "");
  named([](auto& r) { r.nodes.resize(kMaxLayoutNodes + 1, {1, 1}); }, "nodes");
  named([](auto& r) { r.edges.resize(kMaxLayoutEdges + 1); }, "edges");
  named([](auto& r) { r.nodes[1].width = std::numeric_limits<double>::quiet_NaN(); }, "node 1");
  named([](auto& r) { r.nodes[0].height = std::numeric_limits<double>::infinity(); }, "node 0");
  named([](auto& r) { r.nodes[0].height = -1; }, "node 0");
  named([](auto& r) { r.edges[1].to = 2; }, "edge 1");
  named([](auto& r) { r.ranks.pop_back(); }, "rank");
  named([](auto& r) { r.ranks[0] = static_cast<RankHint>(9); }, "rank");
  named([](auto& r) { r.rank_gap = std::numeric_limits<double>::quiet_NaN(); }, "gap");
}

}  // namespace
}  // namespace taskatlas::layout_protocol
