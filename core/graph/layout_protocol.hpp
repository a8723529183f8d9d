// SPDX-License-Identifier: MIT
// The bytes between the program and the layout helper (docs/layout-protocol.md). Both sides check
// counts against limits, and against the bytes that are there, before they make room for them.
#pragma once

#include "graph/layout_request.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace taskatlas::layout_protocol {

inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kLengthBytes = 4;                         // before each message
inline constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 20;  // of one message
inline constexpr std::size_t kMaxResponseBytes = std::size_t{1} << 25;
inline constexpr std::size_t kMaxCurvePoints = 3001;  // of one curve
inline constexpr std::size_t kMaxTextBytes = 4096;    // of one text

enum class RequestType : std::uint8_t { kPing = 1, kLayout = 2, kRoute = 3 };
enum class ResponseStatus : std::uint8_t { kDone = 0, kError = 1 };

// The other side does not keep to the protocol.
class ProtocolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The length, little-endian, that precedes a message, and back.
std::string frame(std::string_view message);
std::uint32_t read_length(const char bytes[kLengthBytes]);

struct RequestHeader {
  RequestType type = RequestType::kPing;
  std::uint32_t serial = 0;  // comes back with the answer
  std::string_view payload;
};
struct ResponseHeader {
  ResponseStatus status = ResponseStatus::kDone;
  std::uint32_t serial = 0;
  std::string_view payload;
};

// Whole messages, without the length before them; decoding throws ProtocolError.
std::string encode_request(RequestType type, std::uint32_t serial, std::string_view payload);
std::string encode_response(ResponseStatus status, std::uint32_t serial, std::string_view payload);
RequestHeader decode_request(std::string_view message);
ResponseHeader decode_response(std::string_view message);

// Payloads. Requests are decoded as they are: ask problem_of. Answers are checked: finite numbers,
// whole curves.
std::string encode(const LayoutRequest& request);
std::string encode(const RouteRequest& request);
std::string encode(const HelperVersion& version);
std::string encode(const LayoutResult& result);
std::string encode(const RouteResult& result);
std::string encode_text(std::string_view text);  // cut at kMaxTextBytes
void decode(std::string_view payload, LayoutRequest& request);
void decode(std::string_view payload, RouteRequest& request);
void decode(std::string_view payload, HelperVersion& version);
void decode(std::string_view payload, LayoutResult& result);
void decode(std::string_view payload, RouteResult& result);
std::string decode_text(std::string_view payload);

}  // namespace taskatlas::layout_protocol
