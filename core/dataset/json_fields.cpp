// SPDX-License-Identifier: MIT
#include "dataset/json_fields.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

constexpr std::size_t kMaxText = 4096;

// How deep brackets nest, outside of strings. Wrong for what is no JSON, which the parser refuses.
std::size_t nesting(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inside) {
      if (c == '\\') ++i;
      if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

}  // namespace

nlohmann::json parse_json(std::string_view text, std::string_view name, std::size_t max_bytes) {
  const std::string what(name);
  if (text.size() > max_bytes) {
    throw bad_input(what + ": the JSON is larger than the " + std::to_string(max_bytes) +
                    " bytes that are read");
  }
  constexpr std::size_t kMaxNesting = 16;
  if (nesting(text) > kMaxNesting) throw bad_input(what + ": the JSON is nested too deeply");
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception&) {
    throw bad_input(what + (text.empty() ? ": the file is empty; fetch it again"
                                         : ": damaged JSON; fetch the file again"));
  }
}

JsonFields::JsonFields(const nlohmann::json& json, std::string_view name, std::string prefix)
    : json_(json), name_(name), prefix_(std::move(prefix)) {
  if (!json.is_object()) {
    throw bad_input(std::string(name) + ": " + (prefix_.empty() ? "the JSON" : prefix_) +
                    " is no object of named fields");
  }
}

void JsonFields::refuse(const char* key, const std::string& what) const {
  throw bad_input(std::string(name_) + ": " + prefix_ + (prefix_.empty() ? "" : ".") + key + " " +
                  what);
}

bool JsonFields::has(const char* key) const {
  const auto found = json_.find(key);
  return found != json_.end() && !found->is_null();
}

const nlohmann::json& JsonFields::at(const char* key) const {
  if (!has(key)) refuse(key, "is missing");
  return *json_.find(key);
}

double JsonFields::number(const char* key, double most) const {
  double out = 0;
  const nlohmann::json& value = at(key);
  if (!value.is_number()) refuse(key, "must be a number");
  out = value.get<double>();
  if (!std::isfinite(out) || std::abs(out) > most) refuse(key, "is out of range");
  return out;
}

std::int64_t JsonFields::whole(const char* key, std::int64_t least, std::int64_t most) const {
  const double value = number(key, 0x1p53);
  if (value != std::floor(value)) refuse(key, "must be a whole number");
  const auto out = static_cast<std::int64_t>(value);
  if (out < least || out > most) refuse(key, "is out of range");
  return out;
}

std::string JsonFields::text(const char* key) const {
  const nlohmann::json& value = at(key);
  if (value.is_number_integer()) return value.dump();
  if (!value.is_string()) refuse(key, "must be text");
  const auto& text = value.get_ref<const std::string&>();
  if (text.size() > kMaxText) refuse(key, "is too long");
  return text;
}

void JsonFields::numbers(const char* key, double most, std::span<double> out) const {
  const nlohmann::json& list = at(key);
  const auto expected = std::to_string(out.size());
  if (!list.is_array() || list.size() != out.size())
    refuse(key, "must be " + expected + " numbers");
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!list[i].is_number()) refuse(key, "must be " + expected + " numbers");
    out[i] = list[i].get<double>();
    if (!std::isfinite(out[i]) || std::abs(out[i]) > most) refuse(key, "is out of range");
  }
}

std::vector<std::int64_t> JsonFields::wholes(const char* key, std::int64_t least, std::int64_t most,
                                             std::size_t max_count) const {
  const nlohmann::json& list = at(key);
  if (!list.is_array()) refuse(key, "must be a list of whole numbers");
  if (list.size() > max_count) {
    refuse(key, "has more than the " + std::to_string(max_count) + " elements that are read");
  }
  std::vector<std::int64_t> out;
  out.reserve(list.size());
  for (const nlohmann::json& value : list) {
    if (!value.is_number_integer()) refuse(key, "must be a list of whole numbers");
    // An unsigned number beyond 2⁶³ would turn negative; as a double it is out of range.
    const double number = value.get<double>();
    if (number < static_cast<double>(least) || number > static_cast<double>(most)) {
      refuse(key, "has a number out of range");
    }
    out.push_back(value.get<std::int64_t>());
  }
  return out;
}

std::vector<std::string> JsonFields::texts(const char* key, std::size_t max_count) const {
  const nlohmann::json& list = at(key);
  if (!list.is_array()) refuse(key, "must be a list of texts");
  if (list.size() > max_count) {
    refuse(key, "has more than the " + std::to_string(max_count) + " elements that are read");
  }
  std::vector<std::string> out;
  out.reserve(list.size());
  for (const nlohmann::json& value : list) {
    if (!value.is_string() || value.get_ref<const std::string&>().size() > kMaxText) {
      refuse(key, "must be a list of texts of at most " + std::to_string(kMaxText) + " bytes");
    }
    out.push_back(value.get<std::string>());
  }
  return out;
}

JsonFields JsonFields::object(const char* key) const {
  return {at(key), name_, prefix_ + (prefix_.empty() ? "" : ".") + key};
}

std::string json_numbers(std::span<const double> values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    out += format_number(values[i]);
  }
  return out + "]";
}

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace taskatlas::dataset
