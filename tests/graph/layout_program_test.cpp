// SPDX-License-Identifier: MIT
// The helper program by itself: bytes in, bytes out, exit code.
#include "graph/layout_protocol.hpp"
#include "graph_support.hpp"
#include "support/random.hpp"

#include <string>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

namespace protocol = layout_protocol;
using protocol::RequestType;
using testing::Ran;

Ran feed(const std::string& bytes) {
  const testing::TemporaryFolder folder;
  const auto input = folder / "input";
  write_file_atomically(input, bytes, Links::kFollow);
  return testing::run_program("'" + testing::real_helper().string() + "' <'" + input.string() +
                              "' 2>/dev/null");
}

std::string ask(RequestType type, std::uint32_t serial, std::string_view payload) {
  return protocol::frame(protocol::encode_request(type, serial, payload));
}

// Takes one message off the front.
std::string take_message(std::string& bytes) {
  if (bytes.size() < protocol::kLengthBytes) return {};
  const std::size_t length = protocol::read_length(bytes.data());
  std::string message = bytes.substr(protocol::kLengthBytes, length);
  bytes.erase(0, protocol::kLengthBytes + length);
  return message;
}

TEST(LayoutProgram, EndsQuietlyWithItsInput) {
  EXPECT_EQ(feed("").status, 0);
  EXPECT_EQ(feed("\x05").status, 0);
  EXPECT_EQ(feed(std::string("\x05\0\0\0\x01", 5)).status, 0);
}

TEST(LayoutProgram, EndsQuietlyWithABrokenPipe) {
  const testing::TemporaryFolder folder;
  std::string many;
  for (std::uint32_t i = 0; i < 20000; ++i) many += ask(RequestType::kPing, i, "");
  write_file_atomically(folder / "input", many, Links::kFollow);
  const Ran ran = testing::run_program("bash -c \"'" + testing::real_helper().string() + "' <'" +
                                       (folder / "input").string() +
                                       "' 2>&1 | head -c 10 >/dev/null; echo \\${PIPESTATUS[0]}\"");
  EXPECT_EQ(ran.output, "0\n");
}

TEST(LayoutProgram, TakesNoArguments) {
  EXPECT_EQ(testing::run_program("'" + testing::real_helper().string() + "' x 2>/dev/null").status,
            2);
}

TEST(LayoutProgram, AnswersInOrderAndSaysWhatIsWrong) {
  std::string wrong = protocol::encode(testing::small_request());
  wrong.pop_back();
  LayoutRequest beyond = testing::small_request();
  beyond.edges.push_back({0, 99});
  Ran ran = feed(ask(RequestType::kPing, 7, "") + ask(RequestType::kLayout, 8, wrong) +
                 ask(static_cast<RequestType>(9), 9, "") + protocol::frame("") +
                 ask(RequestType::kLayout, 10, protocol::encode(beyond)) +
                 ask(RequestType::kLayout, 11, protocol::encode(testing::small_request())));
  EXPECT_EQ(ran.status, 0);
  HelperVersion version;
  std::string message = take_message(ran.output);
  EXPECT_EQ(protocol::decode_response(message).serial, 7u);
  protocol::decode(protocol::decode_response(message).payload, version);
  EXPECT_EQ(version.protocol, protocol::kVersion);
  EXPECT_EQ(version.program.rfind("taskatlas-layout ", 0), 0u);
  EXPECT_FALSE(version.graphviz.empty());
  const std::vector<std::pair<std::uint32_t, std::string>> errors = {
      {8, "too short"}, {0, "known type"}, {0, "too short"}, {10, "does not exist"}};
  for (const auto& [serial, text] : errors) {
    message = take_message(ran.output);
    const auto header = protocol::decode_response(message);
    EXPECT_EQ(header.status, protocol::ResponseStatus::kError);
    EXPECT_EQ(header.serial, serial);
    EXPECT_NE(protocol::decode_text(header.payload).find(text), std::string::npos)
        << protocol::decode_text(header.payload);
  }
  message = take_message(ran.output);
  LayoutResult placed;
  protocol::decode(protocol::decode_response(message).payload, placed);
  EXPECT_EQ(placed.centres.size(), 4u);
  EXPECT_TRUE(ran.output.empty());
}

TEST(LayoutProgram, RefusesAMessageThatIsTooLongBeforeReadingIt) {
  EXPECT_EQ(feed(std::string("\xFF\xFF\xFF\xFF", 4)).status, 3);
  EXPECT_EQ(feed(std::string("\x01\0\x10\0", 4)).status, 3);
}

TEST(LayoutProgram, RandomRequestsAreAnsweredOrRefused) {
  testing::Random random(5);
  std::string bytes;
  constexpr std::uint32_t kRequests = 400;
  RouteRequest route;
  route.boxes = {{{0, 0}, {20, 10}}, {{60, 40}, {20, 10}}, {{30, 20}, {20, 10}}};
  route.pairs = {{0, 1}, {1, 0}};
  for (std::uint32_t i = 0; i < kRequests; ++i) {
    const bool placing = random.chance(0.5);
    std::string payload =
        placing ? protocol::encode(testing::small_request()) : protocol::encode(route);
    for (int k = random.between(0, 3); k > 0; --k) {
      payload[random.below(payload.size())] = static_cast<char>(random.below(256));
    }
    bytes += ask(placing ? RequestType::kLayout : RequestType::kRoute, i, payload);
  }
  Ran ran = feed(bytes);
  EXPECT_EQ(ran.status, 0);
  for (std::uint32_t i = 0; i < kRequests; ++i) {
    const std::string message = take_message(ran.output);
    ASSERT_EQ(protocol::decode_response(message).serial, i);
  }
}

}  // namespace
}  // namespace taskatlas
