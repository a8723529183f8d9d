// SPDX-License-Identifier: MIT
#include "affinity/bootstrap.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

constexpr int kMostResamples = 1'000'000;

}  // namespace

void BootstrapOptions::check() const {
  if (resamples < 1 || resamples > kMostResamples) {
    throw usage_error("bootstrap: " + std::to_string(resamples) + " resamples; 1 to " +
                      std::to_string(kMostResamples) + " are expected");
  }
  if (!(lower >= 0 && lower <= upper && upper <= 1)) {
    throw usage_error("bootstrap: percentiles " + format_number(lower) + " and " +
                      format_number(upper) + "; 0 <= lower <= upper <= 1 is expected");
  }
  ahp.check();
}

nlohmann::json to_json(const BootstrapOptions& options) {
  return {{"resamples", options.resamples},
          {"lower", options.lower},
          {"upper", options.upper},
          {"ahp", to_json(options.ahp)}};
}

BootstrapOptions bootstrap_options_from_json(const nlohmann::json& json) {
  if (!json.is_object()) throw bad_input("bootstrap options must be a JSON object");
  BootstrapOptions options;
  const auto number = [](const std::string& key, const nlohmann::json& member) {
    if (!member.is_number()) {
      throw bad_input("bootstrap options: member '" + key + "' must be a number");
    }
    return member.get<double>();
  };
  for (const auto& [key, member] : json.items()) {
    if (key == "resamples") {
      // As a double first: a number too large for an int must not wrap into a valid one.
      const double value = number(key, member);
      if (!member.is_number_integer() || !(value >= 1 && value <= kMostResamples)) {
        throw bad_input("bootstrap options: member 'resamples' must be a whole number, 1 to " +
                        std::to_string(kMostResamples));
      }
      options.resamples = static_cast<int>(value);
    } else if (key == "lower") {
      options.lower = number(key, member);
    } else if (key == "upper") {
      options.upper = number(key, member);
    } else if (key == "ahp") {
      options.ahp = ahp_options_from_json(member);
    } else {
      throw bad_input("bootstrap options have a member '" + key +
                      "' that this version does not know");
    }
  }
  try {
    options.check();
  } catch (const Error& error) {
    throw bad_input(std::string("bootstrap options: ") + error.what());
  }
  return options;
}

}  // namespace taskatlas
