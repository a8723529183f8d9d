// SPDX-License-Identifier: MIT
// How one asks `taskatlas-engine predict --study STUDY --stdin`.
//
// Its standard input, one JSON object a line (at most kMaxRequestBytes):
//   {"id":1,"target":"rgb2depth","sample":"room_00003/point_1_view_2","truth":true,
//    "rows":[{"sources":["self"],"transfer_images":0,"seed":1},..]}
// with "photo":"/path" in place of "sample" for one's own picture. End of file ends the engine.
//
// Its standard output: a first line
//   {"event":"ready","version":1,"program":".."}
// then for each request, in their order, one line and bytes:
//   {"event":"reply","id":1,"target":"..","inputs":[i,..],"truth":i,
//    "rows":[{"answer":i,"loss":0.1,"problem":".."},..],"bytes":[n0,n1,..]}\n
//   n0 bytes, n1 bytes, .. of encode_answer(), which the numbers i above refer to; "truth" and
//   "answer" are absent where there is none, "loss" is null where it is no number
// or one line:
//   {"event":"error","id":1,"kind":"bad-input","message":".."}
// "kind" is failed, usage or bad-input.
#pragma once

#include "base/error.hpp"
#include "outputs/request.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace taskatlas::outputs {

inline constexpr int kPredictVersion = 1;
inline constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxReplyLine = std::size_t{8} << 20;
inline constexpr std::size_t kMaxReplyBytes = std::size_t{1} << 30;  // of all answers together

// One line with its end. Throws as check() does.
std::string format_request(std::uint64_t id, const Request& request);
struct NumberedRequest {
  std::uint64_t id = 0;
  Request request;
};
// Throws Error(kBadInput) for anything else.
NumberedRequest parse_request(std::string_view line);

std::string format_ready();
std::string format_reply(std::uint64_t id, const Reply& reply);  // line and bytes
std::string format_error(std::uint64_t id, ErrorKind kind, const std::string& message);

struct Ready {};
struct NumberedReply {
  std::uint64_t id = 0;
  Reply reply;  // rows without Row, which the request has: see ReplyReader
};
struct NumberedError {
  std::uint64_t id = 0;
  ErrorKind kind = ErrorKind::kFailed;
  std::string message;
};
using PredictEvent = std::variant<Ready, NumberedReply, NumberedError>;

// Puts together what comes in pieces. Nothing is believed: throws Error(kBadInput) for lines that
// are too long, numbers out of range, and bytes that are no answers; it is of no use then.
class ReplyReader {
 public:
  void feed(std::string_view bytes);
  // The next whole event, if there is one.
  std::optional<PredictEvent> next();

 private:
  std::string pending_;
  // Of a reply whose bytes are still to come.
  bool begun_ = false;
  std::string line_;
  std::vector<std::size_t> lengths_;
  std::size_t needed_ = 0;
};

}  // namespace taskatlas::outputs
