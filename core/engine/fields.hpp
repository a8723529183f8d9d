// SPDX-License-Identifier: MIT
// Reads the members of JSON objects that people or strangers wrote. Internal to the room.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::engine {

// The whole text as one JSON value, nested 20 deep at most. Throws Error(kBadInput).
nlohmann::ordered_json parse_json(std::string_view text, const std::string& what);

// One object, which must outlive this. Every member is to be asked for; finish() refuses those
// that were not. Every refusal is an Error(kBadInput) naming the object, the member, its value and
// what is expected; a member that is not there has its fallback.
class Fields {
 public:
  Fields(const nlohmann::ordered_json& json, std::string where);

  const nlohmann::ordered_json* find(const char* key);  // nullptr where it is not there
  [[noreturn]] void refuse(std::string_view key, const std::string& expected) const;

  std::int64_t integer(const char* key, std::int64_t fallback, std::int64_t least,
                       std::int64_t most);
  double number(const char* key, double fallback);  // finite
  bool boolean(const char* key, bool fallback);
  std::string text(const char* key, std::string fallback);
  std::vector<std::string> texts(const char* key);

  void finish() const;

 private:
  std::string joined() const;

  const nlohmann::ordered_json& json_;
  std::string where_;
  std::set<std::string> known_;
};

}  // namespace taskatlas::engine
