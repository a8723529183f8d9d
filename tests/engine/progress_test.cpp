// SPDX-License-Identifier: MIT
#include "engine/progress.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

const std::vector<Event>& all_events() {
  static const std::vector<Event> events{Started{1, "0.1.0+1a2b3c4d5e6f", "render"},
                                         Progressed{"views", 12, 42, 31.5},
                                         Progressed{"views", 0, 42, std::nullopt},
                                         Logged{"line\nbreaks, \"quotes\" and ünïcode"},
                                         Done{false, {{"folder", "/data/rooms"}, {"views", 42.0}}},
                                         Done{true, {}},
                                         Failed{ErrorKind::kBadInput, "no"},
                                         Failed{ErrorKind::kUsage, "no"},
                                         Failed{ErrorKind::kFailed, "no"}};
  return events;
}

TEST(Event, ReadsBackAsWritten) {
  for (const Event& event : all_events()) {
    const std::string line = format_event(event);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto read = parse_event(line);
    ASSERT_TRUE(read.has_value()) << line;
    EXPECT_TRUE(*read == event) << line;
  }
}

TEST(Event, OfAnUnknownKindAndUnknownKeysArePassedOver) {
  EXPECT_FALSE(parse_event(R"({"event":"picture","bytes":3})").has_value());
  EXPECT_TRUE(parse_event(R"({"event":"log","message":"m","level":"debug"})").has_value());
}

TEST(Event, RefusesWhatIsNone) {
  for (const std::string line : {"", "{", "[]", "3", "null", R"({"event":3})", R"({"message":"m"})",
                                 R"({"event":"log"})", R"({"event":"log","message":3})",
                                 R"({"event":"progress","stage":"s","done":"1","total":2})",
                                 R"({"event":"progress","stage":"s","done":1e999,"total":2})",
                                 R"({"event":"done","outcome":"maybe"})",
                                 R"({"event":"done","outcome":"finished","result":[1]})",
                                 R"({"event":"done","outcome":"finished","result":{"a":[1]}})",
                                 R"({"event":"error","kind":"odd","message":"m"})",
                                 R"({"event":"start","version":-1,"program":"p","job":"j"})"}) {
    EXPECT_THROW(parse_event(line), Error) << line;
  }
  EXPECT_THROW(parse_event(std::string(1000, '[')), Error);
  EXPECT_THROW(parse_event(std::string(kMaxLineBytes + 1, ' ')), Error);
}

TEST(Event, HoldsNoBytesThatAreNoText) {
  const auto read = parse_event(format_event(Logged{"a\xff\xfe"}));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(std::get<Logged>(*read).message, "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(EventReader, TakesAnyPieces) {
  std::string text;
  for (const Event& event : all_events()) text += format_event(event) + "\n";
  for (const std::size_t piece : {1U, 7U, 4096U}) {
    EventReader reader;
    std::vector<Event> got;
    for (std::size_t i = 0; i < text.size(); i += piece) {
      reader.feed(text.substr(i, piece), [&](const Event& event) { got.push_back(event); });
    }
    EXPECT_TRUE(got == all_events());
    EXPECT_FALSE(reader.in_the_middle());
  }
}

TEST(EventReader, RefusesEndlessLines) {
  EventReader reader;
  const std::string piece(1000, 'x');
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) reader.feed(piece, [](const Event&) {});
      },
      Error);
}

TEST(ProgressMeter, ReportsAtMostTenTimesASecondAndTheEnds) {
  ProgressMeter meter;
  const auto start = ProgressMeter::Clock::now();
  int reports = 0;
  for (int i = 0; i <= 1000; ++i) {
    const auto now = start + std::chrono::milliseconds(2 * i);
    const auto event = meter.update(i, 1000, "views", now);
    if (!event) continue;
    ++reports;
    if (i == 500) {
      ASSERT_TRUE(event->seconds_left.has_value());
      EXPECT_NEAR(*event->seconds_left, 1, 1e-9);
    }
  }
  EXPECT_GE(reports, 20);
  EXPECT_LE(reports, 22);
  EXPECT_TRUE(meter.update(0, 5, "next", start).has_value());
  EXPECT_TRUE(meter.update(5, 5, "next", start).has_value());
}

TEST(ProgressMeter, NeverGoesBack) {
  ProgressMeter meter;
  const auto start = ProgressMeter::Clock::now();
  EXPECT_TRUE(meter.update(5, 10, "views", start).has_value());
  EXPECT_FALSE(meter.update(4, 10, "views", start + std::chrono::seconds(1)).has_value());
}

}  // namespace
}  // namespace taskatlas::engine
