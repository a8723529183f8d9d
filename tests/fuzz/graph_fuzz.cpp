// SPDX-License-Identifier: MIT
#include "affinity/ahp.hpp"
#include "affinity/bootstrap.hpp"
#include "base/error.hpp"
#include "fuzz/scratch.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/layout_protocol.hpp"
#include "graph/layout_request.hpp"
#include "taxonomy/scenario.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::fuzz {
namespace {

using namespace layout_protocol;

template <class Item>
void check(std::string_view payload) {
  try {
    Item item;
    decode(payload, item);
    const std::string written = encode(item);
    must(written == payload);  // there is one way to say it
    if constexpr (requires { problem_of(item); }) problem_of(item);
  } catch (const ProtocolError&) {
  }
}

template <class Read>
void settings(const nlohmann::json& json, Read&& read) {
  try {
    const auto value = read(json);
    const nlohmann::json written = to_json(value);
    must(to_json(read(written)) == written);
  } catch (const Error&) {
  }
}

}  // namespace

int fuzz_layout(Bytes bytes) {
  const std::string_view message = text_of(bytes);
  try {
    const RequestHeader header = decode_request(message);
    check<LayoutRequest>(header.payload);
    check<RouteRequest>(header.payload);
  } catch (const ProtocolError&) {
  }
  try {
    const ResponseHeader header = decode_response(message);
    check<HelperVersion>(header.payload);
    check<LayoutResult>(header.payload);
    check<RouteResult>(header.payload);
    decode_text(header.payload);
  } catch (const ProtocolError&) {
  }
  return 0;
}

int fuzz_settings(Bytes bytes) {
  const nlohmann::json json = nlohmann::json::parse(text_of(bytes), nullptr, false);
  if (json.is_discarded()) return 0;
  settings(json, scenario_from_json);
  settings(json, frozen_layout_from_json);
  settings(json, ahp_options_from_json);
  settings(json, bootstrap_options_from_json);
  return 0;
}

}  // namespace taskatlas::fuzz
