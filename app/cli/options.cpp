// SPDX-License-Identifier: MIT
#include "cli/options.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <limits>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

// An empty value is a script's unset variable rather than the wish for the default.
CLI::Validator given() {
  return {[](std::string& text) { return text.empty() ? std::string("a value is missing") : ""; },
          ""};
}

}  // namespace

void add_format_option(CLI::App& command, OutputOptions& output, std::vector<std::string> formats) {
  output.format = formats.front();
  std::string words;
  for (const std::string& format : formats) words += (words.empty() ? "" : "|") + format;
  const std::string what =
      "how the result is written (default " + formats.front() + "); json has stable keys";
  command.add_option("--format", output.format, what)
      ->type_name(words)
      ->check(CLI::Validator(
          [formats, words](std::string& given) {
            const bool known = std::find(formats.begin(), formats.end(), given) != formats.end();
            return known ? std::string() : "'" + given + "' is none of " + words;
          },
          ""));
}

void add_output_options(CLI::App& command, OutputOptions& output,
                        std::vector<std::string> formats) {
  add_format_option(command, output, std::move(formats));
  add_value(command, "--out", output.out, "FILE",
            "write the result to FILE instead of printing it; FILE is never half written");
}

void add_measurement_options(CLI::App& command, MeasurementOptions& measurement) {
  add_value(command, "--transfer-images", measurement.transfer_images, "N",
            "measurements whose transfers were trained on N images (default: the most)");
  add_value(command, "--run-seed", measurement.run_seed, "S",
            "measurements of the runs with seed S (default: the lowest)");
}

void add_threads_option(CLI::App& command, std::string& threads) {
  add_value(command, "--threads", threads, "N", "processor cores to use (default: all)");
}

void add_study_argument(CLI::App& command, std::string& study, std::string_view name,
                        std::string_view what) {
  command.add_option(std::string(name), study, std::string(what))->required()->type_name("");
}

CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& type, const std::string& what) {
  return command.add_option(name, values, what)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false);
}

CLI::Option* add_value(CLI::App& command, const std::string& name, std::string& value,
                       const std::string& type, const std::string& what) {
  return command.add_option(name, value, what)->type_name(type)->check(given());
}

long long whole_number(const std::string& text, std::string_view option, long long smallest,
                       long long largest, long long fallback) {
  if (text.empty()) return fallback;
  const auto value = parse_integer(text);
  if (!value || *value < smallest || *value > largest) {
    std::string range = "at least " + std::to_string(smallest);
    if (largest < std::numeric_limits<std::int32_t>::max()) {
      range = std::to_string(smallest) + " to " + std::to_string(largest);
    }
    throw usage_error(std::string(option) + " is '" + text + "'; a whole number, " + range +
                      ", is expected");
  }
  return *value;
}

double amount(std::string_view text, std::string_view option, bool infinite_allowed) {
  if (infinite_allowed && text == "inf") return std::numeric_limits<double>::infinity();
  const auto value = parse_number(text);
  if (!value || *value < 0) {
    throw usage_error(std::string(option) + " is '" + std::string(text) +
                      "'; a number of at least 0" + (infinite_allowed ? ", or inf," : "") +
                      " is expected");
  }
  return *value;
}

}  // namespace taskatlas::cli
