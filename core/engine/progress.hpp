// SPDX-License-Identifier: MIT
// How taskatlas-engine tells the program that started it how far it is: one JSON object a line on
// its standard output, UTF-8, LF line ends, flushed after each line. Keys that a reader does not
// know are to be passed over, and so are events of an unknown kind: later versions may add both.
//
//   {"event":"start","version":1,"program":"0.1.0+1a2b3c4d5e6f","job":"render"}
//       first line
//   {"event":"progress","stage":"rooms","done":12,"total":42,"seconds_left":31.5}
//       at most ten a second and one when a stage is done; done and total are in the stage's own
//       units and never fall within a stage; seconds_left is absent until it can be told
//   {"event":"log","message":"room_00003: rendered before"}
//   {"event":"done","outcome":"finished"|"stopped","result":{..}}
//       last line where the engine ended on purpose; exit code 0, or 130 where it was stopped.
//       result holds what the job has to say, by the job; strings and numbers
//   {"event":"error","kind":"failed"|"usage"|"bad_input","message":".."}
//       last line otherwise; exit code 1, 2 or 3
//
// Where neither done nor error comes, the engine died. To stop it, send SIGINT or SIGTERM, or close
// its standard input if it was started with --stop-on-eof; it ends within a second and leaves
// nothing that running again would not mend.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace taskatlas::engine {

inline constexpr int kProtocolVersion = 1;
inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 16;

struct Started {
  int version = kProtocolVersion;
  std::string program;
  std::string job;
  bool operator==(const Started&) const = default;
};

struct Progressed {
  std::string stage;
  double done = 0;
  double total = 0;
  std::optional<double> seconds_left;
  bool operator==(const Progressed&) const = default;
};

struct Logged {
  std::string message;
  bool operator==(const Logged&) const = default;
};

struct Done {
  bool stopped = false;
  std::map<std::string, std::variant<double, std::string>> result;
  bool operator==(const Done&) const = default;
};

struct Failed {
  ErrorKind kind = ErrorKind::kFailed;
  std::string message;
  bool operator==(const Failed&) const = default;
};

using Event = std::variant<Started, Progressed, Logged, Done, Failed>;

// One line without its end. Bytes that are no UTF-8 are replaced.
std::string format_event(const Event& event);

// nullopt for an object whose event is unknown. Throws Error(kBadInput) for anything else that is
// not such a line: no JSON object, a key of the wrong type, a number that is not finite, a line
// longer than kMaxLineBytes.
std::optional<Event> parse_event(std::string_view line);

// Takes bytes as they come from a pipe and hands out whole lines' events. Not thread-safe.
class EventReader {
 public:
  // Calls on_event for each event that is complete. Throws as parse_event does; what came before
  // was handed out.
  void feed(std::string_view bytes, const std::function<void(const Event&)>& on_event);
  bool in_the_middle() const { return !pending_.empty(); }  // of a line

 private:
  std::string pending_;
};

// Thins progress out to ten reports a second and tells the time left from the pace since the
// stage began. Thread-safe.
class ProgressMeter {
 public:
  using Clock = std::chrono::steady_clock;
  // What to report, or nothing yet. The first and the last of a stage are always reported.
  std::optional<Progressed> update(double done, double total, std::string_view stage,
                                   Clock::time_point now = Clock::now());

 private:
  std::mutex mutex_;
  std::string stage_;
  Clock::time_point begun_, reported_;
  double first_ = 0;
  double last_ = -1;
};

}  // namespace taskatlas::engine
