// SPDX-License-Identifier: MIT
#include "graph/layout_protocol.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace taskatlas::layout_protocol {
namespace {

static_assert(std::numeric_limits<double>::is_iec559 && sizeof(double) == 8);

class Writer {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u32(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) u8(static_cast<std::uint8_t>(value >> shift));
  }
  void f64(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    u32(static_cast<std::uint32_t>(bits));
    u32(static_cast<std::uint32_t>(bits >> 32));
  }
  void count(std::size_t value) { u32(static_cast<std::uint32_t>(value)); }
  void point(Point p) {
    f64(p.x);
    f64(p.y);
  }
  void size(Size s) {
    f64(s.width);
    f64(s.height);
  }
  void pair(NodePair p) {
    u32(p.from);
    u32(p.to);
  }
  void text(std::string_view value) {
    value = value.substr(0, kMaxTextBytes);
    count(value.size());
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t u8() {
    need(1);
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint32_t u32() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= static_cast<std::uint32_t>(u8()) << shift;
    return value;
  }
  double f64() {
    const std::uint64_t low = u32();
    const std::uint64_t high = u32();
    return std::bit_cast<double>(low | high << 32);
  }
  double finite() {
    const double value = f64();
    if (!std::isfinite(value)) throw ProtocolError("a number is not finite");
    return value;
  }
  // A number of items of at least `bytes_each`, checked against what is left before anyone
  // reserves room for them.
  std::size_t count(std::size_t limit, std::size_t bytes_each) {
    const std::size_t value = u32();
    if (value > limit) throw ProtocolError("a count exceeds its limit");
    if (value * bytes_each > rest_.size()) throw ProtocolError("the message is too short");
    return value;
  }
  Point point() {
    const double x = finite();
    return {x, finite()};
  }
  Size size() {
    const double width = finite();
    return {width, finite()};
  }
  NodePair pair() {
    const std::uint32_t from = u32();
    return {from, u32()};
  }
  std::string text() {
    const std::size_t length = count(kMaxTextBytes, 1);
    std::string value(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return value;
  }
  std::string_view rest() const { return rest_; }
  void end() const {
    if (!rest_.empty()) throw ProtocolError("the message is longer than it should be");
  }

 private:
  void need(std::size_t bytes) const {
    if (rest_.size() < bytes) throw ProtocolError("the message is too short");
  }
  std::string_view rest_;
};

}  // namespace

std::string frame(std::string_view message) {
  Writer writer;
  writer.count(message.size());
  writer.raw(message);
  return writer.take();
}

std::uint32_t read_length(const char bytes[kLengthBytes]) {
  return Reader(std::string_view(bytes, kLengthBytes)).u32();
}

std::string encode_request(RequestType type, std::uint32_t serial, std::string_view payload) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(type));
  writer.u32(serial);
  writer.raw(payload);
  return writer.take();
}

std::string encode_response(ResponseStatus status, std::uint32_t serial, std::string_view payload) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(status));
  writer.u32(serial);
  writer.raw(payload);
  return writer.take();
}

RequestHeader decode_request(std::string_view message) {
  Reader reader(message);
  RequestHeader header;
  const std::uint8_t type = reader.u8();
  if (type < 1 || type > 3) throw ProtocolError("the request is of no known type");
  header.type = static_cast<RequestType>(type);
  header.serial = reader.u32();
  header.payload = reader.rest();
  return header;
}

ResponseHeader decode_response(std::string_view message) {
  Reader reader(message);
  ResponseHeader header;
  const std::uint8_t status = reader.u8();
  if (status > 1) throw ProtocolError("the answer has no known status");
  header.status = static_cast<ResponseStatus>(status);
  header.serial = reader.u32();
  header.payload = reader.rest();
  return header;
}

std::string encode(const LayoutRequest& request) {
  Writer writer;
  writer.f64(request.node_gap);
  writer.f64(request.rank_gap);
  writer.count(request.nodes.size());
  for (std::size_t i = 0; i < request.nodes.size(); ++i) {
    writer.size(request.nodes[i]);
    writer.u8(
        static_cast<std::uint8_t>(request.ranks.empty() ? RankHint::kNone : request.ranks[i]));
  }
  writer.count(request.edges.size());
  for (const NodePair edge : request.edges) writer.pair(edge);
  return writer.take();
}

void decode(std::string_view payload, LayoutRequest& request) {
  Reader reader(payload);
  request = {};
  request.node_gap = reader.f64();
  request.rank_gap = reader.f64();
  const std::size_t nodes = reader.count(kMaxLayoutNodes, 17);
  request.nodes.reserve(nodes);
  request.ranks.reserve(nodes);
  for (std::size_t i = 0; i < nodes; ++i) {
    const double width = reader.f64();
    request.nodes.push_back({width, reader.f64()});
    request.ranks.push_back(static_cast<RankHint>(reader.u8()));
  }
  const std::size_t edges = reader.count(kMaxLayoutEdges, 8);
  request.edges.reserve(edges);
  for (std::size_t i = 0; i < edges; ++i) request.edges.push_back(reader.pair());
  reader.end();
}

std::string encode(const RouteRequest& request) {
  Writer writer;
  writer.f64(request.margin);
  writer.count(request.boxes.size());
  for (const Box& box : request.boxes) {
    writer.point(box.centre);
    writer.size(box.size);
  }
  writer.count(request.pairs.size());
  for (const NodePair pair : request.pairs) writer.pair(pair);
  return writer.take();
}

void decode(std::string_view payload, RouteRequest& request) {
  Reader reader(payload);
  request = {};
  request.margin = reader.f64();
  const std::size_t boxes = reader.count(kMaxRouteBoxes, 32);
  request.boxes.reserve(boxes);
  for (std::size_t i = 0; i < boxes; ++i) {
    Box box;
    box.centre = reader.point();
    box.size = reader.size();
    request.boxes.push_back(box);
  }
  const std::size_t pairs = reader.count(kMaxRoutePairs, 8);
  request.pairs.reserve(pairs);
  for (std::size_t i = 0; i < pairs; ++i) request.pairs.push_back(reader.pair());
  reader.end();
}

std::string encode(const HelperVersion& version) {
  Writer writer;
  writer.u32(version.protocol);
  writer.text(version.program);
  writer.text(version.graphviz);
  return writer.take();
}

void decode(std::string_view payload, HelperVersion& version) {
  Reader reader(payload);
  version.protocol = reader.u32();
  version.program = reader.text();
  version.graphviz = reader.text();
  reader.end();
}

std::string encode(const LayoutResult& result) {
  Writer writer;
  writer.size(result.size);
  writer.count(result.centres.size());
  for (const Point centre : result.centres) writer.point(centre);
  return writer.take();
}

void decode(std::string_view payload, LayoutResult& result) {
  Reader reader(payload);
  result = {};
  result.size = reader.size();
  const std::size_t count = reader.count(kMaxLayoutNodes, 16);
  result.centres.reserve(count);
  for (std::size_t i = 0; i < count; ++i) result.centres.push_back(reader.point());
  reader.end();
}

std::string encode(const RouteResult& result) {
  Writer writer;
  writer.count(result.routes.size());
  for (const Route& route : result.routes) {
    writer.count(route.curve.size());
    for (const Point p : route.curve) writer.point(p);
    writer.text(route.error);
  }
  return writer.take();
}

void decode(std::string_view payload, RouteResult& result) {
  Reader reader(payload);
  result = {};
  const std::size_t count = reader.count(kMaxRoutePairs, 8);
  result.routes.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Route route;
    const std::size_t points = reader.count(kMaxCurvePoints, 16);
    route.curve.reserve(points);
    for (std::size_t k = 0; k < points; ++k) route.curve.push_back(reader.point());
    route.error = reader.text();
    const bool whole = points >= 4 && points % 3 == 1;
    if (route.error.empty() ? !whole : points != 0) throw ProtocolError("a curve is not whole");
    result.routes.push_back(std::move(route));
  }
  reader.end();
}

std::string encode_text(std::string_view text) {
  Writer writer;
  writer.text(text);
  return writer.take();
}

std::string decode_text(std::string_view payload) {
  Reader reader(payload);
  std::string text = reader.text();
  reader.end();
  return text;
}

}  // namespace taskatlas::layout_protocol
