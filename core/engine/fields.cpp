// SPDX-License-Identifier: MIT
#include "engine/fields.hpp"

#include "base/error.hpp"

#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {

nlohmann::ordered_json parse_json(std::string_view text, const std::string& what) {
  using Json = nlohmann::ordered_json;
  constexpr int kMaxDepth = 20;
  try {
    return Json::parse(text, [&](int depth, Json::parse_event_t, Json&) {
      if (depth > kMaxDepth) throw bad_input(what + ": is nested too deeply");
      return true;
    });
  } catch (const Json::exception& error) {
    throw bad_input(what + ": is no JSON (" + error.what() + ")");
  }
}

Fields::Fields(const nlohmann::ordered_json& json, std::string where)
    : json_(json), where_(std::move(where)) {
  if (!json.is_object()) throw bad_input(where_ + ": a JSON object is expected");
}

const nlohmann::ordered_json* Fields::find(const char* key) {
  known_.insert(key);
  const auto found = json_.find(key);
  return found == json_.end() ? nullptr : &*found;
}

void Fields::refuse(std::string_view key, const std::string& expected) const {
  const auto found = json_.find(std::string(key));
  std::string value = "missing";
  if (found != json_.end()) {
    constexpr std::size_t kShown = 60;
    value = found->dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
    if (value.size() > kShown) value = value.substr(0, kShown) + "..";
  }
  throw bad_input(where_ + ": '" + std::string(key) + "' is " + value + "; " + expected +
                  " is expected");
}

std::int64_t Fields::integer(const char* key, std::int64_t fallback, std::int64_t least,
                             std::int64_t most) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  const auto range = [&] {
    return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  };
  if (!value->is_number_integer() ||
      (value->is_number_unsigned() &&
       value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))) {
    refuse(key, range());
  }
  const auto number = value->get<std::int64_t>();
  if (number < least || number > most) refuse(key, range());
  return number;
}

double Fields::number(const char* key, double fallback) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_number() || !std::isfinite(value->get<double>())) refuse(key, "a number");
  return value->get<double>();
}

bool Fields::boolean(const char* key, bool fallback) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_boolean()) refuse(key, "true or false");
  return value->get<bool>();
}

std::string Fields::text(const char* key, std::string fallback) {
  const auto* value = find(key);
  if (value == nullptr) return fallback;
  if (!value->is_string()) refuse(key, "a text");
  return value->get<std::string>();
}

std::vector<std::string> Fields::texts(const char* key) {
  const auto* value = find(key);
  if (value == nullptr) return {};
  std::vector<std::string> found;
  constexpr std::size_t kMost = 1'000'000;
  if (!value->is_array() || value->size() > kMost) refuse(key, "a list of texts");
  for (const auto& one : *value) {
    if (!one.is_string()) refuse(key, "a list of texts");
    found.push_back(one.get<std::string>());
  }
  return found;
}

void Fields::finish() const {
  for (const auto& [key, value] : json_.items()) {
    if (!known_.contains(key)) {
      throw bad_input(where_ + ": '" + key + "' is not known; left out: " + joined());
    }
  }
}

std::string Fields::joined() const {
  std::string text;
  for (const std::string& key : known_) {
    if (!json_.contains(key)) text += (text.empty() ? "" : ", ") + key;
  }
  return text.empty() ? "nothing" : text;
}

}  // namespace taskatlas::engine
