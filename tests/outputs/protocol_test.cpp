// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "outputs/predict_protocol.hpp"
#include "outputs/predictor.hpp"
#include "outputs/support.hpp"

#include <csignal>
#include <random>

#include <gtest/gtest.h>

namespace taskatlas::outputs {
namespace {

Request request() {
  Request asked;
  asked.subject.sample = "room_00003/point_1_view_2";
  asked.target = "rgb2depth";
  asked.rows = {{"rgb2depth", {"self"}, 0, 1}, {"rgb2depth", {"a", "b"}, 64, 3}};
  return asked;
}

Reply reply() {
  Reply out;
  out.target = "rgb2depth";
  out.inputs = {dataset::Values(3, 2, 3)};
  const auto all = testing::answers();
  out.truth = all[0];
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.rows.push_back({{}, all[i], 0.25F * static_cast<float>(i), {}});
  }
  out.rows[1].loss = std::numeric_limits<float>::quiet_NaN();
  out.rows[2].loss.reset();
  out.rows.push_back({{}, {}, {}, "is gone"});
  return out;
}

TEST(Protocol, RequestsComeBack) {
  const std::string line = format_request(7, request());
  EXPECT_EQ(line.back(), '\n');
  const NumberedRequest read = parse_request(line.substr(0, line.size() - 1));
  EXPECT_EQ(read.id, 7U);
  EXPECT_EQ(read.request.subject, request().subject);
  EXPECT_EQ(read.request.target, request().target);
  EXPECT_EQ(read.request.rows, request().rows);
  EXPECT_TRUE(read.request.truth);
}

TEST(Protocol, RefusesRequests) {
  for (const char* line :
       {"", "x", "[]", "{}", R"({"id":-1,"target":"t","sample":"s","truth":true,"rows":[]})",
        R"({"id":1,"target":"t","sample":"s","truth":1,"rows":[]})",
        R"({"id":1,"target":"t","sample":"s","truth":true,"rows":[1]})",
        R"({"id":1,"target":"t","sample":"s","truth":true,"rows":[{"sources":"a"}]})"}) {
    EXPECT_THROW(parse_request(line), Error) << line;
  }
  EXPECT_THROW(parse_request(std::string(1000, '[')), Error);
  Request asked = request();
  asked.subject.photo = "p.jpg";
  EXPECT_THROW(format_request(1, asked), Error);
  asked = request();
  asked.rows[0].target = "other";
  EXPECT_THROW(format_request(1, asked), Error);
}

// In pieces of any size, several after one another.
TEST(Protocol, RepliesComeBack) {
  const std::string bytes = format_ready() + format_reply(4, reply()) +
                            format_error(5, ErrorKind::kBadInput, "no \"such\" thing") +
                            format_reply(6, reply());
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
    ReplyReader reader;
    std::vector<PredictEvent> events;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view(bytes).substr(at, piece));
      while (auto event = reader.next()) events.push_back(*std::move(event));
    }
    ASSERT_EQ(events.size(), 4U);
    EXPECT_TRUE(std::holds_alternative<Ready>(events[0]));
    const auto& read = std::get<NumberedReply>(events[1]);
    EXPECT_EQ(read.id, 4U);
    ASSERT_EQ(read.reply.rows.size(), reply().rows.size());
    EXPECT_EQ(read.reply.inputs.size(), 1U);
    EXPECT_TRUE(read.reply.truth);
    EXPECT_TRUE(std::isnan(*read.reply.rows[1].loss));
    EXPECT_FALSE(read.reply.rows[2].loss);
    EXPECT_EQ(read.reply.rows[3].loss, 0.75F);
    EXPECT_EQ(read.reply.rows[6].answer->numbers, reply().rows[6].answer->numbers);
    EXPECT_EQ(read.reply.rows.back().problem, "is gone");
    EXPECT_FALSE(read.reply.rows.back().answer);
    const auto& error = std::get<NumberedError>(events[2]);
    EXPECT_EQ(error.id, 5U);
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_EQ(error.message, "no \"such\" thing");
  }
}

TEST(Protocol, RepliesAreNotBelieved) {
  const std::string good = format_reply(4, reply());
  std::mt19937 random(9);
  for (int i = 0; i < 600; ++i) {
    std::string bytes = good;
    for (int k = 0; k <= i % 3; ++k) {
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    }
    ReplyReader reader;
    try {
      reader.feed(bytes);
      while (reader.next()) {
      }
    } catch (const Error& error) {
      EXPECT_NE(error.kind(), ErrorKind::kUsage) << error.what();
    }
  }
  for (const char* line :
       {"Segmentation fault\n", "{}\n",
        R"({"event":"moon"})"
        "\n",
        R"({"event":"reply","id":1,"target":"t","inputs":[],"rows":[],"bytes":[99999999999]})"
        "\n",
        R"({"event":"reply","id":1,"target":"t","inputs":[0],"rows":[],"bytes":[]})"
        "\n",
        R"({"event":"ready","version":99})"
        "\n"}) {
    ReplyReader reader;
    reader.feed(line);
    EXPECT_THROW(reader.next(), Error) << line;
  }
  ReplyReader reader;
  reader.feed(std::string(kMaxReplyLine + 2, ' '));
  EXPECT_THROW(reader.next(), Error);
}

// Programs that are no engine.
TEST(Predictors, SayWhatIsWrong) {
  std::signal(SIGPIPE, SIG_IGN);  // as predictor.hpp asks
  const auto failed = [](const char* program) {
    Predictor predictor("/tmp/none.taskstudy", program);
    try {
      predictor.ask(request(), {});
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::kUsage;
  };
  EXPECT_EQ(failed("/bin/false"), ErrorKind::kFailed);  // dies twice
  // Speaks something else and ends; which of the two is noticed first is not settled.
  const ErrorKind other = failed("/bin/echo");
  EXPECT_TRUE(other == ErrorKind::kBadInput || other == ErrorKind::kFailed);
  EXPECT_EQ(failed("/nowhere/x"), ErrorKind::kFailed);
}

}  // namespace
}  // namespace taskatlas::outputs
