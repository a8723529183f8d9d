// SPDX-License-Identifier: MIT
// Reading untrusted JSON field by field, with limits and messages that name file and field; writing
// it with exact numbers. For this room and those above it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas::dataset {

// Throws Error(kBadInput) with `name` for text that is larger than max_bytes, nested deeper than
// 16, or no JSON.
nlohmann::json parse_json(std::string_view text, std::string_view name,
                          std::size_t max_bytes = std::size_t{4} << 20);

// The fields of one object. Every refusal is an Error(kBadInput) "NAME: FIELD …".
class JsonFields {
 public:
  // Refuses what is no object. `json` and `name` must outlive this.
  JsonFields(const nlohmann::json& json, std::string_view name, std::string prefix = "");

  bool has(const char* key) const;  // present and not null
  const nlohmann::json& at(const char* key) const;

  // A finite number whose magnitude is at most `most`.
  double number(const char* key, double most) const;
  std::int64_t whole(const char* key, std::int64_t least, std::int64_t most) const;
  // Text of at most 4096 bytes; a whole number is taken for its digits (uuids are written both
  // ways).
  std::string text(const char* key) const;
  // Exactly out.size() finite numbers.
  void numbers(const char* key, double most, std::span<double> out) const;
  std::vector<std::int64_t> wholes(const char* key, std::int64_t least, std::int64_t most,
                                   std::size_t max_count) const;
  std::vector<std::string> texts(const char* key, std::size_t max_count) const;
  // An object inside; `this` must outlive it.
  JsonFields object(const char* key) const;

  [[noreturn]] void refuse(const char* key, const std::string& what) const;

 private:
  const nlohmann::json& json_;
  std::string_view name_;
  std::string prefix_;
};

// "[1, 2.5]", numbers as their shortest exact text.
std::string json_numbers(std::span<const double> values);
// "\"text\"", escaped; bytes that are no UTF-8 are replaced.
std::string json_text(std::string_view text);

}  // namespace taskatlas::dataset
